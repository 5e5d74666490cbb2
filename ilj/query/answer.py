"""Running a query on a library: filtering, sorting, limiting."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ilj.errors import UsageError
from ilj.kinds import KINDS
from ilj.model import FLAG, Choice, Record, inner
from ilj.store import Library
from ilj.text import found_in, listed

from .question import Condition, Question, ask
from .rows import Entry, Row
from .texts import Texts

if TYPE_CHECKING:
    from .words import Asked

RowT = TypeVar("RowT", bound=Record | Row)


class Answer(NamedTuple):
    """The rows found, sorted and limited.

    `total` is their number before the limit; `hidden` says what a default leaves out, each with the
    option that shows it; `latest` is the last date that any record of the kind begins on.
    """

    rows: list[Any]
    total: int
    hidden: list[str] = []
    latest: str = ""


def answer(question: Question, library: Library) -> Answer:
    """Run a query; DataError if a file that it reads is invalid."""
    records, hidden = list(records_for(question, library)), list[str]()
    found = matching(records, filters(question, library), question, library, hidden)
    found = ordered(found, question)
    for field in (field for field, _ in question.conditions if field.latest_by):
        held = [row for row in found if getattr(row, field.name) is not None]
        last = {getattr(row, field.latest_by): row for row in held}.values()
        ended = [row for row in last if not getattr(row, field.name)]
        hidden += (f"{row.headline}, no longer in office" for row in ended)
        found = [row for row in last if getattr(row, field.name)]
    starts = [date.points[0] or date.points[1] for row in records if (date := row.placed)]
    latest = max(filter(None, starts), key=lambda point: point.first, default=None)
    return Answer(found[: question.limit], len(found), hidden, latest.text if latest else "")


def find(
    record: type[RowT], /, *words: str, data: str | os.PathLike[str] | None = None, **asked: Any
) -> list[RowT]:
    """The records of a kind that match a query, in the order in which the command prints them.

    `asked` takes `year`, `since`, `until`, `source`, `disputed`, `sort`, `reverse`, `limit` and
    the kind's own filters by field name. `data` is a folder of records that override the bundled
    ones. Raises UsageError if the query is invalid and DataError if the data are.
    """
    if not (isinstance(record, type) and issubclass(record, Record | Row)):
        raise UsageError(f"{record!r} is no kind of record", "find(ilj.Visit), for example")
    if strange := [word for word in words if not isinstance(word, str)]:
        raise UsageError(f"{strange[0]!r} is no word", f'write it as a string: "{strange[0]}"')
    return answer(ask(record, words, **asked), Library.over_bundled(data or None)).rows


class Filter(NamedTuple):
    """A condition on records: its value, its label in messages, its test.

    `known` gives the words that it could be met with, among them those of some records.
    """

    asked: str
    label: str
    test: Callable[[Record], bool]
    known: Callable[[Iterable[Record]], Iterable[str]]


def filters(question: Question, library: Library) -> list[Filter]:
    """All filters of the query except time."""
    texts = Texts(library)
    found = list(_words(question.words, question.record, library)) if question.words else []
    found += (_condition(condition, texts) for condition in question.conditions)
    for source in question.source:
        said = _with_words(source.split(), texts.of_sources)
        found.append(Filter(source, f"--source {source}", said, _texts_by(texts.of_sources)))
    if question.disputed:
        found.append(Filter("", "--disputed", lambda record: record.disputed, lambda records: ()))
    return found


def _words(words: Asked, record: type[Any], library: Library) -> Iterator[Filter]:
    """The filters for WORDS; a word for the kind itself says nothing of its records."""
    # Imports sqlite3, which only words need.
    from .index import Index
    from .words import OWN

    index = Index(library)
    kind = () if issubclass(record, Row) else (record.declared.name,)
    for group in words.conditions(kind, OWN):
        ids = index.matches(group, kind).keys()
        yield Filter(group.asked, repr(group.said), _among(ids), _near(index, group.asked))
    for group in words.without:
        ids = index.matches(group, kind).keys()
        yield Filter("", f"NOT {group.said!r}", _apart(ids), lambda records: ())


def _among(ids: Collection[str]) -> Callable[[Record], bool]:
    return lambda record: record.id in ids


def _apart(ids: Collection[str]) -> Callable[[Record], bool]:
    return lambda record: record.id not in ids


def _near(index: Any, word: str) -> Callable[[Iterable[Record]], list[str]]:
    return lambda records: index.near(word)


def _condition(condition: Condition, texts: Texts) -> Filter:
    field, wanted = condition
    held = partial(texts.of_field, field=field)
    label = f"{field.option} {listed(wanted, 'or')}".rstrip()
    if field.type is FLAG:

        def passes(record: Record) -> bool:
            return bool(field.latest_by or getattr(record, field.name))

    elif isinstance(inner(field.type), Choice):
        terms = frozenset(wanted)

        def passes(record: Record) -> bool:
            return not terms.isdisjoint(held(record))

    else:
        tests = [_with_words(words.split(), held) for words in wanted]

        def passes(record: Record) -> bool:
            return any(test(record) for test in tests)

    return Filter(wanted[0], label, passes, _texts_by(held))


def _with_words(
    words: Sequence[str], texts: Callable[[Record], Iterable[str]]
) -> Callable[[Record], bool]:
    """A test of whether any single text of a record contains all the words."""
    return lambda record: any(all(found_in(w, text) for w in words) for text in texts(record))


def _texts_by(
    texts: Callable[[Record], Iterable[str]],
) -> Callable[[Iterable[Record]], Iterable[str]]:
    """The words of these texts of records."""
    return lambda records: {w for record in records for text in texts(record) for w in text.split()}


def records_for(question: Question, library: Library) -> Iterator[Record]:
    """All records of the kinds that the query covers."""
    if not issubclass(question.record, Row):
        yield from library.records(question.record).values()
        return
    named: list[Sequence[str]] = [w for field, w in question.conditions if field.name == "kind"]
    kinds = named or [one.kinds for one in question.standing if one.kinds]
    for kind in KINDS.values():
        asked = all(kind.name in wanted for wanted in kinds)
        if asked and (kinds or not question.record.dated_alone or kind.happens):
            yield from library.of_kind(kind.name).values()


def narrowed(rows: Iterable[Entry], question: Question, library: Library) -> list[Entry]:
    """The rows of a search that also meet the other filters, sorted if that is asked for."""
    others = [one for one in question.conditions if one[0].name != "kind"]
    left = question._replace(words=None, conditions=tuple(others))
    tests = [one.test for one in filters(left, library)]
    found = [row for row in rows if all(test(row.record) for test in tests)]
    found = in_time(found, question)
    return ordered(found, question) if question.sort or question.reverse else found


def matching(
    records: Iterable[Record],
    asked: Sequence[Filter],
    question: Question,
    library: Library,
    hidden: list[str],
) -> list[Any]:
    """The rows for the records that pass every filter; what defaults hide is added to `hidden`."""
    for one in reversed(asked):  # WORDS come first but are slowest: test them last
        records = list(filter(one.test, records))
    every = list(records)
    kind: Any = question.record
    rows = issubclass(kind, Row)
    if question.timed and not question.undated and not kind.dated_alone:
        left = [record for record in every if not record.dates]
        if undated := len([row for one in left for row in kind.of(one, library)] if rows else left):
            hidden.append(f"{undated:,} undated (--undated)")
    found = in_time(every, question)
    for standing in question.standing:
        left = [record for record in found if standing.test(record, question.timed)]
        if less := len(found) - len(left):
            hidden.append(f"{less:,} {standing.hidden} ({standing.option})")
        found = left
    if not rows:
        return found
    return in_time([row for record in found for row in kind.of(record, library)], question)


def in_time(rows: list[Any], question: Question) -> list[Any]:
    """The rows with any date that may fall in the period asked for."""
    since, until, alone = question.since, question.until, question.record.dated_alone
    if not question.timed:
        return [row for row in rows if row.dates] if alone else rows
    return [
        row
        for row in rows
        if any(date.may_fall(since, until) for date in row.dates)
        or (question.undated and not row.dates and not alone)
    ]


def ordered(rows: Iterable[Any], question: Question) -> list[Any]:
    """The rows in the order asked for, blanks last even if reversed."""
    ranked = sorted(rows, key=lambda row: row.id)
    # Sorting is stable, so sorting by the last key first makes the first key decide.
    for name in reversed(question.sort or (question.record.declared.order,)):
        keys = [(_key(row, name), row) for row in ranked]
        present = [pair for pair in keys if pair[0] is not None]
        present.sort(key=itemgetter(0), reverse=question.reverse)
        ranked = [row for _, row in present + [pair for pair in keys if pair[0] is None]]
    return ranked


def _key(row: Record | Row, name: str) -> Any:
    """The sort key of a row for a flat name, or for its date if that is empty; None if blank."""
    if not name:
        return row.placed.order if row.placed else None
    declared = row.fields.get(name)
    if declared is None:
        return row.flat(name)
    value = getattr(row, name)
    return None if value == declared.type.empty else declared.type.order(value)
