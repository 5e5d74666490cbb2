"""The first screen of a search: a card of what is meant, then a line for each record."""

from collections.abc import Iterator, Sequence

from ilj.kinds import KINDS
from ilj.model import Dated, Record, Ref, each, inner
from ilj.query.rows import Entry
from ilj.text import counted, safe

from . import Look, Sheet
from .cells import described, heading, marks
from .layout import BOLD, DIM, padded, shortened, styled, width_of, wrapped

_CARD = 8
"""The lines of a card at most."""
_HEAD = 4
"""The lines of its headline at most."""
_LEAST = 5
"""The rows to print at least, on however small a screen."""
_IDS = 70
"""With fewer columns than this, ids give way."""
_DATE = 10
"""The usual width of a date; a longer one takes from its own headline."""
_TOLD = ("first", "detail", "provides", "about", "meaning", "claim", "goods")
"""Fields that need no label, and say most."""
_ORDER = ("key", "notable", "minor")


def found(sheet: Sheet, look: Look) -> Iterator[str]:
    """The card, unless the words ask for a list; then as many rows as fit on the screen."""
    if not sheet.rows:
        return
    card = [] if sheet.listed else list(_card(sheet.rows[0], look))
    taken = len(card) + bool(card) + 3 + len(look.remarks)  # the prompts and the footer
    room = len(sheet.rows) if look.height is None else max(look.height - taken, _LEAST)
    first = bool(card)
    answers, others = sheet.rows[first : sheet.total], sheet.rows[sheet.total :]
    shown = _that_fit(answers, room, sheet.listed)
    more = others if len(shown) == len(answers) and not sheet.listed else []
    yield from (line + "\n" for line in card)
    if card and len(sheet.rows) > 1:
        yield "\n"
    spare = room - len(shown)
    for row in shown:
        lines = _line(row, look, spare)
        spare -= len(lines) - 1
        yield from (line + "\n" for line in lines)
    if more and spare > 1:
        yield styled("with most of the words", DIM, look.colour) + "\n"
        for row in more[: spare - 1]:
            yield from (line + "\n" for line in _line(row, look, 0))
    yield from (line + "\n" for line in wrapped(_footer(sheet, len(shown) + first), look.width))


def _that_fit(rows: Sequence[Entry], room: int, listed: str) -> Sequence[Entry]:
    """The rows that fit: the first, or of a whole list those that matter most, in its order."""
    if len(rows) <= room or listed != "all":
        return rows[:room]
    newest = rows[::-1]  # of two that matter alike, the newer stays
    kept = {row.id for row in sorted(newest, key=_weight)[:room]}
    return [row for row in rows if row.id in kept]


def _weight(row: Entry) -> tuple[int, bool]:
    """The sort key by which rows stay if not all fit: what matters most, then what has a date."""
    return _ORDER.index(row.importance), row.date is None


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


def _line(row: Entry, look: Look, spare: int) -> list[str]:
    """A row: date, headline, id. The headline is cut unless there are lines to spare for it."""
    date, text = row.date.short if row.date else "", safe(row.headline)
    if look.width is None:
        return [f"{padded(date, _DATE)}  {text}  {row.id}"]
    id = "  " + row.id if look.width >= _IDS else ""
    start = padded(date, _DATE) + "  "
    room = max(look.width - width_of(start) - width_of(id), _LEAST)
    first, *rest = wrapped(text, room)
    if len(rest) > spare:
        first, rest = shortened(text, room), []
    lines = [start + padded(first, room) + styled(id, DIM, look.colour)]
    return [line.rstrip() for line in (*lines, *(" " * (_DATE + 2) + line for line in rest))]


def _card(row: Entry, look: Look) -> Iterator[str]:
    """The headline with its date, what is known, the note, and a source."""
    record = row.record
    date = f", {record.placed.words}" if record.placed else ""
    head = wrapped(safe(row.headline.removesuffix(".") + date), look.width)
    if len(head) > _HEAD:
        head = [*head[: _HEAD - 1], shortened(head[_HEAD - 1], look.width, cut=True)]
    yield from (styled(line, BOLD, look.colour) for line in head)
    facts = "; ".join(f"{label} {text}".strip().rstrip(".") for label, text in _facts(row))
    note = [record.note] if record.note else []
    others = [f"other sources: {text}" for text in _claimed(record)]
    source = list(_source(row))
    room = _CARD - len(head) - len(source)
    texts = filter(None, map(safe, (facts, *others, *note)))
    lines = [line for text in texts for line in wrapped(text, look.width)]
    if len(lines) > room:
        lines = [*lines[: room - 1], shortened(lines[room - 1] + " …", look.width, cut=True)]
    yield from lines
    for text in source:
        yield styled(shortened(safe(text), look.width), DIM, look.colour)


def _facts(row: Entry) -> Iterator[tuple[str, str]]:
    """What is known besides the headline and the date: the labels and the texts, best first."""
    record, said = row.record, row.headline.lower()
    names = sorted(record.fields, key=lambda name: name not in _TOLD)
    for name in names:
        declared, value = record.fields[name], getattr(record, name)
        blank = value in (declared.type.empty, None, declared.default, record.placed)
        if name in (*Record.fields, "series", "unit", "scale") or declared.compute or blank:
            continue
        text = declared.show(record, brief=isinstance(declared.type, Dated))
        if isinstance(of := inner(declared.type), Ref) and of.kind in KINDS and row.library:
            known = (row.library.read(of.kind, id) for id in each(value))
            text = ", ".join(one.headline for one in known if one)
        if text and text.lower() not in said:
            yield "" if name in _TOLD else heading(record, name), text + marks(record, name)


def _claimed(record: Record) -> Iterator[str]:
    """What other sources give, by field."""
    for name, claims in record.alt.items():
        said = (record.fields[name].type.brief(claim.value) for claim in claims)
        yield f"{heading(record, name)} {', '.join(said)}"


def _source(row: Entry) -> Iterator[str]:
    """A source of the record, and how many more there are."""
    record = row.record
    for citation in record.sources[:1]:
        source = row.library.read("sources", citation.id) if row.library else None
        more = f" (+{len(record.sources) - 1})" if len(record.sources) > 1 else ""
        date = f", {record.placed.short}" if record.placed else ""
        said = described(source) if source else citation.id
        yield f"{record.id}{date}: {said}: {citation.at}{more}"
