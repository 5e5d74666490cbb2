"""References as the Chicago Manual of Style has them, by author and date: whole and in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ilj.dates import Date
from ilj.datewords import words
from ilj.names import Author
from ilj.reference import Reference, Work
from ilj.text import listed

_ENDS = ".?!…。\uff1f\uff01"
_STOPS = (*_ENDS, *(f"{end}”" for end in _ENDS))
_STRAIGHT = re.compile(r'(?<!\w)"([^"]*)"(?!\w)')
_CURLY = str.maketrans("“”", "‘’")


def entry(work: Reference) -> str:
    """A work as a reference list has it: `Filut, Adrian. 2018. “Title.” Calcalist.`, one line."""
    who = _inverted(work.authors) or publisher(work)
    where = [work.container, None if who == publisher(work) else publisher(work), work.series]
    when = [*_issue(work), seen(work)]
    rest = ", ".join(filter(None, (*where, *when)))
    return sentences(
        *([who, year(work), _title(work, ".")] if who else [_title(work, "."), year(work)]),
        rest if any(where) else raised(rest),
        *remarks(work),
        work.address,
        relays(work),
    )


def sentences(*parts: str | None) -> str:
    """The parts that are there, each ended by a full stop where it has no end of its own."""
    given = (part for part in parts if part)
    return " ".join(part if part.endswith(_STOPS) else f"{part}." for part in given)


def note(work: Reference) -> str:
    """What the formats that have fields for works have no field for."""
    issue = ", ".join(_issue(work)) if work.type != "document" else ""
    return sentences(raised(issue), work.licence, relays(work))


def remarks(work: Work) -> Iterator[str]:
    """What else is said of a work: where its copy is, its language if no title shows it, terms."""
    if where := copy(work):
        yield where
    if not work.title and work.language != "en":
        yield f"In {work.fields_of['language'].show(work)}"
    if work.licence:
        yield work.licence


def publisher(work: Work) -> str | None:
    """Who published it first."""
    return work.copy_of or work.publisher


def copy(work: Work) -> str:
    """Where a copy of it was seen, if not the work itself."""
    return f"Copy at {work.publisher}" if work.copy_of and work.publisher else ""


def seen(work: Reference) -> str:
    """The places cited in the work itself."""
    return "; ".join(dict.fromkeys(place.at for place in work.places if not place.via))


def relays(work: Reference) -> str:
    """The works that relay it, each with the places in it."""
    found: dict[Work, list[str]] = {}
    for place in work.places:
        if place.via:
            found.setdefault(place.via, []).append(place.at)
    said = "; ".join(f"in {_noted(relay, places)}" for relay, places in found.items())
    return f"Quoted {said}" if said else ""


def year(work: Work) -> str:
    """The year, in brackets where it is inferred or uncertain; `n.d.` where none is known."""
    said = year_of(work.issued) if work.issued else ""
    if not said:
        return "n.d."
    return f"[{said}]" if work.inferred or said.endswith("?") else said


def year_of(date: Date) -> str:
    """The year that a date falls into, or those that it lasted; empty where it may be any."""
    first, last = date.points
    marks = {point.qualifier for point in (first, last) if point and point.precision == "year"}
    if first and first.precision == "decade" and date.form == "point":
        said = f"{first.first.year}s"
    elif first and last and first.first.year == last.last.year:
        said = str(first.first.year)
    elif first and date.form in ("interval", "ongoing", "open"):
        said = f"{first.first.year}–{last.last.year if last else ''}"
    else:
        return ""
    return "ca. " * bool(marks & {"~", "%"}) + said + "?" * bool(marks & {"?", "%"})


def raised(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def _inverted(authors: Sequence[Author]) -> str:
    """The authors, the first with the family name before the others."""
    if not authors:
        return ""
    first, *rest = authors
    told = [author.name for author in rest]
    if first.fixed or not first.family:
        return listed([first.name, *told])
    told = [f"{first.family}, {first.given}", *told]
    return ", ".join([*told[:-1], f"and {told[-1]}"]) if rest else told[0]


def _title(work: Work, stop: str) -> str:
    """The title in quotation marks; that of a data set, and what is in our words, without."""
    if work.type == "dataset" or not work.title:
        return raised(work.called) if stop == "." and work.about else work.called
    inside = _STRAIGHT.sub(r"‘\1’", work.title).translate(_CURLY)
    return f"“{inside}{'' if inside.endswith(_STOPS) else stop}”"


def _issue(work: Work) -> Iterator[str]:
    """When it was published, where the year does not say all; of a data set, which edition."""
    date = work.issued
    if work.type == "document":
        known = {point.precision for point in date.points if point} if date else set()
        if date and (date.form in ("range", "ongoing", "open") or not known <= {"year", "decade"}):
            yield words(date)
        return
    if date:
        yield f"edition of {words(date)}"
    if work.version:
        yield work.version
    if work.type == "record":
        yield f"record {work.id}"


def _noted(work: Work, places: Sequence[str]) -> str:
    """A work as a note has it: `Adrian Filut, “Title,” Calcalist, 26 April 2018, opening`."""
    who = [listed([author.name for author in work.authors])] if work.authors else []
    title = _title(work, ",")
    when = words(work.issued) if work.issued else "n.d."
    at = "; ".join(dict.fromkeys(places))
    rest = ", ".join(filter(None, (publisher(work), work.series, when, at, work.address)))
    return ", ".join([*who, title]) + (" " if title.endswith("”") else ", ") + rest
