"""The chart: figures as bars, series by series; other rows as counts per year or decade."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ilj.kinds import Figure
from ilj.model import QUALIFIERS, Date, Record
from ilj.query.rows import Row
from ilj.text import safe

from . import Look, Sheet
from .cells import marks
from .layout import DIM, padded, titled, width_of, wrapped
from .table import table

_SHORTEST = 8
"""The minimum length of the longest bar, in columns."""
_YEARS = 30
"""With more years than this, rows are counted by decade."""


class Bar(NamedTuple):
    """A line of the chart: its label, the lengths of its two parts, the text after the bar.

    `firm` is the exact part, `loose` the approximate part. A bar with neither marks a gap.
    """

    label: str
    firm: float
    loose: float
    said: str


BarGroup = tuple[str, list[tuple[str, list[Bar]]]]
"""Bars on one scale: a title, and the series, each with its label and bars."""


def chart(sheet: Sheet, look: Look) -> Iterator[str]:
    """Figures as bars with values and units, or the number of rows in each year or decade."""
    figures = [row for row in sheet.rows if isinstance(row, Figure)]
    placed = (row.placed for row in sheet.rows if isinstance(row, Record | Row))
    dates = list(filter(None, placed))
    if figures:
        groups = _measured(figures)
    elif dates:
        groups = [_counted(sheet, dates)]
    else:
        look.remarks.append("nothing here has a figure or a date to draw")
        yield from table(sheet, look)
        return
    for n, (title, series) in enumerate(groups):
        if n:
            yield "\n"
        yield from titled(title, look)
        yield from _drawn(series, look)
    if any(bar.loose for _, series in groups for _, bars in series for bar in bars):
        yield f"\n{_strokes(look)[1]} not exact\n"


def _drawn(series: Sequence[tuple[str, Sequence[Bar]]], look: Look) -> Iterator[str]:
    """The lines of the series, all on the scale of the largest value."""
    every = [bar for _, bars in series for bar in bars]
    labels = max(width_of(bar.label) for bar in every)
    said = max(width_of(bar.said) for bar in every)
    room = max((look.width or 80) - labels - said - 6, _SHORTEST)
    largest = max(abs(bar.firm + bar.loose) for bar in every) or 1
    for whose, bars in series:
        if whose:
            yield from titled(whose, look, DIM, indent="  ")
        for bar in bars:
            drawn = _bar(bar, room / largest, look)
            line = f"    {padded(bar.label, labels)} {drawn}{safe(bar.said)}"
            yield from (f"{text}\n" for text in wrapped(line, look.width))


def _bar(bar: Bar, scale: float, look: Look) -> str:
    """The bar itself; a negative one points left."""
    firm, loose, below = _strokes(look)
    if not (bar.firm or bar.loose):
        return ""
    lengths = (max(round(abs(part) * scale), 1) if part else 0 for part in (bar.firm, bar.loose))
    drawn = "".join(stroke * length for stroke, length in zip((firm, loose), lengths, strict=True))
    return (below + drawn[1:] if bar.firm + bar.loose < 0 else drawn) + " "


def _strokes(look: Look) -> tuple[str, str, str]:
    """The characters of the bars: exact, approximate, and the tip of a negative bar."""
    return ("█", "▒", "◄") if look.drawn else ("#", "=", "<")


def _measured(figures: Sequence[Figure]) -> list[BarGroup]:
    """One group per subject and unit, one series per reporter and coverage."""
    groups: dict[tuple[str, str], dict[str, list[Figure]]] = {}
    for figure in figures:
        series = groups.setdefault((figure.subject, figure.unit or ""), {})
        coverage = figure.fields["coverage"].show(figure) if "coverage" in figure.fields else ""
        whose = ", ".join(filter(None, (figure.reporter, coverage))) or "reporter not said"
        series.setdefault(whose, []).append(figure)
    return [
        (f"{subject}, {unit}", [(whose, _bars(same)) for whose, same in series.items()])
        for (subject, unit), series in groups.items()
    ]


def _bars(figures: Sequence[Figure]) -> list[Bar]:
    """One bar for each figure and each gap between years."""
    bars = []
    for figure in figures:
        amount = float(figure.amount or 0)
        firm, loose = (amount, 0.0) if figure.precision == "exact" else (0.0, amount)
        label = (figure.period.short if figure.period else "no date") + marks(figure, "period")
        years = figure.period.years if figure.period else None
        bars.append((years, Bar(label, firm, loose, figure.said)))
    return list(_with_gaps(bars, "no figure"))


def _with_gaps(
    bars: Iterable[tuple[range | None, Bar]], said: str, ends: str = ""
) -> Iterator[Bar]:
    """The bars, plus one for each gap between their years or decades."""
    before: int | None = None
    for steps, bar in bars:
        if before is not None and steps and steps[0] > before + 1:
            first, last = before + 1, steps[0] - 1
            label = f"{first}{ends}" if first == last else f"{first}{ends}-{last}{ends}"
            yield Bar(label, 0, 0, said)
        yield bar
        before = steps[-1] if steps else None


def _counted(sheet: Sheet, dates: Sequence[Date]) -> BarGroup:
    """The number of dates that begin in each year, or in each decade if there are many years."""
    years = [year for date in dates for year in (date.years[0], date.years[-1])]
    few = max(years) - min(years) < _YEARS
    span, unit, ends = (1, "year", "") if few else (10, "decade", "0s")
    counts = {True: Counter[int](), False: Counter[int]()}
    unknown = 0
    for date in dates:
        first, last = (year // span for year in _begun(date))
        if first == last:
            counts[any(mark in date.text for mark in QUALIFIERS)][first] += 1
        else:
            unknown += 1
    firm, loose = counts[False], counts[True]
    bars = [
        (range(n, n + 1), Bar(f"{n}{ends}", firm[n], loose[n], str(firm[n] + loose[n])))
        for n in sorted({*firm, *loose})
    ]
    rest = [Bar(f"not known to the {unit}", 0, unknown, str(unknown))] if unknown else []
    return f"{sheet.kind.many.capitalize()} by {unit}", [
        ("", [*_with_gaps(bars, "none", ends), *rest])
    ]


def _begun(date: Date) -> tuple[int, int]:
    """The first and the last year in which it may have begun."""
    first = date.points[0]
    if date.form == "range" or first is None:
        return date.years[0], date.years[-1]
    return first.first.year, first.last.year
