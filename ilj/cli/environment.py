"""The environment: which variables ilj heeds, and what they come to. Options win over them."""

from __future__ import annotations

from collections.abc import Mapping

DATA, FORMAT, DEBUG = "ILJ_DATA", "ILJ_FORMAT", "ILJ_DEBUG"
VARIABLES = {
    DATA: "a folder of your own records, as `--data`",
    FORMAT: "the format, as `--format`",
    DEBUG: "a traceback where ilj itself is at fault, if it is not empty",
    "NO_COLOR": "no colour, if it is not empty",
    "FORCE_COLOR": "colour also in a pipe, if it is neither empty nor 0",
    "CLICOLOR": "no colour, if it is 0",
    "TERM": "no colour, if it is `dumb`",
    "COLUMNS": "how wide the output is, if it is a number above 0",
}
"""What each variable does."""


def coloured(terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether colour is wanted, where no option says."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"
