"""The README cannot lie: its examples are run on the bundled data and compared.

`python -m tests.test_readme` writes its examples anew.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ilj.kinds import KINDS
from ilj.store.library import read_file
from tests.conftest import ROOT
from tests.pictures import FOLDER, PICTURES, picture
from tests.running import BARE, terminal

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def played(block: str) -> str:
    """A console block with what its commands print in a terminal of 80 columns."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{terminal(['bash', '-c', line[2:]], BARE).out}" for line in commands)


@pytest.mark.parametrize("block", BLOCK.findall(TEXT))
def test_what_the_readme_shows_is_what_is_printed(block: str) -> None:
    assert played(block) == block


def test_the_templates_for_contributors_are_records(tmp_path: Path) -> None:
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    (templates,) = re.findall(r"## A template of each kind\n.*?```toml\n(.*?)```", text, re.DOTALL)
    _, *parts = re.split(r"# ([a-z]+)\.toml[^\n]*\n", templates)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    assert {*files, "investment", "indicators"} == set(KINDS)
    for name, template in files.items():
        (tmp_path / f"{name}.toml").write_text(template, encoding="utf-8")
        assert read_file(str(tmp_path), KINDS[name])


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(example)
    assert "Prime Minister" in capsys.readouterr().out


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_printed(name: str) -> None:
    assert f"(tests/screens/{name}.svg)" in TEXT
    drawn = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert told(drawn) == told(picture(PICTURES[name]))
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def told(svg: str) -> str:
    """The text of a picture; where it stands depends on the version of Rich."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return "".join("".join(text.text or "" for text in texts).split())


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) < 220


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda match: played(match[0]), TEXT), encoding="utf-8")
