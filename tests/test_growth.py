"""What it takes to grow: a kind, a format and a field, each added in a scratch copy."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Ilj

KIND = '''

class Poem(
    Record,
    kind="poems",
    one="poem",
    group="Facts",
    help="verse that travelled",
    examples=("ilj poems",),
    columns=("date", "title", "poet", "id"),
):
    """One poem."""

    date: Date | None = field(Dated(), "when it was written", when=True)
    title: str = field(Type(), "what it is called", required=True, search=True)
    poet: str | None = field(Ref("people"), "who wrote it", option="--poet", search=True)

    @property
    def headline(self) -> str:
        """The title."""
        return self.title
'''
POEMS = """
[moon-1994]
title = "The Moon over Jaffa"
poet = "noa-dagan"
date = "1994"
sources = [{ id = "gazette-1994", at = "page 9" }]
"""
FORMAT = '''
"""Titles: the first line of each record alone."""

from collections.abc import Iterator

from . import Look, Sheet


def titles(sheet: Sheet, look: Look) -> Iterator[str]:
    """A headline a line."""
    for row in sheet.rows:
        yield f"{row.headline}\\n"
'''
ROW = '    "titles": Format("titles", "headlines alone"),\n'
FIELD = '    weather: str | None = field(Type(), "the weather that day", option="--weather", search=True)\n'


@pytest.fixture
def scratch(site: Path, tmp_path: Path) -> Path:
    """A copy of the package with its data, to add to."""
    shutil.copytree(site, tmp_path / "scratch")
    return tmp_path / "scratch"


def insert(path: Path, before: str, text: str) -> None:
    whole = path.read_text()
    assert whole.count(before) == 1
    path.write_text(whole.replace(before, text + before))


def exported(ilj: Ilj, scratch: Path, question: str) -> list[tuple[object, ...]]:
    """What a database of the data answers."""
    path = scratch / "facts.db"
    assert ilj("export", path, "--force").code == 0
    with closing(sqlite3.connect(path)) as database:
        return database.execute(question).fetchall()


def test_a_kind_is_one_declaration_and_one_file(scratch: Path) -> None:
    with (scratch / "ilj/kinds/visits.py").open("a") as file:
        file.write(KIND)
    (scratch / "ilj/data/poems.toml").write_text(POEMS)
    ilj = Ilj(scratch)
    assert "  poems        verse that travelled\n" in ilj("--help").out
    assert "  --poet NAME         who wrote it\n" in ilj("poems", "--help").out
    assert ilj("poems", "--poet", "דגן", "--fields", "id,date_last").out == (
        "id\tdate_last\nmoon-1994\t1994-12-31\n"
    )
    assert ilj("poems", "--year", "1995").err == (
        "ilj: no poems in 1995\nhint: the nearest year with any is 1994; known from 1994 to 1994\n"
    )
    assert (
        json.loads(ilj("show", "moon-1994", "--json").out)[0]["headline"] == "The Moon over Jaffa"
    )
    code = "import ilj; print(ilj.find(ilj.Poem, 'dagan')[0].title)"
    assert "Poem" in code
    assert exported(
        ilj, scratch, "SELECT title, date_last, name FROM poems JOIN people ON people.id = poet"
    ) == [("The Moon over Jaffa", "1994-12-31", "Noa Dagan")]
    assert exported(ilj, scratch, "SELECT record, field FROM mentions WHERE kind = 'poems'") == [
        ("moon-1994", "poet")
    ]


def test_a_format_is_one_function_and_one_row(scratch: Path) -> None:
    (scratch / "ilj/render/titles.py").write_text(FORMAT)
    insert(scratch / "ilj/render/__init__.py", '    "markdown": Format', ROW)
    ilj = Ilj(scratch)
    assert (
        ilj("visits", "dagan", "--format", "titles").out == "Noa Dagan, Prime Minister, to Japan\n"
    )
    assert "titles" in ilj("visits", "--help").out


def test_a_field_is_one_line(scratch: Path) -> None:
    insert(scratch / "ilj/kinds/visits.py", "    tour: tuple[str, ...]", FIELD)
    visits = scratch / "ilj/data/visits.toml"
    visits.write_text(visits.read_text().replace('places = ["Tokyo", "Kyoto"]', 'weather = "rain"'))
    ilj = Ilj(scratch)
    for args in (["rain"], ["--weather", "Rain"]):
        assert ilj("visits", *args, "--fields", "id,weather").out == (
            "id\tweather\ndagan-japan-1994\train\n"
        )
    assert "  --weather WORDS     the weather that day\n" in ilj("visits", "--help").out
    assert "  weather     rain\n" in ilj("visits", "rain", "--format", "record").out
    assert exported(ilj, scratch, "SELECT id FROM visits WHERE weather = 'rain'") == [
        ("dagan-japan-1994",)
    ]
    visits.write_text(visits.read_text().replace('weather = "rain"', "weather = 3"))
    assert ilj("visits").err.endswith(
        "visits.toml: record dagan-japan-1994: weather: must be a string, not a whole number\n"
    )
