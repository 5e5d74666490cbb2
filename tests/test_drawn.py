"""What is drawn: the timeline and the chart, with lines and blocks or in ASCII."""

from __future__ import annotations

from tests.conftest import Ilj

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_the_timeline_at_a_terminal(ilj: Ilj) -> None:
    assert (
        ilj.terminal("timeline", "--until", "1955").out
        == """\
1950s
1951 ●        organizations Tea Society: founded [tea-society]
     │
1952 ◆ 05-15* events        A tea house opens in Jaffa [tea-house-1952]
     ┆
1955 ┝        envoys        Ōta Mori, minister of Japan to Israel: in office
     │                      (until 1957) [mori-israel-envoy-1955]
     ● 03-02  envoys        Ōta Mori, minister of Japan to Israel: credentials
     │                                                  [mori-israel-envoy-1955]

4 acts, ◆ disputed, ┝ lasted. Whole record: ilj show ID.
ilj: left out: 3 records without a date
"""
    )


def test_the_timeline_without_its_characters(ilj: Ilj) -> None:
    assert (
        ilj.terminal("timeline", "--until", "1952", env=ASCII).out
        == """\
1950s
1951 *        organizations Tea Society: founded [tea-society]
     |
1952 # 05-15* events        A tea house opens in Jaffa [tea-house-1952]

2 acts, # disputed. Whole record: ilj show ID.
ilj: left out: 3 records without a date
"""
    )


def test_the_timeline_of_one_kind_names_no_kind(ilj: Ilj) -> None:
    assert (
        ilj.terminal("visits", "--format", "timeline", width=60).out
        == """\
1990s
1990 ○ 199X      Ōta Mori, Special Envoy, to Israel
     │                                    [mori-israel-1990]
     ┆
1994 ◆ 05-03/05* Noa Dagan, Prime Minister, to Japan
     │                                    [dagan-japan-1994]
     ┆
1999 ○ 08?^      Kenta Sato, Foreign Minister, to Israel
     │                                    [sato-israel-1999]
     ┆
2010s
2010 ● 01-18     Kenta Sato, Prime Minister, to Israel
     │                                    [sato-israel-2010]
     ┆
no date
     ●           Delegation of painters, to Israel
     │                                   [delegation-israel]

5 visits, ○ approximate, uncertain or inferred, ◆ disputed.
Whole record: ilj show ID.
"""
    )


def test_without_a_date_there_is_no_year(ilj: Ilj) -> None:
    assert (
        ilj("people", "--format", "timeline", "--limit", "2").out
        == """\
no date
     ● Kenta Sato [kenta-sato]
     ● Noa Dagan [noa-dagan]

2 of 3 people. Whole record: ilj show ID.
"""
    )


def test_what_stands_for_no_record_is_no_timeline(ilj: Ilj) -> None:
    shown = ilj("coverage", "--format", "timeline").out
    assert shown == ilj("coverage", "--format", "record").out


def test_a_chart_of_figures_has_a_series_for_each_reporter(ilj: Ilj) -> None:
    assert (
        ilj.terminal("trade", "--format", "chart").out
        == """\
Israel to Japan, USD
  Gazette, goods
    1993 ███████████████████████████████████████████████████████ 1.5 billion USD

both ways, USD
  reporter not said
    1993 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ about 2750.25 million USD

▒ not exact
"""
    )


def test_a_chart_without_its_characters(ilj: Ilj) -> None:
    assert (
        ilj.terminal("trade", "--format", "chart", width=60, env=ASCII).out
        == """\
Israel to Japan, USD
  Gazette, goods
    1993 ################################### 1.5 billion USD

both ways, USD
  reporter not said
    1993 ========================= about 2750.25 million USD

= not exact
"""
    )


def test_a_chart_of_what_is_dated_counts_it(ilj: Ilj) -> None:
    assert (
        ilj.terminal("visits", "--format", "chart", width=50).out
        == """\
Visits by year
    1994                  ███████████████████ 1
    1995-1998             none
    1999                  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 1
    2000-2009             none
    2010                  ███████████████████ 1
    not known to the year ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 1

▒ not exact
"""
    )
    assert (
        ilj("timeline", "--format", "chart", "--since", "1993", "--until", "1999").out
        == """\
Acts by year
    1993                  █████████████████████████████████████████████████ 4
    1994                  █████████████████████████████████████ 3
    1995                  ████████████ 1
    1996-1998             none
    1999                  ▒▒▒▒▒▒▒▒▒▒▒▒ 1
    not known to the year ▒▒▒▒▒▒▒▒▒▒▒▒ 1

▒ not exact
"""
    )


def test_nothing_to_draw(ilj: Ilj) -> None:
    ran = ilj("people", "--format", "chart")
    assert ran.out == ilj("people", "--format", "table").out
    assert ran.err == "ilj: nothing here has a figure or a date to draw\n"
    assert ran.code == 0
