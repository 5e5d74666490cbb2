"""What can go wrong, each with the exit code that it ends in."""

from __future__ import annotations

from collections.abc import Iterable

EXIT_CODES = {
    0: "found",
    1: "nothing matched",
    2: "wrong usage",
    3: "data at fault",
    70: "ilj itself at fault",
    74: "output cannot be written",
    130: "interrupted",
    143: "terminated",
}
"""What each exit code means."""


class IljError(Exception):
    """A failure in one line, with a hint where we can help."""

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the line that says what is wrong and the one that says what to do."""
        super().__init__(message)
        self.hint = hint

    @property
    def lines(self) -> list[str]:
        """What is wrong, one line a fault."""
        return str(self).split("\n")


class UsageError(IljError):
    """A question that cannot be asked."""

    exit_code = 2


class NothingFound(IljError):
    """A question that no record answers."""

    exit_code = 1


class DataError(IljError):
    """Data at fault: every fault of a file, each with its place."""

    exit_code = 3

    def __init__(self, faults: Iterable[str], hint: str = "") -> None:
        """Keep each fault as `FILE: record ID: field: what is wrong`."""
        super().__init__("\n".join(faults), hint)


class OutputError(IljError):
    """Output that cannot be written."""

    exit_code = 74
