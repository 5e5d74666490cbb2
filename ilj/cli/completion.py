"""Completion: from a line that is being typed to the words that may end it."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence

from ilj.errors import DataError
from ilj.frozen import Value
from ilj.load import Library

from .commands import COMMANDS, Command
from .environment import DATA
from .options import HELP, VERSION, Option
from .reply import library_of
from .shells import Ending
from .takes import Takes, Words

_PLAIN = re.compile(r"[\w,=-]*", re.ASCII)
"""What means itself in every shell."""


class Typed(Value):
    """What stands before the word that is being typed, as its command reads it.

    `given` holds the values of options by name, `waiting` is the option whose value comes next,
    `free` counts the words, and `closed` says that no option may follow.
    """

    given: Mapping[str, str]
    waiting: Option | None
    free: int
    closed: bool


def ending(line: str) -> Ending:
    """What may end a line, given up to where it is being typed."""
    if line.endswith("\\"):
        return Ending()
    try:
        _, *before, word = shlex.split(f"{line}.")  # with a dot there always is a last word
    except ValueError:  # a quote is open, or it is the command's own name that is typed
        return Ending()
    word = word[:-1]
    if before:
        command = COMMANDS.get(before[0])
        return _of_command(command, before[1:], word) if command else Ending()
    if word.startswith("-"):
        return _ending(_flags([HELP, VERSION]), word)
    return _ending({name: command.help for name, command in COMMANDS.items()}, word)


def _of_command(command: Command, before: Sequence[str], word: str) -> Ending:
    options = {flag: option for option in command.every_option for flag in option.flags}
    typed = _typed(options, before)
    flag, equals, value = word.partition("=")
    if typed.waiting:
        return _value(command, typed, typed.waiting.takes, word)
    if typed.closed or not word.startswith("-"):
        full = typed.free and not command.argument.many
        free = Ending() if full else _value(command, typed, command.argument.takes, word)
        if word or typed.closed or free.words or free.path:
            return free
    if equals and flag in options:
        return _value(command, typed, options[flag].takes, value, f"{flag}=")
    left = (o for o in command.every_option if o.many or o.name not in typed.given)
    return _ending(_flags(left), word)


def _typed(options: Mapping[str, Option], before: Sequence[str]) -> Typed:
    given: dict[str, str] = {}
    waiting, free = None, 0
    rest = iter(before)
    for word in rest:
        flag, equals, value = word.partition("=")
        option = options.get(flag)
        if word == "--":
            return Typed(given, None, free + len([*rest]), closed=True)
        if not option:
            free += not word.startswith("-")
        elif equals or not option.metavar:
            given[option.name] = value
        elif (after := next(rest, None)) is not None:
            given[option.name] = after
        else:
            waiting = option
    return Typed(given, waiting, free, closed=False)


def _value(command: Command, typed: Typed, takes: Takes, word: str, kept: str = "") -> Ending:
    """What may end the value of an option, or one of a command's own words."""
    if takes.path:
        return Ending(path=takes.path)
    words = takes.words(command.name, _library(typed.given.get("data")))
    if not takes.listed:
        return _ending(words, word, kept)
    *items, word = word.split(",")
    left = {one: help for one, help in words.items() if one not in items}
    return _ending(left, word, kept + "".join(f"{item}," for item in items), listed=True)


def _library(data: str | None) -> Library:
    """The records that the line is about: the bundled ones alone where its folder is none."""
    data = os.path.expanduser(data) if data else os.environ.get(DATA) or None
    try:
        return library_of(data)
    except DataError:
        return library_of(None)


def _flags(options: Iterable[Option]) -> Words:
    return {option.flags[-1]: option.help for option in options}


def _ending(words: Words, word: str, kept: str = "", listed: bool = False) -> Ending:
    """The words that begin as the typed one, or else those of which a part does."""
    begun = word.lower()
    plain = [one for one in words if _PLAIN.fullmatch(kept + one)]
    near = [one for one in plain if one.startswith(begun)]
    near = near or [one for one in plain if f"-{begun}" in one]
    return Ending(kept, {one: words[one] for one in near}, listed)
