"""A record of any kind as one row among records of every kind."""

from __future__ import annotations

from typing import Any

from .choices import Many
from .dates import Date
from .evidence import Citation
from .nested import Nested
from .record import Record
from .schema import Part, field
from .values import Dated, Slug, Type


class Whole(Type):
    """A record of any kind, with all its fields."""

    fits_a_cell = False

    def plain(self, value: Record) -> dict[str, Any]:
        """The record as a JSON object."""
        return value.plain()


class Entry(Part):
    """One record of any kind: what it is, when, and in one line."""

    kind: str = field(Type(), "the kind of the record", required=True)
    id: str = field(Slug(), "the record's id", required=True)
    date: Date | None = field(Dated(), "its earliest date")
    headline: str = field(Type(), "the fact in one line", required=True)
    sources: tuple[Citation, ...] = field(Many(Nested(Citation)), "who says so, and where")
    record: Record = field(Whole(), "the record itself", required=True)

    @classmethod
    def of(cls, record: Record) -> Entry:
        """The row for a record."""
        return cls(
            kind=record.declared.name,
            id=record.id,
            date=next(iter(record.dates), None),
            headline=record.headline,
            sources=record.sources,
            record=record,
        )
