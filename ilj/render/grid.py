"""Columns side by side: which find room, how wide each is, how a row is laid out in lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ilj.frozen import Value

from .layout import padded, width_of, wrapped

NARROWEST = 50
"""Below so many columns of text a table is not worth reading."""
_GAP = "  "
_LEAST = 14
_TALL = 1.5


class Column(Value):
    """A column: its heading, its cells, whether these are ids, dates or figures, never broken.

    An id that its column has no room for hangs at the right edge, in the last line of its row or
    below it.
    """

    name: str
    head: str
    cells: list[str]
    whole: bool
    hangs: bool
    widths: Counter[int]
    """How many of its texts, the heading among them, take how many columns of text."""

    @property
    def width(self) -> int:
        """The columns of text that it would take."""
        return max(self.widths)

    @property
    def least(self) -> int:
        """The columns of text that it must have: those of its longest word, within reason."""
        if self.hangs:
            return width_of(self.head)
        if self.whole:
            return self.width
        words = [word for text in (self.head, *self.cells) for word in text.split()]
        return min(_LEAST, max(map(width_of, words), default=0))

    def lines(self, width: int) -> int:
        """About how many lines its texts take in so many columns of text."""
        if self.hangs:
            return sum(number * (1 + (text > width)) for text, number in self.widths.items())
        return sum(number * -(-text // width) for text, number in self.widths.items())


def kept(every: list[Column], spare: Sequence[str], width: int | None) -> list[Column]:
    """The columns that there is room for; none where a card is better.

    The spare ones give way first, also where the rows would grow too tall with them; then the
    widest that may be broken. The first of these stays: it says what the row is about.
    """
    if width is None:
        return every
    left = list(every)
    while not (fits := _fits(left, width)) or _tall(left, width):
        loose = [one for one in left if not one.whole]
        given = [one for name in spare for one in left if one.name == name]
        if given:
            left.remove(given[0])
        elif fits:
            break
        elif len(loose) < 2:
            return []
        else:
            left.remove(max(loose[1:], key=lambda one: one.width))
    return left if width >= NARROWEST else []


def _fits(columns: Sequence[Column], width: int) -> bool:
    hanging = max((one.width for one in columns if one.hangs), default=0)
    return width >= max(hanging, sum(one.least for one in columns) + len(_GAP) * (len(columns) - 1))


def _tall(columns: Sequence[Column], width: int) -> bool:
    """Whether the rows take many more lines than there are rows."""
    rows = len(columns[0].cells) + 1
    shares = zip(columns, shared(columns, width), strict=True)
    return max(one.lines(have) for one, have in shares) > _TALL * rows


def shared(columns: Sequence[Column], width: int | None) -> list[int]:
    """The width of each column: what adds the fewest lines gives way first, then the widest."""
    if width is None:
        return [one.width for one in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    widths = [min(one.width, room) for one in columns]
    least = [one.least for one in columns]
    while sum(widths) > room:
        loose = [n for n, have in enumerate(widths) if have > least[n]]
        added = {n: columns[n].lines(widths[n] - 1) - columns[n].lines(widths[n]) for n in loose}
        widths[min(loose, key=lambda n: (added[n], -widths[n]))] -= 1
    return widths


def laid_out(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """The lines that a row takes."""
    lines = []
    hanging = ""
    for text, column, width in zip(cells, columns, widths, strict=True):
        if column.hangs and width_of(text) > width:
            text, hanging = "", text
        lines.append(wrapped(text, width))
    row = list(_joined(lines, widths))
    if not hanging:
        return row
    room = sum(widths) + len(_GAP) * (len(widths) - 1) - width_of(hanging)
    last = row.pop() if len(row) > 1 and width_of(row[-1]) + len(_GAP) <= room else ""
    return [*row, padded(last, room) + hanging]


def _joined(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for n in range(max(map(len, columns))):
        texts = [lines[n] if n < len(lines) else "" for lines in columns]
        yield _GAP.join(map(padded, texts, widths)).rstrip()
