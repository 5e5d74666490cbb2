"""The benchmark measures what it says: each of its cases answers, on the sample, without timing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench import ours, peers, table
from tests.bench.case import Ask, Case, Group
from tests.bench.facts import export
from tests.bench.measure import Row, measured
from tests.conftest import SAMPLE, Ilj
from tests.running import SCRIPT

PYTHON = Path(sys.executable)
ASK = Ask(year="1994", word="dagan", id="dagan-japan-1994", begun="dagan")
CASES = [
    ours.baseline(PYTHON),
    *ours.starts(PYTHON, SCRIPT, ASK),
    *ours.answers(SCRIPT, ASK),
    *ours.in_year(SCRIPT, ASK),
    *ours.with_word(SCRIPT, ASK),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_of_ours_answers(ilj: Ilj, case: Case) -> None:
    case.check(ilj.env)


def test_the_peers_that_are_installed_for_tests_answer(ilj: Ilj, tmp_path: Path) -> None:
    export(SCRIPT, tmp_path, ilj.env)
    every = peers.peers(tmp_path, SAMPLE, ASK)
    here = [peer for peer in every if peer.name in ("sqlite-utils", "DuckDB, Python")]
    asked = [*peers.in_year(here, ASK), *peers.with_word(here, ASK)]
    assert len(asked) == 4
    for case in asked:
        case.check(ilj.env)


def test_own_data_are_measured_in_time_and_memory(ilj: Ilj, tmp_path: Path) -> None:
    group = ours.own_data(PYTHON, SCRIPT, tmp_path, 100, long=True)
    rows = measured(group, ilj.env, rounds=1, counted=False)
    assert [row.case.name for row in rows] == [
        "tomli.loads of the same",
        "ilj visits --year 2015 --data DIR",
        "ilj visits --data DIR",
    ]
    assert rows[0].time == 1
    assert all(row.time > 0 and row.memory is not None for row in rows)


def test_an_answer_that_is_not_the_one_expected_is_refused(ilj: Ilj) -> None:
    for case in (
        Case("ilj visits", [SCRIPT, "visits"], "nobody-japan-1994"),
        Case("ilj visits", [SCRIPT, "visits"], ASK.id, code=1),
    ):
        with pytest.raises(RuntimeError, match=r"^ilj visits: exit 0, "):
            case.check(ilj.env)


def test_an_answer_cut_within_a_letter_is_refused(ilj: Ilj) -> None:
    cut = "import sys; sys.stdout.buffer.write('ק'.encode()[:1])"
    with pytest.raises(RuntimeError, match=r"^a peer: 'utf-8' codec can't decode byte 0xd7 "):
        Case("a peer", [PYTHON, "-c", cut]).check(ilj.env)


def test_the_table_marks_each_budget_met_or_with_the_figure_reached() -> None:
    def row(name: str, time: float, count: float | None, used: float | None = None) -> Row:
        budgeted = Case(name, ["ilj"], budget=1.1, memory=3 if used else None)
        return Row(budgeted, time, count, used)

    rows = [
        Row(Case("hello", ["hello"]), 1, 1),
        row("ilj visits", 0.7, 1.104),
        row("ilj sources", 0.7, 1.566),
        row("ilj trade", 1.2, None),
        row("own", 1, 1, 3.5),
    ]
    assert "\n".join(table.lines("Start", rows)) == (
        "Start                                          instructions    time  memory  budget\n"
        "  hello                                                1.00    1.00       -\n"
        "  ilj visits                                           1.10    0.70       -  1.10 met\n"
        "  ilj sources                                          1.57    0.70       -  1.10 not met: 1.57\n"
        "  ilj trade                                               -    1.20       -  1.10 not met: 1.20\n"
        "  own                                                  1.00    1.00    3.50  1.10 met, memory 3.00 not met: 3.50\n"
    )


def test_cases_are_run_in_turn_after_their_baseline(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first, second = (
        Case(name, ["sh", "-c", f"echo {name} >> {log}; echo {name}"], name) for name in "ab"
    )
    measured(Group("both", first, [second]), {}, rounds=2, counted=False)
    assert log.read_text().split() == ["a", "b"] * 3
