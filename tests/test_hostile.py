"""Hostile values and arguments: nothing steers a terminal, nothing is lost on the way to a script."""

from __future__ import annotations

import csv
import io
import json
import time
import unicodedata
from pathlib import Path

import pytest

from ilj.kinds import KINDS
from ilj.render import fitting
from tests.conftest import Ilj
from tests.filled import fill, id_of
from tests.lines import LISTINGS
from tests.test_formats import unescaped
from tests.toml import inline

VALUES = {
    "colour": "a\x1b[31mb\x1b[0m",
    "a title": "a\x1b]0;b\x07",
    "a link": "\x1b]8;;https://example.org\x1b\\a\x1b]8;;\x1b\\",
    "the clipboard": "a\x1b]52;c;aGk=\x07",
    "C1": "a\x9b31m\x85b\x90q\x9c",
    "markup": "[red]a[/red] [/x] [link=b] :smile: \\[bold]",
    "controls": "a\tb\nc\rd\x00e\x08f\x0bg\x7fh",
    "lines": "a\u2028b\u2029c\r\nd",
    "bidi": "a\u202eb\u202c \u2066c\u2069 \u200fd\u061c \ufeff",
    "a formula": "=cmd|'/c calc'!A0",
    "an option": "--help",
    "joiners": "👩\u200d🔬 👨\u200d👩\u200d👧 ☺\ufe0f 🏴\U000e0067\U000e007f",
    "wide after ESC": "\x1b安\x1b倍\x1b[",
    "marks": "a" + "\u0301" * 50,
    "quotes": "\"a\" 'b' `c` \\d \\n \\u001b, e; f | g",
    "spaces": " a\u00a0b\u3000c ",
}
STEERING = ("Cc", "Cf", "Zl", "Zp", "Cs")
HARMLESS = "\n\u200c\u200d"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("hostile"), VALUES.values())


def steering(text: str, harmless: str = HARMLESS) -> set[str]:
    return {c for c in text if c not in harmless and unicodedata.category(c) in STEERING}


@pytest.mark.parametrize("format", fitting("visits"))
@pytest.mark.parametrize("command", [*LISTINGS, "show"])
def test_no_value_steers_a_terminal(ilj: Ilj, hostile: Path, command: str, format: str) -> None:
    ids = [id_of(kind, 6) for kind in KINDS] if command == "show" else []
    args: list[str | Path] = [command, *ids, "--data", hostile, "--format", format]
    ran, piped = ilj.terminal(*args, apart=True), ilj(*args)
    assert steering(ran.out, HARMLESS + "\t" * (format == "tsv")) == set()
    assert steering(ran.err + piped.err) == set()
    if format in ("tsv", "csv", "jsonl"):
        rows = len(json.loads(ilj(*args[:-1], "json").out))
        assert len(ran.out.split("\n")) == rows + 1 + (format != "jsonl")
    if format in ("json", "jsonl"):
        assert json.loads(ran.out.replace("}\n{", "},{").join("[]")) == json.loads(
            piped.out.replace("}\n{", "},{").join("[]")
        )


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_reaches_a_script_as_it_is(ilj: Ilj, hostile: Path, kind: str) -> None:
    args = (kind, "--data", hostile, "--fields", "id,note", "--format")
    notes = {id_of(kind, n): value for n, value in enumerate(VALUES.values())}

    def read(found: list[dict[str, str]]) -> dict[str, str]:
        return {row["id"]: row["note"] for row in found if row["id"] in notes}

    assert read(json.loads(ilj(*args, "json").out)) == notes
    jsonl = ilj(*args, "jsonl").out.split("\n")
    assert read([json.loads(line) for line in jsonl[:-1]]) == notes
    _, *lines = ilj(*args, "tsv").out.split("\n")[:-1]
    cells = [map(unescaped, line.split("\t")) for line in lines]
    assert read([dict(zip(("id", "note"), row, strict=True)) for row in cells]) == notes
    plain = {id: note for id, note in notes.items() if "\0" not in note}  # Python 3.10 reads no NUL
    out = ilj(*args, "csv").out.replace("\0", "")
    found = read(list(csv.DictReader(io.StringIO(out, newline=""))))
    assert {id: note for id, note in found.items() if id in plain} == plain


LISTED = [
    *(["visits", word] for word in ("{}", "a{}")),
    *(["visits", f"--{name}", "{}"] for name in ("person", "to", "year", "since", "source")),
    *(["trade", f"--{name}", "{}"] for name in ("fields", "sort", "limit", "format", "color")),
    ["search", "--data", "{}"],
    ["visits", "--{}"],
    ["visits", "--json={}"],
    ["show", "{}", "dagan-{}"],
    ["schema", "{}"],
    ["check", "{}"],
    ["coverage", "{}"],
    ["{}"],
    ["--{}"],
]
ARGUMENTS = [value for value in VALUES.values() if "\0" not in value]
ARGUMENTS += [b"a\xff\xfe\x80".decode(errors="surrogateescape"), "a\x00"[:1] + "\x01\x7f\u180e"]


