"""Rows across kinds: one per record, per timeline entry or per disputed value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Self

from ilj.kinds import KINDS
from ilj.model.dates import Date
from ilj.model.record import CITATIONS, IMPORTANCE, Citation, Record, precedence
from ilj.model.schema import Part, Standing, field, listing
from ilj.model.types import DATE, TEXT, TEXTS, Choice, Count, Slug, Whole
from ilj.store import Library

_KIND = Choice({name: name for name in KINDS})
_PAGED = ("visits", "agreements", "events", "envoys")
"""The kinds that a timeline has by default."""
_LESS = "less important, and other kinds"
_WEIGHTY = ("date", "signed", "in_force", "founded", "term", "first", "parties", "who", "office")
"""The fields whose disputes come first."""


def _fits_a_page(record: Record, timed: bool) -> bool:
    """Whether a timeline has it: key, or notable if a time is asked for, and not just planned."""
    if precedence(record.importance) > timed:
        return False
    return all(f.standing.test(record, timed) for f in record.fields.values() if f.standing)


def _importance(**more: Any) -> Any:
    """The importance of the record that a row is of."""
    return field(
        IMPORTANCE,
        Record.fields["importance"].help,
        option="--importance",
        given=True,
        compute=lambda row: row.record.importance,
        **more,
    )


class Row(Part):
    """A row for a record or for a part of one; the `of` method of a subclass makes its rows."""

    dated_alone = False
    """Whether rows without a date are left out."""
    record: Record

    kind: str = field(_KIND, "the kind of record", required=True, option="--kind")
    id: str = field(Slug(), "the record's id", required=True, head="id")
    date: Date | None = field(DATE, "the date that it is sorted by")
    headline: str = field(TEXT, "the fact in one line", required=True)
    importance: str = _importance()

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


@listing("search", "search all records", one="record", group="Across all records")
class Entry(Row):
    """One record: its kind, date and headline."""

    columns = "kind date headline id"
    piped = "id kind date headline"
    layout = "found"
    examples = ["itochu elbit", "first visit to japan", "free trade", "visits 2000-2010"]

    sources: tuple[Citation, ...] = field(
        CITATIONS,
        "sources, each with the place in it",
        given=True,
        compute=lambda row: row.record.sources,
    )
    record: Record = field(
        Whole(), "the record itself", given=True, compute=lambda row: row.loaded()
    )
    library: Library | None = None

    def loaded(self) -> Record | None:
        """The record of a row that was made without it."""
        return self.library.read(self.kind, self.id) if self.library else None

    @classmethod
    def found(cls, library: Library, **said: Any) -> Self:
        """A row that reads what it needs from the library: its record, or those referred to."""
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


@listing(
    "timeline",
    "what happened, oldest first",
    one="entry",
    many="entries",
    group="Across all records",
)
class Act(Entry):
    """One dated entry of a record: an agreement is signed, then enters into force."""

    layout = "timeline"
    examples = ["--since 2014", "--year 2017", "--all --kind statements"]

    dated_alone = True
    importance: str = _importance(
        standing=Standing(_fits_a_page, _LESS, "--all", "key; with a time, notable too", _PAGED)
    )

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
    "disputes",
    "where sources disagree, side by side",
    one="disputed value",
    group="Across all records",
)
class Dispute(Row):
    """One value that sources disagree on."""

    columns = "headline on value says why? id"
    piped = "id kind date headline on value says why"
    order = "rank"
    examples = ["", "1953 --format record", "--source wikipedia"]

    on: str = field(Slug(), "the disputed field", head="field")
    value: str | None = field(TEXT, "the main value; blank if unresolved")
    says: tuple[str, ...] = field(TEXTS, "what other sources give", head="other values")
    why: tuple[str, ...] = field(TEXTS, "why each differs")
    rank: int = field(
        Count(), "the order in which disputes are listed", compute=lambda row: row.weight
    )
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
                says=tuple(
                    declared.show(record.replace(**{name: claim.value}), brief=True)
                    for claim in claims
                ),
                why=tuple(dict.fromkeys(claim.fields["why"].show(claim) for claim in claims)),
            )
        if record.contradicts:
            others = filter(None, map(library.find, record.contradicts))
            # Of two that contradict each other, the first has the row.
            said = [o.headline for o in others if o.id > record.id or not o.contradicts]
            if said:
                claim = getattr(record, "claim", record.headline)
                yield cls(**entry, on="claim", value=claim, says=tuple(said), why=("other claim",))

    @property
    def weight(self) -> int:
        """By importance, then dates, firsts and parties, then the rest, rounding last."""
        claims = self.record.alt.get(self.on, ())
        rounded = bool(claims) and all(claim.why == "rounding" for claim in claims)
        sort = 2 if rounded else int(self.on not in _WEIGHTY)
        return 3 * precedence(self.importance) + sort

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
