"""The rules of the data: each broken once, and the one line that says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Ilj

VISIT = """
[x-japan-2001]
date = "2001"
who = "X"
origin = "israel"
destination = "japan"
sources = [{ id = "wire-1994", at = "p" }]
"""
AGREEMENT = """
[x-2001]
name = "X"
kind = "agreement"
topic = "trade"
signed = "2001"
sources = [{ id = "wire-1994", at = "p" }]
"""
FIGURE = """
[x-2001]
value = "1"
unit = "USD"
measure = "flow"
origin = "israel"
destination = "japan"
sources = [{ id = "wire-1994", at = "p" }]
"""
PERSON = """
[x-y]
name = "X Y"
names = [{ text = "דגן", language = "he", own = true }]
sources = [{ id = "wire-1994", at = "p" }]
"""
EVENT = """
[x-2001]
title = "X"
type = "aid"
sources = [{ id = "wire-1994", at = "p" }]
"""
OTHER = '\n[[x-japan-2001.alt.{}]]\nvalue = {}\nwhy = "error"\nsources = [{{ id = "wire-1994", at = "q" }}]\n'


def faults(ilj: Ilj, own: Path, file: str, text: str) -> list[str]:
    (own / file).write_text(text, encoding="utf-8")
    ran = ilj("check", own)
    assert ran.out == ""
    assert ran.code == 3
    *said, hint = ran.err.splitlines()
    plural = "fault" if len(said) == 1 else "faults"
    assert hint == f"hint: {len(said)} {plural}; ilj schema KIND says what is right"
    return [line.removeprefix(f"ilj: {own}/{file}: ") for line in said]


def test_the_sample_obeys(ilj: Ilj, own: Path) -> None:
    ran = ilj("check")
    assert (ran.out, ran.err, ran.code) == ("no fault in 24 records\n", "", 0)
    for file, text in (("visits.toml", VISIT), ("trade.toml", FIGURE), ("people.toml", PERSON)):
        (own / file).write_text(text, encoding="utf-8")
    assert ilj("check", own).out == "no fault in 27 records\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"wire-1994"',
            '"nobody-1"',
            "sources: refers to 'nobody-1', which is none of the sources",
        ),
        (
            'at = "p"',
            'at = "p", via = "nobody-1"',
            "sources: refers to 'nobody-1', which is none of the sources",
        ),
        (
            'who = "X"',
            'who = "X"\npeople = ["nobody-1"]',
            "refers to 'nobody-1', which is none of the people",
        ),
        (
            'destination = "japan"',
            'destination = "israel"',
            "destination: is the traveller's own country",
        ),
        ('date = "2001"', 'date = "2001"\ntour_date = "2002"', "date: is not within tour_date"),
        ('who = "X"', 'who = "X\\u202e"', "who: holds the control character U+202E"),
        ('who = "X"', 'who = "X\\u0007"', "who: holds the control character U+0007"),
        ('who = "X"', 'who = "e\\u0301"', "who: is not in Unicode normal form C"),
        (
            'who = "X"',
            'who = "X"\ninferred.office = "x"',
            "inferred.office: is a rule for a value that is not there",
        ),
        ('who = "X"', 'who = "X"\nunresolved = ["nothing"]', "unresolved: nothing: no such field"),
        (
            'who = "X"',
            'who = "X"\nunresolved = ["date"]',
            "date: has an answer, and yet it is in unresolved",
        ),
        (
            'who = "X"',
            'who = "X"\nunresolved = ["places"]',
            "alt.places: needs two values at least, since it is in unresolved",
        ),
    ],
)
def test_each_rule_of_a_record(ilj: Ilj, own: Path, old: str, new: str, said: str) -> None:
    text = VISIT.replace(old, new)
    assert text != VISIT
    assert faults(ilj, own, "visits.toml", text) == [f"record x-japan-2001: {said}"]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (OTHER.format("date", '"2001"'), "alt.date: is the same as the answer"),
        (
            OTHER.format("office", '"Y"'),
            "alt.office: stands beside no answer: give one, or name it in unresolved",
        ),
    ],
)
def test_what_others_say(ilj: Ilj, own: Path, claim: str, said: str) -> None:
    assert faults(ilj, own, "visits.toml", VISIT + claim) == [f"record x-japan-2001: {said}"]


def test_what_is_worked_out_is_not_disputed(ilj: Ilj, own: Path) -> None:
    claim = OTHER.format("rank", '"head"')
    assert faults(ilj, own, "visits.toml", VISIT + claim) == [
        "record x-japan-2001: alt.rank: no such field"
    ]


def test_any_field_may_be_without_an_answer(ilj: Ilj, own: Path) -> None:
    """Also one of two words, and a list of dates, by each of which the record is found."""
    open_act = '\n[[x-2001.alt.{0}]]\nvalue = {1}\nwhy = "unknown"\nsources = [{{ id = "wire-1994", at = "q" }}]\n'
    claims = [
        ("in_force", '"2002"'),
        ("in_force", '"2003"'),
        ("extended", '["2004"]'),
        ("extended", '["2005", "2006"]'),
    ]
    text = AGREEMENT + 'unresolved = ["in_force", "extended"]\n'
    (own / "agreements.toml").write_text(
        text + "".join(open_act.format(*claim) for claim in claims)
    )
    assert ilj("check", own).out == "no fault in 25 records\n"
    for year in range(2001, 2007):
        ran = ilj("agreements", "--data", own, "--year", str(year), "--fields", "id", "--no-header")
        assert "x-2001" in ran.lines


def test_a_refuted_claim_may_stand_beside_no_answer(ilj: Ilj, own: Path) -> None:
    claim = OTHER.format("office", '"Y"').replace("why =", 'rank = "deprecated"\nwhy =')
    (own / "visits.toml").write_text(VISIT + claim)
    assert ilj("check", own).code == 0


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("agreements.toml", AGREEMENT + 'in_force = "2000"\n', "in_force: is before signed"),
        ("agreements.toml", AGREEMENT + 'talks = "2003"\n', "signed: is before talks"),
        ("agreements.toml", AGREEMENT + 'extended = ["2000"]\n', "extended: is before signed"),
        ("events.toml", EVENT + 'scale = "million"\n', "scale: stands without a value"),
        ("trade.toml", FIGURE.replace('value = "1"\nunit = "USD"\n', ""), "value: is missing"),
        ("organizations.toml", '[x-y]\nname = "X"\ntype = "media"\nnames = [{ text = "דגן", language = "he" }]\nsources = [{ id = "wire-1994", at = "p" }]\n', "names: 'דגן' needs either the source that prints it, or own"),
        ("visits.toml", VISIT + VISIT.replace("x-japan-2001]", 'y-japan-2001]\nwas = ["x-japan-2001"]'), "id: 'x-japan-2001' is also in visits.toml"),
        ("trade.toml", FIGURE.replace('"USD"', '"people"'), "unit: 'people' does not fit flow"),
        ("trade.toml", FIGURE.replace('unit = "USD"\n', ""), "unit: is missing beside the value"),
        ("trade.toml", FIGURE.replace('"flow"', '"total"'), "measure: does not fit origin and destination"),
        ("trade.toml", FIGURE + 'sum_of = ["israel-japan-1993"]\n', "value: is not the sum of israel-japan-1993, which is 1500000000"),
        ("investment.toml", FIGURE.replace('"flow"', '"share"').replace('"1"', '"101"').replace('"USD"', '"percent"'), "value: is a share, and not within 0 and 100"),
        ("people.toml", PERSON.replace("דגן", "Dagan"), "names: 'Dagan' is not in Hebrew script"),
        ("people.toml", PERSON.replace('"he"', '"ja"'), "names: 'דגן' is not in Japanese script"),
        ("people.toml", PERSON.replace(", own = true", ""), "names: 'דגן' needs either the source that prints it, or own"),
        ("people.toml", PERSON.replace("own = true", 'source = "nobody-1"'), "names: refers to 'nobody-1', which is none of the sources"),
        ("sources.toml", '[x-2001]\npublisher = "P"\nconsulted = "text"\n', "title: is missing: say in about what it is where no title was seen"),
        ("sources.toml", '[x-2001]\ntitle = "T"\npublisher = "P"\nconsulted = "text"\naddress = "x.org"\n', "address: does not begin with https:// or http://"),
        ("envoys.toml", '[x-1]\nwho = "X"\nrank = "minister"\norigin = "japan"\ndestination = "japan"\nsources = [{ id = "wire-1994", at = "p" }]\n', "destination: is the country that sent the envoy"),
        ("envoys.toml", '[x-1]\nwho = "X"\nrank = "minister"\norigin = "japan"\ndestination = "israel"\nappointed = "2001"\ncredentials = "2000"\nsources = [{ id = "wire-1994", at = "p" }]\n', "credentials: is before appointed"),
    ],
)  # fmt: skip
def test_the_rules_of_each_kind(ilj: Ilj, own: Path, file: str, text: str, said: str) -> None:
    (line,) = faults(ilj, own, file, text)
    assert line.partition(": ")[2] == said


def test_a_sum_may_differ_by_its_rounding(ilj: Ilj, own: Path) -> None:
    figures = FIGURE.replace("x-2001", "a-1").replace('"1"', '"1.24"') + FIGURE.replace(
        "x-2001", "b-1"
    ).replace('"1"', '"2.24"')
    total = FIGURE.replace(
        'measure = "flow"\norigin = "israel"\ndestination = "japan"',
        'measure = "total"\nsum_of = ["a-1", "b-1"]',
    )
    (own / "trade.toml").write_text(figures + total.replace('value = "1"', 'value = "3"'))
    assert ilj("check", own).code == 0
    (own / "trade.toml").write_text(figures + total.replace('value = "1"', 'value = "4"'))
    assert "value: is not the sum of a-1 and b-1, which is 3.48" in ilj("check", own).err


def test_records_out_of_order(ilj: Ilj, own: Path) -> None:
    later = VISIT.replace("2001", "2002")
    assert faults(ilj, own, "visits.toml", later + VISIT) == [
        "record x-japan-2002: is out of order: x-japan-2001 comes before it"
    ]


def test_an_id_of_two_kinds(ilj: Ilj, own: Path) -> None:
    (own / "visits.toml").write_text(VISIT)
    agreement = AGREEMENT.replace("x-2001", "x-japan-2001")
    assert faults(ilj, own, "agreements.toml", agreement) == [
        "record x-japan-2001: id: 'x-japan-2001' is also in visits.toml"
    ]


def test_an_id_that_was_released_is_never_lost(ilj: Ilj, site: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "data")
    (tmp_path / "data/released.txt").write_text("kenta-sato\nlong-gone-1\n")
    ran = ilj("check", tmp_path / "data")
    assert ran.err.splitlines()[0] == (
        f"ilj: {tmp_path}/data/released.txt: long-gone-1: was released, and no record has it or had it"
    )
    assert ran.code == 3


def test_every_fault_of_every_file_at_once(ilj: Ilj, own: Path) -> None:
    (own / "terms.toml").write_text("= nonsense")
    (own / "trade.toml").write_text(FIGURE.replace('value = "1"', "value = 1"))
    (own / "visits.toml").write_text(VISIT)
    ran = ilj("check", own)
    assert ran.err.splitlines()[:-1] == [
        f"ilj: {own}/trade.toml: record x-2001: value: must be a string, not a whole number",
        f"ilj: {own}/terms.toml: line 1, column 1: invalid statement",
    ]
    assert ilj("check", own, own).err == "ilj: check takes one folder\nhint: ilj check DIR\n"


def test_a_number_has_no_more_digits_than_its_amount(ilj: Ilj, own: Path) -> None:
    text = FIGURE + 'scale = "billion"\n'
    (own / "trade.toml").write_text(text.replace('"1"', f'"{"9" * 28}"'))
    amount = ilj("trade", "x", "--data", own, "--fields", "amount", "--no-header").out
    assert amount == "9" * 28 + "0" * 9 + "\n"
    assert faults(ilj, own, "trade.toml", text.replace('"1"', f'"{"9" * 29}"')) == [
        "record x-2001: value: has more than 28 digits"
    ]
