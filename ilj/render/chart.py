"""The chart: one measure as bars, a line a year and a series a reporter; or counts by year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ilj.kinds import Figure
from ilj.query.summary import Year, YearCount, by_year, counts
from ilj.text import safe

from . import Look, Sheet
from .cells import footer
from .layout import DIM, styled, titled, width_of, wrapped
from .years import with_rest

_SHORTEST = 8
"""The minimum length of the longest bar, in columns."""
_MANY = 30
"""With more years than this, records are counted by decade."""
_EIGHTHS = ("", *"▏▎▍▌▋▊▉")


class Bar(NamedTuple):
    """A line of the chart: its label, its length, what is said beside it, whether it is exact."""

    label: str
    amount: float
    said: str
    exact: bool = True


def chart(sheet: Sheet, look: Look) -> Iterator[str]:
    """Bars of the measure with most years, or of the number of records in each year."""
    if not sheet.rows:
        return
    figures = [row for row in sheet.rows if isinstance(row, Figure)]
    found = by_year(figures, sheet.sources or {}, sheet.years)
    title = found[0].about if found else ""
    if found:
        series = dict(_measured([row for row in found if row.about == title]))
        sheet = with_rest(sheet, found)
    else:
        series = {"": list(_counted(counts(sheet.rows)[: sheet.years]))}
    yield from titled(title or f"{sheet.kind.many.capitalize()} by year", look)
    every = [bar for bars in series.values() for bar in bars]
    labels = max(width_of(bar.label) for bar in every)
    room = (look.width or 80) - labels - max(width_of(bar.said) for bar in every) - 4
    scale = max(room, _SHORTEST) / (max(abs(bar.amount) for bar in every) or 1)
    for reporter, bars in series.items():
        if len(bars) == 1 and reporter:
            said = f"{reporter}, {bars[0].label}: {bars[0].said}"
            yield from (line + "\n" for line in wrapped(safe(said), look.width))
            continue
        if reporter:
            yield from titled(reporter, look, DIM)
        for bar in bars:
            yield f"  {bar.label:<{labels}} {_bar(bar, scale, look)}{safe(bar.said)}\n"
    if not all(bar.exact for bar in every):
        yield f"\n{_block(look, exact=False)} approximate\n"
    below = [footer(sheet)]
    asked: dict[str, dict[str, None]] = {}
    for row in found:
        if row.about != title:
            asked.setdefault(row.asked, {})[row.about] = None
    for options, (first, *more) in asked.items():
        said = f"{first} and {len(more)} more" if more else first
        below.append(f"Not drawn: {said}: ilj {sheet.kind.name} {options} --format chart")
    for text in ("", *below):
        yield from (styled(line, DIM, look.colour) + "\n" for line in wrapped(text, look.width))


def _measured(rows: Sequence[Year]) -> Iterator[tuple[str, list[Bar]]]:
    """The bars of each reporter, the one with most years first."""
    held: dict[str, list[Bar]] = {}
    for row in reversed(rows):
        for one in row.figures:
            bar = Bar(str(row.year), float(one.amount or 0), one.short, one.precision == "exact")
            held.setdefault(one.reporter or "reporter not stated", []).append(bar)
    for reporter, bars in sorted(held.items(), key=lambda pair: -len(pair[1])):
        yield reporter, list(_with_gaps(bars, "no figure"))


def _counted(rows: Sequence[YearCount]) -> Iterator[Bar]:
    """A bar for each year, or decade if there are many years, and a line for each gap."""
    held = Counter[str]()
    for row in rows:
        decade = len(rows) > _MANY and row.year[:4].isdigit()
        held[f"{row.year[:3]}0s" if decade else row.year or "undated"] += row.number
    return _with_gaps((Bar(label, number, str(number)) for label, number in held.items()), "none")


def _with_gaps(bars: Iterable[Bar], said: str) -> Iterator[Bar]:
    """The bars, and a line of text for each gap between their years."""
    before = 0
    for bar in bars:
        year = int(bar.label) if bar.label.isdigit() else 0
        if before and year > before + 1:
            gap = f"{before + 1}-{year - 1}" if year > before + 2 else str(before + 1)
            yield Bar(gap, 0, said)
        yield bar
        before = year or before


def _bar(bar: Bar, scale: float, look: Look) -> str:
    """The bar, to an eighth of a column where the terminal can; a negative one points left."""
    if not bar.amount:
        return ""
    length = abs(bar.amount) * scale
    block = _block(look, bar.exact)
    drawn = block * int(length)
    if look.drawn and bar.exact:
        drawn += _EIGHTHS[int(length % 1 * 8)]
    tip = "◄" if look.drawn else "<"
    least = _EIGHTHS[1] if look.drawn and bar.exact else block
    return (tip + drawn[1:] if bar.amount < 0 else drawn or least) + " "


def _block(look: Look, exact: bool) -> str:
    """The character of a bar."""
    return ("█" if exact else "▒") if look.drawn else ("#" if exact else "=")
