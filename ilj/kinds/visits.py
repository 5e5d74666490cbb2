"""Visits: who went where."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.choices import Many
from ilj.dated import Dated
from ilj.dates import Date
from ilj.fields import field
from ilj.record import Record
from ilj.values import Ref, Type

from .offices import RANK, ROLE, rank_of
from .vocabulary import COUNTRY, COURSE, unless_actual


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
