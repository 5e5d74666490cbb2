"""The index that searches look at: SQLite's full-text search, or a plain scan without it.

The index of the bundled data is built with the package. It holds the checksum of what it was built
from and is ignored if that has changed; then, and for one's own data, it is made in memory.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from typing import Any, NamedTuple
from zlib import crc32

from ilj.kinds import KINDS, Figure, Source, Term
from ilj.model import FLAG, Choice, Dated, Nested, Record, Ref, Type, each, inner
from ilj.packaged import read_packaged
from ilj.store import BUNDLED, Library
from ilj.store.files import BUILT, read_bytes
from ilj.text import endings, found_in

from .texts import Texts
from .words import Group, normal

_WEIGHTS = {
    "name": 8.0, "people": 6.0, "terms": 3.0, "dates": 4.0, "figures": 6.0, "body": 2.0,
    "sources": 0.3,
}  # fmt: skip
"""The columns of the index, and how much a word in each counts."""
NAMED = ("people", "terms", "organizations")
"""The kinds whose headlines are names."""
_PATH = os.path.join(BUILT, "search.sqlite")
_SCHEMA = """
CREATE TABLE about (checksum INTEGER);
CREATE TABLE records (
    n INTEGER PRIMARY KEY, id, kind, date, others, headline, importance, spelling
);
CREATE TABLE links (id, field, other);
CREATE TABLE spelt (word PRIMARY KEY) WITHOUT ROWID;
"""
_BEGINNING = 3
"""With fewer letters than this, a word is not taken for the beginning of others."""
_COUNTRIES = {"israel": "israeli", "japan": "japanese"}
_CAPITALS = {"israel": "jerusalem tel aviv", "japan": "tokyo"}
"""Where embassies are and governments sit, for whom one says so."""


class Hit(NamedTuple):
    """A record found: what one line says of it; `others` are dates that other sources give.

    `spelling` is its headline, or its name, as searches compare it.
    """

    id: str
    kind: str
    date: str
    others: str
    headline: str
    importance: str
    spelling: str


class Index:
    """The words of records; those of a user's own folder are in a part of their own."""

    def __init__(self, library: Library) -> None:
        """Open the index of a library; DataError if a file of it is invalid."""
        self._parts = [_bundled(library)]
        self._hidden: frozenset[str] = frozenset()
        self.plain = not _has_fts5(self._parts[0])
        own = library.folders[1:] if library.folders[:1] == (BUNDLED,) else ()
        if own:
            records = [record for record in library.all() if library.home(record) != BUNDLED]
            self._parts.append(_made(records, library))
            self._hidden = frozenset(record.id for record in records)

    def __del__(self) -> None:
        """Close the database when the index is no longer used."""
        for part in vars(self).get("_parts", ()):  # none if it could not be opened
            part.close()

    @property
    def size(self) -> int:
        """How many records there are."""
        counts = (part.execute("SELECT count(*) FROM records").fetchone() for part in self._parts)
        return sum(number for (number,) in counts)

    def matches(self, group: Group, kinds: Sequence[str] = ()) -> dict[str, float]:
        """The ids of the records that have a word, each with how well it fits; best is highest."""
        found: dict[str, float] = {}
        for n, part in enumerate(self._parts):
            scan = _scanned if self.plain else _matched
            scores = scan(part, group, kinds)
            hidden = self._hidden if n == 0 else ()
            found |= {id: score for id, score in scores if id not in hidden}
        return found

    def hits(self, ids: Iterable[str]) -> dict[str, Hit]:
        """What one line says of each of these records."""
        wanted, found = list(ids), dict[str, Hit]()
        for part in self._parts:  # the later part, that of the user, counts
            places = ", ".join("?" * len(wanted))
            rows = part.execute(
                f"SELECT {', '.join(Hit._fields)} FROM records WHERE id IN ({places})", wanted
            )
            found |= {hit.id: hit for hit in map(Hit._make, rows)}
        return found

    def referring(self, ids: Iterable[str]) -> list[tuple[str, str, str]]:
        """The references to these records: from which, in which field, and to which."""
        wanted, found = list(ids), list[tuple[str, str, str]]()
        for n, part in enumerate(self._parts):
            asked = f"SELECT * FROM links WHERE other IN ({', '.join('?' * len(wanted))})"
            hidden = self._hidden if n == 0 else ()
            found += (row for row in part.execute(asked, wanted) if row[0] not in hidden)
        return found

    def near(self, word: str) -> list[str]:
        """The words of the records that are most like a word."""
        from difflib import get_close_matches

        known = {w for part in self._parts for (w,) in part.execute("SELECT word FROM spelt")}
        likely = [one for one in sorted(known) if abs(len(one) - len(word)) < 4]
        near = get_close_matches(word, likely, n=3, cutoff=0.75)
        return [one for one in near if one.removesuffix("s") not in (set(near) - {one})]


