"""Help: short, from the declarations, examples first."""

import re
import sys
from pathlib import Path

import pytest

from ilj import __version__
from ilj.cli.commands import COMMANDS
from tests.conftest import Ilj
from tests.lines import LISTINGS
from tests.running import Served, pipe

HEAD = "ilj: facts on Israel-Japan relations, each with its source\n\n  ilj abe\n"
FOOT = """
Options: -h, --help   --version   --install-completion   --show-completion
More: ilj COMMAND --help
"""


def test_the_overview_is_short_and_names_each_command_once(served: Served) -> None:
    ran = served("--help")
    assert served() == served("-h") == ran
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.startswith(HEAD)
    assert ran.out.endswith(FOOT)
    assert len(ran.lines) <= 40
    assert max(map(len, ran.lines)) <= 80
    cells = [cell for line in ran.lines for cell in re.split(" {2,}", line)]
    for name, command in COMMANDS.items():
        assert cells.count(name) == 1
        assert command.kind.help in cells or command.kind.group in ("Reference", "Data")


def test_the_version_is_of_the_tool_and_of_the_data(served: Served) -> None:
    assert served("--version").out == f"ilj {__version__}, data of 2001-02-03\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_a_command_names_every_option_in_eighty_columns(
    served: Served, name: str
) -> None:
    ran = served(name, "--help")
    assert served(name, "-h") == ran
    assert (ran.err, ran.code) == ("", 0)
    assert max(map(len, ran.lines)) <= 80
    assert ran.out.startswith(f"ilj {name}: {COMMANDS[name].kind.help}\n\n  ilj {name}")
    flags = {flag for option in COMMANDS[name].options for flag in option.flags}
    assert flags <= {word.strip(",") for word in ran.out.split()}


def test_examples_in_help_can_be_asked(served: Served) -> None:
    for kind in LISTINGS.values():
        for example in kind.examples:
            assert served(kind.name, *example.partition("|")[0].split()).code in (0, 1)


def test_python_m_ilj_is_the_same_command(ilj: Ilj, own: Path) -> None:
    assert pipe([sys.executable, "-m", "ilj", "visits"], ilj.env, own) == ilj("visits")
