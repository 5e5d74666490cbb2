"""The benchmark measures what it says: each of its cases answers, on the sample, without timing."""

import sys
from pathlib import Path

import pytest

from tests.bench import ours
from tests.bench.case import Ask, Case, Group
from tests.bench.measure import Row, measured, table
from tests.conftest import Ilj
from tests.running import SCRIPT

PYTHON = Path(sys.executable)
ASK = Ask(year="1994", word="dagan", id="dagan-japan-1994", begun="dagan-japan-19")
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


def test_an_answer_that_is_not_the_one_expected_is_refused(ilj: Ilj) -> None:
    for holds, code in (("nobody-japan-1994", 0), (ASK.id, 1)):
        with pytest.raises(ValueError, match=r"^ilj visits: exit 0, "):
            Case("ilj visits", [SCRIPT, "visits"], holds, code).check(ilj.env)
    cut = "import sys; sys.stdout.buffer.write('ק'.encode()[:1])"
    with pytest.raises(ValueError, match=r"can't decode byte 0xd7 "):
        Case("a peer", [PYTHON, "-c", cut]).check(ilj.env)


def test_the_table_marks_each_budget_met_or_with_the_figure_reached() -> None:
    hello = Case("hello", ["hello"])
    ours = Case("ilj visits", ["ilj"], budget=1.1)
    rows = [
        Row(hello, 1, 90, 1),
        Row(ours, 0.7, 60, 1.104),
        Row(ours, 0.7, 60, 1.566),
        Row(ours, 1.2, 9),
    ]
    assert "\n".join(table("Start", rows)) == (
        "Start                                          instructions    time    ms  budget\n"
        "  hello                                                1.00    1.00    90\n"
        "  ilj visits                                           1.10    0.70    60  1.10 met\n"
        "  ilj visits                                           1.57    0.70    60  1.10 not met: 1.57\n"
        "  ilj visits                                              -    1.20     9  1.10 not met: 1.20\n"
    )


def test_cases_are_run_in_turn_after_their_baseline(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first, second = (
        Case(name, ["sh", "-c", f"echo {name} >> {log}; echo {name}"], name) for name in "ab"
    )
    rows = measured(Group("both", first, [second]), {}, rounds=2, counted=False)
    assert log.read_text().split() == ["a", "b"] * 3
    assert [(row.case, row.instructions) for row in rows] == [(first, None), (second, None)]
    assert rows[0].time == 1
