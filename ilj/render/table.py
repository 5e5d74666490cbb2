"""The table: a record is a line, in aligned columns."""

from collections.abc import Iterator, Sequence

from ilj.model import Count, Dated, Number, inner
from ilj.text import listed

from . import Look, Sheet
from .cells import column, columns, documents, footer, heading
from .layout import BOLD, DIM, TextColumn, addressed, row, styled, that_fit, wrapped

_IDS = 70
"""With fewer columns than this, ids give way."""
_ENDLESS = 10**6
_NAMED = 3
"""The hidden columns to name, at most."""


def table(sheet: Sheet, look: Look) -> Iterator[str]:
    """One line per record, cut to its columns; all of it, on more lines, with `wrap`."""
    if not sheet.rows:
        return
    names = columns(sheet)
    if not (has_room_for_ids(look) or sheet.fields):
        names = [name for name in names if name != "id"]
    every = [_column(sheet, name) for name in names]
    every = [one for one in every if sheet.fields or any(one.cells)]
    yield from grid(every, look, footer(sheet, every), *documents(sheet))


def has_room_for_ids(look: Look) -> bool:
    """Whether ids are printed: on a narrow terminal they give way, unless nothing does."""
    return look.width is None or look.width >= _IDS or look.wrap


def grid(every: Sequence[TextColumn], look: Look, *below: str) -> Iterator[str]:
    """Columns as lines, those that have room; then what is said below them."""
    shown, widths = that_fit(every, look.width, look.wrap)
    cells = zip(*(one.cells for one in shown), strict=True)
    if look.header:
        heads = [one._replace(style=BOLD, whole=False) for one in shown]
        yield from _lines(row([one.head for one in shown], heads, widths, look.colour))
    for texts in cells:
        yield from _lines(row(texts, shown, widths, look.colour, _ENDLESS if look.wrap else 1))
    if len(shown) < len(every):
        hidden = [one.head for one in every if one not in shown]
        more = [f"{len(hidden) - _NAMED} more"] if len(hidden) > _NAMED else []
        said = listed([*hidden[:_NAMED], *more])
        below = (f"{below[0]} Hidden at this width: {said}.", *below[1:])
    for text in ("", *below):
        for line in [text] if addressed(text) else wrapped(text, look.width):
            yield styled(line, DIM, look.colour) + "\n"


def _lines(lines: Sequence[str]) -> Iterator[str]:
    yield from (line + "\n" for line in lines)


def _column(sheet: Sheet, name: str) -> TextColumn:
    declared = sheet.kind.fields.get(name)
    type = inner(declared.type) if declared else None
    return TextColumn(
        heading(sheet.kind.record, name),
        column(sheet, name),
        whole=name == "id" or not declared or isinstance(type, Dated | Number | Count),
        right=isinstance(type, Number | Count),
        spare=name in sheet.kind.spare and not sheet.fields,
        style=DIM if name == "id" else "",
    )
