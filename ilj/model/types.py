"""Field types: how values are validated, read from TOML, printed, sorted and searched."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Self

from ilj.packaged import read_packaged
from ilj.text import fold, listed

from .dates import Date

Faults = Sequence[tuple[str, str]]
"""Errors in a raw value: pairs of the place inside it and a message."""
_EMPTY = "is empty: leave out what is not known"
_DECIMAL = r"-?[0-9]+(\.[0-9]+)?"
_TOML_NAMES = {
    str: "a string", bool: "a boolean", int: "a whole number", float: "a float",
    list: "an array", dict: "a table",
}  # fmt: skip


def toml_name(raw: object) -> str:
    """The TOML name for the type of a raw value."""
    return _TOML_NAMES.get(type(raw), "a date or time")


class Type:
    """Non-empty text; the base of the other types.

    A raw value is one as read from TOML. `faults` validates it; `value` converts a valid one.
    """

    label = "text"
    toml: type = str
    empty: Any = None
    schema: Any = {"type": "string"}
    """The JSON Schema of a value."""
    fits_a_cell = True
    """Whether a value fits in one table cell."""

    def faults(self, raw: Any) -> Faults:
        """All errors in a raw value."""
        # Not isinstance: in Python, but not in TOML, a boolean is an integer.
        if type(raw) is not self.toml:
            return [("", f"must be {_TOML_NAMES[self.toml]}, not {toml_name(raw)}")]
        return self.faults_within(raw)

    def faults_within(self, raw: Any) -> Faults:
        """All errors in a raw value of the right TOML type."""
        fault = self.fault(raw)
        return [("", fault)] if fault else ()

    def fault(self, raw: Any) -> str:
        """The error in a raw value of the right TOML type; empty if there is none."""
        return "" if raw.strip() else _EMPTY

    def value(self, raw: Any) -> Any:
        """The Python value of a valid raw value."""
        return raw

    def plain(self, value: Any) -> Any:
        """The JSON form of a value."""
        return value

    def parts(self, name: str, value: Any) -> dict[str, Any]:
        """The JSON values of a field by flat name: the columns of TSV and CSV, the keys of JSON."""
        return {name: None if value is None else self.plain(value)}

    def names(self, name: str) -> list[str]:
        """The flat names of a field of this type."""
        return list(self.parts(name, None))

    def show(self, value: Any) -> str:
        """The value in readable form."""
        return str(value)

    def brief(self, value: Any) -> str:
        """The readable form for a table column."""
        return self.show(value)

    def order(self, value: Any) -> Any:
        """The sort key of a value."""
        return fold(self.brief(value))

    def words(self, value: Any) -> str:
        """The text that searches look at."""
        return str(value)


class Raw(Type):
    """A placeholder: the real type depends on the field or the kind."""

    label = "as the field has it"
    schema: Any = {}

    def faults(self, raw: Any) -> Faults:
        return ()


class Slug(Type):
    """An id: lower-case letters, digits and hyphens."""

    label = "id"
    most = 32  # characters: an id is a name, and has to fit in a column
    schema = {"type": "string", "pattern": f"^[a-z0-9-]{{1,{most}}}$"}

    def fault(self, raw: str) -> str:
        if not (raw.isascii() and raw == raw.lower() and raw.replace("-", "").isalnum()):
            return f"{raw!r} is not an id: a-z, 0-9 and - only"
        too_long = len(raw) > self.most
        return f"{raw!r} has {len(raw)} characters, more than {self.most}" if too_long else ""


ANY_KIND = "records"
"""What stands for the kind in a reference to a record of any kind."""


class Ref(Slug):
    """The id of a record of another kind, or of any."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.label = f"id of one of the {kind}"


class Number(Type):
    """A decimal number, kept as a string to preserve its digits as printed."""

    label = "decimal number"
    schema = {"type": "string", "pattern": f"^{_DECIMAL}$"}
    most = 28  # digits: Decimal would round an amount with more

    def fault(self, raw: str) -> str:
        if not re.fullmatch(_DECIMAL, raw):
            return f'{raw!r} is not a decimal number such as "1234.5"'
        too_long = sum(map(str.isdigit, raw)) > self.most
        return f"has more than {self.most} digits" if too_long else ""

    def order(self, value: Any) -> Any:
        return float(value)


class Flag(Type):
    """True or absent."""

    label = "true"
    toml = bool
    schema = {"type": "boolean"}

    def fault(self, raw: bool) -> str:
        return ""


class Count(Type):
    """A whole number that is computed, never written in a file."""

    label = "whole number"
    schema = {"type": "integer"}

    def order(self, value: Any) -> Any:
        return value


