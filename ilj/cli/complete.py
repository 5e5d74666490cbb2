"""TAB completion, in the protocol of Typer's shell scripts.

Such a script runs `ilj` with the command line in the environment. It is answered without Typer,
which is slow to import.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence

from ilj.errors import DataError
from ilj.kinds import KINDS
from ilj.store import Library
from ilj.text import safe

from .commands import COMMANDS, Command
from .line import scan
from .options import HELP, VERSION, Option, Words
from .output import ILJ_DATA

_LINE = "_TYPER_COMPLETE_ARGS"
_PLAIN = re.compile(r"[\w,=-]*", re.ASCII)
"""Text that no shell treats specially."""
_HARMLESS = str.maketrans({"'": "’", '"': "”", "$": " ", "`": " ", "\\": " ", ":": r"\\:"})
"""Replacements for characters in help texts that zsh would evaluate."""


def _in_zsh(words: Words) -> str:
    if not words:
        return "_files"
    told = (
        f'"{w}":"{help.translate(_HARMLESS)}"' if help else f'"{w}"' for w, help in words.items()
    )
    return f"_arguments '*: :(({chr(10).join(told)}))'"


SHELLS: dict[str, Callable[[Words], str]] = {
    "bash": "\n".join,
    "zsh": _in_zsh,
    "fish": lambda words: "\n".join(f"{word}\t{help}" for word, help in words.items()),
    "powershell": lambda words: "\n".join(f"{one}:::{help or ' '}" for one, help in words.items()),
}
"""How the script of each shell expects the words and their descriptions."""


def completion(environ: Mapping[str, str]) -> tuple[str, int] | None:
    """The output for a shell and the exit code; None if no shell asks for completions."""
    action, _, shell = environ.get("_ILJ_COMPLETE", "").partition("_")
    if action != "complete" or shell not in SHELLS:
        return None
    words = {one: safe(help) for one, help in _candidates(shell, environ).items()}
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return "", 0 if words else 1
    return SHELLS[shell](words) + "\n", 0


def _typed(shell: str, environ: Mapping[str, str]) -> tuple[list[str], str] | None:
    """The words before the one being typed, and that one so far; None if a quote is not closed."""
    line = environ.get("COMP_WORDS" if shell == "bash" else _LINE, "")
    try:
        _, *words = shlex.split(line) or [""]
    except ValueError:  # a quote is not closed
        return None
    if shell == "bash":  # bash makes = a word of its own
        at = int(environ.get("COMP_CWORD", "1")) - 1
        before = [word for word in words[:at] if word != "="]
        return before, "".join(words[at : at + 1]).lstrip("=")
    last = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "" if line[-1:].isspace() else "+")
    return (words[:-1], words[-1]) if words and last else (words, "")


def _candidates(shell: str, environ: Mapping[str, str]) -> Words:
    """The completions of the word being typed, with descriptions."""
    if not (typed := _typed(shell, environ)):
        return {}
    before, word = typed
    if before:
        command = COMMANDS.get(before[0])
        data = environ.get(ILJ_DATA) or None
        return _of_command(command, before[1:], word, data) if command else {}
    if word.startswith("-"):
        return _near(_flags([HELP, VERSION]), word)
    return _near({name: command.kind.help for name, command in COMMANDS.items()}, word)


def _of_command(command: Command, args: Sequence[str], word: str, data: str | None) -> Words:
    known = command.options
    before = scan(known, args)
    library = _library(before.given.get("data", data))
    options = {flag: option for option in known for flag in option.flags}
    flag, equals, value = word.partition("=")
    if before.waiting:
        return _values(before.waiting, library, word)
    if equals and flag in options and not before.closed:
        return _values(options[flag], library, value, f"{flag}=")
    if before.closed or not word.startswith("-"):
        full = before.words and not command.argument.many
        free = {} if full else _values(command.argument, library, word)
        files = not full and command.argument.metavar in ("[DIR]", "PATH")  # the shell lists files
        if word or before.closed or free or files:
            return free
    left = (o for o in known if o.many or o.name not in before.given)
    return _near(_flags(left), word)


def _values(option: Option, library: Library, word: str, kept: str = "") -> Words:
    """The completions of an option's value; `kept` is what precedes it in the word: `--to=`."""
    one = len(option.kinds) == 1
    ids = {id: "" if one else KINDS[k].one for k in option.kinds for id in library.ids(k)}
    words = option.terms or ids
    if option.listed:
        *items, word = word.split(",")
        words = {one: help for one, help in words.items() if one not in items}
        kept += "".join(f"{item}," for item in items)
    return {kept + one: help for one, help in _near(words, word).items() if _PLAIN.fullmatch(kept)}


def _library(data: str | None) -> Library:
    """The records to complete from: only the bundled ones if the folder is not usable."""
    try:
        # The shell has not expanded ~ yet in a line that is being typed.
        return Library.over_bundled(data and os.path.expanduser(data))
    except DataError:
        return Library()


def _flags(options: Iterable[Option]) -> Words:
    return {option.flags[-1]: option.help for option in options}


def _near(words: Words, word: str) -> Words:
    """The words that start with the typed one; else the only one with a later part that does."""
    begun = word.lower()
    near = [one for one in words if one.startswith(begun) and _PLAIN.fullmatch(one)]
    if not near:
        within = [one for one in words if f"-{begun}" in one and _PLAIN.fullmatch(one)]
        near = within if len(within) == 1 else []
    return {one: "" if words[one] == one else words[one] for one in near}
