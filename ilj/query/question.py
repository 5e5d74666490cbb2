"""A query as a plain value, the same for the command line and for Python."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from ilj.errors import UsageError
from ilj.model import FLAG, Choice, Date, Field, Record, Standing, inner
from ilj.text import fold, listed, nearest

if TYPE_CHECKING:
    from .words import Asked

_DIGITS = 18
"""The digits of a limit that are read: Python limits them, and more would change nothing."""
_YEARS = ("year", "decade")
ANY = "any"
"""The value that turns off a default filter."""


Condition = tuple[Field, tuple[str, ...]]
"""A field, and the values of which it must have one: vocabulary terms, or words."""


class Question(NamedTuple):
    """A query: which records of a kind, in what order, how many, and which of their fields."""

    record: type[Any]
    words: Asked | None = None
    conditions: tuple[Condition, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    source: tuple[str, ...] = ()
    disputed: bool = False
    sort: tuple[str, ...] = ()
    reverse: bool = False
    limit: int | None = None
    fields: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    """The defaults that hold, since nothing lifts them."""
    undated: bool = False

    @property
    def timed(self) -> bool:
        """Whether a time is asked for."""
        return bool(self.since or self.until)


def ask(
    record: type[Any],
    words: Iterable[str] = (),
    /,
    *,
    year: str | int | None = None,
    since: str | int | None = None,
    until: str | int | None = None,
    source: str | Iterable[str] = (),
    disputed: bool = False,
    sort: str | Iterable[str] = (),
    reverse: bool = False,
    limit: str | int | None = None,
    fields: str | Iterable[str] = (),
    undated: bool = False,
    all: bool = False,
    **where: str | bool | Iterable[str],
) -> Question:
    """Build a query; UsageError if a word or value is invalid.

    `where` takes the kind's own filters by field name. Years and limits may be numbers or strings,
    `sort` and `fields` may be comma-separated strings or sequences, and other values may be one or
    several. `undated` keeps records without a date where a time is asked for, and `all` lifts every
    default.
    """
    first, last = _span(year, since, until)
    said = _said(words)
    if said and first is last is None and (issubclass(record, Record) or record.dated_alone):
        said, first, last = said.without_span()
    return Question(
        record=record,
        words=said,
        conditions=_conditions(record, where),
        since=first,
        until=last,
        source=tuple(dict.fromkeys(_folded("--source", given) for given in _several(source))),
        disputed=disputed,
        sort=_flat_names(record, "--sort", sort),
        reverse=reverse,
        limit=_limit(limit),
        fields=_flat_names(record, "--fields", fields),
        standing=() if all else _standing(record, where),
        undated=undated or all,
    )


def _said(words: Iterable[str]) -> Asked | None:
    """What is asked for in words; None if nothing is."""
    if not (given := [word for word in words if _folded("WORDS", word)]):
        return None
    # Not at the top, since few queries have words.
    from .words import asked

    return asked(given)


def suggest(asked: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint with the nearest known words; `otherwise` if none is close."""
    near = nearest(asked, known)
    return f"did you mean {listed(near, 'or')}?" if near else otherwise


def _several(value: str | bool | Iterable[str] | None) -> list[str]:
    if value is None or isinstance(value, bool):
        return [""] * bool(value)
    return [value] if isinstance(value, str) else list(value)


def _conditions(record: type[Any], where: dict[str, Any]) -> tuple[Condition, ...]:
    filters = {name: f for name, f in record.fields.items() if f.option}
    for name in where.keys() - filters.keys():
        kind = record.declared.name
        raise UsageError(f"{kind} have no filter {name!r}", suggest(name, filters, listed(filters)))
    conditions = []
    for name, declared in filters.items():
        asked = _wanted(declared, _several(where.get(name) or ()))
        if asked and ANY not in asked:
            conditions.append((declared, asked))
    return tuple(conditions)


def _standing(record: type[Any], where: Mapping[str, Any]) -> tuple[Standing, ...]:
    """The defaults of the fields that are not asked for."""
    fields = record.fields.items()
    return tuple(f.standing for name, f in fields if f.standing and not where.get(name))


