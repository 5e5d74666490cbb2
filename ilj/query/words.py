"""What is typed into a search: its words, each with all that counts as the same word.

Texts and questions go through `normal`, so that spelling, accents, scripts' variants and ways to
write a number do not matter.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, Self

from ilj.model import Date
from ilj.packaged import read_packaged
from ilj.text import fold

_NUMBERS = {
    r"(?<=\d),(?=\d{3})": "",
    r"(?<=\d)\.(?=\d)": "p",
    r"[%％]": " percent ",
    r"(?:US)?\$": " usd ",
    r"[¥円]": " jpy ",
    r"(?i)(?<=\d) ?bn\b": " billion",
    r"(?i)(?<=\d) ?mi?n\b|(?<=\d) ?m\b": " million",
}
_ENDINGS = {
    "isation": "ization", "isations": "izations", "ised": "ized", "ises": "izes", "ise": "ize",
    "ising": "izing", "our": "or", "ours": "ors", "oured": "ored", "ouring": "oring",
    "ourable": "orable", "tre": "ter", "tres": "ters", "mme": "m", "mmes": "ms", "ou": "o",
}  # fmt: skip
_WITHIN = {
    "defence": "defense", "offence": "offense", "licence": "license", "travell": "travel",
    "cancell": "cancel", "modell": "model", "labell": "label", "signall": "signal", "uu": "u",
}  # fmt: skip
"""To American spelling, and to short vowels in Japanese names; what matters is that it is one."""
_FIGURES = frozenset("0123456789０１２３４５６７８９%％$¥円")
_SHORT = 4
_PARTS = "|".join(
    (
        r'"([^"]*)"?',
        r"\b([A-Za-z]-\d+)\b",
        r"\b(\d{4})\s*(?:-|–|/|to)\s*(\d{4})\b",
        r"\b(\d{4}-\d\d(?:-\d\d)?)\b",
        r"(\S+)",
    )
)
"""What is read: a phrase, a model such as F-35, a span of years, a month, a word."""
_POINT = r"(?<=\d)p(?=\d)"
_YEAR = r"1[89]\d\d|20\d\d|\d{3}0s"
SUBJECT = "name people terms figures dates"
"""The columns that say whom and what a record is about."""
OWN = f"{SUBJECT} body"
"""The columns of what a record itself says: all but its sources."""
_LONGEST = 60
"""Of more words than this, the first are searched for."""


class Group(NamedTuple):
    """A word or phrase asked for: as typed, and all phrases that count as the same.

    With a column, it counts there alone.
    """

    asked: str
    phrases: tuple[str, ...]
    column: str = ""

    @property
    def said(self) -> str:
        """The word as one would write it."""
        return re.sub(_POINT, ".", self.asked)


class Asked(NamedTuple):
    """A search: what records should have, what they must not have, and how they are sorted.

    `order` is `first` or `last` if they ask for that. `kinds` are the kinds whose records they ask
    for. `typed` has all groups in the order typed, small words among them.
    """

    groups: tuple[Group, ...]
    without: tuple[Group, ...] = ()
    order: str = ""
    kinds: tuple[str, ...] = ()
    typed: tuple[Group, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.groups or self.without)

    def conditions(self, kinds: Sequence[str], columns: str) -> list[Group]:
        """What the records of these kinds must have, in these columns, but for the kind itself.

        A country in a question on traffic between the two has a direction.
        """
        ways = _directions(self.typed, kinds)
        named = kinds if len(kinds) == 1 else ()
        office = lexicon()["office"] if {"visits", "envoys"} & {*kinds} else {"exports", "imports"}
        ways |= {g.asked: g._replace(column="terms") for g in self.groups if g.asked in office}
        kept = (g for g in self.groups if g.asked in office or _kind_of(g) not in named)
        left = [ways.get(group.asked, group) for group in kept]
        left = [g._replace(column="dates") if is_time(g) else g for g in left]
        return [g if g.column else g._replace(column=columns) for g in left]

    def without_span(self) -> tuple[Self, datetime.date | None, datetime.date | None]:
        """The same without its time, if that is one span of years or one month; and its bounds."""
        times = [group for group in self.groups if is_time(group)]
        dates = [Date(text) for group in times for text in _as_dates(group)]
        years = [year for date in dates for year in date.years]
        if len(times) != 1 or years[-1] - years[0] >= len(years):
            return self, None, None
        left = tuple(group for group in self.groups if group is not times[0])
        return self._replace(groups=left), dates[0].first, dates[-1].last


def _as_dates(group: Group) -> Iterator[str]:
    """The years, decades or the month of a group, as EDTF."""
    for phrase in group.phrases:
        if group.column and " " in phrase:
            yield phrase.replace(" ", "-")
        elif re.fullmatch(_YEAR, phrase):
            yield phrase.replace("0s", "X")


def normal(text: str) -> str:
    """The words of a text, folded and in one spelling; numbers as `2p9 billion`."""
    if any(char in _FIGURES for char in text):
        for pattern, to in _NUMBERS.items():
            text = re.sub(pattern, to, text)
    return " ".join(map(_spelt, fold(text).split()))


@lru_cache(maxsize=2**15)
def _spelt(word: str) -> str:
    """A folded word in the one spelling."""
    if len(word) < _SHORT or not word.isascii():
        return word
    for part, to in _WITHIN.items():
        word = word.replace(part, to)
    length = next((n for n in range(8, 1, -1) if word[-n:] in _ENDINGS and len(word) > n + 2), 0)
    word = word[:-length] + _ENDINGS[word[-length:]] if length else word
    return re.sub("oh(?![aeiou])", "o", word) if "oh" in word else word


@cache
def lexicon() -> dict[str, Any]:
    """The words that search knows: small ones, those of order, those of kinds, synonyms."""
    from json import loads

    held: dict[str, Any] = loads(read_packaged("query", "words.json"))
    for name in ("small", "first", "last", "count", "office", "country", "to", "from"):
        held[name] = set(held[name])
    held["kinds"] = {word: kind for kind, words in held["kinds"].items() for word in words}
    same: dict[str, dict[str, None]] = {}
    for words in held["synonyms"]:
        for word in words:
            same.setdefault(word, {}).update(dict.fromkeys(words))
    held["synonyms"] = same
    return held


def asked(words: Iterable[str]) -> Asked:
    """Read what is typed; a phrase in quotes counts as it is, OR joins, NOT leaves out."""
    if not (text := " ".join(words)):
        return Asked(())
    if not text.isascii() and '"' not in text:  # Japanese runs words together
        text = re.sub("|".join(lexicon()["parts"]), r" \g<0> ", text)
    groups: list[Group] = []
    without: list[Group] = []
    join = negate = False
    for group in _read(text):
        if group.asked in ("or", "not") and group.phrases == ():
            join, negate = group.asked == "or" and bool(groups), group.asked == "not"
        elif negate:
            without.append(group)
            negate = False
        elif join:
            before = groups.pop()
            phrases = before.phrases + group.phrases
            groups.append(Group(f"{before.asked} or {group.asked}", phrases))
            join = False
        else:
            groups.append(group)
    return _sorted_out(groups[:_LONGEST], tuple(without))


def _read(text: str) -> Iterable[Group]:
    """The groups in the order typed, small words among them; OR and NOT without phrases."""
    if not _FIGURES & {*text} and '"' not in text and not {"OR", "NOT"} & {*text.split()}:
        yield from _alike(normal(text).split())
        return
    run: list[str] = []
    for quoted, model, since, until, month, word in re.findall(_PARTS, text):
        phrase = quoted or model  # as in F-35
        if word and word not in ("OR", "NOT"):
            run += normal(word).split()
            continue
        yield from _alike(run)
        run = []
        if word:
            yield Group(word.lower(), ())
        elif since:
            years = range(int(since), min(int(until), int(since) + 200) + 1)
            yield Group(f"{since}-{until}", tuple(map(str, years)), "dates")
        elif month or normal(phrase):
            yield Group(month or normal(phrase), (normal(month or phrase),), month and "dates")
    yield from _alike(run)


def _alike(words: Sequence[str]) -> Iterable[Group]:
    """A group for each word, or for several words that have synonyms together."""
    same: Mapping[str, Mapping[str, None]] = lexicon()["synonyms"]
    n = 0
    while n < len(words):
        spans = (words[n : n + length] for length in (4, 3, 2))
        long = next((span for span in spans if _known(" ".join(span), same)), words[n : n + 1])
        word = " ".join(long)
        yield Group(word, tuple(dict.fromkeys((word, *same.get(_known(word, same), ())))))
        n += len(long)


def _known(word: str, known: Mapping[str, Any]) -> str:
    """The word, or its singular, if it is known; else empty."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.replace("ies", "y"))
    return next((form for form in forms if form in known), "")


