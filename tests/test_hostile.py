"""Hostile values and arguments: nothing steers a terminal, and nothing takes for ever."""

import io
import json
import re
import unicodedata
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.cli.output import emit, say
from ilj.query.form import inline
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from ilj.text import safe
from tests.conftest import Ilj
from tests.filled import SHEETS, fill, sheets
from tests.running import Served

VALUES = [
    "a\x1b[31mb\x1b[0m \x1b]0;b\x07 \x1b]8;;https://example.org\x1b\\a \x1b]52;c;aGk=\x07",
    "a\x9b31m\x85b\x90q\x9c a\tb\nc\rd\x00e\x08f\x0bg\x7fh",
    "a\u2028b\u2029c\r\nd a\u202eb\u202c \u2066c\u2069 \u200fd\u061c \ufeff",
    "[red]a[/red] [/x] [link=b] :smile: \\[bold] \"a\" 'b' `c` \\n \\u001b, e; f | g",
    "=cmd|'/c calc'!A0",
    "👩\u200d🔬 👨\u200d👩\u200d👧 ☺\ufe0f 🏴\U000e0067\U000e007f",
    "\x1b安\x1b倍\x1b[",
    "a" + "\u0301" * 50,
    " a\u00a0b\u3000c ",
]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("hostile"), VALUES)


@pytest.fixture(scope="session")
def held(hostile: Path) -> dict[str, Sheet]:
    return sheets(hostile, documents=True)


def steering(text: str, harmless: str = "\n") -> set[str]:
    categories = {c: unicodedata.category(c) for c in set(text) - {*harmless, *"\u200c\u200d"}}
    return {c for c, one in categories.items() if one in ("Cc", "Cf", "Zl", "Zp", "Cs")}


@given(st.text(st.characters(exclude_characters="\\")), st.sampled_from(["", "\n", "\t"]))
def test_what_steers_is_spelled_out_and_the_rest_is_kept(text: str, keep: str) -> None:
    shown, steers = safe(text, keep), steering(text, keep)
    assert steering(shown, keep) == set()
    assert re.sub(r"\\u[0-9a-f]{4}", "", shown) == "".join(c for c in text if c not in steers)
    assert safe(shown, keep) == shown


@given(st.lists(st.text(st.characters())))
def test_what_is_said_is_a_line_each(texts: list[str]) -> None:
    with redirect_stderr(io.StringIO(newline="")) as stream:
        say(texts)
    assert stream.getvalue().count("\n") == len(texts)
    assert steering(stream.getvalue()) == set()


def read(text: str) -> object:
    """What JSON stands for, be it in one piece or an object a line."""
    return json.loads(text.replace("}\n{", "},{").join("[]"))


@pytest.mark.parametrize("command", SHEETS)
def test_no_value_steers_a_terminal(held: dict[str, Sheet], command: str) -> None:
    sheet = held[command]
    for format in fitting(command):
        pieces = [*writer(format)(sheet, Look([], 80, terminal=True))]
        stream = io.StringIO(newline="")
        emit(stream, pieces, FORMATS[format].controls)
        shown = stream.getvalue()
        assert steering(shown, "\n\t" if format == "tsv" else "\n") == set()
        if format in ("tsv", "csv", "jsonl"):
            assert shown.count("\n") == len(sheet.rows) + (format != "jsonl")
        if "json" in format:
            assert read(shown) == read("".join(pieces))


def test_the_command_knows_a_terminal(ilj: Ilj, hostile: Path) -> None:
    for format in fitting("visits"):
        ran = ilj.terminal("visits", "--data", hostile, "--format", format, apart=True)
        assert (len(ran.out) > 200, ran.code) == (True, 0)
        assert steering(ran.out, "\n\t" if format == "tsv" else "\n") == set()


@pytest.mark.parametrize(
    "line", ["{}", "--{}", "visits {}", "visits --{}", "trade --sort {}", "show {}", "check {}"]
)
def test_no_argument_steers_a_terminal(ilj: Ilj, line: str) -> None:
    value = "".join(VALUES).replace("\0", "") + b"a\xff\x80".decode(errors="surrogateescape")
    ran = ilj.terminal(*(arg.format(value) for arg in line.split()), apart=True)
    assert steering(ran.out + ran.err) == set()
    assert re.fullmatch("(ilj: .+\n|hint: .+\n)+", ran.err)
    assert ran.code in (0, 1, 2, 3)


@pytest.mark.parametrize("size", [100_000, pytest.param(1_000_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("part", ["a", "\x1b安", "👩\u200d🔬", "\n"])
def test_a_great_cell(served: Served, own: Path, part: str, size: int) -> None:
    term = inline(part * (size // len(part)) + "a")
    text = f'[great]\nterm = {term}\nmeaning = "m"\nsources = [{{ id = "s", at = "p" }}]\n'
    (own / "terms.toml").write_text(text, encoding="utf-8")
    for format in fitting("terms").keys() - {"chart", "svg", "table", "timeline"}:
        ran = served("terms", "--data", own, "--format", format, "--color", "always")
        assert (ran.err, ran.code) == ("", 0)
        assert len(ran.out) > size / 2


@pytest.mark.parametrize(
    "word",
    [
        "a" * 120_000,
        "安倍" * 20_000,
        "ab cd " * 20_000,
        "9" * 120_000,
        " ".join(map(str, range(20_000))),
    ],
)
def test_a_great_argument(served: Served, word: str) -> None:
    for line in (
        "search {}",
        "visits --source {}",
        "show {}",
        "{}",
        "visits --{}",
        "visits --year {}",
    ):
        ran = served(*(arg.format(word) for arg in line.split()))
        assert ran.code in (0, 1, 2)
        assert len(ran.err.splitlines()) <= 5


def test_a_limit_of_any_size_is_a_limit(served: Served) -> None:
    assert served("visits", "--limit", "9" * 5000) == served("visits")
    assert served("visits", "--limit", "0" * 5000 + "2") == served("visits", "--limit", "2")
