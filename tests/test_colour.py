"""Colour: on where the option or the environment says so, and never a matter of layout."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.lines import ANSWERED, PAGES

VARIABLES: dict[str, tuple[str | None, ...]] = {
    "NO_COLOR": ("1", None, ""),
    "FORCE_COLOR": (None, "", "0", "1"),
    "CLICOLOR": (None, "", "0", "1"),
    "TERM": (None, "xterm-256color", "dumb"),
}
STYLE = re.compile(r"\x1b\[[0-9;]*m")
TABLE = ("terms", "--limit", "1", "--format", "table")


def environments() -> list[dict[str, str]]:
    sets = [dict(zip(VARIABLES, values, strict=True)) for values in product(*VARIABLES.values())]
    return [{name: value for name, value in one.items() if value is not None} for one in sets]


def wanted(env: dict[str, str], terminal: bool) -> bool:
    """Whether colour is wanted: by NO_COLOR not, then by FORCE_COLOR, then at a terminal."""
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    return terminal and env.get("TERM") != "dumb" and env.get("CLICOLOR") != "0"


@pytest.fixture
def bare(site: Path) -> Ilj:
    """The command in an environment that says nothing of colour."""
    bare = Ilj(site)
    del bare.env["NO_COLOR"]
    return bare


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize("no_color", VARIABLES["NO_COLOR"])
def test_the_environment(bare: Ilj, no_color: str | None, terminal: bool) -> None:
    run = bare.terminal if terminal else bare
    plain = bare(*TABLE, "--color", "never").out
    for env in (one for one in environments() if one.get("NO_COLOR") == no_color):
        out = run(*TABLE, env=env).out
        assert ("\x1b" in out) is wanted(env, terminal), env
        assert STYLE.sub("", out) == plain


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize(("option", "on"), [("always", True), ("never", False)])
def test_the_option_wins(bare: Ilj, option: str, on: bool, terminal: bool) -> None:
    run = bare.terminal if terminal else bare
    plain = bare(*TABLE).out
    for env in environments():
        out = run(*TABLE, "--color", option, env=env).out
        assert ("\x1b" in out) is on, env
        assert STYLE.sub("", out) == plain


FORCED = {"FORCE_COLOR": "1", "CLICOLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    "args", [*ANSWERED.values(), *PAGES.values(), ["visits", "zzz"]], ids=" ".join
)
def test_no_layout_depends_on_it(bare: Ilj, args: list[str]) -> None:
    assert bare(*args, env=FORCED) == bare(*args, env={"NO_COLOR": "1"})
    shown = bare.terminal(*args, env=FORCED)
    assert STYLE.sub("", shown.out) == bare.terminal(*args, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in bare.terminal(*args, env={**FORCED, "NO_COLOR": "1"}).out
