"""Completion: what a shell is told that may end a line, and what then stands on it."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.cli.commands import COMMANDS
from ilj.cli.complete import SHELLS, completion
from ilj.text import safe
from tests.conftest import Ilj
from tests.made import examples
from tests.running import pipe
from tests.typist import FOUND, Typist, pressed

pytestmark = pytest.mark.usefixtures("sample")


def told(shell: str, line: str) -> str:
    said, code = completion(pressed(shell, line)) or ("", None)
    assert code == 0
    return said


def words(line: str) -> str:
    """What fish is told, which asks first whether there is any."""
    words = " ".join(one.partition("\t")[0] for one in told("fish", line).splitlines())
    asked = pressed("fish", line) | {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    assert completion(asked) == ("", 0 if words else 1)
    return words


NOTHING = """
ilj nosuch --|ilj visits sa|ilj visits --year 201|ilj visits --data |ilj visits --json=|ilj check |
ilj visits --json --js|ilj visits --format json,|ilj schema trade t|ilj show -- --fo|ilj show 'fi|
ilj visits --nosuch=|ilj visits --fields 'a b',wh|ilj export |ilj visits \\
"""
"""Lines that nothing known ends, so that the shell may offer its files."""


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        *((line, "") for line in NOTHING.replace("|\n", "|").strip("\n").split("|")),
        ("  ilj --ver", "--version"),
        ("ilj visits --sou", "--source --sources"),
        ("ilj visits --role president --rol", "--role"),
        ("ilj visits 'two words' \"three more words\" --yea", "--year"),
        ("ilj visits --person ", "kenta-sato noa-dagan ota-mori"),
        ("ilj visits --person=da", "--person=noa-dagan"),
        ("ilj visits sato --source W", "wire-1994"),
        ("ilj visits --role=mayor,mini", "--role=mayor,minister"),
        ("ilj visits --status a", "actual any"),
        ("ilj visits --format jso", "json jsonl"),
        ("ilj visits --color ", "auto always never"),
        ("ilj visits --sort who,date_", "who,date_first who,date_last who,date_precision"),
        ("ilj show fish-1971 sta", "stars-1994"),
        ("ilj show -- st", "stars-1994"),
        ("ilj cite --format bib", "bibtex"),
        ("ilj  schema  trad", "trade"),
    ],
)
def test_what_may_end_a_line(line: str, ends: str) -> None:
    assert words(line) == ends


def test_every_command_is_offered_with_every_option_it_has() -> None:
    assert words("ilj ").split() == [*COMMANDS]
    for name, command in COMMANDS.items():
        flags = [option.flags[-1] for option in command.options]
        assert words(f"ilj {name} --").split() == flags
    assert words("ilj visits ") == words("ilj visits -")


def test_a_folder_on_the_line_is_looked_into(
    ilj: Ilj, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "people.toml").write_text('[uri-gal]\nname = "Uri Gal"\n')
    monkeypatch.setenv("HOME", str(own.parent))
    for folder in (f" {own}", f"={own}", " ~/own"):
        assert words(f"ilj visits --data{folder} --person u") == "uri-gal"
    assert words("ilj visits --data nowhere --person o") == "ota-mori"
    asked = pressed("bash", "ilj show u")
    assert ilj(env=asked | {"ILJ_DATA": str(own)}).out == "uri-gal\n"


def test_of_data_at_fault_all_is_offered_that_can_be_typed(own: Path) -> None:
    before = words("ilj show ").split()
    (own / "people.toml").write_text('[a]\n["b c"]\n[d]]\nname = = \n[\x1b[1m]\n[$(e)]\n[e-e]\n[F]')
    (own / "visits.toml").write_bytes(b"[g]\n\xff")
    (own / "terms.toml").mkdir()
    assert {*words(f"ilj show --data {own} ").split()} - {*before} == {"a", "d", "e-e", "g"}


TOLD = {
    "bash": "date,who\n",
    "zsh": """_arguments '*: :(("--fields=date,who":"the traveller or delegation"))'\n""",
    "fish": "--fields=date,who\tthe traveller or delegation\n",
    "powershell": "--fields=date,who:::the traveller or delegation\n",
}


@pytest.mark.parametrize("shell", TOLD)
def test_every_shell_is_told_in_its_own_way(ilj: Ilj, shell: str) -> None:
    ran = ilj(env=pressed(shell, "ilj visits --fields=date,wh"))
    assert (ran.out, ran.err, ran.code) == (TOLD[shell], "", 0)


# zsh evaluates what it is told: nothing may end a quote, or be expanded in one.
IN_ZSH = r"""_files\n|_arguments '\*: :\(\(("[\w,=-]+"(?::"(?:[^'"$`\\:\n]|\\\\:)*")?\n?)+\)\)'\n"""
PIECES = st.one_of(
    st.sampled_from([*COMMANDS, "--data own", "--data=/", *"=,'\"\\~", "--", "$("]),
    st.sampled_from([flag for c in COMMANDS.values() for o in c.options for flag in o.flags]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5),
)


@examples(100)
@given(st.sampled_from([*COMMANDS, ""]), st.lists(PIECES), st.sampled_from(["", " ", "=", ","]))
def test_any_line_is_answered_in_plain_words(command: str, pieces: list[str], end: str) -> None:
    line = f"ilj {command} {' '.join(pieces)}{end}"
    assert re.fullmatch(r"([\w,=-]+\n)+|\n", told("bash", line), re.ASCII)
    assert re.fullmatch(r"([\w,=-]+\t[^\t\n]*\n)+|\n", told("fish", line), re.ASCII)
    assert re.fullmatch(IN_ZSH, told("zsh", line), re.ASCII)


def test_no_help_is_run_by_zsh() -> None:
    hostile = "a'; touch x; '\"$(touch x)`touch x`\\\":\n\x1b[1m"
    assert re.fullmatch(IN_ZSH, SHELLS["zsh"]({"word": safe(hostile)}) + "\n", re.ASCII)


@pytest.mark.parametrize("shell", FOUND)
def test_a_shell_is_given_its_script(ilj: Ilj, shell: str) -> None:
    ran = pipe([shell, "-c", "ilj --show-completion; true"], ilj.env)
    assert f"_ILJ_COMPLETE=complete_{shell}" in ran.out
    assert (ran.err, ran.code) == ("", 0)


INSTALLED = {
    "bash": "source ~/.bashrc",
    "zsh": "source ~/.zshrc; _ilj",  # the first TAB reads the script, and does no more
    "fish": "source ~/.config/fish/completions/ilj.fish",
}
"""How each shell reads, when it starts, what has been installed."""


@pytest.fixture(scope="module", params=FOUND)
def typist(
    request: pytest.FixtureRequest, ilj: Ilj, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Typist]:
    """Someone at a shell in which completion has been installed."""
    lines = ("ilj --install-completion", INSTALLED[request.param])
    home = tmp_path_factory.mktemp("home")
    with closing(Typist(request.param, ilj.env, home, *lines)) as typist:
        yield typist


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("X=1 ilj trade | ilj visi\t", "X=1 ilj trade | ilj visits "),
        ("ilj visits 'no one' --perso\t", "ilj visits 'no one' --person "),
        ("ilj visits --person=no\t", "ilj visits --person=noa-dagan "),
        ("ilj show fi\tstars\t", "ilj show fish-1971 stars-1994 "),
        ("ilj visits o\t.", "ilj visits o."),
        ("ilj show 'o\t.", "ilj show 'o."),
    ],
)
def test_a_real_shell_ends_a_line(typist: Typist, typed: str, line: str) -> None:
    typist.start(typed)
    assert typist.stands(line), typist.lines
