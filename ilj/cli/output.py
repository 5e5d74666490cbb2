"""The standard streams: detecting terminals, printing replies, handling write errors."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from itertools import chain, islice
from typing import Any, NamedTuple, TextIO

from ilj.errors import IljError, OutputError, UsageError
from ilj.model import Choice, Kind
from ilj.query.question import term_of
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from ilj.store.files import reason
from ilj.text import listed, safe, typed

from .options import COLOURS

DEFAULT_WIDTH = 80
_WIDEST = 1000
_FORMATS = Choice(dict.fromkeys(FORMATS, ""))
ILJ_DATA, ILJ_FORMAT, ILJ_DEBUG = "ILJ_DATA", "ILJ_FORMAT", "ILJ_DEBUG"


def examine(stream: TextIO | None, environ: Mapping[str, str]) -> Look:
    """Find out once what a stream can show, and prepare it for text in any script."""
    if stream is None:
        return Look([], DEFAULT_WIDTH)
    terminal = _prepare(stream)
    return Look(
        [],
        width=_width(stream, environ),
        colour=coloured(terminal, environ),
        drawn=_drawn(stream),
        height=_height(stream) if terminal else None,
        terminal=terminal,
    )


def _prepare(stream: TextIO) -> bool:
    """Prepare a stream for text in any script; returns whether it is a terminal."""
    terminal = stream.isatty()
    if isinstance(stream, TextIOWrapper):
        if terminal:
            # Line buffering would take one system call per line, and pages would appear in bits.
            stream.reconfigure(errors="replace", line_buffering=False)
        else:
            # Pipes and files get the same bytes in every locale and on every system.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return terminal


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    asked = environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10 and int(asked) > 0:
        return min(int(asked), _WIDEST)
    for known in (stream, sys.stderr, sys.stdin):  # the others are terminals in ilj … | less
        with suppress(OSError, ValueError, AttributeError):
            return min(os.get_terminal_size(known.fileno()).columns or DEFAULT_WIDTH, _WIDEST)
    return DEFAULT_WIDTH


def _height(stream: TextIO) -> int | None:
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).lines or None
    return None


def _drawn(stream: TextIO) -> bool:
    try:
        "█▒▏◄".encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def coloured(terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether to use colour if no option decides."""
    if environ.get("NO_COLOR"):
        return False
    forced = (environ.get("FORCE_COLOR", "0"), environ.get("CLICOLOR_FORCE", "0"))
    if any(value not in ("", "0") for value in forced):
        return True
    return terminal and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"


class Reply(NamedTuple):
    """The output in pieces, the remarks for standard error, and the error to end in, if any.

    `controls` are the control characters allowed in the pieces, as in a Format. Remarks may still
    be added while the pieces are generated.
    """

    pieces: Iterable[str]
    remarks: Sequence[str] = ()
    error: IljError | None = None
    controls: str | None = "\n"
    paged: bool = True
    """Whether it goes through the pager if it is longer than the screen."""


class Printer(NamedTuple):
    """The format and display settings for the rows of a kind."""

    kind: Kind
    format: str
    look: Look
    paged: bool = True

    @property
    def for_people(self) -> bool:
        """Whether it is a layout, and not data for programs."""
        return FORMATS[self.format].controls is None

    @property
    def drawn(self) -> str:
        """What it makes a picture of; empty if it makes none."""
        usual = {"years": "chart", "found": "table"}.get(self.kind.layout, self.kind.layout)
        return usual if self.format == "svg" else ""

    def of(self, rows: Sequence[Any], error: IljError | None = None) -> Reply:
        """The reply that prints these rows."""
        return self.reply(Sheet(self.kind, rows, len(rows)), error)

    def reply(self, sheet: Sheet, error: IljError | None = None) -> Reply:
        """The reply that prints a sheet."""
        pieces = writer(self.format)(sheet._replace(drawn=sheet.drawn or self.drawn), self.look)
        controls, paged = FORMATS[self.format].controls, self.paged
        # The first screen of a search is one screen.
        paged = paged and not (self.format == "found" and self.look.height)
        return Reply(pieces, self.look.remarks, error, controls, paged)


def printer(
    screen: Look,
    kind: Kind,
    *,
    format: str | None,
    json: bool,
    color: str | None,
    no_header: bool,
    wrap: bool = False,
    no_pager: bool = False,
) -> Printer:
    """The format and settings that the options ask for, or the defaults for the kind."""
    chosen = _format(kind, format) if format is not None else None
    if json and chosen not in (None, "json"):
        raise UsageError(f"--json and --format {chosen} cannot be combined", "drop one of them")
    when = term_of(COLOURS, "--color", color) if color is not None else "auto"
    # Output into a pipe is for scripts (TSV), but references are for people there too.
    usual = kind.layout if screen.terminal or kind.layout == "text" else "tsv"
    name = "json" if json else chosen or usual
    look = screen._replace(
        width=screen.width if screen.terminal or FORMATS[name].controls is None else None,
        colour=screen.colour if when == "auto" else when == "always",
        header=not no_header,
        wrap=wrap,
    )
    return Printer(kind, name, look, not no_pager)


def _format(kind: Kind, asked: str) -> str:
    """The format asked for; UsageError, which lists the valid ones, if it cannot print the kind."""
    fit, known = fitting(kind.name), _FORMATS.choose(asked)
    if known and known not in fit:
        others = listed(f"ilj {name}" for name in FORMATS[known].only)
        message = f"--format: {known} is for {others}, not for ilj {kind.name}"
        raise UsageError(message, f"ilj {kind.name} prints {listed(fit, 'or')}")
    return term_of(Choice(fit), "--format", asked)


def filled(command: str, given: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The values of the options, with those from the environment as defaults.

    A format from the environment is ignored by a command whose rows it cannot print.
    """
    values = dict(given)
    if values.get("data", "") is None:
        values["data"] = typed(environ.get(ILJ_DATA, "")) or None
    asked = typed(environ.get(ILJ_FORMAT, ""))
    if asked and values.get("format", "") is None and not values["json"]:
        term = term_of(_FORMATS, ILJ_FORMAT, asked)
        values["format"] = term if term in fitting(command) else None
    return values


def emit(
    stream: TextIO | None, pieces: Iterable[str], controls: str | None, height: int | None = None
) -> None:
    """Write all of the output; OutputError if that fails, except on a closed pipe.

    `controls` are the control characters not to escape, besides the one that ends a piece; None
    escapes nothing. Output of `height` lines or more goes through the pager.
    """
    if stream is None:
        raise OutputError("cannot write: standard output is closed")
    try:
        if controls is not None:
            pieces = (safe(piece[:-1], controls) + piece[-1:] for piece in pieces)
        if height:
            pieces = iter(pieces)
            first = list(islice(pieces, height))
            pieces = chain(first, pieces)
            if len(first) == height:
                # Imports subprocess, which only what is longer than a screen needs.
                from .pager import paged

                if paged(pieces, os.environ, stream.encoding):
                    return
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError:  # as in `ilj visits | head`
        return
    except OSError as error:
        raise OutputError(f"cannot write: {reason(error)}") from None


def say(lines: Iterable[str]) -> None:
    """Write lines to standard error, if there is one."""
    stream = sys.stderr
    if stream is None:
        return
    with suppress(OSError):  # there is nowhere left to report it
        _prepare(stream)
        stream.writelines(f"{safe(line)}\n" for line in lines)
        stream.flush()
