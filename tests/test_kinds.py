"""What is particular to a kind: its table, its acts, its figures, its sources; and `show`."""

import json
from pathlib import Path

import pytest

from tests.running import Served


def test_the_acts_of_an_agreement_are_kept_apart(served: Served) -> None:
    _, stars, _ = json.loads(served("agreements", "--json").out)
    assert stars["signed"] == stars["dated"] == "1994-05-04"
    assert stars["in_force"] == stars["in_force_first"] == "1995-01-01"
    assert stars["extended"] == ["2000", "2005-07-31"]
    assert stars["date"] is None
    card = served("show", "stars-1994", "--format", "record").out
    assert "\nextended  2000; 31 July 2005\n" in card


def test_a_figure_keeps_its_digits_and_has_an_amount_to_compare(served: Served) -> None:
    flow, total = json.loads(served("trade", "--json").out)
    assert (flow["value"], flow["scale"], flow["amount"]) == ("1.5", "billion", 1_500_000_000)
    assert (total["value"], total["scale"]) == ("2750.25", "million")
    assert total["amount"] == 2_750_250_000
    assert total["origin"] is total["coverage"] is total["reporter"] is None


def test_sources_in_a_pipe(served: Served) -> None:
    args = ("visits", "dagan", "--sources", "--fields", "id,sources")
    assert served(*args).out == (
        "id\tsources\tsource_title\tsource_address\n"
        "dagan-japan-1994\tgazette-1994; wire-1994\tThe Gazette of Visits; [report of a wire service]\thttps://example.org/gazette; \n"
    )
    (record,) = json.loads(served(*args, "--json").out)
    source = {"id": "gazette-1994", "at": "page 1", "via": None, "title": "The Gazette of Visits"}
    more = {"publisher": "Gazette Press", "date": "1994", "address": "https://example.org/gazette"}
    assert record["sources"][0] == source | more


def test_show_in_a_pipe_gives_a_row_a_record(served: Served) -> None:
    rows = served("show", "total-1993", "fish-1971").rows
    assert [tuple(row.values()) for row in rows] == [
        ("total-1993", "trade", "1993", "Two-way trade, 1993: about $2.750 bn"),
        ("fish-1971", "agreements", "1971", "Fish arrangement"),
    ]


def test_show_in_json_holds_the_whole_record(served: Served) -> None:
    (entry,) = json.loads(served("show", "dagan-japan-1994", "--json").out)
    (record,) = json.loads(served("visits", "dagan", "--json").out)
    assert (entry["kind"], entry["record"]) == ("visits", record)
    assert entry["headline"] == "Noa Dagan, Prime Minister, to Japan"


def test_show_names_what_is_not_there_and_prints_the_rest(served: Served) -> None:
    ran = served("show", "dagan-japan-1995", "total-1993", "zzz")
    assert [row["id"] for row in ran.rows] == ["total-1993"]
    assert ran.err == (
        "ilj: no record 'dagan-japan-1995'\n"
        "ilj: no record 'zzz'\n"
        "hint: did you mean dagan-japan-1994 or dagan-japan-2005?\n"
    )
    assert ran.code == 1


def test_a_record_that_was_renamed_is_shown_by_its_old_id(served: Served, own: Path) -> None:
    (own / "trade.toml").write_text(
        '[new-1]\nvalue = "1"\nunit = "USD"\nmeasure = "total"\nwas = ["old-1"]\n'
        'sources = [{ id = "wire-1994", at = "x" }]\n'
    )
    assert [row["id"] for row in served("show", "old-1", "--data", own).rows] == ["new-1"]


def test_the_sources_of_other_values_are_named_too(served: Served, own: Path) -> None:
    (own / "terms.toml").write_text(
        '[x-1]\nterm = "X"\nmeaning = "Y"\nsources = [{ id = "wire-1994", at = "p" }]\n'
        '[[x-1.alt.meaning]]\nvalue = "Z"\nwhy = "error"\n'
        'sources = [{ id = "gazette-1994", at = "q" }]\n'
    )
    shown = served("show", "x-1", "--format", "record", "--data", own).out
    assert "The Gazette of Visits, Gazette Press, 1994: q\n" in shown


@pytest.mark.parametrize(
    ("id", "ties"),
    [
        ("dagan-japan-1994", ["dagan-japan-2005", "stars-1994", "noa-dagan"]),
        ("ota-mori", ["mori-israel-1990", "tea-house-1952", "mori-israel-envoy-1955"]),
        ("tea-society", ["tea-house-1952"]),
        ("tea-ceremony", []),
    ],
)
def test_what_a_record_is_tied_to(served: Served, id: str, ties: list[str]) -> None:
    (shown,) = json.loads(served("show", id, "--json").out)
    assert [tie["id"] for tie in shown["tied"]] == ties


def test_figures_a_line_a_year_with_every_reporter(served: Served, own: Path) -> None:
    (own / "trade.toml").write_text(
        '[israel-japan-1993-wire]\nvalue = "1.4"\nscale = "billion"\nunit = "USD"\nperiod = "1993"\n'
        'reporter = "Wire"\nmeasure = "flow"\norigin = "israel"\ndestination = "japan"\n'
        'sources = [{ id = "wire-1994", at = "x" }]\n'
    )
    asked = ("trade", "--by", "year", "--data", own)
    assert served(*asked).lines == [
        "year\tabout\tfigures\tmore",
        "1993\tIsrael to Japan\t$1.5 bn Gazette; $1.4 bn Wire\t0",
        "1993\ttwo-way trade\t~$2.750 bn\t0",
    ]
    (line, _) = json.loads(served(*asked, "--json").out)
    assert [(figure["amount"], figure["id"]) for figure in line["figures"]] == [
        (1_500_000_000, "israel-japan-1993"),
        (1_400_000_000, "israel-japan-1993-wire"),
    ]