class Amount(Count):
    """A number that is computed, never written in a file; an int if it is whole."""

    label = "number"
    schema = {"type": "number"}


class Whole(Type):
    """A part that is nested in JSON output and too large for a table cell."""

    fits_a_cell = False
    schema = {"type": "object"}

    def plain(self, value: Any) -> Any:
        return value.plain()


class Dated(Type):
    """A date of the EDTF subset; its flat names are the text, first and last day and precision."""

    label = "date"
    # Cached, since `fault` and `value` parse the same texts.
    _read = staticmethod(cache(Date))

    def fault(self, raw: str) -> str:
        try:
            self._read(raw)
        except ValueError as error:
            return str(error)
        return ""

    def value(self, raw: str) -> Date:
        return self._read(raw)

    def plain(self, value: Date) -> str:
        return value.text

    def parts(self, name: str, value: Date | None) -> dict[str, Any]:
        first, last = (value.first, value.last) if value else (None, None)
        return {
            name: value and value.text,
            f"{name}_first": first and first.isoformat(),
            f"{name}_last": last and last.isoformat(),
            f"{name}_precision": value and value.precision,
        }

    def show(self, value: Date) -> str:
        return value.words

    def brief(self, value: Date) -> str:
        return value.short

    def order(self, value: Date) -> Any:
        return value.order

    def words(self, value: Date) -> str:
        """The date as EDTF and in words, so that both `2015-01` and `January 2015` find it."""
        return f"{value.text} {value.words}"


class Choice(Type):
    """One term of a closed vocabulary.

    `terms` maps each term to its display text, `aliases` other accepted words to terms.
    """

    def __init__(self, terms: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> None:
        self.terms, self.aliases = dict(terms), dict(aliases or {})
        self.label = listed(self.terms, "or")
        self.schema = {"enum": list(self.terms)}

    @classmethod
    def named(cls, name: str) -> Self:
        """The vocabulary with this name."""
        held = _vocabularies()[name]
        aliases = {alias: term for term, words in held.items() for alias in words[1:]}
        return cls({term: words[0] for term, words in held.items()}, aliases)

    def fault(self, raw: str) -> str:
        return "" if raw in self.terms else f"{raw!r} is not one of {self.label}"

    def choose(self, asked: str) -> str | None:
        """The term for a word in any case or spacing, or for an alias; None if there is none."""
        names = dict(zip(self.terms, self.terms, strict=True)) | self.aliases
        return {fold(name): term for name, term in names.items()}.get(fold(asked))

    def show(self, value: Any) -> str:
        return self.terms[value]

    def order(self, value: Any) -> Any:
        return fold(value)

    def words(self, value: Any) -> str:
        aliases = [alias for alias, term in self.aliases.items() if term == value]
        return " ".join((value, self.terms[value], *aliases))


@cache
def _vocabularies() -> dict[str, dict[str, list[str]]]:
    """All closed vocabularies: for each term its display text, then its aliases."""
    from json import loads

    held: dict[str, dict[str, list[str]]] = loads(read_packaged("model", "vocabulary.json"))
    return held


class Many(Type):
    """A list of values of one type, in the order given."""

    empty = ()
    toml = list

    def __init__(self, of: Type) -> None:
        self.of = of
        self.label = f"list of {of.label}"

    def faults_within(self, raw: Any) -> Faults:
        found = [(n, fault) for n, item in enumerate(raw) for fault in self.of.faults(item)]
        return [(f"[{n}]{at}", what) for n, (at, what) in found] if raw else [("", _EMPTY)]

    def value(self, raw: Any) -> Any:
        return tuple(map(self.of.value, raw))

    def plain(self, value: Any) -> Any:
        return [self.of.plain(item) for item in value]

    @property
    def schema(self) -> Any:
        return {"type": "array", "items": self.of.schema}

    def show(self, value: Any) -> str:
        return "; ".join(map(self.of.show, value))

    def brief(self, value: Any) -> str:
        return "; ".join(map(self.of.brief, value))

    def order(self, value: Any) -> Any:
        return tuple(map(self.of.order, value))

    def words(self, value: Any) -> str:
        return " ".join(map(self.of.words, value))


def inner(type: Type) -> Type:
    """The type of a single value; for a list, that of its items."""
    return type.of if isinstance(type, Many) else type


def each(value: Any) -> tuple[Any, ...]:
    """The values of a field: those of a list, a single one, or none."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


TEXT, DATE, FLAG = Type(), Dated(), Flag()
TEXTS, SLUGS, PEOPLE = Many(TEXT), Many(Slug()), Many(Ref("people"))
