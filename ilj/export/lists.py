"""Fields that hold many values, or values by field, as tables of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ilj.choices import Many
from ilj.fields import Field
from ilj.kinds import KINDS
from ilj.nested import ByField, Nested
from ilj.schema import Part
from ilj.values import Ref, Type

from .columns import cells_of, columns_of, links_of
from .table import Cells, Column, Link, Table

RECORD = Column("record", "string", "the id of the record", required=True)
FIELD = Column("field", "string", "the field that it is about", required=True)
POSITION = Column("position", "integer", "its place in the list, from 1", required=True)

Held = Sequence[tuple[Cells, Part]]
"""The parts that hold a field, each under the key of its row."""
Item = tuple[Cells, Type, Any]
"""What tells an item of a field apart from others, its type, the item."""


def lists(
    table: str, inherited: Sequence[Column], to: Link, fields: Mapping[str, Field], held: Held
) -> Iterator[Table]:
    """A table for each field that holds many, then one for each field of theirs that does.

    `inherited` are the columns that hold the key of a row of the table, `to` is their link to it.
    """
    for name, declared in fields.items():
        own, type = _shape(declared.type)
        if not own:
            continue
        items = [
            ((*key, *place), of, item)
            for key, part in held
            for place, of, item in _items(declared.type, getattr(part, name))
        ]
        key = [*inherited, *own]
        made = _table(f"{table}_{name}", declared, type, key, to, items)
        yield made
        if isinstance(type, Nested):
            within = [_within(name, column) for column in key]
            up = Link(tuple(column.name for column in within), made.name, made.key)
            parts = [(place, item) for place, _, item in items]
            yield from lists(made.name, within, up, type.part.fields_of, parts)


def _table(
    name: str, declared: Field, type: Type, key: Sequence[Column], to: Link, items: Sequence[Item]
) -> Table:
    """The table of the items of a field, whose key is what tells them apart."""
    named = {_called(inner, f): f for inner, f in _inside(declared, type).items()}
    columns = columns_of(named)
    return Table(
        name=name,
        help=declared.help,
        columns=[*key, *columns],
        key=tuple(column.name for column in key),
        links=[to, *links_of(named)],
        rows=[(*at, *cells_of(_plain(of, item), columns)) for at, of, item in items],
    )


def _shape(type: Type) -> tuple[list[Column], Type]:
    """The columns that tell a field's items apart, none where it holds one, and their type."""
    if isinstance(type, Many):
        return [POSITION], type.of
    if isinstance(type, ByField):
        columns, of = _shape(type.of_field(next(iter(type.fields))))
        return [FIELD, *columns], of
    return [], type


def _items(type: Type, value: Any) -> Iterator[Item]:
    """Each item of a field's value."""
    if isinstance(type, Many):
        for n, item in enumerate(value, 1):
            yield (n,), type.of, item
    elif isinstance(type, ByField):
        for name, said in value.items():
            for place, of, item in _items(type.of_field(name), said):
                yield (name, *place), of, item
    else:
        yield (), type, value


def _inside(declared: Field, type: Type) -> Mapping[str, Field]:
    """The fields of an item; of one that is no part, its value, or what is said of the field."""
    if isinstance(type, Nested):
        return type.part.fields_of
    name = "said" if isinstance(declared.type, ByField) else "value"
    return {name: Field(type, declared.help, required=True)}


def _called(name: str, declared: Field) -> str:
    """A reference without a name of its own is called by what it refers to."""
    if isinstance(declared.type, Ref) and name in ("id", "value"):
        return KINDS[declared.type.kind].one.replace(" ", "_")
    return name


def _plain(type: Type, item: Any) -> dict[str, Any]:
    """The JSON values of an item by flat name."""
    if isinstance(type, Nested):
        plain: dict[str, Any] = item.plain() | type.plain(item)
        return plain
    return type.parts("", item)


def _within(name: str, column: Column) -> Column:
    """A column of the key of an item as the items inside it have it."""
    return column.replace(name=f"{name}_{column.name}") if column is POSITION else column
