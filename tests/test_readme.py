"""The README cannot lie: its console examples are run on the bundled data and compared."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ilj.kinds import KINDS
from ilj.load import read_file
from tests.conftest import ROOT
from tests.pictures import FOLDER, PICTURES, page
from tests.reference import reference
from tests.running import BARE, terminal

README = ROOT / "README.md"
REFERENCE = re.compile(r"(?<=<!-- reference -->\n\n).*?(?=\n<!-- end -->)", re.DOTALL)
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def played(block: str) -> str:
    """A console block with what its commands print in a terminal of 80 columns."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{terminal(['bash', '-c', line[2:]], BARE).out}" for line in commands)


@pytest.mark.parametrize("block", BLOCK.findall(README.read_text(encoding="utf-8")))
def test_what_the_readme_shows_is_what_is_printed(block: str) -> None:
    assert played(block) == block


def test_the_templates_for_contributors_are_records(tmp_path: Path) -> None:
    (templates,) = re.findall(
        r"## A template of each kind\n.*?```toml\n(.*?)```",
        (ROOT / "data" / "README.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    parts = re.split(r"# ([a-z]+)\.toml[^\n]*\n", templates)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert {*files, "investment", "indicators"} == set(KINDS)
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        assert len(read_file(str(tmp_path / f"{name}.toml"), KINDS[name].record)) == 1


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(example)
    assert "Prime Minister" in capsys.readouterr().out


def test_the_reference_is_what_the_declarations_say() -> None:
    assert REFERENCE.findall(README.read_text(encoding="utf-8")) == [reference()]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_printed(name: str) -> None:
    assert f"(tests/screens/{name}.svg)" in README.read_text(encoding="utf-8")
    drawn = ElementTree.parse(FOLDER / f"{name}.svg").iter("{http://www.w3.org/2000/svg}text")
    shown = "".join(text.text or "" for text in drawn)
    assert "".join(shown.split()) == "".join(page(PICTURES[name]).plain.split())


if __name__ == "__main__":  # python -m tests.test_readme writes examples and reference anew
    text = README.read_text(encoding="utf-8")
    text = BLOCK.sub(lambda match: played(match[0]), text)
    README.write_text(REFERENCE.sub(lambda _: reference(), text), encoding="utf-8")
    sys.exit(0)
