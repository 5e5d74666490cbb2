"""The timeline: rows under the year that they fall into, oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.entry import Row
from ilj.text import counted, safe

from . import Look, Sheet
from .card import record
from .cells import cell
from .layout import BOLD, DIM, padded, styled, width_of, wrapped

_MARGIN = 2


def timeline(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each year, and below it each row: its date in that year, what happened, its id."""
    rows = [row for row in sheet.rows if isinstance(row, Row)]
    if len(rows) < len(sheet.rows):
        yield from record(sheet, look)
        return
    year = None
    when = max((width_of(_day(row)) for row in rows), default=0)
    for row in rows:
        if (new := _year(row)) != year:
            yield "\n" * (year is not None) + styled(new, BOLD, look.colour) + "\n"
            year = new
        start = " " * _MARGIN + padded(_day(row), when) + "  "
        room = None if look.width is None else look.width - width_of(start)
        text = f"{safe(row.headline)} [{row.id}]"
        for line in wrapped(text, room):
            yield start + line + "\n"
            start = " " * width_of(start)
    if rows:
        yield "\n" + styled(counted(sheet.total, sheet.one, sheet.many), DIM, look.colour) + ".\n"


def _year(row: Row) -> str:
    return f"{row.dates[0].order[0].year}" if row.dates else "no date"


def _day(row: Row) -> str:
    """The date without the year, where it is of one year alone."""
    text = cell(row, "date")
    year = _year(row)
    return text.removeprefix(year).removeprefix("-") or ""
