"""People, and the postings of envoys."""

from collections.abc import Iterator, Sequence
from typing import Any

from ilj.model import (
    DATE,
    FLAG,
    PEOPLE,
    TEXT,
    Date,
    Many,
    Nested,
    Part,
    Record,
    Ref,
    field,
    listing,
)

from .vocabulary import COUNTRY, LANGUAGE, POST, from_country, to_country

_SCRIPTS = {"he": [("\u05d0", "\u05ea")], "ja": [("\u3041", "\u30ff"), ("\u4e00", "\u9fff")]}


class Name(Part):
    """A name in one language, and the source that prints it."""

    text: str = field(TEXT, "the name", required=True)
    language: str = field(LANGUAGE, "its language", required=True)
    source: str | None = field(Ref("sources"), "the source that prints it")
    own: bool | None = field(FLAG, "our own rendering, found in no source here")

    def __str__(self) -> str:
        """The name, marked if it is our own rendering."""
        return f"{self.text} (our rendering)" if self.own else self.text

    def faults(self) -> Iterator[str]:
        """Its letters are those of its language, and it says where it stands."""
        script = _SCRIPTS.get(self.language)
        if script and not any(low <= char <= high for char in self.text for low, high in script):
            yield f"{self.text!r} is not in {LANGUAGE.show(self.language)} script"
        if bool(self.source) == bool(self.own):
            yield f"{self.text!r} needs either the source that prints it, or own"


NAMES: Any = field(Many(Nested(Name)), "other spellings and scripts", head="also")
"""The field of further names of people and organizations."""


class Named(Record):
    """A person or body with several names."""

    name: str
    names: tuple[Name, ...]

    def faults(self) -> Iterator[tuple[str, str]]:
        """Its names are in the script of their language, and say where they stand."""
        yield from (("names", what) for name in self.names for what in name.faults())

    @property
    def headline(self) -> str:
        return self.name

    @property
    def known_as(self) -> str:
        return " ".join((self.name, *(name.text for name in self.names)))


LAST_SEEN: Any = field(DATE, "when last seen in office, if the end is unknown")
"""The field of the last day that is known of an office or posting without a known end."""


class Office(Part):
    """An office or post that someone held."""

    title: str = field(TEXT, "title of the office", required=True)
    date: Date | None = field(DATE, "dates in office, as far as known")
    last_seen: Date | None = LAST_SEEN

    def __str__(self) -> str:
        return f"{self.title}, {in_office(self.date, self.last_seen)}" if self.date else self.title


def in_office(term: Date, last_seen: Date | None) -> str:
    """`18 to 20 May 2024`; `since May 2024, last seen in office 26 February 2025`."""
    if term.form == "open" and term.points[0]:
        seen = f", last seen in office {last_seen.words}" if last_seen else ""
        return f"since {term.points[0].words}{seen}"
    return f"in office {term.words}" if term.form == "point" else term.words


def _last_seen(name: str, held: Date | None, seen: Date | None) -> Iterator[tuple[str, str]]:
    """Errors in a last day: its office has no known end, and began by then."""
    if seen and seen.form != "point":
        yield "last_seen", "is not a day, a month or a year"
    if seen and not (held and held.form == "open"):
        yield name, "is not open, START/, though last_seen is given"
    elif seen and held and held.is_after(seen):
        yield "last_seen", f"is before {name}"


@listing("envoys", "ambassadors and other envoys, with their terms", one="posting")
class Posting(Record):
    """One posting of an envoy."""

    columns = "term who rank? destination last_seen credentials? id"
    examples = ["--current", "--since 2006", "--from japan", "katori"]

    who: str = field(TEXT, "the envoy", required=True, wording=lambda posting: posting.named)
    people: tuple[str, ...] = field(PEOPLE, "the envoy, by id", option="--person")
    rank: str = field(POST, "the rank", required=True, option="--rank")
    origin: str = from_country("the country that sent the envoy", required=True)
    destination: str = to_country("the country posted to", required=True)
    term: Date | None = field(
        DATE,
        "the term of office, as far as known",
        when=True,
        head="in office",
    )
    last_seen: Date | None = LAST_SEEN
    current: bool | None = field(
        FLAG,
        "the current heads of mission, as far as known",
        option="--current",
        latest_by="origin",
        compute=lambda posting: None if posting.rank == "deputy" else posting.lasts,
    )
    appointed: Date | None = field(DATE, "the date of appointment", when=True)
    credentials: Date | None = field(DATE, "when credentials were presented", when=True)
    first: str | None = field(TEXT, "what the posting was the first of", head="milestone")

    @property
    def named(self) -> str:
        """`deputy: Assaf Shegev`, so that no deputy is taken for the head of the mission."""
        return f"deputy: {self.who}" if self.rank == "deputy" else self.who

    @property
    def placed(self) -> Date | None:
        """The date that it is sorted by: that of the term, if it is known."""
        return self.term or super().placed

    @property
    def lasts(self) -> bool:
        """Whether no end of it is known."""
        return self.term is not None and self.term.form in ("open", "ongoing")

    def _dates_under(self, name: str) -> Sequence[Date]:
        """A term without a known end is found up to the day on which its holder was last seen."""
        dates, seen = super()._dates_under(name), self.last_seen
        return [date.seen_until(seen) for date in dates] if name == "term" and seen else dates

    @property
    def when(self) -> str:
        """The term in words, with the day when last seen in office, if the end is unknown."""
        return in_office(self.term, self.last_seen) if self.term else super().when

    @property
    def acts(self) -> list[tuple[Date, str]]:
        """One entry for the term, if it is known, since that tells all."""
        terms = self._dates_under("term")
        return [(term, self.headline) for term in terms] or super().acts

    def faults(self) -> Iterator[tuple[str, str]]:
        """An envoy goes abroad, and credentials come after the appointment."""
        yield from _last_seen("term", self.term, self.last_seen)
        if self.origin == self.destination:
            yield "destination", "is the country that sent the envoy"
        if self.appointed and self.credentials and self.appointed.is_after(self.credentials):
            yield "credentials", "is before appointed"

    @property
    def headline(self) -> str:
        """`Yoshinori Katori, ambassador of Japan to Israel`."""
        countries = f"of {COUNTRY.show(self.origin)} to {COUNTRY.show(self.destination)}"
        return f"{self.who}, {POST.show(self.rank)} {countries}"


@listing(
    "people", "names in every spelling, offices", one="person", many="people", group="Reference"
)
class Person(Named):
    """One person: names in English, Japanese, Hebrew, other spellings, offices held."""

    order = "name"
    happens = False
    columns = "name names country id"
    examples = ["kono", "--country japan", "安倍"]

    name: str = field(TEXT, "the name as written here", required=True)
    country: str | None = field(COUNTRY, "the country", option="--country")
    names: tuple[Name, ...] = NAMES
    offices: tuple[Office, ...] = field(Many(Nested(Office)), "offices and posts")

    def faults(self) -> Iterator[tuple[str, str]]:
        """Its names are as they should be, and so are the last days of its offices."""
        yield from super().faults()
        for office in self.offices:
            for name, what in _last_seen("date", office.date, office.last_seen):
                yield "offices", f"{office.title}: {name} {what}"
