"""Tables as a Frictionless Data Package: one CSV file per table, and a descriptor."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ilj.render.machine import csv_lines, flat

from .tables import RECORDS, Column, Link, Table

DESCRIPTOR = "datapackage.json"
"""The file that describes a package."""
NAME = "ilj"
"""The name of the package, by which an earlier export is recognized."""


def write_package(path: str, tables: Sequence[Table], about: Mapping[str, str]) -> None:
    """Write the tables to a new folder; OSError if that fails."""
    os.mkdir(path)
    resources = []
    for table in tables:
        rows = [[column.name for column in table.columns], *table.rows]
        content = "".join(csv_lines(map(flat, row) for row in rows)).encode()
        Path(path, f"{table.name}.csv").write_bytes(content)
        resources.append(_resource(table, content))
    licence = about["licence"]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": about["title"],
        "description": about["description"],
        "version": about["version"],
        "licenses": [{"name": licence, "path": f"https://spdx.org/licenses/{licence}.html"}],
        "contributors": [{"title": "the ilj contributors"}],
        "sources": list(_sources(tables)),
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    Path(path, DESCRIPTOR).write_bytes(text.encode())


def package_files(folder: str) -> set[str]:
    """The names of the files that an export wrote to a folder; empty if it is not an export."""
    try:
        package = json.loads(Path(folder, DESCRIPTOR).read_bytes())
        held = {DESCRIPTOR, *(resource["path"] for resource in package["resources"])}
        return held if package["name"] == NAME else set()
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _sources(tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    """The sources of the data: title and, if there is one, URL."""
    by_name = {table.name: table for table in tables}
    titles = {row[0]: row[1] for row in by_name[RECORDS].held(("id", "headline"))}
    for id, address in by_name["sources"].held(("id", "address")):
        yield _given({"title": titles[id], "path": address})


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    schema = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(link, table) for link in table.links],
    }
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
        "schema": _given(schema),
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints = {
        "required": column.required or column.name in table.key,
        "unique": table.key == (column.name,),
        "enum": list(column.enum),
        "pattern": column.pattern,
    }
    said = {"name": column.name, "type": column.type, "description": column.help}
    return _given({**said, "constraints": _given(constraints)})


def _foreign_key(link: Link, table: Table) -> dict[str, Any]:
    """A foreign key; Table Schema has an empty name for a table that refers to itself."""
    to = "" if link.table == table.name else link.table
    reference = {"resource": to, "fields": list(link.key)}
    return {"fields": list(link.columns), "reference": reference}


def _given(said: dict[str, Any]) -> dict[str, Any]:
    """The mapping without its empty values."""
    return {name: value for name, value in said.items() if value}
