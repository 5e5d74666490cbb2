"""Completion in real shells: keys are typed, and what then stands on the line is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ilj.cli.commands import COMMANDS
from tests.conftest import ROOT, Ilj
from tests.typist import FOUND, Typist

README = (ROOT / "README.md").read_text(encoding="utf-8")
SAVED = {
    "bash": ["ilj completion bash > on.bash", "source ./on.bash"],
    "zsh": [
        "mkdir on; ilj completion zsh > on/_ilj; fpath=(~/on $fpath)",
        "autoload -Uz compinit; compinit -u",
    ],
    "fish": ["mkdir on; ilj completion fish > on/ilj.fish; set -p fish_complete_path ~/on"],
}
"""How the script of each shell is kept in a file and found there."""


def switch(shell: str) -> str:
    """The line that switches completion on, as the README gives it."""
    (line,) = (line for line in README.splitlines() if f"ilj completion {shell}" in line)
    line = line.partition(" #")[0].rstrip()
    assert line in COMMANDS["completion"].examples
    return line


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a folder of records, one of records that cannot be read, and a file."""
    home = tmp_path_factory.mktemp("home")
    for name, text in (("own", b"[shin-abe]\n[shiro-abe]\n"), ("bad records", b"\xff")):
        (home / name).mkdir()
        (home / name / "people.toml").write_bytes(text)
    (home / "facts.db").touch()
    return home


@pytest.fixture(scope="module", params=FOUND)
def typist(request: pytest.FixtureRequest, ilj: Ilj, home: Path) -> Iterator[Typist]:
    """Someone at a shell who has done what the README says."""
    with Typist(request.param, ilj.env, home, switch(request.param)) as typist:
        yield typist


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("ilj vi", "ilj visits "),
        ("ilj visits --per", "ilj visits --person "),
        ("ilj visits --person dag", "ilj visits --person noa-dagan "),
        ("ilj visits --person=dag", "ilj visits --person=noa-dagan "),
        ("ilj visits --person NO", "ilj visits --person noa-dagan "),
        ("ilj visits --year 201", "ilj visits --year 2010 "),
        ("ilj visits --year=201", "ilj visits --year=2010 "),
        ("ilj visits --since 19", "ilj visits --since 199"),
        ("ilj visits 'no one' --fo", "ilj visits 'no one' --format "),
        ("ilj show fi\tst", "ilj show fish-1971 stars-1994 "),
        ("ilj schema t\te", "ilj schema terms "),
        ("ilj check ow", "ilj check own/"),
        ("ilj check ba", r"ilj check bad\ records/"),
        ("ilj export fa", "ilj export facts.db "),
        ("ilj visits --data ow", "ilj visits --data own/"),
        ("ilj visits --data=ow", "ilj visits --data=own/"),
        (r"ilj show --data bad\ records sta", r"ilj show --data bad\ records stars-1994 "),
        ("X=1 ilj trade | ilj vi", "X=1 ilj trade | ilj visits "),
    ],
)
def test_the_line_is_ended(typist: Typist, typed: str, line: str) -> None:
    typist.start(f"{typed}\t")
    assert typist.stands(line), typist.lines


@pytest.mark.parametrize("kept", ["--fields date,", "--fields="])
def test_a_comma_may_follow_what_stands_in_a_list(typist: Typist, kept: str) -> None:
    typist.start(f"ilj visits {kept}wh\t")
    after = {"bash": ""}.get(typist.shell, " ")
    assert typist.stands(f"ilj visits {kept}who{after}"), typist.lines
    typist.type(",of\t")
    after = {"bash": ",office", "zsh": ",office ", "fish": " ,of"}[typist.shell]
    assert typist.stands(f"ilj visits {kept}who{after}"), typist.lines


def test_several_that_begin_otherwise_are_listed_and_the_line_stays(typist: Typist) -> None:
    line = "ilj visits --data own --person abe"
    typist.start(line + ("\t\t" if typist.shell == "bash" else "\t"))
    assert typist.wait(lambda: re.search("shin-abe +shiro-abe", " ".join(typist.lines)) is not None)
    assert typist.stands(line), typist.lines


@pytest.mark.parametrize(
    "line", ["ilj nosuch o", "ilj visits o", "ilj visits --limit o", "ilj x 'o"]
)
def test_where_nothing_is_known_nothing_happens(typist: Typist, line: str) -> None:
    typist.start(f"{line}\tx")
    assert typist.stands(f"{line}x"), typist.lines
    assert typist.lines == [f"> {line}x"]


@pytest.mark.parametrize("shell", FOUND)
def test_a_script_that_is_saved_does_the_same(shell: str, ilj: Ilj, tmp_path: Path) -> None:
    with Typist(shell, ilj.env, tmp_path, *SAVED[shell]) as typist:
        for _ in range(2):
            typist.start("ilj visits --person=dag\t")
            assert typist.stands("ilj visits --person=noa-dagan "), typist.lines
