"""Markdown: the columns of the table as a pipe table, for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import Look, Sheet
from .cells import column, columns, documents, heading

_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\|`*_<>[]"} | {"\n": " ", "\r": " "})


def markdown(sheet: Sheet, look: Look) -> Iterator[str]:
    """A line a record, every value escaped, the documents below where they are asked for."""
    names = columns(sheet)
    if look.header:
        yield _line([heading(sheet.part, name) for name in names])
        yield "|" + " --- |" * len(names) + "\n"
    for cells in zip(*(column(sheet, name) for name in names), strict=True):
        yield _line(cells)
    for n, text in enumerate(documents(sheet)):
        yield "\n" * (n == 0) + f"- {text.translate(_ESCAPES)}\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.translate(_ESCAPES) for cell in cells) + " |\n"
