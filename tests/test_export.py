"""The command export: what it says, what it leaves alone, what it leaves behind."""

import json
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ilj
from tests.made import toml
from tests.running import SCRIPT, Served

NAMES = ("facts.sqlite", "facts")
"""A database, and a folder."""
CITED: Any = {"sources": [{"id": "wire-1994", "at": "p"}]}
VISIT: Any = {"who": "A", "origin": "israel", "destination": "japan"} | CITED


def content(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of each file of a folder; nothing where nothing is."""
    files = [path] if path.is_file() else [*path.iterdir()] if path.is_dir() else []
    return {file.relative_to(path).name: file.read_bytes() for file in files}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder to export to."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


@pytest.mark.parametrize("name", [*NAMES, "FACTS.DB", "a.sqlite3", "x.data", "日本.db", "a.db/"])
def test_one_line_says_what_was_written(served: Served, place: Path, name: str) -> None:
    ran = served("export", f"{place}/{name}")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out == f"wrote 30 records of 12 kinds to {place}/{name}\n"
    (path,) = place.iterdir()
    assert path.name == name.rstrip("/")
    assert path.is_file() == name.lower().endswith((".sqlite", ".sqlite3", ".db"))


@pytest.mark.parametrize("name", ["a.csv", "a.JSON", "a.xlsx", "a.zip", "a.parquet", "-"])
def test_what_it_does_not_write_is_refused(served: Served, place: Path, name: str) -> None:
    ran = served("export", name if name == "-" else place / name)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith("ilj: export does not write ")
    assert list(place.iterdir()) == []


def test_a_path_may_be_relative_and_a_link(ilj: Ilj, place: Path) -> None:
    (place / "there").mkdir()
    (place / "link.db").symlink_to(place / "there/real.db")
    (place / "there/real.db").touch()
    assert ilj("export", "link.db", "--force", cwd=place).out.endswith(" to link.db\n")
    assert (place / "link.db").is_symlink()
    assert (place / "there/real.db").read_bytes().startswith(b"SQLite format 3")
    assert sorted(path.name for path in place.rglob("*")) == ["link.db", "real.db", "there"]


@pytest.mark.parametrize("name", ["日本.db", "日本"])
def test_the_same_data_give_the_same_bytes(ilj: Ilj, place: Path, name: str) -> None:
    here = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "he_IL.ISO-8859-8"}
    first, second = place / name, place / f"again-{name}"
    ascii = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for path, env in ((first, here | ascii), (second, there)):
        assert ilj("export", path, env=env).out == f"wrote 30 records of 12 kinds to {path}\n"
    assert content(first) == content(second)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_is_replaced_with_force_alone(served: Served, place: Path, name: str) -> None:
    path = place / name
    served("export", path)
    whole = content(path)
    victim = path / "visits.csv" if path.is_dir() else path
    old = victim.read_bytes() + b"old"
    victim.write_bytes(old)
    victim.chmod(0o600)
    ran = served("export", path)
    assert (ran.out, ran.code) == ("", 74)
    assert ran.err == f"ilj: {path} already exists\nhint: --force overwrites it\n"
    assert victim.read_bytes() == old
    mode = path.stat().st_mode
    assert served("export", path, "--force").err == ""
    assert (content(path), path.stat().st_mode) == (whole, mode)
    assert [held.name for held in place.iterdir()] == [name]


def test_force_replaces_nothing_that_no_export_wrote(served: Served, place: Path) -> None:
    def refusal(path: Path) -> str:
        before = content(path)
        ran = served("export", path, "--force")
        assert (ran.out, ran.code, content(path)) == ("", 74, before)
        said, hint = ran.err.splitlines()
        assert hint == "hint: choose a new path"
        return said.removeprefix(f"ilj: {path} is not replaced: ")

    (place / "folder.db").mkdir()
    assert refusal(place / "folder.db") == "it is not a database that an export wrote"
    (place / "folder.db").rmdir()
    for bytes_of in (b"notes", b"SQLite format 3\0" + bytes(100)):
        (place / "mine.db").write_bytes(bytes_of)
        assert refusal(place / "mine.db") == "it is not a database that an export wrote"
    (place / "mine.db").unlink()
    (place / "file").write_text("mine", encoding="utf-8")
    assert refusal(place / "file") == "it is not a folder"
    assert refusal(Path("/dev/null")) == "it is not a folder"
    assert refusal(place) == "no export wrote file in it"
    (place / "facts").mkdir()
    assert served("export", place / "facts").code == 74
    assert served("export", place / "facts", "--force").code == 0
    (place / "facts/notes.txt").write_text("mine", encoding="utf-8")
    assert refusal(place / "facts") == "no export wrote notes.txt in it"
    (place / "other").mkdir()
    for other in ("{", "[]", '{"name": "x", "resources": []}', '{"name": "ilj"}'):
        (place / "other/datapackage.json").write_text(other, encoding="utf-8")
        assert refusal(place / "other") == "no export wrote datapackage.json in it"


@pytest.mark.parametrize("name", NAMES)
def test_where_nothing_can_be_written(served: Served, place: Path, name: str) -> None:
    path = place / "none" / name
    ran = served("export", path)
    assert (ran.out, ran.code) == ("", 74)
    assert ran.err == f"ilj: cannot write {path}: no such file or directory\n"
    assert [*place.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "reason"), [("facts.sqlite", "disk I/O error"), ("facts", "file too large")]
)
@pytest.mark.parametrize("there", [False, True])
def test_a_disk_that_takes_no_more_leaves_what_was_there(
    ilj: Ilj, served: Served, place: Path, name: str, reason: str, there: bool
) -> None:
    path = place / name
    if there:
        served("export", path)
    before = content(path)
    limited = ["bash", "-c", f"ulimit -f 16; ilj export {path} --force"]
    done = subprocess.run(limited, env=ilj.env, capture_output=True, text=True, check=False)
    assert done.stderr == f"ilj: cannot write {path}: {reason}\n"
    assert (done.stdout, done.returncode) == ("", 74)
    assert [held.name for held in place.iterdir()] == [name] * there
    assert content(path) == before


HELD = """
import os, sys, time

def hold(event, given):
    if event == "open" and str(given[0]).endswith(os.environ["HELD"]):
        print("held", flush=True)
        while True:
            time.sleep(0.01)

sys.addaudithook(hold)
"""
"""Have Python wait for a signal before it opens a file whose path ends so."""


@pytest.mark.parametrize(
    ("name", "held", "number", "code"),
    [
        ("facts.sqlite", "/views.sql", signal.SIGINT, 130),
        ("facts.sqlite", "/new", signal.SIGTERM, 143),
        ("facts", "/visits.csv", signal.SIGTERM, 143),
        ("facts", "/datapackage.json", signal.SIGINT, 130),
    ],
)
def test_an_interrupt_leaves_nothing(
    ilj: Ilj, site: Path, place: Path, name: str, held: str, number: signal.Signals, code: int
) -> None:
    hook = place.parent / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HELD, encoding="utf-8")
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
    assert [*place.iterdir()] == []


def test_references_to_what_is_not_there_are_data_at_fault(
    served: Served, own: Path, place: Path
) -> None:
    lost = VISIT | {"sources": [{"id": "nobody-1", "at": "p"}]}
    name = {"text": "נועה", "language": "he", "source": "nobody-2"}
    held: Any = {
        "visits": {"v-1": lost, "v-2": VISIT},
        "people": {"a-b": {"name": "A B", "names": [name]} | CITED},
        "terms": {"v-2": {"term": "T", "meaning": "M"} | CITED},
    }
    for kind, tables in held.items():
        (own / f"{kind}.toml").write_text(toml(tables), encoding="utf-8")
    ran = served("export", place / "x.db", "--data", own)
    assert (ran.out, ran.code) == ("", 3)
    assert ran.err.splitlines() == [
        "ilj: records: record v-2: is there twice",
        "ilj: records_sources: record v-2: is there twice",
        "ilj: people_names: record a-b: source: refers to 'nobody-2', which is not in sources",
        "ilj: records_sources: record v-1: source: refers to 'nobody-1', which is not in sources",
        "hint: ilj check DIR shows the file of each error",
    ]
    assert [*place.iterdir()] == []


@pytest.mark.parametrize("args", [[], ["a.db", "b.db"], [""]])
def test_there_is_one_path(ilj: Ilj, place: Path, args: list[str]) -> None:
    ran = ilj("export", *args, cwd=place)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err == (
        "ilj: export takes one path\nhint: ilj export facts.sqlite, or ilj export FOLDER\n"
    )
    assert [*place.iterdir()] == []


def test_an_export_says_what_it_is_and_what_is_laid_over_it(
    served: Served, exported: Path, own: Path, place: Path
) -> None:
    (own / "visits.toml").write_text(toml({"dagan-japan-1994": VISIT}), encoding="utf-8")
    served("export", place / "mixed", "--data", own)
    served("export", place / "mixed.db", "--data", own)
    plain, mixed = (
        json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        for folder in (exported / "facts", place / "mixed")
    )
    assert (plain["title"], plain["version"]) == ("A sample", "0.1.0+2001-02-03")
    licence = {"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}
    assert plain["licenses"] == [licence]
    assert plain["description"].startswith(
        "Written by ilj 0.1.0, whose code is under the MIT licence. Dates are EDTF"
    )
    assert plain["sources"] == [
        {"title": "The Gazette of Visits, Gazette Press", "path": "https://example.org/gazette"},
        {"title": "[report of a wire service], The Wire"},
    ]
    assert mixed["version"] == "0.1.0+2001-02-03.own"
    assert "The user's own records override" in mixed["description"]
    with closing(sqlite3.connect(place / "mixed.db")) as database:
        said = dict(database.execute("SELECT name, value FROM dataset"))
        who = database.execute("SELECT who FROM visits WHERE id = 'dagan-japan-1994'").fetchall()
    assert (said["edition"], said["licence"]) == ("2001-02-03", "CC0-1.0")
    for name in ("title", "version", "description"):
        assert said[name] == mixed[name]
    assert who == [("A",)]


def test_no_export_is_left_open_to_others_alone(ilj: Ilj, place: Path) -> None:
    command = f"umask 027; cd {place}; ilj export {NAMES[0]}; ilj export {NAMES[1]}"
    subprocess.run(["bash", "-c", command], env=ilj.env, check=True, capture_output=True)
    modes = [oct((place / name).stat().st_mode & 0o777) for name in NAMES]
    assert modes == ["0o640", "0o750"]
