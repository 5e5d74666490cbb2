"""What it takes to grow: a kind, a field, a format and a term, each added in a scratch copy."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLE, Ilj
from tests.running import BARE, pipe

KIND = """
from ilj.model import Ref


@listing("poems", "verse that travelled")
class Poem(Record):
    columns = "date title poet id"

    date: Date | None = field(DATE, "when it was written", when=True)
    title: str = field(TEXT, "what it is called", required=True)
    poet: str | None = field(Ref("people"), "who wrote it", option="--poet")

    @property
    def headline(self) -> str:
        return self.title


"""
POEMS = """\
[moon-1994]
date = "1994"
title = "The Moon over Jaffa"
poet = "noa-dagan"
sources = [{ id = "gazette-1994", at = "page 9" }]
"""
FORMAT = r"""
def firsts(sheet, look):
    return (f"{next(iter(row.plain().values()))}\n" for row in sheet.rows)
"""
ROW = '    "firsts": Format("render.firsts", "first values alone"),\n'
FIELD = '    weather: str | None = field(TEXT, "that day", option="--weather")\n'
TERM = '    "tea": ["tea and its houses", "chai"],\n'


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of package and tests to which one of each has been added, the sample its data."""
    grown = tmp_path_factory.mktemp("grown")
    ignored = shutil.ignore_patterns("__pycache__", "built")
    for source, folder in ((ROOT / "ilj", "ilj"), (ROOT / "tests", "tests"), (SAMPLE, "data")):
        shutil.copytree(source, grown / folder, ignore=ignored)
    (grown / "data/poems.toml").write_text(POEMS)
    (grown / "ilj/render/firsts.py").write_text(FORMAT)
    for name, before, text in (
        ("kinds/visits.py", '@listing("visits"', KIND),
        ("kinds/visits.py", "    tour: tuple[str, ...]", FIELD),
        ("render/__init__.py", '    "markdown": Format', ROW),
        ("model/vocabulary.json", '    "aviation": [', TERM),
    ):
        whole = (grown / "ilj" / name).read_text(encoding="utf-8")
        assert whole.count(before) == 1
        (grown / "ilj" / name).write_text(whole.replace(before, text + before), encoding="utf-8")
    return grown


@pytest.fixture(scope="module")
def ilj(grown: Path) -> Ilj:
    return Ilj(grown)


def test_a_kind_is_one_declaration_and_one_file(ilj: Ilj, own: Path) -> None:
    assert "  poems        verse that travelled\n" in ilj("--help").out
    assert "  --poet NAME           who wrote it\n" in ilj("poems", "--help").out
    found = ilj("poems", "--poet", "דגן", "--fields", "id,date_last")
    assert found.lines == ["id\tdate_last", "moon-1994\t1994-12-31"]
    assert ilj("poems", "--year", "1995").err.startswith("ilj: no poems in 1995\n")
    assert ilj("timeline", "--all", "--kind", "poems").rows[0]["headline"] == "The Moon over Jaffa"
    code = "import ilj; print(ilj.find(ilj.Poem, 'dagan')[0].title)"
    assert pipe([sys.executable, "-c", code], ilj.env, own).out == "The Moon over Jaffa\n"
    assert ilj("export", own / "facts.db").code == 0
    with closing(sqlite3.connect(own / "facts.db")) as database:
        question = "SELECT title, date_last, name FROM poems JOIN people ON people.id = poet"
        assert [*database.execute(question)] == [("The Moon over Jaffa", "1994-12-31", "Noa Dagan")]


def test_a_field_is_one_line(ilj: Ilj, own: Path) -> None:
    visits = (SAMPLE / "visits.toml").read_text(encoding="utf-8")
    rainy = visits.replace('places = ["Tokyo", "Kyoto"]', 'weather = "rain"')
    (own / "visits.toml").write_text(rainy, encoding="utf-8")
    for args in (["rain"], ["--weather", "Rain"]):
        found = ilj("visits", "--data", own, *args, "--fields", "id,weather")
        assert found.lines == ["id\tweather", "dagan-japan-1994\train"]
    assert "  --weather WORDS       that day\n" in ilj("visits", "--help").out
    card = ilj("visits", "--data", own, "rain", "--format", "record").lines
    assert ["weather", "rain"] in [line.split() for line in card]
    (own / "visits.toml").write_text(rainy.replace('"rain"', "3"), encoding="utf-8")
    assert ilj("visits", "--data", own).err.endswith(
        "visits.toml: record dagan-japan-1994: weather: must be a string, not a whole number\n"
    )


def test_a_format_is_one_function_and_one_row_and_a_term_is_one_line(ilj: Ilj) -> None:
    printed = ilj("visits", "dagan", "--format", "firsts").out
    assert printed == "dagan-japan-1994\n"
    assert ilj("agreements", "--topic", "chai", "--count").out == "0\n"
    page = " ".join(ilj("agreements", "--help").out.split())
    assert " tea," in page
    assert "\n  firsts" in ilj("help", "formats").out


@pytest.mark.parametrize(
    "names", ["house help completion", pytest.param("formats kinds", marks=pytest.mark.long)]
)
def test_no_test_has_to_be_edited(grown: Path, names: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not shell"]
    ran = pipe([*command, *(f"tests/test_{name}.py" for name in names.split())], BARE, grown)
    assert ran.code == 0, ran.out
