"""What an export holds: read back by those who would, and found to be what the commands print."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pytest
import sqlite_utils
from hypothesis import given, settings
from hypothesis import strategies as st

from ilj.evidence import Citation, Claim
from ilj.export import sqlite
from ilj.export.about import about
from ilj.export.table import faults
from ilj.export.tables import tables_of
from ilj.fields import Computed
from ilj.kinds import KINDS, Person, TradeFigure, Visit
from ilj.kinds.people import Name
from ilj.load import Library
from ilj.record import Record
from tests.conftest import SAMPLE, Ilj

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def package(ilj: Ilj, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a Data Package."""
    path = tmp_path_factory.mktemp("package") / "facts"
    assert ilj("export", path).code == 0
    return path


@pytest.fixture(scope="module")
def path(ilj: Ilj, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a database."""
    path = tmp_path_factory.mktemp("database") / "facts.db"
    assert ilj("export", path).code == 0
    return path


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield database
    database.close()


def asked(database: sqlite3.Connection, question: str, *values: str) -> Rows:
    return database.execute(question, values).fetchall()


def names(database: sqlite3.Connection, type: str) -> list[str]:
    found = asked(database, "SELECT name FROM sqlite_master WHERE type = ? ORDER BY rowid", type)
    return [name for (name,) in found if not name.startswith(("records_fts", "sqlite_"))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_of_a_kind_is_what_its_command_prints(ilj: Ilj, package: Path, kind: str) -> None:
    standing = any(field.standing for field in KINDS[kind].fields.values())
    printed = ilj(kind, "--format", "csv", *(["--status", "any"] if standing else []))
    assert (package / f"{kind}.csv").read_text(encoding="utf-8") == printed.out


def test_database_and_package_hold_the_same(database: sqlite3.Connection, package: Path) -> None:
    tables = names(database, "table")
    assert tables[0] == "dataset"
    assert sorted(tables[1:]) == sorted(path.stem for path in package.glob("*.csv"))
    for name in tables[1:]:
        with (package / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        found = database.execute(f'SELECT * FROM "{name}"')
        assert [column[0] for column in found.description] == head
        truth = {"true": "1", "false": "0"}
        assert [["" if cell is None else str(cell) for cell in row] for row in found] == [
            [truth.get(cell, cell) for cell in row] for row in rows
        ]


def test_every_record_is_held_whole(ilj: Ilj, database: sqlite3.Connection) -> None:
    printed = {row["id"]: row["record"] for row in json.loads(ilj("search", "--json").out)}
    held = {
        id: json.loads(record) for id, record in asked(database, "SELECT id, record FROM records")
    }
    assert held == printed


def test_the_links_of_a_record(database: sqlite3.Connection) -> None:
    def of(table: str, record: str) -> Rows:
        return asked(database, f'SELECT * FROM "{table}" WHERE record = ?', record)

    visit = "dagan-japan-1994"
    assert of("visits_people", visit) == [(visit, 1, "noa-dagan")]
    assert of("visits_places", visit) == [(visit, 1, "Tokyo"), (visit, 2, "Kyoto")]
    assert of("records_sources", visit) == [
        (visit, 1, "gazette-1994", "page 1", None),
        (visit, 2, "wire-1994", "line 3", "gazette-1994"),
    ]
    assert of("records_alt", visit) == [
        (
            visit,
            "date",
            1,
            "1994-05-04",
            "deprecated",
            "error",
            "The day of the report.",
            "wire-1994",
        )
    ]
    assert of("records_alt_sources", visit) == [(visit, "date", 1, 1, "wire-1994", "line 1", None)]
    visit = "sato-israel-1999"
    assert of("records_unresolved", visit) == [(visit, 1, "places")]
    assert of("records_inferred", visit) == [(visit, "date", "from the plan")]
    assert [row[:4] for row in of("records_alt", visit)] == [
        (visit, "places", 1, "Haifa"),
        (visit, "places", 2, "Jaffa"),
    ]
    assert of("people_names", "kenta-sato") == [
        ("kenta-sato", 1, "佐藤健太", "ja", None, 1),
        ("kenta-sato", 2, "Kenta Satoh", "en", "wire-1994", None),
    ]
    assert of("people_offices", "kenta-sato") == [
        ("kenta-sato", 1, "Prime Minister", "2010", "2010-01-01", "2010-12-31", "year")
    ]
    assert of("agreements_extended", "stars-1994") == [
        ("stars-1994", 1, "2000", "2000-01-01", "2000-12-31", "year"),
        ("stars-1994", 2, "2005-07-31", "2005-07-31", "2005-07-31", "day"),
    ]
    assert asked(database, "SELECT * FROM gaps") == [("visits", 1, "Visits of 1960 are not known.")]


def test_foreign_keys_are_declared_and_hold(database: sqlite3.Connection) -> None:
    assert asked(database, "PRAGMA foreign_key_check") == []
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    for table in names(database, "table"):
        keys = asked(database, f'PRAGMA foreign_key_list("{table}")')
        assert bool(keys) == (table not in ("dataset", "records", "gaps")), table
    (key,) = (
        row for row in asked(database, "PRAGMA foreign_key_list(agreements)") if row[3] == "visit"
    )
    assert key[2:5] == ("visits", "visit", "id")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE visits_people SET person = 'nobody-1'",
        "UPDATE records_sources SET via = 'nobody-1'",
        "UPDATE agreements SET visit = 'nobody-1'",
        "UPDATE visits SET id = 'nobody-1' WHERE who = 'Noa Dagan'",
        "UPDATE visits SET destination = 'france'",
        "UPDATE visits SET who = NULL",
        "UPDATE visits SET date_precision = 'hour'",
        "UPDATE people_names SET own = 2",
        "INSERT INTO visits SELECT * FROM visits",
        "UPDATE records_alt SET position = 9",
    ],
)
def test_the_database_refuses_what_the_declarations_do(path: Path, change: str) -> None:
    database = sqlite3.connect(":memory:")
    with sqlite3.connect(path) as whole:
        whole.backup(database)
    whole.close()
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(change)
    database.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dagan forecast", []),
        ("noa stars", ["dagan-stars-1994"]),
        ("Ōta special", ["mori-israel-1990"]),
        ("ota minister", ["mori-israel-envoy-1955"]),
        ("佐藤* foreign", ["sato-israel-1999"]),
        ("健太* foreign", ["sato-israel-1999"]),
        ("ועה* president", ["dagan-japan-2005"]),
        ("headline: memorandum", ["tea-memorandum"]),
        ('"come again"', ["sato-israel-2010"]),
        ("gazett*", ["gazette-1994", "israel-japan-1993", "japan-israel-gazette-1993"]),
        ("may 1994 kyo*", ["dagan-japan-1994"]),
    ],
)
def test_full_text_search(database: sqlite3.Connection, words: str, found: list[str]) -> None:
    question = (
        "SELECT records.id FROM records_fts JOIN records ON records.rowid = records_fts.rowid "
        "WHERE records_fts MATCH ? ORDER BY records.id"
    )
    assert [id for (id,) in asked(database, question, words)] == found


def test_the_timeline_is_that_of_the_command(ilj: Ilj, database: sqlite3.Connection) -> None:
    printed = ilj(
        "timeline", "--fields", "date,date_first,date_last,date_precision,kind,headline,id"
    ).rows
    rows = asked(database, "SELECT * FROM timeline")
    assert [["" if cell is None else cell for cell in row] for row in rows] == [
        list(row.values()) for row in printed
    ]


ANSWERS: dict[str, Rows] = {
    "SELECT who, names, date FROM visits_by_name WHERE id = 'sato-israel-2010'": [
        ("Kenta Sato", "佐藤健太; Kenta Satoh", "2010-01-18")
    ],
    "SELECT * FROM visits_by_year": [
        (1994, "israel", "japan", 1, 1),
        (1999, "japan", "israel", 1, 0),
        (2010, "japan", "israel", 1, 1),
    ],
    "SELECT count(*) FROM meetings": [(0,)],
    "SELECT dated, name, extended FROM agreements_in_force": [
        ("1994-05-04", "Star agreement", "2000; 2005-07-31")
    ],
    "SELECT year, measure, amount, reporter, id FROM trade_by_year": [
        (1993, "flow", 1_500_000_000, "Gazette", "israel-japan-1993"),
        (1993, "total", 2_750_250_000, None, "total-1993"),
    ],
    "SELECT kind, amount, unit FROM figures": [
        ("trade", 1_500_000_000, "USD"),
        ("trade", 2_750_250_000, "USD"),
        ("investment", 12.5, "percent"),
        ("indicators", 428, "people"),
    ],
    "SELECT who, date, credentials FROM envoys_in_turn": [("Ōta Mori", "1955/1957", "1955-03-02")],
    "SELECT field, called, address, at, via FROM citations WHERE record = 'tea-house-1952'": [
        (None, "The Gazette of Visits", "https://example.org/gazette", "page 5", "wire-1994"),
        ("date", "report of a wire service", None, "line 2", None),
    ],
    "SELECT id, records FROM sources_by_use": [("gazette-1994", 13), ("wire-1994", 12)],
    "SELECT record, field, we_say, another_says, why FROM disputed_values WHERE kind = 'visits'": [
        ("dagan-japan-1994", "date", "1994-05-03/1994-05-05", "1994-05-04", "error"),
        ("sato-israel-1999", "places", "[]", "Haifa", "unknown"),
        ("sato-israel-1999", "places", "[]", "Jaffa", "unknown"),
    ],
    "SELECT record, field, value, rule FROM inferred_values": [
        ("sato-israel-1999", "date", "1999-08?", "from the plan")
    ],
    "SELECT * FROM coverage WHERE kind = 'visits'": [
        ("visits", 6, "1990-01-01", "2010-01-18", 2, 1, 1)
    ],
    "SELECT record, field FROM mentions WHERE refers_to = 'ota-mori' ORDER BY record": [
        ("mori-israel-1990", "people"),
        ("mori-israel-envoy-1955", "people"),
        ("tea-house-1952", "people"),
    ],
    "SELECT field, headline FROM mentions WHERE refers_to = 'dagan-japan-1994'": [
        ("visit", "Star agreement, in force")
    ],
}


@pytest.mark.parametrize("question", ANSWERS)
def test_a_view_for_each_question(database: sqlite3.Connection, question: str) -> None:
    assert asked(database, question) == ANSWERS[question]


def test_each_view_is_asked_and_says_what_it_answers(database: sqlite3.Connection) -> None:
    told: dict[str, str] = dict(
        asked(database, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view')")
    )
    for view in names(database, "view"):
        assert view == "timeline" or any(f"FROM {view}" in question for question in ANSWERS)
        assert re.search(r" AS\s+-- [A-Z][^.]+\.\n[^-]", told[view])
    for table in names(database, "table"):
        *columns, _ = told[table].partition("PRIMARY KEY")[0].splitlines()[2:]
        assert all(" -- " in column for column in columns)
    assert "the traveller or delegation" in told["visits"]


def test_sqlite_utils_finds_its_way(path: Path) -> None:
    database = sqlite_utils.Database(path)
    records = database.table("records")
    assert records.detect_fts() == "records_fts"
    assert [row["id"] for row in records.search("tea AND jaffa")] == ["tea-house-1952"]
    keys = {(key.column, key.other_table) for key in database.table("visits_people").foreign_keys}
    assert keys == {("record", "visits"), ("person", "people")}
    counts = database.query(
        "SELECT count(*) AS number FROM visits WHERE destination = :to", {"to": "israel"}
    )
    assert list(counts) == [{"number": 4}]
    database.close()


def validated(package: Path) -> set[tuple[str, str, str | None]]:
    """Each error: the table, what is wrong, in which field if in one."""
    report = frictionless.validate(str(package / "datapackage.json"))
    return {
        (task.name, error.type, getattr(error, "field_name", None))
        for task in report.tasks
        for error in task.errors
    }


def test_frictionless_finds_no_error(package: Path) -> None:
    assert validated(package) == set()


BROKEN = {
    ("visits_people", "foreign-key", None): ("noa-dagan", "nobody-1"),
    ("visits", "constraint-error", "origin"): (",israel,", ",france,"),
    ("visits", "constraint-error", "id"): ("dagan-japan-2005", ""),
    ("acts", "type-error", "date_first"): ("1990-01-01", "soon"),
    ("trade", "type-error", "amount"): ("1500000000", "many"),
    ("visits_places", "primary-key", None): (",2,", ",1,"),
}
"""What frictionless is to find where a text in the file of a table is replaced by another."""


def test_frictionless_finds_what_the_declarations_forbid(package: Path, tmp_path: Path) -> None:
    for path in package.iterdir():
        text = path.read_text(encoding="utf-8")
        for (table, _, _), (old, new) in BROKEN.items():
            if path.stem == table:
                assert old in text
                text = text.replace(old, new)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert BROKEN.keys() <= validated(tmp_path)


def test_pandas_reads_the_types_that_are_declared(ilj: Ilj, package: Path) -> None:
    figures = pd.read_csv(package / "trade.csv", parse_dates=["period_first"])
    assert figures["amount"].to_list() == [1_500_000_000, 2_750_250_000]
    assert figures["period_first"].dt.year.to_list() == [1993, 1993]
    records = pd.read_csv(package / "records.csv", index_col="id")
    assert records["disputed"].dtype == bool
    assert records.loc["dagan-japan-1994", "disputed"]
    links = pd.read_csv(package / "visits_people.csv")
    joined = pd.read_csv(package / "visits.csv").merge(links, left_on="id", right_on="record")
    assert joined["person"].value_counts().to_dict() == {
        "noa-dagan": 2,
        "kenta-sato": 2,
        "ota-mori": 1,
    }


def test_duckdb_reads_the_types_that_are_there(ilj: Ilj, package: Path, tmp_path: Path) -> None:
    lines = tmp_path / "visits.jsonl"
    lines.write_text(ilj("visits", "--status", "any", "--format", "jsonl").out, encoding="utf-8")
    with duckdb.connect() as connection:
        read = connection.read_csv(str(package / "trade.csv"))
        types = dict(zip(read.columns, map(str, read.types), strict=True))
        assert (types["amount"], types["period_first"], types["measure"]) == (
            "BIGINT",
            "DATE",
            "VARCHAR",
        )
        held = connection.sql(
            f"SELECT people[1], date_first, sources[1].at FROM read_json('{lines}') "
            "WHERE date_first >= DATE '2010-01-01'"
        ).fetchall()
        assert [(person, day.isoformat(), at) for person, day, at in held] == [
            ("kenta-sato", "2010-01-18", "line 7")
        ]
        counted = connection.sql(
            f"SELECT disputed, count(*) FROM read_csv('{package / 'records.csv'}') "
            "GROUP BY disputed ORDER BY disputed"
        ).fetchall()
        assert counted == [(False, 21), (True, 3)]


class Few(Library):
    """A library of the records that it is given, beside the sources of the sample."""

    def __init__(self, *records: Record) -> None:
        super().__init__([str(SAMPLE)])
        self._few = records

    def records(self, record: type[Any]) -> dict[str, Any]:
        kept = super().records(record) if record.declared.name in ("sources", "people") else {}
        return kept | {few.id: few for few in self._few if type(few) is record}


def rebuilt(record: type[Record], held: str) -> Record:
    """The record that a JSON object is of."""

    def given(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: given(held) for name, held in value.items() if held not in (None, [], {})}
        return [given(item) for item in value] if isinstance(value, list) else value

    written = {n for n, f in record.fields_of.items() if not isinstance(f, Computed)}
    table = {name: value for name, value in given(json.loads(held)).items() if name in written}
    assert [*record.wrong(table)] == []
    return record.known(table)  # type: ignore[no-any-return]


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
dates = st.sampled_from(["199X", "2015-01?", "2015/..", "[..1953]", "1994-05-03/1994-05-05"])
cited = st.lists(st.builds(Citation, id=st.just("wire-1994"), at=texts), min_size=1).map(tuple)
visits = st.builds(
    Visit,
    id=st.just("a-b-1"),
    who=texts,
    date=st.none() | dates.map(lambda text: Visit.fields_of["date"].type.value(text)),
    people=st.lists(st.sampled_from(["noa-dagan", "kenta-sato"])).map(tuple),
    origin=st.just("israel"),
    destination=st.just("japan"),
    places=st.lists(texts).map(tuple),
    note=st.none() | texts,
    sources=cited,
    inferred=st.dictionaries(st.sampled_from(["date", "who"]), texts),
    alt=st.dictionaries(
        st.just("who"),
        st.lists(
            st.builds(Claim, value=texts, why=st.just("error"), sources=cited), min_size=1
        ).map(tuple),
    ),
)


@settings(max_examples=40, deadline=None)
@given(visits)
def test_any_record_comes_back_from_a_database_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, visit: Visit
) -> None:
    path = tmp_path_factory.mktemp("any") / "facts.db"
    library = Few(visit)
    tables = tables_of(library)
    assert faults(tables) == []
    sqlite.write(str(path), tables, about(library))
    database = sqlite3.connect(path)
    ((held, who, date),) = asked(
        database, "SELECT record, who, visits.date FROM visits JOIN records USING (id)"
    )
    assert rebuilt(Visit, held) == visit
    assert (who, date) == (visit.who, visit.date and visit.date.text)
    assert (
        tuple(p for (p,) in asked(database, "SELECT person FROM visits_people ORDER BY position"))
        == visit.people
    )
    assert (
        tuple(p for (p,) in asked(database, "SELECT value FROM visits_places ORDER BY position"))
        == visit.places
    )
    assert dict(asked(database, "SELECT field, said FROM records_inferred")) == visit.inferred
    assert asked(database, "PRAGMA foreign_key_check") == []
    database.close()


def test_a_number_that_is_too_large_for_sqlite_is_stored_all_the_same(tmp_path: Path) -> None:
    cited = (Citation(id="wire-1994", at="p"),)
    figure = TradeFigure(
        id="x-1", value="9" * 30, scale="billion", unit="USD", measure="total", sources=cited
    )
    library = Few(figure)
    sqlite.write(str(tmp_path / "x.db"), tables_of(library), about(library))
    database = sqlite3.connect(tmp_path / "x.db")
    ((amount, type),) = asked(database, "SELECT amount, typeof(amount) FROM trade")
    assert (amount, type) == (pytest.approx(1e39), "real")
    database.close()


def test_a_source_inside_a_table_is_a_reference_too() -> None:
    named = Name(text="נועה", language="he", source="nobody-1")
    cited = (Citation(id="wire-1994", at="p"),)
    person = Person(id="a-b", name="A B", names=(named,), sources=cited)
    assert faults(tables_of(Few(person))) == [
        "people_names: record a-b: source: refers to 'nobody-1', which is none of the sources"
    ]
