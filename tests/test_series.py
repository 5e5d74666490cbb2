"""A series: one table with a line a year, read as that many figures."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ilj import Indicator, find
from ilj.kinds import KINDS
from ilj.query.form import inline, standard
from tests.conftest import SAMPLE, Ilj
from tests.made import toml
from tests.running import Served

YEARS = ["visitors-gazette-1990", "visitors-gazette-1991", "visitors-gazette-1992"]
SHARED: dict[str, Any] = {
    "unit": "people",
    "measure": "tourists",
    "about": "Visitors",
    "sources": [{"id": "wire-1994", "at": "page 1"}],
}


@pytest.fixture
def faults(served: Served, own: Path) -> Callable[..., list[str]]:
    """Check series by id, each with its years and what else it has: the faults."""

    def check(**series: dict[str, Any]) -> list[str]:
        tables = {id.replace("_", "-"): SHARED | own for id, own in series.items()}
        text = toml(tables, "indicators")
        (own / "indicators.toml").write_text(text, encoding="utf-8")
        lines = served("check", own).err.splitlines()
        return [line.removeprefix(f"ilj: {own}/indicators.toml: record ") for line in lines[:-1]]

    return check


def test_each_year_is_a_figure_with_what_is_common_and_its_own(served: Served) -> None:
    rows = served("indicators", "fair", "--fields", "id,period,value,precision,note,series").rows
    values = [tuple(row.values()) for row in rows]
    assert values == [
        (YEARS[0], "1990", "1200", "exact", "", "visitors-gazette"),
        (YEARS[1], "1991", "900", "about", "Closed in June.", "visitors-gazette"),
        (YEARS[2], "1992", "1500", "exact", "", "visitors-gazette"),
    ]
    card = served("show", YEARS[1], "--format", "record").out
    assert card.startswith("Visitors to the fair, 1991: about 900 people\nid         visitors-")


def test_its_own_id_shows_and_cites_it_whole(served: Served) -> None:
    card = served("show", "visitors-gazette", "--format", "card").out
    assert card.startswith("Visitors to the fair: 1990 to 1992\n")
    assert "Gazette Press, " in card
    assert ": page 8\n" in card
    assert "\nyears     1990: 1,200 people, 1991: ~900 people, 1992: 1,500 people\n" in card
    assert "\nnote      1991: Closed in June.\n" in card
    (shown,) = json.loads(served("show", "visitors-gazette", "--json").out)
    assert shown["record"]["value"] is None
    assert [figure["id"] for figure in shown["years"]] == YEARS
    assert [figure["amount"] for figure in shown["years"]] == [1200, 900, 1500]
    work, *_ = json.loads(served("cite", "visitors-gazette", "--json").out)
    assert work["title"] == "Visitors to the fair: 1990 to 1992"


def test_side_by_side_what_is_important_leads_then_the_reporter_with_most_years(
    served: Served, own: Path
) -> None:
    series = {"a": ["1990", "1991"], "b": ["1991", "1992", "1993"]}
    tables = {
        id: SHARED | {"reporter": id.upper(), "years": dict.fromkeys(years, "9")}
        for id, years in series.items()
    }
    (own / "indicators.toml").write_text(toml(tables, "indicators"), encoding="utf-8")
    asked = (
        "indicators",
        "--source",
        "wire",
        "--since",
        "1991",
        "--format",
        "years",
        "--data",
        own,
    )
    assert " 9 people B · 9 people A\n" in served(*asked).out
    tables["a"]["importance"] = "notable"
    (own / "indicators.toml").write_text(toml(tables, "indicators"), encoding="utf-8")
    assert " 9 people A · 9 people B\n" in served(*asked).out


def test_a_list_of_more_figures_than_the_screen_holds_is_by_year(ilj: Ilj, own: Path) -> None:
    table = {"x": SHARED | {"years": {str(year): "7" for year in range(1960, 1999)}}}
    (own / "indicators.toml").write_text(toml(table, "indicators"), encoding="utf-8")
    shown = ilj.terminal("visitors", "--data", own).out.splitlines()
    assert shown[0].startswith("year  ")
    assert shown[1].startswith("1998 ")
    assert len(shown) < 24


def test_the_smallest_bar_is_no_longer_than_a_small_one(served: Served, own: Path) -> None:
    years = {"1990": "1", "1991": "20", "1992": "5000"}
    table = {"x": SHARED | {"reporter": "X", "years": years}}
    (own / "indicators.toml").write_text(toml(table, "indicators"), encoding="utf-8")
    asked = ("indicators", "--reporter", "X", "--format", "chart", "--data", own)
    assert "  1990 ▏ 1 person\n  1991 ▏ 20 people\n" in served(*asked).out


def test_a_year_of_it_can_be_replaced_and_one_added(served: Served, own: Path) -> None:
    series = '[visitors-gazette.years]\n1991 = "901"\n1993 = "7"\n'
    shared = "".join(f"{name} = {inline(value)}\n" for name, value in SHARED.items())
    for text in (
        f"[visitors-gazette]\n{shared}{series}",
        f'[{YEARS[1]}]\n{shared}period = "1991"\nvalue = "901"\n',
    ):
        (own / "indicators.toml").write_text(text, encoding="utf-8")
        (shown,) = json.loads(served("show", "visitors-gazette", "--json", "--data", own).out)
        values = [figure["value"] for figure in shown["years"]]
        assert values[:3] == ["1200", "901", "1500"]
        (year,) = json.loads(served("show", YEARS[1], "--json", "--data", own).out)
        assert (year["own"], year["record"]["about"]) == (True, "Visitors")


def test_python_has_figures() -> None:
    found = find(Indicator, "fair", year=1991, data=str(SAMPLE))
    assert [(figure.id, figure.series, figure.amount) for figure in found] == [
        (YEARS[1], "visitors-gazette", 900)
    ]


def test_sixty_years_take_seventy_five_lines() -> None:
    years = {str(year): f"{year}.5" for year in range(1960, 2020)}
    written = f"x = {inline(SHARED | {'years': years})}\n"
    text = standard(KINDS["indicators"], "x.toml", written)
    assert len(text.splitlines()) <= 75
    assert '\n1987 = "1987.5"\n' in text
    assert standard(KINDS["indicators"], "x.toml", text) == text


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"years": "1990"}, 'x-1: years: is a table with a line a year: 2015 = "1.5"'),
        ({"years": {}}, 'x-1: years: is a table with a line a year: 2015 = "1.5"'),
        ({"years": {"199": "1"}}, "x-1: years.199: is not a year"),
        ({"years": {"1990": 1}}, "x-1: years.1990.value: must be a string, not a whole number"),
        ({"years": {"1990": {"valeu": "1"}}}, "x-1: years.1990.valeu: no such field; did you mean 'value'?"),
        ({"years": {"1990": {"value": "1", "period": "1991"}}}, "x-1: years.1990.period: is the year itself"),
        ({"years": {"1990": "1", "1991": "2"}, "period": "1990"}, "x-1: period: comes from years"),
        ({"years": {"1990": "1", "1991": "2"}, "value": "1"}, "x-1: value: comes from years"),
        ({"years": {"1990": "1", "1991": "2"}, "measure": "x"}, "x-1: measure: 'x' is not one of residents, companies, tourists, opinion or other"),
        ({"years": {"1990": "1", "1991": "2"}, "series": "y"}, "x-1: series: is computed, not written"),
        ({"years": {"1990": "1", "1991": "2"}, "unit": "USD"}, "x-1: unit: 'USD' does not fit tourists"),
        ({"years": {"1990": "1", "1991": {"value": "-1", "unit": "USD"}}}, "x-1-1991: unit: 'USD' does not fit tourists"),
        ({"years": {"1990": "1", "1991": "2"}, "sources": [{"id": "y", "at": "p"}]}, "x-1: sources: refers to 'y', which is not in sources"),
    ],
)  # fmt: skip
def test_a_fault_is_said_once_where_it_is(
    faults: Callable[..., list[str]], table: dict[str, Any], said: str
) -> None:
    assert faults(x_1=table) == [said]


def test_its_ids_are_ids(faults: Callable[..., list[str]], own: Path) -> None:
    long = "a" * 28
    (fault,) = faults(**{long: {"years": {"1990": "1"}}})
    assert fault == f"{long}: id: a series has 27 characters at most"
    twice = {"x_1": {"years": {"1990": "1"}}, "x_1_1990": {"value": "1", "period": "1990"}}
    assert faults(**twice) == ["x-1-1990: is used twice, once for a year of a series"]
    term = {"term": "x", "meaning": "y", "sources": SHARED["sources"]}
    (own / "terms.toml").write_text(f"x-1 = {inline(term)}\n", encoding="utf-8")
    (fault,) = faults(x_1={"years": {"1990": "1"}})
    assert fault.endswith("terms.toml: record x-1: id: 'x-1' is also in indicators.toml")
