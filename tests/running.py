"""Run the installed command as users do: in a pipe and in a terminal of a given width."""

import ctypes
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread

SCRIPT = Path(sys.executable).with_name("ilj")
SERVE = Path(__file__).with_name("serve.py")
BARE = {
    "PATH": f"{SCRIPT.parent}:{os.defpath}",
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
    "ILJ_PAGER": "",
}


@dataclass(frozen=True)
class Ran:
    out: str
    err: str
    code: int

    @property
    def lines(self) -> list[str]:
        """The output line by line; only a line feed ends a line."""
        return self.out.removesuffix("\n").split("\n") if self.out else []

    @property
    def rows(self) -> list[dict[str, str]]:
        """What a TSV output holds, by column."""
        head, *rest = (line.split("\t") for line in self.lines)
        return [dict(zip(head, cells, strict=True)) for cells in rest]


def pipe(
    command: Sequence[str | Path],
    env: Mapping[str, str],
    cwd: Path | None = None,
    first: Callable[[], object] | None = None,
    timeout: float | None = None,
) -> Ran:
    """Run a command with both its outputs in pipes; something may be done in its process first."""
    done = subprocess.run(
        command,
        env=env,
        cwd=cwd,
        preexec_fn=first,
        timeout=timeout,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)


def without_privilege() -> None:
    """Be refused what the permissions refuse, root or not."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # to write and to read whatever there is
        libc.prctl(24, capability, 0, 0, 0)


def window(width: int, height: int = 24) -> tuple[int, int]:
    """The two sides of a new pseudo-terminal: ours, and the one to be printed on."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    return ours, theirs


def terminal(
    command: Sequence[str | Path],
    env: Mapping[str, str],
    width: int = 80,
    *,
    height: int = 24,
    apart: bool = False,
) -> Ran:
    """Run a command on a pseudo-terminal; what it says on either stream comes in `out`.

    With `apart`, standard error is no terminal and comes in `err`. Bytes that are no UTF-8 come as
    surrogates.
    """
    ours, theirs = window(width, height)
    with TemporaryFile() as beside:
        stderr = beside if apart else theirs
        child = subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=stderr)
        # Once nobody has the other side open, Linux may tell a reader so before what came last:
        # so it stays open, and what we write there at the end is the end.
        end = Thread(target=_end, args=(child, theirs))
        end.start()
        said = b""
        while not said.endswith(_END):
            said += os.read(ours, 65536)
        end.join()
        os.close(ours)
        os.close(theirs)
        beside.seek(0)
        err = beside.read().decode()
    out = said.removesuffix(_END).decode(errors="surrogateescape").replace("\r\n", "\n")
    return Ran(out, err, child.returncode)


def into(command: Sequence[str | Path], env: Mapping[str, str], sink: str) -> Ran:
    """Run a command into one of the SINKS, which takes less than all of its output, or nothing."""
    if sink in _REDIRECTED:
        return pipe(["sh", "-c", f'exec "$@" {_REDIRECTED[sink]}', "sh", *command], env)
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb", buffering=0) as reader:
        if sink == "gone":
            reader.close()
        child = subprocess.Popen(command, env=env, stdout=theirs, stderr=subprocess.PIPE)
        os.close(theirs)
        out = b"" if sink == "gone" else reader.readline()
    _, err = child.communicate()
    return Ran(out.decode(), err.decode(), child.returncode)


_REDIRECTED = {"full": ">/dev/full", "no stdout": ">&-", "no stderr": "2>&-"}
SINKS = ("gone", "after a line", *_REDIRECTED)


def _end(child: subprocess.Popen[bytes], terminal: int) -> None:
    child.wait()
    os.write(terminal, _END)


_END = b"\x1b[end]"


class Served:
    """The command in one process that answers line after line, for when there are thousands."""

    def __init__(self, env: Mapping[str, str], cwd: Path) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", SERVE],
            env=env,
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *args: str | Path) -> Ran:
        assert self.child.stdin
        assert self.child.stdout
        print(json.dumps([str(arg) for arg in args]), file=self.child.stdin, flush=True)
        said = self.child.stdout.readline()
        assert said, f"no answer to {args}"
        return Ran(**json.loads(said))

    def close(self) -> None:
        self.child.communicate()
