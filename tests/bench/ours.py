"""Our own cases, each with its budget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.conftest import SAMPLE

from .case import Ask, Case

HELLO = Path(__file__).with_name("hello.py")


def baseline(python: Path) -> Case:
    """A hello-world command on Typer with one integer option."""
    return Case("hello on Typer", [python, HELLO, "--count", "2"], "hello\nhello\n")


def starts(python: Path, ilj: Path, ask: Ask) -> Iterator[Case]:
    """What needs no record, or no more than the ids."""
    yield Case("python -c pass", [python, "-c", "pass"])
    yield _ours(ilj, 0.70, "ilj ", "--version")
    yield _ours(ilj, 0.70, "ilj visits", "--help")
    yield _ours(ilj, 0.70, "Usage: ilj visits", "visits", "--help")
    for line, at, word in (("ilj vis", 1, "visits\n"), (f"ilj show {ask.begun}", 2, f"{ask.id}\n")):
        typed = {"_ILJ_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(at)}
        yield _ours(ilj, 0.70, word, env=typed)._replace(name=f"TAB after {line!r}")


def answers(ilj: Path, ask: Ask) -> Iterator[Case]:
    """Questions to one kind, and to every kind."""
    yield _ours(ilj, 0.75, ask.id, "visits")
    yield _ours(ilj, 0.75, ask.id, "visits", "--format", "csv")
    yield _ours(ilj, 0.75, ask.id, "visits", "--json")
    yield _ours(ilj, 0.75, "id\t", "sources")
    yield _ours(ilj, None, "id\t", "visits", "xyzzy", code=1)
    yield _ours(ilj, 0.90, "Details: ilj show", "visits", "--limit", "50", terminal=True)
    yield _ours(ilj, 1.00, ask.id, "show", ask.id)
    yield _ours(ilj, 2.00, ask.id, "search")
    yield _ours(ilj, 1.60, ask.id, "timeline")


def in_year(ilj: Path, ask: Ask) -> Iterator[Case]:
    """The question for the visits of a year, piped and at a terminal."""
    yield _ours(ilj, 0.75, ask.id, "visits", "--year", ask.year)
    yield _ours(ilj, 0.90, "Details: ilj show", "visits", "--year", ask.year, terminal=True)


def with_word(ilj: Path, ask: Ask) -> Iterator[Case]:
    """The question for everything that holds a word, also with a few records of one's own."""
    yield _ours(ilj, 2.00, ask.id, "search", ask.word)
    own = _ours(ilj, 3.00, ask.id, "search", ask.word, "--data", str(SAMPLE))
    yield own._replace(name=f"ilj search {ask.word} --data DIR")


def _ours(ilj: Path, budget: float | None, holds: str, *args: str, **how: Any) -> Case:
    name = " ".join(["ilj", *args]) + (", at a terminal" if how.get("terminal") else "")
    return Case(name, [ilj, *args], holds, budget=budget, **how)
