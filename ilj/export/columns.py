"""Declared fields as columns, and their values as cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ilj.describe import properties
from ilj.fields import Field
from ilj.render.delimited import flat
from ilj.values import Ref

from .table import Cells, Column, Link


def columns_of(fields: Mapping[str, Field]) -> tuple[Column, ...]:
    """The columns of fields: the same as those of TSV and CSV."""
    return tuple(
        _column(name, schema, fields.get(name)) for name, schema in properties(fields).items()
    )


def _column(name: str, schema: Mapping[str, Any], declared: Field | None) -> Column:
    """A column by the JSON Schema of its values; none is declared for the parts of a date."""
    said = schema.get("anyOf", [schema])[0]
    terms = tuple(term for term in said.get("enum", ()) if term is not None)
    type = said.get("format") or said.get("type", "string")
    if type == "array" or (type == "object" and declared and declared.type.fits_a_cell):
        type = "string"
    return Column(
        name=name,
        type=type,
        help=schema["description"],
        required=bool(declared and (declared.required or declared.default)),
        enum=terms,
        pattern=said.get("pattern", ""),
    )


def links_of(fields: Mapping[str, Field]) -> tuple[Link, ...]:
    """The foreign keys among fields: each that holds the id of a record of some kind."""
    refs = ((name, field.type) for name, field in fields.items())
    return tuple(Link((name,), type.kind) for name, type in refs if isinstance(type, Ref))


def cells_of(plain: Mapping[str, Any], columns: Sequence[Column]) -> Cells:
    """The cells of the JSON values that stand under the names of columns, in their order."""
    values = plain.values()
    return tuple(_cell(v, column.type) for v, column in zip(values, columns, strict=True))


def _cell(value: Any, type: str) -> Any:
    if value is None or type in ("boolean", "integer", "number"):
        return value
    return json.dumps(value, ensure_ascii=False) if type == "object" else flat(value) or None
