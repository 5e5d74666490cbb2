"""Records read from folders of TOML files, and the description of the data set in a folder."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from ilj.errors import DataError
from ilj.kinds import KINDS, Figure
from ilj.model import DATE, TEXT, TEXTS, ByField, Date, Faults, Kind, Part, Record, field, toml_name
from ilj.text import native, nearest

from .files import (
    ABOUT,
    BUNDLED,
    parse,
    read_built,
    read_built_ids,
    read_bytes,
    reason,
    text_of,
)

RecordT = TypeVar("RecordT", bound=Record)
_ID = re.compile(
    r"\n(?:\[([a-z0-9-]+)(?:\.years)?\]|(?:\[[a-z0-9-]+\.years\.)?([0-9]{4})(?:\]| =))"
)
"""The line of a file that starts a record or a series, or gives a year of one."""
Tables = dict[str, dict[str, Any]]
"""The records of a kind by id, each as a valid TOML table."""


class Library:
    """The records of one or more folders; each file is read once, when first needed.

    A record in a later folder overrides the one with the same id in an earlier folder.
    """

    def __init__(
        self, folders: Sequence[str] = (BUNDLED,), faults: list[str] | None = None
    ) -> None:
        """Check the folders; DataError if one cannot be read or has no file of any kind.

        With a list of `faults`, the errors of the files go there, and what is valid is read.
        """
        self.folders = tuple(folders)
        self.faults = faults
        self.invalid: set[str] = set()
        """The ids of the records that are not read, and the kinds of the files that are not."""
        self.replaced: set[str] = set()
        """The ids of records, among those read so far, that override one in an earlier folder."""
        self._held: dict[str, Tables] = {}
        self._tables: dict[str, Tables] = {}
        self._records: dict[type[Record], dict[str, Record]] = {}
        self._homes: dict[str, str] = {}
        for folder in self.folders:
            if folder != BUNDLED:
                _check_folder(folder)

    @classmethod
    def over_bundled(cls, folder: str | os.PathLike[str] | None) -> Library:
        """The bundled records, overridden by those in `folder` if it is given."""
        return cls(
            (BUNDLED,) if folder is None else (BUNDLED, os.path.expanduser(os.fspath(folder)))
        )

    def tables(self, kind: Kind) -> Tables:
        """The tables of a kind by id, in file order; DataError if any is invalid."""
        if kind.name not in self._tables:
            held: Tables = {}
            for folder in self.folders:
                more = dict(self.held(folder, kind))
                for id in held.keys() & more.keys():
                    self.replaced.add(id)
                    if "series" in held[id]:  # a year of it can be replaced alone
                        more[id] = {**more[id], "series": held[id]["series"]}
                held |= more
                series = (table["series"] for table in more.values() if "series" in table)
                self._homes |= dict.fromkeys((*more, *series), folder)
            _make_mutual(held, kind)
            self._tables[kind.name] = held
        return self._tables[kind.name]

    def held(self, folder: str, kind: Kind) -> Tables:
        """The records of a kind in one of the folders, as tables by id; empty if there is no file.

        DataError if any is invalid and there is no list of faults.
        """
        if (path := path_of(folder, kind)) not in self._held:
            if self.faults is None:
                tables = read_file(folder, kind)
            else:
                tables = self._valid(folder, kind, self.faults)
            expanded = [kind.record.expanded(name, table) for name, table in tables.items()]
            self._held[path] = {id: table for same in expanded for id, table in same.items()}
        return self._held[path]

    def _valid(self, folder: str, kind: Kind, faults: list[str]) -> Tables:
        """The valid tables of a file; the errors of the others go to `faults`."""
        found: list[tuple[str, str, str]] = []
        try:
            tables = read_file(folder, kind, found)
        except DataError as error:
            faults += error.lines
            self.invalid.add(kind.name)
            return {}
        faults += (fault_line(path_of(folder, kind), *fault) for fault in found)
        invalid = {id for id, _, _ in found}
        self.invalid |= invalid
        return {name: table for name, table in tables.items() if name not in invalid}

    def records(self, record: type[RecordT]) -> dict[str, RecordT]:
        """The records of a kind by id, in file order; DataError if any is invalid."""
        if record not in self._records:
            tables = self.tables(record.declared)
            self._records[record] = {id: record.read(table) for id, table in tables.items()}
        return self._records[record]  # type: ignore[return-value]

    def read(self, kind: str, id: str) -> Record | None:
        """One record of the kind with this name; None if it has none of this id."""
        table = self.tables(KINDS[kind]).get(id)
        return KINDS[kind].record.read(table) if table else None

    def of_kind(self, name: str) -> dict[str, Record]:
        """The records of the kind with this name, by id."""
        return self.records(KINDS[name].record)

    def all(self) -> Iterator[Record]:
        """Every record of every kind."""
        for name in KINDS:
            yield from self.of_kind(name).values()

    def find(self, id: str) -> Record | None:
        """The record or series of any kind with this id, current or former; None if none has it."""
        # Current ids first: only a search for former ones has to build every record.
        for kind in KINDS.values():
            if self._names(kind, id) and (table := self.tables(kind).get(id)):
                return kind.record.read(table)  # type: ignore[no-any-return]
        if years := self.years(id):
            return years[0].joined(years)
        return next((record for record in self.all() if id in record.was), None)

    def _names(self, kind: Kind, id: str) -> bool:
        """Whether any file of a kind has the id in it, or the series that it is a year of.

        It is faster to look for it in the bytes than to read the records of every kind.
        """
        files = (read_bytes(path_of(folder, kind)) for folder in self.folders)
        return any(
            name.encode(errors="replace") in held for held in files for name in (id, id[:-5] or id)
        )

    def years(self, series: str) -> list[Figure]:
        """The figures of a series, oldest first; empty if there is none of this id."""
        tables = [
            (kind.record, table)
            for kind in KINDS.values()
            for table in self.tables(kind).values()
            if table.get("series") == series
        ]
        return [figure.read(t) for figure, t in sorted(tables, key=lambda pair: pair[1]["id"])]

    def home(self, record: Record) -> str:
        """The folder that a record of the library comes from."""
        return self._homes[record.id]

    def gaps(self) -> dict[str, list[str]]:
        """What is known to be missing, by kind, as the data sets state it."""
        gaps: dict[str, list[str]] = {}
        for folder in self.folders:
            for kind, texts in dataset(folder).gaps.items():
                gaps.setdefault(kind, []).extend(texts)
        return gaps

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, found by pattern: parsing the files would slow down TAB completion."""
        found: dict[str, None] = {}
        for folder in self.folders:
            with suppress(DataError):
                toml, series = read_bytes(path_of(folder, KINDS[kind])), ""
                if folder == BUNDLED and (built := read_built_ids(kind, toml)):
                    found |= dict.fromkeys(built)
                    continue
                for id, year in _ID.findall("\n" + toml.decode(errors="replace")):
                    series = id or series
                    found[f"{series}-{year}" if year else id] = None
        return list(found)


