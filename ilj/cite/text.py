"""References in the Chicago author-date style, and as CSL-JSON."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ilj.model import QUALIFIERS, Date
from ilj.render import Look, Sheet
from ilj.render.machine import array
from ilj.text import listed, safe

from .items import Author, Reference, Work

_ENDS = ".?!…。\uff1f\uff01"
_STOPS = (*_ENDS, *(f"{end}”" for end in _ENDS))
_STRAIGHT = re.compile(r'(?<!\w)"([^"]*)"(?!\w)')
_CURLY = str.maketrans("“”", "‘’")
_HANG = "    "


def text(sheet: Sheet, look: Look) -> Iterator[str]:
    """One reference list entry per work, with a hanging indent."""
    for work in sheet.rows:
        line = safe(" ".join(entry(work).split()))
        if look.width is None:
            yield line + "\n"
            continue
        from ilj.render.layout import wrapped

        first, *rest = wrapped(line, look.width - len(_HANG))
        yield from (part + "\n" for part in (first, *(_HANG + part for part in rest)))


def entry(work: Reference) -> str:
    """The reference list entry of a work: `Filut, Adrian. 2018. “Title.” Calcalist.`, one line."""
    who = _inverted(work.authors) or work.published_by
    where = [work.container, None if who == work.published_by else work.published_by, work.series]
    rest = ", ".join(filter(None, (*where, *_issue(work), work.seen)))
    begin = [who, year(work), _title(work, ".")] if who else [_title(work, "."), year(work)]
    own_words = not work.title and work.language != "en"
    return sentences(
        *begin,
        rest if any(where) else capitalized(rest),
        work.copied_at,
        f"In {work.fields['language'].show(work)}" if own_words else None,
        work.licence,
        work.address,
        _relays(work),
    )


def note(work: Reference) -> str:
    """The details for which BibTeX and CSL have no field."""
    issue = ", ".join(_issue(work)) if work.type != "document" else ""
    return sentences(capitalized(issue), work.licence, _relays(work))


def sentences(*parts: str | None) -> str:
    """The parts that are not empty, each with a full stop unless it has an end mark."""
    given = (part for part in parts if part)
    return " ".join(part if part.endswith(_STOPS) else f"{part}." for part in given)


def capitalized(text: str) -> str:
    """The text with its first letter in upper case, the rest unchanged."""
    return text[:1].upper() + text[1:]


def year_of(date: Date) -> str:
    """The year or years of a date: `2018`, `ca. 1994`, `2018–2020`; empty if not known."""
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
    return f"{'ca. ' if marks & {'~', '%'} else ''}{said}{'?' if marks & {'?', '%'} else ''}"


def year(work: Work) -> str:
    """The year, in brackets if it is inferred or uncertain; `n.d.` if it is not known."""
    said = year_of(work.issued) if work.issued else ""
    if not said:
        return "n.d."
    return f"[{said}]" if work.inferred or said.endswith("?") else said


def _inverted(authors: Sequence[Author]) -> str:
    """The authors, the first of them with the family name first."""
    if not authors:
        return ""
    first, *rest = authors
    told = [author.name for author in rest]
    if first.fixed or not first.family:
        return listed([first.name, *told])
    suffix = f", {first.suffix}" if first.suffix else ""
    told = [f"{first.family}, {first.given}{suffix}", *told]
    return ", ".join([*told[:-1], f"and {told[-1]}"]) if rest else told[0]


def _title(work: Work, stop: str) -> str:
    """The title in quotation marks; a data set or our own description without."""
    if work.type == "dataset" or not work.title:
        return capitalized(work.called) if stop == "." and work.about else work.called
    inside = _STRAIGHT.sub(r"‘\1’", work.title).translate(_CURLY)
    return f"“{inside}{'' if inside.endswith(_STOPS) else stop}”"


def _issue(work: Work) -> Iterator[str]:
    """The date if it is more than the year; for data, the edition, version and record id."""
    date = work.issued
    if work.type == "document":
        known = {point.precision for point in date.points if point} if date else set()
        if date and (date.form in ("range", "ongoing", "open") or not known <= {"year", "decade"}):
            yield date.words
        return
    if date:
        yield f"edition of {date.words}"
    if work.version:
        yield work.version
    if work.type == "record":
        yield f"record {work.id}"


def _relays(work: Reference) -> str:
    """The works that relay it in note style, each with the places cited in it."""
    said = "; ".join(f"in {_noted(relay, places)}" for relay, places in work.relays.items())
    return f"Quoted {said}" if said else ""


def _noted(work: Work, places: Sequence[str]) -> str:
    """A work in note style: `Adrian Filut, “Title,” Calcalist, 26 April 2018, opening`."""
    who = [listed([author.name for author in work.authors])] if work.authors else []
    title = _title(work, ",")
    when = work.issued.words if work.issued else "n.d."
    at = "; ".join(dict.fromkeys(places))
    rest = ", ".join(filter(None, (work.published_by, work.series, when, at, work.address)))
    return ", ".join([*who, title]) + (" " if title.endswith("”") else ", ") + rest


def csl_json(sheet: Sheet, look: Look) -> Iterator[str]:
    """A JSON array with one item per line."""
    return array(map(csl_item, sheet.rows))


def csl_item(work: Reference) -> dict[str, Any]:
    """A work as a CSL item, without empty values."""
    item = {
        "id": work.id,
        "type": _csl_type(work),
        "author": [_csl_name(author) for author in work.authors],
        "title": work.title or f"[{work.called}]",
        "container-title": work.container,
        "collection-title": work.series,
        "publisher": work.published_by,
        "issued": _csl_date(work.issued) if work.issued else None,
        "accessed": _csl_date(work.accessed) if work.accessed else None,
        "version": work.issued.text if work.issued and work.type != "document" else None,
        "language": None if work.type == "dataset" else work.language,
        "URL": work.address,
        "locator": work.seen,
        "note": sentences(work.copied_at, note(work)),
    }
    return {name: value for name, value in item.items() if value}


def _csl_type(work: Reference) -> str:
    if work.type == "document":
        return "webpage" if work.address else "document"
    return "entry" if work.type == "record" else "dataset"


def _csl_name(author: Author) -> dict[str, Any]:
    if not author.family:
        return {"literal": author.name}
    name: dict[str, Any] = {"family": author.family, "given": author.given}
    name |= {"suffix": author.suffix} if author.suffix else {}
    return name | ({"static-ordering": True} if author.fixed else {})


def _csl_date(date: Date) -> dict[str, Any]:
    """A CSL date: date parts for a day, month, year or interval, otherwise words.

    One day in a range is given as the year of the range, if that is within a single year.
    """
    known = [point for point in date.points if point]
    plain = all(point.precision in ("day", "month", "year") for point in known)
    about = {"circa": True} if any(point.qualifier for point in known) else {}
    if plain and date.form in ("point", "interval"):
        points = known[:1] if date.form == "point" else known
        texts = [point.text.rstrip(QUALIFIERS).split("-") for point in points]
        return {"date-parts": [list(map(int, parts)) for parts in texts]} | about
    if plain and date.form == "range" and len(known) == 2 and len(date.years) == 1:
        return {"date-parts": [[known[0].first.year]]}
    return {"literal": date.words}
