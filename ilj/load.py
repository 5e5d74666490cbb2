"""TOML files to typed records, or a DataError with the place of every fault."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from . import prebuilt
from .errors import DataError
from .files import parse, read, reason, text_of
from .kinds import KINDS
from .packaged import BUNDLED
from .record import Record
from .text import native
from .values import Faults, named

R = TypeVar("R", bound=Record)


class Library:
    """The records of one or more folders, each file read once, when it is asked for.

    A record of a later folder stands in place of the one with the same id in an earlier folder.
    """

    def __init__(self, folders: Sequence[str] = (BUNDLED,)) -> None:
        """Look into the folders; raise DataError where one cannot be read."""
        self.folders = tuple(folders)
        self.replaced: set[str] = set()
        """The ids, so far as read, whose record stands in place of one of an earlier folder."""
        self._read: dict[type[Record], dict[str, Record]] = {}
        self._homes: dict[str, str] = {}
        for folder in self.folders:
            if folder != BUNDLED:
                _check_folder(folder)

    def records(self, record: type[R]) -> dict[str, R]:
        """The records of a kind by id, in the order of the files; DataError on any fault."""
        if record not in self._read:
            self._read[record] = {}
            for folder in self.folders:
                read = read_file(os.path.join(folder, file_of(record)), record)
                self.replaced |= self._read[record].keys() & read.keys()
                self._read[record] |= read
                self._homes |= dict.fromkeys(read, folder)
        return self._read[record]  # type: ignore[return-value]

    def referred(self, kind: str) -> dict[str, Record]:
        """The records of the kind that a reference names."""
        return self.records(KINDS[kind].record)

    def find(self, id: str) -> Record | None:
        """The record of any kind that has this id, or had it."""
        for kind in KINDS:
            if id in self.referred(kind):
                return self.referred(kind)[id]
        return next((record for record in self.all() if id in record.was), None)

    def home(self, record: Record) -> str:
        """The folder that a record of the library stands in."""
        return self._homes[record.id]

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind as the lines of its files have them: quick, and never at fault."""
        return self._lines(kind, r"\[([a-z0-9-]+)\]")

    def written(self, kind: str, field: str) -> list[str]:
        """The texts that a field of a kind holds, as the lines of its files have them."""
        lines = self._lines(kind, f"{field} = (.*)")
        return [text for line in lines for text in re.findall('"([^"]*)"', line)]

    def _lines(self, kind: str, pattern: str) -> list[str]:
        found: list[str] = []
        for path in (os.path.join(folder, f"{kind}.toml") for folder in self.folders):
            with suppress(DataError):
                text = text_of(path, read(path))
                found += re.findall(f"\n{pattern}", f"\n{text}")
        return found

    def all(self) -> Iterator[Record]:
        """Every record of every kind."""
        for kind in KINDS:
            yield from self.referred(kind).values()


def read_released(folder: str) -> tuple[str, list[str]]:
    """The file of the ids that were ever released from a folder, and the ids; none without it."""
    path = os.path.join(folder, "released.txt")
    return path, text_of(path, read(path)).split()


def file_of(record: type[Record]) -> str:
    """The name of the file that holds the records of a kind."""
    return f"{record.declared.name}.toml"


def read_file(path: str, record: type[R]) -> dict[str, R]:
    """The records of one file by id; none where it is not there, DataError on any fault."""
    toml = read(path)
    bundled = os.path.dirname(path) == BUNDLED
    if bundled and (tables := prebuilt.tables(record.declared.name, toml)) is not None:
        return {id: record.unread({**table, "id": id}) for id, table in tables.items()}
    return _checked(path, parse(path, toml), record)


def _checked(path: str, tables: dict[str, Any], record: type[R]) -> dict[str, R]:
    """The records of the tables of a file; DataError with every fault of it."""
    if all(type(table) is dict and "id" not in table for table in tables.values()):
        whole = {id: {**table, "id": id} for id, table in tables.items()}
        if record.all_fit(whole.values()):
            return {id: record.unread(table) for id, table in whole.items()}
    wrong = ((id, *found) for id, table in tables.items() for found in _wrong(id, table, record))
    raise DataError([fault(path, *found) for found in wrong])


def _wrong(id: str, table: Any, record: type[Record]) -> Faults:
    if not isinstance(table, dict):
        return [("", f"must be a table, not {named(table)}")]
    found = record.wrong({**table, "id": id})
    if "id" in table:
        return [*found, ("id", "no such field: the table's name is the id")]
    return found


def fault(path: str, id: str, where: str, what: str) -> str:
    """One fault in one line: file, record, field, what is wrong."""
    record = f"record {id}" if id else ""
    return ": ".join(part for part in (path, record, where, what) if part)


def _check_folder(folder: str) -> None:
    try:
        held = os.listdir(native(folder))
    except OSError as error:
        raise DataError(
            [f"{folder}: {reason(error)}"], "--data takes a folder of TOML files"
        ) from None
    if not any(f"{name}.toml" in held for name in KINDS):
        raise DataError(
            [f"{folder}: holds no file of any kind"], f"such as {next(iter(KINDS))}.toml"
        )
