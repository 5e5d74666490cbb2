"""What people would use instead, asked the same two questions of the same records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .case import Ask, Case, Words

_DUCKDB = "import sys, duckdb; print(*duckdb.sql(sys.argv[1]).fetchall(), sep='\\n')"
_VISIDATA = "vd -b -N -p {} -o - --save-filetype tsv"


@dataclass(frozen=True)
class Peer:
    """A program by name, and what asks it for the visits of a year, and for all that holds a word."""

    name: str
    year: Words
    word: Words


def peers(facts: Path, data: Path, ask: Ask) -> list[Peer]:
    """Every peer, on the exported facts in one folder or on the TOML of another."""
    return [*_of_sql(facts, ask), *_of_json(facts, data, ask), *_of_csv(facts, ask)]


def in_year(peers: Sequence[Peer], ask: Ask) -> list[Case]:
    """The question for the visits of a year."""
    return [Case(peer.name, peer.year, ask.id) for peer in peers]


def with_word(peers: Sequence[Peer], ask: Ask) -> list[Case]:
    """The question for everything that holds a word."""
    return [Case(peer.name, peer.word, ask.id) for peer in peers]


def _of_sql(facts: Path, ask: Ask) -> Iterator[Peer]:
    database = facts / "facts.sqlite"
    then = (
        f"date_first <= '{ask.year}-12-31' AND date_last >= '{ask.year}-01-01'"
        " AND status = 'actual'"
    )
    year = f"SELECT * FROM visits WHERE {then}"
    word = (
        "SELECT kind, id, date, headline, sources FROM records WHERE rowid IN"
        f" (SELECT rowid FROM records_fts WHERE records_fts MATCH 'text: {ask.word}*')"
    )
    shell: Words = ["sqlite3", "-tabs", database]
    yield Peer("sqlite3", [*shell, year], [*shell, word])
    utils: Words = ["sqlite-utils", "query", "--tsv", database]
    yield Peer("sqlite-utils", [*utils, year], [*utils, word])
    year = f"SELECT * FROM '{facts / 'visits.csv'}' WHERE {then}"
    word = (
        f"SELECT kind, id, date, headline, sources FROM '{facts / 'everything.csv'}'"
        f" WHERE regexp_matches(text, '\\b{ask.word}')"
    )
    yield Peer("DuckDB, CLI", *(["duckdb", "-csv", "-c", q] for q in (year, word)))
    yield Peer("DuckDB, Python", *(["python", "-c", _DUCKDB, q] for q in (year, word)))


def _of_json(facts: Path, data: Path, ask: Ask) -> Iterator[Peer]:
    year = (
        f'.[] | select(.date_first <= "{ask.year}-12-31" and .date_last >= "{ask.year}-01-01"'
        ' and .status == "actual") | [.id, .who] | @tsv'
    )
    word = f'.[] | select(.text | test("\\\\b{ask.word}")) | [.id, .headline] | @tsv'
    visits, everything = facts / "visits.json", facts / "everything.json"
    yield Peer("jq", ["jq", "-r", year, visits], ["jq", "-r", word, everything])
    year = f'to_entries[] | select(.value.date // "" | test("{ask.year}")) | .key'
    word = f'to_entries[] | select(tostring | test("\\\\b{ask.word}"; "i")) | .key'
    files = [path for path in sorted(data.glob("*.toml")) if path.name != "dataset.toml"]
    tomlq = ["tomlq", "-r"]
    yield Peer("tomlq, of the TOML", [*tomlq, year, data / "visits.toml"], [*tomlq, word, *files])


def _of_csv(facts: Path, ask: Ask) -> Iterator[Peer]:
    visits, everything = facts / "visits.csv", facts / "everything.csv"
    year = (
        f'$date_first <= "{ask.year}-12-31" && $date_last >= "{ask.year}-01-01"'
        ' && $status == "actual"'
    )
    word = f'$text =~ "\\b{ask.word}"'
    mlr = ["mlr", "--icsv", "--otsv", "filter"]
    yield Peer("Miller", [*mlr, year, visits], [*mlr, word, everything])
    grep = ["csvgrep", "-c"]
    commands: list[Words] = [
        [*grep, "date", "-r", ask.year, visits],
        [*grep, "text", "-r", f"\\b{ask.word}", everything],
    ]
    yield Peer("csvgrep", *commands)
    look = ["sh", "-c", '"$@" | csvlook', "sh"]
    yield Peer("csvgrep | csvlook", *([*look, *command] for command in commands))
    then = (
        f"date_first <= '{ask.year}-12-31' and date_last >= '{ask.year}-01-01'"
        " and status == 'actual'"
    )
    scripts = [
        _played(facts / "year.vdj", visits, then),
        _played(facts / "word.vdj", everything, f"__import__('re').search(r'\\b{ask.word}', text)"),
    ]
    yield Peer("VisiData, in batch", *(_VISIDATA.format(path).split() for path in scripts))


def _played(path: Path, table: Path, condition: str) -> Path:
    """A script for VisiData that keeps the rows of a table on which a condition holds."""
    steps = [
        {"longname": "open-file", "input": str(table)},
        {"longname": "select-expr", "input": condition},
        {"longname": "dup-selected"},
    ]
    path.write_text("#!vd -p\n" + "".join(f"{json.dumps(step)}\n" for step in steps))
    return path
