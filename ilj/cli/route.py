"""Which command a command line means: a first word that is none is searched for."""

from collections.abc import Mapping, Sequence
from typing import Any

from ilj.errors import UsageError
from ilj.packaged import read_packaged
from ilj.query.question import suggest
from ilj.text import fold, listed, nearest

from .commands import COMMANDS
from .options import HELP, TOPICS, VERSION

_PAGES = (*HELP.flags, *VERSION.flags, "--install-completion", "--show-completion")


def routed(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """The command line with its command first, and remarks on what was made of it.

    UsageError if the first word is near a command, nor in any record.
    """
    word, rest = (args[0], list(args[1:])) if args else ("", [])
    if not args or word in COMMANDS or word.partition("=")[0] in _PAGES:
        return list(args), []
    if word == "help" and rest and rest[0] in TOPICS:
        return ["help", rest[0]], []
    if word in ("help", "version"):
        if rest and rest[0] not in COMMANDS and fold(rest[0]) not in _aliases():
            hint = suggest(rest[0], [*COMMANDS, *TOPICS], "ilj help lists them")
            raise UsageError(f"no command or topic {rest[0]!r}", hint)
        asked = routed(rest)[0][:1] if word == "help" and rest else []
        return [*asked, f"--{word}"], []
    if alias := _aliases().get(fold(word)):
        return _aliased(alias, rest)
    if not word.startswith("-"):
        _check_first(word)
    before, after = _after_options(args)
    if after and (after[0] in COMMANDS or fold(after[0]) in _aliases()):
        return routed([after[0], *before, *after[1:]])
    return ["search", *args], []


def _after_options(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options that a line begins with, and the rest: `--data DIR`, `visits`."""
    valued = {flag for o in COMMANDS["search"].options if o.metavar for flag in o.flags}
    n = 0
    while n < len(args) and args[n].startswith("-"):
        n += 2 if args[n] in valued else 1
    return list(args[:n]), list(args[n:])


def _aliased(alias: Mapping[str, Any], rest: list[str]) -> tuple[list[str], list[str]]:
    """The command that a word stands for, with the filter that it adds unless the line has one."""
    command, flag, value = alias["command"], alias.get("option", ""), alias.get("value", "")
    if not flag or any(arg.partition("=")[0] == flag for arg in rest):
        return [command, *rest], [alias["hint"]] if "hint" in alias else []
    return [command, flag, value, *rest], [f"{command} {flag} {value}"]


def _aliases() -> dict[str, dict[str, str]]:
    """The words that people use for commands."""
    from json import loads

    held: dict[str, dict[str, str]] = loads(read_packaged("cli", "aliases.json"))
    return {word: entry for words, entry in held.items() for word in words.split(", ")}


def _check_first(word: str) -> None:
    """UsageError if a word is in no record and near a command."""
    if not (near := nearest(word, [*COMMANDS, *_aliases()])):
        return
    # Imports sqlite3, which only searches need.
    from ilj.query.index import Index
    from ilj.query.words import asked
    from ilj.store import Library

    index = Index(Library())
    if not any(index.matches(group) for group in asked([word]).groups):
        meant = listed((f"'ilj {one} …'" for one in near), "or")
        raise UsageError(
            f"{word!r} is neither a command nor in any record", f"did you mean {meant}?"
        )
