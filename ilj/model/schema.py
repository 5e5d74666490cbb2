"""Field declarations, and the immutable objects made of them: records, nested tables, rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from ilj.text import no_such_field

from .types import Choice, Faults, Ref, Type


class Standing(NamedTuple):
    """What listings show by default: a test of a record, also told whether a time is asked for.

    `hidden` says what does not pass, and `option` shows it; `shown` says what passes. With `kinds`,
    records of others are not even read, unless they are asked for.
    """

    test: Callable[[Any, bool], bool]
    hidden: str
    option: str
    shown: str = ""
    kinds: Sequence[str] = ()


def usually(name: str, value: str, hidden: str) -> Standing:
    """A default: records whose field has this value."""
    return Standing(lambda r, timed: getattr(r, name) == value, hidden, f"--{name} any", value)


class Field:
    """A field: its type, its meaning and how it is used.

    `option` is the command-line option that filters by the field; `when` makes it a date that time
    filters look at; `head` is its column heading; `wording` puts its value into words for a column,
    using the record's other fields; `standing` is what listings show unless the field is asked for;
    `latest_by` makes a filter of the latest records, one for each value of another field; `compute`
    derives it from the record's other fields; `given` is whether a file may give it, as it may
    unless it is computed; `mutual` is for references that are given on one side and hold for both.
    """

    name = head = option = latest_by = ""
    required = when = mutual = False
    given = True
    default: Any = None
    standing: Standing | None = None
    wording: Callable[[Any], str] | None = None
    compute: Callable[[Any], Any] | None = None

    def __init__(self, type: Type | str, help: str, **options: Any) -> None:
        """Declare a field; a string as its type is the name of a vocabulary."""
        self.type, self.help = Choice.named(type) if isinstance(type, str) else type, help
        usual = {"default": self.type.empty, "given": "compute" not in options}
        for name, option in (usual | options).items():
            if not hasattr(Field, name):
                raise TypeError(f"a field has no {name!r}")
            setattr(self, name, option)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.head = self.head or name.replace("_", " ")

    def __get__(self, part: Any, owner: type) -> Any:
        """The computed value of a part; for a class, the field itself."""
        # Stored values and defaults never get here: they are attributes of the part or its class.
        return self.compute(part) if self.compute and part is not None else self

    def retyped(self, type: Type) -> Field:
        """A field with the same name, heading and meaning, but another type."""
        return Field(type, self.help, name=self.name, head=self.head)

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its value, with its meaning; null is allowed if it may be absent."""
        schema: dict[str, Any] = self.type.schema
        if not self.required and self.default is None:
            schema = {"anyOf": [schema, {"type": "null"}]}
        return schema | {"description": self.help}

    def show(self, record: Any, brief: bool = False) -> str:
        """The value in readable form, put into words or shortened if `brief`; empty if absent."""
        if self.wording and brief:
            return self.wording(record)
        value = getattr(record, self.name)
        if value == self.type.empty:
            return ""
        return self.type.brief(value) if brief else self.type.show(value)


def field(type: Type | str, help: str, **options: Any) -> Any:
    """Declare a field; returns Any, so that the annotation can be the type of the value."""
    return Field(type, help, **options)


class Kind(NamedTuple):
    """What a command lists: the class of its rows, what they are called, how they are printed."""

    name: str
    one: str
    many: str
    record: type[Any]
    help: str
    columns: Sequence[str]
    group: str = "Facts"
    examples: Sequence[str] = ("",)
    """Example arguments, for the help page."""
    spare: Sequence[str] = ()
    """The columns to hide first on a narrow terminal."""
    order: str = ""
    """The field to sort by; empty for the earliest date."""
    layout: str = "table"
    """The default format at a terminal."""
    piped: Sequence[str] = ()
    """The columns of TSV and CSV: those of the table with machine values, the id first."""
    happens: bool = True
    """Whether its dates belong in the timeline."""

    @property
    def fields(self) -> dict[str, Field]:
        return self.record.fields  # type: ignore[no-any-return]


