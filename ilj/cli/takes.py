"""What may stand for a value, told while it is typed: words without spaces, each with its meaning.

An option or an argument names one of these; which words it gives, completion alone asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from ilj.dates import Date
from ilj.frozen import Value
from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.load import Library
from ilj.text import fold
from ilj.views import VIEWS

Words = Mapping[str, str]
"""Words, each with what it means, empty where it says so itself."""


def _none(command: str, library: Library) -> Words:
    return {}


class Takes(Value):
    """What may stand there: the words that the name of the command and the library come to.

    `listed` lets several stand in one comma list. `path` leaves it to the shell to find them, and
    is what it is told then: `/` for a folder, `./` for a folder or a file.
    """

    words: Callable[[str, Library], Words] = _none
    listed: bool = False
    path: str = ""


def terms(words: Words, listed: bool = False) -> Takes:
    """One of these words."""
    return Takes(lambda command, library: words, listed)


def ids(*names: str) -> Takes:
    """The id of a record of these kinds, or of any kind where none is named."""

    def known(command: str, library: Library) -> Words:
        one = len(names) == 1
        kinds = names or KINDS
        return {id: "" if one else KINDS[kind].one for kind in kinds for id in library.ids(kind)}

    return Takes(known)


def said_in(name: str) -> Takes:
    """What any record of the kind has in a field of text, as a word."""

    def known(command: str, library: Library) -> Words:
        texts = sorted(set(library.written(command, name)))
        return {fold(text).replace(" ", "-"): text for text in texts}

    return Takes(known)


def _kinds(command: str, library: Library) -> Words:
    return {kind.name: kind.help for kind in KINDS.values()}


def _shells(command: str, library: Library) -> Words:
    from .shells import SHELLS

    return dict.fromkeys(SHELLS, "")


def _fields(command: str, library: Library) -> Words:
    """The flat names of the rows that the command lists."""
    declared = (KINDS | VIEWS)[command].fields.items()
    return {flat: field.help for name, field in declared for flat in field.type.names(name)}


def _years(command: str, library: Library) -> Words:
    """The years in which any row that the command lists may fall."""
    found: set[int] = set()
    for kind in _listed_by(command):
        for name in (name for name, field in kind.fields.items() if field.when):
            for text in library.written(kind.name, name):
                with suppress(ValueError):
                    found.update(Date(text).years)
    return {f"{year:04}": "" for year in sorted(found)}


def _listed_by(command: str) -> Iterable[Kind]:
    if command in KINDS:
        return [KINDS[command]]
    happened = VIEWS[command].record.dated_alone
    return [kind for kind in KINDS.values() if kind.happens or not happened]


ANY_WORDS = Takes()
A_FOLDER = Takes(path="/")
A_PATH = Takes(path="./")
A_KIND = Takes(_kinds)
A_SHELL = Takes(_shells)
FIELDS = Takes(_fields, listed=True)
A_YEAR = Takes(_years)
