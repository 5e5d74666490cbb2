"""Numbers with scale and unit, shared by the kinds that have them."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.model import TEXT, Amount, Number, Record, field

from .vocabulary import POWERS, PRECISION


def _amount(record: Valued) -> int | float | None:
    """The value of a record times its scale."""
    if record.value is None:
        return None
    # Slow to import, and only figures need it.
    from decimal import Decimal

    amount = Decimal(record.value).scaleb(POWERS[record.scale])
    return int(amount) if amount == amount.to_integral_value() else float(amount)


class Valued(Record):
    """A record with a number."""

    value: str | None = field(Number(), "the number as printed", wording=lambda record: record.said)
    scale: str | None = field("scale", "what the number is multiplied by")
    unit: str | None = field(TEXT, "ISO 4217 code, or what is counted")
    precision: str | None = field(PRECISION, "how the number is meant, where not exact")

    amount: int | float | None = field(
        Amount(), "the value times its scale, to compare by", compute=lambda record: _amount(record)
    )

    @property
    def rounding(self) -> float:
        """The largest rounding error: half a unit of the last printed digit."""
        from decimal import Decimal

        last = Decimal(self.value or "0").as_tuple().exponent
        assert isinstance(last, int)
        return float(Decimal(1).scaleb(last + POWERS[self.scale]) / 2)

    def faults(self) -> Iterator[tuple[str, str]]:
        """A number has a unit, and a unit or a scale has a number."""
        if self.value and not self.unit:
            yield "unit", "is missing beside the value"
        for name in ("unit", "scale", "precision"):
            if not self.value and getattr(self, name) != self.fields[name].default:
                yield name, "stands without a value"

    @property
    def said(self) -> str:
        """`about 1.3 billion USD`; empty if there is no number."""
        if self.value is None:
            return ""
        precision = PRECISION.show(self.precision) if self.precision else ""
        return " ".join(filter(None, (precision, self.value, self.scale, self.unit)))
