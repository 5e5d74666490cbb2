"""Every width: no line is wider, no id or date is broken, nothing goes without a word."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from wcwidth import wcswidth

from ilj.cli.commands import COMMANDS
from ilj.kinds import KINDS
from ilj.views import VIEWS
from tests.conftest import Ilj
from tests.filled import fill, id_of
from tests.lines import ANSWERED, LISTINGS, PAGES
from tests.running import Ran

WIDTHS = (20, 40, 60, 80, 120, 200)
TEXTS = [
    "short",
    "ראש הממשלה ושר החוץ ושר הביטחון ושר האוצר של מדינת ישראל",
    "ベンヤミン・ネタニヤフ、とても長い名前を持つ旅行者の代表団であり、さらに続く",
    "https://example.org/a/very/long/address/without/any/place/to/break/it/at/all/whatever",
    "many words, one after another, of which none is long, until a line is full and more",
]
DAYS = re.compile(r"1994-05-03/(?:1994-05-)?05|05-03/05")
NO_ROOM = re.compile(r"^ilj: no room for (.*): see --fields and --format record$", re.MULTILINE)
DRAWN = str.maketrans("", "", "│┆●○◆┝█▒◄")


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("long"), TEXTS)


class Asked:
    """A listing in a format: at a terminal of any width, and without any bound."""

    def __init__(self, ilj: Ilj, *args: str | Path) -> None:
        self.ilj, self.args = ilj, args

    def at(self, width: int) -> Ran:
        ran = self.ilj.terminal(*self.args, width=width, apart=True)
        assert ran.code == 0
        assert [line for line in ran.lines if wcswidth(line) > width] == []
        return ran

    def wide(self, *more: str, width: int = 1000) -> str:
        return self.ilj(*self.args, *more, env={"COLUMNS": str(width)}).out


def said(text: str) -> str:
    """What is said, without how it is laid out."""
    return "".join(text.translate(DRAWN).split())


def assert_whole(ran: Ran, wide: str, *ids: str) -> None:
    assert [id for id in ids if (id in wide) != (id in ran.out)] == []
    assert len(DAYS.findall(ran.out)) == len(DAYS.findall(wide))


def ids_of(command: str) -> list[str]:
    kinds = KINDS if command in VIEWS else [command]
    return [id_of(kind, n) for kind in kinds for n in range(len(TEXTS))]


@pytest.mark.parametrize("command", LISTINGS)
def test_a_table_at_every_width(ilj: Ilj, long: Path, command: str) -> None:
    kind = {**KINDS, **VIEWS}[command]
    heads = {kind.fields[name].head: name for name in kind.columns}
    asked = Asked(ilj, command, "--data", long, "--format", "table")
    for width in WIDTHS:
        ran = asked.at(width)
        gone = [head for text in NO_ROOM.findall(ran.err) for head in re.split(", | and ", text)]
        left = [name for head, name in heads.items() if head not in gone]
        assert len(left) + len(gone) == len(heads)
        if width < 50 or not ran.out.startswith(next(iter(heads))):  # there is no room for a table
            assert width < 200
            shown = asked.wide("--format", "record", "--fields", ",".join(left))
            assert said(ran.out) == said(shown)
        else:
            shown = asked.wide("--fields", ",".join(left))
            assert Counter(said(ran.out)) == Counter(said(shown))
        if width >= 40:
            assert_whole(ran, shown, *ids_of(command))


@pytest.mark.parametrize(
    ("command", "format"),
    [
        (command, format)
        for command in LISTINGS
        for format in ("record", "timeline", "chart")
        if format != "chart" or "year" in {o.name for o in COMMANDS[command].every_option}
    ],
)
def test_every_other_layout_at_every_width(ilj: Ilj, long: Path, command: str, format: str) -> None:
    asked = Asked(ilj, command, "--data", long, "--format", format)
    for width in WIDTHS:
        ran = asked.at(width)
        slim = format == "timeline" and width < 50
        shown = asked.wide("--format", "record" if slim else format)
        if NO_ROOM.findall(ran.err) == ["kind"]:
            shown = asked.wide(width=71)
        assert said(ran.out) == said(shown)
        if width >= 40:
            assert_whole(ran, shown, *ids_of(command))


ODD = """
[{id}]
date = "1994-05-03/1994-05-05"
who = "A"
origin = "israel"
destination = "japan"
alt.date = [{{ value = "1994", why = "error", sources = [{{ id = "wire-1994", at = "p" }}] }}]
sources = [{{ id = "wire-1994", at = "p" }}]
"""


@pytest.mark.parametrize("format", ["table", "record", "timeline"])
@pytest.mark.parametrize("command", ["visits", "search", "timeline", "disputes"])
def test_an_id_that_is_longer_than_what_is_beside_it(
    ilj: Ilj, own: Path, command: str, format: str
) -> None:
    id = "-".join(["word"] * 12)
    (own / "visits.toml").write_text(ODD.format(id=id))
    asked = Asked(ilj, command, "--data", own, "--format", format)
    for width in WIDTHS:
        out = asked.at(width).out
        assert id in "".join(out.split())
        assert id in out or width <= 60


def test_an_id_that_is_too_long_for_its_line_of_the_timeline(ilj: Ilj, own: Path) -> None:
    id = "-".join(["word"] * 9)
    (own / "visits.toml").write_text(ODD.format(id=id))
    args = ("visits", "--to", "japan", "--format", "timeline", "--data", own)
    assert (
        ilj.terminal(*args, width=52).out
        == """\
