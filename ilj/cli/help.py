"""Help pages, generated from the declarations: examples first, then the options."""

from collections.abc import Iterator
from textwrap import wrap

from ilj.errors import EXIT_CODES
from ilj.text import listed

from .commands import COMMANDS, Command
from .options import WHEN
from .output import VARIABLES

_SUMMARY = "facts on Israel-Japan relations, each with its source"
_FIRST = ("abe", "first visit to japan", "visits --year 2015", "trade --json | jq .")
_GROUPS = ("Facts", "Ask across", "Reference", "Data")
_DATES = (
    "Dates: ask for 2015, 2015-01 or 2015-01-18. In answers ? is uncertain, ~ about, % both, 199X "
    "a decade, A/B from A to B, A/.. still going, A/ of unknown end, [A..B] one day between."
)
_IN_A_LINE = ("Reference", "Data")
"""The groups whose commands are listed without descriptions."""
_MARGIN = 22
_WIDTH = 80


def overview() -> str:
    """The help page of `ilj` itself: all commands, in at most forty lines."""
    lines = [f"ilj: {_SUMMARY}", "", *(f"  ilj {example}" for example in _FIRST)]
    for group in _GROUPS:
        kinds = [command.kind for command in COMMANDS.values() if command.kind.group == group]
        if group in _IN_A_LINE:
            lines += ["", f"{group:<15}{'  '.join(kind.name for kind in kinds)}"]
        else:
            lines += ["", group, *(f"  {kind.name:<13}{kind.help}" for kind in kinds)]
    lines += ["", "Options: -h, --help   --version   --install-completion   --show-completion"]
    lines += ["More: ilj COMMAND --help"]
    return "\n".join(lines) + "\n"


def page(command: Command) -> str:
    """The help page of a command: description, examples, argument, options."""
    kind, argument = command.kind, command.argument
    examples = (f"  ilj {kind.name} {example}".rstrip() for example in kind.examples)
    lines = [f"ilj {kind.name}: {kind.help}", "", *examples, ""]
    lines += [f"Usage: ilj {kind.name} [OPTIONS] {argument.metavar}".rstrip()]
    if argument.help:
        lines += ["", *_entry(argument.metavar.strip("[]."), argument.help)]
    for heading, options in command.groups(kind):
        lines += ["", heading]
        for option in options:
            lines += _entry(f"{', '.join(option.flags)} {option.metavar}".rstrip(), option.help)
    dated = any(option in WHEN for option in command.options)
    codes = ", ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())
    texts = [f"Exit codes: {codes}.", f"Environment: {listed(VARIABLES)}."]
    for text in [_DATES, *texts] if dated else texts:
        lines += ["", *wrap(text, _WIDTH)]
    return "\n".join(lines) + "\n"


def _entry(head: str, text: str) -> Iterator[str]:
    """The lines of an option and its description, wrapped."""
    first, *rest = wrap(text, _WIDTH - _MARGIN)
    if len(head) > _MARGIN - 4:
        yield f"  {head}"
        head = ""
    yield f"  {head:<{_MARGIN - 2}}{first}"
    yield from (" " * _MARGIN + line for line in rest)
