"""What people would use instead, asked the same two questions of the same records."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from .case import Ask, Case, Words

_DUCKDB = "import sys, duckdb; print(*duckdb.sql(sys.argv[1]).fetchall(), sep='\\n')"
_COLUMNS = "kind, id, date, headline, sources"


class Peer(NamedTuple):
    """A program by name, and what asks it for the visits of a year, and for all that holds a word."""

    name: str
    year: Words
    word: Words


def facts(ilj: Path, folder: Path, env: Mapping[str, str]) -> Path:
    """The folder with our records as peers take them: a database, CSV and JSON of the same facts.

    Of everything there is what a row of `ilj search` has, and the text that it is found by.
    """
    database = folder / "facts.sqlite"
    Case("ilj export", [ilj, "export", database], "wrote").check(env)
    for name, table in (("visits", "visits"), ("everything", "records")):
        with closing(sqlite3.connect(database)) as connection:
            connection.row_factory = sqlite3.Row
            found = map(dict, connection.execute(f"SELECT * FROM {table}"))
            rows = [{k: v for k, v in row.items() if k != "record"} for row in found]
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def peers(facts: Path, data: Path, ask: Ask) -> Iterator[Peer]:
    """Every peer, on the facts in one folder or on the TOML of another."""
    first, last, word = f"{ask.year}-01-01", f"{ask.year}-12-31", rf"\b{ask.word}"
    then = f"date_first <= '{last}' AND date_last >= '{first}' AND status = 'actual'"
    visits, everything = facts / "visits.csv", facts / "everything.csv"
    database = facts / "facts.sqlite"
    in_year = f"SELECT * FROM visits WHERE {then}"
    found = f"SELECT rowid FROM records_fts WHERE records_fts MATCH 'text: {ask.word}*'"
    holding = f"SELECT {_COLUMNS} FROM records WHERE rowid IN ({found})"
    shell, utils = ["sqlite3", "-tabs"], ["sqlite-utils", "query", "--tsv"]
    yield Peer("sqlite3", [*shell, database, in_year], [*shell, database, holding])
    yield Peer("sqlite-utils", [*utils, database, in_year], [*utils, database, holding])
    in_year = f"SELECT * FROM '{visits}' WHERE {then}"
    holding = f"SELECT {_COLUMNS} FROM '{everything}' WHERE regexp_matches(text, '{word}')"
    cli, python = ["duckdb", "-csv", "-c"], ["python", "-c", _DUCKDB]
    yield Peer("DuckDB, CLI", [*cli, in_year], [*cli, holding])
    yield Peer("DuckDB, Python", [*python, in_year], [*python, holding])
    yield from _of_json(facts, data, ask)
    mlr = ["mlr", "--icsv", "--otsv", "filter"]
    year = f'$date_first <= "{last}" && $date_last >= "{first}" && $status == "actual"'
    yield Peer("Miller", [*mlr, year, visits], [*mlr, f'$text =~ "{word}"', everything])
    grep_year: Words = ["csvgrep", "-c", "date", "-r", ask.year, visits]
    grep_word: Words = ["csvgrep", "-c", "text", "-r", word, everything]
    yield Peer("csvgrep", grep_year, grep_word)
    look = ["sh", "-c", '"$@" | csvlook', "sh"]
    yield Peer("csvgrep | csvlook", [*look, *grep_year], [*look, *grep_word])
    kept = then.replace("AND", "and").replace(" = ", " == ")
    holds = f"__import__('re').search(r'{word}', text)"
    yield Peer("VisiData, in batch", _visidata(visits, kept), _visidata(everything, holds))


def _of_json(facts: Path, data: Path, ask: Ask) -> Iterator[Peer]:
    year = (
        f'.[] | select(.date_first <= "{ask.year}-12-31" and .date_last >= "{ask.year}-01-01"'
        ' and .status == "actual") | [.id, .who] | @tsv'
    )
    word = f'.[] | select(.text | test("\\\\b{ask.word}")) | [.id, .headline] | @tsv'
    jq = ["jq", "-r"]
    yield Peer("jq", [*jq, year, facts / "visits.json"], [*jq, word, facts / "everything.json"])
    year = f'to_entries[] | select(.value.date // "" | test("{ask.year}")) | .key'
    word = f'to_entries[] | select(tostring | test("\\\\b{ask.word}"; "i")) | .key'
    files = [path for path in sorted(data.glob("*.toml")) if path.name != "dataset.toml"]
    tomlq = ["tomlq", "-r"]
    yield Peer("tomlq, of the TOML", [*tomlq, year, data / "visits.toml"], [*tomlq, word, *files])


def _visidata(table: Path, condition: str) -> Words:
    """The command that keeps the rows of a table on which a condition holds, by a script."""
    path = table.with_suffix(".vdj")
    steps = [
        {"longname": "open-file", "input": str(table)},
        {"longname": "select-expr", "input": condition},
        {"longname": "dup-selected"},
    ]
    path.write_text("#!vd -p\n" + "".join(f"{json.dumps(step)}\n" for step in steps))
    return ["vd", "-b", "-N", "-p", path, "-o", "-", "--save-filetype", "tsv"]
