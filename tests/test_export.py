"""The command export: what it says, what it leaves alone, what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.running import SCRIPT

NAMES = ("facts.sqlite", "facts")
"""A database, and a folder."""
VISIT = '[v-{}]\nwho = "A"\norigin = "israel"\ndestination = "japan"\nsources = [{{ id = "{}", at = "p" }}]\n'


def content(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of each file of a folder."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder to export to."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


@pytest.mark.parametrize("name", [*NAMES, "FACTS.DB", "a.sqlite3", "x.json", "日本.db", "a.db/"])
def test_one_line_says_what_was_written(ilj: Ilj, place: Path, name: str) -> None:
    ran = ilj("export", f"{place}/{name}")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out == f"wrote 24 records of 12 kinds to {place}/{name}\n"
    assert [path.name for path in place.iterdir()] == [name.rstrip("/")]
    (path,) = place.iterdir()
    assert path.is_file() == name.lower().endswith((".sqlite", ".sqlite3", ".db"))


def test_a_path_may_be_relative_and_a_link(ilj: Ilj, place: Path) -> None:
    (place / "there").mkdir()
    (place / "link.db").symlink_to(place / "there/real.db")
    (place / "there/real.db").touch()
    assert ilj("export", "link.db", "--force", cwd=place).out.endswith(" to link.db\n")
    assert (place / "link.db").is_symlink()
    assert (place / "there/real.db").read_bytes().startswith(b"SQLite format 3")
    assert sorted(path.name for path in place.rglob("*")) == ["link.db", "real.db", "there"]


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "he_IL.ISO-8859-8"},
    ],
)
@pytest.mark.parametrize("name", ["日本.db", "日本"])
def test_the_same_data_give_the_same_bytes(
    ilj: Ilj, place: Path, name: str, env: dict[str, str]
) -> None:
    first, second = place / name, place / f"again-{name}"
    ilj("export", first)
    assert ilj("export", second, env=env).out == f"wrote 24 records of 12 kinds to {second}\n"
    assert content(first) == content(second)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_is_replaced_with_force_alone(ilj: Ilj, place: Path, name: str) -> None:
    path = place / name
    ilj("export", path)
    whole = content(path)
    victim = path / "visits.csv" if path.is_dir() else path
    victim.write_text("old")
    ran = ilj("export", path)
    assert (ran.out, ran.code) == ("", 74)
    assert ran.err == f"ilj: {path} is already there\nhint: --force replaces it\n"
    assert victim.read_text() == "old"
    assert ilj("export", path, "--force").err == ""
    assert content(path) == whole
    assert [held.name for held in place.iterdir()] == [name]


def test_an_empty_folder_is_replaced_with_force(ilj: Ilj, place: Path) -> None:
    assert ilj("export", place).code == 74
    assert ilj("export", place, "--force").code == 0
    assert (place / "datapackage.json").is_file()


def refusal(ilj: Ilj, path: Path) -> str:
    ran = ilj("export", path, "--force")
    assert (ran.out, ran.code) == ("", 74)
    said, hint = ran.err.splitlines()
    assert hint == "hint: choose a path where nothing is"
    return said.removeprefix(f"ilj: {path} is not replaced: ")


def test_force_replaces_nothing_that_no_export_wrote(ilj: Ilj, place: Path) -> None:
    (place / "folder.db").mkdir()
    assert refusal(ilj, place / "folder.db") == "it is no file"
    (place / "file").write_text("mine")
    assert refusal(ilj, place / "file") == "it is no folder"
    assert refusal(ilj, Path("/dev/null")) == "it is no folder"
    assert refusal(ilj, place) == "no export wrote file in it"
    ilj("export", place / "facts")
    (place / "facts/notes.txt").write_text("mine")
    assert refusal(ilj, place / "facts") == "no export wrote notes.txt in it"
    assert (place / "facts/notes.txt").read_text() == "mine"
    for other in ("{", "[]", '{"name": "x", "resources": []}', '{"name": "ilj"}'):
        (place / "other").mkdir(exist_ok=True)
        (place / "other/datapackage.json").write_text(other)
        assert refusal(ilj, place / "other") == "no export wrote datapackage.json in it"


@pytest.mark.parametrize("name", NAMES)
def test_where_nothing_can_be_written(ilj: Ilj, place: Path, name: str) -> None:
    path = place / "none" / name
    ran = ilj("export", path)
    assert (ran.out, ran.code) == ("", 74)
    assert ran.err == f"ilj: cannot write {path}: no such file or directory\n"
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"), [("facts.sqlite", "disk I/O error"), ("facts", "file too large")]
)
def test_a_disk_that_takes_no_more_leaves_what_was_there(
    ilj: Ilj, place: Path, name: str, reason: str
) -> None:
    path = place / name
    limited = ["bash", "-c", f"ulimit -f 16; ilj export {path} --force"]
    for _ in range(2):
        before = content(path) if path.exists() else None
        done = subprocess.run(limited, env=ilj.env, capture_output=True, text=True, check=False)
        assert done.stderr == f"ilj: cannot write {path}: {reason}\n"
        assert (done.stdout, done.returncode) == ("", 74)
        assert [held.name for held in place.iterdir()] == ([name] if before else [])
        assert (content(path) if path.exists() else None) == before
        ilj("export", path, "--force")


HELD = """
import os, sys, time

