"""The streams: what they are asked once, how they are written to, how they may fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from ilj.errors import OutputError
from ilj.files import reason
from ilj.frozen import Value
from ilj.text import safe

from .environment import coloured

DEFAULT_WIDTH = 80
_WIDEST = 1000


class Screen(Value):
    """What is known of standard output: whether it is a terminal, how wide, whether in colour.

    `drawn` tells whether its encoding has the characters of lines and blocks.
    """

    terminal: bool = False
    width: int = DEFAULT_WIDTH
    colour: bool = False
    drawn: bool = True


def examine(stream: TextIO | None, environ: Mapping[str, str]) -> Screen:
    """Ask a stream, once, what it is; and prepare it for text of any script."""
    if stream is None:
        return Screen()
    terminal = _prepare(stream)
    return Screen(terminal, _width(stream, environ), coloured(terminal, environ), _drawn(stream))


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
