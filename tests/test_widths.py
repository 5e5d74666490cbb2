"""Every width: a record is a line, no line is wider, nothing goes without a word."""

import itertools
import os
from collections import Counter

import pytest
from wcwidth import wcswidth

from ilj.cli.commands import COMMANDS
from ilj.cli.help import overview, page
from ilj.cli.output import examine
from ilj.render import FORMATS, Look, Sheet, fitting, writer
from tests.conftest import Ilj
from tests.filled import SHEETS, fill, sheets
from tests.lines import LISTINGS
from tests.running import window
from tests.serve import answer

WIDTHS = (40, 60, 80, 100, 120, 200)
TEXTS = [
    "ראש הממשלה ושר החוץ ושר הביטחון ושר האוצר של מדינת ישראל",
    "ベンヤミン・ネタニヤフ、とても長い名前を持つ旅行者の代表団であり、さらに続く",
    "https://example.org/a/very/long/address/without/any/place/to/break/it/at/all/whatever",
    "many words, one after another, of which none is long, until a line is full and more",
]


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Sheet]]:
    """Long values in every field; then ids that are longer than what is beside them."""
    odd = fill(tmp_path_factory.mktemp("odd"), ["short"])
    for path in odd.iterdir():
        path.write_text(path.read_text().replace("-made-0", "-made" + "-word" * 2))
    return [sheets(fill(tmp_path_factory.mktemp("long"), TEXTS)), sheets(odd)]


def printed(format: str, sheet: Sheet, width: int | None = None, wrap: bool = False) -> str:
    return "".join(writer(format)(sheet, Look([], width, wrap=wrap)))


def widest(text: str) -> int:
    return max(len(line) if line.isascii() else wcswidth(line) for line in text.split("\n"))


def said(text: str) -> Counter[str]:
    """What is said, letter by letter, however it is laid out."""
    return Counter("".join(text.split()))


@pytest.mark.parametrize("command", SHEETS)
def test_a_record_is_a_line_at_every_width(long: list[dict[str, Sheet]], command: str) -> None:
    for sheet in (held[command] for held in long):
        for width in WIDTHS:
            _, *rows = itertools.takewhile(str.strip, printed("table", sheet, width).splitlines())
            assert len(rows) == len(sheet.rows)


@pytest.mark.parametrize("command", SHEETS)
def test_nothing_but_an_address_is_wider_than_the_screen(
    long: list[dict[str, Sheet]], command: str
) -> None:
    for sheet, format in itertools.product((held[command] for held in long), fitting(command)):
        for width in WIDTHS if FORMATS[format].controls is None else ():
            lines = printed(format, sheet, width).splitlines()
            assert max(map(widest, (line for line in lines if line[:4] != "http"))) <= width


@pytest.mark.parametrize("command", SHEETS)
def test_wrap_cuts_nothing(long: list[dict[str, Sheet]], command: str) -> None:
    for sheet in (held[command] for held in long):
        whole = said(printed("table", sheet))
        assert said(printed("table", sheet, 200, wrap=True)) == whole


def test_ids_give_way_on_a_narrow_screen_and_a_hidden_column_is_named(ilj: Ilj) -> None:
    for width in (60, 69, 70):
        head, *rest = ilj("trade", "--format", "table", env={"COLUMNS": str(width)}).lines
        assert ("id" in head.split()) is (width >= 70)
        hidden = {"id", "coverage", "goods"} - {*head.split()}
        assert hidden <= {name.strip(".,") for name in " ".join(rest).split()}


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


def test_beside_a_pipe_the_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = window(160)
    pipe, end = os.pipe()
    with open(ours), open(theirs, "w") as terminal, open(pipe), open(end, "w") as stream:
        monkeypatch.setattr("sys.stderr", terminal)
        assert examine(stream, {}).width == 160
        assert not examine(stream, {}).terminal


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
        assert "".join(out.split()).endswith("KnowntobemissingvisitsVisitsof1960arenotknown.")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("name", LISTINGS)
def test_every_option_goes_with_every_format_at_any_width(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = [] if name == "people" else [["--by", "year"], ["--undated"]]
    options = [["--sources", "--wrap", "--fields", "all"], *dated]
    fields = LISTINGS[name].fields.items()
    options += [["--fields", flat] for flat, f in fields if not f.type.fits_a_cell]
    options += [[], *([o] for o in ("--sources", "--wrap", "--all", "--disputed", "--count"))]
    for width, format, more in itertools.product((40, 60, 80, 100), fitting(name), options):
        monkeypatch.setenv("COLUMNS", str(width))
        said = answer([name, "--format", format, *more])
        assert said["code"] in (0, 1), (width, format, more, said["err"])
