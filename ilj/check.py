"""The rules of the data beyond the shape of a file: every fault, each with its place."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial

from .dataset import dataset
from .errors import DataError
from .kinds import KINDS, Figure
from .load import Library, fault, file_of, read_file, read_released
from .nested import Nested
from .query import ordered
from .question import Question, inner
from .record import Record
from .show import references
from .text import listed
from .values import Ref

Found = Iterator[tuple[str, str]]
"""Faults of one record: the field, and what is wrong with it."""
Known = Mapping[str, Mapping[str, Record]]
"""Every record that may be referred to, by kind and id."""


def check(folder: str, library: Library) -> list[str]:
    """Every fault of the records in a folder; what they refer to may be anywhere in the library.

    The library is to hold the folder. A file that cannot be read is one fault for each line of
    its own; the others are checked all the same.
    """
    faults: list[str] = []
    held: dict[str, list[Record]] = {}
    for kind in KINDS.values():
        path = os.path.join(folder, file_of(kind.record))
        try:
            held[path] = list(read_file(path, kind.record).values())
        except DataError as error:
            faults += error.lines
    try:
        dataset(folder)
    except DataError as error:
        faults += error.lines
    if faults:
        return faults
    known = {kind: library.referred(kind) for kind in KINDS}
    for path, records in held.items():
        for record in records:
            for rule in (_evidence, _text, partial(_references, known), partial(_sum, known)):
                faults += (fault(path, record.id, where, what) for where, what in rule(record))
            faults += (fault(path, record.id, where, what) for where, what in record.faults())
        faults += _order(path, records)
    return faults + _ids(held) + _released(folder, held)


def _evidence(record: Record) -> Found:
    """Another value differs from the answer; what is unresolved has no answer, but claims."""
    for name, claims in record.alt.items():
        answer = getattr(record, name)
        if any(claim.value == answer for claim in claims):
            yield f"alt.{name}", "is the same as the answer"
        possible = any(claim.rank == "normal" for claim in claims)
        if possible and _absent(record, name) and name not in record.unresolved:
            yield f"alt.{name}", "stands beside no answer: give one, or name it in unresolved"
    for name in record.unresolved:
        if name not in record.fields_of:
            yield f"unresolved: {name}", "no such field"
        elif not _absent(record, name):
            yield name, "has an answer, and yet it is in unresolved"
        elif len(record.alt.get(name, ())) < 2:
            yield f"alt.{name}", "needs two values at least, since it is in unresolved"
    for name in record.inferred:
        if _absent(record, name):
            yield f"inferred.{name}", "is a rule for a value that is not there"


def _absent(record: Record, name: str) -> bool:
    return bool(getattr(record, name) == record.fields_of[name].type.empty)


def _references(known: Known, record: Record) -> Found:
    """Every id that is referred to is the id of a record."""
    for kind, id in references(record):
        if id not in known[kind]:
            yield "", f"refers to {id!r}, which is none of the {kind}"
    for name, kind, id in _inside(record):
        if id not in known[kind]:
            yield name, f"refers to {id!r}, which is none of the {kind}"
    for citation in record.citations:
        for id in filter(None, (citation.id, citation.via)):
            if id not in known["sources"]:
                yield "sources", f"refers to {id!r}, which is none of the sources"


def _inside(record: Record) -> Iterator[tuple[str, str, str]]:
    """Each reference of a table inside a record: the field, the kind and the id."""
    for name, declared in record.fields_of.items():
        type = inner(declared.type)
        if isinstance(type, Nested) and name != "sources":
            refs = [
                (n, f.type.kind) for n, f in type.part.fields_of.items() if isinstance(f.type, Ref)
            ]
            ids = ((kind, getattr(part, n)) for part in getattr(record, name) for n, kind in refs)
            yield from ((name, kind, id) for kind, id in ids if id)


def _sum(known: Known, record: Record) -> Found:
    """A figure that is declared as the sum of others is, within its rounding."""
    if not isinstance(record, Figure) or not record.sum_of:
        return
    parts = [known[record.declared.name].get(id) for id in record.sum_of]
    amounts = [part.amount or 0 for part in parts if isinstance(part, Figure)]
    if len(amounts) == len(parts) and abs(sum(amounts) - (record.amount or 0)) > record.rounding:
        yield "value", f"is not the sum of {listed(record.sum_of)}, which is {sum(amounts)}"


def _text(record: Record) -> Found:
    """No control or bidi character in any text, every text in normal form C."""
    for name, declared in record.fields_of.items():
        if _absent(record, name):
            continue
        text = " ".join(_strings(declared.type.plain(getattr(record, name))))
        if not unicodedata.is_normalized("NFC", text):
            yield name, "is not in Unicode normal form C"
        for char in sorted({c for c in text if unicodedata.category(c) in ("Cc", "Cf")}):
            yield name, f"holds the control character U+{ord(char):04X}"


def _strings(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _strings(item)


def _order(path: str, records: list[Record]) -> list[str]:
    """The first record that does not stand where the listing has it."""
    if not records:
        return []
    right = ordered(records, Question(type(records[0])))
    for here, there in zip(records, right, strict=True):
        if here is not there:
            return [fault(path, here.id, "", f"is out of order: {there.id} comes before it")]
    return []


def _ids(held: Mapping[str, list[Record]]) -> list[str]:
    """An id is of one record, now or before, whatever the kind."""
    faults, seen = [], dict[str, str]()
    for path, records in held.items():
        for record in records:
            for id in (record.id, *record.was):
                if id in seen:
                    faults.append(fault(path, record.id, "id", f"{id!r} is also in {seen[id]}"))
                seen[id] = os.path.basename(path)
    return faults


def _released(folder: str, held: Mapping[str, list[Record]]) -> list[str]:
    """Every id that was ever released is still that of a record, or among those it had."""
    records = [record for records in held.values() for record in records]
    ids = {id for record in records for id in (record.id, *record.was)}
    path, released = read_released(folder)
    lost = (id for id in released if id not in ids)
    return [f"{path}: {id}: was released, and no record has it or had it" for id in lost]
