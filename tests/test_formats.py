"""What the formats print reads back, by the standard readers, as what was loaded."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.fields import Computed
from ilj.kind import Kind
from ilj.kinds import KINDS, Person, Visit
from ilj.load import Library
from ilj.record import Record
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from tests.conftest import SAMPLE, Ilj
from tests.lines import EVERY
from tests.made import MADE, examples, laid, texts
from tests.running import Served

ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def sheet(*rows: Record, **more: Any) -> Sheet:
    kind = rows[0].declared
    return Sheet(type(rows[0]), rows, kind.columns, kind.one, kind.many, len(rows), **more)


def written(format: str, *rows: Record, look: Look = Look(), **more: Any) -> str:  # noqa: B008
    return "".join(writer(format)(sheet(*rows, **more), look))


def a_visit(**values: Any) -> Visit:
    given = {"id": "a-b-1", "who": "A", "origin": "israel", "destination": "japan"}
    return Visit(**{**given, **values})


def unescaped(cell: str) -> str:
    """What a cell of TSV stands for, by the four escapes that are promised."""
    return re.sub(r"\\([\\tnr])", lambda escape: ESCAPED[escape[1]], cell)


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


def restored(kind: Kind, plain: dict[str, Any]) -> Record:
    """The record that a JSON object is of."""
    written = [name for name, f in kind.fields.items() if not isinstance(f, Computed)]
    table = {name: _known(plain[name]) for name in written if plain[name] not in (None, [], {})}
    assert [*kind.record.wrong(table)] == []
    record: Record = kind.record.known(table)
    return record


def _known(plain: Any) -> Any:
    """A JSON value without what is null in it: TOML leaves that out."""
    if isinstance(plain, dict):
        return {key: _known(value) for key, value in plain.items() if value is not None}
    return [_known(item) for item in plain] if isinstance(plain, list) else plain


def projected(plain: dict[str, Any]) -> dict[str, str]:
    """A JSON object as one line: lists joined, of a table the first value or the keys."""
    return {name: _cell(value) for name, value in plain.items()}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        items = [next(iter(item.values())) if isinstance(item, dict) else item for item in value]
        return "; ".join(map(_cell, items))
    if isinstance(value, dict):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", KINDS)
@examples(25)
@given(data=st.data())
def test_any_record_reads_back_from_every_machine_format(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    kind, tables = KINDS[name], data.draw(MADE[name])
    asked = (name, "made", "--data", laid(name, tables, shelf), *EVERY.get(name, ()))
    whole = json.loads(served(*asked, "--json").out)
    records = {id: kind.record.unread(table | {"id": id}) for id, table in tables.items()}
    assert {row["id"]: restored(kind, row) for row in whole} == records
    *lines, end = served(*asked, "--format", "jsonl").out.split("\n")
    assert ([json.loads(line) for line in lines], end) == (whole, "")
    expected = [projected(row) for row in whole]
    *lines, end = served(*asked, "--format", "tsv").out.split("\n")
    head, *rows = (map(unescaped, line.split("\t")) for line in lines)
    names = list(head)
    assert ([dict(zip(names, row, strict=True)) for row in rows], end) == (expected, "")
    out = served(*asked, "--format", "csv").out
    if "\0" not in out:  # which the reader of Python 3.10 refuses
        assert list(csv.DictReader(io.StringIO(out, newline=""), strict=True)) == expected


@pytest.mark.parametrize("name", KINDS)
@examples(8)
@given(data=st.data())
def test_any_record_is_printed_in_every_format_by_every_command(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    tables = data.draw(MADE[name])
    laid(name, tables, shelf)
    for asked in (
        [name],
        ["search", "made"],
        ["timeline"],
        ["disputes"],
        ["show", *tables],
        ["cite", *tables],
    ):
        for format in fitting(asked[0]):
            ran = served(*asked, "--data", shelf, "--format", format)
            assert ran.code in (0, 1), ran.err
    assert served("coverage", "--data", shelf).code == 0
    ran = served("check", shelf)
    assert ran.code in (0, 3), ran.err


@given(st.text())
def test_what_tsv_escapes_is_unescaped_to_what_it_was(text: str) -> None:
    line = written("tsv", a_visit(who=text), fields=("who",), look=Look(header=False))
    assert line.count("\n") == 1
    assert "\t" not in line
    assert "\r" not in line
    assert unescaped(line[:-1]) == text


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
