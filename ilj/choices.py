"""The types of a field that hold others: a vocabulary's terms, and many values of one type."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from typing import Any

from .text import fold, listed
from .values import Faults, Type


class Choice(Type):
    """One term of a closed vocabulary, each with what people read for it."""

    def __init__(self, terms: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> None:
        """Hold the terms, and the other words by which a term may be asked for."""
        self.terms = dict(terms)
        self.aliases = dict(aliases or {})
        self.label = listed(self.terms, "or")

    def fits(self, raw: Any) -> bool:
        """Whether it is a term."""
        return raw in self.terms

    def fault(self, raw: str) -> str:
        """That it is none; the vocabulary is named."""
        return f"{raw!r} is not one of {listed(self.terms, 'or')}"

    def choose(self, asked: str) -> str | None:
        """The term that someone asks for in any case, spelling of spaces or alias, if any."""
        folded = fold(asked)
        names = {fold(term): term for term in self.terms}
        names |= {fold(alias): term for alias, term in self.aliases.items()}
        return names.get(folded)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a term."""
        return {"enum": list(self.terms)}

    def show(self, value: Any) -> str:
        """The words for the term."""
        return self.terms[value]

    def order(self, value: Any) -> Any:
        """What the term sorts by: itself."""
        return fold(value)

    def words(self, value: Any) -> str:
        """The term, its words and its aliases, all of which are found."""
        return " ".join((value, self.terms[value], *_names_of(value, self.aliases)))


def _names_of(term: str, aliases: Mapping[str, str]) -> list[str]:
    return [alias for alias, meant in aliases.items() if meant == term]


class Many(Type):
    """Any number of values of one type, in the order given."""

    empty = ()
    toml = list

    def __init__(self, of: Type) -> None:
        """Hold values of the type `of`."""
        self.of = of
        self.label = f"list of {of.label}"

    def all_fit(self, raws: Collection[Any]) -> bool:
        """Whether there are values in each, and nothing is wrong with any."""
        filled = set(map(type, raws)) <= {list} and all(raws)
        return filled and self.of.all_fit(list(chain.from_iterable(raws)))

    def wrong(self, raw: Any) -> Faults:
        """What is wrong with each of the values, or that there is none."""
        if type(raw) is not list:
            return super().wrong(raw)
        if not raw:
            return [("", "is empty: leave out what is not known")]
        return [
            (f"[{n}]{place}", what)
            for n, item in enumerate(raw)
            for place, what in self.of.wrong(item)
        ]

    def value(self, raw: Any) -> Any:
        """The values."""
        return tuple(map(self.of.value, raw))

    def plain(self, value: Any) -> Any:
        """The values as JSON has them."""
        return [self.of.plain(item) for item in value]

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the values."""
        return {"type": "array", "items": self.of.schema()}

    def show(self, value: Any) -> str:
        """The values one after another."""
        return "; ".join(self.of.show(item) for item in value)

    def brief(self, value: Any) -> str:
        """The values one after another, each as a column has it."""
        return "; ".join(self.of.brief(item) for item in value)

    def order(self, value: Any) -> Any:
        """What they sort by: the first, then the next."""
        return tuple(self.of.order(item) for item in value)

    def words(self, value: Any) -> str:
        """The text of all of them."""
        return " ".join(self.of.words(item) for item in value)
