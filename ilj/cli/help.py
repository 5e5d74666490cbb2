"""Help pages, generated from the declarations: one per command, one per topic."""

from collections.abc import Iterable, Iterator, Mapping
from json import loads
from textwrap import wrap

from ilj.errors import EXIT_CODES
from ilj.kinds import KINDS
from ilj.packaged import read_packaged
from ilj.render import FORMATS

from .commands import COMMANDS, Command
from .options import TOPICS, Option, of_listing

_SUMMARY = "facts on Israel-Japan relations, each with its source"
_FIRST = ("abe", "first visit to japan", "visits --year 2015", "trade --json | jq .")
_GROUPS = ("Facts", "Across all records", "Reference", "Data")
_IN_A_LINE = ("Reference", "Data")
"""The groups whose commands are listed without descriptions."""
_MARGIN = 24
_WIDTH = 80
_EXAMPLES = 2
_FEW = 4
"""With fewer options than this, each is explained on the page of the command."""


def overview() -> str:
    """The help page of `ilj` itself: all commands, on one screen."""
    examples = "   ".join(f"ilj {example}" for example in _FIRST[1:])
    lines = [f"ilj: {_SUMMARY}", f"  {examples}"]
    for group in _GROUPS:
        kinds = [command.kind for command in COMMANDS.values() if command.kind.group == group]
        if group in _IN_A_LINE:
            lines += [f"{group:<11}{'  '.join(kind.name for kind in kinds)}"]
        else:
            lines += [group, *(f"  {kind.name:<13}{kind.help}" for kind in kinds)]
    lines += [f"Help       ilj help COMMAND; ilj help {', '.join(TOPICS)}"]
    lines += ["Options    -h, --help  --version  --install-completion  --show-completion"]
    return "\n".join(lines) + "\n"


def page(command: Command) -> str:
    """The help page of a command: usage, examples and filters; then the names of other options."""
    kind, argument = command.kind, command.argument
    usage = f"ilj {kind.name} [OPTIONS] {argument.metavar}".rstrip()
    lines = [f"ilj {kind.name}: {kind.help}", f"Usage: {usage}"]
    examples = [f"ilj {kind.name} {example}".rstrip() for example in kind.examples]
    lines += ["Examples:", *(f"  {example}" for example in examples[:_EXAMPLES])]
    if argument.help:
        lines += _entry(argument.metavar.strip("[]."), argument.help)
    groups = command.groups(kind)
    filters = len(groups[0][1])
    for heading, options in groups:
        lines += ["", heading]
        if heading == "Filters" or min(filters, len(options)) < _FEW:
            lines += _options(options)
        else:
            names = wrap("  ".join(map(_written, options)), _WIDTH - 2)
            lines += (f"  {line}" for line in names)
    lines += ["", f"What they mean: ilj help {', '.join(TOPICS)}"]
    return "\n".join(lines) + "\n"


def topic(name: str) -> str:
    """The help page of a topic, which several commands share."""
    pages = {"formats": _formats, "options": _shared, "exit": _exit}
    return "\n".join(pages[name]() if name in pages else _written_down(name)) + "\n"


def _formats() -> Iterator[str]:
    yield "Formats, for --format; not every format suits every command"
    for name, format in FORMATS.items():
        only = f" ({', '.join(format.only)} only)" if 0 < len(format.only) < len(KINDS) else ""
        yield from _entry(name, format.help + only)
    yield ""
    yield from wrap(
        "A terminal gets a table, a timeline, or figures by year; a pipe gets tsv. tsv and csv "
        "have the columns of the table with machine values, the id first; json has every field.",
        _WIDTH,
    )


def _shared() -> Iterator[str]:
    yield "Options that listings share"
    alone = _of_one_kind()
    for heading, options in of_listing(next(iter(KINDS.values()))):
        shared = (option for option in options if option.name not in alone)
        yield from ("", heading, *_options(shared))


def _of_one_kind() -> set[str]:
    """The filters that are of one kind alone."""
    kinds = [kind.fields for kind in KINDS.values()]
    return {name for fields in kinds for name in fields if not all(name in f for f in kinds)}


def _exit() -> Iterator[str]:
    yield from _table("Exit codes", {str(code): meaning for code, meaning in EXIT_CODES.items()})


def _written_down(name: str) -> Iterator[str]:
    """The page of a topic that nothing declares."""
    for n, (heading, said) in enumerate(loads(read_packaged("cli", "help.json"))[name].items()):
        yield from [""] * bool(n)
        yield from _table(heading, said)


def _table(heading: str, said: Mapping[str, str]) -> Iterator[str]:
    yield heading
    for head, text in said.items():
        yield from _entry(head, text)


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield from _entry(_written(option), option.help)


def _written(option: Option) -> str:
    return f"{', '.join(option.flags)} {option.metavar}".rstrip()


def _entry(head: str, text: str) -> Iterator[str]:
    """The lines of an option and its description, wrapped."""
    first, *rest = wrap(text, _WIDTH - _MARGIN)
    if len(head) > _MARGIN - 4:
        yield f"  {head}"
        head = ""
    yield f"  {head:<{_MARGIN - 2}}{first}"
    yield from (" " * _MARGIN + line for line in rest)
