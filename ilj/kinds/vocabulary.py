"""Vocabularies that several kinds use, and rules based on their terms."""

from collections.abc import Iterable
from typing import Any

from ilj.model import Choice, field, usually

COUNTRY = Choice.named("country")
COURSE = Choice.named("course")
INVESTED = Choice.named("invested")
MEASURE = Choice.named("measure")
LANGUAGE = Choice.named("language")
POST = Choice.named("post")
PRECISION = Choice.named("precision")
STAGE = Choice.named("stage")

STATUS: Any = field(
    COURSE,
    "whether it took place",
    default="actual",
    option="--status",
    standing=usually("status", "actual", "planned, postponed or cancelled"),
)
"""The status field of visits and events."""


def from_country(help: str, **more: Any) -> Any:
    """The field of the country that something comes from."""
    return field(COUNTRY, help, option="--from", head="from", **more)


def to_country(help: str, **more: Any) -> Any:
    """The field of the country that something goes to."""
    return field(COUNTRY, help, option="--to", head="to", **more)


POWERS = {None: 0, "thousand": 3, "million": 6, "billion": 9}
"""The power of ten of each scale."""
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
    """The highest rank of any of the roles; None if there are none."""
    held = set(roles)
    return next((rank for rank, roles in _ROLES.items() if not held.isdisjoint(roles)), None)


def unless_actual(status: str) -> str:
    """`Planned: `, `Cancelled: `; empty if it took place."""
    return "" if status == "actual" else f"{status.capitalize()}: "


def unit_fits(measure: str, unit: str) -> bool:
    """Whether the unit fits the measure: its fixed unit if it has one, else a currency code."""
    if measure == "other":
        return True
    currency = len(unit) == 3 and unit.isascii() and unit.isupper()
    return unit == _UNITS[measure] if measure in _UNITS else currency
