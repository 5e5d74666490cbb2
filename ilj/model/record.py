"""The fields that all records share: id, sources, other values, inferences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, ClassVar

from ilj.packaged import read_packaged

from .dates import Date
from .schema import ByField, Field, Kind, Nested, Part, field
from .types import SLUGS, TEXT, Choice, Faults, Many, Raw, Ref, Slug, Type, each, inner

KINDS: dict[str, Kind] = {}
"""All kinds of record by name, in order of declaration."""
_PLAIN = ("date", "period")
"""Fields that date the fact itself, not a step such as its signing."""


class Citation(Part):
    """A source and the place in it."""

    id: str = field(Ref("sources"), "the source", required=True)
    at: str = field(TEXT, "the place in it: section, paragraph, row, footnote", required=True)
    via: str | None = field(Ref("sources"), "the source that quotes it, if only that was seen")


CITATIONS = Many(Nested(Citation))


class Claim(Part):
    """A value that some source gives but that is not the main value."""

    value: Any = field(Raw(), "the value that the source gives", required=True)
    rank: str = field("claim-rank", "whether it is possible or rejected", default="normal")
    why: str = field("claim-reason", "why it differs", required=True)
    note: str | None = field(TEXT, "evidence for it or against it")
    sources: tuple[Citation, ...] = field(CITATIONS, "the sources that give it", required=True)


class ClaimOn(Nested):
    """A claim about a field; its value has the type of that field."""

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


IMPORTANCE = Choice.named("importance")


@cache
def precedence(importance: str) -> int:
    """0 for the most important records, 1 for the next, and so on."""
    return list(IMPORTANCE.terms).index(importance)


@cache
def _importance() -> dict[str, dict[str, dict[str, str]]]:
    """For each kind, its fields that importance depends on, and the highest for each term."""
    from json import loads

    held: dict[str, dict[str, dict[str, str]]] = loads(read_packaged("model", "importance.json"))
    return held


def usual_importance(record: Record) -> str:
    """The importance by the rule of its kind: the lowest for the terms of any of the fields."""
    *_, lowest = IMPORTANCE.terms
    rules = _importance().get(record.declared.name, {}).items()
    found = [terms.get(getattr(record, name), lowest) for name, terms in rules]
    return max(found, key=precedence, default=lowest)


class Record(Part):
    """The base class of records. A subclass decorated with `listing` is a kind."""

    dated_by: ClassVar[dict[str, Field]] = {}
    """The date fields that time filters look at."""
    dated_alone = False
    contradicts: tuple[str, ...] = ()
    """The ids of records that say otherwise."""

    id: str = field(Slug(), "stable name, never reused", head="id")
    importance: str = field(
        IMPORTANCE,
        "how important it is",
        option="--importance",
        given=True,
        compute=usual_importance,
    )
    sources: tuple[Citation, ...] = field(
        CITATIONS, "sources, each with the place in it", required=True
    )
    alt: dict[str, tuple[Claim, ...]] = field(
        Raw(), "other values that sources give, by field", head="other sources"
    )
    unresolved: tuple[str, ...] = field(Many(TEXT), "fields without a main value: sources disagree")
    inferred: dict[str, str] = field(Raw(), "inferred fields, each with the rule")
    note: str | None = field(TEXT, "a remark")
    was: tuple[str, ...] = field(SLUGS, "former ids of the record")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        common, every = Record.fields, cls.fields
        own = {name: f for name, f in every.items() if name not in common}
        fields = {name: every[name] for name in ("id", *own, *common)}
        written = {name: f for name, f in own.items() if f.given}
        claims = ByField(written, lambda name: Many(ClaimOn(written[name].type)))
        fields["alt"] = every["alt"].retyped(claims)
        fields["inferred"] = every["inferred"].retyped(ByField(written))
        cls.declare(fields)
        cls.dated_by = {name: f for name, f in fields.items() if f.when}

    @classmethod
    def list_as(cls, kind: Kind) -> None:
        super().list_as(kind)
        KINDS[kind.name] = kind

    @classmethod
    def expanded(cls, id: str, table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The tables of the records, by id, that a valid table of a file stands for."""
        return {id: {**table, "id": id}}

    @property
    def record(self) -> Record:
        """The record itself, so that records and rows can be used alike."""
        return self

    @property
    def headline(self) -> str:
        """The fact in one line."""
        return self.id

    @property
    def subject(self) -> str:
        """What its timeline entries are about: `Visa exemption` in `Visa exemption: signed`."""
        return self.headline

    @property
    def acts(self) -> list[tuple[Date, str]]:
        """Its timeline entries: each date with what happened then, oldest first."""
        steps = [
            (date, f"{self.subject}: {f.head}")
            for name, f in self.dated_by.items()
            if name not in _PLAIN
            for date in self._dates_under(name)
        ]
        known = {year for date, _ in steps for year in date.years}
        plain = [
            (date, self.headline)
            for name in self.dated_by
            if name in _PLAIN
            for date in self._dates_under(name)
            if known.isdisjoint(date.years)  # else a step says more
        ]
        return sorted((*steps, *plain), key=lambda act: act[0].order)

    @property
    def placed(self) -> Date | None:
        """The date that it is sorted by: its earliest."""
        return next(iter(self.dates), None)

    @property
    def when(self) -> str:
        """Its date in words; empty if it has none."""
        return self.placed.words if self.placed else ""

    def faults(self) -> Iterator[tuple[str, str]]:
        """Violations of the rules of its kind: pairs of field and message."""
        yield from ()

    @property
    def known_as(self) -> str:
        """The names by which a search finds the records that refer to it."""
        return self.headline

    def basis(self, name: str) -> list[str]:
        """The fields that the value shown under `name` is taken from."""
        return [name]

    @property
    def citations(self) -> list[Citation]:
        """All citations, for its own values and for other values."""
        claims = chain.from_iterable(self.alt.values())
        return [*self.sources, *(cited for claim in claims for cited in claim.sources)]

    def links(self, option: str = "") -> Iterator[tuple[str, str, str]]:
        """The records that its own fields refer to: the field, the kind and the id.

        With an option, only of fields that it filters by: `--person` tells whom it is about.
        """
        for name, declared in self.fields.items():
            type = inner(declared.type)
            if isinstance(type, Ref) and declared.option.startswith(option):
                yield from ((name, type.kind, id) for id in each(getattr(self, name)))

    @property
    def disputed(self) -> bool:
        """Whether a source gives another value for a field, or another record says otherwise."""
        return bool(self.alt or self.unresolved or self.contradicts)

    @cached_property
    def dates(self) -> list[Date]:
        """All its dates, sorted; for an unresolved field, those that sources give."""
        return sorted(date for name in self.dated_by for date in self._dates_under(name))

    def _dates_under(self, name: str) -> Sequence[Date]:
        """The dates of a field; if it is unresolved, the possible ones that sources give."""
        value = getattr(self, name)
        if not value and name in self.unresolved:
            claims = (claim for claim in self.alt.get(name, ()) if claim.rank == "normal")
            return [date for claim in claims for date in each(claim.value)]
        return each(value)
