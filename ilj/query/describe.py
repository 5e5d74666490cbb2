"""The fields of a kind: as rows, as JSON Schema, as a template to fill in."""

from collections.abc import Iterator, Mapping
from typing import Any

from ilj.model.dates import PRECISIONS, SUBSET
from ilj.model.record import Claim, Record
from ilj.model.schema import ByField, Field, Kind, Nested, Part, field, listing, object_schema
from ilj.model.types import FLAG, TEXT, Dated, Flag, Many, Slug, Type, inner

ID = "ID"
"""The placeholder for the id in a template; in upper case, it is not a valid id."""
_WIDTH = 80
_PREFACE = (
    "Replace ID with an id, at most 32 of a-z, 0-9 and -: who or what, where, year.",
    'Fill in what is blank: "".',
    "Lines that begin with # are optional: remove the # to give the field.",
    f"A date is {SUBSET}.",
)


@listing("schema", "the fields of a kind, their types and meaning", one="field", group="Data")
class FieldRow(Part):
    """One field of a kind."""

    columns = "field_name meaning type option"
    piped = "field_name type required column option meaning"
    examples = ["visits", "visits --format json"]

    field_name: str = field(Slug(), "the name of the field", head="field")
    type: str = field(TEXT, "what it holds")
    required: bool = field(FLAG, "whether every record has it")
    column: bool = field(FLAG, "whether it is a column of TSV and CSV")
    option: str | None = field(TEXT, "the option that filters by it")
    meaning: str = field(TEXT, "what it means")


def field_rows(kind: Kind) -> list[FieldRow]:
    """One row for each field of a kind."""
    return [
        FieldRow(
            field_name=name,
            type=f.type.label,
            required=f.required,
            column=name in kind.piped,
            option=f.option or None,
            meaning=f.help,
        )
        for name, f in kind.fields.items()
    ]


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a record as printed by `--json`: dates flat, null if unknown."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{kind.one} of {kind.name}",
        "description": kind.record.__doc__ or kind.help,
        **object_schema(properties(kind.fields), whole=True),
    }


def properties(fields: Mapping[str, Field]) -> dict[str, Any]:
    """The JSON Schemas of fields, by flat name."""
    said: dict[str, Any] = {}
    for name, declared in fields.items():
        said[name] = declared.schema
        if isinstance(declared.type, Dated):
            day = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
            _, first, last, precision = declared.type.names(name)
            about = declared.help
            said |= {
                first: {**day, "description": f"first possible day of: {about}"},
                last: {**day, "description": f"last possible day of: {about}"},
                precision: {
                    "enum": [*PRECISIONS, None],
                    "description": f"the coarsest that is known of: {about}",
                },
            }
    return said


def template(kind: Kind) -> Iterator[str]:
    """The lines of a record to fill in: required fields are blank, the rest commented out."""
    yield from _remark(f"A record for {kind.name}.toml. {kind.record.__doc__ or kind.help}")
    for said in (*_PREFACE, *_rules(kind)):
        yield from _remark(said, "# - ")
    yield from ("", f"[{ID}]")
    example = _example(kind)
    own = {"unresolved": f'["{example.name}"]', "inferred": '""'}
    for name, declared in kind.fields.items():
        if name in ("id", "alt") or not declared.given:
            continue
        key = f"inferred.{example.name}" if name == "inferred" else name
        yield from _remark(_said(declared))
        if isinstance(type := inner(declared.type), Nested):
            yield from _parts(type.part)
        yield f"{'' if declared.required else '#'}{key} = {own.get(name) or _blank(declared)}"
    yield ""
    yield from _remark(kind.fields["alt"].help)
    yield from _parts(Claim)
    yield f"#[[{ID}.alt.{example.name}]]"
    for name, declared in Claim.fields.items():
        yield f"#{name} = {_blank(example if name == 'value' else declared)}"


def _blank(field: Field) -> str:
    """The default of a field in TOML, or a blank value to fill in if it has none."""
    return f'"{field.default}"' if isinstance(field.default, str) else _open(field.type)


def _open(type: Type) -> str:
    """A blank TOML value of the type."""
    if isinstance(type, Many):
        return f"[{_open(type.of)}]"
    if isinstance(type, Nested):
        required = (f for f in type.part.fields.values() if f.required)
        return f"{{ {', '.join(f'{f.name} = {_open(f.type)}' for f in required)} }}"
    return "true" if isinstance(type, Flag) else '""'


def _parts(part: type[Part]) -> Iterator[str]:
    """The meaning and type of each field of a nested table, as comments."""
    for inside in part.fields.values():
        optional = "" if inside.required or inside.default else ", optional"
        yield from _remark(f"{inside.name}: {_said(inside)}{optional}", "#   ")


def _said(field: Field) -> str:
    type = inner(field.type)
    if isinstance(type, ByField):
        return field.help
    label = f"{{ {', '.join(type.part.fields)} }}" if isinstance(type, Nested) else type.label
    many = "any number of: " if isinstance(field.type, Many) else ""
    without = f"; {field.default} if omitted" if isinstance(field.default, str) else ""
    return f"{field.help} ({many}{label}{without})"


def _rules(kind: Kind) -> Iterator[str]:
    """The rules of the kind: the docstrings of the methods that its classes have for them."""
    for owner in kind.record.__mro__:
        if owner is not Record and issubclass(owner, Record):
            rules = (vars(owner).get(name) for name in ("faults", "expanded"))
            yield from (rule.__doc__ for rule in rules if rule and rule.__doc__)


def _example(kind: Kind) -> Field:
    """The field to use as the example in `unresolved`, `inferred` and `alt`."""
    own = [f for name, f in kind.fields.items() if name not in Record.fields and not f.required]
    return next((f for f in own if f.when), own[0])


def _remark(text: str, start: str = "# ") -> Iterator[str]:
    """The lines of a comment, wrapped."""
    from textwrap import wrap

    hang = "#".ljust(len(start))
    yield from wrap(
        text, _WIDTH, initial_indent=start, subsequent_indent=hang, break_on_hyphens=False
    )
