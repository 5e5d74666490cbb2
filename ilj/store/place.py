"""Writing a file or folder completely or not at all."""

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from shutil import rmtree


@contextmanager
def placed(path: str, replace: bool) -> Iterator[str]:
    """Yield a path to write a file or folder to; when it is complete, move it to `path`.

    It is in a hidden folder next to the target, so that the move is a single step on one disk. The
    hidden folder is always removed, even after an interrupt. OSError if the output cannot be
    written, or if the target exists by now and `replace` is false.
    """
    target = os.path.realpath(path)
    work = os.path.join(os.path.dirname(target), f".ilj-{os.urandom(8).hex()}")
    new, old = os.path.join(work, "new"), os.path.join(work, "old")
    try:
        os.mkdir(work)
        yield new
        for name in [entry.path for entry in os.scandir(new)] if os.path.isdir(new) else [new]:
            with open(name, "rb+") as file:
                os.fsync(file.fileno())  # some disks report only now that they are full
        with _undisturbed():
            with suppress(FileNotFoundError):  # what is replaced keeps its permissions
                os.chmod(new, stat.S_IMODE(os.stat(target).st_mode))
            if os.path.lexists(target) and not replace:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            _move(new, target, old)
    finally:
        with _undisturbed():
            rmtree(work, ignore_errors=True)


def _move(new: str, target: str, old: str) -> None:
    """Move `new` to `target`; if that is a folder, it is moved to `old` first."""
    if not os.path.isdir(target):
        os.replace(new, target)
        return
    # A folder cannot be moved onto another that is not empty.
    os.rename(target, old)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(old, target)
        raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Delay SIGINT and SIGTERM until the block is done, if the system supports that."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
