"""Summaries: the coverage of each kind, and figures by year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ilj.kinds import KINDS, Figure, Source
from ilj.model.dates import Date
from ilj.model.record import Record, precedence
from ilj.model.schema import Kind, Nested, Part, field, listing
from ilj.model.types import DATE, TEXT, TEXTS, Amount, Count, Many, Slug, inner
from ilj.store import Library

_FEW = 2
"""With fewer years than this, a column comes last."""


def _year(date: Date | None, which: int) -> str:
    return str(date.years[which]) if date else ""


@listing("coverage", "what is here, how well sourced, what is missing", one="kind", group="Data")
class Coverage(Part):
    """The coverage of one kind."""

    columns = "kind records first last to_the_day two_origins inferred disputed unresolved?"
    piped = "kind records first last to_the_day two_origins inferred disputed unresolved gaps"
    examples = ["", "--json"]

    kind: str = field(TEXT, "the kind")
    records: int = field(Count(), "number of records")
    first: Date | None = field(DATE, "the earliest date", wording=lambda row: _year(row.first, 0))
    last: Date | None = field(DATE, "the latest date", wording=lambda row: _year(row.last, -1))
    to_the_day: int = field(Count(), "how many are dated to the day", head="exact date")
    two_origins: int = field(Count(), "how many have two sources or more", head="2+ sources")
    inferred: int = field(Count(), "how many have an inferred value")
    disputed: int = field(Count(), "how many have values that sources disagree on")
    unresolved: int = field(Count(), "how many have a value left unresolved", head="unresolved")
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

    said: str = field(TEXT, "the figure for people, and who reports it")
    short: str = field(TEXT, "the figure alone")
    amount: int | float | None = field(Amount(), "the figure as a number")
    unit: str | None = field(TEXT, "its unit")
    precision: str = field("precision", "how precise the number is")
    reporter: str | None = field(TEXT, "who reports it; blank if not stated")
    id: str = field(Slug(), "the id of the record")


@listing("years", "", one="year")
class Year(Part):
    """What is reported for one year and one flow or measure."""

    columns = "year about figures more"

    year: int = field(Count(), "the year")
    about: str = field(TEXT, "the flow or measure")
    figures: tuple[YearFigure, ...] = field(
        Many(Nested(YearFigure)), "one figure per reporter, its newest"
    )
    more: int = field(Count(), "how many other figures there are")
    asked: str = field(TEXT, "the options that ask for this flow or measure")


@listing("counts", "", one="year")
class YearCount(Part):
    """How many records begin in a year, or on a date that is not known to the year."""

    columns = "year number"

    year: str = field(TEXT, "the year, decade or range; blank if undated")
    number: int = field(Count(), "how many there are")


def counts(rows: Iterable[Any]) -> list[YearCount]:
    """The number of rows for each year, oldest first."""
    held = Counter(_begun(row.placed) for row in rows)
    return [
        YearCount(year=year, number=held[year]) for year in sorted(held, key=lambda y: (not y, y))
    ]


def _begun(date: Date | None) -> str:
    """The year in which it begins; its text if that is not known."""
    if not date:
        return ""
    first = date.points[0]
    if date.form == "range" or not first or len(first.text) < 4 or "X" in first.text:
        return str(date.years[0]) if len(date.years) == 1 else date.short
    return first.text[:4]


def by_year(
    figures: Iterable[Figure], sources: Mapping[str, Source], limit: int | None = None
) -> list[Year]:
    """One row for each flow or measure and year, the newest year first; `limit` counts years.

    A figure for another period than a year has no row. Of each reporter there is one figure, from
    its newest source, in the unit that most years of the column have.
    """
    held: dict[str, dict[int, list[Figure]]] = {}
    for figure in figures:
        if (period := figure.period) and period.form == "point" and len(period.years) == 1:
            held.setdefault(figure.column, {}).setdefault(period.years[0], []).append(figure)

    def rank(column: str) -> tuple[bool, int, bool, str, int]:
        """The sort key of a column: single goods last, then by measure, years and direction."""
        years, first = len(held[column]), next(iter(held[column].values()))[0]
        measures = list(inner(first.fields["measure"].type).terms)  # type: ignore[attr-defined]
        good = bool(getattr(first, "good", None))
        return good, measures.index(first.measure), years < _FEW, first.origin or "", -years

    def newest(figure: Figure) -> tuple[Any, ...]:
        cited = (sources.get(citation.id) for citation in figure.sources)
        dates = [source.date.order for source in cited if source and source.date]
        return max(dates, default=()), figure.amount or 0

    rows = []
    for column in sorted(held, key=rank):
        years = held[column]
        every = Counter(one.unit for same in years.values() for one in same)
        units = Counter(unit for same in years.values() for unit in {one.unit for one in same})
        unit = max(units, key=lambda unit: (units[unit], every[unit]))
        often = Counter(name for same in years.values() for name in {one.reporter for one in same})
        for year, same in sorted(years.items(), reverse=True):
            alike = [one for one in same if one.unit == unit] or same
            ranked = sorted(alike, key=newest)
            chosen = {figure.reporter: figure for figure in ranked}
            ordered = sorted(
                chosen.values(),
                key=lambda f: (precedence(f.importance), -often[f.reporter], f.reporter or ""),
            )
            said = tuple(map(_year_figure, ordered))
            more, asked = len(same) - len(said), _asked(same[0])
            rows.append(Year(year=year, about=column, figures=said, more=more, asked=asked))
    newest_years = sorted({row.year for row in rows}, reverse=True)[:limit]
    return [row for row in rows if row.year in newest_years]


def _year_figure(figure: Figure) -> YearFigure:
    return YearFigure(
        said=f"{figure.marked} {figure.reporter or ''}".rstrip(),
        short=figure.marked,
        amount=figure.amount,
        unit=figure.unit,
        precision=figure.precision,
        reporter=figure.reporter,
        id=figure.id,
    )


def _asked(figure: Figure) -> str:
    """The options that ask for its flow or measure."""
    names = ("measure", "origin", "destination")
    given = ((figure.fields[name].option, getattr(figure, name)) for name in names)
    return " ".join(f"{option} {value}" for option, value in given if value)
