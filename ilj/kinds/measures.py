"""What is measured, in what, of what: the vocabularies of figures."""

from __future__ import annotations

from ilj.choices import Choice

COVERAGE = Choice(
    {
        "goods": "goods",
        "services": "services",
        "goods-and-services": "goods + services",
    },
    {"all": "goods-and-services"},
)

MEASURE = Choice(
    {
        "flow": "exports of one to the other",
        "total": "both directions together",
        "balance": "surplus of one with the other",
        "growth": "change against the year before",
        "share": "share of a larger whole",
    },
    {"exports": "flow", "imports": "flow", "turnover": "total", "change": "growth"},
)

INVESTED = Choice(
    {
        "amount": "amount",
        "cumulative": "total",
        "deals": "deals",
        "growth": "growth",
        "share": "share",
    },
    {"total": "amount", "percentage": "share", "number": "deals"},
)

SECTOR = Choice(
    {"high-tech": "high-tech", "economy": "whole economy"},
    {"tech": "high-tech", "technology": "high-tech", "all": "economy"},
)

POPULATION = Choice(
    {
        "residents": "residents",
        "companies": "companies",
        "tourists": "tourists",
        "opinion": "opinion polls",
        "other": "other counts",
    },
    {"people": "residents", "firms": "companies", "visitors": "tourists", "polls": "opinion"},
)

PRECISION = Choice(
    {"exact": "", "about": "about", "more-than": "more than", "less-than": "less than"},
    {"over": "more-than", "under": "less-than", "approximately": "about"},
)

SCALE = Choice({"thousand": "thousand", "million": "million", "billion": "billion"})

POWERS = {None: 0, "thousand": 3, "million": 6, "billion": 9}

_UNITS = {
    "share": "percent",
    "growth": "percent",
    "opinion": "percent",
    "deals": "deals",
    "residents": "people",
    "tourists": "people",
    "companies": "companies",
}


def fits(measure: str, unit: str) -> bool:
    """Whether a unit is that of what is measured: one fixed for it, or else a currency's code."""
    if measure == "other":
        return True
    currency = len(unit) == 3 and unit.isascii() and unit.isupper()
    return unit == _UNITS[measure] if measure in _UNITS else currency
