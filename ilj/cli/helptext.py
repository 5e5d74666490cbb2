"""Help, printed from the declarations: examples first, then what each option does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ilj.errors import EXIT_CODES
from ilj.text import listed

from .commands import COMMANDS, Command
from .environment import VARIABLES
from .options import WHEN, Option

SUMMARY = "facts on Israel-Japan relations, each with its source"
EXAMPLES = (
    "ilj visits --year 2015",
    "ilj visits netanyahu",
    "ilj show abe-israel-2015",
    "ilj trade --json | jq .",
)
GROUPS = ("Facts", "Ask across", "Reference", "Data")
DATES = (
    "Dates: ask for 2015, 2015-01 or 2015-01-18. In answers ? is uncertain, ~ about, % both, 199X "
    "a decade, A/B from A to B, A/.. still going, A/ of unknown end, [A..B] one day between."
)
IN_A_LINE = ("Reference", "Data")
"""The groups whose commands are named without what they do."""
_MARGIN = 22
_WIDTH = 80


def overview() -> str:
    """The page of `ilj` alone: what there is, in at most forty lines."""
    lines = [f"ilj: {SUMMARY}", "", *_examples(EXAMPLES)]
    for group in GROUPS:
        commands = [command for command in COMMANDS.values() if command.group == group]
        if group in IN_A_LINE:
            lines += ["", f"{group:<15}{'  '.join(command.name for command in commands)}"]
        else:
            lines += ["", group, *(f"  {command.name:<13}{command.help}" for command in commands)]
    lines += ["", "Options: -h, --help   --version", "More: ilj COMMAND --help"]
    return "\n".join(lines) + "\n"


def page(command: Command) -> str:
    """The page of a command: what it answers, examples, its words, its options."""
    argument = command.argument
    lines = [f"ilj {command.name}: {command.help}", "", *_examples(command.examples), ""]
    lines += [f"Usage: ilj {command.name} [OPTIONS] {argument.usage}".rstrip()]
    if argument.help:
        lines += ["", *_entry(argument.usage.strip("[]."), argument.help)]
    for heading, options in command.options():
        lines += ["", heading]
        for option in options:
            lines += _entry(_written(option), option.help)
    dated = any(option in WHEN for option in command.every_option)
    codes = ", ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())
    for text in (DATES * dated, f"Exit codes: {codes}.", f"Environment: {listed(VARIABLES)}."):
        lines += ["", *wrap(text, _WIDTH)] if text else []
    return "\n".join(lines) + "\n"


def _examples(examples: Sequence[str]) -> list[str]:
    return [f"  {example}" for example in examples]


def _written(option: Option) -> str:
    return f"{', '.join(option.flags)} {option.metavar}".rstrip()


def _entry(head: str, text: str) -> Iterator[str]:
    """An option and what it does, in as many lines as it takes."""
    first, *rest = wrap(text, _WIDTH - _MARGIN)
    if len(head) > _MARGIN - 4:
        yield f"  {head}"
        head = ""
    yield f"  {head:<{_MARGIN - 2}}{first}"
    yield from (" " * _MARGIN + line for line in rest)
