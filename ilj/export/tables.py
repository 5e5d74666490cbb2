"""All records of a library as relational tables: typed columns, keys, plain values."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ilj.kinds import KINDS
from ilj.model import (
    ANY_KIND,
    DATE,
    FLAG,
    TEXT,
    Claim,
    Field,
    Many,
    Nested,
    Record,
    Ref,
    field,
    inner,
)
from ilj.query.answer import ordered
from ilj.query.describe import properties
from ilj.query.index import texts_of
from ilj.query.question import Question
from ilj.query.rows import Act, Entry, entry_of
from ilj.query.texts import Texts
from ilj.render.machine import flat
from ilj.store import Library
from ilj.text import fold, insides

Cells = tuple[Any, ...]
"""The values of a row, each None, a string, a number or a boolean."""
RECORDS = ANY_KIND
"""The table with one row for each record of any kind."""


class Column(NamedTuple):
    """A column: name, Table Schema type, meaning, constraints."""

    name: str
    type: str
    help: str
    required: bool = True
    enum: tuple[str, ...] = ()
    pattern: str = ""


class Link(NamedTuple):
    """A foreign key: columns that refer to the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...] = ("id",)


class Table(NamedTuple):
    """A table: name, meaning, columns, primary key, foreign keys, rows."""

    name: str
    help: str
    columns: Sequence[Column]
    key: tuple[str, ...]
    links: Sequence[Link]
    rows: list[Cells]

    def held(self, columns: Sequence[str]) -> Iterator[Cells]:
        """The values of these columns, row by row."""
        places = [[column.name for column in self.columns].index(name) for name in columns]
        return (tuple(row[place] for place in places) for row in self.rows)


class Listed(Entry):
    """One row of the table of all records."""

    disputed: bool = field(FLAG, "whether any source says otherwise on any field", required=True)
    text: str = field(TEXT, "the words that it is found by, folded", required=True)


_RECORD = Column("record", "string", "the id of the record")
_FIELD = Column("field", "string", "the field that it is about")
_POSITION = Column("position", "integer", "its place in the list, from 1")
_OF_RECORD = Link(("record",), RECORDS)


def tables_of(library: Library) -> list[Table]:
    """All tables: records, timeline entries, one per kind, one per list field, evidence, gaps."""
    held = {
        kind: ordered(library.records(kind.record).values(), Question(kind.record))
        for kind in KINDS.values()
    }
    every = [record for records in held.values() for record in records]
    tables = [_records(every, Texts(library)), _acts(every)]
    to = (Link(("id",), RECORDS),)
    for kind, records in held.items():
        rows = [record.plain() for record in records]
        meaning = kind.record.__doc__ or kind.help
        tables.append(_table(kind.name, meaning, ("id",), to, kind.fields, rows))
    for kind, records in held.items():
        own = {name: f for name, f in kind.fields.items() if name not in Record.fields}
        tables += _lists(kind.name, own, records)
    tables += _lists(RECORDS, Record.fields, every)
    return [*tables, *_evidence(every), _inferred(every), _gaps(library)]


def _records(every: Iterable[Record], texts: Texts) -> Table:
    rows = [
        Listed(**entry_of(record), disputed=record.disputed, text=_text(record, texts)).plain()
        for record in every
    ]
    return _table(RECORDS, "Every record, of any kind.", ("id",), (), Listed.fields, rows)


def _text(record: Record, texts: Texts) -> str:
    """The text for full-text search: the words that searches look at, then what is inside them."""
    # FTS5 finds words whole or by prefix, and Japanese has no spaces between them.
    *own, _ = texts_of(record, texts)
    folded = fold(" ".join(own))
    return f"{folded} {insides(folded)}".rstrip()


def _acts(every: Iterable[Record]) -> Table:
    """The timeline: one row for each dated entry, oldest first."""
    acts = sorted(
        (date.order, record.id, n, date, headline)
        for record in every
        if record.declared.happens
        for n, (date, headline) in enumerate(record.acts, 1)
    )
    fields = {name: Act.fields[name] for name in ("date", "headline")}
    rows = [
        {"record": id, "position": n, **DATE.parts("date", date), "headline": said}
        for _, id, n, date, said in acts
    ]
    help = "Everything dated, oldest first: a row for each act of a record."
    return _table("acts", help, (_RECORD, _POSITION), (_OF_RECORD,), fields, rows)


def _lists(table: str, fields: Mapping[str, Field], records: Sequence[Record]) -> Iterator[Table]:
    """One table for each list field."""
    for name, declared in fields.items():
        if not isinstance(declared.type, Many):
            continue
        type = declared.type.of
        one = {"value": Field(type, declared.help, required=True)}
        rows = [
            {"record": record.id, "position": n}
            | (item.plain() if isinstance(type, Nested) else type.parts("value", item))
            for record in records
            for n, item in enumerate(getattr(record, name), 1)
        ]
        inside = type.part.fields if isinstance(type, Nested) else one
        key, to = (_RECORD, _POSITION), (Link(("record",), table),)
        yield _table(f"{table}_{name}", declared.help, key, to, inside, rows)


