"""The questions that cross kinds: what each row of their answers is, and how they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .choices import Many
from .dates import Date
from .entry import Act, Entry, Row, Whole
from .evidence import Citation
from .fields import field
from .kind import Kind
from .record import Record
from .values import Slug, Type


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
                date=record.placed,
                headline=record.headline,
                on=name,
                value=declared.show(record, brief=True) or None,
                says=tuple(declared.type.brief(claim.value) for claim in claims),
                why=tuple(reason.show(claim.why) for claim in claims),
                record=record,
            )

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Who says what we say, and who says otherwise."""
        claims = self.record.alt.get(self.on, ())
        return (*self.record.sources, *(cited for claim in claims for cited in claim.sources))

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
        only = record.replace(**bearing)
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
    spare=("why",),
)
VIEWS = {row.declared.name: row.declared for row in (Act, Entry, Dispute)}
"""The questions that cross kinds, by the name of their command."""
