"""Completion: what a shell is told that may end a line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilj.cli.commands import COMMANDS
from ilj.cli.shells import SHELLS
from tests.conftest import Ilj


def endings(ilj: Ilj, line: str, shell: str = "bash") -> list[str]:
    ran = ilj("completion", shell, line)
    assert (ran.err, ran.code) == ("", 0)
    return ran.lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ilj vi", ["visits"]),
        ("ilj  s", ["statements", "sources", "search", "show", "schema"]),
        ("  ilj co", ["coverage", "completion"]),
        ("ilj -", ["--help", "--version"]),
        ("ilj visits --s", ["--status", "--since", "--source", "--sort", "--sources"]),
        ("ilj visits --year 2010 --json --s --y", []),
        ("ilj visits --role president --r", ["--role", "--rank", "--reverse"]),
        ("ilj visits --person ", ["kenta-sato", "noa-dagan", "ota-mori"]),
        ("ilj visits --person K", ["kenta-sato"]),
        ("ilj visits --person da", ["noa-dagan"]),
        ("ilj visits sato --source w", ["wire-1994"]),
        ("ilj visits --year 200", ["2005"]),
        ("ilj visits --since=199", [f"--since=199{n}" for n in range(10)]),
        ("ilj agreements --until 2", ["2000", "2005"]),
        ("ilj envoys --year ", ["1955", "1956", "1957"]),
        ("ilj timeline --year 200", ["2000", "2005"]),
        ("ilj visits --to ", ["israel", "japan"]),
        ("ilj visits --to israel,", ["israel,japan"]),
        ("ilj visits --role=mayor,mini", ["--role=mayor,minister"]),
        ("ilj visits --status a", ["actual", "any"]),
        ("ilj trade --reporter ", ["gazette"]),
        ("ilj visits --format j", ["json", "jsonl"]),
        ("ilj visits --format json,", []),
        ("ilj visits --color ", ["auto", "always", "never"]),
        ("ilj trade --by ", ["year"]),
        ("ilj timeline --kind visits,e", ["visits,events", "visits,envoys"]),
        ("ilj visits --fields date,w", ["date,who", "date,was"]),
        ("ilj visits --sort who,date_", ["who,date_first", "who,date_last", "who,date_precision"]),
        ("ilj show fish", ["fish-1971"]),
        (
            "ilj show fish-1971 1994",
            ["dagan-japan-1994", "stars-1994", "dagan-stars-1994", "gazette-1994", "wire-1994"],
        ),
        ("ilj show -- st", ["stars-1994"]),
        ("ilj schema t", ["trade", "terms"]),
        ("ilj schema trade t", []),
        ("ilj schema trade --f", ["--format"]),
        ("ilj completion ", ["bash", "zsh", "fish"]),
        ("ilj visits --data ", ["/"]),
        ("ilj visits --data=own", ["/"]),
        ("ilj check ", ["/"]),
        ("ilj export ", ["./"]),
        ("ilj export facts --f", ["--force"]),
        ("ilj cite fish-1971 wi", ["wire-1994"]),
        ("ilj cite --format b", ["bibtex"]),
        ("ilj new vi", ["visits"]),
        ("ilj visits sa", []),
        ("ilj visits --limit ", []),
        ("ilj visits --json=", []),
        ("ilj visits --nosuch=", []),
        ("ilj nosuch --", []),
        ("ilj visits 'two words' \"three more words\" --year 201", ["2010"]),
        ("ilj show 'fi", []),
        ("ilj visits --fields 'a b',wh", []),
        ("ilj visits --year 2010\\ ", []),
        ("ilj visits \\", []),
        ("ilj", []),
        ("", []),
    ],
)
def test_what_may_end_a_line(ilj: Ilj, line: str, words: list[str]) -> None:
    assert [word.rstrip() for word in endings(ilj, line)] == words


def test_where_any_word_may_stand_the_options_are_offered(ilj: Ilj) -> None:
    assert endings(ilj, "ilj visits ") == endings(ilj, "ilj visits -")
    assert endings(ilj, "ilj coverage ") == endings(ilj, "ilj coverage -")


def test_every_shell_is_told_in_its_own_way(ilj: Ilj) -> None:
    told = {shell: endings(ilj, "ilj visits --fields=date,wh", shell) for shell in SHELLS}
    assert told == {
        "bash": ["--fields=date,who"],
        "zsh": ["who:the traveller or delegation"],
        "fish": ["--fields=date,who\tthe traveller or delegation"],
    }
    assert endings(ilj, "ilj vi", "bash") == ["visits "]
    assert endings(ilj, "ilj vi", "zsh") == ["visits:who went where, when"]
    assert endings(ilj, "ilj visits --year 2010", "zsh") == ["2010"]
    assert endings(ilj, "ilj show fish", "fish") == ["fish-1971\tagreement"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_is_offered(ilj: Ilj, name: str) -> None:
    offered = {word.rstrip() for word in endings(ilj, f"ilj {name} --")}
    assert offered == {option.flags[-1] for option in COMMANDS[name].every_option}


def test_a_folder_on_the_line_is_looked_into(ilj: Ilj, own: Path) -> None:
    (own / "people.toml").write_text('[uri-gal]\nname = "Uri Gal"\n')
    assert endings(ilj, f"ilj visits --data {own} --person u") == ["uri-gal "]
    assert endings(ilj, f"ilj visits --data={own} --person o") == ["ota-mori "]
    assert ilj("completion", "bash", "ilj show u", env={"ILJ_DATA": str(own)}).out == "uri-gal \n"
    assert endings(ilj, "ilj visits --data nowhere --person o") == ["ota-mori "]
    assert (
        ilj("completion", "bash", "ilj show --data ~/own u", env={"HOME": str(own.parent)}).out
        == "uri-gal \n"
    )


def test_of_data_at_fault_all_is_offered_that_can_be_typed(ilj: Ilj, own: Path) -> None:
    before = endings(ilj, "ilj show ")
    (own / "people.toml").write_text('[a]\n["b c"]\n[d]]\nname = = \n[\x1b[1m]\n[e-e]\n[F]')
    (own / "trade.toml").write_text('reporter = "\x1b[1mRed\t"\nperiod = "2032"\nperiod = "x"')
    (own / "visits.toml").write_bytes(b'[g]\ndate = "2031"\n\xff')
    (own / "terms.toml").mkdir()
    assert {*endings(ilj, f"ilj show --data {own} ")} - {*before} == {"a ", "d ", "e-e "}
    assert endings(ilj, f"ilj trade --data {own} --year 20") == ["2032 "]
    assert endings(ilj, f"ilj visits --data {own} --year 203") == []
    told = endings(ilj, f"ilj trade --data {own} --reporter 1", "fish")
    assert told == ["1mred\t\\u001b[1mRed\\u0009"]


def test_it_is_said_which_shells_there_are(ilj: Ilj) -> None:
    for args in ([], ["tcsh"], ["bash", "ilj ", "more"]):
        ran = ilj("completion", *args)
        assert (ran.out, ran.code) == ("", 2)
        assert ran.err == "ilj: which shell?\nhint: one of bash, zsh or fish\n"


PIECES = st.one_of(
    st.sampled_from(
        [*COMMANDS, "--data own", "--data=/", "--", "=", ",", "'", '"', "\\", "~", "$("]
    ),
    st.sampled_from([flag for c in COMMANDS.values() for o in c.every_option for flag in o.flags]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5),
)
LINES = st.builds(
    "ilj {} {}{}".format,
    st.sampled_from([*COMMANDS, ""]),
    st.lists(PIECES).map(" ".join),
    st.sampled_from(["", " ", "=", ","]),
)
MANY = """
import json, sys
from ilj.cli import main
sys.exit(max(main(["completion", *asked]) for asked in json.load(sys.stdin)))
"""


@settings(max_examples=25, deadline=None)
@given(asked=st.lists(st.tuples(st.sampled_from([*SHELLS]), LINES), min_size=20, max_size=50))
def test_any_line_is_completed_silently(ilj: Ilj, asked: list[tuple[str, str]]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY],
        input=json.dumps(asked).encode(),
        env=ilj.env,
        capture_output=True,
        check=False,
    )
    assert (done.stderr, done.returncode) == (b"", 0)
    for line in done.stdout.decode().splitlines():
        assert re.fullmatch(r"[\w,=-]+( |[:\t].*)?|\.?/", line, re.ASCII), line
