"""Records of any kind as rows of one shape: one a record, one an act, one a disputed value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from .choices import Choice, Many
from .dated import Dated
from .dates import Date
from .evidence import Citation
from .fields import field
from .kind import Kind
from .kinds import KINDS
from .nested import Nested
from .record import Record
from .schema import Part
from .values import Slug, Type


class Whole(Type):
    """Something with a JSON form of its own, too much for a cell."""

    fits_a_cell = False

    def plain(self, value: Part) -> dict[str, Any]:
        """Its JSON object."""
        return value.plain()

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of an object."""
        return {"type": "object"}


class Count(Type):
    """A whole number."""

    label = "whole number"

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a whole number."""
        return {"type": "integer"}

    def order(self, value: Any) -> Any:
        """What it sorts by: itself."""
        return value


class Row(Part):
    """A row that stands for a record, or for a part of one."""

    declared: ClassVar[Kind]
    dated_alone = False
    """Whether only what has a date is answered."""
    explained = False
    """Whether each field is printed with its meaning where the whole record is."""
    record: Record

    kind: str = field(
        Choice({name: name for name in KINDS}),
        "the kind of the record",
        required=True,
        option="--kind",
    )
    id: str = field(Slug(), "the record's id", required=True, head="id")
    date: Date | None = field(Dated(), "the date that it is placed by")
    headline: str = field(Type(), "the fact in one line", required=True)

    @classmethod
    def of(cls, record: Record) -> Iterator[Row]:
        """The rows that stand for a record."""
        raise NotImplementedError

    @property
    def dates(self) -> list[Date]:
        """Every date by which the row is found."""
        return [self.date] if self.date else []

    @property
    def placed(self) -> Date | None:
        """The date that it is placed by among others."""
        return self.date

    def whole(self) -> tuple[Record, Sequence[str]]:
        """What is printed where the whole case is asked for: a record, and which of its fields."""
        return self.record, ()

    def more(self) -> list[tuple[str, list[str]]]:
        """What is printed below the whole record: labels, each with its lines."""
        return []


class Entry(Row):
    """One record: what it is, when, and in one line."""

    sources: tuple[Citation, ...] = field(Many(Nested(Citation)), "who says so, and where")
    record: Record = field(Whole(), "the record itself")

    @classmethod
    def of(cls, record: Record) -> Iterator[Entry]:
        """One row."""
        yield cls(
            kind=record.declared.name,
            id=record.id,
            date=record.placed,
            headline=record.headline,
            sources=record.sources,
            record=record,
        )

    @property
    def dates(self) -> list[Date]:
        """Every date of the record."""
        return self.record.dates


class Act(Entry):
    """One dated act of a record: an agreement is signed, then enters into force."""

    dated_alone = True

    @classmethod
    def of(cls, record: Record) -> Iterator[Act]:
        """A row for each dated act, or one without a date."""
        acts: list[tuple[Date | None, str]] = [*record.acts] or [(None, record.headline)]
        for date, headline in acts:
            yield cls(
                kind=record.declared.name,
                id=record.id,
                date=date,
                headline=headline,
                sources=record.sources,
                record=record,
            )

    @property
    def dates(self) -> list[Date]:
        """The date of the act."""
        return [self.date] if self.date else []
