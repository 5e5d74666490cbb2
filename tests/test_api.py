"""Python: typed, frozen records, found by the same question as on the command line."""

import datetime
import sys
from pathlib import Path

import pytest

import ilj
from tests.conftest import ROOT
from tests.running import BARE, pipe

TYPED = """
import ilj

visits: list[ilj.Visit] = ilj.find(ilj.Visit, "dagan", year=1994, role="prime-minister")
who: str = visits[0].who
date: ilj.Date | None = visits[0].date
place: str = visits[0].sources[0].at
figures: list[ilj.TradeFigure] = ilj.find(ilj.TradeFigure)
amount: int | float | None = figures[0].amount
"""


def test_find_answers_as_the_command_does(sample: None, own: Path) -> None:
    visits = ilj.find(ilj.Visit, "sato", destination="israel")
    assert [(str(visit.date), visit.role[0], visit.sources[0].at) for visit in visits] == [
        ("1999-08?", "foreign-minister", "page 3"),
        ("2010-01-18", "prime-minister", "line 7"),
    ]
    text = '[own]\nterm = "Own"\nmeaning = "Of one\'s own."\nsources = [{ id = "x", at = "y" }]\n'
    (own / "terms.toml").write_text(text)
    assert [term.id for term in ilj.find(ilj.Term, data=str(own))] == ["own", "tea-ceremony"]
    assert len(ilj.find(ilj.Term, data=str(own), limit=1)) == 1


def test_what_cannot_be_asked_raises_before_anything_is_read() -> None:
    with pytest.raises(ilj.UsageError, match="visits have no filter 'rolle'") as caught:
        ilj.find(ilj.Visit, rolle="president")
    assert caught.value.hint == "did you mean role?"
    with pytest.raises(ilj.UsageError, match="--year: 'soon' is not a year"):
        ilj.find(ilj.Visit, year="soon")
    with pytest.raises(ilj.DataError, match="no such file or directory"):
        ilj.find(ilj.Visit, data="/no/such/folder")
    for record in ("visits", ilj.Date, None):
        with pytest.raises(ilj.UsageError, match="is no kind of record"):
            ilj.find(record)  # type: ignore[arg-type, type-var]
    with pytest.raises(ilj.UsageError, match="2015 is no word"):
        ilj.find(ilj.Visit, 2015)  # type: ignore[arg-type]


def test_paths_none_and_dates_are_taken_as_python_has_them(sample: None, own: Path) -> None:
    (own / "terms.toml").write_text("")
    terms = ilj.find(ilj.Term, data=own, source=None, limit=None)
    assert [term.id for term in terms] == ["tea-ceremony"]
    date = ilj.find(ilj.Visit)[0].date
    assert date
    assert date.first
    assert date < ilj.Date("2015")
    assert date.first < datetime.date(2015, 1, 1)
    with pytest.raises(TypeError, match="not supported between instances of 'Date' and"):
        assert date < datetime.date(2015, 1, 1)


def test_records_are_frozen_and_compare_by_value(sample: None) -> None:
    one, other = ilj.find(ilj.Visit)[0], ilj.find(ilj.Visit)[0]
    assert (one, hash(one)) == (other, hash(other))
    assert one is not other
    assert repr(one).startswith("Visit(id='mori-israel-1990', date=Date('199X'), who='Ōta Mori'")
    with pytest.raises(AttributeError, match="Visit is frozen"):
        one.who = "Another"
    with pytest.raises(AttributeError, match="Visit is frozen"):
        del one.who


@pytest.mark.parametrize("name", ["nothing", "Nothing", "_private"])
def test_what_the_package_does_not_offer(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'ilj' has no attribute '{name}'"):
        getattr(ilj, name)


@pytest.mark.long
@pytest.mark.parametrize("checker", ["mypy --strict", "basedpyright --level error"])
def test_a_typed_program_checks(tmp_path: Path, checker: str) -> None:
    (tmp_path / "right.py").write_text(TYPED)
    (tmp_path / "wrong.py").write_text(TYPED.replace("who: str", "who: int"))
    # From the root, whose settings and package these are.
    ran = pipe([sys.executable, "-m", *checker.split(), *tmp_path.iterdir()], BARE, ROOT)
    assert ran.code == 1
    (error,) = (line for line in ran.lines if " error: " in line)
    assert "wrong.py:5:" in error
