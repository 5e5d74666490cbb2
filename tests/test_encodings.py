"""Locales and encodings: a pipe gets the same bytes; a terminal gets what it can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.lines import ANSWERED, LISTINGS

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS = [
    ("ascii", PLAIN),
    ("ascii", {"PYTHONIOENCODING": "ascii"}),
    ("cp1252", {"PYTHONIOENCODING": "cp1252"}),
    ("cp932", {"PYTHONIOENCODING": "cp932"}),
    ("cp932", {**PLAIN, "PYTHONIOENCODING": "cp932:strict"}),
    ("utf-8", {**PLAIN, "PYTHONIOENCODING": "utf-8:strict"}),
]
PAGES = [[], ["--version"], ["visits", "-h"], ["show", "-h"], ["check", "-h"]]
ERRORS = [
    ["visits", "דגם"],
    ["visits", "--person", "安倍晋三"],
    ["visits", "--to", "日本🇯🇵"],
    ["visits", "--data", "日本"],
    ["visits", "--ō"],
    ["show", "ōta"],
    ["check", "בדיקה"],
    ["מה"],
]
STROKES = str.maketrans("│┆●○◆┝", "|:*o#+")


@pytest.mark.parametrize("args", [*ANSWERED.values(), *PAGES, *ERRORS], ids=" ".join)
def test_every_encoding(ilj: Ilj, args: list[str]) -> None:
    piped, shown = ilj(*args), ilj.terminal(*args)
    for encoding, env in ENCODINGS:
        assert ilj(*args, env=env) == piped
        ran = ilj.terminal(*args, env=env)
        drawn = shown.out if encoding == "utf-8" else shown.out.translate(STROKES)
        assert ran.out.encode(errors="surrogateescape") == drawn.encode(encoding, "replace")
        assert ran.code == shown.code


@pytest.mark.parametrize("command", LISTINGS)
def test_a_timeline_without_its_strokes_is_the_same_timeline(ilj: Ilj, command: str) -> None:
    args = (command, "--format", "timeline")
    drawn = ilj.terminal(*args).out.translate(STROKES)
    assert ilj.terminal(*args, env=PLAIN).out == drawn.encode("ascii", "replace").decode()


@pytest.mark.parametrize("name", ["日本", "בית", b"\xff\xfe".decode(errors="surrogateescape")])
def test_a_folder_of_any_name(ilj: Ilj, tmp_path: Path, name: str) -> None:
    own = tmp_path / name
    own.mkdir()
    (own / "terms.toml").write_text('[mine]\nterm = "A"\nmeaning = "B"\n')
    for env in (env for _, env in ENCODINGS):
        ran = ilj("terms", "--data", own, env=env)
        assert ran == ilj("terms", env={**env, "ILJ_DATA": str(own)}) == ilj("terms", "--data", own)
        said = f"{own}/terms.toml".replace("\udcff\udcfe", "\\udcff\\udcfe")
        assert ran.err == f"ilj: {said}: record mine: sources: is missing\n"
        assert ran.code == 3
