"""Text layout by terminal columns: measuring, wrapping, padding, styling."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from ilj.text import safe

from . import Look

BOLD, DIM = "1", "2"
NARROWEST = 50
"""With fewer columns than this, tables are hard to read and cards are printed instead."""


def titled(text: str, look: Look, style: str = BOLD, indent: str = "") -> Iterator[str]:
    """The lines of a title, wrapped and styled."""
    for line in wrapped(safe(text), look.width and look.width - len(indent)):
        yield indent + styled(line, style, look.colour) + "\n"


def width_of(text: str) -> int:
    """The width of a text on a terminal, in columns."""
    return len(text) if text.isascii() else cell_len(text)


def wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` columns, broken between words if possible."""
    if width is None or width_of(text) <= width:
        return [text]
    # textwrap counts characters, but a Japanese character takes two columns.
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        lines += chop_cells(word, max(width, 2))  # a wide character needs two columns
        if not lines[0]:
            del lines[0]
    return lines


def shortened(text: str, width: int | None, cut: bool = False) -> str:
    """The text in one line of at most `width` columns, with `…` where it is cut."""
    if width is None or (width_of(text) <= width and not cut):
        return text
    return chop_cells(text.removesuffix(" …"), max(width - 2, 2))[0].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """The text padded with spaces to `width` columns."""
    return text + " " * (width - width_of(text))


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a terminal style, if colour is on."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and text.strip() else text