def build(library: Library) -> None:
    """Write the index of the bundled records beside their prebuilt tables."""
    with closing(_made([*library.all()], library)) as made, closing(sqlite3.connect(_PATH)) as file:
        made.backup(file)


def _bundled(library: Library) -> sqlite3.Connection:
    """The index of the first folder of a library: the prebuilt one if it is right."""
    if library.folders[0] == BUNDLED:
        part = sqlite3.connect(":memory:")
        with suppress(OSError, sqlite3.Error, TypeError):
            part.deserialize(read_packaged(_PATH))
            (held,) = part.execute("SELECT checksum FROM about").fetchone()
            if held == _checksum() and _has_fts5(part):
                return part
        part.close()
    first = Library(library.folders[:1])
    return _made([*first.all()], first)


def _checksum() -> int:
    """The checksum of what the index of the bundled records is built from."""
    files = [read_bytes(os.path.join(BUNDLED, f"{kind}.toml")) for kind in KINDS]
    rules = [read_packaged("query", "words.json"), read_packaged("model", "vocabulary.json")]
    checksum = crc32(repr((_SCHEMA, _WEIGHTS)).encode())
    for held in (*files, *rules):
        checksum = crc32(held, checksum)
    return checksum


def _has_fts5(part: sqlite3.Connection) -> bool:
    return bool(part.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone())


def _made(records: Sequence[Record], library: Library) -> sqlite3.Connection:
    """An index of records, in memory."""
    part = sqlite3.connect(":memory:")
    part.executescript(_SCHEMA)
    names = ", ".join(_WEIGHTS)
    fts5 = f"VIRTUAL TABLE words USING fts5({names}, content='', tokenize='porter unicode61')"
    part.execute(f"CREATE {fts5}" if _has_fts5(part) else f"CREATE TABLE words ({names})")
    part.execute("INSERT INTO about VALUES (?)", (_checksum(),))
    texts, spelt = Texts(library), set[str]()
    places = ", ".join("?" * (len(_WEIGHTS) + 1))
    insert = f"INSERT INTO words (rowid, {names}) VALUES ({places})"
    for n, record in enumerate(records, 1):
        columns = [normal(text) for text in texts_of(record, texts)]
        spelt.update(word for text in columns[:-1] for word in text.split() if len(word) > 3)
        part.execute(insert, (n, *(f"{text} {endings(text)}".strip() for text in columns)))
        part.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (n, *_hit(record)))
        links = ((record.id, name, other) for name, _, other in record.links())
        part.executemany("INSERT INTO links VALUES (?, ?, ?)", links)
    part.executemany("INSERT INTO spelt VALUES (?)", [(w,) for w in sorted(spelt) if w.isalpha()])
    part.commit()
    return part


def _hit(record: Record) -> Hit:
    date = record.placed
    claimed = (
        each(claim.value)
        for name, claims in record.alt.items()
        if name in record.dated_by
        for claim in claims
    )
    others = "; ".join(other.words for values in claimed for other in values)
    kind, text, headline = record.declared.name, date.text if date else "", record.headline
    if isinstance(record, Source) and record.authors:
        headline = f"{', '.join(record.authors)}: {headline}"
    if goods := getattr(record, "goods", ()):
        headline = f"{headline}; {', '.join(goods)}"
    spelling = normal(headline.partition(":")[0] if kind in NAMED else headline)
    return Hit(record.id, kind, text, others, headline, record.importance, spelling)


