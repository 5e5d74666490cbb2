"""Choosing and ordering: what must hold for any records and any question."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ilj.dates import Date
from ilj.kinds import Visit
from ilj.query import matches, ordered
from ilj.question import Question, ask
from tests.made import dates

COUNTRIES = ("israel", "japan")
names = st.sampled_from(["Noa Dagan", "Kenta Satō", "佐藤健太", "נועה דגן", "Ben-Ami"])


@st.composite
def visits(draw: st.DrawFn) -> list[Visit]:
    number = draw(st.integers(0, 8))
    return [
        Visit(
            id=f"v-{n}",
            who=draw(names),
            origin=draw(st.sampled_from(COUNTRIES)),
            destination=draw(st.sampled_from(COUNTRIES)),
            date=draw(st.none() | dates.map(Date)),
            office=draw(st.none() | st.sampled_from(["Prime Minister", "Envoy"])),
        )
        for n in range(number)
    ]


def no_names(kind: str) -> Mapping[str, str]:
    return {}


def found(records: list[Visit], *words: str, **asked: Any) -> list[str]:
    question = ask(Visit, words, **asked)
    chosen = [record for record in records if matches(record, question, no_names)]
    return [record.id for record in ordered(chosen, question)]


@given(visits())
def test_the_years_together_are_everything_dated(records: list[Visit]) -> None:
    years = {
        year
        for record in records
        for date in record.dates
        for year in (date.years[0], date.years[-1])
    }
    union = {id for year in years for id in found(records, year=f"{year:04}")}
    assert union == {record.id for record in records if record.date}


@given(visits(), st.integers(2, 9997))
def test_a_time_and_its_two_neighbours_cover_everything_dated(
    records: list[Visit], year: int
) -> None:
    before = found(records, until=f"{year - 1:04}")
    within = found(records, since=f"{year:04}", until=f"{year + 1:04}")
    after = found(records, since=f"{year + 2:04}")
    assert {*before, *within, *after} == {record.id for record in records if record.date}


@given(visits(), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_the_file(
    records: list[Visit], shuffler: random.Random
) -> None:
    order = found(records)
    shuffled = list(records)
    shuffler.shuffle(shuffled)
    assert found(shuffled) == order


@given(visits(), st.sampled_from(["", "who", "office", "date", "date_first", "id"]), st.booleans())
def test_what_is_missing_comes_last_reversed_or_not(
    records: list[Visit], name: str, reverse: bool
) -> None:
    by_id = {record.id: record for record in records}
    values = [
        by_id[id].plain()[name or "date"] for id in found(records, sort=name or (), reverse=reverse)
    ]
    gone = [value is None for value in values]
    assert gone == sorted(gone)


@given(
    visits(), st.sampled_from(["dagan noa", "NOA", "sato", "SATŌ kenta", "健", "דגן", "ben ami"])
)
def test_case_accents_script_and_order_of_words_do_not_matter(
    records: list[Visit], words: str
) -> None:
    turned = " ".join(reversed(words.split()))
    assert found(records, words) == found(records, turned) == found(records, *words.upper().split())


@given(visits())
def test_two_conditions_find_what_both_find(records: list[Visit]) -> None:
    both = found(records, "dagan", destination="japan")
    assert set(both) == set(found(records, "dagan")) & set(found(records, destination="japan"))


@given(visits())
def test_no_condition_finds_everything(records: list[Visit]) -> None:
    assert set(found(records)) == {record.id for record in records}


def test_several_values_are_alternatives() -> None:
    assert ask(Visit, destination=("israel", "japan")).conditions[0].wanted == ("israel", "japan")


def test_a_question_is_a_plain_value() -> None:
    assert ask(Visit, ["Dagan"], year=2015) == ask(Visit, ["dagan"], since="2015", until=2015)
    assert isinstance(ask(Visit), Question)
