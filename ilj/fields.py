"""A field as it is declared: its type, its meaning, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .values import Type


class Field:
    """One field: its type, its meaning, and what follows from it.

    `option` is the command-line option that filters by the field; `search` has WORDS look into
    it; `when` makes it a date by which the record is found; `head` is its column's heading;
    `show` words its value with the help of the record's other fields; `standing` has listings
    answer with the default alone unless another value is asked for.
    """

    name = ""

    def __init__(
        self,
        type: Type,
        help: str,
        *,
        required: bool = False,
        default: Any = None,
        option: str = "",
        search: bool = False,
        when: bool = False,
        standing: bool = False,
        head: str = "",
        show: Callable[[Any], str] | None = None,
    ) -> None:
        """Declare the field."""
        self.type, self.help, self.required, self.option = type, help, required, option
        self.search, self.when, self.standing, self._head = search, when, standing, head
        self.default = type.empty if default is None else default
        self._show = show

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name that the field is declared under."""
        self.name = name

    def __get__(self, part: Any, owner: type) -> Any:
        """The value in a part that was not read before; the declaration itself of the class."""
        if part is None:
            return self
        held, name = part.__dict__, self.name
        declared, raw = part.fields_of[name], held["_table"].get(name)
        value = held[name] = declared.default if raw is None else declared.type.value(raw)
        return value

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its value, null where it may be absent, with its meaning."""
        schema = self.type.schema()
        if not self.required and self.default is None:
            schema = {"anyOf": [schema, {"type": "null"}]}
        return schema | {"description": self.help}

    def of(self, type: Type) -> Field:
        """The same field of another type."""
        twin = Field.__new__(self.__class__)
        twin.__dict__.update(self.__dict__, type=type, default=type.empty)
        return twin

    @property
    def head(self) -> str:
        """The heading of its column."""
        return self._head or self.name.replace("_", " ")

    def show(self, record: Any, brief: bool = False) -> str:
        """The value in a record as people read it, `brief` in a column; empty when absent."""
        value = getattr(record, self.name)
        if self._show:
            return self._show(record)
        if value == self.type.empty:
            return ""
        return self.type.brief(value) if brief else self.type.show(value)


class Computed(Field):
    """A field that is worked out from the record's others, and so is never written."""

    def __init__(self, type: Type, help: str, compute: Callable[[Any], Any], **more: Any) -> None:
        """Declare the field and how it is worked out."""
        super().__init__(type, help, **more)
        self.compute = compute

    def __get__(self, part: Any, owner: type) -> Any:
        """The value for a part; the declaration itself of the class."""
        return self if part is None else self.compute(part)


def field(type: Type, help: str, **more: Any) -> Any:
    """Declare a field; typed as the value that a record holds under it."""
    return Computed(type, help, **more) if "compute" in more else Field(type, help, **more)
