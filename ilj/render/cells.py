"""The texts of cells: readable values with marks, safe to print."""

from collections.abc import Iterable, Iterator

from ilj.model import Part, Record
from ilj.query.rows import Row
from ilj.text import counted, safe

from . import Sheet
from .layout import TextColumn

MARKS = {"*": "disputed", "^": "inferred"}
DATE_MARKS = {
    "?": "uncertain",
    "~": "about",
    "%": "uncertain and about",
    "..": "a date within this range",
    "/": "end unknown",
}
NUMBER_MARKS = {
    "~": "about",
    ">": "more than",
    "<": "less than",
    "+": "more figures (--format table)",
}
"""What marks mean: after any value, in dates, in numbers."""


def columns(sheet: Sheet) -> list[str]:
    """The columns of a table, by flat name."""
    known = sheet.kind.fields
    chosen = list(sheet.fields or sheet.kind.columns)
    fit = [name for name in chosen if name not in known or known[name].type.fits_a_cell]
    chosen = fit or ["id"]  # a table has at least one column
    return chosen if sheet.sources is None or "sources" in chosen else [*chosen, "sources"]


def heading(part: Part | type[Part], name: str) -> str:
    """The heading of a column."""
    declared = part.fields.get(name)
    return declared.head if declared else name.replace("_", " ")


def cell(row: Part, name: str, brief: bool = True) -> str:
    """The readable value for a flat name, with its marks."""
    return safe(" ".join(_shown(row, name, brief).splitlines())) + marks(row, name)


def _shown(row: Part, name: str, brief: bool) -> str:
    declared = row.fields.get(name)
    if not declared:
        value = row.flat(name)
        return "" if value is None else str(value)
    if name == "sources":
        return ", ".join(dict.fromkeys(citation.id for citation in row.sources))
    if isinstance(row, Record) and name in row.unresolved:
        word = declared.type.brief if brief else declared.type.show
        return " or ".join(word(claim.value) for claim in row.alt.get(name, ()))
    return declared.show(row, brief)


def marks(row: Part, name: str) -> str:
    """`*` if a source gives another value, `^` if the value is inferred."""
    if isinstance(row, Row) and name == "date":
        row, names = row.record, list(row.record.dated_by)
    elif isinstance(row, Record):
        names = row.basis(name)
    else:
        return ""
    disputed = any(name in row.alt or name in row.unresolved for name in names)
    disputed = disputed or bool(row.contradicts and name == "claim")
    inferred = any(name in row.inferred for name in names)
    return ("*" if disputed else "") + ("^" if inferred else "")


def column(sheet: Sheet, name: str) -> list[str]:
    """The cells of a column; sources as numbers if the documents are listed below."""
    if name != "sources" or sheet.sources is None:
        return [cell(row, name) for row in sheet.rows]
    numbers = _numbers(sheet)
    cited = (dict.fromkeys(c.id for c in row.sources) for row in sheet.rows)
    return [" ".join(str(numbers[id]) for id in ids) for ids in cited]


def documents(sheet: Sheet) -> Iterator[str]:
    """The documents that the rows cite, numbered, each with its address on a line of its own."""
    if sheet.sources is None:
        return
    for id, number in _numbers(sheet).items():
        source = sheet.sources.get(id)
        yield safe(f"[{number}] {id}" + (f": {described(source)}" if source else ""))
        if source and source.address:
            yield safe(source.address)


def footer(sheet: Sheet, shown: Iterable[TextColumn] = ()) -> str:
    """How many there are, what is hidden, what marks mean, and where to find more."""
    parts = [how_many(sheet)]
    if sheet.hidden:
        parts.append(f"Not shown: {', '.join(sheet.hidden)}")
    used = {mark for one in shown for text in one.cells for mark in _marks_in(one, text)}
    known = MARKS | DATE_MARKS | NUMBER_MARKS
    if told := [f"{mark} {word}" for mark, word in known.items() if mark in used]:
        parts.append(", ".join(told))
    if sheet.latest:
        parts.append(f"Latest record: {sheet.latest}")
    if issubclass(sheet.kind.record, Record | Row):
        sources = "; sources: --sources" if sheet.sources is None else ""
        parts.append(f"Details: ilj show ID{sources}")
    return ". ".join(parts) + "."


def _marks_in(column: TextColumn, text: str) -> Iterator[str]:
    """The marks in a cell: after its value, or within it."""
    yield from (mark for mark in MARKS if mark in text[-2:])
    for mark in column.marks:  # an open end is one only at the end
        if mark in text and (mark != "/" or text.rstrip("*^").endswith(mark)):
            yield mark


def how_many(sheet: Sheet) -> str:
    """`12 of 103 visits`."""
    said = counted(sheet.total, sheet.kind.one, sheet.kind.many)
    return said if len(sheet.rows) == sheet.total else f"{len(sheet.rows)} of {said}"


def _numbers(sheet: Sheet) -> dict[str, int]:
    """A number for each source that the rows cite, in order of first mention."""
    ids = dict.fromkeys(c.id for row in sheet.rows for c in row.sources)
    return {id: n for n, id in enumerate(ids, 1)}


def described(source: Record) -> str:
    """`Israel–Japan relations, Wikipedia, June 2025 or later`."""
    return ", ".join([source.headline, *(date.words for date in source.dates)])
