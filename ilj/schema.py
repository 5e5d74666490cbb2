"""What a declaration is: a frozen part made of fields, each of a type."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from ilj.frozen import Frozen

from .text import no_such_field
from .values import Faults, Type

if TYPE_CHECKING:
    from typing_extensions import Self


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

    def show(self, record: Part, brief: bool = False) -> str:
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

    def __get__(self, part: Part | None, owner: type) -> Any:
        """The value for a part; the declaration itself of the class."""
        return self if part is None else self.compute(part)


def field(type: Type, help: str, **more: Any) -> Any:
    """Declare a field; typed as the value that a record holds under it."""
    return Computed(type, help, **more) if "compute" in more else Field(type, help, **more)


class Part(Frozen):
    """A frozen value made of declared fields."""

    fields_of: ClassVar[dict[str, Field]] = {}
    _defaults: ClassVar[dict[str, Any]] = {}
    _required: ClassVar[list[str]] = []

    def __init_subclass__(cls) -> None:
        """Collect the fields that the class declares, those of its bases first."""
        own = vars(cls).items()
        cls.declare(cls.fields_of | {n: v for n, v in own if isinstance(v, Field)})

    @classmethod
    def declare(cls, fields: dict[str, Field]) -> None:
        """Take these for the fields of the class, in their order."""
        cls.fields_of = fields
        cls._defaults = {n: f.default for n, f in fields.items() if not isinstance(f, Computed)}
        cls._required = [name for name, declared in fields.items() if declared.required]

    def __init__(self, **values: Any) -> None:
        """Hold the values, and the default of each field that is not among them."""
        held = self.__dict__
        held.update(self._defaults)
        held.update(values)
        if len(held) > len(self._defaults):
            unknown = min(values.keys() - self._defaults.keys())
            raise TypeError(f"{type(self).__name__} has no field {unknown!r}")

    @classmethod
    def unread(cls, table: dict[str, Any]) -> Any:
        """The part of a TOML table that is known to be right: a field is read when it is used."""
        part = cls.__new__(cls)
        part.__dict__["_table"] = table
        return part

    def replace(self, **changed: Any) -> Self:
        """The same part but for what is changed."""
        return type(self)(**{name: getattr(self, name) for name in self._defaults} | changed)

    def __eq__(self, other: object) -> bool:
        """Equal where class and values are."""
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self._defaults
        )

    __hash__ = Frozen.__hash__

    def __repr__(self) -> str:
        """The class with the values that differ from the defaults."""
        values = ((n, getattr(self, n), default) for n, default in self._defaults.items())
        given = (f"{name}={value!r}" for name, value, default in values if value != default)
        return f"{type(self).__name__}({', '.join(given)})"

    def plain(self, fields: Iterable[str] | None = None) -> dict[str, Any]:
        """The flat names and JSON values of every field, or of some."""
        plain: dict[str, Any] = {}
        for name in self.fields_of if fields is None else fields:
            plain |= self.fields_of[name].type.parts(name, getattr(self, name))
        return plain

    @classmethod
    def flat_names(cls) -> list[str]:
        """The flat names of every field."""
        return [flat for name, f in cls.fields_of.items() for flat in f.type.names(name)]

    @classmethod
    def fields_for(cls, flat_names: Collection[str]) -> list[str]:
        """The fields that any of these flat names is of."""
        fields = cls.fields_of.items()
        return [n for n, f in fields if not set(f.type.names(n)).isdisjoint(flat_names)]

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """The JSON Schema of the part inside a record: every field, null where it may be absent."""
        said = {name: f.schema() for name, f in cls.fields_of.items()}
        return {
            "type": "object",
            "properties": said,
            "required": list(said),
            "additionalProperties": False,
        }

    @classmethod
    def read(cls, table: dict[str, Any], where: str, faults: Faults) -> dict[str, Any]:
        """The values of a TOML table by field; a fault for each that is unknown or missing."""
        prefix = f"{where}." if where else ""
        values: dict[str, Any] = {}
        for name, raw in table.items():
            declared = cls.fields_of.get(name)
            if isinstance(declared, Computed):
                faults.append((prefix + name, "is worked out from other fields, not written"))
            elif declared:
                values[name] = declared.type.read(raw, prefix + name, faults)
            else:
                faults.append((prefix + name, no_such_field(name, cls.fields_of)))
        missing = (name for name in cls._required if name not in table)
        faults += ((prefix + name, "is missing") for name in missing)
        return values
