"""Exports and rows in the hands of sqlite-utils, frictionless, pandas and DuckDB."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extensions
import frictionless
import pandas as pd
import pysqlite3
import pytest
import sqlite_utils

from tests.bench import peers
from tests.bench.case import Ask, Case
from tests.conftest import SAMPLE, Ilj
from tests.running import BARE, SCRIPT, Served

pytestmark = pytest.mark.long


def test_sqlite_utils_finds_its_way(exported: Path) -> None:
    database = sqlite_utils.Database(exported / "facts.db")
    records = database.table("records")
    assert records.detect_fts() == "records_fts"
    assert [row["id"] for row in records.search("tea AND jaffa")] == ["tea-house-1952"]
    keys = {(key.column, key.other_table) for key in database.table("visits_people").foreign_keys}
    assert keys == {("record", "visits"), ("person", "people")}
    question = "SELECT count(*) AS number FROM visits WHERE destination = :to"
    assert list(database.query(question, {"to": "israel"})) == [{"number": 4}]
    database.close()


def validated(package: Path) -> set[tuple[str, str, str | None]]:
    """Each error: the table, what is wrong, in which field if in one."""
    report = frictionless.validate(str(package / "datapackage.json"))
    return {
        (task.name, error.type, getattr(error, "field_name", None))
        for task in report.tasks
        for error in task.errors
    }


def test_frictionless_finds_no_error(exported: Path) -> None:
    assert validated(exported / "facts") == set()


BROKEN = {
    ("visits_people", "foreign-key", None): ("noa-dagan", "nobody-1"),
    ("visits", "constraint-error", "origin"): (",israel,", ",france,"),
    ("visits", "constraint-error", "id"): ("dagan-japan-2005", ""),
    ("acts", "type-error", "date_first"): ("1990-01-01", "soon"),
    ("trade", "type-error", "amount"): ("1500000000", "many"),
    ("visits_places", "primary-key", None): (",2,", ",1,"),
}
"""What frictionless is to find where a text in the file of a table is replaced by another."""


def test_frictionless_finds_what_the_declarations_forbid(exported: Path, tmp_path: Path) -> None:
    for path in (exported / "facts").iterdir():
        text = path.read_text(encoding="utf-8")
        for (table, _, _), (old, new) in BROKEN.items():
            if path.stem == table:
                assert old in text
                text = text.replace(old, new)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert BROKEN.keys() <= validated(tmp_path)


def test_pandas_reads_the_types_that_are_declared(exported: Path) -> None:
    package = exported / "facts"
    figures = pd.read_csv(package / "trade.csv", parse_dates=["period_first"])
    assert figures["amount"].to_list() == [1_500_000_000, 2_750_250_000]
    assert figures["period_first"].dt.year.to_list() == [1993, 1993]
    records = pd.read_csv(package / "records.csv", index_col="id")
    assert records["disputed"].dtype == bool
    assert records.loc["dagan-japan-1994", "disputed"]
    links = pd.read_csv(package / "visits_people.csv")
    joined = pd.read_csv(package / "visits.csv").merge(links, left_on="id", right_on="record")
    counts = joined["person"].value_counts().to_dict()
    assert counts == {"noa-dagan": 2, "kenta-sato": 2, "ota-mori": 1}


def test_pandas_reads_csv_jsonl_and_tsv(served: Served) -> None:
    figures = pd.read_csv(io.StringIO(served("trade", "--format", "csv").out))
    assert figures["amount"].to_list() == [1_500_000_000, 2_750_250_000]
    lines = pd.read_json(io.StringIO(served("trade", "--format", "jsonl").out), lines=True)
    assert lines["goods"].to_list() == [["oranges", "tea"], []]
    days = pd.read_csv(
        io.StringIO(served("visits", "--fields", "all").out), sep="\t", parse_dates=["date_first"]
    )
    assert days["date_first"].dt.year.to_list()[:4] == [1990, 1994, 1999, 2010]


def test_duckdb_reads_the_types_that_are_there(
    served: Served, exported: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "visits.jsonl"
    printed = served("visits", "--status", "any", "--format", "jsonl").out
    lines.write_text(printed, encoding="utf-8")
    with duckdb.connect() as connection:
        read = connection.read_csv(str(exported / "facts" / "trade.csv"))
        types = dict(zip(read.columns, map(str, read.types), strict=True))
        known = (types["amount"], types["period_first"], types["measure"])
        assert known == ("BIGINT", "DATE", "VARCHAR")
        ((person, day, at),) = connection.sql(
            f"SELECT people[1], date_first, sources[1].at FROM read_json('{lines}') "
            "WHERE date_first >= DATE '2010-01-01'"
        ).fetchall()
        assert (person, day.isoformat(), at) == ("kenta-sato", "2010-01-18", "line 7")
        counted = connection.sql(
            f"SELECT disputed, count(*) FROM read_csv('{exported / 'facts' / 'records.csv'}') "
            "GROUP BY disputed ORDER BY disputed"
        ).fetchall()
        assert counted == [(False, 25), (True, 5)]


def test_duckdb_opens_the_database(exported: Path) -> None:
    duckdb_extensions.import_extension("sqlite_scanner")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{exported / 'facts.db'}' AS facts (TYPE sqlite)")
        found = connection.execute("SELECT table_name FROM information_schema.tables").fetchall()
        names = {name for (name,) in found if "_fts" not in name}
        assert {"records", "visits", "visits_people", "citations"} <= names
        sizes = {n: len(connection.execute(f"SELECT * FROM facts.{n}").fetchall()) for n in names}
        assert (sizes["records"], sizes["people"]) == (30, 3)


def test_no_name_needs_quotes_in_duckdb_and_sqlite(exported: Path) -> None:
    with duckdb.connect() as duck, closing(sqlite3.connect(exported / "facts.db")) as lite:
        tables = [table for (table,) in lite.execute("SELECT name FROM sqlite_schema")]
        columns = [lite.execute(f"SELECT name FROM pragma_table_info('{t}')") for t in tables]
        for name in {name for names in columns for (name,) in names}:
            for connection in (duck, lite):
                connection.execute(f'SELECT {name} FROM (SELECT 1 AS "{name}")')


def test_another_sqlite_writes_the_same_rows(exported: Path, tmp_path: Path, site: Path) -> None:
    code = (
        "import sys, pysqlite3; sys.modules['sqlite3'] = pysqlite3\n"
        "from ilj.export import export, Library\n"
        f"export(Library(), {str(tmp_path / 'facts.db')!r})\n"
    )
    env = {**BARE, "PYTHONPATH": str(site)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True)
    assert pysqlite3.sqlite_version != sqlite3.sqlite_version
    ours, theirs = (rows(folder / "facts.db") for folder in (exported, tmp_path))
    assert ours == theirs


def rows(path: Path) -> dict[str, list[Any]]:
    """The rows of every table and view, as the search index too gives them."""
    with closing(sqlite3.connect(path)) as database:
        question = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        names = [name for (name,) in database.execute(question) if "_fts_" not in name]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def test_they_answer_the_questions_of_the_benchmark(ilj: Ilj, tmp_path: Path) -> None:
    ask = Ask(year="1994", word="dagan", id="dagan-japan-1994", begun="")
    every = peers.peers(peers.facts(SCRIPT, tmp_path, ilj.env), SAMPLE, ask)
    asked = {peer.name: peer for peer in every}
    for name in ("sqlite-utils", "DuckDB, Python"):
        for command in (asked[name].year, asked[name].word):
            Case(name, command, ask.id).check(ilj.env)
