"""The house: imports point down, and a command imports and reads only what it needs."""

import ast
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

from ilj.render import FORMATS
from tests.conftest import ROOT, Ilj
from tests.running import pipe
from tests.typist import pressed

FLOORS = """
errors text packaged model kinds store query render cite export cli hatch_build frozen __main__
""".split()
"""What is right below `ilj`, lowest first: each imports only from what is below it."""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted((ROOT / "ilj").rglob("*.py"))}
TEXTS = {module: path.read_text(encoding="utf-8") for module, path in FILES.items()}
TREES = {module: ast.parse(text) for module, text in TEXTS.items()}


def imported_by(module: str) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, by absolute name."""
    package = ".".join(FILES[module].parent.relative_to(ROOT).parts)
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = resolve_name("." * node.level + (node.module or ""), package)
            yield from {f"{name}.{alias.name}" for alias in node.names} & {*FILES} or {name}


IMPORTS = {module: {*imported_by(module)} for module in FILES}
INSIDE = {module: IMPORTS[module] & {*FILES} - {"ilj"} for module in FILES if module != "ilj"}
"""What each module imports of the others; `ilj` itself gives its version to any of them."""


def test_imports_point_down() -> None:
    floor = {module: FLOORS.index(module.split(".")[1]) for module in INSIDE}
    pairs = [(module, name) for module, names in INSIDE.items() for name in names]
    assert pairs
    assert [(module, name) for module, name in pairs if floor[name] > floor[module]] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    TopologicalSorter(INSIDE).prepare()  # which raises CycleError, with the circle


def test_what_the_package_offers_is_imported_when_it_is_used(ilj: Ilj, own: Path) -> None:
    code = "import ilj, sys; print([name for name in sys.modules if name.startswith('ilj')])"
    assert pipe([sys.executable, "-c", code], ilj.env, own).out == "['ilj']\n"


def test_each_outside_package_is_known_in_one_place() -> None:
    known = {(name.split(".")[0], module) for module in FILES for name in IMPORTS[module]}
    assert {(top, by) for top, by in known if top not in {*sys.stdlib_module_names, "ilj"}} == {
        ("typer", "ilj.cli.app"),
        ("tomli", "ilj.store.files"),
        ("rich", "ilj.render.layout"),
        ("rich", "ilj.render.svg"),
        ("hatchling", "ilj.hatch_build"),
        ("PyInstaller", "ilj.frozen.hook-ilj"),
    }


def test_files_are_few_at_the_top_and_none_is_long() -> None:
    assert len([*(ROOT / "ilj").glob("*.py")]) <= 8
    assert [module for module, text in TEXTS.items() if text.count("\n") > 350] == []


def defined_by(module: str) -> Iterator[str]:
    """The names that a module defines at its top."""
    for node in TREES[module].body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            parts = (part for target in targets for part in ast.walk(target))
            yield from (part.id for part in parts if isinstance(part, ast.Name))


def test_a_public_name_is_defined_in_one_module_alone() -> None:
    homes = Counter(name for module in FILES for name in {*defined_by(module)})
    assert [name for name, count in homes.items() if count > 1 and name[0] != "_"] == []


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


def test_nothing_is_evaluated_run_or_fetched() -> None:
    for module, names in IMPORTS.items():
        names = names - {"subprocess"} if module == "ilj.cli.pager" else names
        assert [name for name in names if {name, name.split(".")[0]} & {*REACHING}] == []
        calls = [node.func for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
        assert [call for call in map(ast.unparse, calls) if BELIEVING.fullmatch(call)] == []


def test_what_reads_answers_and_prints_does_not_know_the_streams() -> None:
    silent = [module for module in INSIDE if module.split(".")[1] in ("store", "query", "render")]
    assert silent
    assert [one for one in silent if re.search(r"\bsys\.std|(?<!\.)\bprint\(", TEXTS[one])] == []


WATCH = """
import os, sys
sys.addaudithook(lambda name, given: name == "open" and print(given[0], file=sys.stderr))
exit = os._exit
os._exit = lambda code: print(*sys.modules, sep="\\n", file=sys.stderr) or exit(code)
"""
"""Have Python say each file that it opens and, at the end, each module that it has imported."""
HEAVY = {"typer", "rich", "pydantic", "dataclasses", "click", "importlib.metadata", "sqlite3"} | {
    f"ilj.{format.module}" for format in FORMATS.values() if format.module != "render.machine"
}
"""What a plain line that prints for a machine has no use for."""


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("ilj --version", {"dataset.toml"}),
        ("ilj --help", set()),
        ("ilj visits --help", set()),
        ("ilj visits --year 1994", {"visits.toml"}),
        ("ilj visits --person dagan --json", {"visits.toml", "people.toml"}),
        ("ilj visits --sources --source wire", {"visits.toml", "sources.toml"}),
        ("ilj visits --fields \t", set()),
        ("ilj visits --person \t", {"people.toml"}),
    ],
)
def test_a_command_imports_and_opens_only_what_it_needs(
    ilj: Ilj, site: Path, tmp_path: Path, line: str, files: set[str]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(site)])}
    if line.endswith("\t"):
        ran = ilj(env=env | pressed("bash", line.removesuffix("\t")))
    else:
        ran = ilj(*line.split()[1:], env=env)
    assert (bool(ran.out), ran.code) == (True, 0)
    said = {*ran.err.splitlines()}
    assert "ilj.cli" in said
    assert said & HEAVY == set()
    assert {Path(path).name for path in said if path.endswith(".toml")} == files
