"""RIS: entries for reference managers."""

from collections.abc import Iterator
from typing import Any

from ilj.model.dates import Date
from ilj.render import Look, Sheet

from .items import Reference
from .text import capitalized, csl_item, note, sentences

_TYPES = {"document": "GEN", "webpage": "ELEC", "entry": "DATA", "dataset": "DATA"}
_TAGS = {
    "id": "ID", "title": "TI", "container-title": "T2", "collection-title": "T3", "publisher": "PB",
    "version": "ET", "language": "LA", "URL": "UR",
}  # fmt: skip
"""The tags of the fields of CSL."""


def ris(sheet: Sheet, look: Look) -> Iterator[str]:
    """One entry per work, with a blank line between entries."""
    start = ""
    for work in sheet.rows:
        lines = (f"{tag}  - {' '.join(value.split())}\n" for tag, value in _tags(work))
        yield f"{start}{''.join(lines)}ER  - \n"
        start = "\n"


def _tags(work: Reference) -> Iterator[tuple[str, str]]:
    """The tags of an entry that have a value; the type is the first."""
    item = csl_item(work)
    yield "TY", _TYPES[item["type"]]
    yield from (("AU", _name(name)) for name in item.get("author", ()))
    yield from ((tag, item[name]) for name, tag in _TAGS.items() if name in item)
    if work.issued:
        yield from _dated(work.issued)
    if work.accessed:
        yield "Y2", _day(work.accessed)
    if said := sentences(work.copied_at, capitalized(work.seen), note(work)):
        yield "N1", said


def _name(name: dict[str, Any]) -> str:
    parts = (name.get("literal") or name["family"], name.get("given"), name.get("suffix"))
    return ", ".join(part for part in parts if part)


def _dated(date: Date) -> Iterator[tuple[str, str]]:
    """The year alone, if it is one, and the date, with words where it is not a day or a month."""
    if date.first and date.last and date.first.year == date.last.year:
        yield "PY", str(date.first.year)
    yield "DA", _day(date)


def _day(date: Date) -> str:
    """`2017/05/12/`; what is not a day, a month or a year follows in words."""
    plain = date.form == "point" and date.text.replace("-", "").isdecimal()
    year, month, day = [*date.text.split("-"), "", ""][:3] if plain else ("", "", "")
    return f"{year}/{month}/{day}/{'' if plain else date.words}"
