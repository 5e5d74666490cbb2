"""Dates, by another reader of EDTF: what we take for one it takes for the same."""

import datetime
import warnings
from time import struct_time

import pytest
from hypothesis import example, given

from ilj.model import QUALIFIERS, Date
from tests.made import dates, examples, near_dates

with warnings.catch_warnings():  # of pyparsing, at what edtf asks of it
    warnings.simplefilter("ignore")
    import edtf

pytestmark = pytest.mark.long


def day_of(bound: struct_time | float) -> datetime.date | None:
    """A bound of edtf's as a day; None where it is infinite."""
    return datetime.date(*bound[:3]) if isinstance(bound, struct_time) else None


def is_known_to_others(text: str) -> bool:
    """All but what edtf leaves out: a decade beside `?` or no end, a day from a year to a month."""
    start, between, end = text.strip("[]").partition("..")
    loose = text.endswith(("/", "/..")) or any(mark in text for mark in QUALIFIERS)
    return not ("X" in text and loose) and (not between or not end or len(start) in (0, len(end)))


@examples(25)
@given(dates.filter(is_known_to_others))
def test_another_reader_of_edtf_agrees(text: str) -> None:
    ours, theirs = Date(text), edtf.parse_edtf(text)
    assert str(theirs) == text
    assert day_of(theirs.lower_strict()) == ours.first
    if ours.form != "open":  # of which edtf guesses that it ended after ten years
        assert day_of(theirs.upper_strict()) == ours.last


@examples(100)
@example("2015-02-30")
@given(near_dates)
def test_any_string_that_is_a_date_is_one_to_others(text: str) -> None:
    try:
        assert str(Date(text)) == text
    except ValueError:
        return
    assert edtf.is_valid_edtf(text) or not is_known_to_others(text)
