"""Measure everything and print the table: python -m tests.bench, with --quick in few rounds."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT

from . import installed, ours, peers, table
from .case import Ask, Case, Group
from .facts import export
from .measure import measured

ASK = Ask(year="2015", word="abe", id="abe-israel-2015", begun="abe-isr")


def main() -> None:
    """Install what is measured into a temporary folder, measure it, print a table a group."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, and less data")
    quick = parser.parse_args().quick
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        home = Path(folder)
        env = installed.environment(home)
        _say("installing")
        programs = installed.install_ours(home)
        for package in installed.install_peers(home):
            _say(f"not to be had: {package}")
        counted = bool(shutil.which("valgrind", path=env["PATH"]))
        for group in _groups(programs, home, env, quick):
            _say(f"measuring: {group.title}")
            rows = measured(group, env, rounds=3 if quick else 15, counted=counted)
            print("\n".join(table.lines(group.title, rows)), flush=True)


def _groups(bin: Path, home: Path, env: Mapping[str, str], quick: bool) -> Iterator[Group]:
    python, ilj = bin / "python", bin / "ilj"
    hello = ours.baseline(python)
    yield Group("Start", hello, [*ours.starts(python, ilj, ASK)])
    yield Group("Answer", hello, [*ours.answers(ilj, ASK)])
    export(ilj, home, env)
    others = peers.peers(home, ROOT / "data", ASK)
    year = [*ours.in_year(ilj, ASK), *_there(peers.in_year(others, ASK), env)]
    yield Group(f"Visits in {ASK.year}", hello, year)
    word = [*ours.with_word(ilj, ASK), *_there(peers.with_word(others, ASK), env)]
    yield Group(f"Everything that mentions {ASK.word.title()}", hello, word)
    for size in (10_000,) if quick else (1_000, 10_000, 100_000):
        yield ours.own_data(python, ilj, home / "own", size, long=quick or size > 10_000)


def _there(cases: Sequence[Case], env: Mapping[str, str]) -> list[Case]:
    """The peers that answer."""
    return [case for case in cases if _answers(case, env)]


def _answers(case: Case, env: Mapping[str, str]) -> bool:
    """Whether a peer answers; what keeps it from that is said."""
    try:
        case.check(env)
    except (OSError, RuntimeError) as error:
        _say(f"left out: {case.name}: {error}")
        return False
    return True


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
