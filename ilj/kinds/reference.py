"""What the facts refer to: people, and the documents that say so."""

from __future__ import annotations

from ilj.choices import Many
from ilj.dates import Date
from ilj.evidence import Citation
from ilj.nested import Nested
from ilj.record import Record
from ilj.schema import Part, field
from ilj.values import Dated, Flag, Ref, Type

from .vocabulary import CONSULTED, COUNTRY, LANGUAGE


class Name(Part):
    """A name that someone goes by, and where it stands."""

    text: str = field(Type(), "the name", required=True, search=True)
    language: str = field(LANGUAGE, "its language", required=True)
    source: str | None = field(Ref("sources"), "the source that prints it")
    own: bool | None = field(Flag(), "our own rendering, which no source here prints")

    def __str__(self) -> str:
        """The name, marked where it is ours."""
        return f"{self.text} (our rendering)" if self.own else self.text


class Office(Part):
    """An office or a post that someone held."""

    title: str = field(Type(), "what it is called", required=True, search=True)
    date: Date | None = field(Dated(), "when it is known to have been held")

    def __str__(self) -> str:
        """The title with its date, where one is known."""
        return f"{self.title} ({Dated().show(self.date)})" if self.date else self.title


class Person(
    Record,
    kind="people",
    one="person",
    group="Reference",
    help="names in every spelling, offices",
    examples=("ilj people kono", "ilj people --country japan", "ilj people 安倍"),
    columns=("name", "names", "country", "id"),
    order="name",
):
    """One person: names in English, Japanese, Hebrew, other spellings, offices held."""

    name: str = field(Type(), "the name as this data set writes it", required=True, search=True)
    country: str | None = field(COUNTRY, "Israel or Japan, if either", option="--country")
    names: tuple[Name, ...] = field(
        Many(Nested(Name)), "other spellings and scripts", search=True, head="also"
    )
    offices: tuple[Office, ...] = field(Many(Nested(Office)), "offices and posts", search=True)

    @property
    def headline(self) -> str:
        """The name."""
        return self.name

    @property
    def known_as(self) -> str:
        """The name in every spelling."""
        return " ".join((self.name, *(name.text for name in self.names)))


class Source(
    Record,
    kind="sources",
    one="source",
    group="Reference",
    help="the documents behind every record",
    examples=("ilj sources", "ilj sources wikipedia", "ilj sources --year 2022"),
    columns=("date", "title", "publisher", "id"),
    order="id",
):
    """One document: author, title, publisher, date, address, how it was consulted."""

    title: str | None = field(
        Type(), "the title as printed", search=True, show=lambda source: source.called
    )
    about: str | None = field(
        Type(), "what it is, in our words, where no title was seen", search=True
    )
    authors: tuple[str, ...] = field(Many(Type()), "who wrote it", search=True)
    publisher: str = field(Type(), "who published it", required=True, search=True)
    series: str | None = field(Type(), "the series and number", search=True)
    date: Date | None = field(Dated(), "when it was published", when=True)
    address: str | None = field(Type(), "where it is to be read")
    language: str = field(LANGUAGE, "the language that it is written in", default="en")
    consulted: str = field(CONSULTED, "how it was consulted", required=True, option="--consulted")
    sources: tuple[Citation, ...] = field(
        Many(Nested(Citation)), "what the particulars of the document are taken from"
    )

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
