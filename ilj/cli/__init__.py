"""The command line: options to questions, answers to streams, errors to exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ilj import __version__
from ilj.dataset import edition
from ilj.errors import IljError

from .commands import COMMANDS
from .environment import DEBUG
from .line import Line, plain
from .reply import Reply, filled
from .screen import Screen, emit, examine, say

_FAULT = 70


def main(args: Sequence[str] | None = None) -> int:
    """Answer a command line on the standard streams; the exit code."""
    try:
        return _answer(_arguments() if args is None else args)
    except IljError as error:
        _report(error)
        return error.exit_code
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        say(
            [
                f"ilj: a fault of ours: {type(error).__name__}: {error}",
                f"hint: {DEBUG}=1 shows where",
            ]
        )
        return _FAULT


def _arguments() -> list[str]:
    """The command line as UTF-8, whatever the locale took it for."""
    return [os.fsencode(arg).decode("utf-8", "surrogateescape") for arg in sys.argv[1:]]


def _answer(args: Sequence[str]) -> int:
    screen = examine(sys.stdout, os.environ)
    reply = _reply(plain(args) or _unusual(args), screen)
    guarded = screen.terminal and not reply.styled
    emit(sys.stdout, reply.pieces, keep_safe="\n\t" if guarded else None)
    say(f"ilj: {remark}" for remark in reply.remarks)
    if reply.error:
        raise reply.error
    return 0


def _unusual(args: Sequence[str]) -> Line:
    from .app import read

    return read(args)


def _reply(line: Line, screen: Screen) -> Reply:
    if line.page == "version":
        return Reply([f"ilj {__version__}, data of {edition()}\n"])
    if line.page:
        from .helptext import overview, page

        return Reply([page(COMMANDS[line.command]) if line.command else overview()])
    return COMMANDS[line.command].run(screen, **filled(line.command, line.given, os.environ))


def _report(error: IljError) -> None:
    """Each thing that is wrong in one line, then the hint."""
    say(f"ilj: {line}" for line in error.lines)
    say([f"hint: {error.hint}"] * bool(error.hint))
