"""The words that commands take beside their options, each sort declared once."""

from __future__ import annotations

from ilj.frozen import Value

from .takes import A_FOLDER, A_KIND, A_PATH, A_SHELL, ANY_WORDS, Takes, ids


class Argument(Value):
    """Any number of words, before, between or after the options; `takes` tells which."""

    name: str
    help: str
    usage: str
    takes: Takes = ANY_WORDS

    @property
    def many(self) -> bool:
        """Whether there is a use for more than one."""
        return self.usage.endswith("...")


WORDS = Argument(
    "words",
    "words that must all occur, each as the beginning of a word, in any script",
    "[WORDS]...",
)
IDS = Argument("ids", "the ids of the records, as a listing prints them", "ID...", ids())
CITED = Argument(
    "ids", "the ids of records and sources; without any, the data set", "[ID]...", ids()
)
FOLDER = Argument(
    "folders", "a folder of your own records; without it, the bundled ones", "[DIR]", A_FOLDER
)
KIND = Argument("kinds", "the name of a kind, as ilj lists them", "KIND", A_KIND)
PATH = Argument(
    "paths",
    "a database where it ends in .sqlite, .sqlite3 or .db; else a folder, a Data Package of CSV",
    "PATH",
    A_PATH,
)
SHELL = Argument("shell", "your shell: bash, zsh or fish", "SHELL", A_SHELL)
NOTHING = Argument("nothing", "", "")
