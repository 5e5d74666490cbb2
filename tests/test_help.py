"""Help: short, from the declarations, examples first."""

import re
import sys
from pathlib import Path

import pytest

from ilj import __version__
from ilj.cli.commands import COMMANDS
from ilj.cli.options import TOPICS
from ilj.errors import EXIT_CODES
from ilj.render import FORMATS
from tests.conftest import Ilj
from tests.lines import LISTINGS
from tests.running import Served, pipe


def test_the_overview_is_one_screen_and_names_each_command_once(served: Served) -> None:
    ran = served("--help")
    assert served() == served("-h") == ran
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.startswith("ilj: facts on Israel-Japan relations, each with its source\n")
    assert len(ran.lines) < 24
    assert max(map(len, ran.lines)) <= 80
    cells = [cell for line in ran.lines for cell in re.split(" {2,}", line)]
    for name, command in COMMANDS.items():
        assert cells.count(name) == 1
        assert command.kind.help in cells or command.kind.group in ("Reference", "Data")


def test_the_version_is_of_the_tool_and_of_the_data(served: Served) -> None:
    assert served("--version").out == f"ilj {__version__}, data of 2001-02-03\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_a_command_has_usage_and_filters_on_the_first_screen(
    served: Served, name: str
) -> None:
    ran, command = served(name, "--help"), COMMANDS[name]
    assert served(name, "-h") == served("help", name) == ran
    assert (ran.err, ran.code) == ("", 0)
    assert max(map(len, ran.lines)) <= 80
    assert ran.lines[0] == f"ilj {name}: {command.kind.help}"
    assert ran.lines[1].startswith(f"Usage: ilj {name}")
    first = " ".join(ran.lines[:24]).split()
    heading, filters = command.groups(command.kind)[0]
    assert heading != "Filters" or {option.flags[-1] for option in filters} <= {*first}
    flags = {flag for option in command.options for flag in option.flags}
    assert flags <= {word.strip(",") for word in ran.out.split()}


def test_what_commands_share_is_explained_once(served: Served) -> None:
    page = {name: served("help", name).out for name in TOPICS}
    assert all(max(map(len, text.splitlines())) <= 80 for text in page.values())
    assert {*FORMATS, *map(str, EXIT_CODES), "ILJ_PAGER"} <= {*" ".join(page.values()).split()}
    for heading, options in COMMANDS["people"].groups(COMMANDS["people"].kind)[1:]:
        assert f"\n{heading}\n" in page["options"]
        assert all(option.help[:30] in page["options"] for option in options)
    assert "[A..B]" in page["dates"]


def test_examples_in_help_can_be_asked(served: Served) -> None:
    for kind in LISTINGS.values():
        for example in kind.examples:
            assert served(kind.name, *example.partition("|")[0].split()).code in (0, 1)


def test_python_m_ilj_is_the_same_command(ilj: Ilj, own: Path) -> None:
    assert pipe([sys.executable, "-m", "ilj", "visits"], ilj.env, own) == ilj("visits")
