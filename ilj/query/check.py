"""Validation beyond the format of single files: all errors, each with its place."""

import datetime
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ilj.errors import DataError
from ilj.kinds import KINDS, Figure
from ilj.model import ANY_KIND, Kind, Nested, Record, Ref, inner
from ilj.store import Library
from ilj.store.files import read_bytes, text_of
from ilj.store.library import dataset, fault_line, path_of, read_released
from ilj.text import listed, nearest

from .form import in_file_order, standard, table_name

Found = Iterator[tuple[str, str]]
"""Errors in one record: pairs of field and message."""


class Checked(NamedTuple):
    """The errors of a folder, a line each; and its files that are not in the standard form.

    These, by path, each with the error and the text as it should be.
    """

    faults: list[str]
    unformed: dict[str, tuple[str, str]]


def check(folder: str, library: Library) -> Checked:
    """Check the records of a folder; they may refer to any record in the library.

    The library must include the folder and have a list of faults.
    """
    faults = library.faults if library.faults is not None else []
    paths = {path_of(folder, kind): kind for kind in KINDS.values()}
    held = {
        path: list(map(kind.record.read, library.held(folder, kind).values()))
        for path, kind in paths.items()
    }
    try:
        dataset(folder)
    except DataError as error:
        faults += error.lines
    for path, records in held.items():
        found = [(record, *fault) for record in records for fault in _faults(record, library)]
        found += _given_twice(records)
        faults += (fault_line(path, *fault) for fault in dict.fromkeys(_named(found, records)))
    faults += [*_ids(folder, held), *_taken(library, held)]
    faults = list(dict.fromkeys(faults))
    sound = [path for path in paths if not any(line.startswith(f"{path}:") for line in faults)]
    unformed = {path: _unformed(path, paths[path], held[path]) for path in sound if held[path]}
    return Checked(faults, {path: found for path, found in unformed.items() if found})


def _faults(record: Record, library: Library) -> Found:
    yield from _ahead(record)
    yield from _evidence(record)
    yield from _text(record)
    yield from _references(library, record)
    yield from _sum(library, record)
    yield from record.faults()


def _named(
    found: Sequence[tuple[Record, str, str]], records: Sequence[Record]
) -> Iterator[tuple[str, str, str]]:
    """The faults with the ids of their records, or of the series if all its years have it."""
    sizes = Counter(map(table_name, records))
    shared = Counter((table_name(record), *fault) for record, *fault in found)
    for record, where, what in found:
        name = table_name(record)
        whole = shared[name, where, what] == sizes[name]
        yield name if whole else record.id, where, what


def _given_twice(records: Sequence[Record]) -> Iterator[tuple[Record, str, str]]:
    """References that hold for both sides, and that both sides give."""
    by_id = {record.id: record for record in records}
    for record in records:
        for name in (name for name, f in record.fields.items() if f.mutual):
            for id in getattr(record, name):
                if id in by_id and record.id in getattr(by_id[id], name):
                    yield record, name, f"{id!r} is given on both sides: one is enough"


def _ahead(record: Record) -> Found:
    """Only what is planned lies ahead."""
    if getattr(record, "status", "actual") == "actual":
        for name in (name for name, f in record.fields.items() if f.when):
            date = getattr(record, name)
            if date and date.first and date.first > datetime.date.today():
                yield name, f"is in the future: {date}"


def _evidence(record: Record) -> Found:
    """Other values differ from the main one; an unresolved field has no main value, but others."""
    for name, claims in record.alt.items():
        answer = getattr(record, name)
        if any(claim.value == answer for claim in claims):
            yield f"alt.{name}", "is the same as the main value"
        possible = any(claim.rank == "normal" for claim in claims)
        if possible and _absent(record, name) and name not in record.unresolved:
            yield f"alt.{name}", "has no main value: give one, or list it in unresolved"
    for name in record.unresolved:
        if name not in record.fields:
            yield f"unresolved: {name}", "no such field"
        elif not _absent(record, name):
            yield name, "has a value, but is listed in unresolved"
        elif len(record.alt.get(name, ())) < 2:
            yield f"alt.{name}", "needs at least two values, since it is in unresolved"
    for name in record.inferred:
        if _absent(record, name):
            yield f"inferred.{name}", "is a rule for a missing value"


def _absent(record: Record, name: str) -> bool:
    return bool(getattr(record, name) == record.fields[name].type.empty)


