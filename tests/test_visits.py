"""The main job: what a listing answers, in a pipe and in a terminal."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Ilj

HEADER = (
    "id date date_first date_last date_precision who people office role rank origin destination places "
    "status occasion first met tour tour_date tour_date_first tour_date_last tour_date_precision "
    "sources alt unresolved inferred note was"
).split()


def ids(ilj: Ilj, *args: str) -> list[str]:
    ran = ilj(*args, "--fields", "id", "--no-header")
    assert ran.err == ""
    assert ran.code == 0
    return ran.lines


def test_a_pipe_gets_every_field_tab_separated(ilj: Ilj) -> None:
    ran = ilj("visits", "--year", "2010")
    assert ran.out.split("\n")[0].split("\t") == HEADER
    assert ran.rows == [
        dict.fromkeys(HEADER, "")
        | {
            "id": "sato-israel-2010",
            "date": "2010-01-18",
            "date_first": "2010-01-18",
            "date_last": "2010-01-18",
            "date_precision": "day",
            "who": "Kenta Sato",
            "people": "kenta-sato",
            "office": "Prime Minister",
            "role": "prime-minister",
            "rank": "head",
            "origin": "japan",
            "destination": "israel",
            "status": "actual",
            "sources": "wire-1994",
            "note": "He said: 'come again'.",
        }
    ]
    assert ran.err == "ilj: left out: 1 visit without a date\n"
    assert ran.code == 0


def test_a_terminal_gets_a_table(ilj: Ilj) -> None:
    ran = ilj.terminal("visits")
    assert (
        ran.out
        == """\
date            who                  office            to      id
199X            Ōta Mori             Special Envoy     Israel  mori-israel-1990
1994-05-03/05*  Noa Dagan            Prime Minister    Japan   dagan-japan-1994
1999-08?^       Kenta Sato           Foreign Minister  Israel  sato-israel-1999
2010-01-18      Kenta Sato           Prime Minister    Israel  sato-israel-2010
                Delegation of                          Israel  delegation-israel
                painters

