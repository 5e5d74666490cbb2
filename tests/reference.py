"""The reference part of the README, made from the declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ilj.cli.commands import COMMANDS
from ilj.cli.environment import VARIABLES
from ilj.cli.options import Option
from ilj.errors import EXIT_CODES
from ilj.render import FORMATS


def reference() -> str:
    """Every command, option, format, variable and exit code, each in a table."""
    return "\n".join(
        [
            *_table(("command", "answers"), _commands()),
            *_table(("option", "asks for", "of"), _options()),
            *_table(("format", "is"), ((name, format.help) for name, format in FORMATS.items())),
            *_table(("variable", "means"), VARIABLES.items()),
            *_table(("exit code", "means"), ((str(n), said) for n, said in EXIT_CODES.items())),
        ]
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for code, *texts in rows:
        yield f"| `{code}` | {' | '.join(text.replace('|', chr(92) + '|') for text in texts)} |"
    yield ""


def _commands() -> Iterator[tuple[str, str]]:
    for command in COMMANDS.values():
        yield f"ilj {command.name} {command.argument.usage}".rstrip(), command.help


def _options() -> Iterator[tuple[str, str, str]]:
    """Each option with what it does, and the commands that have it, or most of them."""
    users: dict[str, dict[str, list[str]]] = {}
    for command in COMMANDS.values():
        for option in command.every_option:
            users.setdefault(_written(option), {}).setdefault(option.help, []).append(command.name)
    for written, meanings in users.items():
        for help, names in meanings.items():
            yield written, help, _named(names)


def _named(names: Sequence[str]) -> str:
    without = [name for name in COMMANDS if name not in names]
    if not without:
        return "all"
    return f"all but {', '.join(without)}" if len(without) < len(names) else ", ".join(names)


def _written(option: Option) -> str:
    return " ".join(filter(None, [", ".join(option.flags), option.metavar]))
