"""Python: typed, frozen records, found by the same question as on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ilj
from ilj.load import Library
from tests.conftest import ROOT, SAMPLE
from tests.conftest import Ilj as Command

TYPED = """
from __future__ import annotations

import ilj

visits: list[ilj.Visit] = ilj.find(ilj.Visit, "dagan", year=1994, role="prime-minister")
who: str = visits[0].who
date: ilj.Date | None = visits[0].date
place: str = visits[0].sources[0].at
figures: list[ilj.TradeFigure] = ilj.find(ilj.TradeFigure)
amount: int | float | None = figures[0].amount
"""


def in_python(command: Command, code: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=command.env,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_find_answers_as_the_command_does(ilj: Command, own: Path) -> None:
    assert in_python(
        ilj,
        "import ilj\n"
        "for visit in ilj.find(ilj.Visit, 'sato', destination='israel'):\n"
        "    print(visit.id, visit.date, visit.role[0], visit.sources[0].at)\n",
        own,
    ).splitlines() == [
        "sato-israel-1999 1999-08? foreign-minister page 3",
        "sato-israel-2010 2010-01-18 prime-minister line 7",
    ]
    (own / "trade.toml").write_text("")
    assert in_python(
        ilj, f"import ilj; print(len(ilj.find(ilj.TradeFigure, data={str(own)!r}, limit=1)))", own
    ) == ("1\n")


def test_what_cannot_be_asked_raises_before_anything_is_read() -> None:
    with pytest.raises(ilj.UsageError, match="visits have no filter 'rolle'") as caught:
        ilj.find(ilj.Visit, rolle="president")
    assert caught.value.hint == "did you mean role?"
    with pytest.raises(ilj.UsageError, match="--year: 'soon' is not a date"):
        ilj.find(ilj.Visit, year="soon")
    with pytest.raises(ilj.DataError, match="no such file or directory"):
        ilj.find(ilj.Visit, data="/no/such/folder")


def test_records_are_frozen_and_compare_by_value() -> None:
    visits = [next(iter(Library([str(SAMPLE)]).records(ilj.Visit).values())) for _ in range(2)]
    assert visits[0] == visits[1]
    assert hash(visits[0]) == hash(visits[1])
    assert repr(visits[0]).startswith(
        "Visit(id='mori-israel-1990', date=Date('199X'), who='Ōta Mori'"
    )
    with pytest.raises(AttributeError, match="Visit is frozen"):
        visits[0].who = "Another"
    with pytest.raises(AttributeError, match="Visit is frozen"):
        del visits[0].who


def test_what_the_package_does_not_offer() -> None:
    for name in ("nothing", "Nothing", "_private"):
        with pytest.raises(AttributeError, match=f"module 'ilj' has no attribute '{name}'"):
            getattr(ilj, name)


CHECKERS = {
    "mypy": ["mypy", "--strict", "--no-incremental"],
    "pyright": ["basedpyright", "--level", "error"],
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_typed_program_checks(tmp_path: Path, checker: str) -> None:
    assert checked(tmp_path, checker, TYPED).returncode == 0
    wrong = checked(tmp_path, checker, TYPED.replace("who: str", "who: int"))
    assert wrong.returncode == 1
    assert "program.py:7" in wrong.stdout


def checked(folder: Path, checker: str, code: str) -> subprocess.CompletedProcess[str]:
    program = folder / "program.py"
    program.write_text(code)
    command = [sys.executable, "-m", *CHECKERS[checker], str(program)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
