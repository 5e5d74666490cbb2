"""Dates for people: as short as a column wants them, and as one says them."""

from __future__ import annotations

from .dates import Date, Point

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_QUALIFIED = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}


def short(date: Date) -> str:
    """The date, the end of a span without what it shares with its start (ISO 8601-1)."""
    first, last = date.points
    text = date.text.strip("[]")
    if date.form == "point" or not (first and last and len(first.text) == len(last.text) == 10):
        return text
    shared = next((n for n in (8, 5) if first.text[:n] == last.text[:n]), 0)
    return text.removesuffix(last.text) + last.text[shared:]


def words(date: Date) -> str:
    """The date as one says it: `18 to 20 January 2015`, `by 13 May 1994`."""
    first, last = (_say(point) if point else "" for point in date.points)
    if date.form == "point":
        return first
    if date.form == "ongoing":
        return f"since {first}"
    if date.form == "open":
        return f"from {first}, end not known"
    if date.form == "interval":
        return f"{_without_shared_end(first, last)} to {last}"
    if first and last:
        return f"one day between {_without_shared_end(first, last)} and {last}"
    return f"by {last}" if last else f"{first} or later"


def _say(point: Point) -> str:
    bare = point.text.rstrip("?~%")
    if point.precision == "decade":
        return bare[:3] + "0s"
    if point.precision == "century":
        return f"some time from {point.first.year} to {point.last.year}"
    year, *rest = bare.split("-")
    day = [str(int(rest[1]))] if len(rest) == 2 else []
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return _QUALIFIED[point.qualifier] + " ".join([*day, *month, year])


def _without_shared_end(first: str, last: str) -> str:
    a, b = first.split(), last.split()
    while len(a) == len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a)
