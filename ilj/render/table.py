"""The table: aligned columns; dates stay whole, other cells are wrapped if necessary."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilj.model import DATE, Dated, Number, Record, Slug, Type
from ilj.query.rows import Row
from ilj.text import listed

from . import Look, Sheet
from .card import record
from .cells import DATE_MARKS, MARKS, column, columns, documents, heading, how_many
from .layout import BOLD, NARROWEST, padded, styled, width_of, wrapped

_GAP = "  "
_LEAST = ((Number, 14), (Slug, 22), (Type, 10))
"""The minimum width of a column of each type, in terminal columns; a date is never broken."""


class PrintedColumn(NamedTuple):
    """A column: heading, cells, natural and minimum width, and whether it holds dates."""

    name: str
    head: str
    cells: list[str]
    width: int
    least: int
    dated: bool


def table(sheet: Sheet, look: Look) -> Iterator[str]:
    """One row per record, with cells wrapped if necessary; cards on a narrow terminal."""
    if not sheet.rows:
        return
    names = columns(sheet)
    every = [_column(sheet, name) for name in names]
    left, widths = _fitted(every, () if sheet.fields else sheet.kind.spare, look.width)
    if not left:
        yield from record(sheet._replace(fields=names), look)
        return
    if len(left) < len(every):
        left_out = listed(one.head for one in every if one not in left)
        look.remarks.append(f"no room for {left_out}: see --fields and --format record")
    if look.header:
        heads = _lines([one.head for one in left], widths)
        yield from (styled(line, BOLD, look.colour) + "\n" for line in heads)
    for cells in zip(*(one.cells for one in left), strict=True):
        yield from (line + "\n" for line in _lines(cells, widths))
    for text in ("", _footer(sheet, left), *documents(sheet)):
        yield from (line + "\n" for line in wrapped(text, look.width))


def _column(sheet: Sheet, name: str) -> PrintedColumn:
    head, cells = heading(sheet.kind.record, name), column(sheet, name)
    width = max(map(width_of, [head, *cells]))
    type = sheet.kind.fields[name].type if name in sheet.kind.fields else DATE
    dated = isinstance(type, Dated)
    least = next(number for base, number in _LEAST if isinstance(type, base))
    return PrintedColumn(name, head, cells, width, width if dated else min(width, least), dated)


def _fitted(
    every: Sequence[PrintedColumn], spare: Sequence[str], width: int | None
) -> tuple[list[PrintedColumn], list[int]]:
    """The columns that fit, and the width of each; none if cards should be printed instead.

    Spare columns are hidden first, then the widest of those that can be wrapped. The first one that
    can be wrapped stays, since it says what the row is about.
    """
    left = list(every)
    if width is not None and width < NARROWEST:
        return [], []
    while (widths := _widths(left, width)) is None:
        given = [one for name in spare for one in left if one.name == name]
        loose = [one for one in left if one.least < one.width and one.name != "id"][1:]
        if not (given or loose):
            return [], []
        left.remove(given[0] if given else max(loose, key=lambda one: one.width))
    return left, widths


def _widths(columns: Sequence[PrintedColumn], width: int | None) -> list[int] | None:
    """The width of each column, the widest narrowed first; None if they do not fit."""
    if width is None:
        return [one.width for one in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    widths = [min(one.width, room + 1) for one in columns]
    while sum(widths) > room:
        loose = [n for n, one in enumerate(columns) if widths[n] > one.least]
        if not loose:
            return None
        widths[max(loose, key=lambda n: widths[n])] -= 1
    return widths


def _lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The printed lines of a row."""
    columns = [wrapped(text, width) for text, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, columns))):
        texts = [lines[n] if n < len(lines) else "" for lines in columns]
        yield _GAP.join(map(padded, texts, widths)).rstrip()


def _footer(sheet: Sheet, columns: Sequence[PrintedColumn]) -> str:
    """The number of records, the meaning of the marks used, and where to find more."""
    parts = [how_many(sheet)]
    ends = {text[-2:] for one in columns for text in one.cells}
    dates = {text for one in columns if one.dated for text in one.cells}
    for marks, texts in ((MARKS, ends), (DATE_MARKS, dates)):
        parts += (f"{mark} {word}" for mark, word in marks.items() if any(mark in t for t in texts))
    if not issubclass(sheet.kind.record, Record | Row):
        return f"{', '.join(parts)}."
    more = "" if sheet.sources is not None else " Sources: --sources."
    return f"{', '.join(parts)}. Whole record: ilj show ID.{more}"
