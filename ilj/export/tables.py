"""All records of a library as tables, made from the declarations of the kinds alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ilj.answer import names_of
from ilj.dataset import gaps
from ilj.dated import Dated
from ilj.entry import Act, Entry
from ilj.fields import field
from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.load import Library
from ilj.query import Names, ordered, text_of
from ilj.question import Question, inner
from ilj.record import Record
from ilj.text import endings, fold
from ilj.values import Flag, Type

from .columns import cells_of, columns_of, links_of
from .lists import POSITION, RECORD, lists
from .table import Column, Link, Table

RECORDS = "records"
"""The table that holds a row for each record of any kind."""


class Listed(Entry):
    """A record among all others."""

    disputed: bool = field(
        Flag(),
        "whether any source says otherwise on any field",
        required=True,
        compute=lambda row: row.record.disputed,
    )
    text: str = field(Type(), "the words that it is found by, folded", required=True)


def tables_of(library: Library) -> list[Table]:
    """Every record, every act, a table for each kind, and one for each field that holds many."""
    held = {kind: _records(kind, library) for kind in KINDS.values()}
    tables = [_every(held.values(), names_of(library)), _acts(held)]
    tables += (_of_kind(kind, records) for kind, records in held.items())
    by_name: dict[str, Table] = {}
    for kind, records in held.items():
        for table in _lists(kind, records):
            by_name.setdefault(table.name, table.replace(rows=[])).rows.extend(table.rows)
    return [*tables, *by_name.values(), _gaps(library)]


def _records(kind: Kind, library: Library) -> list[Record]:
    """The records of a kind as its command lists them."""
    return ordered(library.records(kind.record).values(), Question(kind.record))


def _every(held: Iterable[list[Record]], names: Names) -> Table:
    columns = columns_of(Listed.fields_of)
    rows = [
        Listed(**vars(entry), text=_text(record, names))
        for records in held
        for record in records
        for entry in Entry.of(record)
    ]
    cells = [cells_of(row.plain(), columns) for row in rows]
    return Table(RECORDS, "Every record, of any kind.", columns, ("id",), (), cells)


def _text(record: Record, names: Names) -> str:
    """What a search looks into, then any other text, then what a word in the middle needs."""
    texts = [text_of(record, names)]
    for name, declared in record.fields_of.items():
        value = getattr(record, name)
        if value and not declared.search and type(inner(declared.type)) is Type:
            texts.append(fold(declared.type.words(value)))
    folded = " ".join(texts)
    return f"{folded} {endings(folded)}".rstrip()


def _acts(held: Mapping[Kind, list[Record]]) -> Table:
    """The timeline: each date of what happens, in order."""
    fields = {name: Act.fields_of[name] for name in ("date", "headline")}
    happened = [r for kind, records in held.items() if kind.happens for r in records]
    acts = [
        (date.order, record.id, n, date, headline)
        for record in happened
        for n, (date, headline) in enumerate(record.acts, 1)
    ]
    return Table(
        name="acts",
        help="Everything dated, oldest first: a row for each act of a record.",
        columns=[RECORD, POSITION, *columns_of(fields)],
        key=(RECORD.name, POSITION.name),
        links=[Link((RECORD.name,), RECORDS)],
        rows=[
            (id, n, *Dated().parts("date", date).values(), said)
            for _, id, n, date, said in sorted(acts)
        ],
    )


def _of_kind(kind: Kind, records: Sequence[Record]) -> Table:
    columns = columns_of(kind.fields)
    return Table(
        name=kind.name,
        help=kind.record.__doc__ or kind.help,
        columns=columns,
        key=("id",),
        links=[Link(("id",), RECORDS), *links_of(kind.fields)],
        rows=[cells_of(record.plain(), columns) for record in records],
    )


def _lists(kind: Kind, records: Sequence[Record]) -> Iterator[Table]:
    """The tables of the fields that hold many: of the kind's own, of those of every record."""
    common = {name: f for name, f in kind.fields.items() if name in Record.fields_of}
    own = {name: f for name, f in kind.fields.items() if name not in common}
    held = [((record.id,), record) for record in records]
    for name, fields in ((kind.name, own), (RECORDS, common)):
        yield from lists(name, [RECORD], Link((RECORD.name,), name), fields, held)


def _gaps(library: Library) -> Table:
    rows = [(kind, n, gap) for kind, of in gaps(library).items() for n, gap in enumerate(of, 1)]
    kind = Column("kind", "string", "the kind of what is missing", required=True)
    gap = Column("gap", "string", "what is known to be missing", required=True)
    key = ("kind", POSITION.name)
    return Table("gaps", "What is known to be missing.", [kind, POSITION, gap], key, (), rows)
