"""The table of ratios, each budget met or with the figure that was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .measure import Row

_LINE = "{:<46} {:>12} {:>7} {:>7}  {}"


def lines(title: str, rows: Sequence[Row]) -> Iterator[str]:
    """The rows of a group, below its title."""
    yield _LINE.format(title, "instructions", "time", "memory", "budget").rstrip()
    for row in rows:
        figures = (_figure(each) for each in (row.instructions, row.time, row.memory))
        yield _LINE.format(f"  {row.case.name}", *figures, verdict(row)).rstrip()
    yield ""


def verdict(row: Row) -> str:
    """What a case may take, and whether it keeps to it, by the figures that are shown."""
    reached = row.time if row.instructions is None else row.instructions
    said = []
    for figure, budget in ((reached, row.case.budget), (row.memory, row.case.memory)):
        if figure is not None and budget is not None:
            kept = round(figure, 2) <= budget
            said.append(f"{budget:.2f} {'met' if kept else f'not met: {figure:.2f}'}")
    return ", memory ".join(said)


def _figure(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.2f}"
