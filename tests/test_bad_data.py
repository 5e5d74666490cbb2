"""Data at fault: every fault of a file at once, each with its place, and nothing printed."""

from pathlib import Path

import pytest

from ilj.model.dates import SUBSET
from tests.running import Served

GOOD = """
[good-1]
who = "A"
origin = "israel"
destination = "japan"
sources = [{ id = "s", at = "p" }]
"""


def faults(served: Served, own: Path, text: str | bytes) -> list[str]:
    """What is said of a file of visits, without the file in front of it."""
    (own / "visits.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    ran = served("visits", "--data", own)
    assert (ran.out, ran.code) == ("", 3)
    return [line.removeprefix(f"ilj: {own}/visits.toml: ") for line in ran.err.splitlines()]


def test_every_fault_of_a_file_at_once(served: Served, own: Path) -> None:
    text = GOOD + (
        """
[bad-1]
who = ""
offce = "Prime Minister"
from = "japan"
origin = "mars"
role = "president"
date = "2015-13"
places = []
met = ["a", "B", 3]
sources = [{ id = "s" }, { at = 1, id = "s", by = "x" }, "s"]

[bad-2]
id = "bad-2"
who = "B"
origin = "japan"
destination = "israel"
date = 2015-01-18
unresolved = ["places"]
alt.dat = []
alt.date = [{ value = "never", why = "error", sources = [{ id = "s", at = "p" }] }, { value = "2015" }]
inferred.date = 3
sources = 7
"""
    )
    assert faults(served, own, text) == [
        "record bad-1: who: is empty: leave out what is not known",
        "record bad-1: offce: no such field; did you mean 'office'?",
        "record bad-1: from: no such field; did you mean 'origin'?",
        "record bad-1: origin: 'mars' is not one of israel or japan",
        "record bad-1: role: must be an array, not a string",
        f"record bad-1: date: '2015-13' is not a date: {SUBSET}",
        "record bad-1: places: is empty: leave out what is not known",
        "record bad-1: met[1]: 'B' is not an id: a-z, 0-9 and - only",
        "record bad-1: met[2]: must be a string, not a whole number",
        "record bad-1: sources[0].at: is missing",
        "record bad-1: sources[1].at: must be a string, not a whole number",
        "record bad-1: sources[1].by: no such field",
        "record bad-1: sources[2]: must be a table, not a string",
        "record bad-1: destination: is missing",
        "record bad-2: date: must be a string, not a date or time",
        "record bad-2: alt.dat: no such field; did you mean 'date'?",
        f"record bad-2: alt.date[0].value: 'never' is not a date: {SUBSET}",
        "record bad-2: alt.date[1].why: is missing",
        "record bad-2: alt.date[1].sources: is missing",
        "record bad-2: inferred.date: must be a string, not a whole number",
        "record bad-2: sources: must be an array, not a whole number",
        "record bad-2: id: no such field: the table's name is the id",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + GOOD, "line 8, column 8: cannot declare ('good-1',) twice"),
        ("[a]\nwho = \n", "line 2, column 7: invalid value"),
        (b"[a]\nwho = '\xff'\n", "line 2: is not UTF-8\nhint: save it as UTF-8"),
        ("[a]".encode("utf-16"), "is UTF-16, not UTF-8\nhint: save it as UTF-8"),
        ("a = " + "[" * 100_000, "is nested too deeply"),
        ("a = " + "9" * 10_000, "holds a number of more digits than can be read"),
        ("title = 'x'\n", "record title: must be a table, not a string"),
        (GOOD.replace("good-1", "A"), "record A: id: 'A' is not an id: a-z, 0-9 and - only"),
    ],
)
def test_what_is_no_toml_of_ours(served: Served, own: Path, text: str | bytes, said: str) -> None:
    assert "\n".join(faults(served, own, text)) == said


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ("3", "gaps: must be a table, not a whole number"),
        ('{ visits = "x" }', "gaps.visits: must be an array, not a string"),
        ("{ visits = [1] }", "gaps.visits[0]: must be a string, not a whole number"),
        ('{ vists = ["x"] }', "gaps.vists: no such field; did you mean 'visits'?"),
    ],
)
def test_what_is_missing_is_said_in_texts(served: Served, own: Path, gaps: str, said: str) -> None:
    (own / "visits.toml").write_text("")
    (own / "dataset.toml").write_text(f"gaps = {gaps}\n")
    for args in (("coverage", "--data", own), ("check", own)):
        ran = served(*args)
        assert ran.err.split("\n")[0] == f"ilj: {own}/dataset.toml: {said}"
        assert (ran.out, ran.code) == ("", 3)


def test_a_folder_that_cannot_be_read(served: Served, own: Path) -> None:
    (own / "file").touch()
    (own / "folder").mkdir()
    hint = "hint: give a folder of TOML files\n"
    for name, said in {
        "none": f"no such file or directory\n{hint}",
        "file": f"not a directory\n{hint}",
        "folder": "has no data file\nhint: such as visits.toml\n",
    }.items():
        ran = served("visits", "--data", own / name)
        assert (ran.out, ran.err, ran.code) == ("", f"ilj: {own}/{name}: {said}", 3)


def test_an_empty_file_and_a_byte_order_mark_are_no_fault(served: Served, own: Path) -> None:
    (own / "visits.toml").write_bytes(b"")
    assert served("visits", "--data", own) == served("visits")
    (own / "visits.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert served("visits", "--data", own, "--count").out == "6\n"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("visit.toml", "visits.toml"),
        ("Visits.toml", "visits.toml"),
        ("datasets.toml", "dataset.toml"),
    ],
)
def test_a_file_of_no_kind_is_a_fault(served: Served, own: Path, name: str, hint: str) -> None:
    (own / "terms.toml").write_text("")
    (own / name).write_text(GOOD)
    for ran in (served("check", own), served("terms", "--data", own)):
        assert ran.err == f"ilj: {own}/{name}: is no file of a kind\nhint: did you mean {hint}?\n"
        assert ran.code == 3


def test_an_unknown_key_of_the_description_is_a_fault(served: Served, own: Path) -> None:
    (own / "terms.toml").write_text("")
    (own / "dataset.toml").write_text('titel = "x"')
    said = "dataset.toml: titel: no such field; did you mean 'title'?\n"
    assert said in served("coverage", "--data", own).err


def test_own_records_stand_in_place_of_bundled_ones(served: Served, own: Path) -> None:
    (own / "visits.toml").write_text(GOOD.replace("good-1", "dagan-japan-1994"))
    rows = {row["id"]: row for row in served("visits", "--data", own).rows}
    row = rows["dagan-japan-1994"]
    assert (len(rows), row["who"], row["date"], row["office"]) == (5, "A", "", "")
    assert served("trade", "--data", own, "--count").out == "2\n"


def test_a_listing_reads_no_file_that_it_does_not_need(served: Served, own: Path) -> None:
    for file in ("people.toml", "sources.toml"):
        (own / file).write_text("= nonsense")
    assert served("visits", "--data", own).code == 0
    for args, file in {
        ("dagan",): "people",
        ("--person", "dagan"): "people",
        ("--source", "wire"): "sources",
        ("--sources",): "sources",
    }.items():
        ran = served("visits", *args, "--data", own)
        assert ran.err == f"ilj: {own}/{file}.toml: line 1, column 1: invalid statement\n"
        assert ran.code == 3
