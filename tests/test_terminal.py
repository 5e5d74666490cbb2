"""A real terminal of any width: aligned, whole, without a stray escape."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ilj


def test_columns_that_find_no_room_are_named(ilj: Ilj) -> None:
    remark = "ilj: no room for coverage and reporter: see --fields and --format record\n"
    assert ilj.terminal("trade", width=50).out.endswith(remark)


def test_an_id_without_room_stands_at_the_right_edge(ilj: Ilj) -> None:
    assert (
        ilj.terminal("visits", "dagan", width=52).out
        == """\
date            who        office          to     id
1994-05-03/05*  Noa Dagan  Prime Minister  Japan
                                    dagan-japan-1994

1 visit, * disputed. Whole record: ilj show ID.
Sources: --sources.
"""
    )


def test_below_fifty_columns_there_is_a_field_a_line(ilj: Ilj) -> None:
    assert (
        ilj.terminal("visits", "dagan", width=40).out
        == """\
Noa Dagan, Prime Minister, to Japan
  date    3 to 5 May 1994*
          (1994-05-03/1994-05-05, to the
          day)
  who     Noa Dagan
  office  Prime Minister
  to      Japan
  id      dagan-japan-1994
"""
    )


def test_the_columns_variable_wins_and_nonsense_in_it_does_not(ilj: Ilj) -> None:
    wide = ilj.terminal("visits", width=100).out
    assert ilj.terminal("visits", width=40, env={"COLUMNS": "100"}).out == wide
    for nonsense in ("", "0", "-1", "abc", "9" * 30):
        assert "dagan-japan-1994" in ilj.terminal("visits", env={"COLUMNS": nonsense}).out


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ([], {"NO_COLOR": ""}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "TERM": "dumb"}, False),
        ([], {"NO_COLOR": "", "CLICOLOR": "0"}, False),
        ([], {"NO_COLOR": "", "CLICOLOR": "1"}, True),
        ([], {"NO_COLOR": "", "CLICOLOR": "0", "FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (["--color", "never"], {"NO_COLOR": ""}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_in_a_terminal(
    ilj: Ilj, args: list[str], env: dict[str, str], coloured: bool
) -> None:
    out = ilj.terminal("visits", *args, env={"TERM": "xterm", **env}).out
    assert ("\x1b[" in out) is coloured
    plain = out.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert plain == ilj.terminal("visits").out


@pytest.mark.parametrize("value", ["", "0", "1"])
def test_colour_variables_never_change_the_layout_of_a_pipe(ilj: Ilj, value: str) -> None:
    env = {"NO_COLOR": "", "FORCE_COLOR": value}
    assert ilj("visits", env=env).out == ilj("visits").out
    table = ilj("visits", "--format", "table", env=env).out
    assert ("\x1b[" in table) is (value == "1")


def test_hostile_text_never_reaches_a_terminal_raw(ilj: Ilj, own: Path) -> None:
    hostile = r"\u001b]0;x\u0007[red]\u202e\u009b31m[/x] :smile: \u2028\t\n"
    (own / "visits.toml").write_text(
        f'[bad]\nwho = "{hostile}"\norigin = "israel"\ndestination = "japan"\nstatus = "actual"\n'
        f'sources = [{{ id = "wire-1994", at = "{hostile}" }}]\n'
    )
    for format in ("table", "record", "tsv", "csv", "json", "jsonl", "markdown"):
        out = ilj.terminal("visits", "red", "--data", own, "--format", format).out
        assert not set(out) & set("\x1b\x07\u202e\x9b\u2028")
        assert "[red]" in out.replace("\\[red\\]", "[red]")
    assert "\u202e" in ilj("visits", "red", "--data", own, "--json").out
    error = ilj.terminal("visits", "\x1b[31m\u202e").out
    assert not set(error) & set("\x1b\u202e")
