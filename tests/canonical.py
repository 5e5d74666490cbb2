"""The one format of the data files; `python -m tests.canonical` brings them into it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from ilj.kinds import KINDS
from ilj.model import Kind
from ilj.query.check import in_file_order, table_name
from ilj.store import BUNDLED
from ilj.store.library import read_tables
from tests.toml import inline

_WIDTH = 100


def canonical(kind: Kind, path: Path) -> str:
    """The text of a data file as it should stand: records in order, fields as declared."""
    tables = tomli.loads(path.read_text(encoding="utf-8"))
    records = map(kind.record.read, read_tables(str(path.parent), kind).values())
    ids = dict.fromkeys(table_name(record) for record in in_file_order(list(records)))
    return "\n".join("".join(_record(kind, id, tables[id])) for id in ids)


def _record(kind: Kind, id: str, table: Mapping[str, Any]) -> Iterator[str]:
    """A record; the years of a series stand below it, in a line each or in a table if too long."""
    yield from _table(kind, id, table)
    if "years" not in table:
        return
    years = sorted(table["years"].items())
    lines = {year: _line(year, said) for year, said in years}
    short = [line for line in lines.values() if len(line) <= _WIDTH + 1]
    if short:
        yield "".join([f"\n[{id}.years]\n", *short])
    for year, said in years:
        if lines[year] not in short:
            yield "\n"
            yield from _table(kind, f"{id}.years.{year}", said)


def _table(kind: Kind, id: str, table: Mapping[str, Any]) -> Iterator[str]:
    yield f"[{id}]\n"
    for name in kind.fields:
        if name == "inferred":
            yield from (_line(f"inferred.{key}", rule) for key, rule in table.get(name, {}).items())
        elif name in table and name != "alt":
            yield _line(name, table[name])
    for name, claims in table.get("alt", {}).items():
        for claim in claims:
            yield f"\n[[{id}.alt.{name}]]\n"
            keys = ("value", "rank", "why", "note", "sources")
            yield from (_line(key, claim[key]) for key in keys if key in claim)


def _line(key: str, value: Any) -> str:
    """A field in one line; a list of several tables, or a long one, with an item a line."""
    line = f"{key} = {inline(value)}\n"
    tables = isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict)
    if not isinstance(value, list) or (len(line) <= _WIDTH and not tables):
        return line
    return f"{key} = [\n" + "".join(f"    {inline(item)},\n" for item in value) + "]\n"


if __name__ == "__main__":
    for kind in KINDS.values():
        path = Path(BUNDLED, f"{kind.name}.toml")
        path.write_text(canonical(kind, path), encoding="utf-8")
