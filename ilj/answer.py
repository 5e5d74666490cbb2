"""From a question and a library to the rows that answer it: the one way there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from ilj.frozen import Value

from .entry import Row
from .errors import NothingFound
from .kinds import KINDS
from .load import Library
from .packaged import BUNDLED
from .query import Names, about, falling, ordered, suiting
from .question import Question, ask
from .record import Record
from .text import fold

R = TypeVar("R", bound=Record | Row)


class Answer(Value):
    """The rows that answer a question, ordered and limited.

    `total` counts them before the limit; `undated` counts those that were left out because they
    have no date, where a time was asked for.
    """

    rows: list[Any]
    total: int
    undated: int


def answer(question: Question, library: Library) -> Answer:
    """The rows that answer the question; DataError where a file that it reads is at fault."""
    names = names_of(library)
    records = about(_records(question, library), question, names)
    rows = suiting(_rows(question, records), question, names)
    found = falling(rows, question)
    timed = question.since or question.until or question.record.dated_alone
    undated = len([row for row in rows if not row.dates]) if timed else 0
    return Answer(ordered(found, question)[: question.limit], len(found), undated)


def why_nothing(question: Question, library: Library) -> NothingFound:
    """The error that says why no row answers the question, and what is near."""
    from .explain import nothing

    everything = _rows(question, _records(question.replace(conditions=()), library))
    return NothingFound(*nothing(question, list(everything), names_of(library)))


def find(record: type[R], /, *words: str, data: str | None = None, **asked: Any) -> list[R]:
    """The records of a kind that answer a question, in the order that the command prints them.

    `asked` takes `year`, `since`, `until`, `source`, `disputed`, `sort`, `reverse`, `limit` and
    the kind's own filters by field name; `data` is a folder laid over the bundled one. Raises
    UsageError on a question that cannot be asked and DataError on data at fault.
    """
    library = Library((BUNDLED, data) if data else (BUNDLED,))
    return answer(ask(record, words, **asked), library).rows


def _rows(question: Question, records: Iterable[Record]) -> Iterator[Record | Row]:
    """The rows of the sort that is asked for."""
    if issubclass(question.record, Row):
        return chain.from_iterable(map(question.record.of, records))
    return iter(records)


def _records(question: Question, library: Library) -> Iterator[Record]:
    """All the records of the kinds that are asked for."""
    if not issubclass(question.record, Row):
        yield from library.records(question.record).values()
        return
    kinds = [c.wanted for c in question.conditions if c.field.name == "kind"]
    for kind in KINDS.values():
        asked = all(kind.name in wanted for wanted in kinds)
        if asked and (kinds or not question.record.dated_alone or kind.happens):
            yield from library.records(kind.record).values()


def names_of(library: Library) -> Names:
    """What each record of a kind is known as, by id, read when first asked for."""

    @cache
    def names(kind: str) -> Mapping[str, str]:
        records = library.records(KINDS[kind].record)
        return {id: fold(f"{id} {record.known_as}") for id, record in records.items()}

    return names
