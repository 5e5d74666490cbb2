"""The types of a field: how a value is read from TOML, printed and searched."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from .text import fold

Faults = Sequence[tuple[str, str]]
"""What is wrong with a record or a value: the place inside it, and what is wrong there."""
RIGHT: Faults = ()
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")

_TOML_NAMES = {
    str: "a string", bool: "a boolean", int: "a whole number", float: "a float",
    list: "an array", dict: "a table",
}  # fmt: skip


def named(raw: object) -> str:
    """What TOML calls a value of this type."""
    return _TOML_NAMES.get(type(raw), "a date or time")


class Type:
    """Any text that is not empty."""

    label = "text"
    empty: Any = None
    toml: type = str
    fits_a_cell = True
    """Whether a value can stand in one cell of a line."""

    def wrong(self, raw: Any) -> Faults:
        """What is wrong with what TOML holds, and where inside it; nothing where all is right."""
        if type(raw) is not self.toml:
            return [("", f"must be {_TOML_NAMES[self.toml]}, not {named(raw)}")]
        return RIGHT if self.fits(raw) else [("", self.fault(raw))]

    def all_fit(self, raws: Collection[Any]) -> bool:
        """Whether nothing is wrong with any of these raw values: soon said, as it mostly is so."""
        return set(map(type, raws)) <= {self.toml} and all(map(self.fits, set(raws)))

    def fits(self, raw: Any) -> bool:
        """Whether nothing is wrong with a raw value that has the right TOML type."""
        return bool(raw.strip())

    def fault(self, raw: Any) -> str:
        """What is wrong with a raw value that has the right TOML type and does not fit."""
        return "is empty: leave out what is not known"

    def value(self, raw: Any) -> Any:
        """The value of a raw one with which nothing is wrong."""
        return raw

    def plain(self, value: Any) -> Any:
        """The value as JSON has it."""
        return value

    def parts(self, name: str, value: Any) -> dict[str, Any]:
        """The value under the flat names that it is printed by."""
        return {name: None if value is None else self.plain(value)}

    def names(self, name: str) -> list[str]:
        """The flat names that a field of this type is printed by."""
        return [name]

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a value."""
        return {"type": "string"}

    def show(self, value: Any) -> str:
        """The value as people read it."""
        return str(value)

    def brief(self, value: Any) -> str:
        """The value as a column has it."""
        return self.show(value)

    def order(self, value: Any) -> Any:
        """What the value sorts by: the text of its column."""
        return fold(self.brief(value))

    def words(self, value: Any) -> str:
        """The text that a search looks into."""
        return str(value)


class Slug(Type):
    """A stable name: small letters, digits and hyphens."""

    label = "id"

    def fits(self, raw: Any) -> bool:
        """Whether it is a name."""
        plain: bool = raw.isascii() and raw == raw.lower()
        return plain and raw.replace("-", "").isalnum()

    def fault(self, raw: str) -> str:
        """That it is no name."""
        return f"{raw!r} is not an id: a-z, 0-9 and - only"

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of an id."""
        return {"type": "string", "pattern": "^[a-z0-9-]+$"}


class Ref(Slug):
    """The id of a record of another kind."""

    def __init__(self, kind: str) -> None:
        """Point to the kind of that name."""
        self.kind = kind
        self.label = f"id of one of the {kind}"


class Number(Type):
    """A decimal number as a string, so that its digits stay as printed."""

    label = "decimal number"
    most = 28  # digits: with more, an amount would be rounded

    def fits(self, raw: Any) -> bool:
        """Whether it is a plain decimal of no more digits than are kept."""
        return bool(_DECIMAL.fullmatch(raw)) and sum(map(str.isdigit, raw)) <= self.most

    def fault(self, raw: str) -> str:
        """What keeps it from being one."""
        if _DECIMAL.fullmatch(raw):
            return f"has more than {self.most} digits"
        return f'{raw!r} is not a decimal number such as "1234.5"'

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a decimal in a string."""
        return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}

    def order(self, value: Any) -> Any:
        """What it sorts by: its size."""
        return float(value)


class Flag(Type):
    """Yes, or absent."""

    label = "true"
    toml = bool

    def fits(self, raw: Any) -> bool:
        """It does: either of the two."""
        return True

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a flag."""
        return {"type": "boolean"}
