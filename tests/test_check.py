"""The rules of the data: each broken once, and the one line that says so."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ilj.errors import OutputError
from ilj.query.form import rewrite
from tests.conftest import SAMPLE
from tests.made import Tables, toml
from tests.running import Served

CITED: Any = {"sources": [{"id": "wire-1994", "at": "p"}]}
FLOW: Any = {"measure": "flow", "origin": "israel", "destination": "japan"}
CLAIM: Any = {"speaker": "X", "nature": "remark", "topic": "trade", "claim": "Y"}
ENVOY: Any = {"who": "X", "rank": "minister", "origin": "japan", "destination": "israel"}
HEBREW: Any = {"text": "דגן", "language": "he"}
RIGHT: dict[str, Any] = {
    "visits": {"date": "2001", "who": "X", "origin": "israel", "destination": "japan"} | CITED,
    "agreements": {"name": "X", "kind": "agreement", "topic": "trade", "signed": "2001"} | CITED,
    "events": {"title": "X", "type": "aid"} | CITED,
    "trade": {"value": "1", "unit": "USD"} | FLOW | CITED,
    "investment": {"value": "1", "unit": "percent"} | FLOW | {"measure": "share"} | CITED,
    "people": {"name": "X Y", "names": [HEBREW | {"own": True}]} | CITED,
    "organizations": {"name": "X", "type": "media"} | CITED,
    "sources": {"title": "T", "publisher": "P", "consulted": "text"},
    "envoys": ENVOY | CITED,
    "statements": CLAIM | CITED,
}
"""A record of a kind in which nothing is wrong."""


def record(kind: str, **changes: Any) -> dict[str, Any]:
    """The right record with other values; without those that are None."""
    return {name: v for name, v in (RIGHT[kind] | changes).items() if v is not None}


def claim(value: Any, rank: str = "normal") -> Any:
    """What another source says."""
    return {"value": value, "rank": rank, "why": "error"} | CITED


@pytest.fixture
def check(served: Served, own: Path) -> Callable[..., list[str]]:
    """Check tables by the name of their kind: each fault, without the folder before it."""

    def faults(**files: Tables) -> list[str]:
        for kind, tables in files.items():
            (own / f"{kind}.toml").write_text(toml(tables, kind), encoding="utf-8")
        ran = served("check", own)
        if ran.code == 0:
            records = 30 + sum(map(len, files.values()))
            assert (ran.out, ran.err) == (f"OK: {records} records are valid\n", "")
            return []
        assert (ran.out, ran.code) == ("", 3)
        *said, hint = ran.err.splitlines()
        plural = "error" if len(said) == 1 else "errors"
        assert hint.startswith(f"hint: {len(said)} {plural}; ilj ")
        return [line.removeprefix(f"ilj: {own}/") for line in said]

    return faults


def test_what_is_right_is_no_fault(served: Served, check: Callable[..., list[str]]) -> None:
    assert served("check").out == "OK: 30 records are valid\n"
    assert check(**{kind: {f"x-{n}": record(kind)} for n, kind in enumerate(RIGHT)}) == []


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("visits", {"sources": [{"id": "nobody-1", "at": "p"}]}, "sources: refers to 'nobody-1', which is not in sources"),
        ("visits", {"sources": [{"id": "wire-1994", "at": "p", "via": "nobody-1"}]}, "sources: refers to 'nobody-1', which is not in sources"),
        ("visits", {"people": ["nobody-1"]}, "people: refers to 'nobody-1', which is not in people"),
        ("visits", {"destination": "israel"}, "destination: is the traveller's own country"),
        ("visits", {"date": "2999-01"}, "date: is in the future: 2999-01"),
        ("visits", {"tour_date": "2002"}, "date: is not within tour_date"),
        ("visits", {"who": "X\u202e"}, "who: contains the control character U+202E"),
        ("visits", {"who": "X\u0007"}, "who: contains the control character U+0007"),
        ("visits", {"who": "e\u0301"}, "who: is not in Unicode normal form C"),
        ("visits", {"inferred": {"office": "x"}}, "inferred.office: is a rule for a missing value"),
        ("visits", {"unresolved": ["nothing"]}, "unresolved: nothing: no such field"),
        ("visits", {"unresolved": ["date"]}, "date: has a value, but is listed in unresolved"),
        ("visits", {"unresolved": ["places"]}, "alt.places: needs at least two values, since it is in unresolved"),
        ("visits", {"alt": {"date": [claim("2001")]}}, "alt.date: is the same as the main value"),
        ("visits", {"alt": {"office": [claim("Y")]}}, "alt.office: has no main value: give one, or list it in unresolved"),
        ("visits", {"alt": {"rank": [claim("head")]}}, "alt.rank: no such field"),
        ("agreements", {"in_force": "2000"}, "in_force: is before signed"),
        ("agreements", {"talks": "2003"}, "signed: is before talks"),
        ("agreements", {"extended": ["2000"]}, "extended: is before signed"),
        ("events", {"scale": "million"}, "scale: needs a value beside it"),
        ("organizations", {"names": [HEBREW]}, "names: 'דגן' needs either the source that prints it, or own"),
        ("trade", {"value": None, "unit": None}, "value: is missing"),
        ("trade", {"unit": "people"}, "unit: 'people' does not fit flow"),
        ("trade", {"unit": None}, "unit: is missing beside the value"),
        ("trade", {"measure": "total"}, "measure: does not fit origin and destination"),
        ("trade", {"sum_of": ["israel-japan-1993"]}, "value: is not the sum of israel-japan-1993, which is 1500000000"),
        ("trade", {"value": "9" * 29}, "value: has more than 28 digits"),
        ("investment", {"value": "101"}, "value: is a share, and not within 0 and 100"),
        ("people", {"names": [HEBREW | {"text": "Dagan", "own": True}]}, "names: 'Dagan' is not in Hebrew script"),
        ("people", {"names": [HEBREW | {"language": "ja", "own": True}]}, "names: 'דגן' is not in Japanese script"),
        ("people", {"names": [HEBREW]}, "names: 'דגן' needs either the source that prints it, or own"),
        ("visits", {"people": ["noa-dagon"]}, "people: refers to 'noa-dagon', which is not in people; did you mean 'noa-dagan'?"),
        ("people", {"names": [HEBREW | {"source": "nobody-1"}]}, "names: refers to 'nobody-1', which is not in sources"),
        ("sources", {"title": None}, "title: is missing: say in about what it is where no title was seen"),
        ("sources", {"address": "x.org"}, "address: does not begin with https:// or http://"),
        ("envoys", {"destination": "japan"}, "destination: is the country that sent the envoy"),
        ("envoys", {"appointed": "2001", "credentials": "2000"}, "credentials: is before appointed"),
        ("envoys", {"last_seen": "2001"}, "term: is not open, START/, though last_seen is given"),
        ("envoys", {"term": "2000/2002", "last_seen": "2001"}, "term: is not open, START/, though last_seen is given"),
        ("envoys", {"term": "2000/", "last_seen": "1999-12"}, "last_seen: is before term"),
        ("envoys", {"term": "2000/", "last_seen": "2001/"}, "last_seen: is not a day, a month or a year"),
        ("people", {"offices": [{"title": "Mayor", "date": "2000", "last_seen": "2001"}]}, "offices: Mayor: date is not open, START/, though last_seen is given"),
        ("events", {"type": "vote"}, "side: is missing beside a vote"),
        ("events", {"side": "for"}, "type: is not vote: only a vote has a side and a resolution"),
        ("events", {"resolution": "12/34"}, "type: is not vote: only a vote has a side and a resolution"),
        ("statements", {"contradicts": ["nobody-1"]}, "contradicts: refers to 'nobody-1', which is not in records"),
        ("statements", {"contradicts": ["x-1"]}, "contradicts: 'x-1' is given on both sides: one is enough"),
    ],
)  # fmt: skip
def test_each_rule(
    check: Callable[..., list[str]], kind: str, changes: dict[str, Any], said: str
) -> None:
    faults = check(**{kind: {"x-1": record(kind, **changes)}})
    assert faults == [f"{kind}.toml: record x-1: {said}"]


def test_an_id_is_of_one_record(check: Callable[..., list[str]]) -> None:
    twice = {"x-1": record("visits"), "y-1": record("visits", was=["x-1"])}
    assert check(visits=twice) == ["visits.toml: record y-1: id: 'x-1' is also in visits.toml"]
    faults = check(visits={"x-1": record("visits")}, agreements={"x-1": record("agreements")})
    assert faults == ["agreements.toml: record x-1: id: 'x-1' is also in visits.toml"]


def test_an_id_of_another_kind_is_taken(check: Callable[..., list[str]]) -> None:
    said = "terms.toml: record dagan-japan-1994: id: is already that of one of the visits"
    term = {"term": "T", "meaning": "M"} | CITED
    assert check(terms={"dagan-japan-1994": term}) == [said]


def test_an_id_is_a_name(check: Callable[..., list[str]]) -> None:
    assert check(visits={"x" * 32: record("visits")}) == []
    (fault,) = check(visits={"x" * 33: record("visits")})
    assert fault.endswith(f"id: '{'x' * 33}' has 33 characters, more than 32")


def test_what_holds_for_both_sides_is_given_on_one(check: Callable[..., list[str]]) -> None:
    sides = {
        id: record("statements", contradicts=[other])
        for id, other in (("x-1", "y-1"), ("y-1", "x-1"))
    }
    assert check(statements=sides) == [
        f"statements.toml: record {id}: contradicts: '{other}' is given on both sides: one is enough"
        for id, other in (("x-1", "y-1"), ("y-1", "x-1"))
    ]


def test_records_stand_in_order(check: Callable[..., list[str]]) -> None:
    turned = {"x-2": record("visits", date="2002"), "x-1": record("visits")}
    assert check(visits=turned) == ["visits.toml: record x-2: is out of order: x-1 comes before it"]


def test_a_sum_may_differ_by_its_rounding(check: Callable[..., list[str]]) -> None:
    parts = {"a-1": record("trade", value="1.24"), "b-1": record("trade", value="2.24")}
    sum: Any = {"measure": "total", "origin": None, "destination": None, "sum_of": [*parts]}
    assert check(trade=parts | {"x-1": record("trade", **sum, value="3")}) == []
    (fault,) = check(trade=parts | {"x-1": record("trade", **sum, value="4")})
    assert "x-1: value: is not the sum of a-1 and b-1, which is 3.48" in fault


def test_any_field_may_be_without_an_answer(
    served: Served, own: Path, check: Callable[..., list[str]]
) -> None:
    """Also a list of dates; the record is found by each that may be right. One may be refuted."""
    claims = {
        "in_force": [claim("2002"), claim("2003")],
        "extended": [claim(["2004"]), claim(["2005", "2006"])],
    }
    open = record("agreements", unresolved=[*claims], alt=claims)
    refuted = record("visits", alt={"office": [claim("Y", rank="deprecated")]})
    assert check(agreements={"x-1": open}, visits={"x-2": refuted}) == []
    for year in range(2001, 2007):
        ran = served("agreements", "--data", own, "--year", str(year), "--fields", "id")
        assert "x-1" in ran.lines


def test_a_number_has_no_more_digits_than_its_amount(
    served: Served, own: Path, check: Callable[..., list[str]]
) -> None:
    assert check(trade={"x-1": record("trade", value="9" * 28, scale="billion")}) == []
    amount = served("trade", "x", "--data", own, "--fields", "amount", "--no-header").out
    assert amount == "9" * 28 + "0" * 9 + "\n"


def test_an_id_that_was_released_is_never_lost(served: Served, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "data")
    released = tmp_path / "data" / "released.txt"
    released.write_text("kenta-sato\nlong-gone-1\n", encoding="utf-8")
    ran = served("check", tmp_path / "data")
    assert ran.err.splitlines()[0] == (
        f"ilj: {released}: long-gone-1: was released, and no record has it or had it"
    )
    assert ran.code == 3


def test_an_invalid_record_hides_none_of_another_kind(check: Callable[..., list[str]]) -> None:
    visits = {"x-1": record("visits", status="lost")}
    (lost, *others) = check(visits=visits, agreements={"x-1": record("agreements", talks="2003")})
    assert lost.startswith("visits.toml: record x-1: status: ")
    assert others == ["agreements.toml: record x-1: signed: is before talks"]


def test_every_fault_of_every_file_at_once(
    served: Served, own: Path, check: Callable[..., list[str]]
) -> None:
    (own / "terms.toml").write_text("= nonsense", encoding="utf-8")
    visits = {
        "x-1": record("visits", people=["who-1", "nobody-1"]),
        "x-2": record("visits", date="2002", status="lost"),
        "x-3": record("visits", date="2003", destination="israel"),
    }
    people = {"who-1": record("people", names="Who")}
    number = {"x-4": record("trade", value=1)}
    assert check(visits=visits, trade=number, people=people) == [
        "visits.toml: record x-2: status: 'lost' is not one of actual, planned, postponed or cancelled",
        "trade.toml: record x-4: value: must be a string, not a whole number",
        "people.toml: record who-1: names: must be an array, not a string",
        "terms.toml: line 1, column 1: invalid statement",
        "visits.toml: record x-1: people: refers to 'nobody-1', which is not in people",
        "visits.toml: record x-3: destination: is the traveller's own country",
    ]
    assert served("check", own, own).err == "ilj: check takes one folder\nhint: ilj check DIR\n"


COMMENTED = """\
# about X
[x-2]
who = 'X' # sure?
date = "2002"
origin = "israel"
destination = "japan"
sources = [{id = "wire-1994", at = "p"}]
"""
OURS = "# These are ours.\n\n"
UNFORMED = f"""{OURS}{COMMENTED}\
[x-1]
who = '''[Y] # 1'''
origin = "israel"
destination = "japan"
date = "2001"
sources = [{{id = "wire-1994", at = "p"}}]
"""
FORMED = f"""{OURS}\
[x-1]
date = "2001"
who = "[Y] # 1"
origin = "israel"
destination = "japan"
sources = [{{ id = "wire-1994", at = "p" }}]

