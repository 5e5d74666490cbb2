"""The questions that cross kinds: search, timeline, disputes, coverage; and one record whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ilj.kinds import KINDS
from tests.conftest import Ilj


def ids(ilj: Ilj, *args: str) -> list[str]:
    return ilj(*args, "--fields", "id", "--no-header").lines


def test_search_without_words_prints_every_record_of_every_kind(ilj: Ilj) -> None:
    entries = [json.loads(line) for line in ilj("search", "--format", "jsonl").lines]
    by_kind: dict[str, set[str]] = {}
    for entry in entries:
        by_kind.setdefault(entry["kind"], set()).add(entry["id"])
        assert entry["record"]["id"] == entry["id"]
    assert set(by_kind) == set(KINDS)
    for kind in KINDS.values():
        status = (
            ["--status", "any"]
            if "status" in kind.fields and kind.fields["status"].standing
            else []
        )
        assert by_kind[kind.name] == set(ids(ilj, kind.name, *status))


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["stars"], ["dagan-stars-1994", "stars-1994"]),
        (
            ["tea"],
            [
                "tea-society",
                "tea-house-1952",
                "israel-japan-1993",
                "tea-ceremony",
                "tea-memorandum",
            ],
        ),
        (["茶"], ["tea-society", "tea-house-1952"]),
        (["dagan", "1994"], ["dagan-japan-1994", "dagan-stars-1994"]),
        (["tea", "1953"], ["tea-house-1952"]),
        (
            ["--kind", "terms,people", "--sort", "id"],
            ["kenta-sato", "noa-dagan", "ota-mori", "tea-ceremony"],
        ),
        (["--kind", "events", "--disputed"], ["tea-house-1952"]),
        (["--source", "gazette", "--kind", "investment"], ["japan-israel-gazette-1993"]),
        (["--year", "1952"], ["tea-house-1952"]),
    ],
)
def test_search(ilj: Ilj, args: list[str], expected: list[str]) -> None:
    assert ids(ilj, "search", *args) == expected


def test_search_at_a_terminal(ilj: Ilj) -> None:
    assert (
        ilj.terminal("search", "stars").out
        == """\
kind        date        headline                                id
statements  1994-05-04  Noa Dagan: Both will watch the same     dagan-stars-1994
                        stars.
agreements  1994-05-04  Star agreement, in force                stars-1994

2 records. Whole record: ilj show ID. Sources: --sources.
"""
    )


def test_the_timeline_has_a_row_for_each_act_in_order(ilj: Ilj) -> None:
    ran = ilj("timeline", "--since", "1994", "--until", "2000", "--fields", "date,id,headline")
    assert (
        ran.out
        == """\
date	id	headline
199X	mori-israel-1990	Ōta Mori, Special Envoy, to Israel
1994-05-03/1994-05-05	dagan-japan-1994	Noa Dagan, Prime Minister, to Japan
1994-05-04	dagan-stars-1994	Noa Dagan: Both will watch the same stars.
1994-05-04	stars-1994	Star agreement: signed
1995-01-01	stars-1994	Star agreement: in force
1999-08?	sato-israel-1999	Kenta Sato, Foreign Minister, to Israel
2000	stars-1994	Star agreement: extended
"""
    )
    assert ran.err == "ilj: left out: 3 records without a date\n"


def test_sources_are_in_the_timeline_only_when_asked_for(ilj: Ilj) -> None:
    kinds = {row["kind"] for row in ilj("timeline").rows}
    assert "sources" not in kinds
    assert "people" not in kinds
    asked = ilj("timeline", "--kind", "sources").rows
    assert [row["id"] for row in asked] == ["gazette-1994", "wire-1994"]


def test_disputes_one_line_a_value(ilj: Ilj) -> None:
    assert (
        ilj("disputes", "--fields", "id,on,value,says,why").out
        == """\
id	on	value	says	why
tea-house-1952	date	1952-05-15	1953	taken for an error
dagan-japan-1994	date	1994-05-03/05	1994-05-04	taken for an error
sato-israel-1999	places		Haifa; Jaffa	reason not known; reason not known
"""
    )
    assert ids(ilj, "disputes", "1953") == ["tea-house-1952"]


def test_the_whole_case_of_a_dispute(ilj: Ilj) -> None:
    assert (
        ilj("disputes", "tea", "--format", "record", "--sources").out
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


def test_disputes_name_the_documents_of_both_sides(ilj: Ilj) -> None:
    (row,) = json.loads(ilj("disputes", "tea", "--json", "--sources").out)
    assert [source["title"] or source["id"] for source in row["sources"]] == [
        "The Gazette of Visits",
        "wire-1994",
    ]


def test_disputes_in_json_carry_every_claim(ilj: Ilj) -> None:
    (dispute,) = json.loads(ilj("disputes", "sato", "--json").out)
    assert dispute["value"] is None
    assert [claim["value"] for claim in dispute["record"]["alt"]["places"]] == [
        ["Haifa"],
        ["Jaffa"],
    ]


def test_show_prints_meaning_evidence_and_ties(ilj: Ilj) -> None:
    assert (
        ilj.terminal("show", "stars-1994").out
        == """\
