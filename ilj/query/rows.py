"""Rows across kinds: one per record, per timeline entry or per disputed value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ilj.kinds import KINDS
from ilj.model.dates import Date
from ilj.model.record import CITATIONS, IMPORTANCE, Citation, Record
from ilj.model.schema import Part, field, listing
from ilj.model.types import DATE, TEXT, TEXTS, Choice, Slug, Whole
from ilj.store import Library

_KIND = Choice({name: name for name in KINDS})


class Row(Part):
    """A row for a record or for a part of one; the `of` method of a subclass makes its rows."""

    dated_alone = False
    """Whether rows without a date are left out."""
    explained = False
    """Whether the full record is printed with the meaning of each field."""
    record: Record

    kind: str = field(_KIND, "the kind of the record", required=True, option="--kind")
    id: str = field(Slug(), "the record's id", required=True, head="id")
    date: Date | None = field(DATE, "the date that it is placed by")
    headline: str = field(TEXT, "the fact in one line", required=True)
    importance: str = field(
        IMPORTANCE,
        Record.fields["importance"].help,
        option="--importance",
        given=True,
        compute=lambda row: row.record.importance,
    )

    @property
    def dates(self) -> list[Date]:
        """The dates that time filters look at."""
        return self.record.dates

    @property
    def placed(self) -> Date | None:
        """The date that it is sorted by."""
        return self.date

    def whole(self) -> tuple[Record, Sequence[str]]:
        """What is printed in record format: a record, and which of its fields, empty for all."""
        return self.record, ()

    def more(self) -> list[tuple[str, list[str]]]:
        """What is printed below the record: labels, each with its lines."""
        return []


@listing("search", "words, in everything", one="record", group="Ask across")
class Entry(Row):
    """One record: its kind, date and headline."""

    columns = "kind date headline id"
    piped = "id kind date headline"
    layout = "found"
    examples = ["itochu elbit", "first visit to japan", "free trade", "visits 2000-2010"]

    sources: tuple[Citation, ...] = field(
        CITATIONS, "who says so, and where", given=True, compute=lambda row: row.record.sources
    )
    record: Record = field(
        Whole(), "the record itself", given=True, compute=lambda row: row.loaded()
    )
    library: Library | None = None

    def loaded(self) -> Record | None:
        """The record of a row that was made without it."""
        return self.library.read(self.kind, self.id) if self.library else None

    @classmethod
    def found(cls, library: Library, **said: Any) -> Entry:
        """A row for a record that is read when it is needed."""
        entry = cls(**said)
        entry.__dict__["library"] = library
        return entry

    @classmethod
    def of(cls, record: Record, library: Library) -> Iterator[Entry]:
        """The row for a record."""
        yield cls(**entry_of(record))


def entry_of(record: Record) -> dict[str, Any]:
    """The values of the row for a record."""
    return {
        "kind": record.declared.name,
        "id": record.id,
        "date": record.placed,
        "headline": record.headline,
        "record": record,
    }


@listing("timeline", "everything dated, oldest first", one="act", group="Ask across")
class Act(Entry):
    """One dated entry of a record: an agreement is signed, then enters into force."""

    layout = "timeline"
    piped = ""
    columns = "date kind headline id"
    examples = ["--since 2014", "--year 2017", "--kind visits,events"]

    dated_alone = True

    @classmethod
    def of(cls, record: Record, library: Library) -> Iterator[Act]:
        """One row for each dated entry, or a single one without a date."""
        entry = entry_of(record)
        undated: list[tuple[Date | None, str]] = [(None, record.headline)]
        for date, headline in record.acts or undated:
            yield cls(**entry | {"date": date, "headline": headline})

    @property
    def dates(self) -> list[Date]:
        """The date of the entry."""
        return [self.date] if self.date else []


@listing(
    "disputes", "what sources disagree on, side by side", one="disputed value", group="Ask across"
)
class Dispute(Row):
    """One value that sources disagree on."""

    columns = "id on value says why?"
    examples = ["", "1953 --format record", "--source wikipedia"]

    on: str = field(Slug(), "the field in dispute")
    value: str | None = field(TEXT, "our answer; empty where we stand behind none", head="we say")
    says: tuple[str, ...] = field(TEXTS, "what other sources say", head="others say")
    why: tuple[str, ...] = field(TEXTS, "why we do not follow each")
    record: Record = field(Whole(), "the record with every claim")

    @classmethod
    def of(cls, record: Record, library: Library) -> Iterator[Dispute]:
        """One row for each field that has other values, and one for a contradicted statement."""
        entry = entry_of(record)
        for name, claims in record.alt.items():
            declared = record.fields[name]
            yield cls(
                **entry,
                on=name,
                value=declared.show(record, brief=True) or None,
                says=tuple(declared.type.brief(claim.value) for claim in claims),
                why=tuple(claim.fields["why"].show(claim) for claim in claims),
            )
        if record.contradicts:
            others = filter(None, map(library.find, record.contradicts))
            says = tuple(other.headline for other in others)
            yield cls(**entry, on="claim", value=record.headline, says=says)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the main value and those of the other values."""
        claims = self.record.alt.get(self.on, ())
        return (*self.record.sources, *(cited for claim in claims for cited in claim.sources))

    def whole(self) -> tuple[Record, Sequence[str]]:
        """The record, reduced to the disputed field and what concerns it."""
        record, on = self.record, self.on
        bearing = {
            "alt": {on: record.alt[on]} if on in record.alt else {},
            "inferred": {name: rule for name, rule in record.inferred.items() if name == on},
        }
        against = ("contradicts",) if record.contradicts else ()
        names = ("id", on, *against, "alt", "inferred", "note", "sources")
        return record.replace(**bearing), names


VIEWS = {row.declared.name: row.declared for row in (Act, Entry, Dispute)}
"""The queries across kinds, by command name."""
