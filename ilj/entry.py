"""Records of any kind as rows of one shape: one a record, one an act, one a disputed value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from .choices import Choice, Many
from .dates import Date
from .evidence import Citation
from .kinds import KINDS
from .nested import Nested
from .record import Kind, Record
from .schema import Part, field
from .values import Dated, Slug, Type


class Whole(Type):
    """Something with a JSON form of its own, too much for a cell."""

    fits_a_cell = False

    def plain(self, value: Part) -> dict[str, Any]:
        """Its JSON object."""
        return value.plain()


class Count(Type):
    """A whole number."""

    label = "whole number"

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
        Choice({name: name for name in KINDS}), "the kind of the record", option="--kind"
    )
    id: str = field(Slug(), "the record's id", head="id")
    date: Date | None = field(Dated(), "its earliest date")
    headline: str = field(Type(), "the fact in one line")

    @classmethod
    def of(cls, record: Record) -> Iterator[Row]:
        """The rows that stand for a record."""
        raise NotImplementedError

    @property
    def dates(self) -> list[Date]:
        """Every date by which the row is found."""
        return [self.date] if self.date else []

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
        date = next(iter(record.dates), None)
        yield cls(
            kind=record.declared.name,
            id=record.id,
            date=date,
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


class Dispute(Row):
    """One value that sources disagree on."""

    on: str = field(Slug(), "the field in dispute")
    value: str | None = field(Type(), "our answer; empty where we stand behind none", head="we say")
    says: tuple[str, ...] = field(Many(Type()), "what other sources say", head="others say")
    why: tuple[str, ...] = field(Many(Type()), "why we do not follow each")
    record: Record = field(Whole(), "the record with every claim")

    @classmethod
    def of(cls, record: Record) -> Iterator[Dispute]:
        """A row for each field with another value."""
        for name, claims in record.alt.items():
            declared = record.fields_of[name]
            reason = claims[0].fields_of["why"].type
            yield cls(
                kind=record.declared.name,
                id=record.id,
                date=next(iter(record.dates), None),
                headline=record.headline,
                on=name,
                value=declared.show(record, brief=True) or None,
                says=tuple(declared.type.brief(claim.value) for claim in claims),
                why=tuple(reason.show(claim.why) for claim in claims),
                record=record,
            )

    @property
    def dates(self) -> list[Date]:
        """Every date of the record."""
        return self.record.dates

    def whole(self) -> tuple[Record, Sequence[str]]:
        """The record, only the field in dispute and what bears on it."""
        record, on = self.record, {self.on}
        bearing = {
            "alt": {name: claims for name, claims in record.alt.items() if name in on},
            "inferred": {name: rule for name, rule in record.inferred.items() if name in on},
        }
        only = type(record)(**(vars(record) | bearing))
        return only, ("id", self.on, "alt", "inferred", "note", "sources")


Entry.declared = Kind(
    name="search",
    one="record",
    many="records",
    record=Entry,
    group="Ask across",
    help="words, in everything",
    examples=("ilj search itochu", "ilj search 1953", "ilj search --format jsonl"),
    columns=("kind", "date", "headline", "id"),
)
Act.declared = Kind(
    name="timeline",
    one="act",
    many="acts",
    record=Act,
    group="Ask across",
    help="everything dated, oldest first",
    examples=(
        "ilj timeline --since 2014",
        "ilj timeline --year 2017",
        "ilj timeline --kind visits,events",
    ),
    columns=("date", "kind", "headline", "id"),
    layout="timeline",
)
Dispute.declared = Kind(
    name="disputes",
    one="disputed value",
    many="disputed values",
    record=Dispute,
    group="Ask across",
    help="what sources disagree on, side by side",
    examples=(
        "ilj disputes",
        "ilj disputes 1953 --format record",
        "ilj disputes --source wikipedia",
    ),
    columns=("id", "on", "value", "says", "why"),
)
VIEWS = {row.declared.name: row.declared for row in (Act, Entry, Dispute)}
"""The questions that cross kinds, by the name of their command."""
