"""Measures of a case, wall time and instructions executed, and the table of them."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .case import Case, Group

_CALLGRIND = ("valgrind", "--tool=callgrind", "--trace-children=yes")
_COUNT = re.compile(r"Collected : (\d+)")
_LINE = "{:<46} {:>12} {:>7} {:>5}  {}"


class Row(NamedTuple):
    """What a case took, as ratios to its baseline; the time in milliseconds too."""

    case: Case
    time: float
    milliseconds: float
    instructions: float | None = None


def measured(group: Group, env: Mapping[str, str], rounds: int, counted: bool) -> list[Row]:
    """A row for each case of a group."""
    cases = (group.baseline, *group.cases)
    for case in cases:
        case.check(env)
    times = [[_seconds(case, env) for case in cases] for _ in range(rounds)]
    counts = [_instructions(case, env) if counted else None for case in cases]
    return [
        Row(
            case,
            statistics.median(taken[n] / taken[0] for taken in times),
            1000 * statistics.median(taken[n] for taken in times),
            count / counts[0] if count and counts[0] else None,
        )
        for n, (case, count) in enumerate(zip(cases, counts, strict=True))
    ]


def _seconds(case: Case, env: Mapping[str, str]) -> float:
    """The wall time that a run takes."""
    start = time.perf_counter()
    case.run(env)
    return time.perf_counter() - start


def _instructions(case: Case, env: Mapping[str, str]) -> int | None:
    """The instructions that it and its children execute; None where they cannot be counted."""
    with TemporaryDirectory() as logs:
        options = ("--callgrind-out-file=/dev/null", f"--log-file={logs}/%p")
        try:
            case.check(env, *_CALLGRIND, *options)
        except ValueError:  # a slowed peer may leave in the midst of its answer
            return None
        counts = [_COUNT.search(path.read_text()) for path in Path(logs).iterdir()]
    return sum(int(count[1]) for count in counts if count) if all(counts) else None


def table(title: str, rows: Sequence[Row]) -> Iterator[str]:
    """The rows of a group, below its title, each budget met or with the figure that was reached."""
    yield _LINE.format(title, "instructions", "time", "ms", "budget").rstrip()
    for row in rows:
        figures = ("-" if n is None else f"{n:.2f}" for n in (row.instructions, row.time))
        milliseconds = f"{row.milliseconds:.0f}"
        yield _LINE.format(f"  {row.case.name}", *figures, milliseconds, _verdict(row)).rstrip()
    yield ""


def _verdict(row: Row) -> str:
    """What a case may take, and whether it keeps to it, by the figures that are shown."""
    if row.case.budget is None:
        return ""
    reached = round(row.time if row.instructions is None else row.instructions, 2)
    kept = reached <= row.case.budget
    return f"{row.case.budget:.2f} {'met' if kept else f'not met: {reached:.2f}'}"
