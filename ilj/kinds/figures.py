"""What is counted: one claim a record, by the books of whoever counts."""

from __future__ import annotations

from ilj.choices import Many
from ilj.dates import Date
from ilj.record import Record
from ilj.schema import Derived, field
from ilj.values import Dated, Number, Type

from .vocabulary import COUNTRY, COVERAGE, MEASURE, POWERS, PRECISION, SCALE


class Figure(Record):
    """One figure, as one source printed it."""

    period: Date | None = field(
        Dated(), "the time that it is for; absent where none is given", when=True, search=True
    )
    value: str = field(
        Number(), "the number as printed", required=True, show=lambda figure: figure.said
    )
    scale: str | None = field(SCALE, "what the number is multiplied by")
    unit: str = field(Type(), "ISO 4217 code, or what is counted", required=True)
    precision: str = field(PRECISION, "how the number is meant", default="exact")
    as_printed: str | None = field(Type(), "the figure as the source prints it")
    reporter: str | None = field(
        Type(), "whose books; absent where not said", option="--reporter", search=True
    )

    @Derived
    def amount(self) -> int | float:
        """The value times its scale, to compare by."""
        from decimal import Decimal

        amount = Decimal(self.value).scaleb(POWERS[self.scale])
        return int(amount) if amount == amount.to_integral_value() else float(amount)

    @property
    def said(self) -> str:
        """`about 1.3 billion USD`."""
        scale = SCALE.show(self.scale) if self.scale else ""
        said = (PRECISION.show(self.precision), self.value, scale, self.unit)
        return " ".join(part for part in said if part)


class TradeFigure(
    Figure,
    kind="trade",
    one="trade figure",
    many="trade figures",
    group="Facts",
    help="exports, imports, by whose books",
    examples=(
        "ilj trade",
        "ilj trade --from israel --to japan",
        "ilj trade --coverage goods-and-services --json | jq .",
    ),
    columns=("period", "measure", "value", "coverage", "reporter", "id"),
):
    """One figure on trade, as one source printed it."""

    measure: str = field(
        MEASURE,
        "what is measured",
        required=True,
        option="--measure",
        head="flow",
        show=lambda figure: figure.flow,
    )
    origin: str | None = field(COUNTRY, "the exporting country", option="--from")
    destination: str | None = field(COUNTRY, "the importing country", option="--to")
    coverage: str | None = field(
        COVERAGE, "what is covered; absent where not said", option="--coverage", search=True
    )
    goods: tuple[str, ...] = field(Many(Type()), "the goods named for it", search=True)

    @property
    def flow(self) -> str:
        """`Israel to Japan`, or `both ways`."""
        if not (self.origin and self.destination):
            return "both ways"
        flow = f"{COUNTRY.show(self.origin)} to {COUNTRY.show(self.destination)}"
        return f"balance, {flow}" if self.measure == "balance" else flow

    @property
    def headline(self) -> str:
        """`Trade, Israel to Japan: 1.241 billion USD`."""
        return f"Trade, {self.flow}: {self.said}"
