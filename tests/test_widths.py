"""Every width: no line is wider, no id or date is broken, nothing goes without a word."""

import os
import re
from collections import Counter
from itertools import product

import pytest
from wcwidth import wcswidth

from ilj.cli.commands import COMMANDS
from ilj.cli.help import overview, page
from ilj.cli.output import examine
from ilj.render import Look, Sheet, writer
from ilj.render.cells import columns, heading
from tests.conftest import Ilj
from tests.filled import SHEETS, fill, sheets
from tests.running import window

WIDTHS = (1, 20, 49, 50, 71, 72, 100, 200)
TEXTS = [
    "ראש הממשלה ושר החוץ ושר הביטחון ושר האוצר של מדינת ישראל",
    "ベンヤミン・ネタニヤフ、とても長い名前を持つ旅行者の代表団であり、さらに続く",
    "https://example.org/a/very/long/address/without/any/place/to/break/it/at/all/whatever",
    "many words, one after another, of which none is long, until a line is full and more",
]
WHOLE = re.compile(r"\b[a-z]+-made-\d\b|1994-05-03/(?:1994-05-)?05|05-03/05")
NO_ROOM = re.compile(r"no room for (.*): see --fields and --format record")
DRAWN = str.maketrans("", "", "│┆●○◆┝█▒◄")
LAYOUTS = [
    *product(SHEETS, ("table", "record", "timeline")),
    *product(("trade", "visits", "timeline"), ("chart",)),
]


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Sheet]]:
    """Long values in every field; then ids that are longer than what is beside them."""
    odd = fill(tmp_path_factory.mktemp("odd"), ["short"])
    for path in odd.iterdir():
        path.write_text(path.read_text().replace("-made-0", "-made" + "-word" * 2))
    return [sheets(fill(tmp_path_factory.mktemp("long"), TEXTS)), sheets(odd)]


def printed(format: str, sheet: Sheet, width: int | None = None) -> tuple[str, list[str]]:
    look = Look([], width)
    return "".join(writer(format)(sheet, look)), look.remarks


def widest(text: str) -> int:
    return max(len(line) if line.isascii() else wcswidth(line) for line in text.split("\n"))


def said(text: str) -> str:
    """What is said, without how it is laid out."""
    return "".join(text.translate(DRAWN).split())


@pytest.mark.parametrize(("command", "format"), LAYOUTS)
def test_every_layout_at_every_width(
    long: list[dict[str, Sheet]], command: str, format: str
) -> None:
    for sheet in (held[command] for held in long):
        heads = {name: heading(sheet.kind.record, name) for name in columns(sheet)}
        for width in WIDTHS:
            out, remarks = printed(format, sheet, width)
            assert width < 20 or widest(out) <= width
            named = (found[1] for found in map(NO_ROOM.fullmatch, remarks) if found)
            gone = [head for text in named for head in re.split(", | and ", text)]
            left = [name for name, head in heads.items() if head not in gone]
            slim = width < 50 or (format == "table" and not out.startswith(heads[left[0]]))
            layout = "record" if slim and format in ("table", "timeline") else format
            assert layout == format or width < 200
            shown, _ = printed(layout, sheet._replace(fields=left if format == "table" else ()))
            if format == "timeline" and gone == ["kind"]:
                out += "".join(row.kind for row in sheet.rows)
            if layout == "table" or gone == ["kind"]:  # what is beside what changes
                assert Counter(said(out)) == Counter(said(shown))
            else:
                assert said(out) == said(shown)
            assert width < 40 or Counter(WHOLE.findall(out)) == Counter(WHOLE.findall(shown))


def test_no_page_is_wider_than_eighty_columns() -> None:
    for text in (overview(), *map(page, COMMANDS.values())):
        assert widest(text) <= 80


@pytest.mark.parametrize(
    ("environ", "size", "width"),
    [
        *(
            ({"COLUMNS": value}, 99, 99)
            for value in ("", "0", "-1", "abc", "８０", " 8", "9" * 5000)
        ),
        ({"LINES": "7", "TERMINAL_WIDTH": "7", "TERM": "dumb"}, 99, 99),
        ({"COLUMNS": "1"}, 99, 1),
        ({"COLUMNS": "9999999"}, 99, 1000),
        ({}, 5000, 1000),
        ({}, 0, 80),  # as where nothing has set it
        ({}, None, 80),
        ({"COLUMNS": "120"}, None, 120),
    ],
)
def test_how_wide_a_stream_is(environ: dict[str, str], size: int | None, width: int) -> None:
    ours, theirs = os.pipe() if size is None else window(size)
    with open(ours), open(theirs, "w") as stream:
        look = examine(stream, environ)
    assert (look.width, look.terminal) == (width, size is not None)


@pytest.mark.parametrize(
    ("command", "format"),
    [("visits", "table"), ("timeline", "timeline"), ("trade", "chart"), ("coverage", "table")],
)
def test_a_terminal_gets_what_fits_it(ilj: Ilj, command: str, format: str) -> None:
    for width in (20, 60, 100):
        ran = ilj.terminal(command, "--format", format, width=width, apart=True)
        assert widest(ran.out) <= width
        assert ran == ilj(command, "--format", format, env={"COLUMNS": str(width)})


def test_a_script_gets_the_same_at_every_width(ilj: Ilj) -> None:
    assert ilj("visits", env={"COLUMNS": "20", "LINES": "1", "TERM": "dumb"}) == ilj("visits")
    assert ilj.terminal("visits", "-h", width=20) == ilj("visits", "-h")


def test_what_is_known_to_be_missing_is_said_at_every_width(ilj: Ilj) -> None:
    for width in ("1", "20", "60"):
        out = ilj("coverage", "--format", "table", env={"COLUMNS": width}).out
        assert said(out).endswith("KnowntobemissingvisitsVisitsof1960arenotknown.")
