"""Tables as a Frictionless Data Package: one CSV a table, and a descriptor of them all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from ilj.render.delimited import csv_line, flat

from .about import About
from .table import Column, Link, Table
from .tables import RECORDS

DESCRIPTOR = "datapackage.json"
"""The file that says what a package holds."""
NAME = "ilj"
"""The name of the package."""


def write(path: str, tables: Sequence[Table], about: About) -> None:
    """Write a package of the tables to a folder that is not there; OSError where it cannot be."""
    os.mkdir(path)
    resources = []
    for table in tables:
        content = "".join(_lines(table)).encode()
        _write(os.path.join(path, f"{table.name}.csv"), content)
        resources.append(_resource(table, content))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "licenses": [
            {"name": about.licence, "path": f"https://spdx.org/licenses/{about.licence}.html"}
        ],
        "contributors": [{"title": "the ilj contributors"}],
        "sources": list(_sources(tables)),
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    _write(os.path.join(path, DESCRIPTOR), text.encode())


def files(folder: str) -> set[str]:
    """The names of the files of an export in a folder; none where there is no export."""
    try:
        with open(os.path.join(folder, DESCRIPTOR), encoding="utf-8") as file:
            package = json.load(file)
        held = {DESCRIPTOR, *(resource["path"] for resource in package["resources"])}
        return held if package["name"] == NAME else set()
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


def _lines(table: Table) -> Iterator[str]:
    yield csv_line(column.name for column in table.columns)
    for row in table.rows:
        yield csv_line(map(flat, row))


def _sources(tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    """Each document that the data rest on: its title and, where it has one, its address."""
    by_name = {table.name: table for table in tables}
    titles = {row[0]: row[1] for row in by_name[RECORDS].held(("id", "headline"))}
    for id, address in by_name["sources"].held(("id", "address")):
        yield _given({"title": titles[id], "path": address})


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.help,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\n"},
        "schema": _given(
            {
                "fields": [_field(column, table) for column in table.columns],
                "missingValues": [""],
                "primaryKey": list(table.key),
                "foreignKeys": [_foreign_key(link, table) for link in table.links],
            }
        ),
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints = {
        "required": column.required or column.name in table.key,
        "unique": table.key == (column.name,),
        "enum": list(column.enum),
        "pattern": column.pattern,
    }
    return _given(
        {
            "name": column.name,
            "type": column.type,
            "description": column.help,
            "constraints": _given(constraints),
        }
    )


def _given(said: dict[str, Any]) -> dict[str, Any]:
    """What is said, without what is empty."""
    return {name: value for name, value in said.items() if value}


def _foreign_key(link: Link, table: Table) -> dict[str, Any]:
    """A foreign key; a table that refers to itself is named by an empty text."""
    resource = "" if link.table == table.name else link.table
    return {
        "fields": list(link.columns),
        "reference": {"resource": resource, "fields": list(link.key)},
    }
