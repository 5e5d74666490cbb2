"""Statistics: one figure per record, as reported by one source; a series is a figure a year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

from ilj.model import (
    DATE,
    FLAG,
    SLUGS,
    TEXT,
    TEXTS,
    Date,
    Faults,
    Slug,
    Standing,
    Type,
    field,
    listing,
)

from .valued import Valued
from .vocabulary import COUNTRY, INVESTED, MEASURE, from_country, to_country, unit_fits

_NO_FLOW = ("balances, changes or shares", "--measure any", "flow, total")
_PIPED = "id period measure origin destination value scale unit amount precision reporter"


def _measure(terms: Type | str, **options: Any) -> Any:
    return field(terms, "what is measured", required=True, option="--measure", **options)


class Figure(Valued):
    """One figure, as one source printed it; in a file, a table with `years` stands for several."""

    period: Date | None = field(DATE, "the time that it covers; blank if not stated", when=True)
    precision: str = field("precision", "how precise the number is", default="exact")
    as_printed: str | None = field(TEXT, "the figure as the source prints it")
    reporter: str | None = field(TEXT, "the reporter; blank if not stated", option="--reporter")

    sum_of: tuple[str, ...] = field(SLUGS, "ids of the figures of its kind that add up to it")
    series: str | None = field(Slug(), "the series that it is a year of", given=False)
    layout = "years"
    measure: str
    origin: str | None
    destination: str | None
    titled = ""
    """The start of the headline."""

    @classmethod
    def judge(cls, table: Mapping[str, Any]) -> Faults:
        """Errors in the table of a figure or of a series."""
        if "years" not in table:
            return super().judge(table)
        if type(table["years"]) is not dict or not table["years"]:
            return [("years", 'is a table with a line a year: 2015 = "1.5"')]
        faults = [(name, "comes from years") for name in ("period", "value") if name in table]
        if len(table["id"]) > Slug.most - len("-2015"):
            faults.append(("id", f"a series has {Slug.most - len('-2015')} characters at most"))
        common = {name: raw for name, raw in table.items() if name not in ("years", "period")}
        for year, own in cls._years(table).items():
            if not re.fullmatch("[0-9]{4}", year):
                faults.append((f"years.{year}", "is not a year"))
            elif "period" in own:
                faults.append((f"years.{year}.period", "is the year itself"))
            for place, what in super().judge(common | own):
                special = re.split(r"[.[]", place)[0] in own
                faults.append((f"years.{year}.{place}" if special else place, what))
        return list(dict.fromkeys(faults))

    @classmethod
    def expanded(cls, id: str, table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """With [ID.years], lines such as 2015 = "1.5", it is a series: the rest holds for all."""
        common = {name: raw for name, raw in table.items() if name != "years"} | {"series": id}
        return {
            f"{id}-{year}": {**common, "period": year, **own, "id": f"{id}-{year}"}
            for year, own in cls._years(table).items()
        } or super().expanded(id, table)

    @staticmethod
    def _years(table: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """What is special to each year of a series; empty for a single figure."""
        return {
            year: own if type(own) is dict else {"value": own}
            for year, own in sorted(table.get("years", {}).items())
        }

    @classmethod
    def joined(cls, figures: Sequence[Self]) -> Self:
        """A series as one record: what its figures, oldest first, have in common; no value."""
        first, last = figures[0], figures[-1]
        common = {
            name: value
            for name in cls.stored
            if all(getattr(figure, name) == (value := getattr(first, name)) for figure in figures)
        }
        cited = dict.fromkeys(citation for figure in figures for citation in figure.sources)
        span = Date(f"{first.period}/{last.period}")
        own = {"id": first.series, "series": None, "period": span, "sources": tuple(cited)}
        return cls(**common | own)

    def faults(self) -> Iterator[tuple[str, str]]:
        """It has a value, its unit fits what is measured, and a share is within 0 and 100."""
        yield from super().faults()
        if not self.value:
            yield "value", "is missing"
        elif self.unit and not unit_fits(self.measure, self.unit):
            yield "unit", f"{self.unit!r} does not fit {self.measure}"
        elif self.measure in ("share", "opinion") and not 0 <= float(self.value) <= 100:
            yield "value", "is a share, and not within 0 and 100"

    @property
    def column(self) -> str:
        """The column that it belongs to in a table by year."""
        return self.subject

    @property
    def headline(self) -> str:
        """`Trade, Israel to Japan, 2021: $1.241 bn`; of a series, with its years."""
        said = self.said or (self.period.words if self.period else "")
        when = f", {self.period.words}" if self.period and self.said else ""
        subject = f"{self.titled}{self.subject or self.id}"
        return f"{subject[:1].upper()}{subject[1:]}{when}: {said}"


def _is_flow(figure: Figure) -> bool:
    """Whether it is trade in one direction or both, and not a balance, a change or a share."""
    return figure.measure in ("flow", "total")


@listing("trade", "exports and imports, as reported by whom", one="trade figure")
class TradeFigure(Figure):
    """One figure on trade, as one source printed it."""

    columns = "period measure good value reporter coverage? goods? id"
    piped = f"{_PIPED} good goods coverage"
    examples = ["", "--from israel --to japan", "--goods", "--since 2013 --json | jq ."]

    measure: str = _measure(
        "measure",
        head="flow",
        wording=lambda figure: figure.flow,
        standing=Standing(lambda r, timed: _is_flow(r) or r.good, *_NO_FLOW),
    )
    origin: str | None = from_country("the exporting country")
    destination: str | None = to_country("the importing country")
    coverage: str | None = field(
        "coverage", "goods, services or both; blank if not stated", option="--coverage"
    )
    valuation: str | None = field(
        "valuation",
        "with freight and insurance or without; blank if not stated",
        option="--valuation",
    )
    good: str | None = field(TEXT, "the good that it is for, if not for all")
    goods: tuple[str, ...] = field(TEXTS, "the main goods in it")
    by_good: bool | None = field(
        FLAG,
        "what is bought and sold: figures by good",
        option="--goods",
        compute=lambda figure: bool(figure.good or figure.goods) or None,
        standing=Standing(lambda figure, timed: not figure.good, "for single goods", "--goods"),
    )

    def faults(self) -> Iterator[tuple[str, str]]:
        """A flow goes from one country to the other; a total has no direction."""
        yield from super().faults()
        directed = bool(self.origin and self.destination)
        if (self.measure == "flow" and not directed) or (self.measure == "total" and directed):
            yield "measure", "does not fit origin and destination"

    @property
    def subject(self) -> str:
        """The flow, then the good, if it is one: `Israel to Japan, diamonds`."""
        return f"{self.flow}, {self.good}" if self.good else self.flow

    @property
    def titled(self) -> str:  # type: ignore[override]
        return "Trade, " if self.origin and self.destination else ""

    @property
    def flow(self) -> str:
        """The countries, then the measure, if it is no flow: `Israel to Japan, share`."""
        flow = "two-way trade"
        if self.origin and self.destination:
            flow = f"{COUNTRY.show(self.origin)} to {COUNTRY.show(self.destination)}"
        return (
            flow if self.measure in ("flow", "total") else f"{flow}, {MEASURE.show(self.measure)}"
        )


@listing("investment", "investment, deals and shares", one="investment figure")
class InvestmentFigure(Figure):
    """One figure on investment, as one source printed it."""

    columns = "period measure value coverage? reporter id"
    piped = "id period measure origin destination of value scale unit precision coverage reporter"
    examples = [
        "--since 2020 --until 2021",
        "--measure share",
        "--reporter harel-hertz --sort period",
    ]

    titled = "Investment, "
    measure: str = _measure(INVESTED, wording=lambda figure: figure.subject)
    origin: str = from_country("the investor's country", required=True)
    destination: str = to_country("the country invested in", required=True)
    coverage: str | None = field(
        "sector", "the sector covered; blank if not stated", option="--coverage"
    )
    of: str | None = field(TEXT, "what a share is a share of")

    @property
    def subject(self) -> str:
        """`Japan in Israel, annual`; for a share, also what it is a share of."""
        return f"{COUNTRY.show(self.origin)} in {COUNTRY.show(self.destination)}, {self.column}"

    @property
    def column(self) -> str:
        """`annual`; for a share, also what it is a share of."""
        return INVESTED.show(self.measure) + (f" of {self.of}" if self.of else "")


@listing("indicators", "residents, companies, tourists, polls")
class Indicator(Figure):
    """One figure on people, companies or opinion, as one source printed it."""

    columns = "period about value reporter id"
    piped = f"{_PIPED} about"
    examples = ["--measure residents", "--measure opinion", "companies"]

    measure: str = _measure("population")
    about: str = field(TEXT, "what is counted, and where", required=True)
    origin: str | None = from_country("where the people or companies are from")
    destination: str | None = to_country("where they are")

    @property
    def subject(self) -> str:
        return self.about

    @property
    def column(self) -> str:
        """`tourists, Japan to Israel`; what is counted, if it is an opinion or something else."""
        if self.measure in ("opinion", "other") or not (self.origin and self.destination):
            return self.about
        countries = f"{COUNTRY.show(self.origin)} to {COUNTRY.show(self.destination)}"
        return f"{self.measure}, {countries}"
