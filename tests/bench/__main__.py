"""Measure everything and print the table: python -m tests.bench."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT

from . import installed, ours, peers
from .case import Ask, Case, Group
from .measure import measured, table

ASK = Ask(year="2015", word="abe", id="abe-israel-2015", begun="abe-isr")
ROUNDS = 10


def main() -> None:
    """Install what is measured into a temporary folder, measure it, print a table a group."""
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        home = Path(folder)
        env = installed.environment(home)
        _say("installing")
        for package in installed.install(home):
            _say(f"not to be had: {package}")
        for group in _groups(home, env):
            _say(f"measuring: {group.title}")
            rows = measured(group, env, ROUNDS, bool(shutil.which("valgrind")))
            print("\n".join(table(group.title, rows)), flush=True)


def _groups(home: Path, env: Mapping[str, str]) -> Iterator[Group]:
    python, ilj = home / "ours/bin/python", home / "ours/bin/ilj"
    hello = ours.baseline(home / "hello/bin/python")
    yield Group("Start", hello, [*ours.starts(python, ilj, ASK)])
    yield Group("Answer", hello, [*ours.answers(ilj, ASK)])
    others = [*peers.peers(peers.facts(ilj, home, env), ROOT / "data", ASK)]
    year = _answering((Case(peer.name, peer.year, ASK.id) for peer in others), env)
    yield Group(f"Visits in {ASK.year}", hello, [*ours.in_year(ilj, ASK), *year])
    word = _answering((Case(peer.name, peer.word, ASK.id) for peer in others), env)
    yield Group(f"All that mentions {ASK.word}", hello, [*ours.with_word(ilj, ASK), *word])


def _answering(cases: Iterable[Case], env: Mapping[str, str]) -> Iterator[Case]:
    """The peers that answer; what keeps another from that is said."""
    for case in cases:
        try:
            case.check(env)
        except (OSError, ValueError) as error:
            _say(f"not measured: {case.name}: {error}")
        else:
            yield case


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
