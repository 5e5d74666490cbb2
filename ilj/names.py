"""The names of authors: what is the family's of a person's name, and what is a body's."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from .fields import field
from .schema import Part
from .text import fold
from .values import Flag, Type

_PARTICLES = frozenset(
    "abu al bar bat ben bin da de del della den der di du el ibn la le ter van von zu".split()
)
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))

_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


class Author(Part):
    """A person, with the family name apart where it can be told, or a body."""

    name: str = field(Type(), "the name as printed")
    family: str | None = field(Type(), "the family name of a person")
    given: str | None = field(Type(), "the other names of a person")
    fixed: bool | None = field(Flag(), "that the family name stands first wherever it is printed")

    def __str__(self) -> str:
        """The name as printed."""
        return self.name


def author(printed: str, bodies: Collection[str]) -> Author:
    """The author of that name; `bodies` holds the folded names of known bodies.

    A person's name is written as it is said, `Family, Given` where the family comes first in it
    (`Tan, Ming Hui`). What is in Chinese characters or kana has its family first; without a space
    it stays whole, as does the name of a body: one word, a known body, or one with a small word.
    """
    words = printed.split()
    if len(words) < 2 or fold(printed) in bodies or any(map(_small, words)):
        return Author(name=printed)
    family, comma, given = printed.partition(", ")
    if comma:
        return Author(name=f"{family} {given}", family=family, given=given, fixed=True)
    if _east_asian(printed):
        return Author(name=printed, family=words[0], given=" ".join(words[1:]), fixed=True)
    cut = _cut(words)
    return Author(name=printed, family=" ".join(words[cut:]), given=" ".join(words[:cut]))


def _small(word: str) -> bool:
    """Whether a word is one of the small letters that names of people do not hold."""
    return word.islower() and word not in _PARTICLES


def _cut(words: list[str]) -> int:
    """Where the family name begins: at a particle, else with the last word."""
    last = len(words) - (2 if words[-1] in _SUFFIXES and len(words) > 2 else 1)
    particles = (n for n in range(1, last) if words[n].lower() in _PARTICLES)
    return next(particles, last)


def _east_asian(text: str) -> bool:
    return any(unicodedata.name(char, "").startswith(_SCRIPTS) for char in text)
