"""The house: imports point down, and a command imports and reads only what it needs."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ilj

PACKAGE = ROOT / "ilj"
FLOORS = [
    {"ilj.__main__"},
    {"ilj.cli"},
    {"ilj"},
    {"ilj.export", "ilj.hatch_build"},
    {"ilj.answer", "ilj.check", "ilj.coverage"},
    {"ilj.show", "ilj.cite"},
    {"ilj.dataset"},
    {"ilj.load", "ilj.explain", "ilj.render", "ilj.describe", "ilj.by_year", "ilj.template"},
    {"ilj.query"},
    {"ilj.question"},
    {"ilj.views"},
    {"ilj.entry", "ilj.reference"},
    {"ilj.kinds"},
    {"ilj.record"},
    {"ilj.evidence"},
    {"ilj.nested", "ilj.names"},
    {"ilj.schema", "ilj.choices", "ilj.kind"},
    {"ilj.fields", "ilj.dated"},
    {"ilj.values"},
    {"ilj.datewords"},
    {"ilj.files", "ilj.dates", "ilj.prebuilt", "ilj.frozen"},
    {"ilj.text", "ilj.errors"},
    {"ilj.packaged"},
]
KNOWERS = {
    "typer": {"ilj.cli"},
    "tomli": {"ilj.files"},
    "rich": {"ilj.render"},
    "hatchling": {"ilj.hatch_build"},
}
WATCH = """
import os, sys
sys.addaudithook(lambda name, given: name == "open" and print(given[0], file=sys.stderr))
exit = os._exit
os._exit = lambda code: print(*sys.modules, sep="\\n", file=sys.stderr) or exit(code)
"""
STRANGERS = [("ilj.load", "ilj.query"), ("ilj.load", "ilj.render"), ("ilj.query", "ilj.render")]


def room_of(module: str) -> str:
    """The room that a module is in: the package `ilj` or a module or package right below it."""
    return ".".join(module.split(".")[:2])


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(path: Path) -> set[str]:
    """Every module that a file imports, by absolute name."""
    module = module_of(path)
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            inside = {f"{name}.{alias.name}" for alias in node.names} & MODULES
            found |= inside or {name}
    return found


FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {module_of(path) for path in FILES}


def floor_of(room: str) -> int:
    return next(n for n, rooms in enumerate(reversed(FLOORS)) if room in rooms)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_down(path: Path) -> None:
    room = room_of(module_of(path))
    for name in imported_by(path):
        other = room_of(name)
        if other in MODULES and other != room and name != "ilj":
            assert floor_of(other) < floor_of(room), f"{room} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_each_outside_package_is_known_in_one_place(path: Path) -> None:
    for name in imported_by(path):
        top = name.split(".")[0]
        if top not in sys.stdlib_module_names and top not in ("ilj", "typing_extensions"):
            assert room_of(module_of(path)) in KNOWERS[top]


def test_load_query_and_render_do_not_know_each_other() -> None:
    known = {
        room: {
            room_of(name)
            for path in FILES
            if room_of(module_of(path)) == room
            for name in imported_by(path)
        }
        for pair in STRANGERS
        for room in pair
    }
    for a, b in STRANGERS:
        assert b not in known[a]
        assert a not in known[b]


@pytest.fixture
def watched(ilj: Ilj, site: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """Run a command; each data file that it opens, then each module that it has imported."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(site)])}

    def run(*args: str) -> list[str]:
        ran = ilj(*args, env=env)
        assert ran.code == 0
        return ran.err.splitlines()

    return run


@pytest.mark.parametrize(
    "args",
    [
        ["visits"],
        ["visits", "--json"],
        ["visits", "dagan", "--format", "csv"],
        ["trade"],
        ["show", "fish-1971"],
        ["completion", "zsh"],
        ["completion", "bash", "ilj show fish-"],
    ],
)
def test_the_piped_path_imports_nothing_heavy(
    watched: Callable[..., list[str]], args: list[str]
) -> None:
    imported = set(watched(*args))
    tops = {name.split(".")[0] for name in imported}
    assert not tops & {"typer", "rich", "pydantic", "dataclasses", "click"}
    assert "importlib.metadata" not in imported
    assert not imported & {"ilj.explain", "ilj.export", "sqlite3"}


def test_only_the_format_that_is_printed_is_imported(watched: Callable[..., list[str]]) -> None:
    for format, module in (("tsv", "delimited"), ("json", "objects"), ("table", "table")):
        imported = set(watched("visits", "--format", format))
        others = {"ilj.render.delimited", "ilj.render.objects", "ilj.render.table"}
        assert imported & others == {f"ilj.render.{module}"}


@pytest.mark.parametrize(
    ("args", "files"),
    [
        (["visits", "--year", "1994"], {"visits.toml"}),
        (["visits", "dagan"], {"visits.toml", "people.toml"}),
        (["visits", "--person", "dagan"], {"visits.toml", "people.toml"}),
        (["visits", "--source", "wire"], {"visits.toml", "sources.toml"}),
        (["visits", "--sources"], {"visits.toml", "sources.toml"}),
        (["trade", "oranges"], {"trade.toml"}),
        (["--version"], {"dataset.toml"}),
        (["--help"], set()),
        (["visits", "--help"], set()),
        (["completion", "bash"], set()),
        (["completion", "bash", "ilj visits --fields "], set()),
        (["completion", "bash", "ilj visits --year "], {"visits.toml"}),
        (["completion", "bash", "ilj visits --person "], {"people.toml"}),
    ],
)
def test_a_command_opens_only_the_files_it_needs(
    watched: Callable[..., list[str]], args: list[str], files: set[str]
) -> None:
    assert {Path(line).name for line in watched(*args) if line.endswith(".toml")} == files


REACHING = """
asyncio code codeop concurrent ctypes dbm ftplib http imaplib marshal mmap multiprocessing pickle
poplib pty runpy shelve smtplib socket socketserver ssl subprocess tempfile threading
urllib.request urllib.robotparser webbrowser xml xmlrpc
""".split()
"""Modules that run, reach or believe something that is not ours."""
BELIEVING = re.compile(
    r"eval|exec|compile|__import__|os\.(system|popen|exec\w*|spawn\w*|posix_spawn\w*|fork\w*)"
)
"""Functions that do."""


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_nothing_is_evaluated_run_or_fetched(path: Path) -> None:
    imported = imported_by(path)
    assert [name for name in imported if {name, name.split(".")[0]} & {*REACHING}] == []
    calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if type(node) is ast.Call]
    assert [call for call in map(ast.unparse, calls) if BELIEVING.fullmatch(call)] == []


def test_files_stay_small() -> None:
    for path in FILES:
        assert len(path.read_text().splitlines()) <= 200, path
