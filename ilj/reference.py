"""What a citation says of a work: who made it, what it is called, when, and where it is found."""

from __future__ import annotations

from typing import ClassVar

from .choices import Choice, Many
from .dated import Dated
from .dates import Date
from .fields import field
from .kind import Kind
from .kinds import Source
from .names import Author
from .nested import Nested
from .schema import Part
from .values import Flag, Slug, Type

WORK = Choice(
    {
        "document": "document",
        "record": "record of a data set",
        "dataset": "data set",
    }
)


class Work(Part):
    """Something that can be cited: a document, a record of a data set, a data set."""

    id: str = field(Slug(), "the id of the source or record", head="id")
    type: str = field(WORK, "what it is")
    authors: tuple[Author, ...] = field(Many(Nested(Author)), "who made it")
    title: str | None = field(
        Type(), "the title as printed, or a record's headline", show=lambda work: work.called
    )
    about: str | None = field(Type(), "what it is, in our words, where no title was seen")
    container: str | None = field(Type(), "the larger work that it stands in", head="in")
    publisher: str | None = field(Type(), "who published it")
    series: str | None = field(Type(), "the series and number")
    copy_of: str | None = field(Type(), "the first publisher, where this is a copy")
    issued: Date | None = field(Dated(), "when it was published")
    inferred: bool | None = field(
        Flag(),
        "that its date is inferred",
        show=lambda work: "the date" if work.inferred else "",
    )
    version: str | None = field(Type(), "the tool that carries it, with its version")
    licence: str | None = field(Type(), "the terms that it may be used under")
    language: str = field(Source.fields_of["language"].type, "its language", default="en")
    address: str | None = field(Type(), "where it is to be read")

    @property
    def called(self) -> str:
        """The title, or what it is in our words, or else its id."""
        return self.title or self.about or self.id

    def __str__(self) -> str:
        """What it is called."""
        return self.called


class Place(Part):
    """Where a work is cited: for which record, which place in it, as relayed by which other."""

    at: str = field(Type(), "the place: section, paragraph, row, footnote")
    via: Work | None = field(Nested(Work), "the work that relays it, in which the place is then")
    record: str | None = field(Slug(), "the record that cites it")

    def __str__(self) -> str:
        """The place, and in what."""
        return f"{self.at}, in {self.via}" if self.via else self.at


class Reference(Work):
    """A work that is cited, and the places in it."""

    declared: ClassVar[Kind]

    places: tuple[Place, ...] = field(Many(Nested(Place)), "the places cited", head="at")


Reference.declared = Kind(
    name="cite",
    one="reference",
    many="references",
    record=Reference,
    group="Ask across",
    help="citations of records and their sources; alone, of the data set",
    examples=(
        "ilj cite abe-israel-2015",
        "ilj cite visa-exemption-1971 --format bibtex",
        "ilj cite",
    ),
    columns=("issued", "title", "publisher", "id"),
    layout="text",
    piped="text",
)
