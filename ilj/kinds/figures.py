"""Statistics: one figure per record, as reported by one source; a series is a figure a year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

from ilj.model import DATE, SLUGS, TEXT, TEXTS, Date, Faults, Slug, Type, field, listing

from .valued import Valued
from .vocabulary import COUNTRY, INVESTED, unit_fits


def _measure(terms: Type | str, **options: Any) -> Any:
    return field(terms, "what is measured", required=True, option="--measure", **options)


class Figure(Valued):
    """One figure, as one source printed it; in a file, a table with `years` stands for several."""

    period: Date | None = field(
        DATE, "the time that it is for; absent where none is given", when=True
    )
    precision: str = field("precision", "how the number is meant", default="exact")
    as_printed: str | None = field(TEXT, "the figure as the source prints it")
    reporter: str | None = field(TEXT, "whose books; absent where not said", option="--reporter")

    sum_of: tuple[str, ...] = field(SLUGS, "ids of the figures of its kind that add up to it")
    series: str | None = field(Slug(), "the series that it is a year of", given=False)
    measure: str
    titled = ""
    """The start of the headline."""

    @classmethod
    def judge(cls, table: Mapping[str, Any]) -> Faults:
        """Errors in the table of a figure or of a series."""
        if "years" not in table:
            return super().judge(table)
        if type(table["years"]) is not dict or not table["years"]:
            return [("years", 'is a table with a line a year: 2015 = "1.5"')]
        faults = [(name, "is given by years") for name in ("period", "value") if name in table]
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
    def headline(self) -> str:
        """`Trade, Israel to Japan: 1.241 billion USD`; of a series, with its years."""
        said = self.said or (self.period.words if self.period else "")
        return f"{self.titled}{self.subject}: {said}"


@listing("trade", "exports, imports, by whose books", one="trade figure")
class TradeFigure(Figure):
    """One figure on trade, as one source printed it."""

    columns = "period measure value coverage? reporter id"
    examples = ["", "--from israel --to japan", "--coverage goods-and-services --json | jq ."]

    titled = "Trade, "
    measure: str = _measure("measure", head="flow", wording=lambda figure: figure.subject)
    origin: str | None = field(COUNTRY, "the exporting country", option="--from")
    destination: str | None = field(COUNTRY, "the importing country", option="--to")
    coverage: str | None = field(
        "coverage", "what is covered; absent where not said", option="--coverage"
    )
    valuation: str | None = field(
        "valuation",
        "whether freight and insurance count; absent where not said",
        option="--valuation",
    )
    good: str | None = field(TEXT, "the one good that it is of, where not all")
    goods: tuple[str, ...] = field(TEXTS, "goods named as making it up")

    def faults(self) -> Iterator[tuple[str, str]]:
        """A flow goes from one country to the other; a total has no direction."""
        yield from super().faults()
        directed = bool(self.origin and self.destination)
        if (self.measure == "flow" and not directed) or (self.measure == "total" and directed):
            yield "measure", "does not fit origin and destination"

    @property
    def subject(self) -> str:
        """The countries, then the good and the measure if given: `Israel to Japan, diamonds`."""
        flow = "both ways"
        if self.origin and self.destination:
            flow = f"{COUNTRY.show(self.origin)} to {COUNTRY.show(self.destination)}"
        measure = None if self.measure in ("flow", "total") else self.measure
        return ", ".join(filter(None, (flow, self.good, measure)))


@listing("investment", "invested in each other, deals, shares", one="investment figure")
class InvestmentFigure(Figure):
    """One figure on investment, as one source printed it."""

    columns = "period measure value coverage? reporter id"
    examples = [
        "--since 2020 --until 2021",
        "--measure share",
        "--reporter harel-hertz --sort period",
    ]

    titled = "Investment, "
    measure: str = _measure(INVESTED, wording=lambda figure: figure.subject)
    origin: str = field(COUNTRY, "where it comes from", required=True, option="--from")
    destination: str = field(COUNTRY, "where it goes", required=True, option="--to")
    coverage: str | None = field(
        "sector", "what is covered; absent where not said", option="--coverage"
    )
    of: str | None = field(TEXT, "what a share is a share of")

    @property
    def subject(self) -> str:
        """`Japan in Israel, amount`; for a share, also what it is a share of."""
        countries = f"{COUNTRY.show(self.origin)} in {COUNTRY.show(self.destination)}"
        of = f" of {self.of}" if self.of else ""
        return f"{countries}, {INVESTED.show(self.measure)}{of}"


@listing("indicators", "residents, companies, tourists, polls")
class Indicator(Figure):
    """One figure on people, companies or opinion, as one source printed it."""

    columns = "period about value reporter id"
    examples = ["--measure residents", "--measure opinion", "companies"]

    measure: str = _measure("population")
    about: str = field(TEXT, "what is counted, where", required=True)
    origin: str | None = field(COUNTRY, "whose people or companies", option="--from")
    destination: str | None = field(COUNTRY, "the country that they are in", option="--to")

    @property
    def subject(self) -> str:
        return self.about