{COMMENTED}"""


def test_a_file_is_put_in_form_with_its_comments(served: Served, own: Path) -> None:
    visits, events = own / "visits.toml", own / "events.toml"
    visits.write_text(UNFORMED, encoding="utf-8")
    visits.chmod(0o640)
    wrong = toml({"y-1": record("events", type="nothing")})
    events.write_text(wrong, encoding="utf-8")
    assert served("check", own).err.splitlines()[1:] == [
        f"ilj: {visits}: record x-2: is out of order: x-1 comes before it",
        "hint: 2 errors; ilj schema KIND shows what is allowed",
    ]
    ran = served("check", "--fix", own)
    assert (ran.out, ran.code) == (f"{visits}: is in the standard form now\n", 3)
    assert visits.read_text(encoding="utf-8") == FORMED
    assert visits.stat().st_mode & 0o777 == 0o640
    assert events.read_text(encoding="utf-8") == wrong
    events.unlink()
    visits.write_text(FORMED.replace("2001", "2002"), encoding="utf-8")
    assert served("check", own).out == "OK: 32 records are valid\n"


def test_a_file_is_left_alone_if_a_comment_would_be_lost(served: Served, own: Path) -> None:
    text = f"# ours\n\n{toml({'x-1': record('visits')})}  # a remark\n"
    (own / "visits.toml").write_text(text, encoding="utf-8")
    ran = served("check", "--fix", own)
    what = "line 1: has a comment where the standard form has none"
    assert ran.err.splitlines()[0] == f"ilj: {own}/visits.toml: {what}"
    assert (own / "visits.toml").read_text(encoding="utf-8") == text
    assert served("check", "--fix").err.splitlines()[0] == "ilj: --fix needs a folder"


def test_what_comes_with_the_tool_is_not_rewritten(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("ilj.query.form.PACKAGE", str(tmp_path))
    (tmp_path / "data").mkdir()
    with pytest.raises(OutputError, match="belongs to the installation"):
        rewrite(f"{tmp_path}/data/visits.toml", "")


def test_a_record_in_place_of_a_bundled_one_is_said(served: Served, own: Path) -> None:
    (own / "people.toml").write_text(
        toml({"noa-dagan": record("people", names=None)}, "people"), encoding="utf-8"
    )
    said = "; in place of bundled ones: noa-dagan"
    assert served("check", own).out == f"OK: 30 records are valid{said}\n"
    ran = served("people", "y", "--data", own)
    assert ran.err == "ilj: yours, in place of the bundled record: noa-dagan\n"
