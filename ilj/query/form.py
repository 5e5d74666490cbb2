"""The standard form of a data file: records in order, fields as declared, each value in one way."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from json import dumps
from typing import Any

from ilj.errors import DataError, OutputError
from ilj.kinds import Figure
from ilj.model import Kind, Record
from ilj.packaged import PACKAGE
from ilj.store.files import parse, reason
from ilj.store.place import placed
from ilj.text import native

from .answer import ordered
from .question import Question

_WIDTH = 100
_TOKEN = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3}|' r"'{3}.*?'{3}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|#[^\n]*",
    re.DOTALL,
)
"""A string or a comment of TOML."""
_HEADER = re.compile(r"\[\[?([a-z0-9-]+)")


def standard(kind: Kind, path: str, text: str) -> str:
    """The text of a valid file in the standard form; a record with comments only changes its place.

    DataError if a comment would be lost.
    """
    tables, texts = parse(path, text.encode()), _written(text)
    records = [
        kind.record.read(table)
        for name in tables
        for table in kind.record.expanded(name, tables[name]).values()
    ]
    parts = [texts[""]] if _comments(texts[""]) else []
    for name in dict.fromkeys(map(table_name, in_file_order(records))):
        kept = _comments(texts.get(name, ""))
        parts.append(texts[name] if kept else "".join(written(kind, name, tables[name])))
    formed = "\n".join(part.strip("\n") + "\n" for part in parts)
    comments = _comments(text)
    if comments and (comments != _comments(formed) or texts.keys() - {""} != tables.keys()):
        line = text[: text.index(next(iter(comments)))].count("\n") + 1
        raise DataError(f"{path}: line {line}: has a comment where the standard form has none")
    return formed


def rewrite(path: str, text: str) -> None:
    """Replace a file, whole or not at all; OutputError if that fails, or if it is part of ilj."""
    if os.path.realpath(native(path)).startswith(os.path.realpath(PACKAGE) + os.sep):
        raise OutputError(f"{path} is not changed: it belongs to the installation")
    try:
        with (
            placed(native(path), replace=True) as new,
            open(new, "w", encoding="utf-8", newline="\n") as file,
        ):
            file.write(text)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {reason(error)}") from None


def _written(text: str) -> dict[str, str]:
    """The text of each record, with the comments right above it; under "" what comes before all."""
    # In strings, brackets are no headers.
    bare = _TOKEN.sub(lambda token: re.sub(r"[^\n]", token[0][0], token[0]), text)
    texts, name, above = {"": ""}, "", ""
    for line, seen in zip(text.split("\n"), bare.split("\n"), strict=True):
        above += f"{line}\n"
        if seen.startswith("#"):
            continue
        if header := _HEADER.match(seen):
            name = header[1]
        texts[name] = texts.get(name, "") + above
        above = ""
    texts[name] += above
    return texts


def _comments(text: str) -> Counter[str]:
    return Counter(token[0] for token in _TOKEN.finditer(text) if token[0][0] == "#")


def table_name(record: Record) -> str:
    """The name of the table that a file has the record in: its id, or that of its series."""
    return (record.series if isinstance(record, Figure) else None) or record.id


def in_file_order(records: Sequence[Record]) -> list[Record]:
    """The records of a kind in listing order, but each series whole at the place of its first."""
    ranked = ordered(records, Question(type(records[0]))) if records else []
    names = list(dict.fromkeys(map(table_name, ranked)))
    places = {name: place for place, name in enumerate(names)}
    return sorted(ranked, key=lambda record: places[table_name(record)])


def written(kind: Kind, id: str, table: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a record; below a series, a line a year, or a table if that is too long."""
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


def inline(value: Any) -> str:
    """A value in one line of TOML; the keys of its tables must be bare ones."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, str):
        return dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")
    return str(value).lower() if isinstance(value, bool) else str(value)