class Part:
    """An immutable object made of declared fields.

    A subclass that a command lists (see `listing`) also gives the `columns` of its table, with `?`
    after those to hide first, the columns of TSV and CSV in `piped` if these have other names, and
    the other attributes of its Kind.
    """

    declared: ClassVar[Kind]
    columns = order = piped = ""
    examples: ClassVar[list[str]] = [""]
    layout = "table"
    happens = True
    fields: ClassVar[dict[str, Field]] = {}
    stored: ClassVar[list[str]] = []
    """The fields whose values a part may hold: those that are given, or not computed."""
    sources: Any = ()
    """The citations of a record or of its row; other parts have none."""
    _readers: ClassVar[list[tuple[str, Callable[[Any], Any]]]] = []
    """Converters for the fields whose value is not the raw TOML value."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.declare(cls.fields | {n: v for n, v in vars(cls).items() if isinstance(v, Field)})

    @classmethod
    def list_as(cls, kind: Kind) -> None:
        """Set the Kind as which a command lists the class."""
        cls.declared = kind

    @classmethod
    def declare(cls, fields: dict[str, Field]) -> None:
        """Set the fields of the class, in order."""
        cls.fields = fields
        cls.stored = [name for name, f in fields.items() if f.given or not f.compute]
        types = ((name, fields[name].type) for name in cls.stored)
        # Most values are used as TOML gives them; converting only the others makes loading faster.
        cls._readers = [(n, t.value) for n, t in types if t.__class__.value is not Type.value]
        for name, declared in fields.items():
            if not declared.compute:
                setattr(cls, name, declared.default)

    def __init__(self, **values: Any) -> None:
        if unknown := values.keys() - self.stored:
            raise TypeError(f"{type(self).__name__} has no field {min(unknown)!r}")
        self.__dict__.update(values)

    @classmethod
    def judge(cls, table: Mapping[str, Any]) -> Faults:
        """Errors in a TOML table as pairs of field and message; also unknown and missing fields."""
        faults: list[tuple[str, str]] = []
        for name, raw in table.items():
            if name not in cls.fields:
                faults.append((name, no_such_field(name, cls._called())))
            elif cls.fields[name].given:
                faults += [(name + at, what) for at, what in cls.fields[name].type.faults(raw)]
            else:
                faults.append((name, "is computed, not written"))
        required = (name for name, f in cls.fields.items() if f.required)
        return faults + [(name, "is missing") for name in required if name not in table]

    @classmethod
    def _called(cls) -> dict[str, str]:
        """The fields that a file may give, by what they are called on the screen, and by name."""
        given = [f for f in cls.fields.values() if f.given]
        shown = {said.casefold(): f.name for f in given for said in (f.help, f.option[2:], f.head)}
        return shown | {f.name: f.name for f in given}

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Self:
        """Build a part from a TOML table that `judge` finds valid."""
        part = cls.__new__(cls)
        held = part.__dict__
        held.update(table)
        for name, value in cls._readers:
            if name in table:
                held[name] = value(table[name])
        return part

    def replace(self, **changed: Any) -> Self:
        """A copy with some values changed."""
        return type(self)(**{name: getattr(self, name) for name in self.stored} | changed)

    def __setattr__(self, name: str, value: object = None) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.stored
        )

    def __hash__(self) -> int:
        return hash((type(self), repr(self)))

    def __repr__(self) -> str:
        """The class name and the values that differ from the defaults."""
        values = ((name, getattr(self, name)) for name in self.stored)
        given = (f"{n}={value!r}" for n, value in values if value != self.fields[n].default)
        return f"{type(self).__name__}({', '.join(given)})"

    def plain(self, fields: Iterable[str] | None = None) -> dict[str, Any]:
        """The JSON values of all fields, or of `fields`, by flat name."""
        plain: dict[str, Any] = {}
        for name in self.fields if fields is None else fields:
            plain |= self.fields[name].type.parts(name, getattr(self, name))
        return plain

    def to_dict(self) -> dict[str, Any]:
        """All fields as `--json` prints them."""
        return self.plain()

    def flat(self, name: str) -> Any:
        """The JSON value under one flat name."""
        return self.plain(self.fields_for([name]))[name]

    @classmethod
    def flat_names(cls) -> list[str]:
        """The flat names of all fields: one per field, four for a date."""
        return [flat for name, f in cls.fields.items() for flat in f.type.names(name)]

    @classmethod
    def fields_for(cls, flat_names: Collection[str]) -> list[str]:
        """The fields that these flat names belong to."""
        fields = cls.fields.items()
        return [n for n, f in fields if not set(f.type.names(n)).isdisjoint(flat_names)]


P = TypeVar("P", bound=type[Part])


def listing(
    name: str, help: str, *, one: str = "", many: str = "", group: str = "Facts"
) -> Callable[[P], P]:
    """Decorate a class: declare the command that lists it and what its rows are called."""

    def declare(cls: P) -> P:
        row = one or name.removesuffix("s")
        columns = tuple(column.rstrip("?") for column in cls.columns.split())
        spare = tuple(column[:-1] for column in cls.columns.split() if column[-1] == "?")
        named = [column for column in columns if column != "id"]
        piped = tuple(cls.piped.split() or ["id"] * ("id" in cls.fields) + named)
        more = (columns, group, tuple(cls.examples), spare, cls.order, cls.layout, piped)
        cls.list_as(Kind(name, row, many or f"{row}s", cls, help, *more, cls.happens))
        return cls

    return declare


class Nested(Type):
    """A table inside a record."""

    toml = dict

    def __init__(self, part: type[Part]) -> None:
        self.part = part
        self.label = f"table of {', '.join(part.fields)}"

    def faults_within(self, raw: Any) -> Faults:
        return [(f".{place}", what) for place, what in self.part.judge(raw)]

    def value(self, raw: Any) -> Any:
        return self.part.read(raw)

    def plain(self, value: Any) -> Any:
        """The part as a JSON object with every field, null if it has no value."""
        return {
            name: None if (item := getattr(value, name)) is None else declared.type.plain(item)
            for name, declared in value.fields.items()
        }

    @property
    def schema(self) -> Any:
        return object_schema({name: f.schema for name, f in self.part.fields.items()}, whole=True)

    def brief(self, value: Any) -> str:
        """The value of the part's first field."""
        name, declared = next(iter(self.part.fields.items()))
        return declared.type.brief(getattr(value, name))

    def words(self, value: Any) -> str:
        """What it says itself: neither its terms nor the ids that it refers to."""
        said = (f for f in self.part.fields.values() if not isinstance(f.type, Choice | Ref))
        return " ".join(f.type.words(v) for f in said if (v := getattr(value, f.name)))


