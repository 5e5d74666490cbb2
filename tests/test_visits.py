"""The main job: what a listing finds and answers, in a pipe and in a terminal."""

import json
import re
import shlex

import pytest

from ilj.kinds import Visit
from tests.conftest import Ilj
from tests.running import Served

HEADER = Visit.flat_names()


def test_a_pipe_gets_every_field_tab_separated(ilj: Ilj) -> None:
    ran = ilj("visits", "--year", "2010")
    assert ran.lines[0].split("\t") == HEADER
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
            "importance": "key",
            "sources": "wire-1994",
            "note": "He said: 'come again'.",
        }
    ]
    assert (ran.err, ran.code) == ("ilj: left out: 1 visit without a date\n", 0)


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
    ("events --importance minor --status any", ["tea-house-1952", "far-pact-1960"]),
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
    ("timeline --kind sources", ["gazette-1994", "wire-1994"]),
]
"""What may have happened then, by any of its acts; what has no date is left out, and said to be."""


@pytest.mark.parametrize(("line", "ids"), FOUND + IN_TIME)
def test_what_is_found(served: Served, line: str, ids: list[str]) -> None:
    command, *asked = shlex.split(line)
    ran = served(command, "--fields", "id", "--no-header", *asked)
    assert (ran.lines, ran.code) == (ids, 0)
    left_out = r"ilj: left out: \d+ (visit|agreement|record)s? without a date\n"
    assert ran.err == "" or ((line, ids) in IN_TIME and re.fullmatch(left_out, ran.err))


def test_how_many_there_are(served: Served) -> None:
    assert served("visits", "--limit", "2", "--count").out == "5\n"
    last = served("visits", "--limit", "1", "--format", "table").lines[-1]
    assert last == "1 of 5 visits. Whole record: ilj show ID. Sources: --sources."


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
    assert "  places      Haifa or Jaffa*\n" in card
