"""Works to cite: records, their sources, data sets."""

import os
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any

from ilj import __version__
from ilj.kinds import Organization, Source
from ilj.model import DATE, FLAG, TEXT, Date, Many, Nested, Part, Record, Slug, field, listing
from ilj.store import BUNDLED, Library
from ilj.store.library import dataset
from ilj.text import fold

_PARTICLES = frozenset(
    "abu al bar bat ben bin da de del della den der di du el ibn la le ter van von zu".split()
)
_BODIES = frozenset(
    "agency association bank bureau center centre chamber commission committee council department "
    "embassy federation foundation group institute ministry museum office organization society "
    "university".split()
)
"""Words that make a name that of an organization."""
_SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV".split())
_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_TAKEN = ("id", "title", "about", "publisher", "series", "copy_of", "language", "address")
"""The fields copied unchanged from a source."""
_Shared = Callable[[str], dict[str, Any]]
"""Gives what a data set and its records have in common, by its folder."""


class Author(Part):
    """A person, with a separate family name if it is known which it is, or an organization."""

    name: str = field(TEXT, "the name as printed")
    family: str | None = field(TEXT, "the family name of a person")
    given: str | None = field(TEXT, "the other names of a person")
    suffix: str | None = field(TEXT, "what follows the name, such as Jr.")
    fixed: bool | None = field(FLAG, "that the family name stands first wherever it is printed")

    def __str__(self) -> str:
        return self.name


class Work(Part):
    """Something that can be cited: a document, a record, a data set."""

    id: str = field(Slug(), "the id of the source or record", head="id")
    type: str = field("work", "what it is")
    authors: tuple[Author, ...] = field(Many(Nested(Author)), "who made it")
    title: str | None = field(
        TEXT, "the title as printed, or a record's headline", wording=lambda work: work.called
    )
    about: str | None = field(TEXT, "what it is, in our words, where no title was seen")
    container: str | None = field(TEXT, "the larger work that it stands in", head="in")
    publisher: str | None = field(TEXT, "who published it")
    series: str | None = field(TEXT, "the series and number")
    copy_of: str | None = field(TEXT, "the first publisher, where this is a copy")
    issued: Date | None = field(DATE, "when it was published")
    inferred: bool | None = field(
        FLAG, "that its date is inferred", wording=lambda work: "the date" if work.inferred else ""
    )
    version: str | None = field(TEXT, "the tool that carries it, with its version")
    licence: str | None = field(TEXT, "the terms that it may be used under")
    language: str = field(Source.fields["language"].type, "its language", default="en")
    address: str | None = field(TEXT, "where it is to be read")
    accessed: Date | None = field(DATE, "when the data that give its address were put together")

    @property
    def called(self) -> str:
        """The title, else our description, else the id."""
        return self.title or self.about or self.id

    @property
    def published_by(self) -> str | None:
        """The first publisher."""
        return self.copy_of or self.publisher

    @property
    def copied_at(self) -> str:
        """Where the copy was seen, if it is a copy."""
        return f"Copy at {self.publisher}" if self.copy_of and self.publisher else ""

    def __str__(self) -> str:
        return self.called


class Place(Part):
    """A citation of a work: the place in it, the work that relays it, the record that cites it."""

    at: str = field(TEXT, "the place: section, paragraph, row, footnote")
    via: Work | None = field(Nested(Work), "the work that relays it, in which the place is then")
    record: str | None = field(Slug(), "the record that cites it")

    def __str__(self) -> str:
        return f"{self.at}, in {self.via}" if self.via else self.at


@listing(
    "cite",
    "citations of records and their sources; alone, of the data set",
    one="reference",
    group="Across all records",
)
class Reference(Work):
    """A work that is cited, and the places cited in it."""

    layout = "text"
    columns = "issued title publisher id"
    examples = ["abe-israel-2015", "visa-exemption-1971 --format bibtex", ""]

    places: tuple[Place, ...] = field(Many(Nested(Place)), "the places cited", head="at")

    @property
    def seen(self) -> str:
        """The places cited in the work itself."""
        return "; ".join(dict.fromkeys(place.at for place in self.places if not place.via))

    @property
    def relays(self) -> dict[Work, list[str]]:
        """The works that relay it, each with the places cited in it."""
        found: dict[Work, list[str]] = {}
        for place in self.places:
            if place.via:
                found.setdefault(place.via, []).append(place.at)
        return found


