"""What an export holds: found to be what the commands print, with keys that hold."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ilj.export import about
from ilj.export.sqlite import write_database
from ilj.export.tables import tables_of
from ilj.kinds import KINDS
from ilj.store.library import Library
from tests.conftest import SAMPLE
from tests.lines import EVERY
from tests.made import MADE, Tables, examples, laid
from tests.running import Served

Rows = list[tuple[Any, ...]]


@pytest.fixture
def database(exported: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{exported / 'facts.db'}?mode=ro", uri=True)) as database:
        yield database


def asked(database: sqlite3.Connection, question: str, *values: str) -> Rows:
    return database.execute(question, values).fetchall()


def names(database: sqlite3.Connection, type: str) -> list[str]:
    found = asked(database, "SELECT name FROM sqlite_master WHERE type = ? ORDER BY rowid", type)
    return [name for (name,) in found if not name.startswith(("records_fts", "sqlite_"))]


def test_the_csv_of_a_kind_is_what_its_command_prints(served: Served, exported: Path) -> None:
    for name in KINDS:
        printed = served(name, "--format", "csv", *EVERY)
        assert (exported / "facts" / f"{name}.csv").read_text(encoding="utf-8") == printed.out


def test_the_package_holds_what_the_database_does_and_says_so(
    database: sqlite3.Connection, exported: Path
) -> None:
    package = json.loads((exported / "facts" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert ["dataset", *resources] == names(database, "table")
    for name, resource in resources.items():
        content, schema = (exported / "facts" / resource["path"]).read_bytes(), resource["schema"]
        hash = f"sha256:{sha256(content).hexdigest()}"
        assert (resource["bytes"], resource["hash"]) == (len(content), hash)
        head, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
        truth = {"true": "1", "false": "0"}
        found = [
            ["" if cell is None else str(cell) for cell in row]
            for row in asked(database, f'SELECT * FROM "{name}"')
        ]
        assert found == [[truth.get(cell, cell) for cell in row] for row in rows]
        columns = asked(database, f'PRAGMA table_info("{name}")')
        assert head == [field["name"] for field in schema["fields"]] == [row[1] for row in columns]
        assert {*schema["primaryKey"]} == {column[1] for column in columns if column[5]}
        keys = [
            (key["reference"]["resource"] or name, column, to)
            for key in schema.get("foreignKeys", [])
            for column, to in zip(key["fields"], key["reference"]["fields"], strict=True)
        ]
        declared = asked(database, f'PRAGMA foreign_key_list("{name}")')
        assert bool(keys) == (name not in ("records", "gaps"))
        assert sorted(keys) == sorted(row[2:5] for row in declared)
    fields = {field["name"]: field for field in resources["visits"]["schema"]["fields"]}
    assert fields["date_first"]["type"] == "date"
    assert fields["origin"]["constraints"] == {"required": True, "enum": ["israel", "japan"]}
    assert fields["id"]["constraints"]["unique"]


VISIT, OTHER, SATO, STARS = "dagan-japan-1994", "sato-israel-1999", "kenta-sato", "stars-1994"
LINKS: dict[str, Rows] = {
    f"visits_people {VISIT}": [(VISIT, 1, "noa-dagan")],
    f"visits_places {VISIT}": [(VISIT, 1, "Tokyo"), (VISIT, 2, "Kyoto")],
    f"records_sources {VISIT}": [(VISIT, 1, "gazette-1994", "page 1", None), (VISIT, 2, "wire-1994", "line 3", "gazette-1994")],
    f"records_alt {VISIT}": [(VISIT, "date", 1, "1994-05-04", "deprecated", "error", "The day of the report.", "wire-1994")],
    f"records_alt_sources {VISIT}": [(VISIT, "date", 1, 1, "wire-1994", "line 1", None)],
    f"records_unresolved {OTHER}": [(OTHER, 1, "places")],
    f"records_inferred {OTHER}": [(OTHER, "date", "from the plan")],
    f"records_alt {OTHER}": [(OTHER, "places", 1, "Haifa", "normal", "unknown", None, "gazette-1994"), (OTHER, "places", 2, "Jaffa", "normal", "unknown", None, "wire-1994")],
    f"people_names {SATO}": [(SATO, 1, "佐藤健太", "ja", None, 1), (SATO, 2, "Kenta Satoh", "en", "wire-1994", None)],
    f"people_offices {SATO}": [(SATO, 1, "Prime Minister", "2010", "2010-01-01", "2010-12-31", "year", *[None] * 4)],
    f"agreements_extended {STARS}": [(STARS, 1, "2000", "2000-01-01", "2000-12-31", "year"), (STARS, 2, *["2005-07-31"] * 3, "day")],
}  # fmt: skip
"""What a table holds of a record."""


@pytest.mark.parametrize("place", LINKS)
def test_the_links_of_a_record(database: sqlite3.Connection, place: str) -> None:
    table, record = place.split()
    assert asked(database, f'SELECT * FROM "{table}" WHERE record = ?', record) == LINKS[place]


def test_foreign_keys_hold(database: sqlite3.Connection) -> None:
    assert asked(database, "PRAGMA foreign_key_check") == []
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]


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
def test_the_database_refuses_what_the_declarations_do(
    database: sqlite3.Connection, change: str
) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        database.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            copy.execute(change)


YEARS = [f"visitors-gazette-{year}" for year in (1990, 1991, 1992)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dagan forecast", ["dagan-stars-1994"]),
        ("noa stars", ["dagan-stars-1994", "stars-1994"]),
        ("Ōta special", ["mori-israel-1990"]),
        ("ota minister", ["mori-israel-1990", "mori-israel-envoy-1955"]),
        ('"佐藤" foreign', ["sato-israel-1999"]),
        ("健太* foreign", ["sato-israel-1999"]),
        ("ועה* president", ["dagan-japan-2005"]),
        ("headline: memorandum", ["tea-memorandum"]),
        ('"come again"', ["sato-israel-2010"]),
        ("gazett*", ["gazette-1994", "israel-japan-1993", "japan-israel-gazette-1993", *YEARS]),
        ("may 1994 kyo*", ["dagan-japan-1994"]),
    ],
)
def test_full_text_search(database: sqlite3.Connection, words: str, found: list[str]) -> None:
    question = (
        "SELECT records.id FROM records_fts JOIN records ON records.rowid = records_fts.rowid "
        "WHERE records_fts MATCH ? ORDER BY records.id"
    )
    assert [id for (id,) in asked(database, question, words)] == found


def test_the_timeline_is_that_of_the_command(served: Served, database: sqlite3.Connection) -> None:
    fields = "date,date_first,date_last,date_precision,kind,headline,id"
    printed = [list(row.values()) for row in served("timeline", "--all", "--fields", fields).rows]
    rows = asked(database, "SELECT * FROM timeline")
    assert [["" if cell is None else cell for cell in row] for row in rows] == printed


ANSWERS: dict[str, Rows] = {
    "SELECT who, names, date FROM visits_by_name WHERE id = 'sato-israel-2010'":
        [("Kenta Sato", "佐藤健太; Kenta Satoh", "2010-01-18")],
    "SELECT * FROM visits_by_year":
        [(1994, "israel", "japan", 1, 1), (1999, "japan", "israel", 1, 0), (2010, "japan", "israel", 1, 1)],
    "SELECT count(*) FROM meetings":
        [(0,)],
    "SELECT * FROM gaps":
        [("visits", 1, "Visits of 1960 are not known.")],
    "SELECT dated, name, extended FROM agreements_in_force":
        [("1994-05-04", "Star agreement", "2000; 2005-07-31")],
    "SELECT year, measure, amount, reporter, id FROM trade_by_year":
        [(1993, "flow", 1_500_000_000, "Gazette", "israel-japan-1993"), (1993, "total", 2_750_250_000, None, "total-1993")],
    "SELECT kind, amount, unit FROM figures":
        [("trade", 1_500_000_000, "USD"), ("trade", 2_750_250_000, "USD"), ("investment", 12.5, "percent"), *(("indicators", amount, "people") for amount in (1200, 900, 1500, 428))],
    "SELECT who, date, last_seen, credentials FROM envoys_in_turn":
        [("Ōta Mori", "1955/1957", None, "1955-03-02"), ("Noa Dagan", "2001-09/", "2003-02-11", None)],
    "SELECT id, period, value FROM figures WHERE series = 'visitors-gazette' AND precision = 'about'":
        [("visitors-gazette-1991", "1991", "900")],
    "SELECT id, other_says, other_id FROM contradicted_statements":
        [("dagan-stars-1994", "Kenta Sato: Each will watch another sky.", "sato-moon-1995"), ("sato-moon-1995", "Noa Dagan: Both will watch the same stars.", "dagan-stars-1994")],
    "SELECT id, side, resolution, importance FROM events WHERE type = 'vote'":
        [("bridge-vote-1998", "abstained", "Assembly 12/34", "key")],
    "SELECT field, called, address, place, via FROM citations WHERE record = 'tea-house-1952'":
        [(None, "The Gazette of Visits", "https://example.org/gazette", "page 5", "wire-1994"), ("date", "report of a wire service", None, "line 2", None)],
    "SELECT id, records FROM sources_by_use":
        [("gazette-1994", 17), ("wire-1994", 14)],
    "SELECT record, field, we_say, another_says, why FROM disputed_values WHERE kind = 'visits' LIMIT 2":
        [(VISIT, "date", "1994-05-03/1994-05-05", "1994-05-04", "error"), (OTHER, "places", "[]", "Haifa", "unknown")],
    "SELECT record, field, value, rule FROM inferred_values":
        [(OTHER, "date", "1999-08?", "from the plan")],
    "SELECT * FROM coverage WHERE kind = 'visits'":
        [("visits", 6, "1990-01-01", "2010-01-18", 2, 1, 1)],
    "SELECT record, field FROM mentions WHERE refers_to = 'ota-mori' ORDER BY record":
        [("mori-israel-1990", "people"), ("mori-israel-envoy-1955", "people"), ("tea-house-1952", "people")],
    f"SELECT field, headline FROM mentions WHERE refers_to = '{VISIT}'":
        [("visit", "Star agreement, in force")],
}  # fmt: skip


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


GREAT: Any = {
    "value": "9" * 27, "scale": "billion", "unit": "USD", "measure": "total",
    "sources": [{"id": "wire-1994", "at": "p"}],
}  # fmt: skip
"""A figure that is too large for an integer of SQLite."""


@examples(20)
@example(("trade", {"x-1": GREAT}))
@given(st.sampled_from([*MADE]).flatmap(lambda kind: st.tuples(st.just(kind), MADE[kind])))
def test_any_record_comes_back_from_a_database_as_it_was(
    shelf: Path, tmp_path_factory: pytest.TempPathFactory, made: tuple[str, Tables]
) -> None:
    library = Library([str(SAMPLE), str(laid(*made, shelf))])
    tables = tables_of(library)
    path = tmp_path_factory.getbasetemp() / "made.db"
    path.unlink(missing_ok=True)
    write_database(str(path), tables, about(library))
    with closing(sqlite3.connect(path)) as database:
        for table in tables:
            expected = [tuple(map(stored, row)) for row in table.rows]
            assert asked(database, f'SELECT * FROM "{table.name}" ORDER BY rowid') == expected
        held: dict[str, str] = dict(asked(database, "SELECT id, record FROM records"))
    for record in library.of_kind(made[0]).values():
        assert json.loads(held[record.id]) == record.plain()


def stored(cell: Any) -> Any:
    """A cell as SQLite gives it back: it has no integers beyond 64 bits."""
    return pytest.approx(cell) if isinstance(cell, int) and abs(cell) >= 2**63 else cell
