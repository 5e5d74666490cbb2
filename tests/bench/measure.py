"""Measures of a case: wall time, instructions executed, the most memory held."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .case import Case, Group

_CALLGRIND = ("valgrind", "--tool=callgrind", "--trace-children=yes")
_COUNT = re.compile(r"Collected : (\d+)")
_PEAK = """
import os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
])
print(os.wait4(child, 0)[2].ru_maxrss)
"""
"""A child begins with what its parent holds, so the parent is kept small."""


@dataclass(frozen=True)
class Row:
    """What a case took, as ratios to its baseline; memory as a ratio to its file."""

    case: Case
    time: float
    instructions: float | None = None
    memory: float | None = None


def measured(group: Group, env: Mapping[str, str], rounds: int, counted: bool) -> list[Row]:
    """A row for each case of a group."""
    cases = (group.baseline, *group.cases)
    for case in cases:
        case.check(env)
    times = [[seconds(case, env) for case in cases] for _ in range(3 if group.long else rounds)]
    counts = [instructions(case, env) if counted and not group.long else None for case in cases]
    return [
        Row(
            case,
            statistics.median(taken[n] / taken[0] for taken in times),
            _ratio(counts[n], counts[0]),
            memory(case, env) if case.file else None,
        )
        for n, case in enumerate(cases)
    ]


def _ratio(ours: int | None, theirs: int | None) -> float | None:
    return ours / theirs if ours and theirs else None


def seconds(case: Case, env: Mapping[str, str]) -> float:
    """The wall time that a run takes."""
    start = time.perf_counter()
    case.run(env)
    return time.perf_counter() - start


def instructions(case: Case, env: Mapping[str, str]) -> int | None:
    """The instructions that it and its children execute; None where they cannot be counted."""
    with TemporaryDirectory() as logs:
        options = ("--callgrind-out-file=/dev/null", f"--log-file={logs}/%p")
        try:
            case.check(env, *_CALLGRIND, *options)
        except RuntimeError:  # a slowed peer may leave in the midst of its answer
            return None
        counts = [_COUNT.search(path.read_text()) for path in Path(logs).iterdir()]
    return sum(int(count[1]) for count in counts if count) if all(counts) else None


def memory(case: Case, env: Mapping[str, str]) -> float:
    """What it holds at most, above what it holds on next to none, as a ratio to its file."""
    assert case.file
    return (_peak(case.command, env) - _peak(case.least, env)) / case.file.stat().st_size


def _peak(command: Sequence[str | Path], env: Mapping[str, str]) -> int:
    """The most memory that a command holds, in bytes."""
    small = [sys.executable, "-I", "-S", "-c", _PEAK, *command]
    return 1024 * int(subprocess.run(small, env=env, capture_output=True, check=True).stdout)
