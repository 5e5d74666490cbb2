"""Visits: who went where."""

from collections.abc import Iterator

from ilj.model import DATE, PEOPLE, TEXT, TEXTS, Choice, Date, Many, Record, field, listing

from .vocabulary import COUNTRY, STATUS, from_country, rank_of, to_country, unless_actual


@listing("visits", "who went where, when")
class Visit(Record):
    """One traveller or delegation, one trip, one country visited."""

    columns = "date who office destination id"
    examples = ["--year 2015", "netanyahu", "--to japan --role foreign-minister --since 1990"]

    date: Date | None = field(DATE, "days in the country visited, as far as known", when=True)
    who: str = field(TEXT, "the traveller or delegation", required=True)
    people: tuple[str, ...] = field(PEOPLE, "the traveller, by id", option="--person")
    office: str | None = field(TEXT, "the office held at the time")
    role: tuple[str, ...] = field(Many(Choice.named("role")), "the kind of office", option="--role")
    rank: str | None = field(
        "rank",
        "the rank of the traveller",
        option="--rank",
        compute=lambda visit: rank_of(visit.role),
    )
    origin: str = from_country("the traveller's country", required=True)
    destination: str = to_country("the country visited", required=True)
    places: tuple[str, ...] = field(TEXTS, "places visited")
    status: str = STATUS
    occasion: str | None = field(TEXT, "the occasion")
    first: str | None = field(TEXT, "what it was the first of", head="milestone")
    met: tuple[str, ...] = field(PEOPLE, "people met, by id")
    tour: tuple[str, ...] = field(TEXTS, "other places on the same tour")
    tour_date: Date | None = field(DATE, "dates of the whole tour")

    def faults(self) -> Iterator[tuple[str, str]]:
        """The destination is not the traveller's own country; the visit falls within the tour."""
        if self.origin == self.destination:
            yield "destination", "is the traveller's own country"
        tour = self.tour_date
        if self.date and tour and (self.date.is_after(tour) or tour.is_after(self.date)):
            yield "date", "is not within tour_date"

    @property
    def headline(self) -> str:
        """`Shinzo Abe, Prime Minister, to Israel`."""
        office = f", {self.office}" if self.office else ""
        status = unless_actual(self.status)
        return f"{status}{self.who}{office}, to {COUNTRY.show(self.destination)}"
