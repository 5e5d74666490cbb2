"""Our own cases, each with its budget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .case import Ask, Case, Group, Words

HELLO = Path(__file__).with_name("hello.py")
_TOMLI = "import sys, tomli; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"


def baseline(python: Path) -> Case:
    """A hello-world command on Typer with one integer option."""
    return Case("hello on Typer", [python, HELLO, "--count", "2"], "hello\nhello\n")


def starts(python: Path, ilj: Path, ask: Ask) -> Iterator[Case]:
    """What needs no record, or no more than the ids."""
    yield Case("python -c pass", [python, "-c", "pass"])
    yield _ours(ilj, 1.02, "ilj ", "--version")
    yield _ours(ilj, 1.20, "ilj visits", "--help")
    yield _ours(ilj, 1.20, "Usage: ilj visits", "visits", "--help")
    yield _ours(ilj, 1.15, "visits ", "completion", "bash", "ilj vis")
    yield _ours(ilj, 1.15, f"{ask.id} ", "completion", "bash", f"ilj show {ask.begun}")


def answers(ilj: Path, ask: Ask) -> Iterator[Case]:
    """Questions to one kind, and to every kind."""
    yield _ours(ilj, 1.10, ask.id, "visits")
    yield _ours(ilj, 1.10, ask.id, "visits", "--format", "csv")
    yield _ours(ilj, 1.10, "id\t", "sources")
    yield _ours(ilj, 1.15, ask.id, "visits", "--json")
    yield _ours(ilj, None, "id\t", "visits", "xyzzy", code=1)
    yield _ours(ilj, 1.80, "Whole record:", "visits", "--limit", "50", terminal=True)
    yield _ours(ilj, 1.30, ask.id, "show", ask.id)
    yield _ours(ilj, 2.00, ask.id, "search")
    yield _ours(ilj, 2.00, ask.id, "timeline")


def in_year(ilj: Path, ask: Ask) -> Iterator[Case]:
    """The question for the visits of a year, piped and at a terminal."""
    yield _ours(ilj, 1.10, ask.id, "visits", "--year", ask.year)
    yield _ours(ilj, 1.80, "Whole record:", "visits", "--year", ask.year, terminal=True)


def with_word(ilj: Path, ask: Ask) -> Iterator[Case]:
    """The question for everything that holds a word."""
    yield _ours(ilj, 2.00, ask.id, "search", ask.word)


def own_data(python: Path, ilj: Path, folder: Path, size: int, long: bool) -> Group:
    """Questions to records of one's own, beside tomli parsing the same bytes."""
    few, many = write_visits(folder / "1", 1), write_visits(folder / str(size), size)
    parse: Words = [python, "-c", _TOMLI]
    budgets = (1.25, 3.0) if size == 10_000 else (None, None)
    cases = [
        Case(
            " ".join(["ilj visits", *question, "--data DIR"]),
            [ilj, "visits", *question, "--data", many.parent],
            "visitor-63-",
            budget=budgets[0],
            file=many,
            least=[ilj, "visits", *question, "--data", few.parent],
            memory=budgets[1],
        )
        for question in (["--year", "2015"], [])
    ]
    return Group(
        f"{size:,} visits of one's own, {many.stat().st_size / 1e6:.1f} MB",
        Case("tomli.loads of the same", [*parse, many], file=many, least=[*parse, few]),
        cases,
        long,
    )


def write_visits(folder: Path, size: int) -> Path:
    """A file of a number of visits in a folder made for it, a year after another from 1952 on."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "visits.toml"
    path.write_text("\n".join(map(_visit, range(size))), encoding="utf-8")
    return path


def _visit(number: int) -> str:
    year, month = 1952 + number % 73, 1 + number % 12
    here, there = ("israel", "japan") if number % 2 else ("japan", "israel")
    return f"""[visitor-{number}-{there}-{year}]
date = "{year}-{month:02}-11/{year}-{month:02}-14"
who = "Visitor {number}"
office = "Minister of Agriculture"
role = ["minister"]
origin = "{here}"
destination = "{there}"
places = ["{"Tokyo" if there == "japan" else "Jerusalem"}", "City {number % 97}"]
sources = [{{ id = "report-{number % 500}", at = "page {number % 40}" }}]
note = "Talks on farming and on water; a farm was seen on the second day."
"""


def _ours(
    ilj: Path,
    budget: float | None,
    holds: str,
    *args: str,
    terminal: bool = False,
    code: int = 0,
) -> Case:
    name = " ".join(["ilj", *(f"'{arg}'" if " " in arg else arg for arg in args)])
    name += ", at a terminal" if terminal else ""
    return Case(name, [ilj, *args], holds, code, terminal, budget)
