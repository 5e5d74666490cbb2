"""What is here: how many records of each kind, how precise, how well founded, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from .choices import Many
from .dataset import gaps
from .dated import Dated
from .dates import Date
from .entry import Count
from .fields import field
from .kind import Kind
from .kinds import KINDS
from .load import Library
from .record import Record
from .schema import Part
from .values import Type


def _year(date: Date | None, which: int) -> str:
    return str(date.years[which]) if date else ""


class Coverage(Part):
    """How much there is of one kind."""

    declared: ClassVar[Kind]

    kind: str = field(Type(), "the kind")
    records: int = field(Count(), "how many records")
    first: Date | None = field(Dated(), "the earliest date", show=lambda row: _year(row.first, 0))
    last: Date | None = field(Dated(), "the latest date", show=lambda row: _year(row.last, -1))
    to_the_day: int = field(Count(), "how many have a date to the day")
    two_origins: int = field(Count(), "how many rest on two documents or more")
    inferred: int = field(Count(), "how many have a value that is inferred")
    disputed: int = field(Count(), "how many have a value that some source gives otherwise")
    unresolved: int = field(
        Count(), "how many have a value for which we stand behind none", head="open"
    )
    gaps: tuple[str, ...] = field(Many(Type()), "what is known to be missing")


Coverage.declared = Kind(
    name="coverage",
    one="kind",
    many="kinds",
    record=Coverage,
    group="Data",
    help="what is here, how well founded, what is missing",
    examples=("ilj coverage", "ilj coverage --json"),
    columns=(
        "kind", "records", "first", "last", "to_the_day", "two_origins",
        "inferred", "disputed", "unresolved",
    ),
)  # fmt: skip


def coverage(library: Library) -> list[Coverage]:
    """A row for each kind."""
    missing = gaps(library)
    return [
        _of_kind(kind, list(library.referred(kind.name).values()), missing.get(kind.name, ()))
        for kind in KINDS.values()
    ]


def _of_kind(kind: Kind, records: Sequence[Record], gaps: Sequence[str]) -> Coverage:
    dates = sorted(date for record in records for date in record.dates)
    return Coverage(
        kind=kind.name,
        records=len(records),
        first=dates[0] if dates else None,
        last=max(dates, key=lambda date: date.until or date.order[0]) if dates else None,
        to_the_day=sum(any(d.precision == "day" for d in r.dates) for r in records),
        two_origins=sum(len({c.id for c in record.sources}) > 1 for record in records),
        inferred=sum(bool(record.inferred) for record in records),
        disputed=sum(record.disputed for record in records),
        unresolved=sum(bool(record.unresolved) for record in records),
        gaps=tuple(gaps),
    )
