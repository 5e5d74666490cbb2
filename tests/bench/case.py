"""What is measured: a command with the answer that it must give, and the groups it is run in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests import running
from tests.running import Ran

Words = Sequence[str | Path]
"""A command line."""


class Ask(NamedTuple):
    """What is asked for: a year, a word, the id of a visit that either finds, its first letters."""

    year: str
    word: str
    id: str
    begun: str


class Case(NamedTuple):
    """A command, at a terminal or piped, with what its answer must hold and how it must end.

    `budget` is the most instructions that it may take, as a ratio to the baseline; `env` is what
    it finds in the environment besides.
    """

    name: str
    command: Words
    holds: str = ""
    code: int = 0
    terminal: bool = False
    budget: float | None = None
    env: Mapping[str, str] = {}

    def run(self, env: Mapping[str, str], *before: str) -> Ran:
        """Run it, under another command where one is given."""
        run = running.terminal if self.terminal else running.pipe
        return run([*before, *self.command], {**env, **self.env})

    def check(self, env: Mapping[str, str], *before: str) -> None:
        """Run it so and see that it answers; ValueError where it does not."""
        ran = self.run(env, *before)
        if ran.code != self.code or self.holds not in ran.out:
            said = f"{ran.out[-500:]}{ran.err[-500:]}"
            raise ValueError(f"{self.name}: exit {ran.code}, {self.holds!r} expected: {said}")


class Group(NamedTuple):
    """Cases that are run in turn, right after the baseline that they are compared with."""

    title: str
    baseline: Case
    cases: Sequence[Case]
