"""Records made from the declarations: every field of every kind, every text the one asked for."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ilj.cite.items import Reference, references
from ilj.kinds import KINDS, Source
from ilj.model.schema import Kind, Nested, Part
from ilj.model.types import Choice, Dated, Flag, Many, Number, Ref, Slug, Type
from ilj.query.describe import FieldRow, field_rows
from ilj.query.form import inline
from ilj.query.rows import VIEWS
from ilj.query.show import Shown, shown
from ilj.query.summary import Coverage, coverage
from ilj.render import FORMATS, Sheet
from ilj.store import Library

DATE = "1994-05-03/1994-05-05"
TO_READ = [name for name, format in FORMATS.items() if format.controls is None]
"""The formats that keep to a width, have colours and make their own terminal codes."""
SHEETS = [*KINDS, *VIEWS, "show", "cite", "coverage", "schema"]
"""The commands that answer with rows."""
_FIXED = {Dated: DATE, Number: "1.5", Flag: True, Slug: "other-1"}
_APART = {"id", "alt", "unresolved", "inferred", "was"}


def fill(folder: Path, texts: Iterable[str], kinds: Iterable[str] = KINDS) -> Path:
    """The folder, with a record of each kind for each text."""
    texts = list(texts)
    for kind in kinds:
        records = (_record(kind, n, text) for n, text in enumerate(texts))
        (folder / f"{kind}.toml").write_text("\n".join(records), encoding="utf-8")
    return folder


def _record(kind: str, n: int, text: str) -> str:
    """A record with a value in every field, and another value of each text."""
    fields = KINDS[kind].fields
    table = {name: _value(fields[name].type, n, text) for name in _written(KINDS[kind].record)}
    free = [name for name in table if type(fields[name].type) is Type and name != "note"]
    claim = {"value": f"not {text}", "why": "unknown", "note": text, "sources": table["sources"]}
    table |= {"alt": {name: [claim] for name in free}, "inferred": dict.fromkeys(free, text)}
    lines = (f"{name} = {inline(value)}\n" for name, value in table.items())
    return f"[{kind}-made-{n}]\n{''.join(lines)}"


def _written(part: type[Part]) -> list[str]:
    """The fields whose values are written."""
    apart = _APART if "alt" in part.fields else set[str]()
    return [name for name, f in part.fields.items() if name not in apart and f.given]


def _value(of: Type, n: int, text: str) -> Any:
    """A value of a type as TOML has it."""
    if isinstance(of, Many):
        return [_value(of.of, n, text)]
    if isinstance(of, Nested):
        return {name: _value(of.part.fields[name].type, n, text) for name in _written(of.part)}
    if isinstance(of, Choice):
        return next(iter(of.terms))
    return f"{of.kind}-made-{n}" if isinstance(of, Ref) else _FIXED.get(type(of), text)


def sheets(folder: Path, *, documents: bool = False) -> dict[str, Sheet]:
    """All that is in a folder, as each command would print it that answers with rows."""
    library = Library([str(folder)])
    records = [*library.all()]
    found: list[tuple[Kind, Sequence[Any]]] = [
        *((kind, [*library.of_kind(name).values()]) for name, kind in KINDS.items()),
        *(
            (kind, [r for one in records for r in kind.record.of(one, library)])
            for kind in VIEWS.values()
        ),
        (Shown.declared, [shown(record, library) for record in records]),
        (Reference.declared, references(records, library)),
        (Coverage.declared, coverage(library)),
        (FieldRow.declared, field_rows(KINDS["visits"])),
    ]
    sources = library.records(Source) if documents else None
    return {kind.name: Sheet(kind, rows, len(rows), (), sources) for kind, rows in found}
