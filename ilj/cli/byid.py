"""The commands on records that are asked for by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ilj.errors import NothingFound, UsageError
from ilj.kinds import Source
from ilj.load import Library
from ilj.question import suggest
from ilj.record import Record
from ilj.reference import Reference
from ilj.show import Shown, shown

from .reply import Reply, library_of, printed_sheet, style
from .screen import Screen


def show(screen: Screen, /, *, ids: Sequence[str], data: str | None, **given: Any) -> Reply:
    """Each record asked for, whole, in the order asked; those that are not there are named."""
    if not ids:
        raise UsageError("which record?", "ilj show ID, with an id as a listing prints it")
    printed = style(screen, Shown.declared, **given)
    library = library_of(data)
    records, missing = _asked_for(ids, library)
    rows = [shown(record, library) for record in records]
    sources = library.records(Source) if printed.format == "record" else None
    return printed_sheet(printed, Shown.declared, rows, missing, sources=sources)


def cite(screen: Screen, /, *, ids: Sequence[str], data: str | None, **given: Any) -> Reply:
    """A reference for each record asked for and for what it cites; for none, to the data set."""
    from ilj.cite import datasets, references

    printed = style(screen, Reference.declared, **given)
    library = library_of(data)
    if not ids:
        return printed_sheet(printed, Reference.declared, datasets(library))
    records, missing = _asked_for(ids, library)
    return printed_sheet(printed, Reference.declared, references(records, library), missing)


def _asked_for(ids: Sequence[str], library: Library) -> tuple[list[Record], NothingFound | None]:
    """The records of these ids, and the error that names those that are not there, if any."""
    asked = {id: library.find(id) for id in ids}
    unknown = [id for id, record in asked.items() if not record]
    found = [record for record in asked.values() if record]
    return found, _unknown(unknown, library) if unknown else None


def _unknown(ids: Sequence[str], library: Library) -> NothingFound:
    """The error that names what is not there, and the nearest that is."""
    known = [record.id for record in library.all()]
    hints = (suggest(id, known) for id in ids)
    hint = next(filter(None, hints), "ilj visits and the like print the ids")
    return NothingFound("\n".join(f"no record {id!r}" for id in ids), hint)
