"""The table: aligned columns, wrapped where they must be, never cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ilj.dated import Dated
from ilj.entry import Row
from ilj.record import Record
from ilj.text import counted, listed
from ilj.values import Number, Slug

from . import Look, Sheet
from .card import record
from .cells import DATE_MARKS, MARKS, column, columns, documents, heading
from .grid import Column, kept, laid_out, shared
from .layout import BOLD, styled, width_of, wrapped

_WHOLE = (Slug, Dated, Number)


def table(sheet: Sheet, look: Look) -> Iterator[str]:
    """A line a record, or more where a cell is wrapped; a line a field where there is no room."""
    if not sheet.rows:
        return
    names = columns(sheet)
    every = [_column(sheet, name, hangs=name == "id" == names[-1]) for name in names]
    left = kept(every, () if sheet.fields else sheet.spare, look.width)
    if not left:
        yield from record(sheet.replace(fields=names), look)
        return
    if len(left) < len(every):
        left_out = listed(one.head for one in every if one not in left)
        look.remark(f"no room for {left_out}: see --fields and --format record")
    widths = shared(left, look.width)
    if look.header:
        heads = laid_out([one.head for one in left], left, widths)
        yield from (styled(line, BOLD, look.colour) + "\n" for line in heads)
    for cells in zip(*(one.cells for one in left), strict=True):
        yield from (line + "\n" for line in laid_out(cells, left, widths))
    for text in ("", _footer(sheet, left), *documents(sheet)):
        yield from (line + "\n" for line in wrapped(text, look.width))


def _column(sheet: Sheet, name: str, hangs: bool) -> Column:
    head, cells = heading(sheet.part, name), column(sheet, name)
    declared = sheet.part.fields_of.get(name)
    whole = declared is None or isinstance(declared.type, _WHOLE)
    return Column(name, head, cells, whole, hangs, Counter(map(width_of, [head, *cells])))


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