5 visits, * disputed, ^ inferred, ? uncertain. Whole record: ilj show ID.
Sources: --sources.
"""
    )
    assert ran.code == 0


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--year", "1994"], ["mori-israel-1990", "dagan-japan-1994"]),
        (["--since", "1999-09"], ["mori-israel-1990", "sato-israel-2010"]),
        (["--until", "1994-05-03"], ["mori-israel-1990", "dagan-japan-1994"]),
        (["--until", "1994-05-02"], ["mori-israel-1990"]),
        (["--since", "1999", "--until", "1999"], ["mori-israel-1990", "sato-israel-1999"]),
    ],
)
def test_a_time_keeps_what_may_have_happened_then(
    ilj: Ilj, args: list[str], expected: list[str]
) -> None:
    ran = ilj("visits", *args, "--fields", "id", "--no-header")
    assert ran.lines == expected
    assert ran.err == "ilj: left out: 1 visit without a date\n"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--to", "japan"], ["dagan-japan-1994"]),
        (["--to", "JP"], ["dagan-japan-1994"]),
        (["--to", "日本"], ["dagan-japan-1994"]),
        (["--from", "israel"], ["dagan-japan-1994"]),
        (["--role", "Prime Minister"], ["dagan-japan-1994", "sato-israel-2010"]),
        (
            ["--role", "pm", "--role", "special_envoy", "--from", "japan"],
            ["mori-israel-1990", "sato-israel-2010"],
        ),
        (["--person", "sato"], ["sato-israel-1999", "sato-israel-2010"]),
        (["--person", "健太"], ["sato-israel-1999", "sato-israel-2010"]),
        (["--person", "dagan", "--person", "ota"], ["mori-israel-1990", "dagan-japan-1994"]),
        (["--status", "cancelled"], ["dagan-japan-2005"]),
        (["--status", "any", "dagan"], ["dagan-japan-1994", "dagan-japan-2005"]),
        (["--source", "gazette", "--to", "israel"], ["mori-israel-1990", "sato-israel-1999"]),
        (["--disputed"], ["dagan-japan-1994", "sato-israel-1999"]),
    ],
)
def test_filters(ilj: Ilj, args: list[str], expected: list[str]) -> None:
    assert ids(ilj, "visits", *args) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["sato", "1999"],
        ["1999", "SATO"],
        ["Satoh 1999"],
        ["sat", "foreign", "min"],
        ["August", "Kenta"],
        ["佐藤", "foreign"],
        ["sato-israel-1999"],
    ],
)
def test_words_are_found_as_people_type_them(ilj: Ilj, words: list[str]) -> None:
    assert ids(ilj, "visits", *words) == ["sato-israel-1999"]


@pytest.mark.parametrize("words", ["ōta", "ota", "OTA", "mori"])
def test_macrons_do_not_matter(ilj: Ilj, words: str) -> None:
    assert ids(ilj, "visits", words) == ["mori-israel-1990"]


@pytest.mark.parametrize("words", ["דגן", "דָּגָן", "גן"])
def test_hebrew_is_found_anywhere_in_a_word_and_without_niqqud(ilj: Ilj, words: str) -> None:
    assert ids(ilj, "visits", words) == ["dagan-japan-1994"]


def test_options_come_before_or_after_words(ilj: Ilj) -> None:
    before = ids(ilj, "visits", "--to", "israel", "sato")
    assert (
        before
        == ids(ilj, "visits", "sato", "--to", "israel")
        == ["sato-israel-1999", "sato-israel-2010"]
    )


def test_the_default_order_is_by_date_with_what_has_none_last(ilj: Ilj) -> None:
    order = ["mori-israel-1990", "dagan-japan-1994", "sato-israel-1999", "sato-israel-2010"]
    assert ids(ilj, "visits") == [*order, "delegation-israel"]
    assert ids(ilj, "visits", "--reverse") == [*reversed(order), "delegation-israel"]


def test_sort_by_fields(ilj: Ilj) -> None:
    assert ids(ilj, "visits", "--sort", "who,date") == [
        "delegation-israel",
        "sato-israel-1999",
        "sato-israel-2010",
        "dagan-japan-1994",
        "mori-israel-1990",
    ]
    assert ids(ilj, "visits", "--sort", "office")[-1] == "delegation-israel"
    assert ids(ilj, "visits", "--sort", "office", "--reverse")[-1] == "delegation-israel"


def test_limit_and_count(ilj: Ilj) -> None:
    assert ids(ilj, "visits", "--limit", "2") == ["mori-israel-1990", "dagan-japan-1994"]
    assert ilj("visits", "--limit", "2", "--count").out == "5\n"
    last = ilj.terminal("visits", "--limit", "1").lines[-1]
    assert last == "1 of 5 visits. Whole record: ilj show ID. Sources: --sources."


def test_fields_are_printed_in_the_order_asked(ilj: Ilj) -> None:
    ran = ilj("visits", "dagan", "--fields", "destination,who", "--fields", "id")
    assert ran.out == "destination\twho\tid\njapan\tNoa Dagan\tdagan-japan-1994\n"


def test_json_is_whole(ilj: Ilj) -> None:
    ran = ilj("visits", "--json", "dagan")
    (record,) = json.loads(ran.out)
    assert list(record) == HEADER
    assert record["date"] == "1994-05-03/1994-05-05"
    assert record["date_first"] == "1994-05-03"
    assert record["places"] == ["Tokyo", "Kyoto"]
    assert record["sources"] == [
        {"id": "gazette-1994", "at": "page 1", "via": None},
        {"id": "wire-1994", "at": "line 3", "via": "gazette-1994"},
    ]
    assert record["alt"] == {
        "date": [
            {
                "value": "1994-05-04",
                "rank": "deprecated",
                "why": "error",
                "note": "The day of the report.",
                "sources": [{"id": "wire-1994", "at": "line 1", "via": None}],
            }
        ]
    }
    assert record["occasion"] is None
    assert record["unresolved"] == []
    assert record["inferred"] == {}


def test_what_is_unresolved_has_no_winner(ilj: Ilj) -> None:
    (record,) = json.loads(ilj("visits", "--json", "sato", "1999").out)
    assert record["places"] == []
    assert record["unresolved"] == ["places"]
    assert [claim["value"] for claim in record["alt"]["places"]] == [["Haifa"], ["Jaffa"]]
    card = ilj("visits", "sato", "1999", "--format", "record").out
    assert "  places      Haifa or Jaffa*\n" in card
