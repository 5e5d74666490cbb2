"""The environment stands in for options that are not given."""

from __future__ import annotations

import re
from pathlib import Path

from ilj.cli.environment import VARIABLES
from tests.conftest import ROOT, Ilj

VISIT = """
[dagan-japan-1994]
date = "1994-05-04"
who = "Noa Dagan"
origin = "israel"
destination = "japan"
sources = [{ id = "wire-1994", at = "line 1" }]
"""


def test_a_folder_of_ones_own(ilj: Ilj, own: Path) -> None:
    (own / "visits.toml").write_text(VISIT)
    asked = ("visits", "dagan", "--fields", "date", "--no-header")
    assert ilj(*asked, env={"ILJ_DATA": str(own)}).out == "1994-05-04\n"
    assert ilj(*asked, env={"ILJ_DATA": ""}).out == "1994-05-03/1994-05-05\n"
    other = own / "other"
    other.mkdir()
    (other / "visits.toml").write_text(VISIT.replace("1994-05-04", "1994"))
    assert ilj(*asked, "--data", other, env={"ILJ_DATA": str(own)}).out == "1994\n"


def test_a_record_of_ones_own_says_what_it_stands_for(ilj: Ilj, own: Path) -> None:
    (own / "visits.toml").write_text(VISIT)
    shown = ilj("show", "dagan-japan-1994", "--format", "record", "--data", own).out
    assert "\n  yours       in place of the bundled record of this id\n" in shown
    assert ilj("show", "dagan-japan-1994", "--data", own).rows[0]["own"] == "true"
    assert ilj("show", "dagan-japan-1994").rows[0]["own"] == ""


def test_a_format(ilj: Ilj) -> None:
    env = {"ILJ_FORMAT": "jsonl"}
    assert ilj("visits", "dagan", "--fields", "id", env=env).out == '{"id": "dagan-japan-1994"}\n'
    assert ilj.terminal("visits", env=env).out == ilj("visits", "--format", "jsonl").out
    for option in (["--format", "csv"], ["--json"]):
        assert ilj("visits", *option, env=env).out == ilj("visits", *option).out
    assert ilj("visits", env={"ILJ_FORMAT": ""}).out == ilj("visits").out


def test_a_format_for_some_commands_is_left_to_them(ilj: Ilj) -> None:
    env = {"ILJ_FORMAT": "bibtex"}
    assert ilj("visits", env=env).out == ilj("visits").out
    assert ilj("cite", env=env).out == ilj("cite", "--format", "bibtex").out


def test_a_format_that_there_is_not(ilj: Ilj) -> None:
    ran = ilj("visits", env={"ILJ_FORMAT": "jsn"})
    assert ran.err.startswith("ilj: ILJ_FORMAT: 'jsn' is not one of table, ")
    assert ran.err.endswith("hint: did you mean json or jsonl?\n")
    assert (ran.out, ran.code) == ("", 2)


def test_no_other_variable_is_read() -> None:
    known = {*(f'"{name}"' for name in VARIABLES), "DATA", "FORMAT", "DEBUG"}
    for path in (ROOT / "ilj").rglob("*.py"):
        asked = re.findall(r"environ\.get\(([^,)]*)", path.read_text(encoding="utf-8"))
        assert set(asked) <= known, path
