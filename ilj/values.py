"""The types of a field: how a value is read from TOML, printed and searched."""

from __future__ import annotations

from typing import Any

from .text import fold

Faults = list[tuple[str, str]]
"""What is wrong with a record: the place inside it, and what is wrong there."""

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

    def read(self, raw: object, where: str, faults: Faults) -> Any:
        """The value of what TOML holds; None and a fault more where it is not of this type."""
        if not self.fits(raw, where, faults):
            return None
        try:
            return self.convert(raw)
        except ValueError as error:
            faults.append((where, str(error)))
            return None

    def fits(self, raw: object, where: str, faults: Faults) -> bool:
        """Whether a raw value has the TOML type of this one; a fault more where it has not."""
        if type(raw) is self.toml:
            return True
        faults.append((where, f"must be {_TOML_NAMES[self.toml]}, not {named(raw)}"))
        return False

    def convert(self, raw: Any) -> Any:
        """The value of a raw one that has the right TOML type; ValueError where it is wrong."""
        if not raw.strip():
            raise ValueError("is empty: leave out what is not known")
        return raw

    def value(self, raw: Any) -> Any:
        """The value of a raw one that is known to be right."""
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

    def convert(self, raw: str) -> str:
        """The name; ValueError where a character does not belong into one."""
        if not raw.replace("-", "").isalnum() or not raw.isascii() or raw != raw.lower():
            raise ValueError(f"{raw!r} is not an id: a-z, 0-9 and - only")
        return raw

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

    def convert(self, raw: str) -> str:
        """The digits; ValueError where they are not a plain decimal."""
        whole, _, cents = raw.removeprefix("-").partition(".")
        if not (whole + cents).isdigit() or not whole or not raw.isascii() or raw[-1] == ".":
            raise ValueError(f'{raw!r} is not a decimal number such as "1234.5"')
        if len(whole + cents) > self.most:
            raise ValueError(f"has more than {self.most} digits")
        return raw

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

    def convert(self, raw: bool) -> bool:
        """The flag as it stands."""
        return raw

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a flag."""
        return {"type": "boolean"}
