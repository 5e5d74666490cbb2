"""Tables as an SQLite database: foreign keys, full-text search, views for common queries."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing

from ilj.packaged import read_packaged

from .tables import Cells, Column, Table

_TYPES = {"boolean": "INTEGER", "integer": "INTEGER", "number": "NUMERIC"}
_OURS = int.from_bytes(b"iljf", "big")
"""The application id by which an earlier export is recognized."""
_LARGEST = 2**63  # SQLite integers have 64 bits


def write_database(path: str, tables: Sequence[Table], about: Mapping[str, str]) -> None:
    """Write the tables to a new database file; OSError if that fails."""
    said = Column("name", "string", "what is said"), Column("value", "string", "what it is")
    of_set = Table("dataset", "What this data set is.", said, ("name",), (), [*about.items()])
    try:
        # Not Python's transactions: setup.sql begins one, the second `executescript` commits it.
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute(f"PRAGMA application_id = {_OURS}")
            database.executescript(read_packaged("export", "setup.sql").decode())
            for table in (of_set, *tables):
                database.execute(_created(table))
                places = ", ".join("?" * len(table.columns))
                insert = f"INSERT INTO {_name(table.name)} VALUES ({places})"
                database.executemany(insert, map(_storable, table.rows))
            for index in _indexes(tables):
                database.execute(index)
            database.execute(_mentions(tables))
            database.executescript(read_packaged("export", "views.sql").decode())
    except sqlite3.OperationalError as error:  # a full disk, for example
        raise OSError(str(error)) from None


def is_database(path: str) -> bool:
    """Whether a file is a database that an export wrote; OSError if it cannot be read."""
    with open(path, "rb") as file:
        head = file.read(72)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == _OURS.to_bytes(4, "big")


def _created(table: Table) -> str:
    """The CREATE TABLE statement, with the meanings of the table and its columns as comments."""
    keys = [f"PRIMARY KEY ({_names(table.key)})"]
    keys += (
        f"FOREIGN KEY ({_names(link.columns)}) REFERENCES {_name(link.table)} ({_names(link.key)})"
        for link in table.links
    )
    # SQLite stores the statement as it is, so `.schema` shows the comments.
    lines = [f"{_defined(column, table)}, -- {column.help}" for column in table.columns]
    body = "\n    ".join([f"-- {table.help}", *lines, ",\n    ".join(keys)])
    return f"CREATE TABLE {_name(table.name)} (\n    {body}\n)"


def _defined(column: Column, table: Table) -> str:
    """A column definition: name, type, constraints."""
    name = _name(column.name)
    parts = [name, _TYPES.get(column.type, "TEXT")]
    # SQLite allows NULL even in a primary key.
    if column.required or column.name in table.key:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f"CHECK ({name} IN (0, 1))")
    if column.enum:
        parts.append(f"CHECK ({name} IN ({', '.join(map(_text, column.enum))}))")
    return " ".join(parts)


def _storable(row: Cells) -> Cells:
    """The row, with integers too large for SQLite as text, which a numeric column makes reals."""
    return tuple(
        str(cell) if isinstance(cell, int) and abs(cell) >= _LARGEST else cell for cell in row
    )


def _indexes(tables: Sequence[Table]) -> Iterator[str]:
    """An index for each foreign key that is not a prefix of the primary key, itself indexed."""
    for table in tables:
        for link in table.links:
            if link.columns != table.key[: len(link.columns)]:
                name = "_".join((table.name, *link.columns))
                yield f"CREATE INDEX {_name(name)} ON {_name(table.name)} ({_names(link.columns)})"


def _mentions(tables: Sequence[Table]) -> str:
    """The view of all references from record to record, except those to sources."""
    refs = [
        f"SELECT {_name(table.key[0])}, {_text(_field(table, link.columns[0]))}, "
        f"{_name(link.columns[0])} FROM {_name(table.name)} "
        f"WHERE {_name(link.columns[0])} IS NOT NULL"
        for table in tables
        for link in table.links
        if link.table != "sources" and link.columns[0] not in table.key
    ]
    said = "-- Which record refers to which: the record, the field, the id that it holds."
    return (
        f"CREATE VIEW mentions AS {said}\n"
        "WITH refs (record, field, refers_to) AS (\n    "
        + "\n    UNION ALL ".join(refs)
        + "\n)\nSELECT refs.record, records.kind, records.date, records.headline, refs.field, "
        "refs.refers_to\nFROM refs JOIN records ON records.id = refs.record"
    )


def _field(table: Table, column: str) -> str:
    """The field that a reference column belongs to; a list field has its own table."""
    return column if table.key == ("id",) else table.name.partition("_")[2]


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(_name, names))


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
