"""Running a query on a library: filtering, sorting, limiting."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from ilj.kinds import KINDS
from ilj.model import Choice, Field, Record, Ref, Type, each, inner
from ilj.store import Library
from ilj.text import fold, found_in, listed

from .question import ANY, Condition, Question, ask
from .rows import Row

RowT = TypeVar("RowT", bound=Record | Row)


class Answer(NamedTuple):
    """The rows found, sorted and limited.

    `total` is their number before the limit; `undated` is the number of rows that a query by time
    left out because they have no date.
    """

    rows: list[Any]
    total: int
    undated: int


def answer(question: Question, library: Library) -> Answer:
    """Run a query; DataError if a file that it reads is invalid."""
    asked = filters(question, Texts(library))
    rows = passing(records_for(question, library), asked, question, library)
    found = in_time(rows, question)
    timed = question.since or question.until or question.record.dated_alone
    undated = len([row for row in rows if not row.dates]) if timed else 0
    return Answer(ordered(found, question)[: question.limit], len(found), undated)


def find(record: type[RowT], /, *words: str, data: str | None = None, **asked: Any) -> list[RowT]:
    """The records of a kind that match a query, in the order in which the command prints them.

    `asked` takes `year`, `since`, `until`, `source`, `disputed`, `sort`, `reverse`, `limit` and
    the kind's own filters by field name. `data` is a folder of records that override the bundled
    ones. Raises UsageError if the query is invalid and DataError if the data are.
    """
    return answer(ask(record, words, **asked), Library.over_bundled(data or None)).rows


class Texts:
    """The folded texts that searches look at, each computed once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: dict[str, Mapping[str, str]] = {}
        self._records: dict[str, str] = {}

    def names(self, kind: str) -> Mapping[str, str]:
        """The searchable names of the records of a kind, by id."""
        if kind not in self._names:
            records = self._library.of_kind(kind).items()
            self._names[kind] = {id: fold(f"{id} {record.known_as}") for id, record in records}
        return self._names[kind]

    def of_ids(self, kind: str, ids: Iterable[str]) -> list[str]:
        """The names of these records of a kind; the id itself if there is no such record."""
        names = self.names(kind)
        return [names.get(id) or fold(id) for id in ids]

    def of_record(self, record: Record) -> str:
        """All text that WORDS search; a reference counts as the names of its record."""
        if record.id not in self._records:
            self._records[record.id] = " ".join(self._parts_of(record))
        return self._records[record.id]

    def _parts_of(self, record: Record) -> Iterator[str]:
        texts = [record.id]
        folded: list[str] = []
        for name, type, kind in _searched(record.declared.name):
            values = [getattr(record, name), *(claim.value for claim in record.alt.get(name, ()))]
            for value in filter(None, values):
                if kind:
                    folded += self.of_ids(kind, each(value))
                else:
                    texts.append(type.words(value))
        yield fold(" ".join(texts))
        yield from folded

    def of_field(self, record: Record, field: Field) -> list[str]:
        """What a filter compares: vocabulary terms, names of referenced records, or folded text."""
        if field is Row.fields["kind"]:
            return [record.declared.name]
        type, values = inner(field.type), each(getattr(record, field.name))
        if isinstance(type, Ref):
            return self.of_ids(type.kind, values)
        return list(values) if isinstance(type, Choice) else list(map(fold, values))

    def of_sources(self, record: Record) -> list[str]:
        """The ids and names of all sources that the record cites."""
        cited = ((citation.id, citation.via) for citation in record.citations)
        return self.of_ids("sources", dict.fromkeys(id for pair in cited for id in pair if id))


@cache
def _searched(kind: str) -> list[tuple[str, Type, str]]:
    """The fields that WORDS search: name, type, and the kind referred to, empty if none."""
    types = {name: f.type for name, f in KINDS[kind].fields.items() if f.search}
    return [(name, type, getattr(inner(type), "kind", "")) for name, type in types.items()]


class Filter(NamedTuple):
    """A condition on records: its value, its label in messages, its test, the texts it looks at.

    `lifted_by` is the option that turns off a default filter; empty for filters that were given.
    """

    asked: str
    label: str
    test: Callable[[Record], bool]
    texts: Callable[[Record], Iterable[str]]
    lifted_by: str = ""


def filters(question: Question, texts: Texts) -> list[Filter]:
    """All filters of the query except time."""
    found = [
        _words(word, repr(word), lambda record: [texts.of_record(record)])
        for word in question.words
    ]
    found += (_condition(condition, texts) for condition in question.conditions)
    found += (_words(source, f"--source {source}", texts.of_sources) for source in question.source)
    if question.disputed:
        found.append(Filter("", "--disputed", lambda record: record.disputed, lambda record: []))
    return found


def _words(asked: str, label: str, texts: Callable[[Record], list[str]]) -> Filter:
    words = asked.split()
    return Filter(asked, label, lambda record: _any_holds(texts(record), words), texts)


def _condition(condition: Condition, texts: Texts) -> Filter:
    field, wanted = condition
    terms, phrases = frozenset(wanted), [words.split() for words in wanted]

    def held(record: Record) -> list[str]:
        return texts.of_field(record, field)

    def passes(record: Record) -> bool:
        if isinstance(inner(field.type), Choice):
            return not terms.isdisjoint(held(record))
        return any(_any_holds(held(record), words) for words in phrases)

    lifted_by = f"{field.option} {ANY}" if field.standing and wanted == (field.default,) else ""
    return Filter(wanted[0], f"{field.option} {listed(wanted, 'or')}", passes, held, lifted_by)


def _any_holds(texts: Iterable[str], words: Sequence[str]) -> bool:
    """Whether any single text contains all the words."""
    return any(all(found_in(word, text) for word in words) for text in texts)


def records_for(question: Question, library: Library) -> Iterator[Record]:
    """All records of the kinds that the query covers."""
    if not issubclass(question.record, Row):
        yield from library.records(question.record).values()
        return
    kinds = [wanted for field, wanted in question.conditions if field.name == "kind"]
    for kind in KINDS.values():
        asked = all(kind.name in wanted for wanted in kinds)
        if asked and (kinds or not question.record.dated_alone or kind.happens):
            yield from library.of_kind(kind.name).values()


def passing(
    records: Iterable[Record], asked: Sequence[Filter], question: Question, library: Library
) -> list[Any]:
    """The rows for the records that pass every filter."""
    for one in reversed(asked):  # WORDS come first but are slowest: test them last
        records = list(filter(one.test, records))
    kind: Any = question.record
    if not issubclass(kind, Row):
        return list(records)
    return [row for record in records for row in kind.of(record, library)]


def in_time(rows: list[Any], question: Question) -> list[Any]:
    """The rows with any date that may fall in the period asked for."""
    since, until = question.since, question.until
    if since or until:
        return [row for row in rows if any(date.may_fall(since, until) for date in row.dates)]
    return [row for row in rows if row.dates] if question.record.dated_alone else rows


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
