"""The card: a record on one screen, with what is known, what is related, and sources."""

from collections.abc import Iterator, Sequence

from ilj.kinds import KINDS, Figure
from ilj.kinds.valued import Valued
from ilj.model import Citation, Dated, Nested, Record, Ref, each, inner
from ilj.query.rows import Entry
from ilj.query.show import Tie
from ilj.text import listed, safe

from . import Look, Sheet
from .cells import cell, heading, marks
from .layout import shortened, titled, width_of
from .record import Items, cited, claimed, labelled

_SOURCES = 5
"""The sources to print, at most."""
_WHOLE = 3
"""With no more sources than this, their titles are printed whole."""
_MARGIN = 16
"""The room that labels take, as far as the texts of sources are concerned."""
TOLD = ("first", "detail", "provides", "about", "meaning", "claim", "goods")
"""Fields that say most; the shortest card has no label for them."""
_APART = (*Record.fields, "series", "unit", "scale", "precision", "contradicts", "role", "status")
"""Fields that are printed with others, or only as a full record."""


def card(sheet: Sheet, look: Look) -> Iterator[str]:
    """Each record: what is known of it, related records, then its sources."""
    for n, row in enumerate(sheet.rows):
        record: Record = row.record
        rest = len(record.sources) - _SOURCES
        wide = look if len(record.sources) > _WHOLE else look._replace(width=None)
        sources = [text for one in record.sources[:_SOURCES] for text in _cited(sheet, one, wide)]
        items: Items = [
            *((label, texts) for _, label, texts in facts(row)),
            ("years", [_in_years(row.years)] if row.years else []),
            ("note", list(map(safe, [record.note] if record.note else _notes(row.years)))),
            ("other sources", list(other_values(record))),
            ("inferred", [safe(f"{name}: {rule}") for name, rule in record.inferred.items()]),
            ("your own", ["overrides the bundled record with this id"] if row.own else []),
            *((kind, [safe(_ties(ties, more))]) for kind, ties, more in row.related()),
            ("sources", sources),
            ("", [f"+{rest}: ilj show {record.id} --format record"] if rest > 0 else []),
        ]
        if n:
            yield "\n"
        yield from titled(title(row), look)
        yield from labelled(items, look)


def title(row: Entry) -> str:
    """The headline, with the date."""
    when, said = row.record.when, row.headline.removesuffix(".")
    return safe(said if when in said else f"{said}, {when}")


def facts(row: Entry) -> Iterator[tuple[str, str, list[str]]]:
    """What is known besides the headline and the date, best first: field, label and texts."""
    record, said = row.record, f"{title(row)} {row.headline}".lower()
    for name in sorted(record.fields, key=lambda name: name not in TOLD):
        declared, value = record.fields[name], getattr(record, name)
        type = inner(declared.type)
        blank = value in (declared.type.empty, None, declared.default, record.placed)
        if name in _APART or declared.compute or (blank and name not in record.unresolved):
            continue
        texts = [cell(record, name, brief=not isinstance(type, Dated))]
        if isinstance(record, Valued) and name == "value":
            texts = [record.printed]  # with all its digits
        if isinstance(type, Nested) and value:
            texts = list(map(str, value))
        if isinstance(type, Ref) and type.kind in KINDS and row.library:
            known = (row.library.read(type.kind, id) for id in each(value))
            texts = [", ".join(one.headline for one in known if one)]
        if texts[0] and texts[0].rstrip("*^.").lower() not in said:
            texts[-1] = texts[-1].removesuffix(mark := marks(record, name)) + mark
            yield name, heading(record, name), list(map(safe, texts))


def other_values(record: Record) -> Iterator[str]:
    """What other sources give, with the reason."""
    for name, claims in record.alt.items():
        yield from (claimed(record, name, claim) for claim in claims)


def _in_years(figures: Sequence[Figure]) -> str:
    """`1959: $8 m, 1960: $8.9 m`."""
    return safe(", ".join(f"{figure.period}: {figure.marked}" for figure in figures))


def _notes(figures: Sequence[Figure]) -> Iterator[str]:
    """The remarks on the figures of a series, each with its years unless it is on most of them."""
    for note in dict.fromkeys(filter(None, (figure.note for figure in figures))):
        years = [str(figure.period) for figure in figures if figure.note == note]
        yield note if len(years) * 2 > len(figures) else f"{listed(years)}: {note}"


def _cited(sheet: Sheet, citation: Citation, look: Look) -> Iterator[str]:
    """A source in one line: publisher, title, date and place, the title cut; then its address."""
    source = (sheet.sources or {}).get(citation.via or citation.id)
    if not source or look.width is None:
        yield from cited(sheet, citation)
        return
    date = f", {source.date.words}" if source.date else ""
    at = f"{date}: {citation.at}"
    room = look.width - _MARGIN - width_of(f"{source.publisher}, {at}")
    title = f", {shortened(source.called, room)}" if room >= _MARGIN else ""
    yield shortened(safe(source.publisher + title + at), max(look.width - _MARGIN, _MARGIN))
    if source.address:
        yield safe(source.address)


def _ties(ties: list[Tie], more: str) -> str:
    """Ids of related records, and the command for the rest."""
    ids = [tie.id + (" (contradicts)" if tie.contradicts else "") for tie in ties]
    return "; ".join([", ".join(ids), *([more] if more else [])])
