"""Why nothing was found, and what is near: suggested, never silently corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from ilj.frozen import Value

from .entry import Row
from .fields import Field
from .query import Names, answering, source_texts, text_of, value_texts
from .question import ANY, Condition, Question, suggest
from .record import Record
from .text import counted, listed

Texts = Callable[[Record | Row], Iterable[str]]
_MANY = 20
"""More words than this are not told apart, since each takes searches of its own."""
Reason = tuple[str, str]
"""What is wrong in one line, and a hint, empty where there is none."""


class Part(Value):
    """One thing asked for: its words, how it was asked, what it is looked for in."""

    asked: str
    label: str
    texts: Texts
    alone: Question
    without: Question


def nothing(question: Question, records: Sequence[Any], names: Names) -> Reason:
    """Why none of the records of the kind answers the question."""
    if (asked := len(question.words) + len(question.source)) > _MANY:
        return _none(question, f"all of {asked} words"), "ask for fewer"
    parts = list(parts_of(question, names))

    found = partial(answering, records, names=names)
    for part in parts:
        if not found(part.alone):
            words = {
                word for record in records for text in part.texts(record) for word in text.split()
            }
            return _none(question, part.label), suggest(part.asked, sorted(words))
    timeless = question.replace(since=None, until=None)
    if timeless != question and (others := found(timeless)):
        return _none(question, *_labels(parts), when=_time(question)), _nearest_years(
            question, others
        )
    return _together(question, parts, found)


def _together(
    question: Question, parts: Sequence[Part], found: Callable[[Question], list[Any]]
) -> Reason:
    """Each part is there, and yet no record has them all: what to leave out."""
    kind = question.record.declared
    for condition in question.conditions:
        rest = question.replace(conditions=_less(question.conditions, (condition,)))
        if _stands(condition) and (others := found(rest)):
            hint = f"with {condition.field.option} {ANY}"
            return _none(question, *_labels(parts)), f"{hint}: {_counted(question, len(others))}"
    if not parts:
        return f"the data hold no {kind.many}", ""
    number, label = max((len(found(part.without)), part.label) for part in parts)
    hint = f"without {label}: {_counted(question, number)}" if number else ""
    return f"{_none(question, *_labels(parts))} together", hint


def parts_of(question: Question, names: Names) -> Iterator[Part]:
    """Everything that the question asks for but the time."""
    blank = Question(question.record)

    def part(asked: str, label: str, texts: Texts, **own: Any) -> Part:
        rest = {name: _less(getattr(question, name), value) for name, value in own.items()}
        return Part(asked, label, texts, blank.replace(**own), question.replace(**rest))

    for word in question.words:
        yield part(word, repr(word), lambda row: [text_of(row.record, names)], words=(word,))
    for condition in question.conditions:
        if not _stands(condition):
            texts = partial(_value_texts, condition.field, names)
            label = f"{condition.field.option} {listed(condition.wanted, 'or')}"
            yield part(condition.wanted[0], label, texts, conditions=(condition,))
    for source in question.source:
        label = f"--source {source}"
        yield part(source, label, lambda row: source_texts(row.record, names), source=(source,))
    if question.disputed:
        yield part("", "--disputed", lambda row: [], disputed=True)


def _value_texts(field: Field, names: Names, row: Record | Row) -> list[str]:
    return value_texts(getattr(row, field.name), field, names)


def _stands(condition: Condition) -> bool:
    """Whether nobody asked for it: a listing answers so anyway."""
    return condition.field.standing and condition.wanted == (condition.field.default,)


def _less(whole: Any, part: Any) -> Any:
    """What is left of a tuple without the items of another; of a switch, that it is off."""
    return tuple(item for item in whole if item not in part) if isinstance(whole, tuple) else False


def _labels(parts: Sequence[Part]) -> list[str]:
    return [part.label for part in parts]


def _none(question: Question, *labels: str, when: str = "") -> str:
    """`no visits in 2001 match 'uno' and --to japan`."""
    said = (
        f"no {question.record.declared.many}",
        when,
        f"match {listed(labels)}" if labels else "",
    )
    return " ".join(part for part in said if part)


def _counted(question: Question, number: int) -> str:
    kind = question.record.declared
    return counted(number, kind.one, kind.many)


def _time(question: Question) -> str:
    since, until = question.since, question.until
    if since and until:
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            last = "" if since.year == until.year else f" to {until.year}"
            return f"in {since.year}{last}"
        return f"from {since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _nearest_years(question: Question, others: Sequence[Any]) -> str:
    """The years before and after the time asked for that have any, or the span of all."""
    years = sorted({year for record in others for date in record.dates for year in date.years})
    if not years:
        return "none of them has a date"
    before = [year for year in years if question.since and year < question.since.year]
    after = [year for year in years if question.until and year > question.until.year]
    near = [str(year) for year in (*before[-1:], *after[:1])]
    known = f"known from {years[0]} to {years[-1]}"
    if len(near) == 2:
        return f"the nearest years with any are {listed(near)}"
    return f"the nearest year with any is {listed(near)}; {known}" if near else known
