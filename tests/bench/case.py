"""What is measured: a command with the answer that it must give, and the groups it is run in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import running
from tests.running import Ran

Words = Sequence[str | Path]
"""A command line."""


@dataclass(frozen=True)
class Ask:
    """What is asked for: a year, a word, the id of a visit that either finds, its first letters."""

    year: str
    word: str
    id: str
    begun: str


@dataclass(frozen=True)
class Case:
    """A command, at a terminal or piped, with what its answer must hold and how it must end.

    `budget` is the most instructions that it may take, as a ratio to the baseline. A case on one's
    own data has its `file`, and `least`, the same command on next to none, above which it may take
    `memory` times the size of the file.
    """

    name: str
    command: Words
    holds: str = ""
    code: int = 0
    terminal: bool = False
    budget: float | None = None
    file: Path | None = None
    least: Words = ()
    memory: float | None = None

    def run(self, env: Mapping[str, str], *before: str) -> Ran:
        """Run it, under another command where one is given."""
        run = running.terminal if self.terminal else running.pipe
        return run([*before, *self.command], env)

    def check(self, env: Mapping[str, str], *before: str) -> None:
        """Run it so and see that it answers; RuntimeError where it does not."""
        try:
            ran = self.run(env, *before)
        except UnicodeDecodeError as error:
            raise RuntimeError(f"{self.name}: {error}") from None
        if ran.code != self.code or self.holds not in ran.out:
            said = f"{ran.out[-500:]}{ran.err[-500:]}"
            raise RuntimeError(f"{self.name}: exit {ran.code}, {self.holds!r} expected: {said}")


@dataclass(frozen=True)
class Group:
    """Cases that are run in turn, right after the baseline that they are compared with.

    Those that take long are run a few times only, and their instructions are not counted.
    """

    title: str
    baseline: Case
    cases: Sequence[Case]
    long: bool = False
