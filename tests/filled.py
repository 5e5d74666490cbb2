"""Records made from the declarations: every field of every kind, every text the one asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ilj.choices import Choice, Many
from ilj.dated import Dated
from ilj.fields import Computed
from ilj.kinds import KINDS
from ilj.nested import Nested
from ilj.schema import Part
from ilj.values import Flag, Number, Ref, Slug, Type
from tests.toml import inline

DATE = "1994-05-03/1994-05-05"
_FIXED = {Dated: DATE, Number: "1.5", Flag: True, Slug: "other-1"}
_APART = {"id", "alt", "unresolved", "inferred", "was"}


def id_of(kind: str, n: int) -> str:
    return f"{kind}-made-{n}"


def fill(folder: Path, texts: Iterable[str], kinds: Iterable[str] = KINDS) -> Path:
    """The folder, with a record of each kind for each text."""
    texts = list(texts)
    for kind in kinds:
        records = (_record(kind, n, text) for n, text in enumerate(texts))
        (folder / f"{kind}.toml").write_text("\n".join(records), encoding="utf-8")
    return folder


def _record(kind: str, n: int, text: str) -> str:
    """A record with a value in every field, and what others say instead of each text."""
    fields = KINDS[kind].fields
    table = {name: _value(fields[name].type, n, text) for name in _written(KINDS[kind].record)}
    free = [name for name in table if type(fields[name].type) is Type and name != "note"]
    claim = {"value": f"not {text}", "why": "unknown", "note": text, "sources": table["sources"]}
    table |= {"alt": {name: [claim] for name in free}, "inferred": dict.fromkeys(free, text)}
    lines = (f"{name} = {inline(value)}\n" for name, value in table.items())
    return f"[{id_of(kind, n)}]\n{''.join(lines)}"


def _written(part: type[Part]) -> list[str]:
    """The fields whose values are written."""
    apart = _APART if "alt" in part.fields_of else set[str]()
    return [
        name
        for name, f in part.fields_of.items()
        if name not in apart and not isinstance(f, Computed)
    ]


def _value(of: Type, n: int, text: str) -> Any:
    """A value of a type as TOML has it."""
    if isinstance(of, Many):
        return [_value(of.of, n, text)]
    if isinstance(of, Nested):
        return {name: _value(of.part.fields_of[name].type, n, text) for name in _written(of.part)}
    if isinstance(of, Choice):
        return next(iter(of.terms))
    return id_of(of.kind, n) if isinstance(of, Ref) else _FIXED.get(type(of), text)
