"""Command lines without number: read the same with and without Typer, each ends as documented."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.cli.app import read_line
from ilj.cli.commands import COMMANDS
from ilj.cli.line import Line, plain
from ilj.cli.route import routed
from ilj.errors import UsageError
from tests.made import examples
from tests.made_lines import lines
from tests.running import BARE, Ran, Served
from tests.test_bad_data import GOOD

OWN = GOOD.replace('"A"', r'"Own [red]\u001b\u202e"') + 'date = "[..1994-05]"\n'


@pytest.fixture(scope="session")
def command(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The command, run where there are a good folder, a bad one and an empty one."""
    cwd = tmp_path_factory.mktemp("fuzz") / "in" / "here"
    for name in ("good", "bad", "empty"):
        (cwd / name).mkdir(parents=True)
    (cwd / "good/visits.toml").write_text(OWN)
    (cwd / "bad/visits.toml").write_text(OWN.replace("israel", "mars"))
    served = Served({**BARE, "PYTHONPATH": str(site)}, cwd)
    yield served
    served.close()


def read(args: list[str]) -> Line | None:
    """What Typer takes a line for, and the plain reader if it takes it; None for no question."""
    try:
        args, _ = routed(args)
        short = plain(args)
    except UsageError:
        return None
    try:
        line = read_line(args)
    except UsageError:
        assert short is None
        return None
    assert short in (None, line)
    return line


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--help"],
        ["--version"],
        ["visits", "-h", "--year", "2015"],
        ["visits", "abe", "--year", "2015", "--to=israel", "--to", "japan", "koizumi", "--json"],
        ["show", "abe-israel-2015"],
        ["check", "folder"],
    ],
)
def test_a_plain_line_is_read_without_typer(args: list[str]) -> None:
    assert plain(args) == read(args) is not None


@pytest.mark.parametrize("name", COMMANDS)
@examples(25)
@given(data=st.data())
def test_any_line_of_a_command(command: Served, name: str, data: st.DataObject) -> None:
    args = data.draw(lines(name))
    ends_as_documented(args, command(*args))


@examples(100)
@given(st.lists(st.sampled_from([*COMMANDS, "--version", "-h"]) | st.text(max_size=5), max_size=4))
def test_any_words_at_all(command: Served, args: list[str]) -> None:
    ends_as_documented(args, command(*args))


def ends_as_documented(args: list[str], ran: Ran) -> None:
    """The exit code is documented, both streams are what they have to be."""
    assert ran.code in (0, 1, 2, 3) or (ran.code == 74 and args[0] == "export"), ran.err
    said = ran.err.split("\n")
    assert said.pop() == ""
    assert all(re.match("(ilj|hint): .", line) for line in said)
    assert not any(line.startswith("hint: ") for line in said[:-1])
    is_to_be_read(ran.err, True)
    assert ran.code == 0 or said
    line = read(args)
    assert line or ran.code == 2
    if not line or ran.code >= 2:
        assert ran.out in ("", "[]\n")
    elif line.page:
        assert (ran.out[:4], ran.err, ran.code) == ("ilj ", "", 0) or ran.out[:5] == "ilj: "
    elif line.given.get("count"):
        assert re.fullmatch("[0-9]+\n", ran.out)
        assert (ran.out == "0\n") == (ran.code == 1)
    elif "format" in line.given:
        piped = "text" if line.command == "cite" else "tsv"
        name = "json" if line.given["json"] else (line.given["format"] or piped).strip().lower()
        FORMS.get(name, is_to_be_read)(ran.out, not line.given["no_header"])


def is_tsv(out: str, headed: bool) -> None:
    assert out.endswith("\n") or not headed
    assert len({line.count("\t") for line in out.split("\n")[:-1]}) <= 1
    assert not re.search(r"\\(?![\\tnr])", re.sub(r"\\[\\tnr]", "", out))
    assert "\r" not in out


def is_csv(out: str, headed: bool) -> None:
    assert out.endswith("\n") or not headed
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    assert len({len(row) for row in rows}) <= 1
    assert all(rows)


def is_json(out: str, headed: bool) -> None:
    whole = json.loads(out)
    assert isinstance(whole, list) or whole["$schema"]
    assert out.endswith(("]\n", "}\n"))


def is_jsonl(out: str, headed: bool) -> None:
    assert all(isinstance(json.loads(line), dict) for line in out.split("\n")[:-1])


def is_markdown(out: str, headed: bool) -> None:
    rows = out.partition("\n\n- ")[0].split("\n")[: -1 if "\n\n- " not in out else None]
    bars = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows}
    assert len(bars) <= 1
    is_to_be_read(out, headed)


def is_to_be_read(out: str, headed: bool) -> None:
    """No control character but the end of a line and, where colour is always on, a style."""
    shown = set(re.sub("\x1b\\[[12]?0?m", "", out)) - set("\n\u200c\u200d")
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


FORMS: dict[str, Callable[[str, bool], None]] = {
    "tsv": is_tsv,
    "csv": is_csv,
    "excel": lambda out, headed: is_csv(out.removeprefix("\ufeff"), headed),
    "json": is_json,
    "jsonl": is_jsonl,
    "csl-json": is_json,
    "markdown": is_markdown,
}
