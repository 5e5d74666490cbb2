"""Markdown tables."""

from collections.abc import Iterator, Sequence

from . import Look, Sheet
from .cells import column, columns, documents, heading

_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\|`*_<>[]"} | {"\n": " ", "\r": " "})


def markdown(sheet: Sheet, look: Look) -> Iterator[str]:
    """One row per record, all values escaped, the documents below if they are asked for."""
    names = columns(sheet)
    if look.header:
        yield _line([heading(sheet.kind.record, name) for name in names])
        yield "|" + " --- |" * len(names) + "\n"
    for cells in zip(*(column(sheet, name) for name in names), strict=True):
        yield _line(cells)
    start = "\n"
    for text in documents(sheet):
        yield f"{start}- {text.translate(_ESCAPES)}\n"
        start = ""


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.translate(_ESCAPES) for cell in cells) + " |\n"
