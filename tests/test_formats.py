"""What the formats print reads back, by the standard readers, as what was loaded."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.kinds import Person, Visit
from ilj.load import Library
from ilj.record import Record
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from ilj.render.delimited import flat
from tests.conftest import SAMPLE, Ilj

LISTINGS = ("visits", "agreements", "trade", "people", "sources")


def sheet(*rows: Record, **more: Any) -> Sheet:
    kind = rows[0].declared
    return Sheet(type(rows[0]), rows, kind.columns, kind.one, kind.many, len(rows), **more)


def written(format: str, *rows: Record, look: Look = Look(), **more: Any) -> str:  # noqa: B008
    return "".join(writer(format)(sheet(*rows, **more), look))


def a_visit(**values: Any) -> Visit:
    given = {"id": "a-b-1", "who": "A", "origin": "israel", "destination": "japan"}
    return Visit(**{**given, **values})


@pytest.fixture(params=LISTINGS)
def whole(request: pytest.FixtureRequest, ilj: Ilj) -> tuple[str, list[dict[str, Any]]]:
    """A listing's name, and all its records as JSON has them."""
    name: str = request.param
    return name, json.loads(ilj(name, "--json").out)


def unescaped(cell: str) -> str:
    for escape, char in (("\\t", "\t"), ("\\n", "\n"), ("\\r", "\r"), ("\\\\", "\\")):
        if cell.startswith(escape):
            return char + unescaped(cell[2:])
    return cell[:1] + unescaped(cell[1:]) if cell else ""


def test_jsonl_holds_the_same_objects_a_line_each(
    ilj: Ilj, whole: tuple[str, list[dict[str, Any]]]
) -> None:
    name, records = whole
    assert [json.loads(line) for line in ilj(name, "--format", "jsonl").lines] == records


def test_tsv_and_csv_hold_the_flat_projection(
    ilj: Ilj, whole: tuple[str, list[dict[str, Any]]]
) -> None:
    name, records = whole
    projected = [{key: flat(value) for key, value in record.items()} for record in records]
    assert ilj(name, "--format", "tsv").rows == projected
    out = ilj(name, "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(out, newline=""))) == projected


def test_pandas_reads_csv_jsonl_and_tsv(ilj: Ilj) -> None:
    figures = pd.read_csv(io.StringIO(ilj("trade", "--format", "csv").out))
    assert figures["amount"].to_list() == [1_500_000_000, 2_750_250_000]
    lines = pd.read_json(io.StringIO(ilj("trade", "--format", "jsonl").out), lines=True)
    assert lines["goods"].to_list() == [["oranges", "tea"], []]
    days = pd.read_csv(io.StringIO(ilj("visits").out), sep="\t", parse_dates=["date_first"])
    assert days["date_first"].dt.year.to_list()[:4] == [1990, 1994, 1999, 2010]


def test_without_a_header(ilj: Ilj) -> None:
    for format in ("tsv", "csv"):
        ran = ilj("visits", "dagan", "--fields", "id", "--format", format, "--no-header")
        assert ran.out == "dagan-japan-1994\n"
    out = ilj("visits", "dagan", "--fields", "id", "--format", "table", "--no-header").out
    assert out.startswith("dagan-japan-1994\n\n1 visit.")


def test_the_same_records_in_the_same_order_in_every_format(ilj: Ilj) -> None:
    ids = ilj("visits", "--fields", "id", "--no-header").lines
    for format in fitting("visits").keys() - {"chart"}:
        for out in (
            ilj("visits", "--format", format).out,
            ilj.terminal("visits", "--format", format).out,
        ):
            places = [out.index(id) for id in ids]
            assert places == sorted(places)


def test_one_empty_cell_is_no_blank_line_in_csv() -> None:
    assert written("csv", a_visit(), fields=("office",)) == 'office\n""\n'


def test_markdown_escapes_what_would_be_markup() -> None:
    visit = a_visit(who="A|B *c* <d> _e_ [f](g)", office="x\ny")
    assert written("markdown", visit) == (
        "| date | who | office | to | id |\n"
        "| --- | --- | --- | --- | --- |\n"
        r"|  | A\|B \*c\* \<d\> \_e\_ \[f\](g) | x\\u000ay | Japan | a-b-1 |" + "\n"
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(who=texts, places=st.lists(texts, min_size=1).map(tuple))
def test_any_text_survives_the_machine_formats(who: str, places: tuple[str, ...]) -> None:
    visit = a_visit(who=who, places=places)
    (read,) = json.loads(written("json", visit))
    assert (read["who"], tuple(read["places"])) == (who, places)
    assert json.loads(written("jsonl", visit)) == read
    if "\0" not in who + "".join(places):  # which the reader of Python 3.10 refuses
        (row,) = csv.DictReader(io.StringIO(written("csv", visit), newline=""))
        assert (row["who"], row["places"]) == (who, "; ".join(places))
    head, line, end = written("tsv", visit).split("\n")
    cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert (unescaped(cells["who"]), unescaped(cells["places"])) == (who, "; ".join(places))
    assert end == ""


@pytest.mark.parametrize("format", ["table", "record", "markdown"])
@given(text=texts)
def test_no_text_steers_what_people_read(format: str, text: str) -> None:
    shown = written(format, a_visit(who=text, note=text), look=Look(width=80))
    steering = {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")}
    assert steering <= set("\n\u200c\u200d")


def test_the_sample_is_what_the_formats_print(ilj: Ilj) -> None:
    people = Library([str(SAMPLE)]).records(Person)
    assert written("tsv", *people.values()) == ilj("people").out


def test_every_format_has_its_writer_and_says_what_it_is() -> None:
    for name, format in FORMATS.items():
        assert callable(writer(name))
        assert format.help
