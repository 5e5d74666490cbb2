"""The full record, with its related records."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Self

from ilj.kinds import KINDS, Figure
from ilj.model.dates import Date
from ilj.model.record import IMPORTANCE, Record
from ilj.model.schema import Nested, Part, field, listing
from ilj.model.types import DATE, FLAG, TEXT, Many, Ref, Slug, Whole, inner
from ilj.store import Library

from .rows import Entry, entry_of

_TIES = 5
"""The related records of a kind to print, at most."""
Mention = tuple[str, str, str]
"""A reference to a record: the field, the kind and the id."""


class Tie(Part):
    """A related record."""

    id: str = field(Slug(), "the id of the record")
    kind: str = field(TEXT, "its kind")
    date: Date | None = field(DATE, "the date that it is sorted by")
    headline: str = field(TEXT, "the fact in one line")
    importance: str = field(IMPORTANCE, "how important it is")
    contradicts: bool | None = field(FLAG, "whether it says otherwise")

    @classmethod
    def between(cls, record: Record, other: Record) -> Self:
        """The tie of a record to another."""
        entry = entry_of(other)
        shared = {name: entry[name] for name in ("id", "kind", "date", "headline")}
        against = other.id in record.contradicts or record.id in other.contradicts
        weight = other.importance
        return cls(**shared, importance=weight, contradicts=True if against else None)


@listing(
    "show",
    "a full record, with its sources and other values",
    one="record",
    group="Across all records",
)
class Shown(Entry):
    """A record with its evidence and its related records."""

    layout = "card"
    columns = "kind date headline id"
    examples = ["abe-israel-2015", "yitzhak rabin --first", "abe-israel-2015 --json"]

    tied: tuple[Tie, ...] = field(Many(Nested(Tie)), "related records")
    years: tuple[Figure, ...] = field(Many(Whole()), "the figures of a series, oldest first")
    own: bool | None = field(FLAG, "whether your own data override a bundled record with it")

    def related(self) -> Iterator[tuple[str, list[Tie], str]]:
        """By kind: contradicting and important ones first, and the command for the rest."""
        levels = list(IMPORTANCE.terms)
        named = _ids(self.kind, vars(self.record))
        others = [tie for tie in self.tied if tie.id not in named or tie.contradicts]
        ranked = sorted(others, key=lambda t: (not t.contradicts, levels.index(t.importance)))
        for kind in dict.fromkeys(tie.kind for tie in others):
            same = [tie for tie in ranked if tie.kind == kind]
            rest = len(same) - _TIES
            by_person = self.kind == "people" and "--person" in _options(kind)
            asked = f"{kind} --person {self.id}" if by_person else f"show {self.id} --json"
            yield kind, same[:_TIES], f"+{rest}: ilj {asked}" if rest > 0 else ""


@cache
def _options(kind: str) -> set[str]:
    """The options that filter a kind."""
    return {f.option for f in KINDS[kind].fields.values()}


def shown(record: Record, library: Library) -> Shown:
    """The record with all related records in the library."""
    return Shown.found(
        library,
        **entry_of(record),
        tied=tuple(
            Tie.between(record, other) for other in sorted(_tied(record, library), key=_rank)
        ),
        years=tuple(library.years(record.id)) if isinstance(record, Figure) else (),
        own=True if record.id in library.replaced else None,
    )


def _rank(record: Record) -> tuple[int, bool, Any, str]:
    """The sort key: by kind, then by date, undated records last."""
    date, kind = record.placed, list(KINDS).index(record.declared.name)
    return kind, not date, date and date.order, record.id


def _tied(record: Record, library: Library) -> Iterator[Record]:
    """Records that it refers to, that refer to it, or that are of its kind and the same people."""
    name, held = record.declared.name, vars(record)
    own, people = _ids(name, held), _ids(name, held, "--person")
    for kind in KINDS.values():
        shared = people if kind is record.declared else set()
        # Tables show the references; building every record would be slower.
        for id, table in library.tables(kind).items():
            refers = id in own or record.id in _ids(kind.name, table)
            alike = shared and not shared.isdisjoint(_ids(kind.name, table, "--person"))
            if (refers or alike) and id != record.id:
                yield kind.record.read(table)


def _ids(kind: str, held: Mapping[str, Any], option: str = "") -> set[str]:
    return {id for _, _, id in links_of(kind, held, option)}


def links_of(kind: str, held: Mapping[str, Any], option: str = "") -> Iterator[Mention]:
    """The references in a record's own fields.

    `held` is the table or the attributes of the record. With an option, only fields that it filters
    by are included: `--person` tells whom the record is about.
    """
    for name, other in _referring(kind, option):
        if value := held.get(name):
            yield from ((name, other, id) for id in ([value] if isinstance(value, str) else value))


@cache
def _referring(kind: str, option: str) -> list[tuple[str, str]]:
    """The fields of a kind that refer to records, each with the kind referred to."""
    fields = KINDS[kind].fields.items()
    types = {name: inner(f.type) for name, f in fields if f.option.startswith(option)}
    return [(name, type.kind) for name, type in types.items() if isinstance(type, Ref)]