class ByField(Type):
    """A table whose keys are fields of the record, such as `alt` or `inferred`."""

    toml = dict
    label = "table by field"

    def __init__(
        self, fields: Mapping[str, Any], of_field: Callable[[str], Type] = lambda name: Type()
    ) -> None:
        """Allow these fields as keys; `of_field` gives the type of each value, text by default."""
        self.fields, self.of_field, self.empty = fields, of_field, {}

    def faults_within(self, raw: Any) -> Faults:
        faults: list[tuple[str, str]] = []
        for name, item in raw.items():
            if name in self.fields:
                found = self.of_field(name).faults(item)
                faults += [(f".{name}{place}", what) for place, what in found]
            else:
                faults.append((f".{name}", no_such_field(name, {n: n for n in self.fields})))
        return faults

    def value(self, raw: Any) -> Any:
        return {name: self.of_field(name).value(item) for name, item in raw.items()}

    def plain(self, value: Any) -> Any:
        return {name: self.of_field(name).plain(item) for name, item in value.items()}

    @property
    def schema(self) -> Any:
        return object_schema({name: self.of_field(name).schema for name in self.fields})

    def show(self, value: Any) -> str:
        return "; ".join(f"{name}: {self.of_field(name).show(v)}" for name, v in value.items())


def object_schema(properties: Mapping[str, Any], whole: bool = False) -> dict[str, Any]:
    """The JSON Schema of an object with only these properties, all of them required if `whole`."""
    required = {"required": list(properties)} if whole else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}
