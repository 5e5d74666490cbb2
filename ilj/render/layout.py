"""Text layout by terminal columns: measuring, cutting, wrapping, styling, and rows of cells."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from ilj.text import safe

from . import Look

BOLD, DIM = "1", "2"
_GAP = "  "
_LEAST = 8
"""The least width of a column whose cells can be cut."""
_GOOD = 20
"""A column whose cells can be cut has this width, if it needs it, before spare columns get any."""
_WORD = 12
"""A column of this width is not made narrower while a wider one can be."""
_SHARE = 0.3
"""The power of the length of its cells by which a column shares the room."""
_STUB = 4
"""What is left of a cell, at least, if a longer one beside it takes its room."""


def titled(text: str, look: Look, style: str = BOLD) -> Iterator[str]:
    """The lines of a title, wrapped and styled."""
    for line in wrapped(safe(text), look.width):
        yield styled(line, style, look.colour) + "\n"


def addressed(text: str) -> bool:
    """Whether a text is an address, which is never broken, so that it can be opened."""
    return text.startswith(("https://", "http://"))


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
    if width < 3:  # a wide character needs two columns
        return "…"
    return chop_cells(text.removesuffix(" …"), width - 1)[0].rstrip() + "…"


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a terminal style, if colour is on."""
    return f"\x1b[{style}m{text}\x1b[0m" if style and colour and text.strip() else text


class TextColumn(NamedTuple):
    """A column of cells. Those of a `whole` one are never cut; a `spare` one is hidden first.

    `marks` are the characters that are marks in it, besides those after any value.
    """

    head: str
    cells: Sequence[str]
    whole: bool = False
    right: bool = False
    spare: bool = False
    style: str = ""
    marks: Sequence[str] = ()

    @property
    def longest(self) -> int:
        """The width of the longest cell, or of the heading."""
        return max(map(width_of, (self.head, *self.cells)))

    @property
    def usual(self) -> int:
        """The width that most cells need, or the heading, if that is not long."""
        widths = sorted(map(width_of, self.cells))
        # Cells that are never cut can take room from those beside them.
        usual = (len(widths) - 1) * 4 // 5 if self.whole else len(widths) * 9 // 10
        return max(min(width_of(self.head), _GOOD), widths[usual])


def fitted(columns: Sequence[TextColumn], width: int | None) -> list[int] | None:
    """The width of each column, by its usual cell; None if they do not fit."""
    usual, longest = [one.usual for one in columns], [one.longest for one in columns]
    widths = list(usual)
    if width is None:
        return longest
    room = width - len(_GAP) * (len(columns) - 1)
    while sum(widths) > room:
        loose = [n for n, one in enumerate(columns) if not one.whole and widths[n] > _LEAST]
        if not loose:
            return None
        # The room is shared by need, but long texts do not take it all, and a word stays whole.
        need = {
            n: (widths[n] > _GOOD, widths[n] > _WORD, widths[n] / usual[n] ** _SHARE) for n in loose
        }
        widths[max(loose, key=need.__getitem__)] -= 1
    while room > sum(widths) < sum(longest):
        widths[max(range(len(columns)), key=lambda n: longest[n] - widths[n])] += 1
    return widths


def that_fit(
    columns: Sequence[TextColumn], width: int | None, every: bool = False
) -> tuple[list[TextColumn], list[int]]:
    """The columns that have room, and their widths; with `every`, spare ones too if they can be."""
    left = list(columns)
    while (widths := fitted(left, width)) is None or _cramped(left, widths, every):
        spare = [n for n, one in enumerate(left) if one.spare]
        if widths and not spare:
            break
        if len(left) == 1:
            return left, [width or 0]
        loose = [n for n, one in enumerate(left) if n and not one.whole]
        del left[(spare or loose or [-1])[-1]]
    return left, widths or []


def _cramped(columns: Sequence[TextColumn], widths: Sequence[int], every: bool) -> bool:
    pairs = zip(columns, widths, strict=True)
    return not every and any(n < min(one.usual, _GOOD) for one, n in pairs if not one.whole)


def row(
    cells: Sequence[str],
    columns: Sequence[TextColumn],
    widths: Sequence[int],
    colour: bool = False,
    lines: int = 1,
) -> list[str]:
    """The printed line of a row, or its lines, at most so many; a cell without room is cut.

    Where a cell that is never cut is longer than its column, those beside it give it room.
    """
    spans = list(widths)
    for n, cell in enumerate(cells):
        lack = width_of(cell) - widths[n] if columns[n].whole else 0
        near = sorted(range(len(spans)), key=lambda m: (abs(m - n), m < n))
        for least, m in product((_LEAST, _STUB), near):
            given = max(min(lack, spans[m] - least), 0)
            if not columns[m].whole:
                spans[m], spans[n], lack = spans[m] - given, spans[n] + given, lack - given
    texts = [wrapped(cell, span) for cell, span in zip(cells, spans, strict=True)]
    if max(map(len, texts)) > lines:
        texts = [[shortened(cell, span)] for cell, span in zip(cells, spans, strict=True)]
    printed = []
    for n in range(max(map(len, texts))):
        parts = []
        for text, span, one in zip(texts, spans, columns, strict=True):
            cell = text[n] if n < len(text) else ""
            space, said = " " * (span - width_of(cell)), styled(cell, one.style, colour)
            parts.append(space + said if one.right else said + space)
        printed.append(_GAP.join(parts).rstrip())
    return printed
