"""Text handling: folding for search, suggestions, escaping for terminals."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_SILENT = "'’‘ʼ`´׳״\"“”"
_SILENT_ASCII = b"'`\""
_VARIANTS, _USUAL = "髙﨑嵜濵濱邉邊齋齊斉嶋嶌澤廣國櫻惠", "高崎崎浜浜辺辺斎斎斎島島沢広国桜恵"
_KANJI = dict(zip(map(ord, _VARIANTS), _USUAL, strict=True))
"""Variants of kanji in names, which are one to a reader."""
_VOICED_KANA = "\u3099\u309a"
_CLEARLY = 0.15
"""A suggestion is dropped if its similarity is this far below that of the best one."""
_JOINERS = "\u200c\u200d"  # needed in some scripts, though Python calls them unprintable


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256)).lower()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The words of `text` in lower case, one space apart, without accents, macrons or niqqud."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(
            lambda match: _fold_one(match[0]), unicodedata.normalize("NFKC", text)
        )
    # bytes.translate is many times faster than str.translate; bytes above 127 stay unchanged.
    folded = text.encode("utf-8", "surrogatepass").translate(_ASCII, _SILENT_ASCII)
    return " ".join(folded.decode("utf-8", "surrogatepass").split())


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    """The folded form of a non-ASCII character: its letters without marks, a space, or nothing."""
    parts = unicodedata.normalize("NFKD", char.translate(_KANJI))
    # Voicing marks tell kana apart (か ka, が ga), so unlike accents they are kept.
    kept = (c for c in parts if c in _VOICED_KANA or unicodedata.category(c) != "Mn")
    letters = unicodedata.normalize("NFC", "".join(kept)).casefold()
    return "".join("" if c in _SILENT else c if c.isalnum() else " " for c in letters)


def found_in(word: str, folded: str) -> bool:
    """Whether `word` starts a word of the text, or in Hebrew or Japanese, occurs anywhere in it."""
    return word in folded if _unspaced(word) else f" {word}" in f" {folded}"


@lru_cache(maxsize=256)
def _unspaced(word: str) -> bool:
    """Whether a word is in a script that runs words together: Hebrew (prefixes) or Japanese."""
    return any("\u0590" <= c <= "\u05ff" or c >= "\u3040" for c in word)


def endings(folded: str) -> str:
    """The suffixes of Hebrew and Japanese words, so that a prefix search matches inside them."""
    return " ".join(dict.fromkeys(_suffixes(folded, first=1)))


def insides(folded: str) -> str:
    """The suffixes of Hebrew and Japanese words, whole and cut to at most eight letters.

    So a search of whole words matches inside them.
    """
    ends = _suffixes(folded, first=0)
    return " ".join(dict.fromkeys(end[:m] for end in ends for m in (*range(1, 9), None)))


def _suffixes(folded: str, first: int) -> Iterator[str]:
    """The suffixes of each Hebrew or Japanese word, from this letter on."""
    for word in filter(_unspaced, dict.fromkeys(folded.split())):
        yield from (word[n:] for n in range(first, len(word)))


def typed(text: str) -> str:
    """An argument or environment variable decoded as UTF-8, whatever the locale."""
    return os.fsencode(text).decode("utf-8", "surrogateescape")


def native(path: str) -> str:
    """A path in the form that system calls expect: the inverse of `typed`."""
    return os.fsdecode(path.encode("utf-8", "surrogateescape"))


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known words most similar to `word`, best match first; empty if none is close."""
    # Slow to import, and needed only after a mistake.
    from difflib import SequenceMatcher, get_close_matches

    near = get_close_matches(word, list(known), n=limit, cutoff=0.7)
    likeness = [SequenceMatcher(None, one, word).ratio() for one in near]
    return [one for one, like in zip(near, likeness, strict=True) if like > likeness[0] - _CLEARLY]


def no_such_field(name: str, known: Mapping[str, str]) -> str:
    """The error message for an unknown field, with the field that was probably meant.

    `known` has the fields by what they are called.
    """
    meant = nearest(name, known, limit=1)
    return f"no such field; did you mean {known[meant[0]]!r}?" if meant else "no such field"


def listed(items: Iterable[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *rest, last = items
    return f"{', '.join(rest)} {joint} {last}" if rest else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 visit`, `2 visits`, `1,000 visits`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def safe(text: str, keep: str = "") -> str:
    """`text` with control characters, bidi marks and surrogates escaped, except those in `keep`."""
    if text.isprintable():
        return text
    return "".join(c if c in keep else _escaped(c) for c in text)


def _escaped(char: str) -> str:
    """A harmless character as it is, others as JSON escapes, so that JSON output stays valid."""
    harmless = char.isprintable() or char in _JOINERS
    # Characters newer than Python's Unicode data count as unassigned (Cn): they may be letters.
    if harmless or unicodedata.category(char) in ("Zs", "Cn", "Co"):
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
