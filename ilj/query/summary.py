"""Summaries: the coverage of each kind, and figures by year."""

from collections.abc import Iterable, Sequence

from ilj.kinds import KINDS, Figure
from ilj.model.dates import Date
from ilj.model.record import Record
from ilj.model.schema import Kind, Nested, Part, field, listing
from ilj.model.types import DATE, TEXT, TEXTS, Amount, Count, Many, Slug
from ilj.store import Library


def _year(date: Date | None, which: int) -> str:
    return str(date.years[which]) if date else ""


@listing("coverage", "what is here, how well founded, what is missing", one="kind", group="Data")
class Coverage(Part):
    """The coverage of one kind."""

    columns = "kind records first last to_the_day two_origins inferred disputed unresolved"
    examples = ["", "--json"]

    kind: str = field(TEXT, "the kind")
    records: int = field(Count(), "how many records")
    first: Date | None = field(DATE, "the earliest date", wording=lambda row: _year(row.first, 0))
    last: Date | None = field(DATE, "the latest date", wording=lambda row: _year(row.last, -1))
    to_the_day: int = field(Count(), "how many have a date to the day")
    two_origins: int = field(Count(), "how many rest on two documents or more")
    inferred: int = field(Count(), "how many have a value that is inferred")
    disputed: int = field(Count(), "how many have a value that some source gives otherwise")
    unresolved: int = field(
        Count(), "how many have a value for which we stand behind none", head="open"
    )
    gaps: tuple[str, ...] = field(TEXTS, "what is known to be missing")


def coverage(library: Library) -> list[Coverage]:
    """One row for each kind."""
    missing = library.gaps()
    return [
        _of_kind(kind, list(library.of_kind(kind.name).values()), missing.get(kind.name, ()))
        for kind in KINDS.values()
    ]


def _of_kind(kind: Kind, records: Sequence[Record], gaps: Sequence[str]) -> Coverage:
    dates = sorted(date for record in records for date in record.dates)
    return Coverage(
        kind=kind.name,
        records=len(records),
        first=dates[0] if dates else None,
        last=max(dates, key=lambda date: date.until or date.order[0]) if dates else None,
        to_the_day=sum(any(d.precision == "day" for d in r.dates) for r in records),
        two_origins=sum(len({c.id for c in record.sources}) > 1 for record in records),
        inferred=sum(bool(record.inferred) for record in records),
        disputed=sum(record.disputed for record in records),
        unresolved=sum(bool(record.unresolved) for record in records),
        gaps=tuple(gaps),
    )


class YearFigure(Part):
    """One reporter's figure for a year."""

    said: str = field(TEXT, "the figure, and whose books it is from")
    amount: int | float | None = field(Amount(), "the figure as a number")
    unit: str | None = field(TEXT, "its unit")
    reporter: str | None = field(TEXT, "whose books")
    id: str = field(Slug(), "the id of the record")

    def __str__(self) -> str:
        return self.said


@listing("years", "", one="line", many="lines")
class Year(Part):
    """All figures for one year and one measure."""

    columns = "period about figures"

    period: Date | None = field(DATE, "the year, or the years that are counted together")
    about: str = field(TEXT, "what is measured")
    figures: tuple[YearFigure, ...] = field(Many(Nested(YearFigure)), "each reporter's figure")


def by_year(figures: Iterable[Figure]) -> list[Year]:
    """One row for each period and measure, oldest first, those without a period last."""
    held: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        period = figure.period.text if figure.period else ""
        held.setdefault((period, figure.subject), []).append(figure)
    rows = [
        Year(period=same[0].period, about=about, figures=tuple(map(_year_figure, same)))
        for (_, about), same in held.items()
    ]
    return sorted(
        rows, key=lambda row: (row.period is None, row.period and row.period.order, row.about)
    )


def _year_figure(figure: Figure) -> YearFigure:
    whose = f" ({figure.reporter})" if figure.reporter else ""
    return YearFigure(
        said=f"{figure.said}{whose}",
        amount=figure.amount,
        unit=figure.unit,
        reporter=figure.reporter,
        id=figure.id,
    )