@pytest.mark.parametrize("line", LISTED, ids=" ".join)
def test_no_argument_steers_a_terminal(ilj: Ilj, line: list[str]) -> None:
    for value in ARGUMENTS:
        args = [arg.format(value) for arg in line]
        shown, piped = ilj.terminal(*args, apart=True), ilj(*args)
        assert steering(shown.out + shown.err + piped.err) == set()
        said = piped.err.splitlines()
        assert [line for line in said if not line.startswith(("ilj: ", "hint: "))] == []
        assert len(said) <= 3
        assert piped.code in (0, 1, 2, 3)
        assert (shown.code, shown.err) == (piped.code, piped.err)


FAULTY = {
    "an id": "[{0}]\nwho = ''\n",
    "a field": "[bad-{1}]\n{0} = 1\n",
    "a term": "[bad-{1}]\norigin = {0}\n",
    "a date": "[bad-{1}]\ndate = {0}\n",
    "a reference": "[bad-{1}]\npeople = [{0}]\n",
    "a field of a source": "[bad-{1}]\nsources = [{{ {0} = 1 }}]\n",
    "a field in alt": "[bad-{1}]\nalt.{0} = []\n",
    "a value in alt": "[bad-{1}]\nalt.date = [{{ value = {0}, why = {0} }}]\n",
    "a field inferred": "[bad-{1}]\ninferred.{0} = 'x'\n",
    "no table": "{0} = 1\n",
}


@pytest.mark.parametrize("fault", FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("command", [["visits", "--data"], ["check"]], ids=" ".join)
def test_a_fault_is_one_line_that_steers_nothing(
    ilj: Ilj, own: Path, command: list[str], fault: str
) -> None:
    values = [value for value in VALUES.values() if value.isprintable() or value.strip()]
    text = "".join(fault.format(inline(value), n) for n, value in enumerate(values))
    (own / "visits.toml").write_text(text, encoding="utf-8")
    for ran in (ilj(*command, own), ilj.terminal(*command, own, apart=True)):
        assert (ran.out, ran.code) == ("", 3)
        assert steering(ran.err) == set()
        said = [line for line in ran.err.splitlines() if not line.startswith("hint: ")]
        assert len(said) >= len(values)
        assert [
            line for line in said if not line.startswith(f"ilj: {own}/visits.toml: record ")
        ] == []


def test_a_folder_of_a_hostile_name(ilj: Ilj, tmp_path: Path) -> None:
    own = tmp_path / "a\nb\x1b[31m\u202e"
    own.mkdir()
    (own / "terms.toml").write_text("[mine]\nterm = 1\n")
    said = f"{tmp_path}/a\\u000ab\\u001b[31m\\u202e/terms.toml"
    assert ilj("terms", "--data", own).err.splitlines() == [
        f"ilj: {said}: record mine: term: must be a string, not a whole number",
        f"ilj: {said}: record mine: meaning: is missing",
        f"ilj: {said}: record mine: sources: is missing",
    ]


MILLION = 1_000_000
GREAT = {
    "one word": ("a" * MILLION, [name for name in fitting("terms") if name != "chart"]),
    "wide after ESC": ("\x1b安" * (MILLION // 2), ["table", "timeline", "tsv", "json"]),
    "joiners": ("👩\u200d🔬" * (MILLION // 3), ["record", "markdown"]),
    "lines": ("\n" * MILLION + "a", ["record", "csv"]),
}


@pytest.mark.parametrize("name", GREAT)
def test_a_cell_of_a_megabyte(ilj: Ilj, own: Path, name: str) -> None:
    value, formats = GREAT[name]
    (own / "terms.toml").write_text(
        f'[great]\nterm = {inline(value)}\nmeaning = "m"\nsources = [{{ id = "s", at = "p" }}]\n',
        encoding="utf-8",
    )
    for format in formats:
        begun = time.monotonic()
        ran = ilj("terms", "--data", own, "--format", format, "--color", "always")
        assert (ran.err, ran.code) == ("", 0)
        assert len(ran.out) > MILLION / 2
        assert time.monotonic() - begun < 60  # some seconds, on a machine that has more to do


@pytest.mark.parametrize(
    "line",
    [
        ["search", "a" * 120_000],
        ["search", "安倍" * 20_000],
        ["search", "ab cd " * 20_000],
        ["search", " ".join(map(str, range(20_000)))],
        ["search", "--source", "ab cd " * 20_000],
        ["visits", "--person", "a" * 120_000],
        ["show", "a" * 120_000],
        ["a" * 120_000],
        ["visits", "--" + "a" * 120_000],
        ["visits", "--year", "9" * 120_000],
        ["visits", "--limit", "0" * 120_000],
        ["visits", "--limit", "9" * 120_000, "--since", "2015"],
    ],
    ids=lambda line: " ".join(line)[:30],
)
def test_an_argument_of_a_hundred_kilobytes(ilj: Ilj, line: list[str]) -> None:
    begun = time.monotonic()
    ran = ilj(*line)
    assert ran.code in (1, 2)
    assert len(ran.err.splitlines()) <= 3
    assert time.monotonic() - begun < 30


def test_a_limit_of_any_size_is_a_limit(ilj: Ilj) -> None:
    assert ilj("visits", "--limit", "9" * 5000) == ilj("visits")
    assert ilj("visits", "--limit", "0" * 5000 + "2") == ilj("visits", "--limit", "2")