def path_of(folder: str, kind: Kind) -> str:
    """The file of a kind in a folder."""
    return os.path.join(folder, f"{kind.name}.toml")


def read_file(folder: str, kind: Kind, faults: list[tuple[str, str, str]] | None = None) -> Tables:
    """The tables of a file as they are written, by name.

    Errors in records, each as id, field and message, go to `faults`; else they are a DataError.
    """
    path = path_of(folder, kind)
    toml = read_bytes(path)
    if folder == BUNDLED and (built := read_built(kind.name, toml)) is not None:
        return built
    tables = parse(path, toml)
    found = [(id, *fault) for id, table in tables.items() for fault in _judged(id, table, kind)]
    if not found:
        ids = Counter(id for name in tables for id in kind.record.expanded(name, tables[name]))
        twice = "is used twice, once for a year of a series"
        found = [(id, "", twice) for id, n in ids.items() if n > 1]
    if faults is not None:
        faults += found
    elif found:
        raise DataError([fault_line(path, *fault) for fault in found])
    return tables


def _make_mutual(tables: Tables, kind: Kind) -> None:
    """Add each reference that holds for both sides to the side that does not give it."""
    for name in (name for name, f in kind.fields.items() if f.mutual):
        given = [(id, other) for id, table in tables.items() for other in table.get(name, ())]
        for id, other in given:
            if other in tables and id not in (known := tables[other].get(name, ())):
                tables[other] = {**tables[other], name: [*known, id]}


def _judged(id: str, table: Any, kind: Kind) -> Faults:
    """Errors in the table of a record."""
    if type(table) is not dict:
        return [("", f"must be a table, not {toml_name(table)}")]
    found: Faults = kind.record.judge({**table, "id": id})
    return [*found, ("id", "no such field: the table's name is the id")] if "id" in table else found


def fault_line(path: str, id: str, where: str, what: str) -> str:
    """An error as one line: `FILE: record ID: field: what is wrong`."""
    return ": ".join(part for part in (path, id and f"record {id}", where, what) if part)


def _check_folder(folder: str) -> None:
    try:
        held = os.listdir(native(folder))
    except OSError as error:
        hint = "give a folder of TOML files"
        raise DataError(f"{folder}: {reason(error)}", hint) from None
    known = [ABOUT, *(f"{name}.toml" for name in KINDS)]
    strange = [
        name for name in sorted(held) if name.lower().endswith(".toml") and name not in known
    ]
    if strange:
        near = nearest(strange[0].lower(), known, limit=1)
        hint = f"did you mean {near[0]}?" if near else "such as visits.toml"
        raise DataError([f"{folder}/{name}: is no file of a kind" for name in strange], hint)
    if not any(f"{name}.toml" in held for name in KINDS):
        raise DataError(f"{folder}: has no data file", f"such as {next(iter(KINDS))}.toml")


class Dataset(Part):
    """The description of a data set."""

    title: str | None = field(TEXT, "what it is called")
    edition: Date | None = field(DATE, "the date that it is of")
    licence: str | None = field(TEXT, "the terms that it may be used under, as SPDX has them")
    gaps: dict[str, tuple[str, ...]] = field(
        ByField(KINDS, lambda kind: TEXTS), "what is known to be missing, by kind"
    )


def dataset(folder: str) -> Dataset:
    """The description of the data set in a folder; DataError if it cannot be read."""
    path = os.path.join(folder, ABOUT)
    table = parse(path)
    if faults := Dataset.judge(table):
        raise DataError([fault_line(path, "", *fault) for fault in faults])
    return Dataset.read(table)


def told(folder: str, name: str) -> str:
    """One value from the description of a data set; DataError if it is missing."""
    said = getattr(dataset(folder), name)
    if said is None:
        raise DataError(f"{os.path.join(folder, ABOUT)}: {name}: is missing")
    return str(said)


def read_released(folder: str) -> tuple[str, list[str]]:
    """The path of the list of ids ever released from a folder, and the ids; none without a list."""
    path = os.path.join(folder, "released.txt")
    return path, text_of(path, read_bytes(path)).split()
