"""Dates of any precision: a value type for a subset of EDTF (ISO 8601-2)."""

from __future__ import annotations

import datetime

SUBSET = (
    "YYYY, YYYY-MM or YYYY-MM-DD, with ? (uncertain), ~ (about) or % (both); 199X; "
    "A/B, A/.. or A/; [A..B], [..B] or [A..]"
)
QUALIFIERS = "?~%"
PRECISIONS = ("day", "month", "year", "decade", "century", "range")
"""The precisions of a date, finest first; `range` is one day between two bounds."""
MONTHS = (
    "January February March April May June July August September October November December"
).split()
_LENGTHS = {4: "year", 7: "month", 10: "day"}
_DAY = datetime.timedelta(days=1)
_QUALIFIED = {"?": "perhaps ", "~": "about ", "%": "perhaps about ", "": ""}


class Point:
    """A single date, not an interval: its first and last possible day and its precision."""

    __slots__ = ("first", "last", "precision", "qualifier", "text")

    def __init__(self, text: str) -> None:
        """Parse `text`; ValueError or KeyError if it is not a single date."""
        self.text = text
        self.qualifier = text[-1] if text[-1] in QUALIFIERS else ""
        bare = text[:-1] if self.qualifier else text
        digits = bare.rstrip("X")
        # `isdigit` alone would accept the digits of other scripts.
        if not digits.replace("-", "").isdigit() or not bare.isascii():
            raise ValueError(text)
        if digits == bare:
            self._read_calendar(bare)
        else:
            self._read_unspecified(digits, len(bare) - len(digits))

    def _read_calendar(self, bare: str) -> None:
        self.precision = _LENGTHS[len(bare)]
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

    @property
    def words(self) -> str:
        """`18 January 2015`, `about 1994`, `1990s`."""
        if self.precision == "decade":
            return self.text[:3] + "0s"
        if self.precision == "century":
            return f"some time from {self.first.year} to {self.last.year}"
        year, *rest = self.text.rstrip(QUALIFIERS).split("-")
        day = [str(int(rest[1]))] if len(rest) == 2 else []
        month = [MONTHS[int(rest[0]) - 1]] if rest else []
        return _QUALIFIED[self.qualifier] + " ".join([*day, *month, year])


class Date:
    """A date, range or interval of the EDTF subset.

    `text` is the EDTF string. `first` and `last` are the first and last possible day, None if the
    date is open on that side. `precision` is one of PRECISIONS; for an interval, that of its
    coarser end.
    """

    __slots__ = ("first", "form", "last", "points", "precision", "text", "until")

    def __init__(self, text: str) -> None:
        """Parse an EDTF string; ValueError, with the accepted forms, if it is not one."""
        self.text = text
        try:
            self.form, start, end = _split(text)
            first = Point(start) if start else None
            # `is` tells a single date from an interval with two equal ends.
            last = first if end is start else Point(end) if end else None
            self.precision = _precision(self.form, first, last)
        except (ValueError, KeyError, IndexError):
            raise ValueError(f"{text!r} is not a date: {SUBSET}") from None
        if first and last and first.first > last.last:
            raise ValueError(f"{text!r} ends before it starts")
        if self.form == "range" and first and last and first.precision != last.precision:
            raise ValueError(f"{text!r}: both ends of a range are days, months or years")
        self.points = first, last
        self.first = first.first if first else None
        self.last = last.last if last else None
        # With an unknown end nothing is known of later years: time filters use the start alone.
        self.until = first.last if first and self.form == "open" else self.last

    def may_fall(self, since: datetime.date | None, until: datetime.date | None) -> bool:
        """Whether it may fall between two days, both inclusive; None means no bound."""
        begun = until is None or self.first is None or self.first <= until
        return begun and (since is None or self.until is None or self.until >= since)

    def is_after(self, other: Date) -> bool:
        """Whether it is certainly later: its first possible day is after the last of `other`."""
        return bool(self.first and other.until and self.first > other.until)

    def seen_until(self, last: Date) -> Date:
        """The date; if its end is unknown, one that time filters take to have lasted to `last`."""
        if self.form != "open" or last.form != "point" or self.is_after(last):
            return self
        seen = Date(self.text)
        seen.until = last.last
        return seen

    @property
    def years(self) -> range:
        """The years in which it may have happened; only the known year if one side is open."""
        first, until = self.order[0], self.until
        return range(first.year, (until or first).year + 1)

    @property
    def order(self) -> tuple[datetime.date, datetime.date]:
        """The sort key: the first day, else the last; then the last day, else the latest of all."""
        until = self.until or datetime.date.max
        return self.first or until, until

    @property
    def short(self) -> str:
        """The EDTF text without brackets, spans shortened as in ISO 8601-1: `2015-01-18/20`."""
        first, last = self.points
        text = self.text.strip("[]")
        if (
            self.form == "point"
            or not first
            or not last
            or not first.precision == "day" == last.precision
        ):
            return text
        shared = next((n for n in (8, 5) if first.text[:n] == last.text[:n]), 0)
        return text.removesuffix(last.text) + last.text[shared:]

    @property
    def words(self) -> str:
        """The date in words: `18 to 20 January 2015`, `by 13 May 1994`."""
        first, last = (point.words if point else "" for point in self.points)
        if self.form == "point":
            return first
        if self.form == "ongoing":
            return f"since {first}"
        if self.form == "open":
            return f"from {first}, end unknown"
        if self.form == "interval":
            return f"{_without_shared_end(first, last)} to {last}"
        if first and last:
            return f"between {_without_shared_end(first, last)} and {last}"
        return f"by {last}" if last else f"{first} or later"

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: object) -> bool:
        """Whether it sorts before another; compare `first` and `last` with a datetime.date."""
        return self.order < other.order if isinstance(other, Date) else NotImplemented


def _split(text: str) -> tuple[str, str, str]:
    """The form of a date and its two ends, each empty if missing."""
    if text[0] == "[" and text[-1] == "]":
        start, end = text[1:-1].split("..")
        return "range", start, end
    if "/" not in text:
        return "point", text, text
    start, end = text.split("/")
    form = {"": "open", "..": "ongoing"}.get(end, "interval")
    return form, start, end if form == "interval" else ""


def _precision(form: str, first: Point | None, last: Point | None) -> str:
    """The precision of a date with these ends; ValueError if they do not fit the form."""
    if first and first is last:
        return first.precision
    ends = [point for point in (first, last) if point]
    if form == "range":
        if not ends or any(p.qualifier or p.precision not in _LENGTHS.values() for p in ends):
            raise ValueError(form)
        return "range"
    if first is None:
        raise ValueError(form)
    return max((point.precision for point in ends), key=PRECISIONS.index)


def _without_shared_end(first: str, last: str) -> str:
    """`first` without the month or year it shares with `last`: `18 to 20 January 2015`."""
    a, b = first.split(), last.split()
    while len(a) == len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a)
