"""Machines that give little: nothing to write to, no home, no folder to be in, no network, a zip."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests import running
from tests.conftest import Ilj
from tests.lines import ANSWERED, PAGES
from tests.running import BARE, SCRIPT, Ran, without_privilege

LINES = [
    *ANSWERED.values(),
    *PAGES.values(),
    ["visits", "zzz"],
    ["visits", "--yaer"],
    ["show", "x"],
]
MODULE = [sys.executable, "-m", "ilj"]
HOOK = """
import os, sys

log = open(os.environ["LOG"], "a", buffering=1)
reaching = ("ctypes", "ftplib", "http", "pickle", "smtplib", "socket", "subprocess", "urllib")
changing = ("chmod", "exec", "fork", "link", "mkdir", "posix_spawn", "putenv", "remove", "rename",
            "rmdir", "symlink", "system", "truncate", "utime")
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def note(event, given):
    room, _, name = event.partition(".")
    writes = event == "open" and given[2] & writing
    if room in reaching or (room == "os" and name in changing) or writes:
        print(event, *given, file=log)

sys.addaudithook(note)
"""
"""Have Python write down whatever reaches out of it or changes anything."""
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
WITHOUT_A_FOLDER = ["sh", "-c", 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"']


@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_nothing_is_changed_and_nothing_is_reached(
    ilj: Ilj, site: Path, tmp_path: Path, args: list[str]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    log = tmp_path / "log"
    env = {**ilj.env, "PYTHONPATH": f"{tmp_path}:{site}", "LOG": str(log), **NO_BYTECODE}
    for command in ([SCRIPT], MODULE):
        line = [*WITHOUT_A_FOLDER, tmp_path / "gone", *command, *args]
        assert running.pipe(line, env) == ilj(*args)
    assert log.read_text() == ""


def test_the_hook_sees_what_is_written(ilj: Ilj, site: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    log = tmp_path / "log"
    env = {"PYTHONPATH": f"{tmp_path}:{site}", "LOG": str(log), **NO_BYTECODE}
    assert ilj("export", tmp_path / "facts", env=env).code == 0
    events = {line.split()[0] for line in log.read_text().splitlines()}
    assert {"os.mkdir", "open", "os.rename"} <= events
    written = [line.split()[1] for line in log.read_text().splitlines()]
    assert [path for path in written if not path.startswith(str(tmp_path))] == []


@pytest.fixture(scope="module")
def read_only(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package without bytecode, in a folder in which nobody may write."""
    place = tmp_path_factory.mktemp("read-only")
    shutil.copytree(site, place / "site", ignore=shutil.ignore_patterns("__pycache__"))
    folders = [place, *(path for path in place.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield place
    for folder in folders:
        folder.chmod(0o755)


@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_a_machine_that_nothing_can_be_written_to(
    ilj: Ilj, read_only: Path, args: list[str]
) -> None:
    before = held(read_only)
    places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(read_only))
    env = {**BARE, **places, "PYTHONPATH": str(read_only / "site")}
    assert running.pipe([SCRIPT, *args], env, read_only, without_privilege) == ilj(*args)
    assert held(read_only) == before


def held(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def zipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of the package and of whatever it needs."""
    path = tmp_path_factory.mktemp("zip") / "site.zip"
    with ZipFile(path, "w") as file:
        for name in needed("ilj") - {"ilj"}:
            for each in distribution(name).files or ():
                if each.parts[0] not in ("..", "__pycache__") and each.suffix in (".py", ""):
                    file.write(each.locate(), str(each))
        for path_of_ours in (site / "ilj").rglob("*"):
            if path_of_ours.suffix != ".pyc":
                file.write(path_of_ours, path_of_ours.relative_to(site))
    return path


def needed(name: str) -> set[str]:
    """The distributions that one needs to run, itself among them."""
    names = {name}
    for said in distribution(name).requires or ():
        if ";" not in said:
            names |= needed(re.split("[^A-Za-z0-9_.-]", said)[0])
    return names


@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_from_a_zip(ilj: Ilj, zipped: Path, args: list[str]) -> None:
    assert from_zip(zipped, *args) == ilj(*args)


def test_an_export_from_a_zip(ilj: Ilj, zipped: Path, tmp_path: Path) -> None:
    assert ilj("export", tmp_path / "usual.sqlite").code == 0
    assert from_zip(zipped, "export", tmp_path / "zip.sqlite").code == 0
    assert (tmp_path / "zip.sqlite").read_bytes() == (tmp_path / "usual.sqlite").read_bytes()


def from_zip(zipped: Path, *args: str | Path) -> Ran:
    """Run it on the zip and the standard library alone."""
    isolated = [sys.executable, "-S", "-m", "ilj"]
    return running.pipe([*isolated, *args], {**BARE, "PYTHONPATH": str(zipped)}, Path(os.sep))
