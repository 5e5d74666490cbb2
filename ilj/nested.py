"""The types of a field that hold tables: parts inside a record, and what is said by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from .schema import Part, column
from .text import no_such_field
from .values import Faults, Type


class Nested(Type):
    """A table inside a record."""

    toml = dict

    def __init__(self, part: type[Part]) -> None:
        """Hold values of the declared part."""
        self.part = part
        self.label = f"table of {', '.join(part.fields_of)}"

    def all_fit(self, raws: Collection[Any]) -> bool:
        """Whether nothing is wrong with any field of any."""
        return set(map(type, raws)) <= {dict} and self.part.all_fit(raws)

    def wrong(self, raw: Any) -> Faults:
        """What is wrong with each field."""
        if type(raw) is not dict:
            return super().wrong(raw)
        return [(f".{place}", what) for place, what in self.part.wrong(raw)]

    def value(self, raw: Any) -> Any:
        """The part."""
        return self.part.known(raw)

    def plain(self, value: Any) -> Any:
        """The part as a JSON object with every field, null where there is no value."""
        return {
            name: None if (item := getattr(value, name)) is None else declared.type.plain(item)
            for name, declared in value.fields_of.items()
        }

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the part."""
        return self.part.schema()

    def brief(self, value: Any) -> str:
        """What the part begins with."""
        name, declared = next(iter(self.part.fields_of.items()))
        return declared.type.brief(getattr(value, name))

    def words(self, value: Any) -> str:
        """The text of the fields that a search looks into."""
        searched = (f for f in value.fields_of.values() if f.search)
        return " ".join(f.type.words(v) for f in searched if (v := getattr(value, f.name)))


class ByField(Type):
    """A table whose keys are fields of the record: what is said of them beside their values."""

    toml = dict

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """Hold a value for any of the fields, by name."""
        self.fields, self.empty = fields, {}
        self.label = "table by field"

    def of_field(self, name: str) -> Type:
        """The type of what is said of that field: a text."""
        return Type()

    def all_fit(self, raws: Collection[Any]) -> bool:
        """Whether nothing is wrong with any of the values, and each key is a field."""
        if set(map(type, raws)) - {dict}:
            return False
        names = set().union(*raws)
        return names <= self.fields.keys() and all(
            self.of_field(name).all_fit(column(raws, name)) for name in names
        )

    def wrong(self, raw: Any) -> Faults:
        """What is wrong with each of the values, and each key that is no field."""
        if type(raw) is not dict:
            return super().wrong(raw)
        faults: list[tuple[str, str]] = []
        for name, item in raw.items():
            if name in self.fields:
                found = self.of_field(name).wrong(item)
                faults += [(f".{name}{place}", what) for place, what in found]
            else:
                faults.append((f".{name}", no_such_field(name, self.fields)))
        return faults

    def value(self, raw: Any) -> Any:
        """The values by field."""
        return {name: self.of_field(name).value(item) for name, item in raw.items()}

    def plain(self, value: Any) -> Any:
        """The values by field as JSON has them."""
        return {name: self.of_field(name).plain(item) for name, item in value.items()}

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what is said, by field."""
        said = {name: self.of_field(name).schema() for name in self.fields}
        return {"type": "object", "properties": said, "additionalProperties": False}

    def show(self, value: Any) -> str:
        """The values one after another, each with its field."""
        return "; ".join(f"{name}: {self.of_field(name).show(v)}" for name, v in value.items())