def references(records: Iterable[Record], library: Library) -> list[Reference]:
    """The records and the documents that they cite; for a source, just that document.

    Each work is listed once, where it is first cited, with all places cited in it.
    """
    found: dict[str, Reference] = {}
    for item in _cited(records, library):
        known = found[item.id].places if item.id in found else ()
        found[item.id] = item.replace(places=tuple(dict.fromkeys((*known, *item.places))))
    return list(found.values())


def datasets(library: Library) -> list[Reference]:
    """The data sets in the library that have a title."""
    return [
        Reference(
            **_shared(folder) | {"container": None}, id=_key(folder), type="dataset", title=title
        )
        for folder in library.folders
        if (title := dataset(folder).title)
    ]


def _key(folder: str) -> str:
    """The id of a data set in a list of references."""
    return "ilj" if folder == BUNDLED else fold(_base(folder)).replace(" ", "-") or "data"


def _base(folder: str) -> str:
    return os.path.basename(os.path.abspath(folder))


def _cited(records: Iterable[Record], library: Library) -> Iterator[Reference]:
    """The works to cite with the places in them; a work occurs once for each citation."""
    shared = cache(_shared)
    for record in records:
        if isinstance(record, Source):
            yield Reference(**_document(record, library, shared))
            continue
        said = shared(library.home(record))
        yield Reference(**said, id=record.id, type="record", title=record.headline)
        for citation in record.sources:
            via = Work(**_named(citation.via, library, shared)) if citation.via else None
            place = Place(at=citation.at, via=via, record=record.id)
            yield Reference(**_named(citation.id, library, shared), places=(place,))


def _shared(folder: str) -> dict[str, Any]:
    """The values that a data set and its records have in common."""
    about, ours = dataset(folder), folder == BUNDLED
    return {
        "authors": (Author(name="ilj contributors"),) if ours else (),
        "container": about.title or _base(folder),
        "issued": about.edition,
        "version": f"ilj {__version__}" if ours else None,
        "licence": about.licence,
    }


def _named(id: str, library: Library, shared: _Shared) -> dict[str, Any]:
    """The document with this id; only the id if there is no such source."""
    source: Any = library.read("sources", id)
    return _document(source, library, shared) if source else {"id": id, "type": "document"}


def _document(source: Source, library: Library, shared: _Shared) -> dict[str, Any]:
    known = library.records(Organization).values() if source.authors else ()
    names = (source.publisher, source.copy_of or "", *(body.name for body in known))
    bodies = set(map(fold, names))  # so that no organization is taken for a person
    return {name: getattr(source, name) for name in _TAKEN} | {
        "type": "document",
        "authors": tuple(author(printed, bodies) for printed in source.authors),
        "issued": source.date,
        "inferred": True if "date" in source.inferred else None,
        "accessed": shared(library.home(source))["issued"] if source.address else None,
    }


def author(printed: str, bodies: Collection[str]) -> Author:
    """The author with this name; `bodies` holds the folded names of known organizations.

    A person's name is in natural order, or `Family, Given` if the family name comes first (`Tan,
    Ming Hui`). In Chinese characters, kana or hangul the family name is first, and a name without
    a space is not split. Nor is that of an organization: a single word, a known organization, or a
    name with a lower-case word.
    """
    words = printed.split()
    small = any(word.islower() and word not in _PARTICLES for word in words)
    small = small or any(word.lower() in _BODIES for word in words)
    if len(words) < 2 or fold(printed) in bodies or small:
        return Author(name=printed)
    suffix = words.pop() if words[-1] in _SUFFIXES and len(words) > 2 else None
    words[-1] = words[-1].rstrip(",") if suffix else words[-1]
    family, comma, given = " ".join(words).partition(", ")
    if comma:
        return Author(name=f"{family} {given}", family=family, given=given, fixed=True)
    if any(unicodedata.name(char, "").startswith(_SCRIPTS) for char in printed):
        return Author(name=printed, family=words[0], given=" ".join(words[1:]), fixed=True)
    cut = _family_begins(words)
    family, given = " ".join(words[cut:]), " ".join(words[:cut])
    return Author(name=printed, family=family, given=given, suffix=suffix)


def _family_begins(words: list[str]) -> int:
    """The index of the first word of the family name: a particle, else the last word."""
    last = len(words) - 1
    return next((n for n in range(1, last) if words[n].lower() in _PARTICLES), last)
