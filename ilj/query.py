"""Choose and order: pure functions from a question and records to the records that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from .choices import Choice
from .entry import Row
from .fields import Field
from .question import Condition, Question, inner
from .record import KINDS, Record
from .text import fold, found_in
from .values import Ref, Type

Names = Callable[[str], Mapping[str, str]]
"""The folded names of the records of a kind, by id: what a reference to one is found by."""


def matches(row: Record | Row, question: Question, names: Names) -> bool:
    """Whether a row answers the question."""
    return (
        falls(row, question)
        and suits(row, question, names)
        and is_about(row.record, question, names)
    )


def suits(row: Record | Row, question: Question, names: Names) -> bool:
    """Whether a row meets the conditions of the question."""
    return all(meets(row, condition, names) for condition in question.conditions)


def is_about(record: Record, question: Question, names: Names) -> bool:
    """Whether a record answers what is asked of records, whatever rows stand for them."""
    return (
        (not question.disputed or record.disputed)
        and (not question.source or cites(record, question.source, names))
        and (not question.words or holds(record, question.words, names))
    )


def falls(row: Record | Row, question: Question) -> bool:
    """Whether any of its dates may fall into the time asked for."""
    if question.since or question.until:
        return any(date.may_fall(question.since, question.until) for date in row.dates)
    return not row.dated_alone or bool(row.dates)


def meets(row: Record | Row, condition: Condition, names: Names) -> bool:
    """Whether the field has any of the values wanted."""
    texts = value_texts(row, condition.field, names)
    if isinstance(inner(condition.field.type), Choice):
        return any(text in condition.wanted for text in texts)
    return any(_all_in(wanted.split(), text) for wanted in condition.wanted for text in texts)


def value_texts(row: Record | Row, field: Field, names: Names) -> list[str]:
    """What a filter compares a field's values by: terms, the names referred to, or folded text."""
    value, type = getattr(row, field.name), inner(field.type)
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
