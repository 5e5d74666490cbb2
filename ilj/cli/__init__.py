"""The command line: parsing options, running commands, printing replies, exit codes."""

import os
import sys
from collections.abc import Sequence

from ilj import __version__
from ilj.errors import IljError
from ilj.render import Look
from ilj.store import BUNDLED
from ilj.store.library import told
from ilj.text import typed

from .commands import COMMANDS
from .line import Line, plain
from .options import TOPICS
from .output import ILJ_DEBUG, Reply, emit, examine, filled, say
from .route import routed


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line on the standard streams; returns the exit code."""
    try:
        # Completion scripts set this; answered here, since Typer is slow to import.
        if "_ILJ_COMPLETE" in os.environ:
            from .complete import completion

            if answered := completion(os.environ):
                emit(sys.stdout, [answered[0]], None)
                return answered[1]
        return _answer([typed(arg) for arg in sys.argv[1:]] if args is None else args)
    except IljError as error:
        return _told(error)
    except Exception as error:
        if os.environ.get(ILJ_DEBUG):
            raise
        fault = f"ilj: internal error: {type(error).__name__}: {error}"
        say([fault, f"hint: {ILJ_DEBUG}=1 shows a traceback"])
        return IljError.exit_code


def _answer(args: Sequence[str]) -> int:
    screen = examine(sys.stdout, os.environ)
    args, remarks = routed(args)
    line = plain(args)
    if not line:  # Typer is slow to import, and few lines need it
        from .app import read_line

        line = read_line(args)
    reply = _reply(line, screen)
    if reply.error and screen.terminal:  # what is near stands below the reason
        _told(reply.error)
    height = screen.height if screen.terminal and reply.paged else None
    emit(sys.stdout, reply.pieces, reply.controls if screen.terminal else None, height)
    say(f"ilj: {remark}" for remark in (*remarks, *reply.remarks))
    if reply.error:
        return reply.error.exit_code if screen.terminal else _told(reply.error)
    return 0


def _told(error: IljError) -> int:
    """Say what is wrong on standard error; returns the exit code."""
    hint = [f"hint: {error.hint}"] if error.hint else []
    say([*(f"ilj: {line}" for line in error.lines), *hint])
    return error.exit_code


def _reply(line: Line, screen: Look) -> Reply:
    if line.page == "version":
        return Reply([f"ilj {__version__}, data of {told(BUNDLED, 'edition')}\n"])
    if line.page:
        from .help import overview, page, topic

        if line.page in TOPICS:
            text = topic(line.page)
        else:
            text = page(COMMANDS[line.command]) if line.command else overview()
        return Reply(text.splitlines(keepends=True))
    return COMMANDS[line.command].run(screen, **filled(line.command, line.given, os.environ))
