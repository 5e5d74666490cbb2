"""Text as people type it, and as a terminal may show it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.text import counted, fold, found_in, listed, nearest, safe
from tests.made import examples


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Yōhei KŌNO", "yohei kono"),
        ("Ya'alon, Moshe", "yaalon moshe"),
        ("Ben-Ari", "ben ari"),
        ("נְתַנְיָהוּ", "נתניהו"),
        ("צה״ל", "צהל"),
        ("ベンヤミン・ネタニヤフ", "ベンヤミン ネタニヤフ"),
        ("ガ", "ガ"),
        ("Moisés Naím", "moises naim"),
        ("Straße", "strasse"),
        ("２０１５", "2015"),
        (" ... ", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("net", "benjamin netanyahu", True),
        ("tan", "benjamin netanyahu", False),
        ("ben", "benjamin netanyahu", True),
        ("倍", "安倍晋三", True),
        ("גן", "נועה דגן", True),
        ("20", "2015", True),
        ("15", "2015", False),
    ],
)
def test_a_word_is_found_at_the_beginning_of_a_word_or_anywhere_in_joined_scripts(
    word: str, text: str, found: bool
) -> None:
    assert found_in(word, text) is found


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("netanyahoo", ["netanyahu"]),
        ("perez", ["peres"]),
        ("koizmi", ["koizumi"]),
        ("hertzog", ["herzog"]),
        ("qqqq", []),
    ],
)
def test_the_nearest_name(word: str, near: list[str]) -> None:
    known = ["netanyahu", "peres", "rabin", "koizumi", "herzog", "uno", "minister", "prime"]
    assert nearest(word, known) == near


def test_lists_and_counts() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "visit") == "1 visit"
    assert counted(2, "person", "people") == "2 people"
    assert counted(1000, "visit") == "1,000 visits"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ō 安倍 אבה", "plain ō 安倍 אבה"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\x9b31m", "\\u009b31m"),
        ("a\tb\nc\rd\x00", "a\\u0009b\\u000ac\\u000dd\\u0000"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("\u2028\ufeff\u00ad", "\\u2028\\ufeff\\u00ad"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("\u3000\u00a0", "\u3000\u00a0"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_what_could_steer_a_terminal_is_spelled_out(text: str, shown: str) -> None:
    assert safe(text) == shown


@examples(100)
@given(st.text())
def test_what_holds_for_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert safe(safe(text)) == safe(text)
    assert json.loads(safe(json.dumps(text, ensure_ascii=False))) == text
