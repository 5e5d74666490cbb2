"""Press TAB: as a shell's script does, and by typing at a real shell in a terminal."""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

PROMPT = "> "
NO_GUESSES = "set -g fish_autosuggestion_enabled 0"
PLAIN = {
    "bash": (["--norc", "--noprofile"], f"PS1='{PROMPT}'"),
    "zsh": (["--no-rcs"], f"PS1='{PROMPT}'; unsetopt prompt_sp"),
    "fish": (["--no-config"], f"function fish_prompt; echo '{PROMPT}'; end; {NO_GUESSES}"),
}
"""For each shell the options and the line that leave a prompt and what is typed, and no more."""
FOUND = [shell for shell in PLAIN if shutil.which(shell)]
LACKING = [shell for shell in PLAIN if shell not in FOUND]
LINES, COLUMNS, SECONDS = 24, 120, 30.0
"""The size of the terminal, and what the slowest machine is given."""


def pressed(shell: str, line: str) -> dict[str, str]:
    """The environment in which a shell's script runs ilj when TAB is pressed after a line."""
    asks = {"_ILJ_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
    if shell == "bash":  # which takes = for a word
        words = [*re.findall(r"[^\s=]+|=", line), *([""] if line.endswith(" ") else [])]
        asks |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    if shell in ("powershell", "pwsh"):
        asks["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = line.rpartition(" ")[2]
    return asks


class Typist:
    """Someone who types at a shell, in a home of their own."""

    def __init__(self, shell: str, env: Mapping[str, str], home: Path, *lines: str) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.screen.write_process_input = self.type  # type: ignore[assignment,method-assign]
        self.stream = pyte.ByteStream(self.screen)
        self.tty, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        options, first = PLAIN[shell]
        self.child = subprocess.Popen(
            [shell, *options, "-i"],
            env={**env, "TERM": "xterm", "HOME": str(home)},
            cwd=home,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            # The terminal is the shell's own, so that it minds its keys.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        for line in (first, *lines, "echo read''y"):
            self.type(f"{line}\r")
        assert self.wait(lambda: "ready" in self.lines), self.lines

    def close(self) -> None:
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
        end = time.monotonic() + SECONDS
        while not done() and time.monotonic() < end:
            if select.select([self.tty], [], [], 0.1)[0]:
                self.stream.feed(os.read(self.tty, 65536))
        return done()
