"""Data at fault: every fault of a file at once, each with its place, and nothing printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ilj

GOOD = """
[good-1]
who = "A"
origin = "israel"
destination = "japan"
sources = [{ id = "s", at = "p" }]
"""


def lines(ilj: Ilj, own: Path, text: str | bytes) -> list[str]:
    """What is said of a file of visits, without the folder in front of it."""
    raw = text.encode() if isinstance(text, str) else text
    (own / "visits.toml").write_bytes(raw)
    ran = ilj("visits", "--data", own)
    assert ran.out == ""
    assert ran.code == 3
    return ran.err.replace(f"{own}/", "").splitlines()


def test_every_fault_of_a_file_at_once(ilj: Ilj, own: Path) -> None:
    text = GOOD + (
        """
[bad-1]
who = ""
offce = "Prime Minister"
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
    assert lines(ilj, own, text) == [
        "ilj: visits.toml: record bad-1: who: is empty: leave out what is not known",
        "ilj: visits.toml: record bad-1: offce: no such field; did you mean 'office'?",
        "ilj: visits.toml: record bad-1: origin: 'mars' is not one of israel or japan",
        "ilj: visits.toml: record bad-1: role: must be an array, not a string",
        "ilj: visits.toml: record bad-1: date: '2015-13' is not a date: YYYY, YYYY-MM or YYYY-MM-DD, "
        "with ? (uncertain), ~ (about) or % (both); 199X; A/B, A/.. or A/; [A..B], [..B] or [A..]",
        "ilj: visits.toml: record bad-1: places: is empty: leave out what is not known",
        "ilj: visits.toml: record bad-1: met[1]: 'B' is not an id: a-z, 0-9 and - only",
        "ilj: visits.toml: record bad-1: met[2]: must be a string, not a whole number",
        "ilj: visits.toml: record bad-1: sources[0].at: is missing",
        "ilj: visits.toml: record bad-1: sources[1].at: must be a string, not a whole number",
        "ilj: visits.toml: record bad-1: sources[1].by: no such field",
        "ilj: visits.toml: record bad-1: sources[2]: must be a table, not a string",
        "ilj: visits.toml: record bad-1: destination: is missing",
        "ilj: visits.toml: record bad-2: date: must be a string, not a date or time",
        "ilj: visits.toml: record bad-2: alt.dat: no such field; did you mean 'date'?",
        "ilj: visits.toml: record bad-2: alt.date[0].value: 'never' is not a date: YYYY, YYYY-MM or "
        "YYYY-MM-DD, with ? (uncertain), ~ (about) or % (both); 199X; A/B, A/.. or A/; [A..B], "
        "[..B] or [A..]",
        "ilj: visits.toml: record bad-2: alt.date[1].why: is missing",
        "ilj: visits.toml: record bad-2: alt.date[1].sources: is missing",
        "ilj: visits.toml: record bad-2: inferred.date: must be a string, not a whole number",
        "ilj: visits.toml: record bad-2: sources: must be an array, not a whole number",
        "ilj: visits.toml: record bad-2: id: no such field: the table's name is the id",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + GOOD, "visits.toml: line 8, column 8: cannot declare ('good-1',) twice"),
        ("[a]\nwho = \n", "visits.toml: line 2, column 7: invalid value"),
        (b"[a]\nwho = '\xff'\n", "visits.toml: line 2: is not UTF-8"),
        ("a = " + "[" * 100_000, "visits.toml: is nested too deeply"),
        (
            "a = " + "9" * 10_000,
            "visits.toml: holds a number of more digits than can be read",
        ),
        ("title = 'x'\n", "visits.toml: record title: must be a table, not a string"),
        (
            "[A]\nwho = 'x'\norigin='israel'\ndestination='japan'\nsources=[{id='s',at='p'}]",
            "visits.toml: record A: id: 'A' is not an id: a-z, 0-9 and - only",
        ),
    ],
)
def test_what_is_no_toml_of_ours(ilj: Ilj, own: Path, text: str | bytes, said: str) -> None:
    assert lines(ilj, own, text) == [f"ilj: {said}"]


