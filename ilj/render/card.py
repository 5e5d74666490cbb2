"""The card: a record whole, one field a line, to read."""

from __future__ import annotations

from collections.abc import Iterator

from ilj.evidence import Citation, Claim
from ilj.record import Record
from ilj.text import safe

from . import Look, Sheet
from .cells import cell, heading, said
from .layout import BOLD, DIM, styled, width_of, wrapped

_STACKED = 24
"""With less room than this beside the labels, the values stand below them."""


def record(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each record: its headline, then each field that has a value."""
    for n, row in enumerate(sheet.rows):
        assert isinstance(row, Record)
        named = ((name, list(_texts(sheet, row, name))) for name in sheet.fields or row.fields_of)
        items = [(heading(row, name), texts) for name, texts in named if texts]
        yield "\n" * bool(n)
        for line in wrapped(safe(row.headline), look.width):
            yield styled(line, BOLD, look.colour) + "\n"
        yield from _body(items, look)


def _body(items: list[tuple[str, list[str]]], look: Look) -> Iterator[str]:
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


def _texts(sheet: Sheet, row: Record, name: str) -> Iterator[str]:
    """The texts of one field, each of which begins a line."""
    if name == "sources":
        for citation in row.sources:
            yield from _cited(sheet, citation)
    elif name == "alt":
        for field, claims in row.alt.items():
            for claim in claims:
                yield from _claimed(sheet, row, field, claim)
    elif name == "inferred":
        yield from (safe(f"{heading(row, field)}: {rule}") for field, rule in row.inferred.items())
    elif text := cell(row, name, brief=False):
        exact = row.plain()[name]
        dated = f"{name}_first" in row.plain() and exact and exact not in text
        yield f"{text} ({exact})" if dated else text


def _claimed(sheet: Sheet, row: Record, field: str, claim: Claim) -> Iterator[str]:
    """A claim in words, then who makes it."""
    value = row.fields_of[field].type.show(claim.value)
    rank, why = (claim.fields_of[name].type.show(getattr(claim, name)) for name in ("rank", "why"))
    note = f". {claim.note}" if claim.note else ""
    yield safe(f"{heading(row, field)}: {value} ({rank}, {why}){note}")
    for citation in claim.sources:
        yield from (f"  {text}" for text in _cited(sheet, citation))


def _cited(sheet: Sheet, citation: Citation) -> Iterator[str]:
    """A source with the place in it, and where it is to be read."""
    source = (sheet.sources or {}).get(citation.id)
    via = f", via {citation.via}" if citation.via else ""
    yield safe(f"{said(source) if source else citation.id}: {citation.at}{via}")
    if source and (address := source.plain()["address"]):
        yield safe(f"  {address}")
