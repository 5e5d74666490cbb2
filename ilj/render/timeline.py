"""The timeline: rows under the year that they fall into, oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.dates import Date
from ilj.datewords import short, words
from ilj.entry import Row
from ilj.text import counted, safe

from . import Look, Sheet
from .card import record
from .cells import marks
from .layout import BOLD, DIM, padded, styled, width_of, wrapped


def timeline(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each year, and below it each row: its day in that year, what happened, its id."""
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
        start = "  " + padded(_day(row), when) + "  " * bool(when)
        room = None if look.width is None else look.width - width_of(start)
        for line in wrapped(_said(row), room):
            yield start + line + "\n"
            start = " " * width_of(start)
    if rows:
        yield "\n" + styled(counted(sheet.total, sheet.one, sheet.many), DIM, look.colour) + ".\n"


def _year(row: Row) -> str:
    return str(row.date.years[0]) if row.date else "no date"


def _day(row: Row) -> str:
    """What the date adds to the year: month and day, `199X` and the like whole; then its marks."""
    day = ""
    if row.date:
        start = row.date if _within_a_year(row.date) else row.date.points[0] or row.date.points[1]
        text = short(start) if isinstance(start, Date) else start.text if start else ""
        day = text.removeprefix(_year(row)).removeprefix("-")
    return day + marks(row, "date")


def _said(row: Row) -> str:
    """What happened, until when if that is in another year, and the id."""
    until = ""
    if row.date and not _within_a_year(row.date):
        _, last = row.date.points
        until = f" ({_ENDS[row.date.form]}{words(Date(last.text)) if last else ''})"
    return f"{safe(row.headline)}{until} [{row.id}]"


_ENDS = {
    "interval": "until ",
    "ongoing": "still going",
    "open": "end not known",
    "range": "one day until ",
}


def _within_a_year(date: Date) -> bool:
    """Whether it is one point, or a span whose ends are in one year."""
    first, last = date.points
    closed = first is not None and last is not None and first.first.year == last.last.year
    return date.form == "point" or closed
