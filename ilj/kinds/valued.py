"""Numbers with their scale and unit, for every kind of record that holds one."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.record import Record
from ilj.schema import Derived, field
from ilj.values import Number, Type

from .measures import POWERS, PRECISION, SCALE


class Valued(Record):
    """A record that holds a number."""

    value: str | None = field(Number(), "the number as printed", show=lambda record: record.said)
    scale: str | None = field(SCALE, "what the number is multiplied by")
    unit: str | None = field(Type(), "ISO 4217 code, or what is counted")
    precision: str | None = field(PRECISION, "how the number is meant, where not exact")

    @Derived
    def amount(self) -> int | float | None:
        """The value times its scale, to compare by."""
        if self.value is None:
            return None
        from decimal import Decimal

        amount = Decimal(self.value).scaleb(POWERS[self.scale])
        return int(amount) if amount == amount.to_integral_value() else float(amount)

    @property
    def rounding(self) -> float:
        """Half of the last digit printed, in units."""
        from decimal import Decimal

        last = Decimal(self.value or "0").as_tuple().exponent
        assert isinstance(last, int)
        return float(Decimal(1).scaleb(last + POWERS[self.scale]) / 2)

    def faults(self) -> Iterator[tuple[str, str]]:
        """A number has a unit, and a unit or a scale has a number."""
        if self.value and not self.unit:
            yield "unit", "is missing beside the value"
        for name in ("unit", "scale", "precision"):
            if not self.value and getattr(self, name):
                yield name, "stands without a value"

    @property
    def said(self) -> str:
        """`about 1.3 billion USD`; empty where there is no number."""
        if self.value is None:
            return ""
        precision = PRECISION.show(self.precision) if self.precision else ""
        return " ".join(filter(None, (precision, self.value, self.scale, self.unit)))
