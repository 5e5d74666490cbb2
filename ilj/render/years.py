"""Figures by year: a row a year, a column a flow or measure, the reporters side by side."""

from collections.abc import Iterator, Sequence
from itertools import compress

from ilj.query.summary import Year, by_year
from ilj.text import safe

from . import Look, Sheet
from .cells import NUMBER_MARKS
from .layout import TextColumn, that_fit, width_of
from .table import grid, table


def years(sheet: Sheet, look: Look) -> Iterator[str]:
    """Figures by year, newest first; those that have no room are counted: `+3`."""
    found = by_year(sheet.rows, sheet.sources or {}, sheet.years)
    if not found:
        yield from table(sheet, look)
        return
    rows: dict[str, dict[int, Year]] = {}
    for row in found:
        rows.setdefault(row.about, {})[row.year] = row
    labels = sorted({row.year for row in found}, reverse=True)
    every = [TextColumn("year", list(map(str, labels)), whole=True)]
    texts: dict[str, list[list[str]]] = {}
    for about, of_year in rows.items():
        reporters = {one.reporter for row in of_year.values() for one in row.figures}
        alone = len(reporters) == 1 and reporters != {None}
        head = safe(f"{about} ({min(filter(None, reporters))})" if alone else about)
        texts[head] = [_texts(of_year.get(year), alone) for year in labels]
        cells = [_filled(parts) for parts in texts[head]]
        every.append(
            TextColumn(head, cells, right=alone, spare=len(every) > 2, marks=[*NUMBER_MARKS])
        )
    shown, widths = that_fit(every, look.width, look.wrap)
    if not look.wrap:
        for n, one in enumerate(shown[1:], 1):
            cells = [_filled(parts, widths[n]) for parts in texts[one.head]]
            shown[n] = one._replace(cells=cells)
    used = [any(cells) for cells in zip(*(one.cells for one in shown[1:]), strict=True)]
    shown = [one._replace(cells=list(compress(one.cells, used))) for one in shown]
    hidden = [one for one in every if one.head not in {one.head for one in shown}]
    yield from grid([*shown, *hidden], with_rest(sheet, found)._replace(sources=None), look)


def with_rest(sheet: Sheet, found: Sequence[Year]) -> Sheet:
    """The sheet; hidden in it also the figures that have no place in a table by year."""
    rest = len(sheet.rows) - sum(len(row.figures) + row.more for row in found)
    said = f"{rest} older, undated or for other periods (--format table)"
    return sheet._replace(rows=sheet.rows[rest:], hidden=[*sheet.hidden, said]) if rest else sheet


def _texts(row: Year | None, alone: bool) -> list[str]:
    """The figures of a year, then how many more there are."""
    if not row:
        return []
    said = [one.short if alone else one.said for one in row.figures]
    return [*map(safe, said), f"+{row.more}" if row.more else ""]


def _filled(parts: list[str], width: int | None = None) -> str:
    """As many figures as have room; the rest is counted."""
    *said, more = parts or [""]
    left = int(more or 0)
    while True:
        text = " · ".join(said) + (f" +{left}" if left else "")
        if width is None or len(said) < 2 or width_of(text) <= width:
            return text
        said, left = said[:-1], left + 1
