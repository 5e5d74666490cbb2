"""Type at a real shell as people do, and read what then stands in its terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

PROMPT = "> "
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "--no-rcs", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
"""The shells, each without what anyone has configured."""
PLAIN = {
    "bash": f"PS1='{PROMPT}'",
    "zsh": f"PS1='{PROMPT}'; unsetopt prompt_sp",
    "fish": f"function fish_prompt; echo '{PROMPT}'; end; set -g fish_autosuggestion_enabled 0",
}
"""What leaves a prompt and what is typed on the line, and nothing else."""
OWN = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""What makes the terminal a shell's own, so that it minds its keys."""
FOUND = [shell for shell in SHELLS if shutil.which(shell)]
LACKING = [shell for shell in SHELLS if shell not in FOUND]
LINES, COLUMNS = 24, 120
PATIENCE = 30.0
"""How many seconds the slowest machine is given."""


class Terminal(pyte.Screen):
    """A screen that answers what it is asked by the keyboard."""

    def __init__(self, answer: Callable[[str], None]) -> None:
        super().__init__(COLUMNS, LINES)
        self.answer = answer

    def write_process_input(self, data: str) -> None:
        self.answer(data)


class Typist:
    """Someone who types at a shell, in a home of their own."""

    def __init__(self, shell: str, env: Mapping[str, str], home: Path, *lines: str) -> None:
        self.screen = Terminal(self.type)
        self.stream = pyte.ByteStream(self.screen)
        self.tty, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.shell = shell
        self.child = subprocess.Popen(
            [sys.executable, "-c", OWN, *SHELLS[shell]],
            env={**env, "TERM": "xterm", "HOME": str(home)},
            cwd=home,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        for line in (PLAIN[shell], *lines):
            self.type(f"{line}\r")
        self.type("echo read''y\r")
        assert self.wait(lambda: "ready" in self.lines), self.lines

    def __enter__(self) -> Typist:
        return self

    def __exit__(self, *_: object) -> None:
        self.child.kill()
        self.child.wait()
        os.close(self.tty)

    @property
    def line(self) -> str:
        """The line with the cursor, up to there."""
        cursor = self.screen.cursor
        return self.screen.display[cursor.y][: cursor.x]

    @property
    def lines(self) -> list[str]:
        """Every line of the screen on which anything stands."""
        return [line.rstrip() for line in self.screen.display if line.strip()]

    def type(self, keys: str) -> None:
        os.write(self.tty, keys.encode())

    def start(self, keys: str) -> None:
        """Type on an empty line of an empty screen."""
        assert self.wait(lambda: self.line.startswith(PROMPT)), self.lines
        self.type("\x15\x0c")  # which take away the line, then the screen
        assert self.wait(lambda: self.lines == [PROMPT.rstrip()]), self.lines
        self.type(keys)

    def stands(self, line: str) -> bool:
        """Whether, in the end, this is the line, with the cursor at its end."""
        return self.wait(lambda: self.line == PROMPT + line)

    def wait(self, done: Callable[[], bool]) -> bool:
        """Watch the screen until something is so; whether it is, in the end."""
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            if select.select([self.tty], [], [], 0.1)[0]:
                self.stream.feed(os.read(self.tty, 65536))
        return done()
