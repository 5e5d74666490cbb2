"""References to read: a line each, wrapped with the rest of it indented where there is a width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ilj.reference import Reference, Work
from ilj.text import safe

from . import Look, Sheet
from .chicago import entry

_HANG = "    "


def text(sheet: Sheet, look: Look) -> Iterator[str]:
    """An entry of a reference list for each work, as the Chicago Manual of Style has it."""
    for row in references(sheet):
        line = safe(" ".join(entry(row).split()))
        if look.width is None:
            yield line + "\n"
            continue
        from .layout import wrapped

        first, *rest = wrapped(line, look.width - len(_HANG))
        yield from (part + "\n" for part in (first, *(_HANG + part for part in rest)))


def described(work: Work) -> str:
    """The title; in square brackets what it is in our words, where no title was seen."""
    return work.title or f"[{work.called}]"


def edition(work: Work) -> str | None:
    """The version of a data set: the date that it is of."""
    return work.issued.text if work.issued and work.type != "document" else None


def references(sheet: Sheet) -> Iterator[Reference]:
    """The rows of a sheet of references."""
    yield from (cast(Reference, row) for row in sheet.rows)
