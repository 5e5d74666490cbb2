"""The main job: what a listing finds and answers, in a pipe and in a terminal."""

import json
import shlex

import pytest

from ilj.kinds import Visit
from tests.conftest import Ilj
from tests.running import Served

HEADER = Visit.flat_names()


def test_a_pipe_gets_the_columns_of_the_table_the_id_first(ilj: Ilj) -> None:
    ran = ilj("visits", "--year", "2010")
    assert ran.rows == [
        {
            "id": "sato-israel-2010",
            "date": "2010-01-18",
            "who": "Kenta Sato",
            "office": "Prime Minister",
            "destination": "israel",
        }
    ]
    assert (ran.err, ran.code) == ("ilj: not shown: 1 undated (--undated)\n", 0)


def test_a_pipe_gets_every_field_if_asked(served: Served) -> None:
    ran = served("visits", "--year", "2010", "--fields", "all")
    assert ran.lines[0].split("\t") == HEADER
    assert {name: value for name, value in ran.rows[0].items() if value} == {
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
        "importance": "key",
        "sources": "wire-1994",
        "note": "He said: 'come again'.",
    }


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("visits --fields from,to", "origin\tdestination"),
        ("trade --fields flow,amount", "measure\tamount"),
        ("agreements --fields 'In force,listed'", "in_force\tdate"),
        ("envoys --fields 'in office'", "term"),
    ],
)
def test_headings_are_field_names(served: Served, line: str, header: str) -> None:
    assert served(*shlex.split(line)).lines[0] == header


MORI, DAGAN, SATO, AGAIN = (
    "mori-israel-1990 dagan-japan-1994 sato-israel-1999 sato-israel-2010".split()
)
FOUND = [
    ("visits", [MORI, DAGAN, SATO, AGAIN, "delegation-israel"]),
    ("visits --reverse", [AGAIN, SATO, DAGAN, MORI, "delegation-israel"]),
    ("visits --limit 2", [MORI, DAGAN]),
    ("visits --sort who,date", ["delegation-israel", SATO, AGAIN, DAGAN, MORI]),
    ("visits --sort office", [SATO, DAGAN, AGAIN, MORI, "delegation-israel"]),
    ("visits --sort office --reverse", [MORI, DAGAN, AGAIN, SATO, "delegation-israel"]),
    ("visits --to JP", [DAGAN]),
    ("visits --to 日本", [DAGAN]),
    ("visits --role 'Prime Minister'", [DAGAN, AGAIN]),
    ("visits --role pm --role special_envoy --from japan", [MORI, AGAIN]),
    ("visits --person sato", [SATO, AGAIN]),
    ("visits --person 健太", [SATO, AGAIN]),
    ("visits --person dagan --person ota", [MORI, DAGAN]),
    ("visits --status cancelled", ["dagan-japan-2005"]),
    ("visits --status any dagan", [DAGAN, "dagan-japan-2005"]),
    ("visits --source gazette --to israel", [MORI, SATO]),
    ("visits --disputed", [DAGAN, SATO]),
    ("visits sato --to israel", [SATO, AGAIN]),
    ("visits -- dagan", [DAGAN]),
    # importance: the lowest for rank and status, or as the record says
    ("visits --importance key", [DAGAN, AGAIN]),
    ("visits --importance notable", [SATO]),
    ("visits --importance minor --status any", [MORI, "dagan-japan-2005", "delegation-israel"]),
    ("events --importance key --status any", ["bridge-vote-1998"]),
    ("events --importance minor --all", ["tea-house-1952", "far-pact-1960"]),
    # words as people type them
    ("visits 'Satoh 1999'", [SATO]),
    ("visits sat foreign min", [SATO]),
    ("visits August Kenta", [SATO]),
    ("visits 佐藤 foreign", [SATO]),
    ("visits sato-israel-1999", [SATO]),
    # macrons do not matter
    ("visits ōta", [MORI]),
    # Hebrew is found anywhere in a word, and without niqqud
    ("visits דָּגָן", [DAGAN]),
    ("visits גן", [DAGAN]),
    # the other kinds
    ("agreements", ["fish-1971", "stars-1994", "tea-memorandum"]),
    ("agreements --kind MoU", ["tea-memorandum"]),
    ("agreements --topic technology", ["stars-1994"]),
    ("agreements --status 'in force'", ["stars-1994"]),
    ("agreements watching", ["stars-1994"]),
    ("people --country il", ["noa-dagan"]),
    ("trade --reporter gazette", ["israel-japan-1993"]),
    ("trade oranges", ["israel-japan-1993"]),
    ("trade --sort amount", ["israel-japan-1993", "total-1993"]),
    ("trade --sort amount --reverse", ["total-1993", "israel-japan-1993"]),
    # across them
    ("search stars", ["dagan-stars-1994", "stars-1994"]),
    ("search tea", ["tea-ceremony", "tea-society", "tea-memorandum", "tea-house-1952", "israel-japan-1993"]),
    ("search 茶", ["tea-society", "tea-house-1952"]),
    ("search dagan 1994", [DAGAN, "dagan-stars-1994", "stars-1994"]),
    ("search tea 1953", ["tea-house-1952"]),
    ("search --kind terms,people --sort id", ["kenta-sato", "noa-dagan", "ota-mori", "tea-ceremony"]),
    ("search --kind events --disputed", ["tea-house-1952"]),
    ("search --source gazette --kind investment", ["japan-israel-gazette-1993"]),
    ("disputes 1953", ["tea-house-1952"]),
]  # fmt: skip
IN_TIME = [
    ("visits --year 1994", [MORI, DAGAN]),
    ("visits --since 1999-09", [MORI, AGAIN]),
    ("visits --until 1994-05-03", [MORI, DAGAN]),
    ("visits --until 1994-05-02", [MORI]),
    ("visits --since 1999 --until 1999", [MORI, SATO]),
    *((f"agreements --year {year}", ["stars-1994"]) for year in (1994, 1995, 2000, 2005)),
    ("agreements --year 1971", ["fish-1971"]),
    # a posting without a known end: up to the day on which its holder was last seen
    *((f"envoys --year {year}", ["dagan-japan-envoy-2001"]) for year in (2001, 2002, 2003)),
    ("envoys --until 2004", ["mori-israel-envoy-1955", "dagan-japan-envoy-2001"]),
    ("timeline --since 2002 --until 2003 --kind envoys", ["dagan-japan-envoy-2001"]),
    ("search --year 1952", ["tea-house-1952"]),
    ("timeline --all --kind sources", ["gazette-1994", "wire-1994"]),
]
"""What may have happened then, by any of its acts; what has no date is left out, and said to be."""


