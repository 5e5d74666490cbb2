"""Choosing and ordering: what must hold for any records and any question."""

from __future__ import annotations

import datetime
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.choices import Choice
from ilj.dates import Date
from ilj.kind import Kind
from ilj.kinds import KINDS, Visit
from ilj.question import Question, ask, inner
from ilj.render import FORMATS
from tests.conftest import SAMPLE
from tests.lines import EVERY, LISTINGS
from tests.made import MADE, examples, laid
from tests.running import BARE, Ran, Served

Row = dict[str, Any]
DATED = [name for name, kind in KINDS.items() if any(f.when for f in kind.fields.values())]


class Asked:
    """One listing over the sample and made-up records."""

    def __init__(self, served: Served, kind: Kind, folder: Path) -> None:
        self.served, self.kind, self.folder = served, kind, folder

    def ran(self, *args: str) -> Ran:
        """What it prints, whatever took place."""
        name = self.kind.name
        return self.served(name, *args, *EVERY.get(name, ()), "--data", self.folder)

    def rows(self, *args: str) -> list[Row]:
        """What it answers, as JSON has it."""
        rows: list[Row] = json.loads(self.ran(*args, "--json").out)
        return rows

    def ids(self, *args: str) -> list[str]:
        """The ids of what it answers."""
        return [row["id"] for row in self.rows(*args, "--fields", "id")]


def asked_of(name: str, data: st.DataObject, served: Served, shelf: Path) -> Asked:
    return Asked(served, KINDS[name], laid(name, data.draw(MADE[name]), shelf))


def dates_of(kind: Kind, row: Row) -> list[Date]:
    """Every date by which a row is found: its own, or the claimed where none is our answer."""
    texts = []
    for name in (name for name, f in kind.fields.items() if f.when):
        values = [row[name]]
        if not row[name] and name in row["unresolved"]:
            claims = row["alt"].get(name, ())
            values = [claim["value"] for claim in claims if claim["rank"] == "normal"]
        for value in values:
            texts += value if isinstance(value, list) else [value] if value else []
    return [Date(text) for text in texts]


