"""Text by the columns that it takes on a terminal: measured, wrapped, padded, styled."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from ilj.text import safe

from . import Look

BOLD, DIM = "1", "2"
NARROWEST = 50
"""With fewer columns of text than this, rows are not worth reading side by side."""


def titled(text: str, look: Look, style: str = BOLD, indent: str = "") -> Iterator[str]:
    """The lines of a title in a style."""
    for line in wrapped(safe(text), look.width and look.width - len(indent)):
        yield indent + styled(line, style, look.colour) + "\n"


def width_of(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` columns, broken between words where that is possible."""
    if width is None or width_of(text) <= width:
        return [text]
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        lines += chop_cells(word, max(width, 2))
        if not lines[0]:
            del lines[0]
    return lines


def padded(text: str, width: int) -> str:
    """The text with spaces up to `width` columns."""
    return text + " " * (width - width_of(text))


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a terminal style, where colour is on."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and text.strip() else text
