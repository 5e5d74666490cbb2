"""The date subset: what is read, what is refused, what follows from it."""

import datetime
import re

import pytest
from hypothesis import example, given

from ilj.model.dates import SUBSET, Date
from tests.made import dates, days, examples, near_dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "column", "said"),
    [
        ("2015", "2015-01-01", "2015-12-31", "year", "2015", "2015"),
        ("2012-02", "2012-02-01", "2012-02-29", "month", "2012-02", "February 2012"),
        ("2015-01-18", "2015-01-18", "2015-01-18", "day", "2015-01-18", "18 January 2015"),
        ("1997-08?", "1997-08-01", "1997-08-31", "month", "1997-08?", "perhaps August 1997"),
        ("2006~", "2006-01-01", "2006-12-31", "year", "2006~", "about 2006"),
        ("2006%", "2006-01-01", "2006-12-31", "year", "2006%", "perhaps about 2006"),
        ("199X", "1990-01-01", "1999-12-31", "decade", "199X", "1990s"),
        ("19XX", "1900-01-01", "1999-12-31", "century", "19XX", "some time from 1900 to 1999"),
        ("2015-01-18/2015-01-20", "2015-01-18", "2015-01-20", "day", "2015-01-18/20", "18 to 20 January 2015"),
        ("1999-02-27/1999-03-09", "1999-02-27", "1999-03-09", "day", "1999-02-27/03-09", "27 February to 9 March 1999"),
        ("2014-12-30/2015-01-02", "2014-12-30", "2015-01-02", "day", "2014-12-30/2015-01-02", "30 December 2014 to 2 January 2015"),
        ("2014-05/2016", "2014-05-01", "2016-12-31", "year", "2014-05/2016", "May 2014 to 2016"),
        ("2021/..", "2021-01-01", None, "year", "2021/..", "since 2021"),
        ("2021-10/", "2021-10-01", None, "month", "2021-10/", "from October 2021, end unknown"),
        ("[1999-02-27..1999-03-09]", "1999-02-27", "1999-03-09", "range", "1999-02-27..03-09", "between 27 February and 9 March 1999"),
        ("[..1994-05-13]", None, "1994-05-13", "range", "..1994-05-13", "by 13 May 1994"),
        ("[2025-06..]", "2025-06-01", None, "range", "2025-06..", "June 2025 or later"),
    ],
)  # fmt: skip
def test_what_is_read(
    text: str, first: str | None, last: str | None, precision: str, column: str, said: str
) -> None:
    date = Date(text)
    assert (date.first and str(date.first), date.last and str(date.last)) == (first, last)
    assert (date.precision, date.short, date.words) == (precision, column, said)


@pytest.mark.parametrize(
    "text",
    [
        *"""? X 201 20155 0000 00XX 2015-00 2015-13 2015-1 2015-02-29 2015-04-31 2015-1-1 2015--01
            201X-01 2XXX XXXX 199X? 19X9 2015-XX 2015?? 2015-01-18T00 20150118 +2015 -2015 2015. x
            ٢٠١٥ 2０15 /2015 ../2015 / /.. 2015/2016/2017 2015/? [2015]
            [..] [2015?..2016] [199X..2001] [2015..2016..2017] [2015 [2015..2016
            2015..2016 {2015} 1_11 2015-W03""".split(),
        *("", " 2015", "2015 ", "2015\n", "20 15"),
    ],
)
def test_every_other_string_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{text!r} is not a date: {SUBSET}")):
        Date(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2015/2014", " ends before it starts"),
        ("2015-06/2015-05", " ends before it starts"),
        ("[2015..2014]", " ends before it starts"),
        ("[2012..2018-12-25]", ": both ends of a range are days, months or years"),
        ("[2022-02-16..2022-03]", ": both ends of a range are days, months or years"),
    ],
)
def test_ends_that_do_not_fit_are_told_apart(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(text) + why)}$"):
        Date(text)


@examples(100)
@given(dates)
def test_what_holds_for_any_date(text: str) -> None:
    date = Date(text)
    assert str(date) == text
    assert Date(str(date)) == date
    assert date.first or date.last
    assert date.first is None or date.last is None or date.first <= date.last
    for year in (date.years[0], date.years[-1]):
        assert date.may_fall(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    # A day that is not known is never printed.
    ends = date.points[:1] if date.form == "point" else date.points
    known = sum(point is not None and point.precision == "day" for point in ends)
    assert len([word for word in date.words.split() if word.isdigit() and len(word) < 3]) <= known


@examples(100)
@given(dates.map(Date), dates.map(Date))
def test_order_agrees_with_the_calendar(one: Date, other: Date) -> None:
    assert (one < other) == (one.order < other.order)
    if one.last and other.first and one.last < other.first:
        assert one < other
        assert other.is_after(one)
        assert not one.is_after(other)


@examples(100)
@given(dates.map(Date), days)
def test_it_may_fall_on_a_day_unless_all_of_it_is_before_or_after(
    date: Date, day: datetime.date
) -> None:
    on = date.may_fall(day, day)
    assert on == (date.may_fall(None, day) and date.may_fall(day, None))
    assert date.may_fall(None, None)


def test_an_end_that_is_unknown_says_nothing_of_later_years() -> None:
    later = datetime.date(2015, 1, 1)
    assert not Date("2010/").may_fall(later, later)
    assert Date("2010/..").may_fall(later, later)


@examples(100)
@example("2015-02-30")
@given(near_dates)
def test_any_string_is_refused_or_is_a_date(text: str) -> None:
    try:
        read: object = Date(text)
    except ValueError as error:
        read = str(error)
    assert str(read) in (text, f"{text!r} is not a date: {SUBSET}")