def texts_of(record: Record, texts: Texts) -> Iterator[str]:
    """What a record says, by column."""
    held: dict[str, list[str]] = {name: [] for name in _WEIGHTS}
    name = record.term if isinstance(record, Term) else record.headline
    held["name"] += dict.fromkeys((name, record.known_as))
    held["terms"] += [record.declared.one, record.declared.name, f"kind{record.declared.name}"]
    if getattr(record, "scope", "bilateral") == "bilateral" and record.declared.group == "Facts":
        held["terms"] += (*_COUNTRIES.keys(), *_COUNTRIES.values())
    for name, declared in record.fields.items():
        if name in Record.fields:
            continue
        claims = record.alt.get(name, ())
        for value in filter(None, (getattr(record, name), *(claim.value for claim in claims))):
            column, said = _said(name, declared.type, value, texts)
            held[column] += said
    if isinstance(record, Figure) or getattr(record, "value", None):
        held["figures"] += (record.said, record.printed)  # type: ignore[attr-defined]
    if getattr(record, "goods", ()):
        held["terms"].append("main goods")
    held["dates"] += (text for date in record.dates for text in _spans(date.years))
    held["body"] += [record.id, record.note or "", *record.inferred.values()]
    held["body"] += (c.note for claims in record.alt.values() for c in claims if c.note)
    held["sources"] += (citation.at for citation in record.citations)
    held["sources"] += texts.of_sources(record)
    return (" ".join(texts) for texts in held.values())


def _said(name: str, type: Type, value: Any, texts: Texts) -> tuple[str, Iterable[str]]:
    """The column that a value of a field belongs to, and its words."""
    of = inner(type)
    if isinstance(of, Ref):
        return ("people", texts.of_ids(of.kind, each(value))) if of.kind in KINDS else ("body", ())
    if isinstance(of, Dated):
        spans = (span for date in each(value) for span in _spans(date.years))
        return "dates", [name.replace("_", " "), type.words(value), *spans]
    if name in ("origin", "destination", "country"):
        towards = {"origin": "from", "destination": "to"}.get(name, "of")
        nation = _COUNTRIES[value]
        there = f"{value} {_CAPITALS[value]}" if name == "destination" else nation
        return "terms", [there, f"{towards}{value}", nation]
    if isinstance(of, Choice):
        return "terms", [type.words(value)]
    if isinstance(of, Nested) or name == "first":
        return ("terms" if name == "offices" else "name"), [type.words(value)]
    if name in ("value", "scale", "unit", "amount", "series", "sum_of", "address") or of is FLAG:
        return "body", ()
    return "body", [type.words(value)]


def _spans(years: range) -> Iterator[str]:
    """Years and their decades, as words."""
    yield from map(str, years)
    yield from sorted({f"{year // 10}0s" for year in years})


def _matched(part: sqlite3.Connection, group: Group, kinds: Sequence[str]) -> list[Any]:
    """Ids with their scores, by full-text search: of whole words, else of their beginnings."""
    ranked = f"bm25(words, {', '.join(map(str, _WEIGHTS.values()))})"
    of_kind = f"AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    found: list[Any] = []
    short = all(len(phrase) < _BEGINNING for phrase in group.phrases)
    for begun in (False,) if short else (False, True):
        said = " OR ".join(_in_fts5(phrase, begun) for phrase in group.phrases)
        where = f"{{{group.column}}} : ({said})" if group.column else said
        found = (
            found
            or part.execute(
                f"SELECT id, -{ranked} FROM words JOIN records ON n = words.rowid "
                f"WHERE words MATCH ? {of_kind}",
                (where, *kinds),
            ).fetchall()
        )
    return found


def _in_fts5(phrase: str, begun: bool) -> str:
    """A phrase, quoted so that FTS5 reads no syntax in it; Japanese and Hebrew run on anyway."""
    quoted = '"' + phrase.replace('"', " ") + '"'
    return f"{quoted}*" if begun or not phrase.isascii() else quoted


def _scanned(part: sqlite3.Connection, group: Group, kinds: Sequence[str]) -> Iterator[Any]:
    """Ids with their scores, by comparing texts, where SQLite has no full-text search."""
    columns = group.column.split() or list(_WEIGHTS)
    asked = f"SELECT id, kind, {', '.join(columns)} FROM words JOIN records ON n = words.rowid"
    for id, kind, *texts in part.execute(asked):
        if kinds and kind not in kinds:
            continue
        score = sum(
            _WEIGHTS[name]
            for name, text in zip(columns, texts, strict=True)
            if any(_has(text, phrase) for phrase in group.phrases)
        )
        if score:
            yield id, score


def _has(text: str, phrase: str) -> bool:
    """Whether a text has a phrase, or its words without their endings."""
    stems = (word[:-2] if len(word) > 6 else word.rstrip("s") for word in phrase.split())
    return found_in(phrase, text) or all(found_in(stem, text) for stem in stems)
