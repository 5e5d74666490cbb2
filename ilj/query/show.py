"""The full record, with its related records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ilj.kinds import KINDS, Figure
from ilj.model.dates import Date
from ilj.model.record import IMPORTANCE, Record, precedence
from ilj.model.schema import Nested, Part, field, listing
from ilj.model.types import DATE, FLAG, TEXT, Many, Slug, Whole
from ilj.store import Library

from .rows import Entry, entry_of

if TYPE_CHECKING:
    from .index import Index

_TIES = 5
"""The related records of a kind to print, at most."""


class Tie(Part):
    """A related record."""

    id: str = field(Slug(), "the id of the record")
    kind: str = field(TEXT, "its kind")
    date: Date | None = field(DATE, "the date that it is sorted by")
    headline: str = field(TEXT, "the fact in one line")
    importance: str = field(IMPORTANCE, "how important it is")
    contradicts: bool | None = field(FLAG, "whether it says otherwise")


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
        named = {id for _, _, id in self.record.links()}
        others = [tie for tie in self.tied if tie.id not in named or tie.contradicts]
        ranked = sorted(others, key=lambda t: (not t.contradicts, precedence(t.importance)))
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
    # Imports sqlite3, which only this and searches need.
    from .index import Index

    ties, kinds = list(_ties(record, Index(library))), list(KINDS)
    ties.sort(key=lambda t: (kinds.index(t.kind), not t.date, t.date and t.date.order, t.id))
    return Shown.found(
        library,
        **entry_of(record),
        tied=tuple(ties),
        years=tuple(library.years(record.id)) if isinstance(record, Figure) else (),
        own=True if record.id in library.replaced else None,
    )


def _ties(record: Record, index: Index) -> Iterator[Tie]:
    """Records that it refers to, that refer to it, or that are of its kind and the same people."""
    own = {id for _, _, id in record.links()}
    people = {id: name for name, _, id in record.links("--person")}
    refs = index.referring({record.id, *people})
    near = own | {id for id, _, to in refs if to == record.id}
    alike = {id for id, name, to in refs if people.get(to) == name}
    against = {id for id, name, to in refs if to == record.id and name == "contradicts"}
    for hit in index.hits((near | alike) - {record.id}).values():
        if hit.id in near or hit.kind == record.declared.name:
            said = {name: getattr(hit, name) for name in ("id", "kind", "headline", "importance")}
            contradicts = True if hit.id in against.union(record.contradicts) else None
            date = Date(hit.date) if hit.date else None
            yield Tie(**said, date=date, contradicts=contradicts)