def test_a_folder_that_cannot_be_read(ilj: Ilj, own: Path, tmp_path: Path) -> None:
    hint = "hint: --data takes a folder of TOML files\n"
    ran = ilj("visits", "--data", tmp_path / "none")
    assert ran.err == f"ilj: {tmp_path}/none: no such file or directory\n{hint}"
    assert (ran.out, ran.code) == ("", 3)
    (own / "visits.toml").mkdir()
    ran = ilj("visits", "--data", own)
    assert ran.err == f"ilj: {own}/visits.toml: is a directory\n"
    assert (ran.out, ran.code) == ("", 3)
    ran = ilj("visits", "--data", own / "visits.toml")
    assert ran.err == (
        f"ilj: {own}/visits.toml: holds no file of any kind\nhint: such as visits.toml\n"
    )
    assert ran.code == 3
    (tmp_path / "file").write_text("x")
    ran = ilj("visits", "--data", tmp_path / "file")
    assert ran.err == f"ilj: {tmp_path}/file: not a directory\n{hint}"
    assert ran.code == 3


def test_an_empty_file_and_a_byte_order_mark_are_no_fault(ilj: Ilj, own: Path) -> None:
    before = ilj("visits").out
    (own / "visits.toml").write_bytes(b"")
    assert ilj("visits", "--data", own).out == before
    (own / "visits.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert ilj("visits", "--data", own, "--count").out == "6\n"


def test_own_records_stand_in_place_of_bundled_ones(ilj: Ilj, own: Path) -> None:
    (own / "visits.toml").write_text(
        '[dagan-japan-1994]\nwho = "Another"\norigin = "israel"\ndestination = "japan"\n'
        'sources = [{ id = "s", at = "p" }]\n'
    )
    row = next(row for row in ilj("visits", "--data", own).rows if row["id"] == "dagan-japan-1994")
    assert (row["who"], row["date"], row["office"]) == ("Another", "", "")
    assert ilj("visits", "--data", own, "--count").out == "5\n"
    assert ilj("trade", "--data", own, "--count").out == "2\n"


def test_a_listing_reads_no_file_that_it_does_not_need(ilj: Ilj, own: Path) -> None:
    (own / "people.toml").write_text("= nonsense")
    (own / "sources.toml").write_text("= nonsense")
    assert ilj("visits", "--data", own).code == 0
    for args in (["dagan"], ["--person", "dagan"]):
        ran = ilj("visits", *args, "--data", own)
        assert ran.err == f"ilj: {own}/people.toml: line 1, column 1: invalid statement\n"
        assert ran.code == 3
    for args in (["--source", "wire"], ["--sources"]):
        ran = ilj("visits", *args, "--data", own)
        assert ran.err == f"ilj: {own}/sources.toml: line 1, column 1: invalid statement\n"
        assert ran.code == 3


def test_a_file_of_fifty_megabytes_is_answered(ilj: Ilj, own: Path) -> None:
    record = GOOD.replace('who = "A"', f'who = "{"A" * 500_000}"')
    text = "".join(record.replace("good-1", f"good-{n}") for n in range(100))
    (own / "visits.toml").write_text(text)
    ran = ilj("visits", "--data", own, "--count")
    assert (ran.out, ran.err, ran.code) == ("105\n", "", 0)


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ("3", "gaps: must be a table, not a whole number"),
        ('{ visits = "x" }', "gaps.visits: must be an array, not a string"),
        ("{ visits = [1] }", "gaps.visits[0]: must be a string, not a whole number"),
        ('{ vists = ["x"] }', "gaps.vists: no such field; did you mean 'visits'?"),
    ],
)
def test_what_is_missing_is_said_in_texts(ilj: Ilj, own: Path, gaps: str, said: str) -> None:
    (own / "visits.toml").write_text("")
    (own / "dataset.toml").write_text(f"gaps = {gaps}\n")
    for args in (("coverage", "--data", own), ("check", own)):
        ran = ilj(*args)
        assert ran.err.split("\n")[0] == f"ilj: {own}/dataset.toml: {said}"
        assert (ran.out, ran.code) == ("", 3)
