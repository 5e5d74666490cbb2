"""The whole data set as one SQLite database, or as a Frictionless Data Package."""

import os

from ilj import __version__
from ilj.errors import DataError, OutputError
from ilj.store import Library
from ilj.store.files import reason
from ilj.store.library import told
from ilj.text import counted, native

from .package import package_files, write_package
from .place import placed
from .sqlite import write_database
from .tables import broken_keys, tables_of

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
    if broken := broken_keys(tables):
        raise DataError(broken, "ilj check DIR names the file of each fault")
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
    """What the data set says of itself, and whether records of one's own are laid over it."""
    bundled, *own = library.folders
    edition = told(bundled, "edition")
    mixed = " Records of one's own are laid over those of the data set." if own else ""
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
    """Raise OutputError where something is there that an export is not to replace."""
    if not os.path.lexists(there):
        return
    if not replace:
        raise OutputError(f"{path} is already there", "--force replaces it")
    right = os.path.isfile(there) if database else os.path.isdir(there)
    strange = f"it is no {'file' if database else 'folder'}"
    if right:
        strange = "" if database else _strange(there)
    if strange:
        raise OutputError(f"{path} is not replaced: {strange}", "choose a path where nothing is")


def _strange(folder: str) -> str:
    """What a folder holds that no export wrote; empty where there is nothing of the sort."""
    try:
        strangers = set(os.listdir(folder)) - package_files(folder)
    except OSError as error:
        return reason(error)
    return f"no export wrote {min(strangers)} in it" if strangers else ""
