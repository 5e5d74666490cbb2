"""The card: a full record, one field per line, for reading."""

from collections.abc import Iterator, Sequence

from ilj.model import Citation, Claim, Dated, Nested, Part, Record, inner
from ilj.query.rows import Row
from ilj.text import safe

from . import Look, Sheet
from .cells import cell, described, heading
from .layout import DIM, styled, titled, width_of, wrapped

_STACKED = 24
"""With fewer columns than this beside the labels, the values go below them."""
Items = list[tuple[str, list[str]]]
"""Labels, each with its texts."""


def record(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each record: its headline, then each field that has a value."""
    for n, row in enumerate(sheet.rows):
        part, names, more, explained = row, sheet.fields, [], False
        if isinstance(row, Row) and not sheet.fields:
            part, names = row.whole()
            more, explained = row.more(), row.explained
        written = [name for name, f in part.fields.items() if not f.compute]
        items = _items(sheet, part, names or written, explained)
        items += [(label, list(map(safe, texts))) for label, texts in more]
        if n:
            yield "\n"
        headline = getattr(part, "headline", "")
        yield from titled(headline or cell(part, next(iter(part.fields))), look)
        yield from _body(items, look)


def _items(sheet: Sheet, part: Part, names: Sequence[str], explained: bool) -> Items:
    items = []
    for name in names:
        texts = list(_texts(sheet, part, name))
        if texts and explained and name not in Record.fields:
            texts[0] += f" [{part.fields[name].help}]"
        if texts:
            items.append((heading(part, name), texts))
    return items


def _body(items: Items, look: Look) -> Iterator[str]:
    """Each label with its texts beside it, or below it on a narrow terminal."""
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
    """The texts of one field, each of which starts a line."""
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
    elif name in part.fields and isinstance(inner(part.fields[name].type), Nested):
        yield from (safe(str(item)) for item in getattr(part, name))
    elif text := cell(part, name, brief=False):
        yield text + _precision(part, name, text)


def _precision(part: Record, name: str, text: str) -> str:
    """The EDTF form of a date and its precision, unless the text already shows the form."""
    dated = name in part.fields and isinstance(part.fields[name].type, Dated)
    date = getattr(part, name) if dated else None
    if not date or date.text in text:
        return ""
    known = "one day of these" if date.precision == "range" else f"to the {date.precision}"
    return f" ({date.text}, {known})"


def _claimed(sheet: Sheet, part: Record, field: str, claim: Claim) -> Iterator[str]:
    """A claim in words, then its sources."""
    value = part.fields[field].type.show(claim.value)
    rank, why = (claim.fields[name].type.show(getattr(claim, name)) for name in ("rank", "why"))
    note = f". {claim.note}" if claim.note else ""
    yield safe(f"{heading(part, field)}: {value} ({rank}, {why}){note}")
    for citation in claim.sources:
        yield from (f"  {text}" for text in _cited(sheet, citation))


def _cited(sheet: Sheet, citation: Citation) -> Iterator[str]:
    """A source with the place in it, then its URL."""
    documents = sheet.sources or {}
    source, relay = documents.get(citation.id), documents.get(citation.via or "")
    via = f", via {described(relay) if relay else citation.via}" if citation.via else ""
    yield safe(f"{described(source) if source else citation.id}: {citation.at}{via}")
    read = relay or source
    if read and read.address:
        yield safe(f"  {read.address}")
