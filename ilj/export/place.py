"""Putting something whole in its place, or nothing at all."""

import errno
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import rmtree


@contextmanager
def placed(path: str, replace: bool) -> Iterator[str]:
    """A path to write a file or a folder to; once that is whole, it is moved to `path`.

    It is in a hidden folder beside the target, so that the move is one step on one disk. All of
    that folder is removed whatever happens, an interrupt included. OutputError where it cannot be
    written, or where something is there by now that it is not to `replace`.
    """
    target = os.path.realpath(path)
    work = os.path.join(os.path.dirname(target), f".ilj-{os.urandom(8).hex()}")
    new, old = os.path.join(work, "new"), os.path.join(work, "old")
    try:
        os.mkdir(work)
        yield new
        for name in [entry.path for entry in os.scandir(new)] if os.path.isdir(new) else [new]:
            with open(name, "rb+") as file:
                os.fsync(file.fileno())  # which is when some disks tell that they are full
        with _undisturbed():
            if os.path.lexists(target) and not replace:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            _move(new, target, old)
    finally:
        with _undisturbed():
            rmtree(work, ignore_errors=True)


def _move(new: str, target: str, old: str) -> None:
    """Put the new in place of the target; what stood there, if a folder, becomes the old."""
    if not os.path.isdir(target):
        os.replace(new, target)
        return
    os.rename(target, old)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(old, target)
        raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have an interrupt wait until this is done, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
