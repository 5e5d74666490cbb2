"""The table: a record is a line, in aligned columns."""

from collections.abc import Iterator, Sequence

from ilj.model import Count, Dated, Number, inner
from ilj.text import listed

from . import Look, Sheet
from .cells import DATE_MARKS, NUMBER_MARKS, column, columns, documents, footer, heading
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
    names = [name for name in columns(sheet) if sheet.fields or name not in sheet.alike]
    every = [_column(sheet, name) for name in names]
    yield from grid([one for one in every if sheet.fields or any(one.cells)], sheet, look)


def has_room_for_ids(look: Look) -> bool:
    """Whether ids are printed: on a narrow terminal they give way, unless nothing does."""
    return look.width is None or look.width >= _IDS or look.wrap


def grid(every: Sequence[TextColumn], sheet: Sheet, look: Look) -> Iterator[str]:
    """Columns as lines, those that have room; then what is said below them."""
    ids = has_room_for_ids(look) or sheet.fields
    left = [one for one in every if ids or one.head != "id"]
    shown, widths = that_fit(left, look.width, look.wrap)
    cells = zip(*(one.cells for one in shown), strict=True)
    if look.header:
        heads = [one._replace(style=BOLD, whole=False) for one in shown]
        yield from _lines(row([one.head for one in shown], heads, widths, look.colour))
    for texts in cells:
        yield from _lines(row(texts, shown, widths, look.colour, _ENDLESS if look.wrap else 1))
    below = footer(sheet, shown)
    if hidden := [one.head for one in every if one not in shown]:
        more = [f"{len(hidden) - _NAMED} more"] if len(hidden) > _NAMED else []
        below += f" Hidden at this width: {listed([*hidden[:_NAMED], *more])}."
    for text in ("", below, *documents(sheet)):
        for line in [text] if addressed(text) else wrapped(text, look.width):
            yield styled(line, DIM, look.colour) + "\n"


def _lines(lines: Sequence[str]) -> Iterator[str]:
    yield from (line + "\n" for line in lines)


def _column(sheet: Sheet, name: str) -> TextColumn:
    declared = sheet.kind.fields.get(name)
    type = inner(declared.type) if declared else None
    number, date = isinstance(type, Number | Count), isinstance(type, Dated)
    return TextColumn(
        heading(sheet.kind.record, name),
        column(sheet, name),
        whole=number or date or not declared or name in ("id", "sources"),
        right=number,
        spare=name in sheet.kind.spare and not sheet.fields,
        style=DIM if name == "id" else "",
        marks=[*NUMBER_MARKS] if number else [*DATE_MARKS] if date else (),
    )
