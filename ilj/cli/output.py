"""The streams: what they are asked once, how a reply is printed on them, how they may fail."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, NamedTuple, TextIO

from ilj.errors import IljError, OutputError, UsageError
from ilj.model import Choice, Kind, Record
from ilj.query.question import suggest
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from ilj.store.files import reason
from ilj.text import fold, listed, safe, typed

from .options import COLOURS

DEFAULT_WIDTH = 80
_WIDEST = 1000
ILJ_DATA, ILJ_FORMAT, ILJ_DEBUG = "ILJ_DATA", "ILJ_FORMAT", "ILJ_DEBUG"
VARIABLES = {
    ILJ_DATA: "a folder of your own records, as `--data`",
    ILJ_FORMAT: "the format, as `--format`",
    ILJ_DEBUG: "a traceback where ilj itself is at fault, if it is not empty",
    "NO_COLOR": "no colour, if it is not empty",
    "FORCE_COLOR": "colour also in a pipe, if it is neither empty nor 0",
    "CLICOLOR": "no colour, if it is 0",
    "TERM": "no colour, if it is `dumb`",
    "COLUMNS": "how wide the output is, if it is a number above 0",
}
"""The environment variables that ilj heeds, and what each does. Options win over them."""


def examine(stream: TextIO | None, environ: Mapping[str, str]) -> Look:
    """Ask a stream, once, what it is; and prepare it for text of any script."""
    if stream is None:
        return Look([], DEFAULT_WIDTH)
    terminal = _prepare(stream)
    return Look(
        [],
        width=_width(stream, environ),
        colour=coloured(terminal, environ),
        drawn=_drawn(stream),
        terminal=terminal,
    )


def _prepare(stream: TextIO) -> bool:
    """Make a stream take text of any script; whether it is a terminal."""
    terminal = stream.isatty()
    if isinstance(stream, TextIOWrapper):
        if terminal:
            # By lines, a page would take a system call a line, and come piece by piece.
            stream.reconfigure(errors="replace", line_buffering=False)
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return terminal


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    asked = environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10 and int(asked) > 0:
        return min(int(asked), _WIDEST)
    try:
        return min(os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH, _WIDEST)
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def _drawn(stream: TextIO) -> bool:
    try:
        "│┆┝●○◆█▒".encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def coloured(terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether colour is wanted, where no option says."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"


class Reply(NamedTuple):
    """The pieces of the output, the remarks beside them, the error that it ends in, if any.

    `controls` are the control characters that the pieces are made of, as in a Format. Remarks may
    still come in while the pieces are taken.
    """

    pieces: Iterable[str]
    remarks: Sequence[str] = ()
    error: IljError | None = None
    controls: str | None = "\n"


class Printer(NamedTuple):
    """How rows of a kind are to be printed."""

    kind: Kind
    format: str
    look: Look

    def reply(
        self,
        rows: Sequence[Any],
        error: IljError | None = None,
        total: int | None = None,
        fields: Sequence[str] = (),
        sources: Mapping[str, Record] | None = None,
    ) -> Reply:
        """The rows, printed so."""
        sheet = Sheet(self.kind, rows, len(rows) if total is None else total, fields, sources)
        pieces = writer(self.format)(sheet, self.look)
        return Reply(pieces, self.look.remarks, error, FORMATS[self.format].controls)


def printer(
    screen: Look, kind: Kind, *, format: str | None, json: bool, color: str | None, no_header: bool
) -> Printer:
    """What the options ask for, for rows of a kind; else the format that the kind is for."""
    chosen = _format(kind, format) if format is not None else None
    if json and chosen not in (None, "json"):
        raise UsageError(f"--json and --format {chosen} exclude each other", "leave one out")
    when = _term(COLOURS.terms, "--color", color) if color is not None else "auto"
    usual = kind.layout if screen.terminal or kind.layout == "text" else "tsv"
    name = "json" if json else chosen or usual
    look = screen._replace(
        width=screen.width if screen.terminal or FORMATS[name].controls is None else None,
        colour=screen.colour if when == "auto" else when == "always",
        header=not no_header,
    )
    return Printer(kind, name, look)


def _format(kind: Kind, asked: str) -> str:
    """The format asked for; UsageError, which names those that fit, where it does not."""
    fit, known = fitting(kind.name), Choice(dict.fromkeys(FORMATS, "")).choose(asked)
    if known and known not in fit:
        message = f"--format: {known} is for ilj {FORMATS[known].only}, not for ilj {kind.name}"
        raise UsageError(message, f"ilj {kind.name} prints {listed(fit, 'or')}")
    return _term(fit, "--format", asked)


def _term(terms: Iterable[str], option: str, asked: str) -> str:
    vocabulary = Choice(dict.fromkeys(terms, ""))
    if (term := vocabulary.choose(asked)) is None:
        message = f"{option}: {asked!r} is not one of {vocabulary.label}"
        raise UsageError(message, suggest(fold(asked), vocabulary.terms))
    return term


def filled(command: str, given: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The values of the options, those of the environment where none is given.

    A format of the environment that does not print the command's rows is left to the others.
    """
    values = dict(given)
    if values.get("data", "") is None:
        values["data"] = typed(environ.get(ILJ_DATA, "")) or None
    asked = typed(environ.get(ILJ_FORMAT, ""))
    if asked and values.get("format", "") is None and not values["json"]:
        term = _term(FORMATS, ILJ_FORMAT, asked)
        values["format"] = term if term in fitting(command) else None
    return values


def emit(stream: TextIO | None, pieces: Iterable[str], controls: str | None) -> None:
    """Write all of the output; a reader that has gone is a normal end, else OutputError.

    `controls` are those that may pass beside the one that ends a piece; None lets all pass.
    """
    if stream is None:
        raise OutputError("cannot write: standard output is closed")
    try:
        if controls is not None:
            pieces = (safe(piece[:-1], controls) + piece[-1:] for piece in pieces)
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError:
        return
    except OSError as error:
        raise OutputError(f"cannot write: {reason(error)}") from None


def say(lines: Iterable[str]) -> None:
    """Write lines to standard error, where anyone can read them."""
    stream = sys.stderr
    if stream is None:
        return
    with suppress(OSError):
        _prepare(stream)
        stream.writelines(f"{safe(line)}\n" for line in lines)
        stream.flush()
