"""Figures a line a year: every reporter's side by side, none summed, none left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from .choices import Many
from .dated import Dated
from .dates import Date
from .fields import field
from .kind import Kind
from .kinds import Figure
from .kinds.valued import Amount
from .nested import Nested
from .schema import Part
from .values import Slug, Type


class Claimed(Part):
    """What one reporter has for a year."""

    said: str = field(Type(), "the figure, and whose books it is from")
    amount: int | float | None = field(Amount(), "the figure as a number")
    unit: str | None = field(Type(), "its unit")
    reporter: str | None = field(Type(), "whose books")
    id: str = field(Slug(), "the id of the record")

    def __str__(self) -> str:
        """The figure, and whose books it is from."""
        return self.said


class Year(Part):
    """All the figures of one year and one measure."""

    declared: ClassVar[Kind]

    period: Date | None = field(Dated(), "the year, or the years that are counted together")
    about: str = field(Type(), "what is measured")
    figures: tuple[Claimed, ...] = field(Many(Nested(Claimed)), "each reporter's figure")


Year.declared = Kind(
    name="years",
    one="line",
    many="lines",
    record=Year,
    group="",
    help="",
    examples=(),
    columns=("period", "about", "figures"),
)


def by_year(figures: Iterable[Figure]) -> list[Year]:
    """A row for each year and measure, in order of time, what has no period last."""
    held: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        period = figure.period.text if figure.period else ""
        held.setdefault((period, figure.subject), []).append(figure)
    rows = [
        Year(
            period=same[0].period,
            about=about,
            figures=tuple(_claimed(figure) for figure in same),
        )
        for (_, about), same in held.items()
    ]
    return sorted(rows, key=_order)


def _order(row: Year) -> tuple[bool, tuple[date, date] | None, str]:
    return row.period is None, row.period.order if row.period else None, row.about


def _claimed(figure: Figure) -> Claimed:
    whose = f" ({figure.reporter})" if figure.reporter else ""
    return Claimed(
        said=f"{figure.said}{whose}",
        amount=figure.amount,
        unit=figure.unit,
        reporter=figure.reporter,
        id=figure.id,
    )
