"""The bundled data on the screen: a record is a line, a timeline is a page, a visit fits."""

from itertools import takewhile
from typing import Any

import pytest
from wcwidth import wcswidth

from ilj.kinds import KINDS, Source
from ilj.query.answer import answer
from ilj.query.question import ask
from ilj.query.rows import VIEWS
from ilj.query.show import Shown, shown
from ilj.render import Look, Sheet, writer
from ilj.store import Library

WIDTHS = (60, 80, 100, 120, 200)
LISTINGS = {**KINDS, **VIEWS}
LIBRARY = Library()


def page(kind: Any, format: str, width: int, **asked: Any) -> tuple[list[str], int]:
    """The lines of what a command prints, and the number of its rows."""
    question = ask(kind.record, **asked)
    found = answer(question, LIBRARY)
    sources = LIBRARY.records(Source) if format in ("years", "chart") else None
    sheet = Sheet(kind, found.rows, found.total, (), sources)
    sheet = sheet._replace(hidden=found.hidden, latest=found.latest, since=question.since)
    return "".join(writer(format)(sheet, Look([], width))).splitlines(), len(found.rows)


def too_wide(lines: list[str], width: int) -> list[str]:
    return [line for line in lines if wcswidth(line) > width and not line.startswith("http")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", LISTINGS)
def test_a_record_is_a_line_and_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    lines, number = page(LISTINGS[name], "table", width, all=True)
    assert len([*takewhile(str.strip, lines)]) == number + 1
    assert too_wide(lines, width) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_other_layout_is_wider(width: int) -> None:
    for name in ("trade", "investment", "indicators"):
        for format in ("years", "chart"):
            assert too_wide(page(KINDS[name], format, width)[0], width) == []
    assert too_wide(page(VIEWS["timeline"], "timeline", width, all=True)[0], width) == []
    assert too_wide(cards(list(KINDS), width), width) == []


def cards(kinds: list[str], width: int = 80) -> list[str]:
    rows = [shown(record, LIBRARY) for name in kinds for record in some(name)]
    sheet = Sheet(Shown.declared, rows, len(rows), sources=LIBRARY.records(Source))
    return "".join(writer("card")(sheet, Look([], width))).splitlines()


def some(name: str) -> list[Any]:
    return list(LIBRARY.of_kind(name).values())[::25]


def test_the_timeline_is_a_page() -> None:
    timeline = VIEWS["timeline"]
    assert len(page(timeline, "timeline", 80)[0]) <= 100
    since, _ = page(timeline, "timeline", 80, since="2021")
    every, _ = page(timeline, "timeline", 80, since="2021", all=True)
    assert len(since) <= min(150, len(every) / 2)


def test_nine_of_ten_visits_are_shown_on_one_screen() -> None:
    visits = LIBRARY.of_kind("visits").values()
    documents = LIBRARY.records(Source)
    heights = []
    for visit in visits:
        sheet = Sheet(Shown.declared, [shown(visit, LIBRARY)], 1, sources=documents)
        heights.append("".join(writer("card")(sheet, Look([], 80))).count("\n"))
    assert sorted(heights)[len(heights) * 9 // 10] <= 24
