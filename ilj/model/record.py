"""What every record carries: its id, its evidence, what is inferred or disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar

from .dates import Date
from .schema import ByField, Field, Kind, Nested, Part, field
from .types import SLUGS, Faults, Many, Raw, Ref, Slug, Type

KINDS: dict[str, Kind] = {}
"""Every declared kind of record by its name, in the order of declaration."""
_PLAIN = ("date", "period")
"""The fields whose date is simply when it was."""


class Citation(Part):
    """A source, and the place in it."""

    id: str = field(Ref("sources"), "the source", required=True)
    at: str = field(Type(), "the place in it: section, paragraph, row, footnote", required=True)
    via: str | None = field(Ref("sources"), "the source that relays it, where only that was seen")


CITATIONS = Many(Nested(Citation))


class Claim(Part):
    """A value that a source gives and that we do not stand behind."""

    value: Any = field(Raw(), "what the source says", required=True)
    rank: str = field("claim-rank", "whether it may be right", default="normal")
    why: str = field("claim-reason", "why it differs", required=True)
    note: str | None = field(Type(), "what tells for it or against it")
    sources: tuple[Citation, ...] = field(CITATIONS, "who says so", required=True)


class ClaimOn(Nested):
    """A claim whose value is of the type of the field that it is about."""

    def __init__(self, of: Type) -> None:
        super().__init__(Claim)
        self.of = of

    def faults_within(self, raw: Any) -> Faults:
        found = self.of.faults(raw["value"]) if "value" in raw else ()
        return [*super().faults_within(raw), *((f".value{place}", what) for place, what in found)]

    def value(self, raw: Any) -> Any:
        return Claim.read({**raw, "value": self.of.value(raw["value"])})

    def plain(self, value: Any) -> Any:
        return {**super().plain(value), "value": self.of.plain(value.value)}

    @property
    def schema(self) -> Any:
        schema = super().schema
        schema["properties"]["value"] = self.of.schema
        return schema


class Record(Part):
    """What every record carries. A subclass that is listed is a kind."""

    dated_by: ClassVar[dict[str, Field]] = {}
    """The fields whose dates are those by which the record is found."""
    dated_alone = False

    id: str = field(Slug(), "stable name, never reused", head="id")
    sources: tuple[Citation, ...] = field(CITATIONS, "who says so, and where", required=True)
    alt: dict[str, tuple[Claim, ...]] = field(
        Raw(), "what other sources say instead, by field", head="others say"
    )
    unresolved: tuple[str, ...] = field(
        Many(Type()), "fields for which we stand behind none of the values in alt"
    )
    inferred: dict[str, str] = field(Raw(), "fields whose value is inferred, each with the rule")
    note: str | None = field(Type(), "a remark")
    was: tuple[str, ...] = field(SLUGS, "ids that the record had before")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        common, every = Record.fields, cls.fields
        own = {name: f for name, f in every.items() if name not in common}
        fields = {name: every[name] for name in ("id", *own, *common)}
        written = {name: f for name, f in own.items() if not f.compute}
        claims = ByField(written, lambda name: Many(ClaimOn(written[name].type)))
        fields["alt"] = every["alt"].retyped(claims)
        fields["inferred"] = every["inferred"].retyped(ByField(written))
        cls.declare(fields)
        cls.dated_by = {name: f for name, f in fields.items() if f.when}

    @classmethod
    def list_as(cls, kind: Kind) -> None:
        super().list_as(kind)
        KINDS[kind.name] = kind

    @property
    def record(self) -> Record:
        """The record that it is a row for: itself."""
        return self

    @property
    def headline(self) -> str:
        """The one line that says the fact."""
        return self.id

    @property
    def subject(self) -> str:
        """What its acts are acts of."""
        return self.headline

    @property
    def acts(self) -> list[tuple[Date, str]]:
        """Each of its dates with what happened then, in order."""
        acts = [
            (date, f"{self.subject}: {f.head}" if name not in _PLAIN else self.headline)
            for name, f in self.dated_by.items()
            for date in self._dates_under(name)
        ]
        return sorted(acts, key=lambda act: act[0].order)

    @property
    def placed(self) -> Date | None:
        """The date that it is placed by among others: its earliest."""
        return next(iter(self.dates), None)

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong with the record by the rules of its kind: a field, and what is wrong."""
        yield from ()

    @property
    def known_as(self) -> str:
        """The names by which another record's reference to it is found."""
        return self.headline

    def basis(self, name: str) -> list[str]:
        """The fields that what is printed under a name is taken from."""
        return [name]

    @property
    def citations(self) -> list[Citation]:
        """Every citation, for its values and for what others say."""
        claims = chain.from_iterable(self.alt.values())
        return [*self.sources, *(cited for claim in claims for cited in claim.sources)]

    @property
    def disputed(self) -> bool:
        """Whether any source says otherwise on any field."""
        return bool(self.alt or self.unresolved)

    @cached_property
    def dates(self) -> list[Date]:
        """Every date by which the record is found, those claimed where none is our answer."""
        return sorted(date for name in self.dated_by for date in self._dates_under(name))

    def _dates_under(self, name: str) -> Sequence[Date]:
        """The dates under a field, those claimed where none is our answer."""
        value = getattr(self, name)
        if not value and name in self.unresolved:
            claims = (claim for claim in self.alt.get(name, ()) if claim.rank == "normal")
            return [date for claim in claims for date in _each(claim.value)]
        return _each(value)


def _each(value: Date | Sequence[Date] | None) -> Sequence[Date]:
    return (value,) if isinstance(value, Date) else value or ()