@pytest.mark.parametrize("name", DATED)
@examples(15)
@given(data=st.data())
def test_the_years_and_the_times_cover_everything_dated(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = asked_of(name, data, served, shelf)
    dated = {row["id"]: dates_of(asked.kind, row) for row in asked.rows()}
    dated = {id: dates for id, dates in dated.items() if dates}
    years = {
        year
        for dates in dated.values()
        for date in dates
        for year in (date.years[0], date.years[-1])
    }
    assert {id for year in years for id in asked.ids("--year", f"{year:04}")} == set(dated)
    a, b = sorted(
        data.draw(st.tuples(*[st.sampled_from([*years, 1900]) | st.integers(2, 9998)] * 2))
    )
    since = data.draw(st.sampled_from([f"{a:04}", f"{a:04}-01", f"{a:04}-01-01"]))
    until = data.draw(st.sampled_from([f"{b:04}", f"{b:04}-12", f"{b:04}-12-31"]))
    within = asked.ids("--since", since, "--until", until)
    first, last = datetime.date(a, 1, 1), datetime.date(b, 12, 31)
    assert set(within) == {
        id
        for id, dates in dated.items()
        if any(
            (d.first is None or d.first <= last) and (d.until is None or d.until >= first)
            for d in dates
        )
    }
    neighbours = [("--until", f"{a - 1:04}")] * (a > 1) + [("--since", f"{b + 1:04}")] * (b < 9999)
    assert {*within, *(id for args in neighbours for id in asked.ids(*args))} == set(dated)


@pytest.mark.parametrize("name", KINDS)
@examples(15)
@given(data=st.data())
def test_limit_count_reverse_sort_and_fields(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = asked_of(name, data, served, shelf)
    every, names = asked.rows(), asked.kind.record.flat_names()
    limit = data.draw(st.integers(1, 12))
    sort = data.draw(st.sampled_from([(), *(("--sort", name) for name in names)]))
    in_order = asked.rows(*sort)
    assert sorted(row["id"] for row in in_order) == sorted(row["id"] for row in every)
    assert asked.rows(*sort, "--limit", str(limit)) == in_order[:limit]
    assert asked.ran("--count", "--limit", str(limit)).out == f"{len(every)}\n"
    if sort:
        turned = asked.rows(*sort, "--reverse")
        for rows in (in_order, turned):
            gone = [row[sort[1]] in (None, [], {}) for row in rows]
            assert gone == sorted(gone)
        if sort[1] in ("id", "amount"):
            known = [row[sort[1]] for row in in_order if row[sort[1]] is not None]
            assert known == sorted(known)
    fields = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    some = ("--fields", ",".join(fields))
    assert [list(row.items()) for row in asked.rows(*some)] == [
        [(f, row[f]) for f in fields] for row in every
    ]
    cells = [name for name in fields if name in asked.ran("--limit", "1").lines[0].split("\t")]
    projected = [{name: row[name] for name in cells} for row in asked.ran().rows]
    assert asked.ran(*some).rows == projected


@pytest.mark.parametrize("name", KINDS)
@examples(15)
@given(data=st.data())
def test_the_order_does_not_depend_on_the_order_of_the_file(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    tables = data.draw(MADE[name])
    order = Asked(served, KINDS[name], laid(name, tables, shelf)).ids()
    for turned in (dict(reversed(tables.items())), dict(sorted(tables.items()))):
        assert Asked(served, KINDS[name], laid(name, turned, shelf)).ids() == order


@pytest.mark.parametrize("name", KINDS)
@examples(15)
@given(data=st.data())
def test_a_filter_keeps_what_has_the_term_and_nothing_else(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = asked_of(name, data, served, shelf)
    every = asked.rows()
    for field in asked.kind.fields.values():
        type = inner(field.type)
        if not isinstance(type, Choice) or not field.option or field.standing:
            continue
        wanted = data.draw(st.lists(st.sampled_from(list(type.terms)), min_size=1, max_size=2))
        having = [row["id"] for row in every if {*wanted} & {*_several(row[field.name])}]
        given = (field.option, wanted[0], field.option, ",".join(wanted))
        assert asked.ids(*given) == having
        assert asked.ran(*given, "--count").out == f"{len(having)}\n"
    disputed = [row["id"] for row in every if row["alt"] or row["unresolved"]]
    assert asked.ids("--disputed") == disputed


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", KINDS)
@examples(15)
@given(data=st.data())
def test_case_accents_script_and_order_of_words_do_not_matter(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = asked_of(name, data, served, shelf)
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    found = asked.ids(*words)
    assert asked.ids(" ".join(words)) == found
    assert asked.ids(*reversed(words)) == found
    for turn in (
        str.upper,
        str.title,
        without_accents,
        lambda word: unicodedata.normalize("NFD", word),
    ):
        assert asked.ids(*map(turn, words)) == found
    both = [id for id in asked.ids(words[0]) if all(id in asked.ids(word) for word in words)]
    assert found == both


WORDS = [
    "noa",
    "dagan",
    "kenta",
    "satō",
    "佐藤",
    "健太",
    "נועה",
    "ג",
    "israel",
    "1994",
    "made",
    "x",
    "ß",
    "é",
]


def without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


@examples(15)
@given(data=st.data(), name=st.sampled_from(list(KINDS)))
def test_what_crosses_kinds_is_what_the_kinds_hold(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    folder = laid(name, data.draw(MADE[name]), shelf)
    every = {id: Asked(served, kind, folder).rows() for id, kind in KINDS.items()}
    search = json.loads(served("search", "--data", folder, "--json").out)
    whole = {row["id"]: row for rows in every.values() for row in rows}
    assert {row["id"]: row["record"] for row in search} == whole
    disputes = json.loads(served("disputes", "--data", folder, "--json").out)
    claimed = {(id, on) for id, row in whole.items() for on in row["alt"]}
    assert {(row["id"], row["on"]) for row in disputes} == claimed
    timeline = json.loads(served("timeline", "--data", folder, "--json").out)
    happened = [(kind, row) for kind in KINDS.values() if kind.happens for row in every[kind.name]]
    acts = sorted(date.order for kind, row in happened for date in dates_of(kind, row))
    assert [Date(row["date"]).order for row in timeline] == acts


ENVIRONMENTS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "he_IL.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LANG": "ja_JP.EUC-JP", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "random", "TZ": "nowhere", "LANG": "", "PYTHONUTF8": "0"},
]


@pytest.fixture(scope="module")
def plain_answers(served: Served) -> list[Ran]:
    return list(answers(served))


@pytest.mark.parametrize("env", ENVIRONMENTS)
def test_the_same_bytes_on_every_run_in_every_environment(
    plain_answers: list[Ran], site: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    served = Served({**BARE, "PYTHONPATH": str(site), **env}, tmp_path)
    assert list(answers(served)) == plain_answers
    served.close()


def answers(served: Served) -> Iterator[Ran]:
    for name in LISTINGS:
        for format in FORMATS:
            yield served(name, "--format", format)
            yield served(name, "--format", format, "--sources", "--sort", "id", "--reverse")
    for format in FORMATS:
        yield served(
            "show", "dagan-japan-1994", "kenta-sato", "tea-house-1952", "no-one", "--format", format
        )
        yield served("cite", "dagan-japan-1994", "gazette-1994", "--format", format)
        yield served("coverage", "--format", format)
        yield served("schema", "visits", "--format", format)
    yield served("check", SAMPLE)
    yield served("visits", "dagam")
    yield served("--help")


def test_a_field_that_is_asked_for_twice_is_printed_once() -> None:
    assert ask(Visit, fields="id,who,id").fields == ("id", "who")


def test_several_values_are_alternatives() -> None:
    assert ask(Visit, destination=("israel", "japan")).conditions[0].wanted == ("israel", "japan")


def test_a_question_is_a_plain_value() -> None:
    assert ask(Visit, ["Dagan"], year=2015) == ask(Visit, ["dagan"], since="2015", until=2015)
    assert isinstance(ask(Visit), Question)
