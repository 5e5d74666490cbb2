"""The README cannot lie: its examples are run on the bundled data and compared.

`python -m tests.test_readme` writes its examples and its reference anew.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ilj.cli.commands import COMMANDS
from ilj.cli.output import VARIABLES
from ilj.errors import EXIT_CODES
from ilj.kinds import KINDS
from ilj.render import FORMATS
from ilj.store.library import read_tables
from tests.conftest import ROOT
from tests.pictures import FOLDER, PICTURES, page
from tests.running import BARE, terminal

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
REFERENCE = re.compile(r"(?<=<!-- reference -->\n\n).*?(?=\n<!-- end -->)", re.DOTALL)
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def played(block: str) -> str:
    """A console block with what its commands print in a terminal of 80 columns."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{terminal(['bash', '-c', line[2:]], BARE).out}" for line in commands)


def reference() -> str:
    """Every command, option, format, variable and exit code, each in a table."""
    tables: dict[str, Iterable[tuple[object, ...]]] = {
        "command | answers": commands(),
        "option | asks for | of": options(),
        "format | is": ((name, format.help) for name, format in FORMATS.items()),
        "variable | means": VARIABLES.items(),
        "exit code | means": EXIT_CODES.items(),
    }
    return "\n".join(table(heads, rows) for heads, rows in tables.items())


def table(heads: str, rows: Iterable[tuple[object, ...]]) -> str:
    bar = r"\|"
    lines = [f"| {heads} |", "|" + " --- |" * (heads.count("|") + 1)]
    for code, *texts in rows:
        lines.append(f"| `{code}` | {' | '.join(str(t).replace('|', bar) for t in texts)} |")
    return "\n".join(lines) + "\n"


def commands() -> Iterator[tuple[str, str]]:
    for name, command in COMMANDS.items():
        yield f"ilj {name} {command.argument.metavar}".rstrip(), command.kind.help


def options() -> Iterator[tuple[str, str, str]]:
    """Each option with what it does, and the commands that have it, or most of them."""
    users: dict[str, dict[str, list[str]]] = {}
    for name, command in COMMANDS.items():
        for option in command.options:
            written = f"{', '.join(option.flags)} {option.metavar}".rstrip()
            users.setdefault(written, {}).setdefault(option.help, []).append(name)
    for written, meanings in users.items():
        for help, names in meanings.items():
            others = ", ".join(name for name in COMMANDS if name not in names)
            most = f"all but {others}" if others else "all"
            yield written, help, min(", ".join(names), most, key=lambda said: said.count(","))


@pytest.mark.parametrize("block", BLOCK.findall(TEXT))
def test_what_the_readme_shows_is_what_is_printed(block: str) -> None:
    assert played(block) == block


def test_the_reference_is_what_the_declarations_say() -> None:
    assert REFERENCE.findall(TEXT) == [reference()]


def test_the_templates_for_contributors_are_records(tmp_path: Path) -> None:
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    (templates,) = re.findall(r"## A template of each kind\n.*?```toml\n(.*?)```", text, re.DOTALL)
    _, *parts = re.split(r"# ([a-z]+)\.toml[^\n]*\n", templates)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    assert {*files, "investment", "indicators"} == set(KINDS)
    for name, template in files.items():
        (tmp_path / f"{name}.toml").write_text(template, encoding="utf-8")
        assert read_tables(str(tmp_path), KINDS[name])


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(example)
    assert "Prime Minister" in capsys.readouterr().out


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_is_printed(name: str) -> None:
    assert f"(tests/screens/{name}.svg)" in TEXT
    drawn = ElementTree.parse(FOLDER / f"{name}.svg").iter("{http://www.w3.org/2000/svg}text")
    shown = "".join(text.text or "" for text in drawn)
    assert "".join(shown.split()) == "".join(page(PICTURES[name]).plain.split())


if __name__ == "__main__":
    text = BLOCK.sub(lambda match: played(match[0]), TEXT)
    README.write_text(REFERENCE.sub(lambda _: reference(), text), encoding="utf-8")
