"""The types of a field that hold others: a vocabulary's terms, and many values of one type."""

from __future__ import annotations

from collections.abc import Mapping
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

    def convert(self, raw: str) -> str:
        """The term; ValueError, which names the vocabulary, where it is none."""
        if raw not in self.terms:
            raise ValueError(f"{raw!r} is not one of {listed(self.terms, 'or')}")
        return raw

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

    def read(self, raw: Any, where: str, faults: Faults) -> Any:
        """The values, each with its own faults; a fault where there is none."""
        if not self.fits(raw, where, faults):
            return ()
        if not raw:
            faults.append((where, "is empty: leave out what is not known"))
        return tuple(self.of.read(item, f"{where}[{n}]", faults) for n, item in enumerate(raw))

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
