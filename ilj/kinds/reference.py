"""Reference records: organizations, statements, terms, sources."""

from collections.abc import Iterator

from ilj.model import (
    ANY_KIND,
    CITATIONS,
    DATE,
    PEOPLE,
    TEXT,
    TEXTS,
    Citation,
    Date,
    Many,
    Record,
    Ref,
    field,
    listing,
)

from .people import NAMES, Name, Named
from .vocabulary import COUNTRY, LANGUAGE


@listing(
    "organizations",
    "embassies, friendship bodies, chambers, institutes, companies",
    group="Reference",
)
class Organization(Named):
    """One body."""

    order = "name"
    columns = "name type country founded id"
    examples = ["friendship", "--type company", "--country japan"]

    name: str = field(TEXT, "the name", required=True)
    names: tuple[Name, ...] = NAMES
    type: str = field("body", "the type of organization", required=True, option="--type")
    country: str | None = field(COUNTRY, "the country", option="--country")
    founded: Date | None = field(DATE, "when it was founded or opened", when=True)
    place: str | None = field(TEXT, "location")
    part_of: str | None = field(TEXT, "the organization that it is part of")
    about: str | None = field(TEXT, "description, in our words")


@listing("statements", "who said what: assessments, forecasts, arguments", group="Reference")
class Statement(Record):
    """One attributed claim, in our words."""

    columns = "date speaker claim id"
    examples = ["--topic defence", "netanyahu", "--nature forecast"]

    date: Date | None = field(DATE, "when it was said or published", when=True)
    speaker: str = field(TEXT, "who said it", required=True)
    people: tuple[str, ...] = field(PEOPLE, "the speaker, by id", option="--person")
    nature: str = field("nature", "the type of claim", required=True, option="--nature")
    topic: str = field("topic", "what it is about", required=True, option="--topic")
    claim: str = field(TEXT, "the claim, in our words", required=True)
    contradicts: tuple[str, ...] = field(
        Many(Ref(ANY_KIND)), "records that say otherwise, by id", mutual=True
    )

    @property
    def headline(self) -> str:
        """`Elhanan Harel: the two should …`."""
        return f"{self.speaker}: {self.claim}"


@listing("terms", "terms and programmes explained", group="Reference")
class Term(Record):
    """One term of the glossary, or a programme or doctrine that the facts speak of."""

    order = "term"
    columns = "term meaning id"
    examples = ["", "abenomics"]

    term: str = field(TEXT, "the term", required=True)
    short: str | None = field(TEXT, "its abbreviation")
    meaning: str = field(TEXT, "what it means, in our words", required=True)
    scope: str = field(
        "scope", "between Israel and Japan, or context", default="context", option="--scope"
    )
    date: Date | None = field(DATE, "when it came into use", when=True)

    @property
    def headline(self) -> str:
        """The term and its meaning."""
        return f"{self.term}: {self.meaning}"

    @property
    def known_as(self) -> str:
        """The term and its abbreviation."""
        return " ".join(filter(None, (self.term, self.short)))


@listing("sources", "the documents behind every record", group="Reference")
class Source(Record):
    """One document: author, title, publisher, date, address, how it was consulted."""

    order = "id"
    happens = False
    columns = "date title publisher id"
    examples = ["", "wikipedia", "--year 2022"]

    title: str | None = field(TEXT, "the title as printed", wording=lambda source: source.called)
    about: str | None = field(TEXT, "description, in our words, if the title is unknown")
    authors: tuple[str, ...] = field(
        TEXTS, "who wrote it; `Family, Given` where the family is named first"
    )
    publisher: str = field(TEXT, "who published it", required=True)
    series: str | None = field(TEXT, "the series and number")
    date: Date | None = field(DATE, "when it was published", when=True)
    address: str | None = field(TEXT, "URL")
    copy_of: str | None = field(TEXT, "the original publisher, if this is a copy")
    language: str = field(LANGUAGE, "its language", default="en")
    consulted: str = field("consulted", "how it was consulted", required=True, option="--consulted")
    weak: str | None = field(TEXT, "why official pages are preferred to it")
    sources: tuple[Citation, ...] = field(CITATIONS, "where its details are taken from")

    def faults(self) -> Iterator[tuple[str, str]]:
        """It has a title or about, and its address is a URL."""
        if not (self.title or self.about):
            yield "title", "is missing: say in about what it is where no title was seen"
        if self.address and not self.address.startswith(("https://", "http://")):
            yield "address", "does not begin with https:// or http://"

    @property
    def headline(self) -> str:
        """`Israel–Japan relations, Wikipedia`."""
        return f"{self.called}, {self.publisher}"

    @property
    def called(self) -> str:
        """The title, else our description in brackets, as in a library catalogue, else the id."""
        return self.title or (f"[{self.about}]" if self.about else self.id)

    @property
    def known_as(self) -> str:
        """Title, publisher and authors."""
        return " ".join((self.headline, *self.authors))
