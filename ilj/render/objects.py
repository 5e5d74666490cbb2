"""JSON: whole records, as one array or one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import dumps
from typing import Any

from . import Look, Sheet
from .rows import rows


def json(sheet: Sheet, look: Look) -> Iterator[str]:
    """An array, a record a line, so that it can be compared line by line."""
    return array(rows(sheet))


def jsonl(sheet: Sheet, look: Look) -> Iterator[str]:
    """One object a line."""
    for row in rows(sheet):
        yield _object(row) + "\n"


def array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The pieces of a JSON array of objects, an object a line."""
    opening = "[\n"
    for item in items:
        yield opening + _object(item)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _object(row: dict[str, Any]) -> str:
    return dumps(row, ensure_ascii=False)
