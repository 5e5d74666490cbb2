"""The one format of the data files; `python -m tests.canonical` brings them into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.load import read_file
from ilj.packaged import BUNDLED
from ilj.query import ordered
from ilj.question import Question
from tests.toml import inline

_WIDTH = 100


def canonical(kind: Kind, path: Path) -> str:
    """The text of a data file as it should stand: records in order, fields as declared."""
    tables = tomli.loads(path.read_text(encoding="utf-8"))
    records = read_file(str(path), kind.record).values()
    ids = [record.id for record in ordered(records, Question(kind.record))]
    return "\n".join("".join(_record(kind, id, tables[id])) for id in ids)


def _record(kind: Kind, id: str, table: Mapping[str, Any]) -> Iterator[str]:
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
    line = f"{key} = {inline(value)}\n"
    if not isinstance(value, list) or (len(line) <= _WIDTH and not _tables(value)):
        return line
    if len(value) == 1 and len(line) <= _WIDTH:
        return line
    return f"{key} = [\n" + "".join(f"    {inline(item)},\n" for item in value) + "]\n"


def _tables(value: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in value)


if __name__ == "__main__":
    for kind in KINDS.values():
        path = Path(BUNDLED, f"{kind.name}.toml")
        if path.exists():
            path.write_text(canonical(kind, path), encoding="utf-8")