def _wanted(declared: Field, asked: list[str]) -> tuple[str, ...]:
    """The values asked for: folded words, or vocabulary terms, which may be comma-separated."""
    vocabulary = inner(declared.type)
    if declared.type is FLAG:
        return ("",) if asked else ()
    if not isinstance(vocabulary, Choice):
        return tuple(_folded(declared.option, words) for words in asked)
    more = [ANY] if declared.standing else []
    words = (word.strip() for given in asked for word in given.split(","))
    return tuple(term_of(vocabulary, declared.option, word, more) for word in words)


def term_of(vocabulary: Choice, option: str, asked: str, more: Sequence[str] = ()) -> str:
    """The term asked for, or one of `more`; UsageError, with the nearest one, if it is neither."""
    term = asked if asked in more else vocabulary.choose(asked)
    if term is None:
        known = listed([*vocabulary.terms, *more], "or")
        time = "a time goes with --year, --since or --until" if asked[:4].isdigit() else ""
        near = suggest(fold(asked), [*vocabulary.terms, *vocabulary.aliases], time)
        raise UsageError(f"{option}: {asked!r} is not one of {known}", near)
    return term


def _folded(option: str, asked: str) -> str:
    folded = fold(asked)
    if not folded:
        raise UsageError(f"{option}: {asked!r} has no letter or digit")
    return folded


def _span(
    year: str | int | None, since: str | int | None, until: str | int | None
) -> tuple[datetime.date | None, datetime.date | None]:
    in_year = _years(str(year)) if year is not None else None
    firsts = [date.first for date in (in_year, _day("--since", since)) if date]
    lasts = [date.last for date in (in_year, _day("--until", until)) if date]
    first, last = max(filter(None, firsts), default=None), min(filter(None, lasts), default=None)
    if first and last and first > last:
        raise UsageError(f"--since is later than --until: {first}, {last}", "swap them")
    return first, last


def _years(asked: str) -> Date:
    """A year, a decade such as `1990s`, or a span of years."""
    asked = normalize("NFKC", asked)
    text = f"{asked[:3]}X" if asked[3:] == "0s" else asked
    date = _date(text.replace("-", "/") if asked[4:5] == "-" else text)
    if date is None or date.form not in ("point", "interval") or date.precision not in _YEARS:
        raise UsageError(f"--year: {asked!r} is not a year", "write 2015, 1990s or 2014/2018")
    return date


def _day(option: str, asked: str | int | None) -> Date | None:
    if asked is None:
        return None
    date = _date(normalize("NFKC", str(asked)))
    if date is None or date.form != "point" or date.precision in ("decade", "century"):
        hint = "write 2015, 2015-01 or 2015-01-18"
        raise UsageError(f"{option}: {str(asked)!r} is not a date", hint)
    return date


def _date(text: str) -> Date | None:
    """The date of an EDTF string; None if it is not one."""
    try:
        return Date(text)
    except ValueError:
        return None


def _limit(asked: str | int | None) -> int | None:
    if asked is None:
        return None
    digits = str(asked)
    if not (digits.isascii() and digits.isdigit() and digits.strip("0")):
        wrong = f"--limit: {digits!r} is not a number of records"
        raise UsageError(wrong, "write 10, for the first ten")
    return int(digits.lstrip("0")[:_DIGITS])


def _flat_names(record: type[Any], option: str, asked: str | Iterable[str]) -> tuple[str, ...]:
    known = record.flat_names()
    heads = {fold(f.head): name for name, f in record.fields.items()} | {"all": ",".join(known)}
    given = [name.strip() for part in _several(asked) for name in part.split(",")]
    named = [name if name in known else heads.get(fold(name), name) for name in given]
    names = [name for part in named for name in part.split(",")]
    for name in names:
        if name not in known:
            message = f"{option}: {record.declared.name} have no field {name!r}"
            raise UsageError(message, suggest(name, known, f"the fields are {listed(known)}"))
    return tuple(dict.fromkeys(names))