def _sorted_out(groups: Sequence[Group], without: tuple[Group, ...]) -> Asked:
    """Years together, since several are alternatives; words of order and small words apart."""
    known = lexicon()
    order = next((n for n in ("first", "last") for g in groups if g.asked in known[n]), "")
    apart = known["small"] | known["first"] | known["last"] | known["count"]
    kept = list(dict.fromkeys(group for group in groups if group.asked not in apart))
    kept = [g._replace(column=g.column or OWN) if is_time(g) else g for g in kept]
    times = [group for group in kept if is_time(group)]
    if len(times) > 1 and all(re.fullmatch(_YEAR, group.asked) for group in times):
        years = tuple(phrase for group in times for phrase in group.phrases)
        both = Group(" or ".join(group.asked for group in times), years, "dates")
        kept = [*(group for group in kept if group not in times), both]
    return Asked(tuple(kept or groups), without, order, _kinds(kept), tuple(groups))


def _kinds(groups: Sequence[Group]) -> tuple[str, ...]:
    """The kind that a word names, the last if several do; those of offices or of a time alone."""
    if kinds := [kind for group in groups if (kind := _kind_of(group))]:
        return (kinds[-1],)
    offices = [group for group in groups if group.asked in lexicon()["office"]]
    times = [group for group in groups if is_time(group)]
    if not all(group in (*offices, *times) or _nation(group) for group in groups):
        return ()
    return ("visits", "envoys") if offices else ("visits", "agreements", "events") if times else ()


