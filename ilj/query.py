"""Choose and order: pure functions from a question and records to the records that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .choices import Choice
from .question import Condition, Question, inner
from .record import Record
from .schema import Field
from .text import fold, found_in
from .values import Ref

Names = Callable[[str], Mapping[str, str]]
"""The folded names of the records of a kind, by id: what a reference to one is found by."""


def matches(record: Record, question: Question, names: Names) -> bool:
    """Whether a record answers the question."""
    return (
        (not question.disputed or record.disputed)
        and all(meets(record, condition, names) for condition in question.conditions)
        and (not question.source or cites(record, question.source, names))
        and falls(record, question)
        and (not question.words or holds(record, question.words, names))
    )


def falls(record: Record, question: Question) -> bool:
    """Whether any of its dates may fall into the time asked for."""
    if not (question.since or question.until):
        return True
    return any(date.may_fall(question.since, question.until) for date in record.dates)


def meets(record: Record, condition: Condition, names: Names) -> bool:
    """Whether the field has any of the values wanted."""
    texts = value_texts(record, condition.field, names)
    if isinstance(inner(condition.field.type), Choice):
        return any(text in condition.wanted for text in texts)
    return any(_all_in(wanted.split(), text) for wanted in condition.wanted for text in texts)


def value_texts(record: Record, field: Field, names: Names) -> list[str]:
    """What a filter compares a field's values by: terms, the names referred to, or folded text."""
    value, type = getattr(record, field.name), inner(field.type)
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
    claims = (claim for claims in record.alt.values() for claim in claims)
    citations = [*record.sources, *(citation for claim in claims for citation in claim.sources)]
    ids = dict.fromkeys(id for citation in citations for id in (citation.id, citation.via) if id)
    return [names("sources").get(id) or fold(id) for id in ids]


def holds(record: Record, words: Iterable[str], names: Names) -> bool:
    """Whether all the words occur in it."""
    return _all_in(words, text_of(record, names))


def _all_in(words: Iterable[str], text: str) -> bool:
    return all(found_in(word, text) for word in words)


def text_of(record: Record, names: Names) -> str:
    """The folded text of a record that WORDS look into, references by the names of the referred."""
    texts = [record.id]
    for name, declared in record.fields_of.items():
        value = getattr(record, name) if declared.search else None
        if not value:
            continue
        type = inner(declared.type)
        if isinstance(type, Ref):
            ids = value if isinstance(value, tuple) else (value,)
            texts += (names(type.kind).get(id) or id for id in ids)
        else:
            texts.append(declared.type.words(value))
    return fold(" ".join(texts))


def ordered(records: Iterable[Record], question: Question) -> list[Record]:
    """The records in the order asked for; what is missing comes last, reversed or not."""
    ranked = sorted(records, key=lambda record: record.id)
    for name in reversed(question.sort or (question.record.declared.order,)):
        keys = [(_key(record, name), record) for record in ranked]
        present = [pair for pair in keys if pair[0] is not None]
        present.sort(key=lambda pair: pair[0], reverse=question.reverse)
        ranked = [record for _, record in present + [pair for pair in keys if pair[0] is None]]
    return ranked


def _key(record: Record, name: str) -> Any:
    """What a record sorts by under a flat name, its earliest date under none; None without."""
    if not name:
        return next((date.order for date in record.dates), None)
    declared = record.fields_of.get(name)
    if declared is None:
        return record.plain().get(name)
    value = getattr(record, name)
    return None if value == declared.type.empty else declared.type.order(value)
