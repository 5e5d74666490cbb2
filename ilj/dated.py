"""The type of a field that holds a date."""

from __future__ import annotations

from functools import cache
from typing import Any

from . import datewords
from .dates import SUBSET, Date
from .values import Type

_date = cache(Date)


class Dated(Type):
    """A date of the EDTF subset."""

    label = "date"

    def fits(self, raw: Any) -> bool:
        """Whether it is a date of the subset."""
        try:
            _date(raw)
        except ValueError:
            return False
        return True

    def fault(self, raw: str) -> str:
        """That it is none; the subset is named."""
        return f"{raw!r} is not a date: {SUBSET}"

    def value(self, raw: str) -> Date:
        """The date."""
        return _date(raw)

    def plain(self, value: Date) -> str:
        """The EDTF string."""
        return value.text

    def names(self, name: str) -> list[str]:
        """The date, its first and last possible day, its precision."""
        return list(self.parts(name, None))

    def parts(self, name: str, value: Date | None) -> dict[str, Any]:
        """The date under its four flat names."""
        first, last = (value.first, value.last) if value else (None, None)
        return {
            name: value and value.text,
            f"{name}_first": first and first.isoformat(),
            f"{name}_last": last and last.isoformat(),
            f"{name}_precision": value and value.precision,
        }

    def show(self, value: Date) -> str:
        """The date as one says it."""
        return datewords.words(value)

    def brief(self, value: Date) -> str:
        """The date without what its end repeats."""
        return datewords.short(value)

    def order(self, value: Date) -> Any:
        """What it sorts by: its first day, then its last."""
        return value.order

    def words(self, value: Date) -> str:
        """The date both ways, so that `2015-01` and `January 2015` are found."""
        return f"{value.text} {datewords.words(value)}"
