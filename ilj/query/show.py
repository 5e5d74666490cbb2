"""The full record, with its citations counted and its related records."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Self

from ilj.kinds import KINDS
from ilj.model.dates import Date
from ilj.model.record import Record
from ilj.model.schema import Nested, Part, field, listing
from ilj.model.types import DATE, FLAG, TEXT, Count, Many, Ref, Slug, inner
from ilj.store import Library
from ilj.text import counted

from .rows import Entry, entry_of

Mention = tuple[str, str]
"""A reference to a record: its kind and its id."""


class Tie(Part):
    """A related record."""

    id: str = field(Slug(), "the id of the record")
    kind: str = field(TEXT, "its kind")
    date: Date | None = field(DATE, "the date that it is placed by")
    headline: str = field(TEXT, "the fact in one line")

    @classmethod
    def to(cls, record: Record) -> Self:
        entry = entry_of(record)
        return cls(**{name: entry[name] for name in cls.fields})

    def __str__(self) -> str:
        date = f"{self.date.short}: " if self.date else ""
        return f"{date}{self.headline} [{self.id}]"


@listing(
    "show",
    "one record whole, with its sources and what others say instead",
    one="record",
    group="Ask across",
)
class Shown(Entry):
    """A record with its evidence and its related records."""

    layout = "record"
    columns = "kind date headline id"
    examples = ["abe-israel-2015", "abe-israel-2015 yitzhak-rabin --json"]

    explained = True
    citations: int = field(Count(), "how many citations it has")
    origins: int = field(Count(), "of how many documents, relays not counted")
    tied: tuple[Tie, ...] = field(Many(Nested(Tie)), "records tied to it")
    own: bool | None = field(FLAG, "whether it is of your own data, in place of a bundled record")

    def more(self) -> list[tuple[str, list[str]]]:
        """The amount of evidence, and the related records."""
        origins = counted(self.origins, "document")
        evidence = f"{counted(self.citations, 'citation')} of {origins}"
        by_kind: dict[str, list[str]] = {}
        for tie in self.tied:
            by_kind.setdefault(tie.kind, []).append(str(tie))
        more = [("evidence", [evidence]), *by_kind.items()]
        own = ("yours", ["in place of the bundled record of this id"])
        return [own, *more] if self.own else more


def shown(record: Record, library: Library) -> Shown:
    """The record with its citations counted and all related records in the library."""
    return Shown(
        **entry_of(record),
        citations=len(record.sources),
        origins=len({citation.id for citation in record.sources}),
        tied=tuple(Tie.to(other) for other in sorted(_tied(record, library), key=_rank)),
        own=True if record.id in library.replaced else None,
    )


def _rank(record: Record) -> tuple[int, bool, Any, str]:
    """The sort key: by kind, then by date, undated records last."""
    date, kind = record.placed, list(KINDS).index(record.declared.name)
    return kind, not date, date and date.order, record.id


def _tied(record: Record, library: Library) -> Iterator[Record]:
    """Records that it refers to, that refer to it, or that are of its kind and the same people."""
    name, held = record.declared.name, vars(record)
    own, searched = set(links_of(name, held)), links_of(name, held, searched=True)
    people = {link for link in searched if link[0] == "people"}
    itself = name, record.id
    for kind in KINDS.values():
        # Tables show the references; building every record would be slower.
        for id, table in library.tables(kind).items():
            refers = (kind.name, id) in own or itself in links_of(kind.name, table)
            alike = kind is record.declared and any(
                link in people for link in links_of(kind.name, table, searched=True)
            )
            if (refers or alike) and id != record.id:
                yield kind.record.read(table)


def links_of(kind: str, held: Mapping[str, Any], searched: bool = False) -> Iterator[Mention]:
    """The references in a record's own fields: kind and id.

    `held` is the table or the attributes of the record. With `searched`, only fields that WORDS
    search are included: these tell whom the record is about.
    """
    for name, other in _referring(kind, searched):
        if value := held.get(name):
            yield from ((other, id) for id in ([value] if isinstance(value, str) else value))


@cache
def _referring(kind: str, searched: bool) -> list[tuple[str, str]]:
    """The fields of a kind that refer to records, each with the kind referred to."""
    fields = KINDS[kind].fields.items()
    types = {name: inner(f.type) for name, f in fields if f.search or not searched}
    return [(name, type.kind) for name, type in types.items() if isinstance(type, Ref)]
