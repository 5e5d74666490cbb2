"""The pager, which shows what is longer than the screen."""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress


def paged(pieces: Iterable[str], environ: Mapping[str, str], encoding: str) -> bool:
    """Show text in the pager; False if there is to be none, or it does not start."""
    if not (command := _pager(environ)):
        return False
    try:
        child = subprocess.Popen(command, stdin=subprocess.PIPE)
    except OSError:
        return False
    # An interrupt is for the pager, which may stop a search with it and go on.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with suppress(BrokenPipeError), child.stdin as pipe:  # type: ignore[union-attr]
            for piece in pieces:
                pipe.write(piece.encode(encoding, "replace"))
    finally:
        child.wait()
        signal.signal(signal.SIGINT, before)
    return True


def _pager(environ: Mapping[str, str]) -> list[str]:
    """The pager as a program and its arguments; empty if there is to be none, or there is none."""
    usual = "" if environ.get("TERM", "dumb") == "dumb" else "less -FRX"
    try:
        command = shlex.split(environ.get("ILJ_PAGER", environ.get("PAGER", usual)))
    except ValueError:  # a quote is not closed
        return []
    return command if command and command != ["cat"] and shutil.which(command[0]) else []
