"""What the facts refer to: bodies, what was said, terms, documents."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.choices import Many
from ilj.dated import Dated
from ilj.dates import Date
from ilj.evidence import Citation
from ilj.fields import field
from ilj.nested import Nested
from ilj.record import Record
from ilj.values import Ref, Type

from .people import Name
from .vocabulary import (
    BODY,
    CONSULTED,
    COUNTRY,
    LANGUAGE,
    NATURE,
    SCOPE,
    TOPIC,
)


class Organization(
    Record,
    kind="organizations",
    one="organization",
    group="Reference",
    help="embassies, friendship bodies, chambers, institutes, companies",
    examples=(
        "ilj organizations friendship",
        "ilj organizations --type company",
        "ilj organizations --country japan",
    ),
    columns=("name", "type", "country", "founded", "id"),
    order="name",
):
    """One body."""

    name: str = field(Type(), "the name", required=True, search=True)
    names: tuple[Name, ...] = field(
        Many(Nested(Name)), "other spellings and scripts", search=True, head="also"
    )
    type: str = field(BODY, "what sort of body", required=True, option="--type")
    country: str | None = field(COUNTRY, "Israel or Japan, if either", option="--country")
    founded: Date | None = field(Dated(), "when it was founded or opened", when=True)
    place: str | None = field(Type(), "where it is", search=True)
    part_of: str | None = field(Type(), "the body that it belongs to", search=True)
    about: str | None = field(Type(), "what it is, in our words")

    def faults(self) -> Iterator[tuple[str, str]]:
        """Its names are in the script of their language, and say where they stand."""
        yield from (("names", what) for name in self.names for what in name.faults())

    @property
    def headline(self) -> str:
        """The name."""
        return self.name

    @property
    def known_as(self) -> str:
        """The name in every spelling."""
        return " ".join((self.name, *(name.text for name in self.names)))


class Statement(
    Record,
    kind="statements",
    one="statement",
    group="Reference",
    help="who holds what: assessments, forecasts, arguments",
    examples=(
        "ilj statements --topic defence",
        "ilj statements netanyahu",
        "ilj statements --nature forecast",
    ),
    columns=("date", "speaker", "claim", "id"),
):
    """One attributed claim, in our words."""

    date: Date | None = field(Dated(), "when it was said or published", when=True, search=True)
    speaker: str = field(Type(), "who says so", required=True, search=True)
    people: tuple[str, ...] = field(
        Many(Ref("people")), "the speaker among the people, by id", option="--person", search=True
    )
    nature: str = field(NATURE, "what sort of claim", required=True, option="--nature")
    topic: str = field(TOPIC, "what it is about", required=True, option="--topic", search=True)
    claim: str = field(Type(), "what is claimed, in our words", required=True, search=True)

    @property
    def headline(self) -> str:
        """`Elhanan Harel: the two should …`."""
        return f"{self.speaker}: {self.claim}"


class Term(
    Record,
    kind="terms",
    one="term",
    group="Reference",
    help="what words and programmes mean",
    examples=("ilj terms", "ilj terms abenomics"),
    columns=("term", "meaning", "id"),
    order="term",
):
    """One term of the glossary, or a programme or doctrine that the facts speak of."""

    term: str = field(Type(), "the term", required=True, search=True)
    short: str | None = field(Type(), "its abbreviation", search=True)
    meaning: str = field(Type(), "what it means, in our words", required=True, search=True)
    scope: str = field(
        SCOPE, "between the two, or on third parties", default="context", option="--scope"
    )
    date: Date | None = field(Dated(), "when it came up", when=True)

    @property
    def headline(self) -> str:
        """The term with its meaning."""
        return f"{self.term}: {self.meaning}"


class Source(
    Record,
    kind="sources",
    one="source",
    group="Reference",
    help="the documents behind every record",
    examples=("ilj sources", "ilj sources wikipedia", "ilj sources --year 2022"),
    columns=("date", "title", "publisher", "id"),
    order="id",
    happens=False,
):
    """One document: author, title, publisher, date, address, how it was consulted."""

    title: str | None = field(
        Type(), "the title as printed", search=True, show=lambda source: source.called
    )
    about: str | None = field(
        Type(), "what it is, in our words, where no title was seen", search=True
    )
    authors: tuple[str, ...] = field(
        Many(Type()), "who wrote it; `Family, Given` where the family is named first", search=True
    )
    publisher: str = field(Type(), "who published it", required=True, search=True)
    series: str | None = field(Type(), "the series and number", search=True)
    date: Date | None = field(Dated(), "when it was published", when=True)
    address: str | None = field(Type(), "where it is to be read")
    copy_of: str | None = field(Type(), "the first publisher, where this is a copy", search=True)
    language: str = field(LANGUAGE, "the language that it is written in", default="en")
    consulted: str = field(CONSULTED, "how it was consulted", required=True, option="--consulted")
    weak: str | None = field(Type(), "why it decides nothing against an official page")
    sources: tuple[Citation, ...] = field(
        Many(Nested(Citation)), "what the particulars of the document are taken from"
    )

    def faults(self) -> Iterator[tuple[str, str]]:
        """It has a title or says what it is, and its address is one."""
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
        """The title, or what it is in our words, or else its id."""
        return self.title or self.about or self.id

    @property
    def known_as(self) -> str:
        """Title, publisher and authors."""
        return " ".join((self.headline, *self.authors))
