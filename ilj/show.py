"""One record whole: beside the record itself, its evidence counted and what it is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from .choices import Many
from .dated import Dated
from .dates import Date
from .datewords import short
from .entry import Count, Entry
from .fields import field
from .kind import Kind
from .kinds import KINDS
from .load import Library
from .nested import Nested
from .question import inner
from .record import Record
from .schema import Part
from .text import counted
from .values import Flag, Ref, Slug, Type


class Tie(Part):
    """A record that another is tied to."""

    id: str = field(Slug(), "the id of the record")
    kind: str = field(Type(), "its kind")
    date: Date | None = field(Dated(), "the date that it is placed by")
    headline: str = field(Type(), "the fact in one line")

    def __str__(self) -> str:
        """The date, the fact, the id."""
        date = f"{short(self.date)}: " if self.date else ""
        return f"{date}{self.headline} [{self.id}]"


class Shown(Entry):
    """A record with what it rests on and what it is tied to."""

    explained = True
    citations: int = field(Count(), "how many citations it has")
    origins: int = field(Count(), "of how many documents, relays not counted")
    tied: tuple[Tie, ...] = field(Many(Nested(Tie)), "records tied to it")
    own: bool | None = field(Flag(), "whether it is of your own data, in place of a bundled record")

    def more(self) -> list[tuple[str, list[str]]]:
        """How much evidence there is, and the records tied to it."""
        origins = counted(self.origins, "document")
        evidence = f"{counted(self.citations, 'citation')} of {origins}"
        by_kind: dict[str, list[str]] = {}
        for tie in self.tied:
            by_kind.setdefault(tie.kind, []).append(str(tie))
        own = [("yours", ["in place of the bundled record of this id"])] * bool(self.own)
        return [*own, ("evidence", [evidence]), *by_kind.items()]


Shown.declared = Kind(
    name="show",
    one="record",
    many="records",
    record=Shown,
    group="Ask across",
    help="one record whole, with its sources and what others say instead",
    examples=("ilj show abe-israel-2015", "ilj show abe-israel-2015 yitzhak-rabin --json"),
    columns=("kind", "date", "headline", "id"),
    layout="record",
)


def shown(record: Record, library: Library) -> Shown:
    """The record with its evidence counted and everything of the library that it is tied to."""
    (entry,) = Entry.of(record)
    return Shown(
        **vars(entry),
        citations=len(record.sources),
        origins=len({citation.id for citation in record.sources}),
        tied=tuple(_tie(other) for other in sorted(_tied(record, library), key=_rank)),
        own=True if record.id in library.replaced else None,
    )


def _tie(record: Record) -> Tie:
    return Tie(
        id=record.id, kind=record.declared.name, date=record.placed, headline=record.headline
    )


def _rank(record: Record) -> tuple[int, bool, Any, str]:
    """Kind after kind, each in order of time, what has no date last."""
    date = record.placed
    kind = list(KINDS).index(record.declared.name)
    return kind, not date, date.order if date else None, record.id


def _tied(record: Record, library: Library) -> Iterator[Record]:
    """What the record refers to, what refers to it, and its kind's others by the same people."""
    own = set(references(record))
    people = {id for kind, id in references(record, searched=True) if kind == "people"}
    for other in library.all():
        if other.id == record.id:
            continue
        theirs = set(references(other))
        refers = (other.declared.name, other.id) in own
        referred = (record.declared.name, record.id) in theirs
        alike = other.declared is record.declared and any(
            id in people for _, id in references(other, searched=True)
        )
        if refers or referred or alike:
            yield other


def references(record: Record, searched: bool = False) -> Iterator[tuple[str, str]]:
    """Each reference of a record's own fields to another: the kind and the id.

    With `searched`, only by the fields that WORDS look into, those that say whose record it is.
    """
    for name, kind in _referring(record.declared.name, searched):
        value = getattr(record, name)
        yield from ((kind, id) for id in (value if isinstance(value, tuple) else (value,)) if id)


@cache
def _referring(kind: str, searched: bool) -> list[tuple[str, str]]:
    """The fields of a kind that refer to others, each with the kind that it refers to."""
    types = {
        name: inner(f.type) for name, f in KINDS[kind].fields.items() if f.search or not searched
    }
    return [(name, type.kind) for name, type in types.items() if isinstance(type, Ref)]
