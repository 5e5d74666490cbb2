"""What the formats print reads back, by the standard readers, as what was loaded."""

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.kinds import KINDS, Visit
from ilj.model import Kind, Record
from ilj.render import Look, Sheet, fitting, writer
from tests.lines import EVERY
from tests.made import MADE, examples, laid, texts
from tests.running import Served

ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def written(format: str, header: bool = True, fields: tuple[str, ...] = (), **values: Any) -> str:
    """What a format prints of a visit of these values."""
    given = {"id": "a-b-1", "who": "A", "origin": "israel", "destination": "japan"}
    sheet = Sheet(Visit.declared, [Visit(**{**given, **values})], 1, fields)
    return "".join(writer(format)(sheet, Look([], width=80, header=header)))


def unescaped(cell: str) -> str:
    """What a cell of TSV stands for, by the four escapes that are promised."""
    return re.sub(r"\\([\\tnr])", lambda escape: ESCAPED[escape[1]], cell)


def test_without_a_header() -> None:
    for format in ("tsv", "csv"):
        assert written(format, header=False, fields=("id",)) == "a-b-1\n"
    table = written("table", header=False, fields=("id",))
    assert table == "a-b-1\n\n1 visit. Details: ilj show ID; sources: --sources.\n"


def test_the_same_records_in_the_same_order_in_every_format(served: Served) -> None:
    ids = served("visits", "--fields", "id", "--no-header").lines
    for format in fitting("visits").keys() - {"chart", "svg"}:
        out = served("visits", "--format", format).out
        places = [out.index(id) for id in ids]
        assert places == sorted(places)


def test_one_empty_cell_is_no_blank_line_in_csv() -> None:
    assert written("csv", fields=("office",)) == 'office\n""\n'


def test_markdown_escapes_what_would_be_markup() -> None:
    assert written("markdown", who="A|B *c* <d> _e_ [f](g)", office="x\ny") == (
        "| date | who | office | to | id |\n"
        "| --- | --- | --- | --- | --- |\n"
        r"|  | A\|B \*c\* \<d\> \_e\_ \[f\](g) | x y | Japan | a-b-1 |" + "\n"
    )


def restored(kind: Kind, plain: dict[str, Any]) -> Record:
    """The record that a JSON object is of."""
    written = [name for name, f in kind.fields.items() if f.given]
    table = {name: _known(plain[name]) for name in written if plain[name] not in (None, [], {})}
    assert kind.record.judge(table) == []
    record: Record = kind.record.read(table)
    return record


def _known(plain: Any) -> Any:
    """A JSON value without what is null in it: TOML leaves that out."""
    if isinstance(plain, dict):
        return {key: _known(value) for key, value in plain.items() if value is not None}
    return [_known(item) for item in plain] if isinstance(plain, list) else plain


def cell(value: Any) -> str:
    """A JSON value as one cell: a list joined, of a table in it the first value, else its keys."""
    if isinstance(value, list):
        items = [next(iter(item.values())) if isinstance(item, dict) else item for item in value]
        return "; ".join(re.sub(r"[\\;]", r"\\\g<0>", cell(item)) for item in items)
    if isinstance(value, dict):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", KINDS)
@examples(5)
@given(data=st.data())
def test_any_record_reads_back_from_every_machine_format(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    kind, tables = KINDS[name], data.draw(MADE[name])
    asked = (name, "made", "--data", laid(name, tables, shelf), *EVERY)
    whole = json.loads(served(*asked, "--json").out)
    records = {id: kind.record.read(table | {"id": id}) for id, table in tables.items()}
    assert {row["id"]: restored(kind, row) for row in whole} == records
    *lines, end = served(*asked, "--format", "jsonl").out.split("\n")
    assert ([json.loads(line) for line in lines], end) == (whole, "")
    expected = [{name: cell(value) for name, value in row.items()} for row in whole]
    *lines, end = served(*asked, "--format", "tsv").out.split("\n")
    head, *rows = ([unescaped(cell) for cell in line.split("\t")] for line in lines)
    assert ([dict(zip(head, row, strict=True)) for row in rows], end) == (expected, "")
    out = served(*asked, "--format", "csv").out
    assert list(csv.DictReader(io.StringIO(out, newline=""), strict=True)) == expected


@pytest.mark.parametrize("name", KINDS)
@examples(3)
@given(data=st.data())
def test_any_record_is_printed_in_every_format_by_every_command(
    served: Served, shelf: Path, name: str, data: st.DataObject
) -> None:
    tables = data.draw(MADE[name])
    laid(name, tables, shelf)
    across = [["search", "made"], ["timeline"], ["disputes"], ["show", *tables], ["cite", *tables]]
    for asked in ([name], data.draw(st.sampled_from(across))):
        for format in fitting(asked[0]):
            ran = served(*asked, "--data", shelf, "--format", format)
            assert ran.code in (0, 1), ran.err
    assert served("coverage", "--data", shelf).code == 0
    assert served("check", shelf).code in (0, 3)


@examples(50)
@given(st.text())
def test_what_tsv_escapes_is_unescaped_to_what_it_was(text: str) -> None:
    line = written("tsv", header=False, fields=("who",), who=text)
    assert re.fullmatch("[^\t\n\r]*\n", line)
    assert unescaped(line[:-1]) == text


@pytest.mark.parametrize("format", ["table", "record", "markdown"])
@examples(50)
@given(text=texts)
def test_no_text_steers_what_people_read(format: str, text: str) -> None:
    shown = written(format, who=text, note=text)
    steering = {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")}
    assert steering <= set("\n\u200c\u200d")
