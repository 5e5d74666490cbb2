"""Choose and order: pure functions from a question and records to the records that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from .choices import Choice
from .entry import Row
from .fields import Field
from .kind import KINDS
from .question import Condition, Question, inner
from .record import Record
from .text import fold, found_in
from .values import Ref, Type

Names = Callable[[str], Mapping[str, str]]
"""The folded names of the records of a kind, by id: what a reference to one is found by."""


def answering(rows: Iterable[Any], question: Question, names: Names) -> list[Any]:
    """The rows that answer the question."""
    return falling(about(suiting(rows, question, names), question, names), question)


def suiting(rows: Iterable[Any], question: Question, names: Names) -> list[Any]:
    """The rows that meet the conditions of the question."""
    rows = list(rows)
    for condition in question.conditions:
        meets, name = _test(condition, names), condition.field.name
        rows = [row for row in rows if meets(getattr(row, name))]
    return rows


def about(rows: Iterable[Any], question: Question, names: Names) -> list[Any]:
    """The rows of records that answer what is asked of records, whatever rows stand for them."""
    rows = list(rows)
    if question.disputed:
        rows = [row for row in rows if row.record.disputed]
    if question.source:
        rows = [row for row in rows if cites(row.record, question.source, names)]
    if question.words:
        rows = [row for row in rows if holds(row.record, question.words, names)]
    return rows


def falling(rows: list[Any], question: Question) -> list[Any]:
    """The rows any of whose dates may fall into the time asked for."""
    since, until = question.since, question.until
    if since or until:
        return [row for row in rows if any(date.may_fall(since, until) for date in row.dates)]
    return [row for row in rows if row.dates] if question.record.dated_alone else rows


def _test(condition: Condition, names: Names) -> Callable[[Any], bool]:
    """The test of a value of the field: whether it is, or has among it, any of those wanted."""
    field, wanted = condition.field, frozenset(condition.wanted)
    if isinstance(field.type, Choice):
        return wanted.__contains__
    if isinstance(inner(field.type), Choice):
        return lambda terms: not wanted.isdisjoint(terms)
    asked = [words.split() for words in wanted]
    return lambda value: any(
        _all_in(words, text) for text in value_texts(value, field, names) for words in asked
    )


def value_texts(value: Any, field: Field, names: Names) -> list[str]:
    """What a filter compares a field's value by: terms, the names referred to, or folded text."""
    type = inner(field.type)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if isinstance(type, Ref):
        return [names(type.kind).get(id) or fold(id) for id in values]
    return list(values) if isinstance(type, Choice) else [fold(text) for text in values]


def cites(record: Record, wanted: Iterable[str], names: Names) -> bool:
    """Whether it cites, for its values or for what others say, a source of any of these names."""
    texts = source_texts(record, names)
    return any(_all_in(words.split(), text) for words in wanted for text in texts)


def source_texts(record: Record, names: Names) -> list[str]:
    """The ids and names of every source that the record cites."""
    cited = ((citation.id, citation.via) for citation in record.citations)
    ids = dict.fromkeys(id for pair in cited for id in pair if id)
    return [names("sources").get(id) or fold(id) for id in ids]


def holds(record: Record, words: Iterable[str], names: Names) -> bool:
    """Whether all the words occur in it."""
    return _all_in(words, text_of(record, names))


def _all_in(words: Iterable[str], text: str) -> bool:
    return all(found_in(word, text) for word in words)


def text_of(record: Record, names: Names) -> str:
    """The folded text of a record that WORDS look into, references by the names of the referred."""
    texts, folded, alt = [record.id], [], record.alt
    for name, type, kind in _searched(record.declared.name):
        values = [getattr(record, name)]
        if name in alt:
            values += [claim.value for claim in alt[name]]
        for value in values:
            if value and kind:
                ids = value if isinstance(value, tuple) else (value,)
                folded += [names(kind).get(id) or fold(id) for id in ids]
            elif value:
                texts.append(type.words(value))
    return " ".join([fold(" ".join(texts)), *folded])


@cache
def _searched(kind: str) -> list[tuple[str, Type, str]]:
    """The fields that WORDS look into, each with its type and, if any, the kind referred to."""
    types = {name: f.type for name, f in KINDS[kind].fields.items() if f.search}
    return [(name, type, getattr(inner(type), "kind", "")) for name, type in types.items()]


def ordered(rows: Iterable[Any], question: Question) -> list[Any]:
    """The rows in the order asked for; what is missing comes last, reversed or not."""
    ranked = sorted(rows, key=attrgetter("id"))
    for name in reversed(question.sort or (question.record.declared.order,)):
        keys = [(_key(row, name), row) for row in ranked]
        present = [pair for pair in keys if pair[0] is not None]
        present.sort(key=itemgetter(0), reverse=question.reverse)
        ranked = [row for _, row in present + [pair for pair in keys if pair[0] is None]]
    return ranked


def _key(row: Record | Row, name: str) -> Any:
    """What a row sorts by under a flat name, its earliest date under none; None without."""
    if not name:
        placed = row.placed
        return placed.order if placed else None
    declared = row.fields_of.get(name)
    if declared is None:
        return row.plain(row.fields_for([name])).get(name)
    value = getattr(row, name)
    return None if value == declared.type.empty else declared.type.order(value)
