"""The full record: every field that has a value, one per line."""

from collections.abc import Iterator

from ilj.model import Citation, Claim, Nested, Part, Record, inner
from ilj.query.rows import Row
from ilj.text import safe

from . import Look, Sheet
from .cells import cell, described, heading
from .layout import DIM, addressed, styled, titled, width_of, wrapped

_STACKED = 24
"""With fewer columns than this beside the labels, the values go below them."""
Items = list[tuple[str, list[str]]]
"""Labels, each with its texts."""


def record(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each record: its headline, then each field that has a value."""
    for n, row in enumerate(sheet.rows):
        part, names = row, sheet.fields
        if isinstance(row, Row) and not sheet.fields:
            part, names = row.whole()
        names = names or [name for name, f in part.fields.items() if not f.compute]
        items = [(heading(part, name), list(_texts(sheet, part, name))) for name in names]
        if n:
            yield "\n"
        headline = getattr(part, "headline", "")
        yield from titled(headline or cell(part, next(iter(part.fields))), look)
        yield from labelled(items, look)


def labelled(items: Items, look: Look) -> Iterator[str]:
    """Each label with its texts beside it, or below it on a narrow terminal.

    An address stands alone on its line, unindented and unbroken, so that it can be opened.
    """
    items = [(label, texts) for label, texts in items if texts]
    margin = max((width_of(label) for label, _ in items), default=0) + 2
    stacked = look.width is not None and look.width - margin < _STACKED
    margin = 2 if stacked else margin
    for label, texts in items:
        start = styled(label, DIM, look.colour) + " " * (margin - width_of(label))
        if stacked:
            yield start.rstrip() + "\n"
            start = " " * margin
        for text in texts:
            if addressed(text):
                yield text + "\n"
                continue
            for line in wrapped(text, None if look.width is None else look.width - margin):
                yield f"{start}{line}\n"
                start = " " * margin


def _texts(sheet: Sheet, part: Part, name: str) -> Iterator[str]:
    """The texts of one field, each of which starts a line."""
    if not isinstance(part, Record):
        yield from filter(None, [cell(part, name, brief=False)])
    elif name == "sources":
        for citation in part.sources:
            yield from cited(sheet, citation)
    elif name == "alt":
        for field, claims in part.alt.items():
            for claim in claims:
                yield claimed(part, field, claim)
                for citation in claim.sources:
                    yield from cited(sheet, citation)
    elif name == "inferred":
        yield from (safe(f"{heading(part, f)}: {rule}") for f, rule in part.inferred.items())
    elif name in part.fields and isinstance(inner(part.fields[name].type), Nested):
        yield from (safe(str(item)) for item in getattr(part, name))
    elif text := cell(part, name, brief=False):
        yield text


def claimed(part: Record, field: str, claim: Claim) -> str:
    """A claim in words: `date: 1953 (rejected: error in the source). A remark`."""
    value = part.fields[field].type.show(claim.value)
    why = claim.fields["why"].show(claim)
    rank = "" if claim.rank == "normal" else f"{claim.fields['rank'].show(claim)}: "
    note = f". {claim.note}" if claim.note else ""
    return safe(f"{heading(part, field)} {value} ({rank}{why}){note}")


def cited(sheet: Sheet, citation: Citation) -> Iterator[str]:
    """A source with the place in it, then its address."""
    documents = sheet.sources or {}
    source, relay = documents.get(citation.id), documents.get(citation.via or "")
    via = f", via {described(relay) if relay else citation.via}" if citation.via else ""
    yield safe(f"{described(source) if source else citation.id}: {citation.at}{via}")
    read = relay or source
    if read and read.address:
        yield safe(read.address)
