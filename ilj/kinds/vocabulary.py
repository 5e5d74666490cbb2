"""What the kinds share of the vocabularies, and what follows from their terms."""

from collections.abc import Iterable
from typing import Any

from ilj.model import Choice, field

COUNTRY = Choice.named("country")
COURSE = Choice.named("course")
INVESTED = Choice.named("invested")
LANGUAGE = Choice.named("language")
POST = Choice.named("post")
PRECISION = Choice.named("precision")
STAGE = Choice.named("stage")

STATUS: Any = field(
    COURSE, "whether it took place", default="actual", option="--status", standing=True
)
"""The field that visits and events have in common."""
POWERS = {None: 0, "thousand": 3, "million": 6, "billion": 9}
"""The power of ten that each scale stands for."""
_ROLES = {
    "head": ("president", "prime-minister"),
    "minister": ("foreign-minister", "defence-minister", "minister"),
    "deputy": ("deputy-minister", "special-envoy"),
    "legislator": ("legislator",),
    "other": ("official", "officer", "mayor", "delegation"),
}
_UNITS = {
    "share": "percent",
    "growth": "percent",
    "opinion": "percent",
    "deals": "deals",
    "residents": "people",
    "tourists": "people",
    "companies": "companies",
}


def rank_of(roles: Iterable[str]) -> str | None:
    """The highest rank that any of the roles has."""
    held = set(roles)
    return next((rank for rank, roles in _ROLES.items() if not held.isdisjoint(roles)), None)


def unless_actual(status: str) -> str:
    """What is said of something that did not take place; nothing of what did."""
    return "" if status == "actual" else f" ({COURSE.show(status)})"


def unit_fits(measure: str, unit: str) -> bool:
    """Whether a unit is that of what is measured: one fixed for it, or else a currency's code."""
    if measure == "other":
        return True
    currency = len(unit) == 3 and unit.isascii() and unit.isupper()
    return unit == _UNITS[measure] if measure in _UNITS else currency
