"""The whole data set as one SQLite database, or as a Frictionless Data Package."""

from __future__ import annotations

import os

from ilj.errors import DataError, OutputError
from ilj.files import reason
from ilj.load import Library
from ilj.text import counted, native

from . import package, sqlite
from .about import about
from .place import placed
from .table import Table, faults
from .tables import RECORDS, tables_of

DATABASES = (".sqlite", ".sqlite3", ".db")
"""How the name of a database ends; any other is that of a folder."""


def export(library: Library, path: str, replace: bool = False) -> str:
    """Write all records to a path; what was written, in one line.

    OutputError where something is there that is not to be replaced, or where nothing can be
    written; DataError where records refer to what is not there.
    """
    database = path.lower().endswith(DATABASES)
    there = native(path)
    _refuse(path, there, database, replace)
    tables = tables_of(library)
    if broken := faults(tables):
        raise DataError(broken, "ilj check DIR names the file of each fault")
    write = sqlite.write if database else package.write
    try:
        with placed(there, replace) as place:
            write(place, tables, about(library))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason(error)}") from None
    return f"wrote {_counted(tables)} to {path}"


def _counted(tables: list[Table]) -> str:
    """How many records of how many kinds."""
    kinds = [kind for table in tables if table.name == RECORDS for kind in table.held(("kind",))]
    return f"{counted(len(kinds), 'record')} of {counted(len(set(kinds)), 'kind')}"


def _refuse(path: str, there: str, database: bool, replace: bool) -> None:
    """Raise OutputError where something is there that an export is not to replace."""
    if not os.path.lexists(there):
        return
    if not replace:
        raise OutputError(f"{path} is already there", "--force replaces it")
    if database:
        strange = "" if os.path.isfile(there) else "it is no file"
    else:
        strange = _strange(there) if os.path.isdir(there) else "it is no folder"
    if strange:
        raise OutputError(f"{path} is not replaced: {strange}", "choose a path where nothing is")


def _strange(folder: str) -> str:
    """What a folder holds that no export wrote; empty where there is nothing of the sort."""
    try:
        strangers = set(os.listdir(folder)) - package.files(folder)
    except OSError as error:
        return reason(error)
    return f"no export wrote {min(strangers)} in it" if strangers else ""
