"""The timeline: a line down the page, decade by decade, with one entry per date."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from ilj.model import QUALIFIERS, Date, Part, Record
from ilj.query.rows import Entry, Row, entry_of
from ilj.text import safe

from . import Look, Sheet
from .card import record
from .cells import how_many, marks
from .layout import BOLD, DIM, NARROWEST, padded, styled, width_of, wrapped

_STROKES = ("line", "gap", "known", "doubtful", "disputed", "lasting")
"""The line, the gap where years are skipped, and a mark for each sort of entry."""
_DRAWN = dict(zip(_STROKES, "│┆●○◆┝", strict=True))
_ASCII = dict(zip(_STROKES, "|:*o#+", strict=True))
_MEANING = {
    "doubtful": "approximate, uncertain or inferred",
    "disputed": "disputed",
    "lasting": "lasted",
}
_YEAR = 5
_SLIM = 72
"""With fewer columns than this, the kinds are left out."""


class Frame(NamedTuple):
    """The page layout: line characters, width of days and kinds in columns, display settings."""

    strokes: Mapping[str, str]
    days: int
    kinds: int
    look: Look

    @classmethod
    def of(cls, rows: Sequence[Row], look: Look) -> Self:
        """The layout for these rows; a remark if it has no room for the kinds."""
        several = len({row.kind for row in rows}) > 1
        bare = not several or (look.width is not None and look.width < _SLIM)
        if several and bare:
            look.remarks.append("no room for kind: see --fields and --format record")
        return cls(
            strokes=_DRAWN if look.drawn else _ASCII,
            days=max((width_of(_day(row)) for row in rows), default=0),
            kinds=0 if bare else max(width_of(row.kind) for row in rows),
            look=look,
        )

    @property
    def margin(self) -> int:
        """The width of all that is before the headline, in columns."""
        return _YEAR + 2 + sum(width + 1 for width in (self.days, self.kinds) if width)

    def entry(self, row: Row, label: str) -> Iterator[str]:
        """The lines of a row: the year if it is new, mark, day, kind, headline, id."""
        colour = self.look.colour
        start = styled(f"{label:<{_YEAR}}", BOLD, colour) + self.strokes[_mark(row)] + " "
        if self.days:
            start += padded(_day(row), self.days) + " "
        if self.kinds:
            start += styled(padded(row.kind, self.kinds), DIM, colour) + " "
        id, width = f"[{row.id}]", self.look.width
        room = None if width is None else width - self.margin
        lines = wrapped(_said(row), room)
        if room is None or width_of(lines[-1]) + 1 + len(id) <= room:
            lines[-1] += f" {id}"
        elif len(id) <= room:
            lines.append(id.rjust(room))
        for line in lines:
            yield f"{start}{line}\n"
            start = padded(" " * _YEAR + self.strokes["line"], self.margin)
        if width and room and len(id) > room:
            yield from (f"{line}\n" for line in wrapped(id.rjust(width), width))

    def between(self, before: int | None, year: int | None) -> Iterator[str]:
        """What separates two years: the line, broken if years are skipped, and a new decade."""
        if before is not None:
            next_to = year is not None and year == before + 1
            yield " " * _YEAR + self.strokes["line" if next_to else "gap"] + "\n"
        if year is None or before is None or before // 10 != year // 10:
            age = "no date" if year is None else f"{year // 10}0s"
            yield styled(age, DIM, self.look.colour) + "\n"


def timeline(sheet: Sheet, look: Look) -> Iterator[str]:
    """The rows under their years: day, kind, headline, id."""
    rows = [row for part in sheet.rows for row in _rows(part)]
    if len(rows) < len(sheet.rows) or (look.width is not None and look.width < NARROWEST):
        yield from record(sheet, look)
        return
    frame = Frame.of(rows, look)
    before: int | None = None
    for n, row in enumerate(rows):
        year = row.date.years[0] if row.date else None
        new = n == 0 or year != before
        if new:
            yield from frame.between(before, year)
        yield from frame.entry(row, str(year or "") if new else "")
        before = year
    for text in ("", _footer(sheet, rows, frame)) if rows else ():
        yield from (f"{line}\n" for line in wrapped(text, look.width))


def _rows(part: Part) -> Iterator[Row]:
    """The row itself, or the row for a record."""
    if isinstance(part, Row):
        yield part
    elif isinstance(part, Record):
        yield Entry(**entry_of(part))


def _mark(row: Row) -> str:
    """The name of the mark for a row."""
    date, marked = row.date, marks(row, "date")
    if "*" in marked:
        return "disputed"
    if date and date.form in ("interval", "ongoing", "open") and not _within_a_year(date):
        return "lasting"
    loose = date and (date.form == "range" or any(mark in date.text for mark in QUALIFIERS + "X"))
    return "doubtful" if loose or marked else "known"


def _day(row: Row) -> str:
    """The date without the year, or all of it for the like of `199X`; then its marks."""
    day = ""
    if row.date:
        start = row.date if _within_a_year(row.date) else row.date.points[0] or row.date.points[1]
        text = start.short if isinstance(start, Date) else start.text if start else ""
        day = text.removeprefix(str(row.date.years[0])).removeprefix("-")
    return day + marks(row, "date")


def _said(row: Row) -> str:
    """The headline, with the end of the date if that is in another year."""
    until = ""
    if row.date and not _within_a_year(row.date):
        _, last = row.date.points
        until = f" ({_ENDS[row.date.form]}{last.words if last else ''})"
    return safe(row.headline) + until


_ENDS = {
    "interval": "until ",
    "ongoing": "still going",
    "open": "end not known",
    "range": "at some time until ",
}


def _within_a_year(date: Date) -> bool:
    """Whether it is a single date, or a span within one year."""
    first, last = date.points
    closed = first is not None and last is not None and first.first.year == last.last.year
    return date.form == "point" or closed


def _footer(sheet: Sheet, rows: Sequence[Row], frame: Frame) -> str:
    """The number of rows, and the meaning of the marks used."""
    used = {_mark(row) for row in rows}
    parts = [how_many(sheet)]
    parts += (f"{frame.strokes[mark]} {said}" for mark, said in _MEANING.items() if mark in used)
    return f"{', '.join(parts)}. Whole record: ilj show ID."
