"""The card: a record whole, one field a line, to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ilj.entry import Row
from ilj.evidence import Citation, Claim
from ilj.fields import Computed
from ilj.nested import Nested
from ilj.question import inner
from ilj.record import Record
from ilj.schema import Part
from ilj.text import safe

from . import Look, Sheet
from .cells import cell, heading, said
from .layout import BOLD, DIM, styled, width_of, wrapped

_STACKED = 24
"""With less room than this beside the labels, the values stand below them."""
Items = list[tuple[str, list[str]]]
"""Each label with the texts beside it."""


def record(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each record: its headline, then each field that has a value."""
    for n, row in enumerate(sheet.rows):
        part, names, more, explained = row, sheet.fields, [], False
        if isinstance(row, Row) and not sheet.fields:
            part, names = row.whole()
            more, explained = row.more(), row.explained
        items = _items(sheet, part, names or _written(part), explained)
        items += [(label, list(map(safe, texts))) for label, texts in more]
        yield "\n" * bool(n)
        for line in wrapped(_title(part), look.width):
            yield styled(line, BOLD, look.colour) + "\n"
        yield from _body(items, look)


def _written(part: Part) -> list[str]:
    """The fields that are not worked out from others."""
    return [name for name, f in part.fields_of.items() if not isinstance(f, Computed)]


def _title(part: Part) -> str:
    """The headline, or what the part begins with."""
    headline = getattr(part, "headline", None)
    return safe(headline) if headline else cell(part, next(iter(part.fields_of)))


def _items(sheet: Sheet, part: Part, names: Sequence[str], explained: bool) -> Items:
    items = []
    for name in names:
        texts = list(_texts(sheet, part, name))
        if texts and explained and name not in Record.fields_of:
            texts[0] += f" [{part.fields_of[name].help}]"
        if texts:
            items.append((heading(part, name), texts))
    return items


def _body(items: Items, look: Look) -> Iterator[str]:
    """Each label with its texts beside it, or below it where there is too little room."""
    margin = max((width_of(label) for label, _ in items), default=0) + 4
    stacked = look.width is not None and look.width - margin < _STACKED
    margin = 4 if stacked else margin
    for label, texts in items:
        start = "  " + styled(label, DIM, look.colour) + " " * (margin - 2 - width_of(label))
        if stacked:
            yield start.rstrip() + "\n"
            start = " " * margin
        for text in texts:
            hang = " " * (len(text) - len(text.lstrip()))
            room = None if look.width is None else look.width - margin - len(hang)
            for line in wrapped(text.lstrip(), room):
                yield start + hang + line + "\n"
                start = " " * margin


def _texts(sheet: Sheet, part: Part, name: str) -> Iterator[str]:
    """The texts of one field, each of which begins a line."""
    if not isinstance(part, Record):
        yield from filter(None, [cell(part, name, brief=False)])
    elif name == "sources":
        for citation in part.sources:
            yield from _cited(sheet, citation)
    elif name == "alt":
        for field, claims in part.alt.items():
            for claim in claims:
                yield from _claimed(sheet, part, field, claim)
    elif name == "inferred":
        yield from (safe(f"{heading(part, f)}: {rule}") for f, rule in part.inferred.items())
    elif name in part.fields_of and isinstance(inner(part.fields_of[name].type), Nested):
        yield from (safe(str(item)) for item in getattr(part, name))
    elif text := cell(part, name, brief=False):
        yield text + _precision(part, name, text)


def _precision(part: Record, name: str, text: str) -> str:
    """The exact form of a date and how precise it is, where the words for it do not say."""
    plain = part.plain()
    date = plain[name]
    if f"{name}_precision" not in plain or not date or date in text:
        return ""
    return f" ({date}, {_KNOWN[plain[f'{name}_precision']]})"


_KNOWN = {
    "day": "to the day",
    "month": "to the month",
    "year": "to the year",
    "decade": "to the decade",
    "century": "to the century",
    "range": "one day of these",
}


def _claimed(sheet: Sheet, part: Record, field: str, claim: Claim) -> Iterator[str]:
    """A claim in words, then who makes it."""
    value = part.fields_of[field].type.show(claim.value)
    rank, why = (claim.fields_of[name].type.show(getattr(claim, name)) for name in ("rank", "why"))
    note = f". {claim.note}" if claim.note else ""
    yield safe(f"{heading(part, field)}: {value} ({rank}, {why}){note}")
    for citation in claim.sources:
        yield from (f"  {text}" for text in _cited(sheet, citation))


def _cited(sheet: Sheet, citation: Citation) -> Iterator[str]:
    """A source with the place in it, and where it is to be read."""
    documents = sheet.sources or {}
    source, relay = documents.get(citation.id), documents.get(citation.via or "")
    via = f", via {said(relay) if relay else citation.via}" if citation.via else ""
    yield safe(f"{said(source) if source else citation.id}: {citation.at}{via}")
    read = relay or source
    if read and (address := read.plain()["address"]):
        yield safe(f"  {address}")
