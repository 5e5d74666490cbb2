"""Command lines: the plain reader and Typer take the same line for the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilj.cli.app import read
from ilj.cli.commands import COMMANDS
from ilj.cli.line import plain
from ilj.errors import UsageError
from tests.conftest import Ilj

FLAGS = sorted({flag for c in COMMANDS.values() for o in c.every_option for flag in o.flags})
VALUES = ["2015", "1994-05", "x=y", "", " ", "-", "--", "-1", "-h", "ä=", "安倍", "\x1b[1m", "a,b"]
ARGUMENTS = st.one_of(
    st.sampled_from([*FLAGS, "--version", "-x", "--yea", *VALUES, *COMMANDS]),
    st.builds("{}={}".format, st.sampled_from(FLAGS), st.sampled_from(VALUES)),
    st.text(max_size=5),
)
LINES = st.tuples(st.sampled_from([*COMMANDS, "--version", "-h", "nosuch"]), st.lists(ARGUMENTS))


@settings(max_examples=500)
@given(LINES)
def test_what_is_read_without_typer_is_what_typer_reads(line: tuple[str, list[str]]) -> None:
    args = [line[0], *line[1]]
    if (short := plain(args)) is not None:
        assert short == read(args)


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--help"],
        ["--version"],
        ["visits", "-h", "--year", "2015"],
        ["visits", "abe", "--year", "2015", "--to=israel", "--to", "japan", "koizumi", "--json"],
        ["show", "abe-israel-2015"],
        ["check", "folder"],
    ],
)
def test_a_plain_line_is_read_without_typer(args: Sequence[str]) -> None:
    assert plain(args) == read(args)


@pytest.mark.parametrize(
    "args",
    [["nosuch"], ["visits", "--yera", "1"], ["visits", "--year"], ["visits", "--json=1"]],
)
def test_what_is_wrong_with_a_line_is_left_to_typer(args: Sequence[str]) -> None:
    assert plain(args) is None
    with pytest.raises(UsageError):
        read(args)


def test_a_line_that_is_not_plain_is_answered_all_the_same(ilj: Ilj) -> None:
    assert ilj("visits", "--", "dagan").out == ilj("visits", "dagan").out
