"""What the records of a kind hold: as rows to read, and as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from .dated import Dated
from .fields import Field, field
from .kind import Kind
from .schema import Part
from .values import Flag, Slug, Type


class FieldRow(Part):
    """One field of a kind."""

    declared: ClassVar[Kind]

    field_name: str = field(Slug(), "the name of the field", head="field")
    type: str = field(Type(), "what it holds")
    required: bool = field(Flag(), "whether every record has it")
    option: str | None = field(Type(), "the option that filters by it")
    meaning: str = field(Type(), "what it means")


FieldRow.declared = Kind(
    name="schema",
    one="field",
    many="fields",
    record=FieldRow,
    group="Data",
    help="the fields of a kind, their types and meaning",
    examples=("ilj schema visits", "ilj schema visits --format json"),
    columns=("field_name", "meaning", "type", "option"),
)


def rows(kind: Kind) -> list[FieldRow]:
    """Each field of a kind as it is written in TOML."""
    return [
        FieldRow(
            field_name=name,
            type=f.type.label,
            required=f.required,
            option=f.option or None,
            meaning=f.help,
        )
        for name, f in kind.fields.items()
    ]


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a record as JSON prints it: dates flat, null where nothing is known."""
    said = properties(kind.fields)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{kind.one} of {kind.name}",
        "description": kind.record.__doc__,
        "type": "object",
        "properties": said,
        "required": list(said),
        "additionalProperties": False,
    }


def properties(fields: Mapping[str, Field]) -> dict[str, Any]:
    """The JSON Schema of each flat name that fields are printed under."""
    said: dict[str, Any] = {}
    for name, declared in fields.items():
        said[name] = declared.schema()
        if isinstance(declared.type, Dated):
            said |= _parts(name, declared.help)
    return said


def _parts(name: str, help: str) -> dict[str, Any]:
    """The flat names that a date is printed under beside its own."""
    day = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
    _, first, last, precision = Dated().names(name)
    known = ["day", "month", "year", "decade", "century", "range", None]
    return {
        first: {**day, "description": f"first possible day of: {help}"},
        last: {**day, "description": f"last possible day of: {help}"},
        precision: {"enum": known, "description": f"the coarsest that is known of: {help}"},
    }
