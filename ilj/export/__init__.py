"""Export of the whole data set as an SQLite database or a Frictionless Data Package."""

import os

from ilj import __version__
from ilj.errors import DataError, OutputError
from ilj.store import Library
from ilj.store.files import reason
from ilj.store.library import told
from ilj.store.place import placed
from ilj.text import counted, native

from .package import package_files, write_package
from .sqlite import is_database, write_database
from .tables import broken_keys, tables_of

DATABASES = (".sqlite", ".sqlite3", ".db")
"""The file name endings of a database; any other path is a folder."""


def export(library: Library, path: str, replace: bool = False) -> str:
    """Write all records to a path; returns a summary in one line.

    OutputError if the path exists and must not be replaced, or if it cannot be written; DataError
    if ids are not unique or records refer to others that do not exist.
    """
    database = path.lower().endswith(DATABASES)
    there = native(path)
    _refuse(path, there, database, replace)
    tables = tables_of(library)
    if broken := broken_keys(tables):
        raise DataError(broken, "ilj check DIR shows the file of each error")
    write = write_database if database else write_package
    try:
        with placed(there, replace) as place:
            write(place, tables, about(library))
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason(error)}") from None
    kinds = [kind for (kind,) in tables[0].held(("kind",))]
    many = f"{counted(len(kinds), 'record')} of {counted(len(set(kinds)), 'kind')}"
    return f"wrote {many} to {path}"


def about(library: Library) -> dict[str, str]:
    """The description of the data set, and whether the user's own records override it."""
    bundled, *own = library.folders
    edition = told(bundled, "edition")
    mixed = " The user's own records override those of the data set." if own else ""
    return {
        "title": told(bundled, "title"),
        "edition": edition,
        "version": f"{__version__}+{edition}{'.own' if own else ''}",
        "licence": told(bundled, "licence"),
        "description": (
            f"Written by ilj {__version__}, whose code is under the MIT licence.{mixed} Dates are "
            "EDTF (ISO 8601-2), each beside its first and last possible day and its precision."
        ),
    }


def _refuse(path: str, there: str, database: bool, replace: bool) -> None:
    """Raise OutputError if the path exists and an export must not replace it."""
    if not os.path.lexists(there):
        return
    if not replace:
        raise OutputError(f"{path} already exists", "--force overwrites it")
    if database:
        ours = os.path.isfile(there) and (is_database(there) or not os.path.getsize(there))
        strange = "" if ours else "it is not a database that an export wrote"
    else:
        strange = _strange(there) if os.path.isdir(there) else "it is not a folder"
    if strange:
        raise OutputError(f"{path} is not replaced: {strange}", "choose a new path")


def _strange(folder: str) -> str:
    """Why a folder cannot be replaced: a file that no export wrote; empty if it can be."""
    try:
        strangers = set(os.listdir(folder)) - package_files(folder)
    except OSError as error:
        return reason(error)
    return f"no export wrote {min(strangers)} in it" if strangers else ""
