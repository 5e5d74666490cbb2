"""What happened: visits, agreements, events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ilj.choices import Many
from ilj.dated import Dated
from ilj.dates import Date
from ilj.fields import field
from ilj.record import Record
from ilj.values import Ref, Type

from .offices import RANK, ROLE, rank_of
from .valued import Valued
from .vocabulary import COUNTRY, COURSE, EVENT, INSTRUMENT, SCOPE, STAGE, TOPIC, unless_actual


class Visit(
    Record,
    kind="visits",
    one="visit",
    group="Facts",
    help="who went where, when",
    examples=(
        "ilj visits --year 2015",
        "ilj visits netanyahu",
        "ilj visits --to japan --role foreign-minister --since 1990",
    ),
    columns=("date", "who", "office", "destination", "id"),
):
    """One traveller or delegation, one trip, one country visited."""

    date: Date | None = field(
        Dated(), "days in the country visited, so far as known", when=True, search=True
    )
    who: str = field(Type(), "the traveller or delegation", required=True, search=True)
    people: tuple[str, ...] = field(
        Many(Ref("people")), "the traveller, by id", option="--person", search=True
    )
    office: str | None = field(Type(), "the office held then", search=True)
    role: tuple[str, ...] = field(Many(ROLE), "what the office is", option="--role")
    rank: str | None = field(
        RANK,
        "the rank of the traveller, the highest of the offices held",
        option="--rank",
        compute=lambda visit: rank_of(visit.role),
    )
    origin: str = field(COUNTRY, "the traveller's country", required=True, option="--from")
    destination: str = field(
        COUNTRY, "the country visited", required=True, option="--to", head="to", search=True
    )
    places: tuple[str, ...] = field(Many(Type()), "where in that country", search=True)
    status: str = field(
        COURSE, "whether it took place", default="actual", option="--status", standing=True
    )
    occasion: str | None = field(Type(), "what it was for", search=True)
    first: str | None = field(Type(), "what it was the first of", search=True)
    met: tuple[str, ...] = field(Many(Ref("people")), "hosts met, by id")
    tour: tuple[str, ...] = field(Many(Type()), "other places of the same tour")
    tour_date: Date | None = field(Dated(), "days of the whole tour")

    def faults(self) -> Iterator[tuple[str, str]]:
        """A visit is abroad, and within its tour."""
        if self.origin == self.destination:
            yield "destination", "is the traveller's own country"
        tour = self.tour_date
        if self.date and tour and (self.date.is_after(tour) or tour.is_after(self.date)):
            yield "date", "is not within tour_date"

    @property
    def headline(self) -> str:
        """`Shinzo Abe, Prime Minister, to Israel`."""
        office = f", {self.office}" if self.office else ""
        return (
            f"{self.who}{office}, to {COUNTRY.show(self.destination)}{unless_actual(self.status)}"
        )


class Agreement(
    Record,
    kind="agreements",
    one="agreement",
    group="Facts",
    help="signed, in force, proposed",
    examples=(
        "ilj agreements",
        "ilj agreements --topic defence",
        "ilj agreements --status in-force --json",
    ),
    columns=("dated", "name", "status", "in_force", "id"),
):
    """One instrument, or one that is only proposed, studied or negotiated."""

    name: str = field(Type(), "what it is called for short", required=True, search=True)
    title: str | None = field(Type(), "its full title, where one is known", search=True)
    kind: str = field(INSTRUMENT, "the kind of instrument", required=True, option="--kind")
    topic: str = field(TOPIC, "what it is about", required=True, option="--topic", search=True)
    status: str | None = field(STAGE, "how far it has come", option="--status")
    talks: Date | None = field(Dated(), "when talks or a study of it were opened", when=True)
    agreed: Date | None = field(Dated(), "when its substance was agreed on", when=True)
    signed: Date | None = field(Dated(), "when it was signed", when=True, search=True)
    in_force: Date | None = field(Dated(), "when it entered into force", when=True)
    extended: tuple[Date, ...] = field(Many(Dated()), "when it was extended", when=True)
    revised: tuple[Date, ...] = field(Many(Dated()), "when it was revised", when=True)
    date: Date | None = field(
        Dated(),
        "the date that it is listed under, where no act is named",
        when=True,
        head="listed",
    )
    dated: Date | None = field(
        Dated(),
        "the date that stands for it: of signing, else as listed, else of another act",
        compute=lambda agreement: getattr(agreement, agreement.basis("dated")[0]),
    )
    place: str | None = field(Type(), "where it was signed", search=True)
    parties: tuple[str, ...] = field(
        Many(Type()), "the parties, where they are not the two governments", search=True
    )
    signatories: tuple[str, ...] = field(Many(Ref("people")), "who signed, by id", search=True)
    visit: str | None = field(Ref("visits"), "the visit on which it was signed")
    first: str | None = field(Type(), "what it was the first of", search=True)
    provides: str | None = field(Type(), "what it provides")

    def basis(self, name: str) -> list[str]:
        """The fields that what is printed under a name is taken from."""
        acts = ("signed", "date", "in_force", "agreed", "talks")
        if name == "dated":
            return [next((act for act in acts if getattr(self, act)), "date")]
        return super().basis(name)

    @property
    def placed(self) -> Date | None:
        """The date that stands for it: talks alone do not place what was signed later."""
        date: Date | None = self.dated
        return date

    def faults(self) -> Iterator[tuple[str, str]]:
        """Its acts follow one another."""
        acts = ("talks", "agreed", "signed", "in_force")
        dated = [(name, date) for name in acts if (date := getattr(self, name))]
        dated += [(name, date) for name in ("extended", "revised") for date in getattr(self, name)]
        for (name, date), (then, later) in pairwise(dated):
            if name not in ("extended", "revised") and date.is_after(later):
                yield then, f"is before {name}"

    @property
    def subject(self) -> str:
        """The short name."""
        return self.name

    @property
    def headline(self) -> str:
        """`Visa exemption, in force`."""
        return f"{self.name}, {STAGE.show(self.status)}" if self.status else self.name


class Event(
    Valued,
    kind="events",
    one="event",
    group="Facts",
    help="recognition, missions, plans, forums, flights, incidents",
    examples=(
        "ilj events --year 1952",
        "ilj events itochu elbit",
        "ilj events --type mission",
    ),
    columns=("date", "title", "type", "id"),
    spare=("type",),
):
    """One thing that happened, or the background of others."""

    date: Date | None = field(Dated(), "when, local to the event", when=True, search=True)
    title: str = field(Type(), "what happened, in one line", required=True, search=True)
    type: str = field(EVENT, "what sort of event", required=True, option="--type")
    scope: str = field(
        SCOPE, "between the two, or on third parties", default="bilateral", option="--scope"
    )
    status: str = field(
        COURSE, "whether it took place", default="actual", option="--status", standing=True
    )
    places: tuple[str, ...] = field(Many(Type()), "where", search=True)
    people: tuple[str, ...] = field(
        Many(Ref("people")), "who took part, by id", option="--person", search=True
    )
    bodies: tuple[str, ...] = field(
        Many(Ref("organizations")), "bodies that took part, by id", option="--body", search=True
    )
    first: str | None = field(Type(), "what it was the first of", search=True)
    detail: str | None = field(Type(), "what more is known of it")

    @property
    def headline(self) -> str:
        """What happened, or was to."""
        return self.title + unless_actual(self.status)
