"""Why nothing was found, with suggestions; a query is never silently corrected."""

from collections.abc import Callable, Sequence
from typing import Any

from ilj.errors import NothingFound
from ilj.store import Library
from ilj.text import counted, listed

from .answer import Filter, filters, matching, records_for
from .question import Question, suggest
from .rows import Row

_MANY = 20
"""With more words than this, none is singled out, since each would take its own searches."""
Filters = Sequence[Filter]
Find = Callable[[Filters, Question], list[Any]]


def why_nothing(question: Question, library: Library) -> NothingFound:
    """The error that says why nothing matches the query, with a suggestion."""
    if (
        asked := len(question.words.groups if question.words else ()) + len(question.source)
    ) > _MANY:
        return NothingFound(_no(question, f"all of {asked} words"), "use fewer")
    every = filters(question, library)
    labels = [one.label for one in every]
    records = list(records_for(question._replace(conditions=()), library))

    hidden: list[str] = []

    def find(some: Filters, question: Question) -> list[Any]:
        hidden.clear()
        return matching(records, some, question, library, hidden)

    when = _no(question, *labels, when=_time(question))
    find(every, question)
    if lifted := [said for said in hidden if "--undated" not in said]:
        return NothingFound(when, f"not shown: {listed(lifted)}")
    timeless = question._replace(since=None, until=None)
    for one in every:
        if not find([one], timeless):
            kind = question.words and not issubclass(question.record, Row)
            elsewhere = f"ilj {one.asked} searches all records" if kind else ""
            hint = suggest(one.asked, sorted(one.known(records)), elsewhere)
            return NothingFound(_no(question, one.label), hint)
    if gap := _known_gap(question, library):
        return NothingFound(when, f"known gap: {gap}")
    if question.timed and (others := find(every, timeless)):
        return NothingFound(when, _nearest_years(question, others))
    return _together(question, every, labels, find)


def _known_gap(question: Question, library: Library) -> str:
    """What the data set states to be missing of a year that is asked for; empty if nothing."""
    if not (question.since and question.until and question.since.year == question.until.year):
        return ""
    gaps = library.gaps().get(question.record.declared.name, ())
    return next((gap for gap in gaps if str(question.since.year) in gap), "")


def _together(question: Question, every: Filters, labels: list[str], find: Find) -> NothingFound:
    """Each filter matches something, but nothing matches all: suggest which one to drop."""
    kind = question.record.declared

    def without(one: Filter) -> int:
        return len(find([other for other in every if other is not one], question))

    def hint(how: str, number: int) -> str:
        return f"{how}: {counted(number, kind.one, kind.many)}" if number else ""

    if not labels:
        return NothingFound(f"no {kind.many} recorded")
    number, label = max((without(one), one.label) for one in every)
    return NothingFound(f"{_no(question, *labels)} together", hint(f"without {label}", number))


def _no(question: Question, *labels: str, when: str = "") -> str:
    """`no visits in 2001 match 'uno' and --to japan`."""
    match = f"match {listed(labels)}" if labels else ""
    return " ".join(filter(None, (f"no {question.record.declared.many}", when, match)))


def _time(question: Question) -> str:
    since, until = question.since, question.until
    if not question.timed:
        return ""
    if since and until:
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            last = "" if since.year == until.year else f" to {until.year}"
            return f"in {since.year}{last}"
        return f"from {since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _nearest_years(question: Question, others: Sequence[Any]) -> str:
    """The nearest years with any, before and after the period asked for, or the whole span."""
    years = sorted({year for row in others for date in row.dates for year in date.years})
    if not years:
        return "none of them is dated"
    before = [year for year in years if question.since and year < question.since.year]
    after = [year for year in years if question.until and year > question.until.year]
    near = [str(year) for year in (*before[-1:], *after[:1])]
    known = f"dates run from {years[0]} to {years[-1]}"
    if len(near) == 2:
        return f"the nearest years are {listed(near)}"
    return f"the nearest year is {listed(near)}; {known}" if near else known
