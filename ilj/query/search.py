"""Searching records of any kind: best first, or as a list where the words ask for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from ilj.errors import UsageError
from ilj.model import MONTHS, Date, Record
from ilj.store import Library
from ilj.text import listed as in_words

from .index import NAMED, Hit, Index
from .question import ask
from .rows import Entry
from .words import SUBJECT, Asked, Group, is_time, normal

_IMPORTANCE = {"key": 1.8, "notable": 1.3, "minor": 1.0}
_KINDS = {"statements": 0.9}
PLAIN = "no full-text search in this Python's SQLite: words are compared one by one"
_NAMES = 3
"""The words to name in a remark, at most."""
_FAVOUR = 0.3
"""How much more a record counts at most that has the very word, and not only a synonym."""
_LEAST = 0.25
"""The share of what is asked that a record has at least."""
_EXACT, _PART = 20.0, 9.0
"""How much more a person, body or term counts whose name is what was asked, or has all of it."""


class Results(NamedTuple):
    """What a search found: the answers, and what has most of the words, each best first.

    `others` looks up the latter, which only a screen shows. `listed` is whether the words ask for a
    list, which is then in the order of time: `all` of it, or what comes `first`. `remarks` say
    which words were replaced or are missing.
    """

    answers: list[Entry]
    others: Callable[[], list[Entry]] = list
    listed: str = ""
    remarks: Sequence[str] = ()


def search(
    question: Asked, library: Library, kinds: Sequence[str] = (), strict: bool = False
) -> Results:
    """Search for words in the records of these kinds, or of all."""
    index = Index(library)
    remarks = [PLAIN] if index.plain else []
    if not strict:
        spelt = _spelt(question.groups, index, kinds, remarks)
        question = question._replace(groups=tuple(spelt))
    ranking = Ranking(question, index, kinds)
    listed = _listed(question, index, kinds) - ranking.unwanted
    if len(listed) > 1:
        first = _in_time(index.hits(listed).values(), question.order)
    else:
        first = ranking.best(listed or ranking.whole())
    if not first and not strict and (rest := ranking.others()):
        most = max(map(ranking.share, rest))
        first = ranking.best(id for id in rest if ranking.share(id) == most)
        remarks += _lacking(ranking, first[0])

    def others() -> list[Entry]:
        known = {hit.id for hit in first}
        rest = ranking.best(id for id in ranking.others() if id not in known)
        return [_entry(hit, question, library) for hit in rest]

    order = ("first" if question.order else "all") if len(listed) > 1 else ""
    return Results([_entry(hit, question, library) for hit in first], others, order, remarks)


def _lacking(ranking: Ranking, first: Hit) -> list[str]:
    """The remark that no record has all the words, with those that the best one lacks."""
    words = ranking.lacking(first.id)
    if not words or len(ranking.groups) == 1:
        return []
    said = in_words(map(repr, words)) if len(words) <= _NAMES else "most"
    return [f"no record has all the words; the best match lacks {said}"]


def find_words(*words: str, data: str | None = None) -> list[Entry]:
    """The records of any kind that have the words, in the order in which `ilj search` prints them.

    Raises UsageError if there are no words and DataError if the data are invalid.
    """
    question = ask(Entry, words).words
    if not question:
        raise UsageError("no search words", 'such as search("free trade")')
    return search(question, Library.over_bundled(data)).answers


def get(id: str, data: str | None = None) -> Record | None:
    """The record with an id, current or former, or a series; None if there is none."""
    return Library.over_bundled(data).find(id.lower())


def meant(question: Asked, library: Library) -> list[Entry]:
    """The records that words may mean: that of this name, else all that have all the words."""
    answers = search(question, library, strict=True).answers
    name = frozenset(word for group in question.groups for word in group.asked.split())
    named = [row for row in answers if row.kind in NAMED and name in _names(row.record)]
    return named or answers


def _names(record: Record) -> set[frozenset[str]]:
    """The names of a person, body or term, each as its words."""
    others = (name.text for name in getattr(record, "names", ()))
    short = getattr(record, "short", None) or ""
    names = (record.headline.partition(":")[0], short, *others)
    return {frozenset(normal(name).split()) for name in names}


def _spelt(
    groups: Sequence[Group], index: Index, kinds: Sequence[str], remarks: list[str]
) -> Iterator[Group]:
    """The groups; a word that no record has is replaced by the nearest that some have, or left."""
    missing = []
    for group in groups:
        if index.matches(group, kinds):
            yield group
        elif near := index.near(group.asked):
            said = in_words(map(repr, near), "or")
            remarks.append(f"{group.said!r} not found; searched for {said} instead")
            yield Group(group.asked, tuple(near))
        else:
            missing.append(repr(group.said))
    if missing:
        more = [f"{len(missing) - _NAMES} other words"] if len(missing) > _NAMES else []
        remarks.append(f"not found: {in_words((*missing[:_NAMES], *more))}")


class Ranking:
    """How much of what is asked each record has, and how well it fits."""

    def __init__(self, question: Asked, index: Index, kinds: Sequence[str]) -> None:
        """Look up each word; a synonym counts less than the word itself."""
        self.groups, self._kinds, self._index = question.groups, question.kinds, index
        self.unwanted = {id for group in question.without for id in index.matches(group)}
        found = [index.matches(group, kinds) for group in self.groups]
        self._found = [matches.keys() - self.unwanted for matches in found]
        # A word that nearly every record has, such as Japan, tells little.
        self._worth = [log(1 + index.size / max(len(matches), 1)) for matches in found]
        names = [set(index.matches(g._replace(column="name"), NAMED)) for g in self.groups]
        self._named = set.intersection(*names) if names else set()
        self._scores: dict[str, float] = {}
        for matches, ids, worth in zip(found, self._found, self._worth, strict=True):
            # By the best of the word, since a rare synonym of it would count for too much.
            best = max(matches.values(), default=1.0)
            for id in ids:
                self._scores[id] = self._scores.get(id, 0.0) + worth * matches[id] / best
        alike = [group.asked for group in self.groups if len(group.phrases) > 1]
        for word in (*alike, *filter(None, [question.order])):
            self._favour(index.matches(Group(word, (word,)), kinds))

    def _favour(self, scores: Mapping[str, float]) -> None:
        """Let a word count for the records that have it, without asking for it."""
        best = max(scores.values(), default=1.0)
        for id in self._scores.keys() & scores.keys():
            self._scores[id] *= 1 + _FAVOUR * scores[id] / best

    def whole(self) -> set[str]:
        """The records that have all the words."""
        return set.intersection(*self._found) if self._found else set()

    def others(self) -> list[str]:
        """The records that have a good part of what is asked."""
        return [id for id in self._scores if self.share(id) >= _LEAST]

    def share(self, id: str) -> float:
        """How much of what is asked a record has, from 0 to 1, by what each word is worth."""
        worth = zip(self._worth, self._found, strict=True)
        return sum(w for w, ids in worth if id in ids) / sum(self._worth)

    def lacking(self, id: str) -> list[str]:
        """The words that a record has not."""
        return [g.said for g, ids in zip(self.groups, self._found, strict=True) if id not in ids]

    def best(self, ids: Iterable[str]) -> list[Hit]:
        """These records, best first; documents last unless they are asked for."""
        last = "" if "sources" in self._kinds else "sources"
        hits = self._index.hits(ids).values()
        return sorted(hits, key=lambda hit: (hit.kind == last, -self._rank(hit), hit.id))

    def _rank(self, hit: Hit) -> float:
        """How good a hit is: the fit of its words, its share of them, and how much it matters."""
        weight = _IMPORTANCE[hit.importance] * _KINDS.get(hit.kind, 1.0)
        return self._scores[hit.id] * self.share(hit.id) ** 2 * weight * self._likeness(hit)

    def _likeness(self, hit: Hit) -> float:
        """How much a name counts that is what was asked, or that has all of it."""
        words = f" {hit.spelling}"
        there = 0
        for group in self.groups:
            if phrase := next((p for p in group.phrases if f" {p}" in words), ""):
                words = words.replace(f" {phrase}", " ", 1)
                there += 1
        if hit.id in self._named:
            return _PART if words.strip() else _EXACT
        return (1 + there / len(self.groups)) ** 2


def _listed(question: Asked, index: Index, kinds: Sequence[str]) -> set[str]:
    """The records of the kinds that the words name, with all that they ask of them."""
    within = [kind for kind in question.kinds if not kinds or kind in kinds]
    if not within:
        return set()
    of_kind = (Group("", tuple(f"kind{kind}" for kind in within), "terms"),)
    conditions = question.conditions(question.kinds, SUBJECT) or of_kind
    return set.intersection(*(set(index.matches(group, within)) for group in conditions))


def _in_time(hits: Iterable[Hit], order: str) -> list[Hit]:
    """In the order of time, latest first if asked for, those without a date last."""
    every = list(hits)
    dated = [(Date(hit.date).order, hit.id, hit) for hit in every if hit.date]
    dated.sort(reverse=order == "last")
    return [*(hit for _, _, hit in dated), *(hit for hit in every if not hit.date)]


def _entry(hit: Hit, question: Asked, library: Library) -> Entry:
    """The row for a hit; it says so where only another source has the time that was asked for."""
    headline, date = hit.headline, Date(hit.date) if hit.date else None
    if hit.others:
        own, others = normal(f"{date.text} {date.words}") if date else "", normal(hit.others)
        times = [g.phrases for g in question.groups if is_time(g) or g.asked.title() in MONTHS]
        if any(any(p in others for p in t) and not any(p in own for p in t) for t in times):
            headline += f" (another source: {hit.others})"
    said = {"id": hit.id, "kind": hit.kind, "importance": hit.importance}
    return Entry.found(library, date=date, headline=headline, **said)
