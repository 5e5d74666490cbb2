"""The chart: a bar for each figure, series by series; of what is dated, how much there is when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ilj.entry import Row
from ilj.kinds import Figure
from ilj.record import Record
from ilj.text import safe

from . import Look, Sheet
from .bars import Bar, counted, measured
from .layout import BOLD, DIM, padded, styled, width_of, wrapped
from .table import table

_SHORTEST = 8
"""The columns that the longest bar has at least."""


def chart(sheet: Sheet, look: Look) -> Iterator[str]:
    """Bars with values and units, or how many rows fall into each year or decade."""
    figures = [row for row in sheet.rows if isinstance(row, Figure)]
    dates = [row for row in sheet.rows if isinstance(row, Record | Row) and row.placed]
    if figures:
        groups = measured(figures)
    elif dates:
        groups = [counted(sheet, dates)]
    else:
        look.remark("nothing here has a figure or a date to draw")
        yield from table(sheet, look)
        return
    for n, (title, series) in enumerate(groups):
        yield "\n" * bool(n)
        for line in wrapped(safe(title), look.width):
            yield styled(line, BOLD, look.colour) + "\n"
        yield from _drawn(series, look)
    if any(bar.loose for _, series in groups for _, bars in series for bar in bars):
        yield f"\n{_strokes(look)[1]} not exact\n"


def _drawn(series: Sequence[tuple[str, Sequence[Bar]]], look: Look) -> Iterator[str]:
    """The series, all on the scale of the largest value among them."""
    every = [bar for _, bars in series for bar in bars]
    labels = max(width_of(bar.label) for bar in every)
    said = max(width_of(bar.said) for bar in every)
    room = max((look.width or 80) - labels - said - 6, _SHORTEST)
    largest = max(abs(bar.firm + bar.loose) for bar in every) or 1
    for whose, bars in series:
        for line in wrapped(safe(whose), look.width and look.width - 2) if whose else ():
            yield "  " + styled(line, DIM, look.colour) + "\n"
        for bar in bars:
            line = (
                f"    {padded(bar.label, labels)} {_bar(bar, room / largest, look)}{safe(bar.said)}"
            )
            yield from (f"{text}\n" for text in wrapped(line, look.width))


def _bar(bar: Bar, scale: float, look: Look) -> str:
    """The bar itself; a value below zero points to the left."""
    firm, loose, below = _strokes(look)
    if not (bar.firm or bar.loose):
        return ""
    lengths = (max(round(abs(part) * scale), 1) if part else 0 for part in (bar.firm, bar.loose))
    drawn = "".join(stroke * length for stroke, length in zip((firm, loose), lengths, strict=True))
    return (below + drawn[1:] if bar.firm + bar.loose < 0 else drawn) + " "


def _strokes(look: Look) -> tuple[str, str, str]:
    """What the bars are drawn with: firm, loose, the head of one below zero."""
    return ("█", "▒", "◄") if look.drawn else ("#", "=", "<")
