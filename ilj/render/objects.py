"""JSON: whole records, as one array or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from typing import Any

from . import Look, Sheet
from .rows import rows


def json(sheet: Sheet, look: Look) -> Iterator[str]:
    """An array, a record a line, so that it can be compared line by line."""
    opening = "[\n"
    for row in rows(sheet):
        yield opening + _object(row)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def jsonl(sheet: Sheet, look: Look) -> Iterator[str]:
    """One object a line."""
    for row in rows(sheet):
        yield _object(row) + "\n"


def _object(row: dict[str, Any]) -> str:
    return dumps(row, ensure_ascii=False)
