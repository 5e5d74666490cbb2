"""From records to references: the record in its data set, the documents that it rests on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from . import __version__
from .dataset import Dataset, dataset
from .kinds import Organization, Source
from .load import Library
from .names import Author, author
from .packaged import BUNDLED
from .record import Record
from .reference import Place, Reference, Work
from .text import fold

OURSELVES = Author(name="ilj contributors")
_TAKEN = ("id", "title", "about", "publisher", "series", "copy_of", "language", "address")
"""What a work takes over from a source as it stands."""


def references(records: Iterable[Record], library: Library) -> list[Reference]:
    """Each record, and each document that it cites; a document alone where that is asked for.

    A work stands once, where it is first cited, with every place that is cited in it.
    """
    found: dict[str, Reference] = {}
    for work, places in _cited(records, library, cache(dataset)):
        known = found.get(work.id)
        every = dict.fromkeys((*(known.places if known else ()), *places))
        found[work.id] = Reference(**vars(work), places=tuple(every))
    return list(found.values())


def datasets(library: Library) -> list[Reference]:
    """The data sets that the library is made of, so far as they say what they are called."""
    return [
        Reference(**_shared(about, folder), id=_key(folder), type="dataset", title=about.title)
        for folder in library.folders
        if (about := dataset(folder)).title
    ]


def _key(folder: str) -> str:
    """What a data set goes by among references."""
    return "ilj" if folder == BUNDLED else fold(_called(folder)).replace(" ", "-") or "data"


def _cited(
    records: Iterable[Record], library: Library, about: Callable[[str], Dataset]
) -> Iterator[tuple[Work, list[Place]]]:
    """Each work to be cited with places in it, a work as often as it is cited."""
    for record in records:
        if isinstance(record, Source):
            yield _document(record, library), []
            continue
        folder = library.home(record)
        yield _entry(record, about(folder), folder), []
        for citation in record.sources:
            via = _named(citation.via, library) if citation.via else None
            place = Place(at=citation.at, via=via, record=record.id)
            yield _named(citation.id, library), [place]


def _entry(record: Record, about: Dataset, folder: str) -> Work:
    """A record as a part of the data set that it stands in."""
    return Work(
        **_shared(about, folder),
        id=record.id,
        type="record",
        title=record.headline,
        container=about.title or _called(folder),
    )


def _shared(about: Dataset, folder: str) -> dict[str, Any]:
    """What is said alike of a data set and of a record in it."""
    ours = folder == BUNDLED
    return {
        "authors": (OURSELVES,) if ours else (),
        "issued": about.edition,
        "version": f"ilj {__version__}" if ours else None,
        "licence": about.licence,
    }


def _called(folder: str) -> str:
    """The name of the folder itself."""
    return os.path.basename(os.path.abspath(folder))


def _named(id: str, library: Library) -> Work:
    """The document of that id, by the id alone where there is none."""
    source = library.records(Source).get(id)
    return _document(source, library) if source else Work(id=id, type="document")


def _document(source: Source, library: Library) -> Work:
    bodies = _bodies(source, library) if source.authors else set()
    return Work(
        **{name: getattr(source, name) for name in _TAKEN},
        type="document",
        authors=tuple(author(printed, bodies) for printed in source.authors),
        issued=source.date,
        inferred=True if "date" in source.inferred else None,
    )


def _bodies(source: Source, library: Library) -> set[str]:
    """The folded names that are known to be those of bodies."""
    known = (body.name for body in library.records(Organization).values())
    return {fold(name) for name in (source.publisher, source.copy_of or "", *known)}
