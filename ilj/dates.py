"""Dates as precise as the evidence: a subset of EDTF (ISO 8601-2), as one value type."""

from __future__ import annotations

import datetime

SUBSET = (
    "YYYY, YYYY-MM or YYYY-MM-DD, with ? (uncertain), ~ (about) or % (both); 199X; "
    "A/B, A/.. or A/; [A..B], [..B] or [A..]"
)
QUALIFIERS = "?~%"
_PRECISION = {4: "year", 7: "month", 10: "day"}
_COARSENESS = ("day", "month", "year", "decade", "century")
_DAY = datetime.timedelta(days=1)


class Point:
    """A date without an interval: its first and last possible day and its precision."""

    __slots__ = ("first", "last", "precision", "qualifier", "text")

    def __init__(self, text: str) -> None:
        """Read `text`; raise ValueError where it is not a plain date."""
        self.text = text
        self.qualifier = text[-1] if text[-1] in QUALIFIERS else ""
        bare = text[:-1] if self.qualifier else text
        digits = bare.rstrip("X")
        if not digits.replace("-", "").isdigit() or not bare.isascii():
            raise ValueError(text)
        if digits == bare:
            self._read_calendar(bare)
        else:
            self._read_unspecified(digits, len(bare) - len(digits))

    def _read_calendar(self, bare: str) -> None:
        self.precision = _PRECISION[len(bare)]
        first = datetime.date.fromisoformat(bare + "-01-01"[len(bare) - 4 :])
        self.first = self.last = first
        if self.precision == "year" or (self.precision == "month" and first.month == 12):
            self.last = datetime.date(first.year, 12, 31)
        elif self.precision == "month":
            self.last = datetime.date(first.year, first.month + 1, 1) - _DAY

    def _read_unspecified(self, digits: str, unspecified: int) -> None:
        if len(digits) + unspecified != 4 or unspecified > 2 or self.qualifier:
            raise ValueError(digits)
        self.precision = "decade" if unspecified == 1 else "century"
        start, span = int(digits) * 10**unspecified, 10**unspecified
        self.first = datetime.date(start, 1, 1)
        self.last = datetime.date(start + span - 1, 12, 31)


class Date:
    """One date of the subset.

    `text` is the EDTF string. `first` and `last` are the first and last possible day, None where
    the date is open on that side. `precision` is the coarsest of what is known: day, month, year,
    decade, century, or `range` for one day somewhere between two bounds.
    """

    __slots__ = ("first", "form", "last", "points", "precision", "text", "until")

    def __init__(self, text: str) -> None:
        """Read an EDTF string; raise ValueError, which names the subset, on any other."""
        self.text = text
        try:
            self.form, start, end = _split(text)
            first = Point(start) if start else None
            last = first if end is start else Point(end) if end else None
            self.precision = _precision(self.form, first, last)
        except (ValueError, KeyError, IndexError):
            raise ValueError(f"{text!r} is not a date: {SUBSET}") from None
        self.points = first, last
        self.first = first.first if first else None
        self.last = last.last if last else None
        # An end that is unknown says nothing of later years: the date is found where it began.
        self.until = first.last if first and self.form == "open" else self.last

    def may_fall(self, since: datetime.date | None, until: datetime.date | None) -> bool:
        """Whether it may have happened between two days, both inclusive, None for no bound."""
        begun = until is None or self.first is None or self.first <= until
        return begun and (since is None or self.until is None or self.until >= since)

    def is_after(self, other: Date) -> bool:
        """Whether it is certainly later than another: no day of the one is a day of the other."""
        return bool(self.first and other.until and self.first > other.until)

    @property
    def years(self) -> range:
        """The years in which it may have happened; only the known one where a side is open."""
        first, until = self.order[0], self.until
        return range(first.year, (until or first).year + 1)

    @property
    def order(self) -> tuple[datetime.date, datetime.date]:
        """What it sorts by: first day, then last day; an open side by the day that is known."""
        until = self.until or datetime.date.max
        return self.first or until, until

    def __repr__(self) -> str:
        """`Date('2015-01')`."""
        return f"Date({self.text!r})"

    def __str__(self) -> str:
        """The EDTF string."""
        return self.text

    def __eq__(self, other: object) -> bool:
        """Equal where the EDTF string is."""
        return isinstance(other, Date) and self.text == other.text

    def __hash__(self) -> int:
        """Hashes as its EDTF string."""
        return hash(self.text)

    def __lt__(self, other: Date) -> bool:
        """Earlier: by first day, then last day."""
        return self.order < other.order


def _split(text: str) -> tuple[str, str, str]:
    """The form of a date and its two ends, empty where there is none."""
    if text[0] == "[" and text[-1] == "]":
        start, end = text[1:-1].split("..")
        return "range", start, end
    if "/" not in text:
        return "point", text, text
    start, end = text.split("/")
    form = {"": "open", "..": "ongoing"}.get(end, "interval")
    return form, start, end if form == "interval" else ""


def _precision(form: str, first: Point | None, last: Point | None) -> str:
    """The precision of a date with these ends; ValueError where they make none of this form."""
    if first and first is last:
        return first.precision
    if first and last and first.first > last.last:
        raise ValueError(form)
    ends = [point for point in (first, last) if point]
    if form == "range":
        if not ends or any(p.qualifier or p.precision not in _PRECISION.values() for p in ends):
            raise ValueError(form)
        return "range"
    if first is None:
        raise ValueError(form)
    return max((point.precision for point in ends), key=_COARSENESS.index)
