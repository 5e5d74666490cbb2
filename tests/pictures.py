"""Pictures of the terminal for the README, made from real output: python -m tests.pictures."""

import io
import re
import sys

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from tests.conftest import ROOT
from tests.running import BARE, terminal

FOLDER = ROOT / "tests" / "screens"
PICTURES = {
    "timeline": "ilj timeline --kind visits,agreements --since 2021 --until 2022",
    "chart": "ilj investment --measure amount --reporter harel-hertz --since 2017 --format chart",
    "record": "ilj show rabin-japan-1994",
}
WIDTH = 90
# The fonts of the machine will do; none is fetched.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*|Fira Code, ", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def page(command: str) -> Text:
    """What stands on a terminal, in colour, after the command has been given."""
    env = {name: value for name, value in BARE.items() if name != "NO_COLOR"}
    printed = terminal(command.split(), {**env, "TERM": "xterm-256color"}, WIDTH).out
    return Text.from_ansi(f"$ {command}\n{printed}")


def picture(command: str) -> str:
    """The page as SVG."""
    console = Console(record=True, width=WIDTH + 2, file=io.StringIO(), force_terminal=True)
    console.print(page(command), end="")
    return console.export_svg(title="", code_format=FORMAT, unique_id="ilj")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, command in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture(command), encoding="utf-8")
    sys.exit(0)
