"""The first screen of a search: a card of what is meant, then a line for each record."""

from collections.abc import Iterator, Sequence

from ilj.kinds import KINDS
from ilj.model import precedence
from ilj.query.rows import Entry
from ilj.text import counted, safe

from . import Look, Sheet
from .card import TOLD, facts, other_values, title
from .cells import described
from .layout import BOLD, DIM, TextColumn, row, shortened, styled, wrapped
from .table import has_room_for_ids

_CARD = 8
"""The lines of a card at most."""
_HEAD = 4
"""The lines of its headline at most."""
_LEAST = 5
"""The rows to print at least, on however small a screen."""
_WRAPPED = 4
"""The share of the lines that is left for rows of more than a line."""
_DATE = 10
"""The least width for dates."""
_COLUMNS = (
    TextColumn("date", (), whole=True),
    TextColumn("headline", ()),
    TextColumn("id", (), whole=True, style=DIM),
)


def found(sheet: Sheet, look: Look) -> Iterator[str]:
    """The card, unless the words ask for a list; then as many rows as fit on the screen."""
    if not sheet.rows:
        return
    card = [] if sheet.listed else list(_card(sheet.rows[0], look))
    taken = len(card) + bool(card) + 3 + len(look.remarks)  # the prompts and the footer
    room = len(sheet.rows) if look.height is None else max(look.height - taken, _LEAST)
    first = bool(card)
    answers, others = sheet.rows[first : sheet.total], sheet.rows[sheet.total :]
    # Of what is ranked, the first rows may take more than a line.
    shown = _that_fit(answers, room if sheet.listed else room - room // _WRAPPED, sheet.listed)
    more = others if len(shown) == len(answers) and not sheet.listed else []
    # A longer date than usual takes from its own headline.
    widths = sorted(len(one.date.short) for one in shown if one.date) or [0]
    dates = max(widths[len(widths) // 2], _DATE)
    yield from (line + "\n" for line in card)
    if card and len(sheet.rows) > 1:
        yield "\n"
    lines = _lines(shown, look, dates, room)
    yield from lines
    spare = room - len(lines)
    if more and spare > 1:
        yield styled("with most of the words", DIM, look.colour) + "\n"
        yield from _lines(more[: spare - 1 - spare // _WRAPPED], look, dates, spare - 1)
    for line in wrapped(_footer(sheet, len(shown) + first), look.width):
        yield styled(line, DIM, look.colour) + "\n"


def _that_fit(rows: Sequence[Entry], room: int, listed: str) -> Sequence[Entry]:
    """The rows that fit: the first, or of a whole list those that matter most, in its order."""
    if len(rows) <= room or listed != "all":
        return rows[:room]
    newest = rows[::-1]  # of two that matter alike, the newer stays
    kept = {row.id for row in sorted(newest, key=_weight)[:room]}
    return [row for row in rows if row.id in kept]


def _weight(row: Entry) -> tuple[int, bool]:
    """The sort key by which rows stay if not all fit: what matters most, then what has a date."""
    return precedence(row.importance), row.date is None


def _footer(sheet: Sheet, shown: int) -> str:
    """How many records there are, how many of them stand here, and how to see more."""
    kinds = {row.kind for row in sheet.rows[: sheet.total]}
    kind = KINDS[kinds.pop()] if len(kinds) == 1 else sheet.kind
    said = counted(sheet.total, kind.one, kind.many)
    all = "" if shown >= sheet.total else f", {shown} shown (--all)"
    others = len(sheet.rows) - sheet.total
    few = others > 0 and not sheet.listed
    most = f", {others:,} more with most of the words" if few else ""
    return f"{said}{all}{most}. Details: ilj show ID."


def _lines(rows: Sequence[Entry], look: Look, dates: int, room: int) -> list[str]:
    """The rows; the first of them take the lines of the room that others do not need."""
    lines: list[str] = []
    for n, one in enumerate(rows, 1):
        lines += _line(one, look, dates, room - len(lines) - (len(rows) - n) - 1)
    return [line + "\n" for line in lines]


def _line(entry: Entry, look: Look, dates: int, spare: int) -> list[str]:
    """A row: date, headline, id. The headline is cut unless there are lines to spare for it."""
    cells = [entry.date.short if entry.date else "", safe(entry.headline), entry.id]
    used = 3 if has_room_for_ids(look) else 2
    room = len(cells[1]) if look.width is None else max(look.width - dates - 2 * (used - 1), _LEAST)
    # The id takes what it needs from the headline beside it.
    return row(cells[:used], _COLUMNS[:used], (dates, room, 0)[:used], look.colour, spare + 1)


def _card(entry: Entry, look: Look) -> Iterator[str]:
    """The headline with its date, what is known, the note, and a source."""
    record = entry.record
    head = wrapped(title(entry), look.width)
    if len(head) > _HEAD:
        head = [*head[: _HEAD - 1], shortened(head[_HEAD - 1], look.width, cut=True)]
    yield from (styled(line, BOLD, look.colour) for line in head)
    said = "; ".join(
        f"{'' if name in TOLD else label} {'; '.join(texts)}".strip().rstrip(".")
        for name, label, texts in facts(entry)
    )
    others = [f"other sources: {'; '.join(other_values(record))}"] if record.alt else []
    note = [safe(record.note)] if record.note else []
    source = list(_source(entry))
    room = _CARD - len(head) - len(source)
    lines = [
        line for text in filter(None, (said, *others, *note)) for line in wrapped(text, look.width)
    ]
    if len(lines) > room:
        lines = [*lines[: room - 1], shortened(lines[room - 1] + " …", look.width, cut=True)]
    yield from lines
    for text in source:
        yield styled(shortened(safe(text), look.width), DIM, look.colour)


def _source(entry: Entry) -> Iterator[str]:
    """A source of the record, and how many more there are."""
    record = entry.record
    for citation in record.sources[:1]:
        source = entry.library.read("sources", citation.id) if entry.library else None
        more = f" (+{len(record.sources) - 1})" if len(record.sources) > 1 else ""
        date = f", {record.placed.short}" if record.placed else ""
        said = described(source) if source else citation.id
        yield f"{record.id}{date}: {said}: {citation.at}{more}"
