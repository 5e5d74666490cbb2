"""The other commands that are made from a declaration, and `show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Ilj


def test_agreements_are_found_by_any_of_their_acts(ilj: Ilj) -> None:
    for year, found in {
        "1971": ["fish-1971"],
        "1994": ["stars-1994"],
        "1995": ["stars-1994"],
        "2000": ["stars-1994"],
        "2005": ["stars-1994"],
    }.items():
        ran = ilj("agreements", "--year", year, "--fields", "id", "--no-header")
        assert ran.lines == found
        assert ran.err == "ilj: left out: 1 agreement without a date\n"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--kind", "MoU"], ["tea-memorandum"]),
        (["--topic", "technology"], ["stars-1994"]),
        (["--status", "in force"], ["stars-1994"]),
        (["watching"], ["stars-1994"]),
        ([], ["fish-1971", "stars-1994", "tea-memorandum"]),
    ],
)
def test_agreements(ilj: Ilj, args: list[str], expected: list[str]) -> None:
    assert ilj("agreements", *args, "--fields", "id", "--no-header").lines == expected


def test_the_acts_of_an_agreement_are_kept_apart(ilj: Ilj) -> None:
    _, stars, _ = json.loads(ilj("agreements", "--json").out)
    assert stars["signed"] == "1994-05-04"
    assert stars["in_force"] == stars["in_force_first"] == "1995-01-01"
    assert stars["extended"] == ["2000", "2005-07-31"]
    assert stars["date"] is None
    assert stars["dated"] == "1994-05-04"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--from", "israel"], ["israel-japan-1993"]),
        (["--to", "japan"], ["israel-japan-1993"]),
        (["--from", "japan"], []),
        (["--measure", "total"], ["total-1993"]),
        (["--coverage", "goods"], ["israel-japan-1993"]),
        (["--reporter", "gazette"], ["israel-japan-1993"]),
        (["oranges"], ["israel-japan-1993"]),
        (["--sort", "amount"], ["israel-japan-1993", "total-1993"]),
        (["--sort", "amount", "--reverse"], ["total-1993", "israel-japan-1993"]),
    ],
)
def test_trade(ilj: Ilj, args: list[str], expected: list[str]) -> None:
    ran = ilj("trade", *args, "--fields", "id", "--no-header")
    assert ran.lines == expected
    assert ran.code == (0 if expected else 1)


def test_a_figure_keeps_its_digits_and_has_an_amount_to_compare(ilj: Ilj) -> None:
    flow, total = json.loads(ilj("trade", "--json").out)
    assert (flow["value"], flow["scale"], flow["amount"]) == ("1.5", "billion", 1_500_000_000)
    assert (total["value"], total["scale"], total["amount"]) == (
        "2750.25",
        "million",
        2_750_250_000,
    )
    assert total["origin"] is total["coverage"] is total["reporter"] is None


def test_a_table_of_figures(ilj: Ilj) -> None:
    assert (
        ilj.terminal("trade", width=100).out
        == """\
period  flow             value                      coverage  reporter  id
1993    Israel to Japan  1.5 billion USD            goods     Gazette   israel-japan-1993
1993    both ways        about 2750.25 million USD                      total-1993

2 trade figures. Whole record: ilj show ID. Sources: --sources.
"""
    )


def test_people_by_name_in_every_script(ilj: Ilj) -> None:
    assert (
        ilj.terminal("people").out
        == """\
name        also                   country  id
Kenta Sato  佐藤健太; Kenta Satoh  Japan    kenta-sato
Noa Dagan   נועה דגן               Israel   noa-dagan
Ōta Mori                           Japan    ota-mori

3 people. Whole record: ilj show ID. Sources: --sources.
"""
    )
    assert ilj("people", "--country", "il", "--fields", "id", "--no-header").lines == ["noa-dagan"]


def test_sources_below_a_table(ilj: Ilj) -> None:
    assert (
        ilj.terminal("visits", "dagan", "--sources").out
        == """\
date            who        office          to     id                sources
1994-05-03/05*  Noa Dagan  Prime Minister  Japan  dagan-japan-1994  1 2

1 visit, * disputed. Whole record: ilj show ID.
[1] gazette-1994: The Gazette of Visits, Gazette Press, 1994,
https://example.org/gazette
[2] wire-1994: report of a wire service, The Wire, 4 May 1994
"""
    )


def test_sources_in_a_pipe(ilj: Ilj) -> None:
    args = ("visits", "dagan", "--sources", "--fields", "id,sources")
    assert ilj(*args).out == (
        "id\tsources\tsource_title\tsource_address\n"
        "dagan-japan-1994\tgazette-1994; wire-1994\tThe Gazette of Visits; \thttps://example.org/gazette; \n"
    )
    (record,) = json.loads(ilj(*args, "--json").out)
    assert record["sources"][0] == {
        "id": "gazette-1994",
        "at": "page 1",
        "via": None,
        "title": "The Gazette of Visits",
        "publisher": "Gazette Press",
        "date": "1994",
        "address": "https://example.org/gazette",
    }


def test_show_prints_records_of_any_kind_whole_in_the_order_asked(ilj: Ilj) -> None:
    assert (
        ilj.terminal("show", "noa-dagan", "dagan-japan-1994").out
        == """\
