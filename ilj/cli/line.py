"""A command line: what it asks for, and the plain ones read without Typer.

Typer takes longer to import than the answer takes to find. What holds only a command, words and
options written in full needs none of it; everything else is left to Typer, which says what is
wrong. Both give the same value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ilj.frozen import Value

from .commands import COMMANDS
from .options import HELP, VERSION, Option


class Line(Value):
    """What a command line asks for: a command with the value of each option, or a page.

    The page is `help`, of the command or of all of them, or `version`.
    """

    command: str = ""
    given: Mapping[str, Any] = {}
    page: str = ""


def plain(args: Sequence[str]) -> Line | None:
    """What a plain command line asks for; None where Typer is to read it."""
    if not args or list(args) in [[flag] for flag in HELP.flags]:
        return Line(page="help")
    if list(args) == [*VERSION.flags]:
        return Line(page="version")
    if args[0] not in COMMANDS:
        return None
    command = COMMANDS[args[0]]
    options = {flag: option for option in command.every_option for flag in option.flags}
    given = {option.name: option.absent for option in options.values() if option is not HELP}
    words, page = [], False
    rest = iter(args[1:])
    for arg in rest:
        option = options.get(arg.partition("=")[0])
        if not arg.startswith("-"):
            words.append(arg)
        elif option is HELP and arg in HELP.flags:
            page = True
        elif not option or option is HELP or not _taken(option, arg, rest, given):
            return None
    if page:
        return Line(command.name, page="help")
    return Line(command.name, given | {command.argument.name: tuple(words)})


def _taken(option: Option, arg: str, rest: Iterator[str], given: dict[str, Any]) -> bool:
    """Take the value of an option; whether it has one where it needs one, and none else."""
    _, equals, value = arg.partition("=")
    if not option.metavar:
        given[option.name] = True
        return not equals
    if not equals:
        value = next(rest, "-")
    given[option.name] = (*given[option.name], value) if option.many else value
    return bool(equals) or not value.startswith("-")
