"""The README cannot lie: its console examples are run on the bundled data and compared."""

from __future__ import annotations

import re
import sys

import pytest

from tests.conftest import ROOT
from tests.running import BARE, terminal

README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def played(block: str) -> str:
    """A console block with what its commands print in a terminal of 80 columns."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{terminal(['bash', '-c', line[2:]], BARE).out}" for line in commands)


@pytest.mark.parametrize("block", BLOCK.findall(README.read_text(encoding="utf-8")))
def test_what_the_readme_shows_is_what_is_printed(block: str) -> None:
    assert played(block) == block


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(example)
    assert "Prime Minister" in capsys.readouterr().out


if __name__ == "__main__":  # python -m tests.test_readme writes the examples anew
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda match: played(match[0]), text), encoding="utf-8")
    sys.exit(0)
