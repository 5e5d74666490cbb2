"""What is particular to a kind: its table, its acts, its figures, its sources; and `show`."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.running import Served


def test_the_acts_of_an_agreement_are_kept_apart(served: Served) -> None:
    _, stars, _ = json.loads(served("agreements", "--json").out)
    assert stars["signed"] == stars["dated"] == "1994-05-04"
    assert stars["in_force"] == stars["in_force_first"] == "1995-01-01"
    assert stars["extended"] == ["2000", "2005-07-31"]
    assert stars["date"] is None
    card = served("show", "stars-1994", "--format", "record").out
    assert "\n  extended  2000; 31 July 2005 [when it was extended]\n" in card


def test_a_figure_keeps_its_digits_and_has_an_amount_to_compare(served: Served) -> None:
    flow, total = json.loads(served("trade", "--json").out)
    assert (flow["value"], flow["scale"], flow["amount"]) == ("1.5", "billion", 1_500_000_000)
    assert (total["value"], total["scale"]) == ("2750.25", "million")
    assert total["amount"] == 2_750_250_000
    assert total["origin"] is total["coverage"] is total["reporter"] is None


TRADE = """\
period  flow             value                      coverage  reporter  id
1993    Israel to Japan  1.5 billion USD            goods     Gazette   israel-japan-1993
1993    both ways        about 2750.25 million USD                      total-1993

2 trade figures. Whole record: ilj show ID. Sources: --sources.
"""
PEOPLE = """\
name        also                   country  id
Kenta Sato  佐藤健太; Kenta Satoh  Japan    kenta-sato
Noa Dagan   נועה דגן               Israel   noa-dagan
Ōta Mori                           Japan    ota-mori

3 people. Whole record: ilj show ID. Sources: --sources.
"""
SOURCES = """\
date            who        office          to     id                sources
1994-05-03/05*  Noa Dagan  Prime Minister  Japan  dagan-japan-1994  1 2

1 visit, * disputed. Whole record: ilj show ID.
[1] gazette-1994: The Gazette of Visits, Gazette Press, 1994,
https://example.org/gazette
[2] wire-1994: report of a wire service, The Wire, 4 May 1994
"""


@pytest.mark.parametrize(
    ("line", "width", "table"),
    [
        ("trade", 100, TRADE),
        ("people", 80, PEOPLE),
        ("visits dagan --sources", 80, SOURCES),
    ],
)
def test_a_table(ilj: Ilj, line: str, width: int, table: str) -> None:
    assert ilj.terminal(*line.split(), width=width).out == table


def test_sources_in_a_pipe(served: Served) -> None:
    args = ("visits", "dagan", "--sources", "--fields", "id,sources")
    assert served(*args).out == (
        "id\tsources\tsource_title\tsource_address\n"
        "dagan-japan-1994\tgazette-1994; wire-1994\tThe Gazette of Visits; \thttps://example.org/gazette; \n"
    )
    (record,) = json.loads(served(*args, "--json").out)
    source = {"id": "gazette-1994", "at": "page 1", "via": None, "title": "The Gazette of Visits"}
    more = {"publisher": "Gazette Press", "date": "1994", "address": "https://example.org/gazette"}
    assert record["sources"][0] == source | more


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
  envoys      2001-09/: Noa Dagan, ambassador of Israel to Japan
              [dagan-japan-envoy-2001]
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


def test_show_in_a_pipe_gives_a_row_a_record(served: Served) -> None:
    rows = served("show", "total-1993", "fish-1971").rows
    assert [(row["kind"], row["id"], row["date_last"], row["sources"]) for row in rows] == [
        ("trade", "total-1993", "1993-12-31", "wire-1994"),
        ("agreements", "fish-1971", "1971-12-31", "gazette-1994"),
    ]
    assert rows[0]["headline"] == "Trade, both ways: about 2750.25 million USD"
    assert (rows[0]["citations"], rows[0]["origins"], rows[0]["tied"]) == ("1", "1", "")


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


def test_relays_are_counted_as_citations_and_not_as_origins(served: Served, own: Path) -> None:
    (own / "terms.toml").write_text(
        '[x-1]\nterm = "X"\nmeaning = "Y"\nsources = [\n'
        '  { id = "gazette-1994", at = "1", via = "wire-1994" },\n'
        '  { id = "gazette-1994", at = "2" },\n  { id = "wire-1994", at = "3" },\n]\n'
    )
    (shown,) = json.loads(served("show", "x-1", "--json", "--data", own).out)
    assert (shown["citations"], shown["origins"]) == (3, 2)


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
    period = "1993\t1993-01-01\t1993-12-31\tyear"
    assert served(*asked).lines == [
        "period\tperiod_first\tperiod_last\tperiod_precision\tabout\tfigures",
        f"{period}\tIsrael to Japan\t1.5 billion USD (Gazette); 1.4 billion USD (Wire)",
        f"{period}\tboth ways\tabout 2750.25 million USD",
    ]
    (line, _) = json.loads(served(*asked, "--json").out)
    assert [(figure["amount"], figure["id"]) for figure in line["figures"]] == [
        (1_500_000_000, "israel-japan-1993"),
        (1_400_000_000, "israel-japan-1993-wire"),
    ]
