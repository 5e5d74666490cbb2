"""Made-up command lines: of the declared commands and options, with values that fit and others."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from ilj.choices import Choice
from ilj.cli.commands import COMMANDS
from ilj.cli.options import COLOURS, Option
from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.question import inner
from ilj.render import FORMATS
from tests.lines import LISTINGS
from tests.made import plain, years

FOLDERS = ("good", "bad", "empty", "nowhere")
"""What `--data` is given: folders below the one that the command is run in."""
WORDS = ("dagan", "佐藤", "נועה", "ō", "TEA", "1994", "japan", "dagam", "?!", "e\u0301", "x" * 300)
IDS = ("dagan-japan-1994", "tea-house-1952", "kenta-sato", "gazette-1994", "no-one", "")
BESIDE = {
    "show": IDS,
    "cite": IDS,
    "check": FOLDERS,
    "schema": tuple(KINDS),
    "new": tuple(KINDS),
    "coverage": ("x",),
    "export": ("facts", "facts.sqlite", "good", "facts/x", ""),
    "completion": ("bash", "zsh", "fish", "tcsh"),
}
"""What stands beside the options of a command that takes no words."""
HOSTILE = (
    "",
    " ",
    "-",
    "--",
    "-h",
    "--json=1",
    "9" * 5000,
    "-1",
    "\x1b[31m",
    "\u202e",
    "[red]",
    "\udce9",
    "=x",
    "a\tb\nc",
)
# No slash: whatever a command makes of a path, it stays where the command is run.
anything = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=8
)


def fitting(kind: Kind | None, option: Option) -> st.SearchStrategy[str]:
    """Values that an option is meant for."""
    known: dict[str, Any] = {
        "year": years | st.sampled_from(["1994", "1999"]),
        "since": plain,
        "until": plain,
        "limit": st.integers(1, 20).map(str),
        "format": st.sampled_from(list(FORMATS)),
        "color": st.sampled_from(list(COLOURS.terms)),
        "data": st.sampled_from(FOLDERS),
        "by": st.just("year"),
    }
    if option.name in known:
        strategy: st.SearchStrategy[str] = known[option.name]
        return strategy
    if kind and option.name in ("fields", "sort"):
        names = st.sampled_from(kind.record.flat_names())
        return st.lists(names, min_size=1, max_size=4).map(",".join)
    if kind and option.name in kind.fields:
        type = inner(kind.fields[option.name].type)
        if isinstance(type, Choice):
            return st.sampled_from([*type.terms, *type.aliases, "any"])
    return st.sampled_from(WORDS)


def given_options(name: str) -> st.SearchStrategy[list[str]]:
    """An option of a command with a value, mostly one that fits."""
    kind = LISTINGS.get(name)
    choices = []
    for option in COMMANDS[name].every_option:
        flag = st.sampled_from(option.flags)
        if not option.metavar:
            choices.append(flag.map(lambda flag: [flag]))
            continue
        for value in (fitting(kind, option),) * 4 + (anything,):
            choices.append(st.tuples(flag, value).map(list))
            choices.append(st.tuples(flag, value).map(lambda pair: ["=".join(pair)]))
    return st.one_of(choices) | anything.map(lambda text: [text])


def words(name: str) -> st.SearchStrategy[str]:
    """What may stand beside the options."""
    return st.sampled_from(BESIDE.get(name, WORDS))


@cache
def lines(name: str) -> st.SearchStrategy[list[str]]:
    """Command lines of a command."""
    parts = st.lists(given_options(name) | words(name).map(lambda word: [word]), max_size=5)
    return parts.map(lambda parts: [name, *(arg for part in parts for arg in part)])
