"""What can go wrong, each with the exit code that it ends in."""

from collections.abc import Sequence

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
    """A failure in one line or more, each of what is wrong, with a hint where we can help."""

    exit_code = 70

    def __init__(self, said: str | Sequence[str], hint: str = "") -> None:
        """Keep what is wrong, a line each, and the one that says what to do."""
        self.lines = [said] if isinstance(said, str) else list(said)
        super().__init__("\n".join(self.lines))
        self.hint = hint


class UsageError(IljError):
    """A question that cannot be asked."""

    exit_code = 2


class NothingFound(IljError):
    """A question that no record answers."""

    exit_code = 1


class DataError(IljError):
    """Data at fault: every fault of a file as `FILE: record ID: field: what is wrong`."""

    exit_code = 3


class OutputError(IljError):
    """Output that cannot be written."""

    exit_code = 74