1990s
1994 ◆ 05-03/05* Noa Dagan, Prime Minister, to Japan
     │                            [dagan-japan-1994]
     ◆ 05-03/05* A, to Japan
      [word-word-word-word-word-word-word-word-word]

2 visits, ◆ disputed. Whole record: ilj show ID.
"""
    )


@pytest.mark.parametrize("args", PAGES.values(), ids=PAGES)
def test_a_page_is_the_same_at_every_width(ilj: Ilj, args: list[str]) -> None:
    page = ilj(*args).out
    assert max(map(wcswidth, page.splitlines())) <= 80
    for width in (20, 200):
        assert ilj.terminal(*args, width=width).out == page


@pytest.mark.parametrize(
    "args", [*ANSWERED.values(), ["visits", "-h"], ["visits", "zzz"]], ids=" ".join
)
def test_what_variables_say_of_the_screen(ilj: Ilj, args: list[str]) -> None:
    usual = ilj.terminal(*args)
    for value in ("", "0", "-1", "abc", "８０", " 80", "9" * 5000):
        env = {"COLUMNS": value, "LINES": value, "TERMINAL_WIDTH": value}
        assert ilj.terminal(*args, env=env) == usual
    for value in ("", "nosuch", "dumb"):
        assert ilj.terminal(*args, env={"TERM": value}) == usual
    assert ilj.terminal(*args, width=0) == usual  # as where nothing has set it
    wide = ilj.terminal(*args, env={"COLUMNS": "1000"})
    assert ilj.terminal(*args, env={"COLUMNS": "9999999", "LINES": "9999999"}) == wide
    piped = ilj(*args)
    for value in ("", "1", "9999999"):
        assert ilj(*args, env={"COLUMNS": value, "LINES": value, "TERM": value}) == piped


@pytest.mark.parametrize("command", LISTINGS)
def test_one_column_of_text_loses_nothing(ilj: Ilj, command: str) -> None:
    columns = ("--fields", ",".join({**KINDS, **VIEWS}[command].columns))
    for format, more in (("table", columns), ("timeline", ()), ("record", ())):
        one = ilj.terminal(command, "--format", format, env={"COLUMNS": "1"}, apart=True)
        assert one.code == 0
        assert said(one.out) == said(Asked(ilj, command, "--format", "record").wide(*more))


@pytest.mark.parametrize("args", [["show", id_of("visits", 2)], ["schema", "visits"]])
def test_a_card_at_every_width(ilj: Ilj, long: Path, args: list[str]) -> None:
    place: list[str | Path] = ["--data", long] if args[0] == "show" else []
    asked = Asked(ilj, *args, *place, "--format", "record")
    for width in WIDTHS:
        assert said(asked.at(width).out) == said(asked.wide())
    assert said(asked.wide(width=1)) == said(asked.wide())


def test_what_is_known_to_be_missing_at_every_width(ilj: Ilj, own: Path) -> None:
    (own / "terms.toml").touch()
    (own / "dataset.toml").write_text(f"gaps.visits = {json.dumps(TEXTS)}\n")
    asked = Asked(ilj, "coverage", "--data", own, "--format", "table")
    for width in WIDTHS:
        assert said("".join(TEXTS)) in said(asked.at(width).out)
    assert said("".join(TEXTS)) in said(asked.wide(width=1))
