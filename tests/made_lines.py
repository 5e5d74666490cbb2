"""Made-up command lines: of the declared commands and options, with values that fit and others."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from ilj.cli.commands import COMMANDS
from ilj.cli.options import Option
from ilj.store import Library
from tests.conftest import SAMPLE
from tests.made import plain, years

FOLDERS = ("good", "bad", "empty", "nowhere")
"""What `--data` is given: folders below the one that the command is run in."""
WORDS = ("dagan", "佐藤", "נועה", "ō", "TEA", "1994", "japan", "dagam", "?!", "e\u0301", "x" * 300)
HOSTILE = (
    *("", " ", "-", "--", "-h", "--json=1", "-1", "--version", "-x", "--yea", "9" * 5000, "x=y"),
    *("\x1b[31m", "\u202e", "[red]", "\udce9", "=x", "a\tb\nc"),
)
# No slash: whatever a command makes of a path, it stays where the command is run.
anything = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=8
)
FITTING: dict[str, st.SearchStrategy[str]] = {
    "year": years | st.sampled_from(["1994", "1999"]),
    "since": plain,
    "until": plain,
    "limit": st.integers(1, 20).map(str),
    "data": st.sampled_from(FOLDERS),
    "folders": st.sampled_from(FOLDERS),
    "paths": st.sampled_from(["facts", "facts.sqlite", "good", "facts/x", ""]),
}
"""Values by the name of what they are meant for, where completion offers none."""


def fitting(taker: Option) -> st.SearchStrategy[str]:
    """Values that an option or the words beside the options are meant for."""
    if taker.name in FITTING:
        return FITTING[taker.name]
    ids = [id for kind in taker.kinds for id in Library([str(SAMPLE)]).ids(kind)]
    known = st.sampled_from([*taker.terms, *ids] or WORDS)
    if taker.listed:
        return st.lists(known, min_size=1, max_size=4).map(",".join)
    return known


def parts(name: str) -> st.SearchStrategy[list[str]]:
    """A word of a command or an option with its value, mostly one that fits."""
    one = fitting(COMMANDS[name].argument) | st.sampled_from(WORDS) | anything
    choices: list[st.SearchStrategy[Any]] = [one.map(lambda text: [text])]
    for option in COMMANDS[name].options:
        flag = st.sampled_from(option.flags)
        choices.append(flag.map(lambda flag: [flag]))  # which leaves some without their value
        for value in ((fitting(option),) * 4 + (anything,)) if option.metavar else ():
            choices.append(st.tuples(flag, value).map(list))
            choices.append(st.tuples(flag, value).map(lambda pair: ["=".join(pair)]))
    return st.one_of(choices)


@cache
def lines(name: str) -> st.SearchStrategy[list[str]]:
    """Command lines of a command."""
    several = st.lists(parts(name), max_size=5)
    return several.map(lambda several: [name, *(arg for part in several for arg in part)])
