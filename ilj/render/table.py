"""The table: aligned columns, wrapped where they must be, never cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ilj.entry import Row
from ilj.frozen import Value
from ilj.record import Record
from ilj.text import counted, listed
from ilj.values import Dated, Number, Slug

from . import Look, Sheet
from .card import record
from .cells import DATE_MARKS, MARKS, column, columns, documents, heading
from .layout import BOLD, padded, styled, width_of, wrapped

NARROWEST = 50
"""Below so many columns of text a table is not worth reading."""
_GAP = "  "
_LEAST = 14
_WHOLE = (Slug, Dated, Number)


class Column(Value):
    """A column: its heading, its cells, whether these are ids, dates or figures, never broken."""

    name: str
    head: str
    cells: list[str]
    whole: bool
    widths: Counter[int]
    """How many of its texts, the heading among them, take how many columns of text."""

    @property
    def width(self) -> int:
        """The columns of text that it would take."""
        return max(self.widths)

    @property
    def least(self) -> int:
        """The columns of text that it must have: those of its longest word, within reason."""
        if self.whole:
            return self.width
        words = [word for text in (self.head, *self.cells) for word in text.split()]
        return min(_LEAST, max(map(width_of, words), default=0))

    def lines(self, width: int) -> int:
        """About how many lines its texts take in so many columns of text."""
        return sum(number * -(-text // width) for text, number in self.widths.items())


def table(sheet: Sheet, look: Look) -> Iterator[str]:
    """A line a record, or more where a cell is wrapped; a line a field where there is no room."""
    if not sheet.rows:
        return
    every = [_column(sheet, name) for name in columns(sheet)]
    kept = _kept(every, () if sheet.fields else sheet.spare, look.width)
    if not kept:
        yield from record(sheet.replace(fields=columns(sheet)), look)
        return
    if len(kept) < len(every):
        left_out = listed(one.head for one in every if one not in kept)
        look.remark(f"no room for {left_out}: --format record shows every field")
    widths = _shared(kept, look.width)
    if look.header:
        heads = _lines([one.head for one in kept], widths)
        yield from (styled(line, BOLD, look.colour) + "\n" for line in heads)
    for cells in zip(*(one.cells for one in kept), strict=True):
        yield from (line + "\n" for line in _lines(cells, widths))
    for text in ("", _footer(sheet, kept), *documents(sheet)):
        yield from (line + "\n" for line in wrapped(text, look.width))


def _column(sheet: Sheet, name: str) -> Column:
    head, cells = heading(sheet.part, name), column(sheet, name)
    declared = sheet.part.fields_of.get(name)
    whole = declared is None or isinstance(declared.type, _WHOLE)
    return Column(name, head, cells, whole, Counter(map(width_of, [head, *cells])))


def _kept(every: list[Column], spare: Sequence[str], width: int | None) -> list[Column]:
    """The columns that there is room for; none where a card is better.

    The spare ones give way first, then the widest that may be broken; the first of these stays:
    it says what the row is about.
    """
    if width is None:
        return every
    kept = list(every)
    while width < sum(column.least for column in kept) + len(_GAP) * (len(kept) - 1):
        loose = [one for one in kept if not one.whole]
        given = [one for name in spare for one in kept if one.name == name]
        if not given and len(loose) < 2:
            return []
        kept.remove(given[0] if given else max(loose[1:], key=lambda one: one.width))
    return kept if width >= NARROWEST else []


def _shared(columns: Sequence[Column], width: int | None) -> list[int]:
    """The width of each column: what adds the fewest lines gives way first, then the widest."""
    if width is None:
        return [one.width for one in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    widths = [min(one.width, room) for one in columns]
    least = [one.least for one in columns]
    while sum(widths) > room:
        loose = [n for n, have in enumerate(widths) if have > least[n]]
        added = {n: columns[n].lines(widths[n] - 1) - columns[n].lines(widths[n]) for n in loose}
        widths[min(loose, key=lambda n: (added[n], -widths[n]))] -= 1
    return widths


def _lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines that a row takes."""
    columns = [wrapped(text, width) for text, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, columns))):
        texts = [lines[n] if n < len(lines) else "" for lines in columns]
        yield _GAP.join(map(padded, texts, widths)).rstrip()


def _footer(sheet: Sheet, columns: Sequence[Column]) -> str:
    """How many records there are, what the marks in the cells mean, where to read on."""
    said = counted(sheet.total, sheet.one, sheet.many)
    parts = [said if len(sheet.rows) == sheet.total else f"{len(sheet.rows)} of {said}"]
    ends = {text[-2:] for one in columns for text in one.cells}
    dates = {text for one in columns if one.whole for text in one.cells}
    for marks, texts in ((MARKS, ends), (DATE_MARKS, dates)):
        parts += (f"{mark} {word}" for mark, word in marks.items() if any(mark in t for t in texts))
    if not issubclass(sheet.part, Record | Row):
        return f"{', '.join(parts)}."
    more = "" if sheet.sources is not None else " Sources: --sources."
    return f"{', '.join(parts)}. Whole record: ilj show ID.{more}"
