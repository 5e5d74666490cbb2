"""Parsing of plain command lines without Typer.

Importing Typer takes longer than most queries. A plain line, with only a command, words and
options written in full, does not need it. Every other line is left to Typer, which also reports
usage errors. Both return the same value.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ilj.errors import UsageError

from .commands import COMMANDS
from .options import HELP, VERSION, Option


class Line(NamedTuple):
    """A parsed command line: a command with the values of its options, or a page.

    The page is `help`, for the command or for all of them, `version`, or a topic of `ilj help`.
    """

    command: str = ""
    given: Mapping[str, Any] = {}
    page: str = ""


class Scan(NamedTuple):
    """The parsed words after a command.

    `given` holds the values of the options found; `waiting` is the option whose value would come
    next, if any; `closed` means that no option may follow, `plain` that Typer is not needed;
    `twice` is an option that takes one value and is given several.
    """

    given: dict[str, Any]
    words: list[str]
    waiting: Option | None = None
    closed: bool = False
    plain: bool = True
    twice: str = ""


def scan(known: Sequence[Option], args: Sequence[str]) -> Scan:
    """Parse words and known options; options must be written in full."""
    options = {flag: option for option in known for flag in option.flags}
    given: dict[str, Any] = {}
    words: list[str] = []
    plain, twice = True, ""
    for arg in (rest := iter(args)):
        flag, equals, value = arg.partition("=")
        option = options.get(flag)
        if arg == "--":
            return Scan(given, [*words, *rest], closed=True, plain=False, twice=twice)
        if not arg.startswith("-"):
            words.append(arg)
        elif not option:
            plain = False
        elif not option.metavar:
            given[option.name] = True
            plain = plain and not equals
        else:
            after = value if equals else next(rest, None)
            if after is None:
                return Scan(given, words, waiting=option, plain=False)
            twice = twice or flag * (option.name in given and not option.many)
            given[option.name] = (*given.get(option.name, ()), after) if option.many else after
            plain = plain and (bool(equals) or not after.startswith("-"))
    return Scan(given, words, plain=plain, twice=twice)


def plain(args: Sequence[str]) -> Line | None:
    """Parse a plain command line; None if it needs Typer."""
    if not args or list(args) in [[flag] for flag in HELP.flags]:
        return Line(page="help")
    if list(args) == [*VERSION.flags]:
        return Line(page="version")
    if args[0] == "help":
        return Line(page=args[1])
    if args[0] not in COMMANDS:
        return None
    command = COMMANDS[args[0]]
    options = command.options
    found = scan(options, args[1:])
    if found.twice:
        raise UsageError(f"{found.twice} is given twice", "give one value")
    if not found.plain:
        return None
    if found.given.pop(HELP.name, False):
        return Line(args[0], page="help")
    absent = {option.name: option.absent for option in options if option is not HELP}
    return Line(args[0], absent | found.given | {command.argument.name: tuple(found.words)})
