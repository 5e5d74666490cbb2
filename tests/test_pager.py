"""The pager: at a terminal alone, for what is longer than the screen."""

import pytest

from tests.conftest import Env, Ilj

NUMBERED = {"ILJ_PAGER": "cat -n", "TERM": "xterm"}
FIRST = "     1\t"
LONG, SHORT = ("help", "options"), ("terms",)


@pytest.mark.parametrize(
    ("args", "env", "height", "paged"),
    [
        (LONG, NUMBERED, 24, True),
        (LONG, NUMBERED, 60, False),
        (SHORT, NUMBERED, 24, False),
        ((*SHORT, "--json"), NUMBERED, 2, True),
        ((*SHORT, "--no-pager"), NUMBERED, 2, False),
        (("search", "tea"), NUMBERED, 3, False),  # one screen, as far as it can be
        (("search", "tea", "--all"), NUMBERED, 3, True),
        (LONG, {"PAGER": "cat -n", "ILJ_PAGER": "sh -c 'cat -n'"}, 24, True),
        (LONG, {"ILJ_PAGER": "cat -n '"}, 24, False),  # the quote is not closed
        (LONG, {"ILJ_PAGER": ""}, 24, False),
        (LONG, {"ILJ_PAGER": "no-such-program -n"}, 24, False),
        (LONG, {"ILJ_PAGER": "/etc/passwd"}, 24, False),
    ],
)
def test_what_goes_through_it(
    ilj: Ilj, args: tuple[str, ...], env: Env, height: int, paged: bool
) -> None:
    ran = ilj.terminal(*args, env=env, height=height)
    assert (FIRST in ran.out, ran.code) == (paged, 0)
    if paged:
        lines = [line.partition("\t")[2] for line in ran.out.splitlines()]
        assert lines == ilj.terminal(*args, env={"ILJ_PAGER": ""}, height=height).lines


def test_the_pager_of_everybody_is_used_if_ours_is_not_set(ilj: Ilj) -> None:
    unset = {name: value for name, value in ilj.env.items() if name != "ILJ_PAGER"}
    plain = Ilj.__new__(Ilj)
    plain.env = unset
    assert FIRST in plain.terminal(*LONG, env={"PAGER": "cat -n"}).out
    assert FIRST not in plain.terminal(*LONG, env={"TERM": "dumb"}).out


def test_a_pipe_is_never_paged(ilj: Ilj) -> None:
    assert ilj(*LONG, env=NUMBERED) == ilj(*LONG)


def test_a_pager_that_is_left_early_is_a_normal_end(ilj: Ilj) -> None:
    ran = ilj.terminal("sources", "--json", env={"ILJ_PAGER": "head -n 1"}, height=2)
    assert (ran.out, ran.code) == ("[\n", 0)


def test_colours_pass_and_hostile_text_is_escaped_before_it(ilj: Ilj) -> None:
    ran = ilj.terminal("visits", "--color", "always", env={"ILJ_PAGER": "cat -v"}, height=2)
    assert "^[[1mdate" in ran.out