def _nation(group: Group) -> str:
    """The country that a word is of; empty if it is of none."""
    if group.asked not in lexicon()["country"]:
        return ""
    return "israel" if {"israel", "jerusalem"} & {*group.phrases} else "japan"


def _directions(groups: Sequence[Group], kinds: Sequence[str]) -> dict[str, Group]:
    """What each country in a question on traffic between the two means: from it, or to it."""
    known = lexicon()
    traffic = any(word.asked.startswith(("export", "import")) for word in groups)
    directed = {"visits", "envoys", "investment", "indicators"} & {*kinds}
    if not (traffic or directed) or "events" in kinds:
        return {}
    ways: dict[str, str] = {}
    open: list[tuple[str, str]] = []
    for before, group in zip((Group("", ()), *groups), groups, strict=False):
        nation = _nation(group)
        if nation and (group.asked in known["from"] or before.asked in ("from", "by")):
            ways[group.asked] = f"from{nation}"
        elif nation and before.asked in known["to"]:
            ways[group.asked] = f"to{nation}"
        elif nation and (group.asked, nation) not in open:
            open.append((group.asked, nation))
    for n, (word, nation) in enumerate(open):
        to = any(way.startswith("to") for way in ways.values())
        last = n == len(open) - 1
        if to or not last:
            ways[word] = f"from{nation}"
        elif "visits" in kinds or ways:
            ways[word] = f"to{nation}"
    return {word: Group(word, (way,), "terms") for word, way in ways.items()}


def _kind_of(group: Group) -> str:
    """The kind that a word names, also in the plural; empty if none."""
    kinds: Mapping[str, str] = lexicon()["kinds"]
    return kinds.get(_known(group.asked, kinds), "")


def is_time(group: Group) -> bool:
    """Whether a group is a year, a decade, a month or a span."""
    return group.column == "dates" or any(re.fullmatch(_YEAR, phrase) for phrase in group.phrases)
