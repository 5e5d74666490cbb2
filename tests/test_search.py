"""Searching: what counts as the same word, what comes first, what is said of words that fail."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import ilj as package
from ilj.kinds import KINDS
from ilj.query import index
from ilj.query.words import asked, normal
from ilj.store import BUNDLED, Library
from tests.conftest import ROOT, SAMPLE, Ilj
from tests.running import Served

VISIT, AGAIN = "dagan-japan-1994", "sato-israel-2010"
HOSTILE = [
    '"',
    "a*",
    "NEAR(a b)",
    "a NEAR/2 b",
    "name:dagan",
    "(",
    "^a",
    "a AND",
    "OR",
    "NOT",
    "-a b",
]


def ids(served: Served, *words: str) -> list[str]:
    ran = served("search", "--no-header", *words)
    return [line.split("\t")[0] for line in ran.lines]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognised", "RECOGNIZED"),
        ("defence programme centre", "defense program center"),
        ("travelled labour", "traveled labor"),
        ("Yōhei Kōno", "yohei kohno"),
        ("髙市﨑", "高市崎"),
        ("２０１５ ﾃﾙｱﾋﾞﾌﾞ", "2015 テルアビブ"),
        ("דָּגָן", "דגן"),
        ("Chargé d’Affaires", "charge d'affaires"),
        ("$2.9bn", "USD 2.9 billion"),
        ("1,241 million", "1241m"),
        ("15.8%", "15.8 percent"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_the_lexicon_is_written_as_words_are_compared() -> None:
    held = json.loads((ROOT / "ilj/query/words.json").read_text(encoding="utf-8"))
    kinds = held.pop("kinds")
    lists = [*kinds.values(), *held.pop("synonyms"), *held.values()]
    assert set(kinds) == {*KINDS}
    assert [word for words in lists for word in words if normal(word) != word] == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("dagan", "noa-dagan"),
        ("דגן", "noa-dagan"),
        ("佐藤", "kenta-sato"),
        ("satoh", "kenta-sato"),
        ("ministers special envoys", "mori-israel-1990"),
        ("forecasting same stars", "dagan-stars-1994"),
        ("nineties trip japan", VISIT),
        ("PM israel 2010", AGAIN),
        ("prime ministers visited japan", VISIT),
        ("首相 訪問 2010", AGAIN),
        ("ביקור דגן 1994", VISIT),
        ("1.5bn usd", "israel-japan-1993"),
        ("12.5%", "japan-israel-gazette-1993"),
        ("what is a tea ceremony", "tea-ceremony"),
        ("oranges", "israel-japan-1993"),
        ("abstain", "bridge-vote-1998"),
        ('"star agreement"', "stars-1994"),
        ("agreement NOT star tea", "tea-memorandum"),
    ],
)
def test_the_best_comes_first(served: Served, words: str, first: str) -> None:
    assert ids(served, *words.split(" "))[0] == first


def test_people_stand_above_what_mentions_them_and_documents_last(served: Served) -> None:
    kinds = [id.split("\t")[0] for id in ids(served, "gazette")]
    assert kinds[-1] == "gazette-1994"
    assert ids(served, "source", "gazette")[0] == "gazette-1994"
    assert ids(served, "dagan")[0] == "noa-dagan"


def test_all_words_come_before_some(served: Served) -> None:
    found = ids(served, "sato", "haifa", "1999")
    assert found == ["sato-israel-1999"]
    ran = served("search", "sato", "oranges", "ceremony")
    assert ran.err.startswith("ilj: no record has all the words; the best match lacks ")
    assert (ran.code, len(ran.rows) > 0) == (0, True)


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("visits", [VISIT, "sato-israel-1999", "dagan-japan-2005", AGAIN]),
        ("latest visits", [AGAIN, "dagan-japan-2005", "sato-israel-1999", VISIT]),
        ("number of visits to israel", ["mori-israel-1990", "sato-israel-1999", AGAIN]),
        ("israeli visits", [VISIT, "dagan-japan-2005"]),
        ("visits from israel 1990-2004", []),
        ("visits to israel 1995-2012", ["sato-israel-1999", AGAIN]),
        ("first ambassador or minister", []),
        ("visits 1999 2010", ["sato-israel-1999", AGAIN]),
        ("1999 2010", ["sato-israel-1999", AGAIN]),
        ("japan israel 2010", [AGAIN]),
        ("prime ministers 1990s or later to israel", []),
    ],
)
def test_a_list_is_in_the_order_of_time(served: Served, words: str, listed: list[str]) -> None:
    found = ids(served, *words.split(" "))
    assert [id for id in found if id in listed] == listed
    if listed:
        kinds = {row["kind"] for row in served("search", *words.split(" ")).rows}
        assert kinds == {"visits"}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("F-35 parts", ["f 35", "parts"]),
        ("KC-767", ["kc", "767"]),
        ("イスラエル訪問", ["イスラエル", "訪問"]),
        ("日本の首相", ["日本", "の", "首相"]),
    ],
)
def test_what_runs_together_or_stands_apart(words: str, read: list[str]) -> None:
    assert [group.asked for group in asked([words]).typed] == read


def test_a_word_that_is_nowhere_is_replaced_and_it_is_said(served: Served) -> None:
    ran = served("search", "Noah", "Dagann")
    assert ran.rows[0]["id"] == "noa-dagan"
    assert ran.err.startswith("ilj: 'dagann' not found; searched for 'dagan' instead\n")
    assert served("search", "dagann", "--strict").code == 1
    assert served("search", "dagann", "--count").out != "0\n"
    assert [row["kind"] for row in served("search", "visits", "dagann").rows] == ["visits"] * 2
    ran = served("search", "dagan", "xyzzyx")
    assert ran.err.startswith("ilj: not found: 'xyzzyx'\n")
    assert served("search", "xyzzyx").code == 1


def test_a_date_that_another_source_gives_finds_the_record(served: Served) -> None:
    (row,) = (row for row in served("search", "tea", "1953").rows if row["kind"] == "events")
    assert row["headline"] == "A tea house opens in Jaffa (another source: 1953)"
    assert "another source" not in served("search", "tea", "1952").out


@pytest.mark.parametrize("words", [*HOSTILE, "a" * 100_000, "ab " * 30_000])
def test_no_words_are_syntax(served: Served, words: str) -> None:
    for command in ("search", "visits", "show"):
        ran = served(command, "--", words)
        assert ran.code in (0, 1, 2)
        assert "fts5" not in ran.err
        assert "syntax" not in ran.err


def test_other_filters_hold_too(served: Served) -> None:
    rows = served("search", "dagan", "--kind", "visits,people", "--source", "gazette").rows
    assert {row["id"] for row in rows} == {VISIT, "dagan-japan-2005", "noa-dagan"}
    assert served("search", "dagan", "--kind", "visits", "--since", "2006").code == 1
    assert ids(served, "1994", "--kind", "visits") == ids(served, "visits", "1994")
    assert served("search", "dagan", "--limit", "1").rows[0]["id"] == "noa-dagan"
    every = json.loads(served("search", "dagan", "--json").out)
    assert every[0]["record"]["name"] == "Noa Dagan"


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("dagan 1994", "search dagan 1994"),
        ("trips dagan", "visits dagan"),
        ("treaties", "agreements"),
        ("Ambassadors --to japan", "envoys --to japan"),
        ("help visits", "visits --help"),
        ("version", "--version"),
        ("imports", "trade"),
    ],
)
def test_a_first_word_that_is_no_command(served: Served, line: str, same: str) -> None:
    assert served(*line.split()).out == served(*same.split()).out


def test_a_narrower_word_adds_its_filter_unless_the_line_has_one(served: Served) -> None:
    ran = served("tourists")
    assert ran.err.startswith("ilj: indicators --measure tourists\n")
    assert {row["measure"] for row in ran.rows} == {"tourists"}
    both = served("tourists", "--measure", "residents")
    assert {row["measure"] for row in both.rows} == {"residents"}
    assert "--from israel" in served("exports").err


def test_show_and_cite_take_words(served: Served) -> None:
    for words in (["NOA-DAGAN"], ["noa", "dagan"], ["דגן", "נועה"]):
        (row,) = served("show", *words).rows
        assert row["id"] == "noa-dagan"
    several = served("show", "dagan", "japan", "--json")
    assert (several.out, several.code) == ("[]\n", 2)
    assert f"ilj:   {VISIT}: Noa Dagan, Prime Minister, to Japan\n" in several.err
    assert served("show", "dagan", "japan").out == ""
    assert len(served("show", "dagan", "japan", "--first").rows) == 1
    assert served("cite", "tea", "ceremony").out.startswith("ilj contributors. 2001. “Tea")
    assert served("show", "xyzzyx").code == 1
    some = served("show", VISIT, "no-such-1")
    assert ([row["id"] for row in some.rows], some.code) == ([VISIT], 1)


def test_the_first_screen(ilj: Ilj) -> None:
    screen = ilj.terminal("noa", "dagan", width=80).out
    assert screen.startswith(
        "Noa Dagan\ncountry Israel; also נועה דגן (our rendering)\nnoa-dagan: "
    )
    assert screen.count("\n") <= 24
    assert all(len(line) <= 80 for line in screen.splitlines())
    listed = ilj.terminal("latest", "visits", width=60).out.splitlines()
    assert listed[0].split(maxsplit=1)[0] == "2010-01-18"
    assert "6 visits. Details:" in "\n".join(listed)
    near = ilj.terminal("trade", "dagan", width=80).out
    assert near.startswith("ilj: no trade figures match 'dagan'\n")
    assert "noa-dagan" in near


def test_python_searches_too(sample: None) -> None:
    assert package.search("noa dagan")[0].id == "noa-dagan"
    record = package.get("NOA-dagan")
    assert record is not None
    assert record.to_dict()["name"] == "Noa Dagan"
    assert package.get("no-such-1") is None
    assert {"find", "search", "get", "Visit", "Date", "UsageError"} <= {*dir(package)}


@pytest.fixture
def without_fts5(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_has_fts5", lambda part: False)


def test_without_full_text_search_words_are_compared(without_fts5: None) -> None:
    found = index.Index(Library([str(SAMPLE)]))
    assert found.plain
    for words, id in (("dagan", "noa-dagan"), ("ministers", AGAIN), ("佐藤", "kenta-sato")):
        assert id in found.matches(asked([words]).groups[0])


def test_a_stale_index_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "search.sqlite"
    monkeypatch.setattr(index, "_PATH", str(path))
    monkeypatch.setattr(index, "BUNDLED", str(SAMPLE))
    library: Any = Library([str(SAMPLE)])
    index.build(library)
    with closing(sqlite3.connect(path, isolation_level=None)) as built:
        built.execute("DELETE FROM records")
    group = asked(["dagan"]).groups[0]
    assert index.Index(library).matches(group) == {}
    with closing(sqlite3.connect(path, isolation_level=None)) as built:
        built.execute("UPDATE about SET checksum = checksum + 1")
    assert "noa-dagan" in index.Index(library).matches(group)
    path.write_bytes(b"no database")
    assert "noa-dagan" in index.Index(library).matches(group)
    assert str(SAMPLE) != BUNDLED