def hold(event, given):
    if event == "open" and str(given[0]).endswith(os.environ["HELD"]):
        print("held", flush=True)
        time.sleep(60)

sys.addaudithook(hold)
"""
"""Have Python wait before it opens a file whose path ends so."""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("facts.sqlite", "/views.sql"),
        ("facts.sqlite", "/new"),
        ("facts", "/visits.csv"),
        ("facts", "/datapackage.json"),
    ],
)
def test_an_interrupt_leaves_nothing(
    ilj: Ilj, site: Path, place: Path, name: str, held: str, number: signal.Signals, code: int
) -> None:
    hook = place.parent / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HELD)
    child = subprocess.Popen(
        [SCRIPT, "export", place / name],
        env={**ilj.env, "HELD": held, "PYTHONPATH": f"{hook}:{site}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdout.readline() == b"held\n"
    (work,) = place.iterdir()
    assert work.name.startswith(".ilj-")
    assert [path.name for path in work.iterdir()] == ["new"]
    child.send_signal(number)
    out, said = child.communicate(timeout=30)
    assert (child.returncode, out, said) == (code, b"", b"")
    assert list(place.iterdir()) == []


def test_references_to_what_is_not_there_are_data_at_fault(
    ilj: Ilj, own: Path, place: Path
) -> None:
    (own / "visits.toml").write_text(VISIT.format(1, "nobody-1") + VISIT.format(2, "wire-1994"))
    (own / "terms.toml").write_text(
        '[v-2]\nterm = "T"\nmeaning = "M"\nsources = [{ id = "wire-1994", at = "p" }]\n'
    )
    ran = ilj("export", place / "x.db", "--data", own)
    assert (ran.out, ran.code) == ("", 3)
    assert ran.err.splitlines() == [
        "ilj: records: record v-2: is there twice",
        "ilj: records_sources: record v-2: is there twice",
        "ilj: records_sources: record v-1: source: refers to 'nobody-1', which is none of the sources",
        "hint: ilj check DIR names the file of each fault",
    ]
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("args", [[], ["a.db", "b.db"], [""]])
def test_there_is_one_path(ilj: Ilj, place: Path, args: list[str]) -> None:
    ran = ilj("export", *args, cwd=place)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err == (
        "ilj: export takes one path\nhint: ilj export facts.sqlite, or ilj export FOLDER\n"
    )
    assert list(place.iterdir()) == []


def test_an_export_says_what_it_is_and_what_is_laid_over_it(
    ilj: Ilj, own: Path, place: Path
) -> None:
    (own / "visits.toml").write_text(
        VISIT.format(1, "wire-1994").replace("v-1", "dagan-japan-1994")
    )
    ilj("export", place / "plain")
    ilj("export", place / "mixed", "--data", own)
    ilj("export", place / "mixed.db", "--data", own)
    plain, mixed = (
        json.loads((place / name / "datapackage.json").read_text()) for name in ("plain", "mixed")
    )
    assert (plain["title"], plain["version"]) == ("A sample", "0.1.0+2001-02-03")
    assert plain["licenses"] == [
        {"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}
    ]
    assert plain["description"].startswith(
        "Written by ilj 0.1.0, whose code is under the MIT licence. Dates are EDTF"
    )
    assert plain["sources"] == [
        {
            "title": "The Gazette of Visits, Gazette Press",
            "path": "https://example.org/gazette",
        },
        {"title": "report of a wire service, The Wire"},
    ]
    assert mixed["version"] == "0.1.0+2001-02-03.own"
    assert "Records of one's own are laid over" in mixed["description"]
    with closing(sqlite3.connect(place / "mixed.db")) as database:
        said = dict(database.execute("SELECT name, value FROM dataset"))
        who = database.execute("SELECT who FROM visits WHERE id = 'dagan-japan-1994'").fetchall()
    assert said == {
        "title": "A sample",
        "edition": "2001-02-03",
        "version": "0.1.0+2001-02-03.own",
        "licence": "CC0-1.0",
        "description": mixed["description"],
    }
    assert who == [("A",)]


def test_no_export_is_left_open_to_others_alone(ilj: Ilj, place: Path) -> None:
    for name in NAMES:
        done = subprocess.run(
            ["bash", "-c", f"umask 027; ilj export {place / name}"],
            env=ilj.env,
            check=False,
            capture_output=True,
        )
        assert done.returncode == 0
    assert oct((place / "facts.sqlite").stat().st_mode & 0o777) == "0o640"
    assert oct((place / "facts").stat().st_mode & 0o777) == "0o750"
    assert os.listdir(place / "facts").count("visits.csv") == 1
