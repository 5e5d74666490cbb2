"""BibTeX: entries for both BibTeX and biblatex."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ilj.model.dates import MONTHS, Date
from ilj.render import Look, Sheet

from .items import Reference
from .text import capitalized, csl_item, note, sentences, year_of

_SPECIAL = {char: f"\\{char}" for char in "#$%&_"} | {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
}  # fmt: skip
_ESCAPES = str.maketrans(_SPECIAL)
_JOINED = re.compile(r"(?<=([-'`,<>]))(?=\1)|(?<=[!?])(?=`)")
"""Where TeX would join two characters: hyphens into a dash, commas into a quotation mark."""
_WORD = re.compile(r"(?<![\\\w])\w+")
_URL = "".join(map(chr, range(0x21, 0x7F))).translate(str.maketrans("", "", '{}\\"<>^`|'))
"""The characters left as they are in a URL: all but those that could end the field."""


def bibtex(sheet: Sheet, look: Look) -> Iterator[str]:
    """One entry per work, with its id as the key and a blank line between entries."""
    start = ""
    for work in sheet.rows:
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(work))
        yield f"{start}@misc{{{work.id},\n{fields}\n}}\n"
        start = "\n"


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    """The fields of an entry that have a value, as names and BibTeX text.

    Words with capitals are in braces in a title, so that no style and no reader changes them: some
    readers take no notice of braces around a whole title.
    """
    item = csl_item(work)
    publisher = item.get("publisher")
    parts = (item.get("container-title"), publisher, item.get("collection-title"))
    how = ", ".join(filter(None, parts))
    if names := item.get("author"):
        yield "author", f"{{{' and '.join(map(_name, names))}}}"
    elif how:
        yield "key", f"{{{tex(publisher or how)}}}"
    yield "title", f"{{{_WORD.sub(_kept, tex(item['title']))}}}"
    if how:
        yield "howpublished", f"{{{tex(how)}}}"
    if work.issued:
        yield from _dated(work.issued)
    if "version" in item:
        yield "version", f"{{{item['version']}}}"
    if "language" in item:
        yield "language", f"{{{work.fields['language'].show(work)}}}"
    if "URL" in item:
        yield "url", f"{{{quote(item['URL'], safe=_URL)}}}"
    if work.accessed:
        yield "urldate", f"{{{work.accessed.text}}}"
    if said := sentences(work.copied_at, capitalized(work.seen), note(work)):
        yield "note", f"{{{tex(said)}}}"


def _name(name: Mapping[str, Any]) -> str:
    """`Filut, Adrian` or `King, Jr., Martin`; an organization in braces, so that it stays whole."""
    if "literal" in name:
        return f"{{{tex(name['literal'])}}}"
    parts = (name["family"], name.get("suffix"), name["given"])
    return ", ".join(tex(part) for part in parts if part)


def _dated(date: Date) -> Iterator[tuple[str, str]]:
    """The `year`, `month` and `day` for BibTeX, and the `date` for biblatex, which reads EDTF."""
    point, last = date.points
    ends = [str(end.first.year) if end and date.form == "range" else "" for end in (point, last)]
    if said := year_of(date) or "–".join(ends) * any(ends):
        yield "year", f"{{{said}}}"
    if point and date.form == "point" and point.precision in ("day", "month"):
        yield "month", MONTHS[point.first.month - 1][:3].lower()
        if point.precision == "day":
            yield "day", f"{{{point.first.day}}}"
    # biblatex has no date within a range, but spans, which may be open.
    span = "/".join(end.text if end else "" for end in date.points)
    yield "date", f"{{{span if date.form == 'range' else date.text}}}"


def _kept(word: re.Match[str]) -> str:
    return word[0] if word[0] == word[0].lower() else f"{{{word[0]}}}"


def tex(text: str) -> str:
    """The text on one line, escaped for TeX."""
    return _JOINED.sub("{}", " ".join(text.split()).translate(_ESCAPES))
