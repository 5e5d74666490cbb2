"""What a chart has bars for: each figure in its series, or how many rows there are when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ilj.dates import QUALIFIERS, Date
from ilj.datewords import short
from ilj.entry import Row
from ilj.frozen import Value
from ilj.kinds import Figure
from ilj.record import Record
from ilj.schema import Part

from . import Sheet
from .cells import marks

_YEARS = 30
"""More years than this are counted by the decade."""


class Bar(Value):
    """A line of the chart: what it is for, its two lengths, and what is said of it.

    `firm` is the part that is known exactly, `loose` the part that is not. A bar without either
    stands for a gap.
    """

    label: str
    firm: float
    loose: float
    said: str


Group = tuple[str, list[tuple[str, list[Bar]]]]
"""Bars on one scale: what they measure, and series by series whose they are."""


def measured(figures: Sequence[Figure]) -> list[Group]:
    """A group for each thing measured in one unit, a series for each reporter and coverage."""
    groups: dict[tuple[str, str], dict[str, list[Figure]]] = {}
    for figure in figures:
        series = groups.setdefault((figure.subject, figure.unit or ""), {})
        series.setdefault(_whose(figure), []).append(figure)
    return [
        (f"{subject}, {unit}", [(whose, _bars(same)) for whose, same in series.items()])
        for (subject, unit), series in groups.items()
    ]


def _whose(figure: Figure) -> str:
    coverage = figure.fields_of.get("coverage")
    parts = (figure.reporter, coverage.show(figure) if coverage else "")
    return ", ".join(filter(None, parts)) or "reporter not said"


def _bars(figures: Sequence[Figure]) -> list[Bar]:
    """A bar for each figure, and one that stands for the years between two that have none."""
    bars = []
    before: int | None = None
    for figure in figures:
        years = figure.period.years if figure.period else None
        if before is not None and years and years[0] > before + 1:
            bars.append(Bar(_between(before + 1, years[0] - 1), 0, 0, "no figure"))
        amount = float(figure.amount or 0)
        exact = figure.precision == "exact"
        label = short(figure.period) if figure.period else "no date"
        label += marks(figure, "period")
        bars.append(Bar(label, amount * exact, amount * (not exact), figure.said))
        before = years[-1] if years else None
    return bars


def _between(first: int, last: int, ends: str = "") -> str:
    return f"{first}{ends}" if first == last else f"{first}{ends}-{last}{ends}"


def counted(sheet: Sheet, rows: Sequence[Part]) -> Group:
    """How many rows begin in each year, or in each decade where these are many years."""
    dates = [row.placed for row in rows if isinstance(row, Record | Row) and row.placed]
    years = [year for date in dates for year in (date.years[0], date.years[-1])]
    few = max(years) - min(years) < _YEARS
    span, unit, ends = (1, "year", "") if few else (10, "decade", "0s")
    firm: Counter[int] = Counter()
    loose: Counter[int] = Counter()
    unknown = 0
    for date in dates:
        first, last = (year // span for year in _begun(date))
        unknown += first != last
        counter = loose if any(mark in date.text for mark in QUALIFIERS) else firm
        if first == last:
            counter[first] += 1
    bars = []
    before: int | None = None
    for step in sorted({*firm, *loose}):
        if before is not None and step > before + 1:
            bars.append(Bar(_between(before + 1, step - 1, ends), 0, 0, "none"))
        bars.append(Bar(f"{step}{ends}", firm[step], loose[step], str(firm[step] + loose[step])))
        before = step
    if unknown:
        bars.append(Bar(f"not known to the {unit}", 0, unknown, str(unknown)))
    return f"{sheet.many.capitalize()} by {unit}", [("", bars)]


def _begun(date: Date) -> tuple[int, int]:
    """The first and the last year in which it may have begun."""
    first = date.points[0]
    if date.form == "range" or first is None:
        return date.years[0], date.years[-1]
    return first.first.year, first.last.year
