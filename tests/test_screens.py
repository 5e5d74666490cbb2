"""What a terminal shows, to the letter: the commands of the files in screens, and their output.

`python -m tests.test_screens` writes the output anew.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import Ilj, with_sample
from tests.pictures import FOLDER
from tests.running import terminal

SCREEN = re.compile(r"(?<=^\$ )(.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
FILES = sorted(FOLDER.glob("*.txt"))


def screen(ilj: Ilj, command: str) -> str:
    env = {**ilj.env, "OWN": str(FOLDER / "own")}
    return terminal(["bash", "-c", command], env).out


@pytest.mark.parametrize(
    ("command", "shown"), SCREEN.findall("".join(path.read_text("utf-8") for path in FILES))
)
def test_a_screen(ilj: Ilj, command: str, shown: str) -> None:
    assert screen(ilj, command) == shown


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        sample = Ilj(with_sample(Path(folder)))
        for path in FILES:
            text = path.read_text("utf-8")
            shown = SCREEN.sub(lambda found: f"{found[1]}\n{screen(sample, found[1])}", text)
            path.write_text(shown, "utf-8")
