"""Help: short, from the declarations, examples first."""

from __future__ import annotations

import pytest

from ilj.kinds import KINDS
from tests.conftest import Ilj


def test_the_overview_is_the_same_however_it_is_asked_for(ilj: Ilj) -> None:
    for args in ([], ["-h"], ["--help"]):
        ran = ilj(*args)
        assert (
            ran.out
            == """\
ilj: facts on Israel-Japan relations, each with its source

  ilj visits --year 2015
  ilj visits netanyahu
  ilj show abe-israel-2015
  ilj trade --json | jq .

Facts
  visits       who went where, when
  agreements   signed, in force, proposed
  events       recognition, missions, plans, forums, flights, incidents
  trade        exports, imports, by whose books
  investment   invested in each other, deals, shares
  indicators   residents, companies, tourists, polls
  envoys       ambassadors and ministers, with their credentials

Ask across
  timeline     everything dated, oldest first
  search       words, in everything
  disputes     what sources disagree on, side by side
  show         one record whole, with its sources and what others say instead
  cite         citations of records and their sources; alone, of the data set

Reference      people  organizations  statements  terms  sources

Data           coverage  check  schema  new  export  completion

Options: -h, --help   --version
More: ilj COMMAND --help
"""
        )
        assert (ran.err, ran.code) == ("", 0)
        assert len(ran.lines) <= 40


def test_the_version_is_of_the_tool_and_of_the_data(ilj: Ilj) -> None:
    assert ilj("--version").out == "ilj 0.1.0, data of 2001-02-03\n"


@pytest.mark.parametrize("name", [*KINDS, "show"])
def test_a_commands_help_names_every_option_and_fits_eighty_columns(ilj: Ilj, name: str) -> None:
    ran = ilj(name, "--help")
    assert (ran.err, ran.code) == ("", 0)
    assert ilj(name, "-h").out == ran.out
    assert max(map(len, ran.lines)) <= 80
    assert ran.lines[0].startswith(f"ilj {name}: ")
    assert ran.lines[2].startswith(f"  ilj {name}")
    filters = (
        [field.option for field in KINDS[name].fields.values() if field.option]
        if name in KINDS
        else []
    )
    for option in (*filters, "--format", "--json", "--no-header", "--color", "--data", "--help"):
        assert option in ran.out


def test_examples_in_help_can_be_asked(ilj: Ilj) -> None:
    for kind in KINDS.values():
        for example in kind.examples:
            command, *args = example.partition("|")[0].split()
            assert command == "ilj"
            assert ilj(*args).code in (0, 1)


def test_python_m_ilj_is_the_same_command(ilj: Ilj) -> None:
    import sys

    from tests.running import pipe

    ran = pipe([sys.executable, "-m", "ilj", "visits"], ilj.env, cwd=None)
    assert ran.out.startswith("id\tdate")
