"""The timeline: a line for each entry, under its year."""

from collections.abc import Iterator
from itertools import compress

from ilj.query.rows import Entry, Row, entry_of
from ilj.text import safe

from . import Look, Sheet
from .cells import DATE_MARKS, marks
from .layout import BOLD, DIM, TextColumn, shortened, styled
from .table import grid


def timeline(sheet: Sheet, look: Look) -> Iterator[str]:
    """The rows under their years: day, headline, id; what began before the time asked for first."""
    rows = [one if isinstance(one, Row) else Entry(**entry_of(one)) for one in sheet.rows]
    since = sheet.since
    began = [bool(since and one.date and one.date.order[0] < since) for one in rows]
    if earlier := list(compress(rows, began)):
        said = safe(f"{len(earlier)} begun before: {'; '.join(one.headline for one in earlier)}")
        yield styled(shortened(said, look.width), DIM, look.colour) + "\n"
    rows = [one for one, before in zip(rows, began, strict=True) if not before]
    if not rows:
        return
    years = [str(one.date.years[0]) if one.date else "" for one in rows]
    pairs = zip(["", *years], years, strict=False)
    new = [" " * len(year) if year == before else year for before, year in pairs]
    every = [
        TextColumn("", new, whole=True, style=BOLD),
        TextColumn("", [_day(one) for one in rows], whole=True, marks=[*DATE_MARKS]),
        TextColumn("", [safe(one.headline) for one in rows]),
        TextColumn("id", [one.id for one in rows], whole=True, style=DIM),
    ]
    yield from grid(every, sheet, look._replace(header=False))


def _day(row: Row) -> str:
    """The date without its year, or all of it if it has another; then its marks."""
    if not row.date:
        return "undated"
    date = row.date
    start = date.points[0] if date.form in ("open", "ongoing") else None  # its end says nothing
    day, year = start.text if start else date.short, str(date.years[0])
    rest = day.removeprefix(year).removeprefix("-")
    several = len(rest) > len("12-31/12-31~") or rest[:1] in ("/", ".")
    return (day if several else rest) + marks(row, "date")
