"""Locales and encodings: a pipe gets the same bytes; a terminal gets what it can show."""

from pathlib import Path

import pytest

from ilj.render import Look, fitting, writer
from tests.conftest import SAMPLE, Ilj
from tests.filled import TO_READ, sheets

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS = [
    ("ascii", PLAIN),
    ("ascii", {"PYTHONIOENCODING": "ascii"}),
    ("cp1252", {"PYTHONIOENCODING": "cp1252"}),
    ("cp932", {"PYTHONIOENCODING": "cp932"}),
    ("cp932", {**PLAIN, "PYTHONIOENCODING": "cp932:strict"}),
    ("utf-8", {**PLAIN, "PYTHONIOENCODING": "utf-8:strict"}),
]
STROKES = str.maketrans("█▒◄", "#=<", "▏▎▍▌▋▊▉")


@pytest.mark.parametrize(
    "args", [["timeline"], ["visits", "--to", "日本🇯🇵"], ["check", "בדיקה"]], ids=" ".join
)
def test_every_encoding(ilj: Ilj, args: list[str]) -> None:
    piped, shown = ilj(*args), ilj.terminal(*args)
    for encoding, env in ENCODINGS:
        assert ilj(*args, env=env) == piped
        ran = ilj.terminal(*args, env=env)
        drawn = shown.out if encoding == "utf-8" else shown.out.translate(STROKES)
        assert ran.out.encode(errors="surrogateescape") == drawn.encode(encoding, "replace")
        assert ran.code == shown.code


@pytest.mark.parametrize("format", TO_READ)
def test_what_is_drawn_without_its_strokes_is_the_same(format: str) -> None:
    for command, sheet in sheets(SAMPLE).items():
        if format not in fitting(command):
            continue
        looks = (Look([], 80, drawn=drawn) for drawn in (True, False))
        drawn, typed = ("".join(writer(format)(sheet, look)) for look in looks)
        assert typed == drawn.translate(STROKES)


@pytest.mark.parametrize("name", ["日本", b"\xff\xfe".decode(errors="surrogateescape")])
def test_a_folder_of_any_name(ilj: Ilj, tmp_path: Path, name: str) -> None:
    own = tmp_path / name
    own.mkdir()
    (own / "terms.toml").write_text('[mine]\nterm = "A"\nmeaning = "B"\n')
    said = f"{own}/terms.toml".replace("\udcff\udcfe", "\\udcff\\udcfe")
    for env in ({}, PLAIN, {"PYTHONIOENCODING": "cp932"}):
        ran = ilj("terms", "--data", own, env=env)
        assert ran == ilj("terms", env={**env, "ILJ_DATA": str(own)})
        assert ran.err == f"ilj: {said}: record mine: sources: is missing\n"
        assert ran.code == 3
