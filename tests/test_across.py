"""The questions that cross kinds: timeline, disputes, coverage; and the schema of a kind."""

import json

from ilj.kinds import KINDS
from tests.running import Served


def test_the_timeline_has_a_row_for_each_act_in_order(served: Served) -> None:
    asked = ("--since", "1994", "--until", "2000", "--fields", "date,id,headline")
    ran = served("timeline", *asked)
    assert (
        ran.out
        == """\
date	id	headline
199X	mori-israel-1990	Ōta Mori, Special Envoy, to Israel
1994-05-03/1994-05-05	dagan-japan-1994	Noa Dagan, Prime Minister, to Japan
1994-05-04	dagan-stars-1994	Noa Dagan: Both will watch the same stars.
1994-05-04	stars-1994	Star agreement: signed
1995-01-01	stars-1994	Star agreement: in force
1995-02	sato-moon-1995	Kenta Sato: Each will watch another sky.
1998-11-03	bridge-vote-1998	Japan abstains on the naming of a bridge
1999-08?	sato-israel-1999	Kenta Sato, Foreign Minister, to Israel
2000	stars-1994	Star agreement: extended
"""
    )
    assert ran.err == "ilj: left out: 3 records without a date\n"


SAME = "Both will watch the same stars."


def test_disputes_one_line_a_value(served: Served) -> None:
    rows = served("disputes", "--fields", "id,on,value,says,why").rows
    assert [tuple(row.values()) for row in rows] == [
        ("tea-house-1952", "date", "1952-05-15", "1953", "taken for an error"),
        ("dagan-japan-1994", "date", "1994-05-03/05", "1994-05-04", "taken for an error"),
        (
            "dagan-stars-1994",
            "claim",
            f"Noa Dagan: {SAME}",
            "Kenta Sato: Each will watch another sky.",
            "",
        ),
        (
            "sato-moon-1995",
            "claim",
            "Kenta Sato: Each will watch another sky.",
            f"Noa Dagan: {SAME}",
            "",
        ),
        ("sato-israel-1999", "places", "", "Haifa; Jaffa", "reason not known; reason not known"),
    ]


def test_the_whole_case_of_a_dispute(served: Served) -> None:
    assert (
        served("disputes", "tea", "--format", "record", "--sources").out
        == """\
A tea house opens in Jaffa
  id          tea-house-1952
  date        15 May 1952* (1952-05-15, to the day)
  others say  date: 1953 (not followed, taken for an error)
                report of a wire service, The Wire, 4 May 1994: line 2
  sources     The Gazette of Visits, Gazette Press, 1994: page 5, via report of
              a wire service, The Wire, 4 May 1994
"""
    )


def test_disputes_in_json_carry_every_claim_and_the_documents_of_both_sides(
    served: Served,
) -> None:
    tea, *_, sato = json.loads(served("disputes", "--json", "--sources").out)
    cited = [source["title"] or source["id"] for source in tea["sources"]]
    assert cited == ["The Gazette of Visits", "wire-1994"]
    assert sato["value"] is None
    claims = sato["record"]["alt"]["places"]
    assert [claim["value"] for claim in claims] == [["Haifa"], ["Jaffa"]]


def test_coverage(served: Served) -> None:
    rows = {row["kind"]: row for row in served("coverage").rows}
    assert list(rows) == list(KINDS)
    assert (
        rows["visits"].items()
        >= {
            "records": "6",
            "first": "199X",
            "last": "2010-01-18",
            "to_the_day": "2",
            "two_origins": "1",
            "inferred": "1",
            "disputed": "2",
            "unresolved": "1",
            "gaps": "Visits of 1960 are not known.",
        }.items()
    )
    assert served("coverage", "--format", "table").out.endswith(
        "Known to be missing\n  visits\n    Visits of 1960 are not known.\n"
    )


def test_schema_lists_the_fields_a_kind(served: Served) -> None:
    rows = {row["field_name"]: row for row in served("schema", "visits").rows}
    assert list(rows) == list(KINDS["visits"].fields)
    told = ("destination", "israel or japan", "true", "--to", "the country visited")
    heads = ("field_name", "type", "required", "option", "meaning")
    assert rows["destination"] == dict(zip(heads, told, strict=True))
    assert served("schema").err.startswith("ilj: which kind?\nhint: one of visits, agreements,")
