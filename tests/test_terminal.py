"""A real terminal of any width: aligned, whole, without a stray escape."""

from __future__ import annotations

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


def test_the_columns_variable_wins(ilj: Ilj) -> None:
    wide = ilj.terminal("visits", width=100).out
    assert ilj.terminal("visits", width=40, env={"COLUMNS": "100"}).out == wide
