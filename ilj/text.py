"""Text as people type it and as a terminal may show it: folding, suggestions, safety."""

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SILENT = "'’‘ʼ`´׳״\"“”"
_SILENT_ASCII = b"'`\""
_VOICED_KANA = "\u3099\u309a"
_CLEARLY = 0.15
"""How much less like a word than the best one must be to be left out."""
_JOINERS = "\u200c\u200d"


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256)).lower()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Words of `text` in lower case, one space between, without accents, macrons or niqqud."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(
            lambda match: _fold_one(match[0]), unicodedata.normalize("NFKC", text)
        )
    # A table of bytes is many times as fast as one of characters, and leaves the others alone.
    folded = text.encode("utf-8", "surrogatepass").translate(_ASCII, _SILENT_ASCII)
    return " ".join(folded.decode("utf-8", "surrogatepass").split())


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    """What a character beyond ASCII becomes: its letters without marks, or a space, or nothing."""
    parts = unicodedata.normalize("NFKD", char)
    kept = (c for c in parts if c in _VOICED_KANA or unicodedata.category(c) != "Mn")
    letters = unicodedata.normalize("NFC", "".join(kept)).casefold()
    return "".join("" if c in _SILENT else c if c.isalnum() else " " for c in letters)


def found_in(word: str, folded: str) -> bool:
    """Whether a folded word begins a word of a folded text; in Hebrew or Japanese, is in one."""
    return word in folded if _unspaced(word) else f" {word}" in f" {folded}"


@lru_cache(maxsize=256)
def _unspaced(word: str) -> bool:
    """Whether a word is in a script that joins words: Hebrew prefixes, Japanese."""
    return any("\u0590" <= c <= "\u05ff" or c >= "\u3040" for c in word)


def endings(folded: str) -> str:
    """The ends of each word that is found in the middle too, so that a prefix finds them."""
    words = (word for word in dict.fromkeys(folded.split()) if _unspaced(word))
    return " ".join(dict.fromkeys(word[n:] for word in words for n in range(1, len(word))))


def typed(text: str) -> str:
    """Text of the command line or the environment as UTF-8, whatever the locale took it for."""
    return os.fsencode(text).decode("utf-8", "surrogateescape")


def native(path: str) -> str:
    """A path as the system is to be asked for it: the inverse of `typed`."""
    return os.fsdecode(path.encode("utf-8", "surrogateescape"))


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words that look most like `word`, best first; empty when none is near."""
    from difflib import SequenceMatcher, get_close_matches

    near = get_close_matches(word, list(known), n=limit, cutoff=0.7)
    likeness = [SequenceMatcher(None, one, word).ratio() for one in near]
    return [one for one, like in zip(near, likeness, strict=True) if like > likeness[0] - _CLEARLY]


def no_such_field(name: str, known: Iterable[str]) -> str:
    """What is wrong with a field that is not declared, and the one that was meant."""
    meant = nearest(name, known, limit=1)
    return f"no such field; did you mean {meant[0]!r}?" if meant else "no such field"


def listed(items: Iterable[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *rest, last = items
    return f"{', '.join(rest)} {joint} {last}" if rest else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 visit`, `2 visits`, `1,000 visits`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def safe(text: str, keep: str = "") -> str:
    """The text with what could steer a terminal escaped: controls, bidi marks, surrogates."""
    if text.isprintable():
        return text
    return "".join(c if c in keep else _escaped(c) for c in text)


def _escaped(char: str) -> str:
    """A harmless character itself, any other as JSON escapes it, so that JSON stays JSON."""
    harmless = char.isprintable() or char in _JOINERS
    if harmless or unicodedata.category(char) in ("Zs", "Cn", "Co"):
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
