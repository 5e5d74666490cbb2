"""Colour: on where the option or the environment says so, and never a matter of layout."""

import re
from itertools import product

import pytest

from ilj.cli.output import coloured
from ilj.render import Look, fitting, writer
from tests.conftest import SAMPLE, Ilj
from tests.filled import TO_READ, sheets

VARIABLES: dict[str, tuple[str | None, ...]] = {
    "NO_COLOR": ("1", None, ""),
    "FORCE_COLOR": (None, "", "0", "1"),
    "CLICOLOR": (None, "", "0", "1"),
    "CLICOLOR_FORCE": (None, "0", "1"),
    "TERM": (None, "xterm-256color", "dumb"),
}
STYLE = re.compile(r"\x1b\[[0-9;]*m")
TABLE = ("terms", "--limit", "1", "--format", "table")
FORCED = {"NO_COLOR": "", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}


def wanted(env: dict[str, str], terminal: bool) -> bool:
    """Whether colour is wanted: by NO_COLOR not, then by FORCE_COLOR, then at a terminal."""
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "") not in ("", "0") or env.get("CLICOLOR_FORCE") == "1":
        return True
    return terminal and env.get("TERM") != "dumb" and env.get("CLICOLOR") != "0"


@pytest.mark.parametrize("terminal", [True, False])
def test_the_environment(terminal: bool) -> None:
    for values in product(*VARIABLES.values()):
        said = zip(VARIABLES, values, strict=True)
        env = {name: value for name, value in said if value is not None}
        assert coloured(terminal, env) is wanted(env, terminal), env


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, FORCED, {"NO_COLOR": "", "TERM": "dumb"}])
@pytest.mark.parametrize("when", ["always", "never", "auto"])
def test_the_option_wins(ilj: Ilj, when: str, env: dict[str, str], terminal: bool) -> None:
    out = (ilj.terminal if terminal else ilj)(*TABLE, "--color", when, env=env).out
    on = wanted(env, terminal) if when == "auto" else when == "always"
    assert ("\x1b" in out) is on
    assert STYLE.sub("", out) == ilj(*TABLE, "--color", "never").out


@pytest.mark.parametrize("args", [["visits", "-h"], ["visits", "--zzz"]], ids=" ".join)
def test_neither_a_page_nor_an_error_is_coloured(ilj: Ilj, args: list[str]) -> None:
    assert ilj.terminal(*args, env=FORCED) == ilj.terminal(*args)


def test_no_layout_depends_on_it() -> None:
    for command, sheet in sheets(SAMPLE).items():
        for format in fitting(command):
            looks = (Look([], 80, colour=colour) for colour in (False, True))
            plain, styled = ("".join(writer(format)(sheet, look)) for look in looks)
            assert STYLE.sub("", styled) == plain
            assert ("\x1b" in styled) is (format in TO_READ)
