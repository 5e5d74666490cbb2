"""What a kind of record declares besides its fields, and the kinds that are declared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .fields import Field
from .frozen import Value


class Kind(Value):
    """A TOML file, a command and a record type that share a name."""

    name: str
    one: str
    many: str
    record: type[Any]
    group: str
    help: str
    examples: Sequence[str]
    columns: Sequence[str]
    order: str = ""
    """The field that its records sort by; empty for their earliest date."""
    layout: str = "table"
    """The format that a terminal gets."""
    piped: str = "tsv"
    """The format that anything else gets."""
    happens: bool = True
    """Whether its dates are those of things that happened."""
    spare: Sequence[str] = ()
    """The columns that give way first where there is no room."""

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of its records."""
        fields: dict[str, Field] = self.record.fields_of
        return fields


KINDS: dict[str, Kind] = {}
"""Every declared kind by its name, in the order of declaration."""
