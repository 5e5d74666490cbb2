"""A frozen part made of declared fields: what a record, and a table inside one, is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ilj.frozen import Frozen

from .fields import Computed, Field
from .text import no_such_field
from .values import Faults

if TYPE_CHECKING:
    from typing_extensions import Self


def column(tables: Iterable[Mapping[str, Any]], name: str) -> list[Any]:
    """All that stands under a name in TOML tables."""
    return [raw for table in tables if (raw := table.get(name)) is not None]


class Part(Frozen):
    """A frozen value made of declared fields."""

    fields_of: ClassVar[dict[str, Field]] = {}
    _defaults: ClassVar[dict[str, Any]] = {}
    _required: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        """Collect the fields that the class declares, those of its bases first."""
        own = vars(cls).items()
        cls.declare(cls.fields_of | {n: v for n, v in own if isinstance(v, Field)})

    @classmethod
    def declare(cls, fields: dict[str, Field]) -> None:
        """Take these for the fields of the class, in their order."""
        cls.fields_of = fields
        cls._defaults = {n: f.default for n, f in fields.items() if not isinstance(f, Computed)}
        cls._required = {name: declared for name, declared in fields.items() if declared.required}

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
        """The part of a TOML table in which nothing is wrong: a field is read when it is used."""
        part = cls.__new__(cls)
        part.__dict__["_table"] = table
        return part

    @classmethod
    def known(cls, table: Mapping[str, Any]) -> Any:
        """The part of a TOML table in which nothing is wrong: every field is read at once."""
        part = cls.__new__(cls)
        held, fields = part.__dict__, cls.fields_of
        held.update(cls._defaults)
        for name, raw in table.items():
            held[name] = fields[name].type.value(raw)
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
        declared = self.fields_of
        for name in declared if fields is None else fields:
            plain |= declared[name].type.parts(name, getattr(self, name))
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
    def all_fit(cls, tables: Collection[Mapping[str, Any]]) -> bool:
        """Whether nothing is wrong with any of the TOML tables: judged a field at a time."""
        names = set().union(*tables)
        if names - cls._defaults.keys():
            return False
        given = {name: column(tables, name) for name in names}
        whole = all(len(given.get(name, ())) == len(tables) for name in cls._required)
        return whole and all(cls.fields_of[name].type.all_fit(given[name]) for name in names)

    @classmethod
    def wrong(cls, table: Mapping[str, Any]) -> Faults:
        """What is wrong with a TOML table, and in which field: unknown and missing ones too."""
        faults: list[tuple[str, str]] = []
        fields = cls.fields_of
        for name, raw in table.items():
            if name in cls._defaults:
                faults += [(name + place, what) for place, what in fields[name].type.wrong(raw)]
            elif name in fields:
                faults.append((name, "is worked out from other fields, not written"))
            else:
                faults.append((name, no_such_field(name, fields)))
        return faults + [(name, "is missing") for name in cls._required if name not in table]
