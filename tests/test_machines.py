"""Machines that give little: nothing to write to, no home, no folder to be in, no network, a zip.

And the data as they are built into the package: the same records, and never stale ones.
"""

import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ilj.kinds import KINDS
from ilj.store import Library
from ilj.store.files import write_built
from ilj.store.library import read_file
from tests.conftest import SAMPLE, Ilj
from tests.lines import ANSWERED, PAGES
from tests.running import BARE, Served, pipe, without_privilege

WRONG = [["visits", "zzz"], ["visits", "--yaer"], ["show", "x"]]
TYPICAL = [["search"], ["show", "dagan-japan-1994", "--format", "record"], ["visits", "--yaer"]]
"""What takes all the data, all that the output needs, and Typer."""
HOOK = """
import os, sys

os.rmdir(os.getcwd())
log = open(os.environ["LOG"], "a", buffering=1)
reaching = ("ctypes", "ftplib", "http", "pickle", "smtplib", "socket", "subprocess", "urllib")
changing = ("chmod", "exec", "fork", "link", "mkdir", "posix_spawn", "putenv", "remove", "rename",
            "rmdir", "symlink", "system", "truncate", "utime")
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def note(event, given):
    room, _, name = event.partition(".")
    writes = event == "open" and given[2] & writing
    of_typer = name == "putenv" and given[0].startswith(b"PYDANTIC")  # from 0.29 on
    if room in reaching or (room == "os" and name in changing and not of_typer) or writes:
        print(event, *given, file=log)

sys.addaudithook(note)
"""
"""Have Python be in no folder, and write down whatever reaches out of it or changes anything."""


def test_nothing_is_changed_and_nothing_is_reached_but_by_an_export(
    served: Served, site: Path, tmp_path: Path, own: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    log, gone = tmp_path / "log", tmp_path / "gone"
    gone.mkdir()
    env = {**BARE, "PYTHONPATH": f"{tmp_path}:{site}", "PYTHONDONTWRITEBYTECODE": "1"}
    with closing(Served({**env, "LOG": str(log)}, gone)) as watched:
        for args in (*ANSWERED.values(), *PAGES.values(), *WRONG):
            assert watched(*args) == served(*args)
        assert log.read_text() == ""
        assert watched("export", own / "facts").code == 0
    events = [line.split() for line in log.read_text().splitlines()]
    assert {event for event, *_ in events} >= {"os.mkdir", "open", "os.rename"}
    assert [path for _, path, *_ in events if not path.startswith(str(own))] == []


def test_a_zip_in_a_folder_that_nothing_can_be_written_to(
    ilj: Ilj, site: Path, tmp_path: Path, own: Path
) -> None:
    zipped = shutil.make_archive(str(own / "site"), "zip", site)
    own.chmod(0o555)
    homes = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(own))
    env = {**BARE, **homes, "PYTHONPATH": zipped}
    command = [sys.executable, "-m", "ilj"]
    for args in TYPICAL:
        assert pipe([*command, *args], env, own, without_privilege) == ilj(*args)
    usual, other = tmp_path / "usual.sqlite", tmp_path / "other.sqlite"
    assert ilj("export", usual).code == pipe([*command, "export", other], env, own).code == 0
    assert other.read_bytes() == usual.read_bytes()
    (tmp_path / "link.pyz").symlink_to(zipped)
    for there in ("own/site.zip", "link.pyz"):  # a relative path, and a link
        ran = pipe([*command, "visits"], env | {"PYTHONPATH": there}, tmp_path)
        assert ran == ilj("visits")


def test_an_installation_without_data_says_so(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "ilj", tmp_path / "ilj", ignore=shutil.ignore_patterns("data"))
    env = {**BARE, "PYTHONPATH": str(tmp_path)}
    for args in (["visits", "dagan"], ["search", "dagan"], ["check"], ["coverage"]):
        ran = pipe([sys.executable, "-m", "ilj", *args], env, tmp_path)
        assert (ran.out, ran.code) == ("", 3)
        assert "has no data: the installation is incomplete\n" in ran.err


def test_without_docstrings_templates_are_whole(ilj: Ilj) -> None:
    for args in (["new", "visits"], ["schema", "visits", "--json"], ["visits", "--json"]):
        ran = ilj(*args, env={"PYTHONOPTIMIZE": "2"})
        assert (ran.err.count("internal error"), ran.code) == (0, 0)


def test_a_home_is_found_in_a_folder_of_ones_own(ilj: Ilj, own: Path) -> None:
    (own / "mine").mkdir()
    (own / "mine/terms.toml").write_text(
        '[x-1]\nterm = "X"\nmeaning = "Y"\nsources = [{ id = "wire-1994", at = "1" }]\n'
    )
    env = {"HOME": str(own)}
    for args, more in ((["--data=~/mine"], {}), ([], {"ILJ_DATA": "~/mine"})):
        ran = ilj("terms", "--fields", "id", "--no-header", *args, env=env | more)
        assert ran.lines == ["tea-ceremony", "x-1"]


def test_of_built_data_the_same_is_read_unless_they_are_stale(
    sample: None, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = [*Library().all()]
    assert usual
    monkeypatch.setattr("ilj.store.files.BUILT", str(own))
    for name, kind in KINDS.items():
        toml = (SAMPLE / f"{name}.toml").read_bytes()
        write_built(name, toml, read_file(str(SAMPLE), kind), Library().tables(kind))
    with monkeypatch.context() as patch:
        patch.setattr("ilj.store.library.parse", None)  # TOML is not parsed again
        assert [*Library().all()] == usual
    write_built("visits", b"what has been changed since", {}, ["x-1"])
    assert [*Library().all()] == usual
