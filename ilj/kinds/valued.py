"""Numbers with scale and unit, shared by the kinds that have them."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.model import TEXT, Amount, Number, Record, field

from .vocabulary import POWERS, PRECISION

_SIGNS = {"USD": "$", "JPY": "¥", "ILS": "₪", "EUR": "€", "GBP": "£"}
_LARGE = ((12, "tn"), (9, "bn"), (6, "m"))
"""The powers of ten that have a short name."""
_DIGITS = 4
"""The digits of a large number that people are shown."""
_MARKS = {"about": "~", "more-than": ">", "less-than": "<"}
"""The marks of numbers that are not exact."""
_ONE = {"people": "person", "companies": "company", "deals": "deal"}
"""Units in the singular."""


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

    value: str | None = field(
        Number(), "the number as printed", wording=lambda record: record.marked
    )
    scale: str | None = field("scale", "what the number is multiplied by")
    unit: str | None = field(TEXT, "ISO 4217 code, or what is counted")
    precision: str | None = field(PRECISION, "how precise the number is; exact if blank")

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
                yield name, "needs a value beside it"

    @property
    def printed(self) -> str:
        """`about 1.3 billion USD`, with all digits; empty if there is no number."""
        if self.value is None:
            return ""
        return " ".join(filter(None, (self._precision, self.value, self.scale, self.unit)))

    @property
    def said(self) -> str:
        """`about $1.3 bn`, `85 deals`, `13 %`: at most four digits of a large number."""
        return f"{self._precision} {self.short}".strip() if self.value else ""

    @property
    def marked(self) -> str:
        """`~$1.3 bn`, for a column."""
        return _MARKS.get(self.precision or "", "") + self.short

    @property
    def short(self) -> str:
        """The number for people, without its precision."""
        from decimal import Context, Decimal

        if self.value is None or self.unit is None:
            return ""
        number = Decimal(self.value).scaleb(POWERS[self.scale])
        sign, name = _SIGNS.get(self.unit, ""), ""
        for power, large in _LARGE:
            if abs(number) >= 10**power and (self.scale or sign):
                number, name = Context(prec=_DIGITS).scaleb(number, -power), f" {large}"
                break
        if "." not in self.value:  # else its zeros are meant
            number = number.normalize()
        digits = f"{'-' * (number < 0)}{sign}{abs(number):,f}{name}"
        unit = "%" if self.unit == "percent" else _ONE.get(self.unit) if digits == "1" else ""
        return digits if sign else f"{digits} {unit or self.unit}"

    @property
    def _precision(self) -> str:
        return PRECISION.show(self.precision) if self.precision else ""
