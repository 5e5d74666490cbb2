"""The questions that cross kinds: timeline, disputes, coverage; and the schema of a kind."""

import json
import re

from ilj.kinds import KINDS
from tests.running import Served


def test_the_timeline_has_a_row_for_each_act_in_order(served: Served) -> None:
    asked = ("--since", "1994", "--until", "2000", "--fields", "date,id,headline")
    ran = served("timeline", "--all", *asked)
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
    assert ran.err == ""


def test_the_timeline_has_what_matters_and_says_what_it_leaves_out(served: Served) -> None:
    ran = served("timeline", "--fields", "date,id", "--no-header")
    assert ran.lines == [
        "1994-05-03/1994-05-05\tdagan-japan-1994",
        "1994-05-04\tstars-1994",
        "1995-01-01\tstars-1994",
        "1998-11-03\tbridge-vote-1998",
        "2000\tstars-1994",
        "2005-07-31\tstars-1994",
        "2010-01-18\tsato-israel-2010",
    ]
    (less,) = re.findall(r"(\d+) less important, and other kinds \(--all\)", ran.err)
    paged = {"visits", "agreements", "events", "envoys"}
    others = [row for row in served("timeline", "--all").rows if row["kind"] in paged]
    shown = {line.partition("\t")[2] for line in ran.lines}
    assert int(less) == len({row["id"] for row in others} - shown)
    timed = served("timeline", "--since", "1999", "--fields", "id", "--no-header").lines
    assert "sato-israel-1999" in timed  # notable


def test_what_began_before_the_time_asked_for_is_one_line(served: Served) -> None:
    ran = served("timeline", "--since", "1956", "--until", "1995", "--format", "timeline")
    assert ran.lines[0] == "1 begun before: Ōta Mori, minister of Japan to Israel"
    assert ran.lines[1].startswith("1971 ")
    rows = served("timeline", "--since", "1956", "--until", "1995").rows
    assert rows[0]["id"] == "mori-israel-envoy-1955"


def test_disputes_one_line_a_value_what_matters_first(served: Served) -> None:
    rows = served("disputes", "--fields", "id,on,value,says,why").rows
    assert [tuple(row.values()) for row in rows] == [
        ("dagan-japan-1994", "date", "1994-05-03/05", "1994-05-04", "error in the source"),
        ("sato-israel-1999", "places", "", "Haifa; Jaffa", "unexplained"),
        ("tea-house-1952", "date", "1952-05-15", "1953", "error in the source"),
        (
            "dagan-stars-1994",
            "claim",
            "Both will watch the same stars.",
            "Kenta Sato: Each will watch another sky.",
            "other claim",
        ),
    ]


def test_the_whole_case_of_a_dispute(served: Served) -> None:
    assert (
        served("disputes", "tea", "--format", "record", "--sources").out
        == """\
A tea house opens in Jaffa
id             tea-house-1952
date           15 May 1952*
other sources  date 1953 (rejected: error in the source)
               [report of a wire service], The Wire, 4 May 1994: line 2
sources        The Gazette of Visits, Gazette Press, 1994: page 5, via [report
               of a wire service], The Wire, 4 May 1994
"""
    )


def test_disputes_in_json_carry_every_claim_and_the_documents_of_both_sides(
    served: Served,
) -> None:
    _, sato, tea, _ = json.loads(served("disputes", "--json", "--sources").out)
    cited = [source["title"] for source in tea["sources"]]
    assert cited == ["The Gazette of Visits", "[report of a wire service]"]
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
    told = ("destination", "israel or japan", "true", "true", "--to", "the country visited")
    heads = ("field_name", "type", "required", "column", "option", "meaning")
    assert rows["destination"] == dict(zip(heads, told, strict=True))
    assert served("schema").err.startswith("ilj: which kind?\nhint: one of visits, agreements,")