Noa Dagan
  id          noa-dagan
  name        Noa Dagan [the name as this data set writes it]
  country     Israel [Israel or Japan, if either]
  also        נועה דגן (our rendering) [other spellings and scripts]
  sources     The Gazette of Visits, Gazette Press, 1994: page 1
                https://example.org/gazette
  evidence    1 citation of 1 document
  visits      1994-05-03/05: Noa Dagan, Prime Minister, to Japan
              [dagan-japan-1994]
              2005-02: Noa Dagan, President, to Japan (was cancelled)
              [dagan-japan-2005]
  statements  1994-05-04: Noa Dagan: Both will watch the same stars.
              [dagan-stars-1994]

Noa Dagan, Prime Minister, to Japan
  id          dagan-japan-1994
  date        3 to 5 May 1994* (1994-05-03/1994-05-05, to the day) [days in the
              country visited, so far as known]
  who         Noa Dagan [the traveller or delegation]
  people      noa-dagan [the traveller, by id]
  office      Prime Minister [the office held then]
  role        prime minister [what the office is]
  origin      Israel [the traveller's country]
  to          Japan [the country visited]
  places      Tokyo; Kyoto [where in that country]
  status      took place [whether it took place]
  sources     The Gazette of Visits, Gazette Press, 1994: page 1
                https://example.org/gazette
              report of a wire service, The Wire, 4 May 1994: line 3, via The
              Gazette of Visits, Gazette Press, 1994
                https://example.org/gazette
  others say  date: 4 May 1994 (not followed, taken for an error). The day of
              the report.
                report of a wire service, The Wire, 4 May 1994: line 1
  evidence    2 citations of 2 documents
  visits      2005-02: Noa Dagan, President, to Japan (was cancelled)
              [dagan-japan-2005]
  agreements  1994-05-04: Star agreement, in force [stars-1994]
  people      Noa Dagan [noa-dagan]
"""
    )


def test_show_in_a_pipe_gives_a_row_a_record(ilj: Ilj) -> None:
    assert ilj("show", "total-1993", "fish-1971").rows == [
        {
            "kind": "trade",
            "id": "total-1993",
            "date": "1993",
            "date_first": "1993-01-01",
            "date_last": "1993-12-31",
            "date_precision": "year",
            "headline": "Trade, both ways: about 2750.25 million USD",
            "sources": "wire-1994",
            "citations": "1",
            "origins": "1",
            "tied": "",
            "own": "",
        },
        {
            "kind": "agreements",
            "id": "fish-1971",
            "date": "1971",
            "date_first": "1971-01-01",
            "date_last": "1971-12-31",
            "date_precision": "year",
            "headline": "Fish arrangement",
            "sources": "gazette-1994",
            "citations": "1",
            "origins": "1",
            "tied": "",
            "own": "",
        },
    ]


def test_show_in_json_holds_the_whole_record(ilj: Ilj) -> None:
    (entry,) = json.loads(ilj("show", "dagan-japan-1994", "--json").out)
    (record,) = json.loads(ilj("visits", "dagan", "--json").out)
    assert entry["kind"] == "visits"
    assert entry["headline"] == "Noa Dagan, Prime Minister, to Japan"
    assert entry["record"] == record


def test_show_names_what_is_not_there_and_prints_the_rest(ilj: Ilj) -> None:
    ran = ilj("show", "dagan-japan-1995", "total-1993", "zzz")
    assert [row["id"] for row in ran.rows] == ["total-1993"]
    assert ran.err == (
        "ilj: no record 'dagan-japan-1995'\n"
        "ilj: no record 'zzz'\n"
        "hint: did you mean dagan-japan-1994 or dagan-japan-2005?\n"
    )
    assert ran.code == 1


def test_a_record_that_was_renamed_is_shown_by_its_old_id(ilj: Ilj, own: Path) -> None:
    (own / "trade.toml").write_text(
        '[new-1]\nvalue = "1"\nunit = "USD"\nmeasure = "total"\nwas = ["old-1"]\n'
        'sources = [{ id = "wire-1994", at = "x" }]\n'
    )
    assert [row["id"] for row in ilj("show", "old-1", "--data", own).rows] == ["new-1"]


def test_figures_a_line_a_year_with_every_reporter(ilj: Ilj, own: Path) -> None:
    (own / "trade.toml").write_text(
        '[israel-japan-1993-wire]\nvalue = "1.4"\nscale = "billion"\nunit = "USD"\nperiod = "1993"\n'
        'reporter = "Wire"\nmeasure = "flow"\norigin = "israel"\ndestination = "japan"\n'
        'sources = [{ id = "wire-1994", at = "x" }]\n'
    )
    ran = ilj("trade", "--by", "year", "--data", own)
    assert ran.rows == [
        {
            "period": "1993",
            "period_first": "1993-01-01",
            "period_last": "1993-12-31",
            "period_precision": "year",
            "about": "Israel to Japan",
            "figures": "1.5 billion USD (Gazette); 1.4 billion USD (Wire)",
        },
        {
            "period": "1993",
            "period_first": "1993-01-01",
            "period_last": "1993-12-31",
            "period_precision": "year",
            "about": "both ways",
            "figures": "about 2750.25 million USD",
        },
    ]
    (line, _) = json.loads(ilj("trade", "--by", "year", "--data", own, "--json").out)
    assert [(figure["amount"], figure["id"]) for figure in line["figures"]] == [
        (1_500_000_000, "israel-japan-1993"),
        (1_400_000_000, "israel-japan-1993-wire"),
    ]
    assert (
        ilj("trade", "--by", "month").err
        == "ilj: --by: 'month' is not year\nhint: write --by year\n"
    )
