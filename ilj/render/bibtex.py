"""BibTeX: an entry for each work, for BibTeX and biblatex alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from ilj.dates import Date
from ilj.names import Author
from ilj.reference import Reference

from . import Look, Sheet
from .chicago import copy, note, publisher, raised, seen, sentences, year_of
from .references import described, edition, references

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {char: f"\\{char}" for char in "#$%&_"} | {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
}  # fmt: skip
_ESCAPES = str.maketrans(_SPECIAL)
_JOINED = re.compile(r"(?<=([-'`,<>]))(?=\1)|(?<=[!?])(?=`)")
"""Where TeX would make one character of two: a dash of hyphens, a quotation mark of commas."""


def bibtex(sheet: Sheet, look: Look) -> Iterator[str]:
    """An entry for each work, its key the id, an empty line between two."""
    for n, work in enumerate(references(sheet)):
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(work))
        yield "\n" * bool(n) + f"@misc{{{work.id},\n{fields}\n}}\n"


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    """The fields that a work has a value for, each as it is written.

    Titles are braced twice, so that no style changes their capitals.
    """
    how = ", ".join(filter(None, (work.container, publisher(work), work.series)))
    if work.authors:
        yield "author", f"{{{' and '.join(map(_name, work.authors))}}}"
    elif how:
        yield "key", f"{{{tex(publisher(work) or how)}}}"
    yield "title", f"{{{{{tex(described(work))}}}}}"
    if how:
        yield "howpublished", f"{{{tex(how)}}}"
    if work.issued:
        yield from _dated(work.issued)
    if said := edition(work):
        yield "version", f"{{{said}}}"
    if work.type != "dataset":
        yield "language", f"{{{work.fields_of['language'].show(work)}}}"
    if work.address:
        yield "url", f"{{{_address(work.address)}}}"
    if said := sentences(copy(work), raised(seen(work)), note(work)):
        yield "note", f"{{{tex(said)}}}"


def _name(author: Author) -> str:
    """`Filut, Adrian`; a body in braces, so that it is not taken apart."""
    if not author.family or not author.given:
        return f"{{{tex(author.name)}}}"
    family, given = (tex(part) for part in (author.family, author.given))
    return f"{family}, {given}"


def _dated(date: Date) -> Iterator[tuple[str, str]]:
    """The year, month and day that BibTeX knows, and the date of biblatex, which reads EDTF."""
    if said := year_of(date):
        yield "year", f"{{{said}}}"
    (point, _) = date.points
    if point and date.form == "point" and point.precision in ("day", "month"):
        yield "month", _MONTHS[point.first.month - 1]
        if point.precision == "day":
            yield "day", f"{{{point.first.day}}}"
    if date.form != "range":
        yield "date", f"{{{date.text}}}"


def tex(text: str) -> str:
    """The text as TeX sets it character by character, in one line."""
    return _JOINED.sub("{}", " ".join(text.split()).translate(_ESCAPES))


def _address(address: str) -> str:
    """An address as `url` takes it, as it stands but for what would end the field."""
    return quote(address, safe=_URL)


_URL = "".join(map(chr, range(0x21, 0x7F))).translate(str.maketrans("", "", '{}\\"<>^`|'))