def _references(library: Library, record: Record) -> Found:
    """Every reference is the id of an existing record."""
    links = [*record.links(), *_inside(record)]
    cited = [id for citation in record.citations for id in (citation.id, citation.via) if id]
    for place, kind, id in [*links, *(("sources", "sources", id) for id in cited)]:
        known = library.find(id) if kind == ANY_KIND else id in library.of_kind(kind)
        # An id that is not read is there, and has errors of its own.
        if not known and library.invalid.isdisjoint({id, *(KINDS if kind == ANY_KIND else [kind])}):
            near = nearest(id, [] if kind == ANY_KIND else library.of_kind(kind), limit=1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            yield place, f"refers to {id!r}, which is not in {kind}{meant}"


def _inside(record: Record) -> Iterator[tuple[str, str, str]]:
    """The references in nested tables: the field, the kind and the id."""
    for name, declared in record.fields.items():
        if isinstance(inner(declared.type), Nested) and name != "sources":
            for part in getattr(record, name):
                refs = ((n, f.type.kind) for n, f in part.fields.items() if isinstance(f.type, Ref))
                yield from ((name, kind, id) for n, kind in refs if (id := getattr(part, n)))


def _sum(library: Library, record: Record) -> Found:
    """A figure declared as a sum equals the sum of its parts, within rounding."""
    if not isinstance(record, Figure) or not record.sum_of:
        return
    parts = [library.of_kind(record.declared.name).get(id) for id in record.sum_of]
    amounts = [part.amount or 0 for part in parts if isinstance(part, Figure)]
    if len(amounts) == len(parts) and abs(sum(amounts) - (record.amount or 0)) > record.rounding:
        yield "value", f"is not the sum of {listed(record.sum_of)}, which is {sum(amounts):.15g}"


def _text(record: Record) -> Found:
    """Texts are in Unicode normal form C and have no control or bidi characters."""
    for name, declared in record.fields.items():
        if _absent(record, name):
            continue
        text = " ".join(_strings(declared.type.plain(getattr(record, name))))
        if not unicodedata.is_normalized("NFC", text):
            yield name, "is not in Unicode normal form C"
        for char in sorted({c for c in text if unicodedata.category(c) in ("Cc", "Cf")}):
            yield name, f"contains the control character U+{ord(char):04X}"


def _strings(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _strings(item)


def _unformed(path: str, kind: Kind, records: list[Record]) -> tuple[str, str] | None:
    """The error, and the text in the standard form, of a file that is not in it."""
    held = read_bytes(path)
    try:
        form = standard(kind, path, text_of(path, held))
    except DataError as error:
        return error.lines[0], ""
    if form.encode() == held:
        return None
    for here, there in zip(records, in_file_order(records), strict=True):
        if here is not there:
            what = f"is out of order: {there.id} comes before it"
            return fault_line(path, here.id, "", what), form
    now, then = (text.split("\n") for text in (text_of(path, held), form))
    line = next((n for n, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), len(then))
    return f"{path}: line {line + 1}: is not in the standard form", form


def _taken(library: Library, held: Mapping[str, list[Record]]) -> Iterator[str]:
    """No id is one that a record of another kind has in the folders below."""
    below = Library(library.folders[:-1], []) if library.folders[1:] else None
    kinds = {
        id: kind.name for kind in KINDS.values() for id in (below.tables(kind) if below else ())
    }
    for path, records in held.items():
        for record in records:
            if (kind := kinds.get(record.id, record.declared.name)) != record.declared.name:
                yield fault_line(path, record.id, "id", f"is already that of one of the {kind}")


def _ids(folder: str, held: Mapping[str, list[Record]]) -> Iterator[str]:
    """Ids, also former ones, are unique across all kinds, and no released id is lost."""
    seen: dict[str, str] = {}
    for path, records in held.items():
        named = {table_name(record): record.id for record in records}
        every = [(id, record.id) for record in records for id in (record.id, *record.was)]
        for id, own in (*every, *((name, id) for name, id in named.items() if name != id)):
            if id in seen:
                yield fault_line(path, own, "id", f"{id!r} is also in {seen[id]}")
            seen[id] = os.path.basename(path)
    path, released = read_released(folder)
    lost = (id for id in released if id not in seen)
    yield from (f"{path}: {id}: was released, and no record has it or had it" for id in lost)