Star agreement, in force
  id        stars-1994
  name      Star agreement [what it is called for short]
  title     Agreement on the Watching of Stars [its full title, where one is
            known]
  kind      agreement [the kind of instrument]
  topic     science and technology [what it is about]
  status    in force [how far it has come]
  signed    4 May 1994 (1994-05-04, to the day) [when it was signed]
  in force  1 January 1995 (1995-01-01, to the day) [when it entered into force]
  extended  2000; 31 July 2005 [when it was extended]
  visit     dagan-japan-1994 [the visit on which it was signed]
  sources   report of a wire service, The Wire, 4 May 1994: line 4
  evidence  1 citation of 1 document
  visits    1994-05-03/05: Noa Dagan, Prime Minister, to Japan
            [dagan-japan-1994]
"""
    )


def test_what_a_record_is_tied_to(ilj: Ilj) -> None:
    def ties(id: str) -> list[str]:
        (shown,) = json.loads(ilj("show", id, "--json").out)
        return [tie["id"] for tie in shown["tied"]]

    assert ties("dagan-japan-1994") == ["dagan-japan-2005", "stars-1994", "noa-dagan"]
    assert ties("ota-mori") == ["mori-israel-1990", "tea-house-1952", "mori-israel-envoy-1955"]
    assert ties("tea-society") == ["tea-house-1952"]
    assert ties("tea-ceremony") == []


def test_relays_are_counted_as_citations_and_not_as_origins(ilj: Ilj, own: Path) -> None:
    (own / "terms.toml").write_text(
        '[x-1]\nterm = "X"\nmeaning = "Y"\nsources = [\n'
        '  { id = "gazette-1994", at = "1", via = "wire-1994" },\n'
        '  { id = "gazette-1994", at = "2" },\n  { id = "wire-1994", at = "3" },\n]\n'
    )
    (shown,) = json.loads(ilj("show", "x-1", "--json", "--data", own).out)
    assert (shown["citations"], shown["origins"]) == (3, 2)


def test_coverage(ilj: Ilj) -> None:
    rows = {row["kind"]: row for row in ilj("coverage").rows}
    assert list(rows) == list(KINDS)
    visits = rows["visits"]
    assert {name: visits[name] for name in ("records", "first", "last", "to_the_day")} == {
        "records": "6",
        "first": "199X",
        "last": "2010-01-18",
        "to_the_day": "2",
    }
    assert {
        name: visits[name] for name in ("two_origins", "inferred", "disputed", "unresolved")
    } == {
        "two_origins": "1",
        "inferred": "1",
        "disputed": "2",
        "unresolved": "1",
    }
    assert visits["gaps"] == "Visits of 1960 are not known."
    at_a_terminal = ilj.terminal("coverage", width=100).out
    assert at_a_terminal.endswith(
        "Known to be missing\n  visits\n    Visits of 1960 are not known.\n"
    )
    assert ilj("coverage", "visits").err == (
        "ilj: coverage takes no words, not 'visits'\nhint: ilj coverage --help\n"
    )


def test_schema_lists_the_fields_of_a_kind(ilj: Ilj) -> None:
    rows = {row["field_name"]: row for row in ilj("schema", "visits").rows}
    assert list(rows) == list(KINDS["visits"].fields)
    assert rows["destination"] == {
        "field_name": "destination",
        "type": "israel or japan",
        "required": "true",
        "option": "--to",
        "meaning": "the country visited",
    }
    assert ilj("schema").err.startswith("ilj: which kind?\nhint: one of visits, agreements,")
    assert ilj("schema", "vists").err == "ilj: no kind 'vists'\nhint: did you mean visits?\n"


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_record_obeys_the_json_schema_of_its_kind(ilj: Ilj, kind: str) -> None:
    import jsonschema

    schema = json.loads(ilj("schema", kind, "--format", "json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    records = json.loads(ilj(kind, "--json").out)
    assert records
    for record in records:
        jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**records[0], "id": "Not An Id"}, schema)
