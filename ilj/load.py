"""TOML files to typed records, or a DataError with the place of every fault."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import tomli

from .choices import Many
from .errors import DataError
from .kinds import KINDS
from .nested import ByField
from .record import Record
from .values import Faults, Type, named

R = TypeVar("R", bound=Record)

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
BUNDLED = os.path.join(_PACKAGE, "data")
if not os.path.isdir(BUNDLED):  # a checkout keeps the data beside the package
    BUNDLED = os.path.join(os.path.dirname(_PACKAGE), "data")


_ABOUT = "dataset.toml"
"""The file in which a data set says what it is."""
_MOST = 10**8
"""The bytes that a file may have: what has no end, such as a device, is not read for ever."""


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
        for folder in self.folders:
            _check_folder(folder)

    def records(self, record: type[R]) -> dict[str, R]:
        """The records of a kind by id, in the order of the files; DataError on any fault."""
        if record not in self._read:
            self._read[record] = {}
            for folder in self.folders:
                read = read_file(os.path.join(folder, file_of(record)), record)
                self.replaced |= self._read[record].keys() & read.keys()
                self._read[record] |= read
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

    def gaps(self) -> dict[str, list[str]]:
        """What is known to be missing, by kind, as the data sets say themselves."""
        gaps: dict[str, list[str]] = {}
        for folder in self.folders:
            for kind, texts in read_gaps(folder).items():
                gaps.setdefault(kind, []).extend(texts)
        return gaps

    def all(self) -> Iterator[Record]:
        """Every record of every kind."""
        for kind in KINDS:
            yield from self.referred(kind).values()


def edition(folder: str = BUNDLED) -> str:
    """The date that a data set is of, as it says itself; DataError where it says none."""
    path = os.path.join(folder, _ABOUT)
    date = _parse(path).get("edition")
    if not isinstance(date, str):
        raise DataError([f"{path}: edition: is missing"])
    return date


class _Gaps(ByField):
    """Texts by kind."""

    def of_field(self, name: str) -> Type:
        """What is missing of that kind."""
        return Many(Type())


def read_gaps(folder: str) -> dict[str, Sequence[str]]:
    """What a data set says is missing, by kind; DataError where it does not say so in texts."""
    path = os.path.join(folder, _ABOUT)
    faults: Faults = []
    gaps: dict[str, Sequence[str]] = _Gaps(KINDS).read(_parse(path).get("gaps", {}), "gaps", faults)
    if faults:
        raise DataError(fault(path, "", where, what) for where, what in faults)
    return gaps


def read_released(folder: str) -> tuple[str, list[str]]:
    """The file of the ids that were ever released from a folder, and the ids; none without it."""
    path = os.path.join(folder, "released.txt")
    return path, _read(path).split()


def file_of(record: type[Record]) -> str:
    """The name of the file that holds the records of a kind."""
    return f"{record.declared.name}.toml"


def read_file(path: str, record: type[R]) -> dict[str, R]:
    """The records of one file by id; none where it is not there, DataError on any fault."""
    faults: list[str] = []
    records: dict[str, R] = {}
    for id, table in _parse(path).items():
        found: Faults = []
        if isinstance(table, dict):
            values = record.read({**table, "id": id}, "", found)
            if "id" in table:
                found.append(("id", "no such field: the table's name is the id"))
        else:
            found.append(("", f"must be a table, not {named(table)}"))
        if found:
            faults += (fault(path, id, where, what) for where, what in found)
        else:
            records[id] = record(**values)
    if faults:
        raise DataError(faults)
    return records


def fault(path: str, id: str, where: str, what: str) -> str:
    """One fault in one line: file, record, field, what is wrong."""
    record = f"record {id}" if id else ""
    return ": ".join(part for part in (path, record, where, what) if part)


def _check_folder(folder: str) -> None:
    try:
        held = os.listdir(folder)
    except OSError as error:
        raise DataError(
            [f"{folder}: {_reason(error)}"], "--data takes a folder of TOML files"
        ) from None
    if not any(f"{name}.toml" in held for name in KINDS):
        raise DataError(
            [f"{folder}: holds no file of any kind"], f"such as {next(iter(KINDS))}.toml"
        )


def _parse(path: str) -> dict[str, Any]:
    """What a TOML file holds, nothing where it is not there; DataError where it is no TOML."""
    try:
        return tomli.loads(_read(path))
    except tomli.TOMLDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DataError([f"{path}: {place}: {_lowered(error.msg)}"]) from None
    except ValueError:
        raise DataError([f"{path}: holds a number of more digits than can be read"]) from None
    except RecursionError:
        raise DataError([f"{path}: is nested too deeply"]) from None


def _read(path: str) -> str:
    """The text of a file, empty where it is not there; DataError where it cannot be read."""
    try:
        with open(path, "rb") as file:
            held = file.read(_MOST + 1)
        if len(held) > _MOST:
            raise DataError([f"{path}: is larger than {_MOST // 10**6} MB"])
        return held.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise DataError([f"{path}: {_reason(error)}"]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError([f"{path}: line {line}: is not UTF-8"]) from None


def _reason(error: OSError) -> str:
    return _lowered(error.strerror or str(error))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
