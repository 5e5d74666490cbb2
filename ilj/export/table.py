"""What a table is: columns with types and keys, and rows of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ilj.frozen import Value

Cells = tuple[Any, ...]
"""The values of a row: None, a string, a number or a boolean each."""


class Column(Value):
    """A column: its name, its type as Table Schema calls it, its meaning, what it may hold."""

    name: str
    type: str
    help: str
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""


class Link(Value):
    """A foreign key: columns whose values are those of the key of a row of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...] = ("id",)


class Table(Value):
    """A table: its meaning, its columns, its primary key, its foreign keys, its rows."""

    name: str
    help: str
    columns: Sequence[Column]
    key: tuple[str, ...]
    links: Sequence[Link]
    rows: list[Cells]

    def held(self, columns: Sequence[str]) -> Iterator[Cells]:
        """The values of those columns, row after row."""
        places = [[column.name for column in self.columns].index(name) for name in columns]
        return (tuple(row[place] for place in places) for row in self.rows)


def faults(tables: Sequence[Table]) -> list[str]:
    """Every key that is there twice, and every reference to a row that is not there."""
    found: list[str] = []
    known: dict[str, set[Cells]] = {}
    for table in tables:
        seen = known[table.name] = set()
        for key in table.held(table.key):
            if key in seen:
                found.append(f"{table.name}: record {key[0]}: is there twice")
            seen.add(key)
    for table in tables:
        for link in table.links:
            for (id, *_), cells in zip(
                table.held(table.key), table.held(link.columns), strict=True
            ):
                if None not in cells and cells not in known[link.table]:
                    what = f"refers to {cells[-1]!r}, which is none of the {link.table}"
                    found.append(f"{table.name}: record {id}: {link.columns[-1]}: {what}")
    return found
