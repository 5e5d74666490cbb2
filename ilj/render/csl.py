"""CSL-JSON: the items that citation processors and reference managers read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ilj.dates import Date, Point
from ilj.datewords import words
from ilj.names import Author
from ilj.reference import Reference

from . import Look, Sheet
from .chicago import copy, note, publisher, seen, sentences
from .objects import array
from .references import described, edition, references


def csl_json(sheet: Sheet, look: Look) -> Iterator[str]:
    """An array, an item a line."""
    return array(map(_item, references(sheet)))


def _item(work: Reference) -> dict[str, Any]:
    """A work under the names that CSL has, only those that it has a value for."""
    item = {
        "id": work.id,
        "type": _type(work),
        "author": [_name(author) for author in work.authors],
        "title": described(work),
        "container-title": work.container,
        "collection-title": work.series,
        "publisher": publisher(work),
        "issued": _issued(work.issued) if work.issued else None,
        "version": edition(work),
        "language": None if work.type == "dataset" else work.language,
        "URL": work.address,
        "locator": seen(work),
        "note": sentences(copy(work), note(work)),
    }
    return {name: value for name, value in item.items() if value}


def _type(work: Reference) -> str:
    if work.type == "document":
        return "webpage" if work.address else "document"
    return "entry" if work.type == "record" else "dataset"


def _name(author: Author) -> dict[str, Any]:
    if not author.family:
        return {"literal": author.name}
    name: dict[str, Any] = {"family": author.family, "given": author.given}
    return name | ({"static-ordering": True} if author.fixed else {})


def _issued(date: Date) -> dict[str, Any]:
    """A day, month or year, or two that it lasted between; in words what is neither.

    A day within a span is the year that the span is in, where it is in one.
    """
    first, last = date.points
    known = [point for point in (first, last) if point]
    plain = all(point.precision in ("day", "month", "year") for point in known)
    about = {"circa": True} if any(point.qualifier for point in known) else {}
    if plain and date.form == "point":
        return {"date-parts": [_parts(known[0])]} | about
    if plain and date.form == "interval":
        return {"date-parts": [_parts(point) for point in known]} | about
    if plain and date.form == "range" and first and last and len(date.years) == 1:
        return {"date-parts": [[first.first.year]]}
    return {"literal": words(date)}


def _parts(point: Point) -> list[int]:
    return [int(part) for part in point.text.rstrip("?~%").split("-")]
