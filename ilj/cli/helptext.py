"""Help, printed from the declarations: examples first, then what each option does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ilj.kinds import KINDS

from .options import Argument, Group, Option

SUMMARY = "facts on Israel-Japan relations, each with its source"
EXAMPLES = (
    "ilj visits --year 2015",
    "ilj visits netanyahu",
    "ilj show abe-israel-2015",
    "ilj trade --json | jq .",
)
SHOW = "one record whole, with its sources and what others say instead"
SHOW_EXAMPLES = ("ilj show abe-israel-2015", "ilj show abe-israel-2015 yitzhak-rabin --json")
_MARGIN = 22
_WIDTH = 80


def overview() -> str:
    """The page of `ilj` alone: what there is, in at most forty lines."""
    lines = [f"ilj: {SUMMARY}", "", *_examples(EXAMPLES)]
    groups: dict[str, list[str]] = {}
    for kind in KINDS.values():
        groups.setdefault(kind.group, []).append(f"  {kind.name:<14}{kind.help}")
    groups["Ask across"] = [f"  {'show':<14}{SHOW}"]
    for heading in ("Facts", "Ask across", "Reference"):
        lines += ["", heading, *groups[heading]]
    lines += ["", "Options: -h, --help   --version", "More: ilj COMMAND --help"]
    return "\n".join(lines) + "\n"


def page(
    name: str, summary: str, examples: Sequence[str], argument: Argument, groups: Sequence[Group]
) -> str:
    """The page of a command: what it answers, examples, its words, its options."""
    word = argument.name.upper()
    lines = [f"ilj {name}: {summary}", "", *_examples(examples), ""]
    lines += [f"Usage: ilj {name} [OPTIONS] [{word}]...", ""]
    lines += _entry(word, argument.help)
    for heading, options in groups:
        lines += ["", heading]
        for option in options:
            lines += _entry(_written(option), option.help)
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
