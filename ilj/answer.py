"""From a question and a library to the records that answer it: the one way there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from ilj.frozen import Value

from .errors import NothingFound
from .kinds import KINDS
from .load import BUNDLED, Library
from .query import Names, matches, ordered
from .question import Question, ask
from .record import Record
from .text import fold

R = TypeVar("R", bound=Record)


class Answer(Value):
    """The records that answer a question, ordered and limited.

    `total` counts them before the limit; `undated` counts those that were left out because they
    have no date, where a time was asked for.
    """

    records: list[Record]
    total: int
    undated: int


def answer(question: Question, library: Library) -> Answer:
    """The records that answer the question; DataError where a file that it reads is at fault."""
    names = _names(library)
    records = library.records(question.record).values()
    found = [record for record in records if matches(record, question, names)]
    return Answer(
        ordered(found, question)[: question.limit], len(found), _undated(question, records, names)
    )


def why_nothing(question: Question, library: Library) -> NothingFound:
    """The error that says why no record answers the question, and what is near."""
    from .explain import nothing

    records = list(library.records(question.record).values())
    return NothingFound(*nothing(question, records, _names(library)))


def find(record: type[R], /, *words: str, data: str | None = None, **asked: Any) -> list[R]:
    """The records of a kind that answer a question, in the order that the command prints them.

    `asked` takes `year`, `since`, `until`, `source`, `disputed`, `sort`, `reverse`, `limit` and
    the kind's own filters by field name; `data` is a folder laid over the bundled one. Raises
    UsageError on a question that cannot be asked and DataError on data at fault.
    """
    library = Library((BUNDLED, data) if data else (BUNDLED,))
    return answer(ask(record, words, **asked), library).records  # type: ignore[return-value]


def _undated(question: Question, records: Iterable[Record], names: Names) -> int:
    if not (question.since or question.until):
        return 0
    timeless = question.replace(since=None, until=None)
    return sum(not record.dates and matches(record, timeless, names) for record in records)


def _names(library: Library) -> Names:
    """What each record of a kind is known as, by id, read when first asked for."""

    @cache
    def names(kind: str) -> Mapping[str, str]:
        records = library.records(KINDS[kind].record)
        return {id: fold(f"{id} {record.known_as}") for id, record in records.items()}

    return names
