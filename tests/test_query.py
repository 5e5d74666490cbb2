"""Choosing and ordering: what must hold for any records and any question."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.kinds import KINDS, Visit
from ilj.model import Choice, Date, Record, inner
from ilj.query.answer import answer
from ilj.query.question import ANY, ask
from ilj.query.rows import VIEWS
from ilj.render import Look, Sheet, fitting, writer
from ilj.store import Library
from tests.conftest import SAMPLE
from tests.lines import ANSWERED
from tests.made import MADE, Tables, examples, laid
from tests.running import BARE, Ran, Served

DATED = [name for name, kind in KINDS.items() if any(f.when for f in kind.fields.values())]


class Asked:
    """A kind over the sample and made-up records of it, whatever took place."""

    def __init__(self, name: str, tables: Tables, folder: Path) -> None:
        self.kind = KINDS[name]
        self.library = Library([str(SAMPLE), str(laid(name, tables, folder))])
        self.every: dict[str, Any] = {f.name: ANY for f in self.kind.fields.values() if f.standing}

    def rows(self, *words: str, **asked: Any) -> list[Any]:
        question = ask(self.kind.record, words, **{**self.every, **asked})
        return answer(question, self.library).rows

    def ids(self, *words: str, **asked: Any) -> list[str]:
        return [row.id for row in self.rows(*words, **asked)]


def several(value: Any) -> list[Any]:
    return [*value] if isinstance(value, tuple) else [value] if value else []


def dates_of(record: Any) -> list[Date]:
    """Every date by which a record is found: its own, or the claimed where none is our answer."""
    found = []
    for name in (name for name, f in record.fields.items() if f.when):
        values = [getattr(record, name)]
        if not values[0] and name in record.unresolved:
            claims = record.alt.get(name, ())
            values = [claim.value for claim in claims if claim.rank == "normal"]
        found += [date for value in values for date in several(value)]
    seen = getattr(record, "last_seen", None)
    return [date.seen_until(seen) if seen and date == record.term else date for date in found]


@pytest.mark.parametrize("name", DATED)
@examples(5)
@given(data=st.data())
def test_the_years_and_the_times_cover_everything_dated(
    shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = Asked(name, data.draw(MADE[name]), shelf)
    dated = {row.id: dates for row in asked.rows() if (dates := dates_of(row))}
    ends = [year for dates in dated.values() for d in dates for year in (d.years[0], d.years[-1])]
    assert {id for year in {*ends} for id in asked.ids(year=f"{year:04}")} == set(dated)
    a, b = sorted(
        data.draw(st.tuples(*[st.sampled_from([*ends, 1900]) | st.integers(2, 9998)] * 2))
    )
    since = data.draw(st.sampled_from([f"{a:04}", f"{a:04}-01", f"{a:04}-01-01"]))
    until = data.draw(st.sampled_from([f"{b:04}", f"{b:04}-12", f"{b:04}-12-31"]))
    within = asked.ids(since=since, until=until)
    first, last = date(a, 1, 1), date(b, 12, 31)
    assert set(within) == {
        id
        for id, dates in dated.items()
        if any(
            (not d.first or d.first <= last) and (not d.until or d.until >= first) for d in dates
        )
    }
    before = asked.ids(until=f"{max(a - 1, 1):04}")
    after = asked.ids(since=f"{min(b + 1, 9999):04}")
    assert {*before, *within, *after} == set(dated)


@pytest.mark.parametrize("name", KINDS)
@examples(5)
@given(data=st.data())
def test_limit_sort_reverse_fields_and_the_order_of_the_file(
    shelf: Path, name: str, data: st.DataObject
) -> None:
    tables = data.draw(MADE[name])
    turned = Asked(name, dict(reversed(tables.items())), shelf).ids()
    asked = Asked(name, tables, shelf)
    every, names = asked.rows(), asked.kind.record.flat_names()
    assert [row.id for row in every] == turned
    limit = data.draw(st.integers(1, 12))
    question = ask(asked.kind.record, **asked.every)._replace(limit=limit)
    assert answer(question, asked.library)[:2] == (every[:limit], len(every))
    sort = data.draw(st.sampled_from(names))
    for reverse in (False, True):
        rows = [row.plain() for row in asked.rows(sort=sort, reverse=reverse)]
        assert sorted(row["id"] for row in rows) == sorted(turned)
        known = [row[sort] for row in rows if row[sort] not in (None, [], {})]
        assert [row[sort] for row in rows[: len(known)]] == known  # what is missing comes last
        if sort in ("id", "amount"):
            assert known == sorted(known, reverse=reverse)
    fields = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    sheet = Sheet(asked.kind, every, len(every), ask(asked.kind.record, fields=fields).fields)
    printed = json.loads("".join(writer("json")(sheet, Look([]))))
    assert [[*row.items()] for row in printed] == [
        [(field, row.plain()[field]) for field in fields] for row in every
    ]


@pytest.mark.parametrize("name", KINDS)
@examples(5)
@given(data=st.data())
def test_a_filter_keeps_what_has_the_term_and_words_are_found_however_they_are_typed(
    shelf: Path, name: str, data: st.DataObject
) -> None:
    asked = Asked(name, data.draw(MADE[name]), shelf)
    every = asked.rows()
    for field in asked.kind.fields.values():
        type = inner(field.type)
        if isinstance(type, Choice) and field.option and not field.standing:
            wanted = data.draw(st.lists(st.sampled_from([*type.terms]), min_size=1, max_size=3))
            having = [row for row in every if {*wanted} & {*several(getattr(row, field.name))}]
            assert asked.rows(**{field.name: [wanted[0], ",".join(wanted)]}) == having
    assert asked.rows(disputed=True) == [row for row in every if disputed(row)]
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    found = asked.rows(*words)
    assert found == [row for row in every if all(row in asked.rows(word) for word in words)]
    for typed in ([" ".join(words)], words[::-1], *([*map(turn, words)] for turn in TURNS)):
        assert asked.rows(*typed) == found


def disputed(record: Record) -> bool:
    return bool(record.alt or record.unresolved or getattr(record, "contradicts", ()))


WORDS = "noa dagan kenta satō 佐藤 健太 נועה ג israel 1994 made x ß é".split()


def decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def without_accents(word: str) -> str:
    return "".join(c for c in decomposed(word) if unicodedata.category(c) != "Mn")


TURNS = (str.upper, str.title, decomposed, without_accents)


@examples(25)
@given(data=st.data(), name=st.sampled_from([*KINDS]))
def test_what_crosses_kinds_is_what_the_kinds_hold(
    shelf: Path, data: st.DataObject, name: str
) -> None:
    library = Asked(name, data.draw(MADE[name]), shelf).library
    whole = {record.id: record for record in library.all()}
    found = {v: answer(ask(kind.record, all=True), library).rows for v, kind in VIEWS.items()}
    assert {row.id: row.record for row in found["search"]} == whole
    claimed = {(id, on) for id, record in whole.items() for on in record.alt}
    for id, one in whole.items():
        others = [whole[other] for other in one.contradicts if other in whole]
        if any(other.id > id or not other.contradicts for other in others):
            claimed.add((id, "claim"))  # once for both sides
    assert {(row.id, row.on) for row in found["disputes"]} == claimed
    happened = [record for record in whole.values() if record.declared.happens]
    dated = {record.id: dates for record in happened if (dates := dates_of(record))}
    acts = found["timeline"]
    assert {row.id for row in acts} == {*dated}
    assert all(row.date in dated[row.id] for row in acts)
    assert [row.date.order for row in acts] == sorted(row.date.order for row in acts)


def test_a_question_is_a_plain_value() -> None:
    assert ask(Visit, ["Dagan"], year=2015) == ask(Visit, ["dagan"], since="2015", until=2015)
    assert ask(Visit, fields="id,who,id").fields == ("id", "who")


@pytest.fixture(scope="module")
def plain_answers(served: Served) -> list[Ran]:
    return [*answers(served)]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "he_IL.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LANG": "ja_JP.EUC-JP", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "random", "TZ": "nowhere", "LANG": "", "PYTHONUTF8": "0"},
    ],
)
def test_the_same_bytes_on_every_run_in_every_environment(
    plain_answers: list[Ran], site: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    served = Served({**BARE, "PYTHONPATH": str(site), **env}, tmp_path)
    assert [*answers(served)] == plain_answers
    served.close()


def answers(served: Served) -> Iterator[Ran]:
    for name, line in ANSWERED.items():
        yield served(*line, "no-one")
        yield served(*line, "--sources", "--sort", "id", "--reverse")
        for format in fitting(name):
            yield served(*line, "--format", format)
    yield served("--help")