@pytest.mark.parametrize(("line", "ids"), FOUND + IN_TIME)
def test_what_is_found(served: Served, line: str, ids: list[str]) -> None:
    command, *asked = shlex.split(line)
    ran = served(command, "--fields", "id", "--no-header", *asked)
    assert (ran.lines, ran.code) == (ids, 0)
    assert ran.err == "" or ran.err.startswith("ilj: not shown: ")


def test_how_many_there_are(served: Served) -> None:
    assert served("visits", "--limit", "2", "--count").out == "5\n"
    *_, last, _ = served("visits", "--limit", "1", "--format", "table").lines
    assert last.startswith("1 of 5 visits. Not shown: 1 planned, postponed or cancelled")


HIDDEN = [
    ("visits", "1 planned, postponed or cancelled (--status any)", "--status any"),
    ("visits --year 1994", "1 undated (--undated)", "--undated"),
    ("events", "1 context (--scope any)", "--scope any"),
]


@pytest.mark.parametrize(("line", "said", "option"), HIDDEN)
def test_what_a_default_hides_is_said_and_shown_if_asked(
    served: Served, line: str, said: str, option: str
) -> None:
    ran = served(*line.split())
    assert ran.err == f"ilj: not shown: {said}\n"
    assert f"Not shown: {said}" in " ".join(served(*line.split(), "--format", "table").lines)
    number = len(ran.rows)
    assert len(served(*line.split(), *option.split()).rows) == number + 1
    every = served(*line.split(), "--all")
    assert (len(every.rows), every.err) == (number + 1, "")


def test_years_are_asked_for_as_a_decade_and_as_a_span(served: Served) -> None:
    for years in ("1990s", "199X", "1990/1999", "1990-1999", "１９９０/１９９９"):
        ran = served("visits", "--year", years, "--fields", "id", "--no-header")
        assert ran.lines == [MORI, DAGAN, SATO]


def test_options_may_stand_before_the_command(served: Served) -> None:
    asked = ("--fields", "id", "--year=1994", "--json")
    assert served(*asked, "visits") == served("visits", *asked)
    assert served("--limit", "1", "trips") == served("visits", "--limit", "1")


def test_records_by_year(served: Served) -> None:
    ran = served("visits", "--by", "year")
    assert ran.lines == ["year\tnumber", "1994\t1", "1999\t1", "199X\t1", "2010\t1", "\t1"]


def test_fields_are_printed_in_the_order_asked(served: Served) -> None:
    ran = served("visits", "dagan", "--fields", "destination,who", "--fields", "id")
    assert ran.out == "destination\twho\tid\njapan\tNoa Dagan\tdagan-japan-1994\n"


def test_json_is_whole(served: Served) -> None:
    (record,) = json.loads(served("visits", "--json", "dagan").out)
    assert list(record) == HEADER
    claim = {
        "value": "1994-05-04",
        "rank": "deprecated",
        "why": "error",
        "note": "The day of the report.",
        "sources": [{"id": "wire-1994", "at": "line 1", "via": None}],
    }
    assert (
        record.items()
        >= {
            "date": "1994-05-03/1994-05-05",
            "date_first": "1994-05-03",
            "places": ["Tokyo", "Kyoto"],
            "sources": [
                {"id": "gazette-1994", "at": "page 1", "via": None},
                {"id": "wire-1994", "at": "line 3", "via": "gazette-1994"},
            ],
            "alt": {"date": [claim]},
            "occasion": None,
            "unresolved": [],
            "inferred": {},
        }.items()
    )


def test_what_is_unresolved_has_no_winner(served: Served) -> None:
    (record,) = json.loads(served("visits", "--json", "sato", "1999").out)
    assert (record["places"], record["unresolved"]) == ([], ["places"])
    assert [claim["value"] for claim in record["alt"]["places"]] == [["Haifa"], ["Jaffa"]]
    card = served("visits", "sato", "1999", "--format", "record").out
    assert "\nplaces         Haifa or Jaffa*\n" in card