def _evidence(every: Sequence[Record]) -> Iterator[Table]:
    """The tables of other values and of their sources."""
    claims = [
        ({"record": record.id, "field": name, "position": n}, record.fields[name].type, claim)
        for record in every
        for name, said in record.alt.items()
        for n, claim in enumerate(said, 1)
    ]
    alt, key = f"{RECORDS}_alt", (_RECORD, _FIELD, _POSITION)
    rows = [at | claim.plain() | {"value": type.plain(claim.value)} for at, type, claim in claims]
    yield _table(alt, Record.fields["alt"].help, key, (_OF_RECORD,), Claim.fields, rows)
    cited = Claim.fields["sources"]
    to = Link(("record", "field", "alt_position"), alt, ("record", "field", "position"))
    rows = [
        {"record": at["record"], "field": at["field"], "alt_position": at["position"]}
        | {"position": n, **citation.plain()}
        for at, _, claim in claims
        for n, citation in enumerate(claim.sources, 1)
    ]
    within = (_RECORD, _FIELD, _POSITION._replace(name="alt_position"), _POSITION)
    citation = inner(cited.type)
    assert isinstance(citation, Nested)
    yield _table(f"{alt}_sources", cited.help, within, (to,), citation.part.fields, rows)


def _inferred(every: Sequence[Record]) -> Table:
    """The table of the rules by which values are inferred."""
    inferred = Record.fields["inferred"]
    rows = [
        {"record": record.id, "field": name, "said": rule}
        for record in every
        for name, rule in record.inferred.items()
    ]
    said = {"said": Field(TEXT, inferred.help, required=True)}
    key = (_RECORD, _FIELD)
    return _table(f"{RECORDS}_inferred", inferred.help, key, (_OF_RECORD,), said, rows)


def _gaps(library: Library) -> Table:
    kind = Column("kind", "string", "the kind of what is missing")
    gap = {"gap": Field(TEXT, "what is known to be missing", required=True)}
    rows = [
        {"kind": kind, "position": n, "gap": text}
        for kind, texts in library.gaps().items()
        for n, text in enumerate(texts, 1)
    ]
    return _table("gaps", "What is known to be missing.", (kind, _POSITION), (), gap, rows)


def _table(
    name: str,
    help: str,
    key: Sequence[Column | str],
    links: Sequence[Link],
    fields: Mapping[str, Field],
    rows: Iterable[Mapping[str, Any]],
) -> Table:
    """Build a table from rows by flat name: first the columns of the key, then declared fields.

    In `key`, a string is the name of a declared field. A field with a record id is a foreign key.
    """
    named = {_called(name, f): f for name, f in fields.items()}
    columns = [column for column in key if isinstance(column, Column)]
    columns += (_column(name, said, named.get(name)) for name, said in properties(named).items())
    refs = ((name, f.type) for name, f in named.items())
    return Table(
        name=name,
        help=help,
        columns=columns,
        key=tuple(one if isinstance(one, str) else one.name for one in key),
        links=[*links, *(Link((n,), type.kind) for n, type in refs if isinstance(type, Ref))],
        rows=[
            tuple(_cell(v, column.type) for v, column in zip(row.values(), columns, strict=True))
            for row in rows
        ],
    )


def _called(name: str, declared: Field) -> str:
    """The column name of a field; a reference named `id` or `value` is named after its kind."""
    if name == "at":
        return "place"  # AT is a reserved word in DuckDB
    if isinstance(declared.type, Ref) and name in ("id", "value"):
        kind = declared.type.kind
        return "other" if kind == ANY_KIND else KINDS[kind].one.replace(" ", "_")
    return name


def _column(name: str, schema: Mapping[str, Any], declared: Field | None) -> Column:
    """A column from its JSON Schema; `declared` is None for the derived columns of a date."""
    said = schema.get("anyOf", [schema])[0]
    type = said.get("format") or said.get("type", "string")
    if type == "array" or (type == "object" and declared and declared.type.fits_a_cell):
        type = "string"
    return Column(
        name=name,
        type=type,
        help=schema["description"],
        required=bool(declared and (declared.required or declared.default)),
        enum=tuple(term for term in said.get("enum", ()) if term is not None),
        pattern=said.get("pattern", ""),
    )


def _cell(value: Any, type: str) -> Any:
    if value is None or type in ("boolean", "integer", "number"):
        return value
    return json.dumps(value, ensure_ascii=False) if type == "object" else flat(value) or None


def broken_keys(tables: Sequence[Table]) -> list[str]:
    """Errors: keys that are not unique, and references to rows that do not exist."""
    found: list[str] = []
    known: dict[str, set[Cells]] = {}
    for table in tables:
        seen = known[table.name] = set()
        for key in table.held(table.key):
            if key in seen:
                found.append(f"{table.name}: record {key[0]}: is there twice")
            seen.add(key)
    for table in tables:
        for link in table.links:
            for (id, *_), cells in zip(
                table.held(table.key), table.held(link.columns), strict=True
            ):
                if None not in cells and cells not in known[link.table]:
                    what = f"refers to {cells[-1]!r}, which is not in {link.table}"
                    found.append(f"{table.name}: record {id}: {link.columns[-1]}: {what}")
    return found
