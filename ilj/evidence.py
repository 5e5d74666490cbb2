"""What a record's values rest on: citations, and what other sources say instead."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .choices import Choice, Many
from .fields import field
from .nested import ByField, Nested
from .schema import Part, column
from .values import RIGHT, Faults, Ref, Type


class Raw(Type):
    """A value that is read by a type found elsewhere."""

    label = "as the field has it"

    def all_fit(self, raws: Collection[Any]) -> bool:
        """All do."""
        return True

    def wrong(self, raw: Any) -> Faults:
        """Nothing."""
        return RIGHT

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of anything."""
        return {}


class Citation(Part):
    """A source, and the place in it."""

    id: str = field(Ref("sources"), "the source", required=True)
    at: str = field(Type(), "the place in it: section, paragraph, row, footnote", required=True)
    via: str | None = field(Ref("sources"), "the source that relays it, where only that was seen")


class Claim(Part):
    """A value that a source gives and that we do not stand behind."""

    value: Any = field(Raw(), "what the source says", required=True)
    rank: str = field(
        Choice({"normal": "possible", "deprecated": "not followed"}),
        "whether it may be right",
        default="normal",
    )
    why: str = field(
        Choice(
            {
                "error": "taken for an error",
                "other-act": "another act is meant",
                "other-scope": "another scope is meant",
                "other-period": "another period is meant",
                "rounding": "rounded",
                "unknown": "reason not known",
            }
        ),
        "why it differs",
        required=True,
    )
    note: str | None = field(Type(), "what tells for it or against it")
    sources: tuple[Citation, ...] = field(Many(Nested(Citation)), "who says so", required=True)


class Claimed(Nested):
    """A claim whose value is of the type of the field that it is about."""

    def __init__(self, of: Type) -> None:
        """Hold claims on a field of the type `of`."""
        super().__init__(Claim)
        self.of = of

    def all_fit(self, raws: Collection[Any]) -> bool:
        """Whether nothing is wrong with any claim, its value judged as the field's."""
        return super().all_fit(raws) and self.of.all_fit(column(raws, "value"))

    def wrong(self, raw: Any) -> Faults:
        """What is wrong with the claim, its value judged as the field's."""
        found = super().wrong(raw)
        if type(raw) is not dict or "value" not in raw:
            return found
        return [*found, *((f".value{place}", what) for place, what in self.of.wrong(raw["value"]))]

    def value(self, raw: Any) -> Any:
        """The claim, its value that of the field."""
        return Claim.known({**raw, "value": self.of.value(raw["value"])})

    def plain(self, value: Any) -> Any:
        """The claim as a JSON object."""
        plain: dict[str, Any] = super().plain(value)
        return plain | {"value": self.of.plain(value.value)}

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the claim, its value that of the field."""
        schema = super().schema()
        schema["properties"]["value"] = self.of.schema()
        return schema


class Alternatives(ByField):
    """The values of a field that sources give and that are not our answer."""

    def of_field(self, name: str) -> Type:
        """Claims on that field."""
        return Many(Claimed(self.fields[name].type))
