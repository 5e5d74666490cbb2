"""What every record carries: its id, its evidence, what is inferred or disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar

from .choices import Many
from .dates import Date
from .evidence import Alternatives, Citation, Claim, Raw
from .fields import Computed, Field, field
from .kind import KINDS, Kind
from .nested import ByField, Nested
from .schema import Part
from .values import Slug, Type

_PLAIN = ("date", "period")
"""The fields whose date is simply when it was."""


class Record(Part):
    """What every record carries."""

    declared: ClassVar[Kind]
    dated_by: ClassVar[dict[str, Field]] = {}
    """The fields whose dates are those by which the record is found."""
    dated_alone = False

    id: str = field(Slug(), "stable name, never reused", head="id")
    sources: tuple[Citation, ...] = field(
        Many(Nested(Citation)), "who says so, and where", required=True
    )
    alt: dict[str, tuple[Claim, ...]] = field(
        Raw(), "what other sources say instead, by field", head="others say"
    )
    unresolved: tuple[str, ...] = field(
        Many(Type()), "fields for which we stand behind none of the values in alt"
    )
    inferred: dict[str, str] = field(Raw(), "fields whose value is inferred, each with the rule")
    note: str | None = field(Type(), "a remark")
    was: tuple[str, ...] = field(Many(Slug()), "ids that the record had before")

    def __init_subclass__(
        cls,
        *,
        kind: str = "",
        one: str = "",
        many: str = "",
        group: str = "",
        help: str = "",
        examples: Sequence[str] = (),
        columns: Sequence[str] = (),
        order: str = "",
        happens: bool = True,
        spare: Sequence[str] = (),
    ) -> None:
        """Declare a kind; without a name for it, a base for kinds."""
        super().__init_subclass__()
        every = cls.fields_of
        own = [name for name in every if name not in Record.fields_of]
        common = [name for name in Record.fields_of if name != "id"]
        fields = {name: every[name] for name in ("id", *own, *common)}
        said_of = {name: every[name] for name in own if not isinstance(every[name], Computed)}
        fields["alt"] = every["alt"].of(Alternatives(said_of))
        fields["inferred"] = every["inferred"].of(ByField(said_of))
        cls.declare(fields)
        cls.dated_by = {name: f for name, f in fields.items() if f.when}
        if kind:
            cls.declared = Kind(
                name=kind,
                one=one,
                many=many or kind,
                record=cls,
                group=group,
                help=help,
                examples=examples,
                columns=columns,
                order=order,
                happens=happens,
                spare=spare,
            )
            KINDS[kind] = cls.declared

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
            for date in self._of(name)
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

    @property
    def dates(self) -> list[Date]:
        """Every date by which the record is found, those claimed where none is our answer."""
        held = self.__dict__
        if "dates" not in held:
            dates: list[Date] = []
            for name in self.dated_by:
                dates += self._of(name)
            held["dates"] = sorted(dates)
        return held["dates"]  # type: ignore[no-any-return]

    def _of(self, name: str) -> Sequence[Date]:
        """The dates under a field, those claimed where none is our answer."""
        value = getattr(self, name)
        if not value and name in self.unresolved:
            claims = self.alt.get(name, ())
            return [d for c in claims if c.rank == "normal" for d in _listed(c.value)]
        return _listed(value)


def _listed(value: Date | Sequence[Date] | None) -> Sequence[Date]:
    return (value,) if isinstance(value, Date) else value or ()
