"""Errors, each with its exit code."""

from collections.abc import Sequence

EXIT_CODES = {
    0: "found",
    1: "nothing matched",
    2: "wrong usage",
    3: "invalid data",
    70: "internal error",
    74: "cannot write output",
    130: "interrupted",
    143: "terminated",
}
"""What each exit code means."""


class IljError(Exception):
    """An error: one or more lines that say what is wrong, and an optional hint."""

    exit_code = 70

    def __init__(self, said: str | Sequence[str], hint: str = "") -> None:
        """Take a message or several, one per line; `hint` says what to do about them."""
        self.lines = [said] if isinstance(said, str) else list(said)
        super().__init__("\n".join(self.lines))
        self.hint = hint


class UsageError(IljError):
    """Invalid options or arguments."""

    exit_code = 2


class NothingFound(IljError):
    """Nothing matches the query."""

    exit_code = 1


class DataError(IljError):
    """Invalid data: one line per error, `FILE: record ID: field: what is wrong`."""

    exit_code = 3


class OutputError(IljError):
    """The output cannot be written."""

    exit_code = 74
