"""The commands: each turns its options into a question and prints what answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ilj.answer import answer, why_nothing
from ilj.entry import Entry
from ilj.errors import NothingFound, UsageError
from ilj.kinds import Source
from ilj.load import BUNDLED, Library
from ilj.question import ask, suggest
from ilj.record import Kind
from ilj.render import Sheet
from ilj.text import counted

from .reply import Reply, style
from .screen import Screen

_OUTPUT = ("format", "json", "color", "no_header", "documents")


def listing(
    kind: Kind,
    screen: Screen,
    /,
    *,
    words: Sequence[str],
    data: str | None,
    count: bool,
    **given: Any,
) -> Reply:
    """The records of a kind that were asked for, or only how many they are."""
    printed = style(screen, "table", **{name: given.pop(name) for name in _OUTPUT})
    question = ask(kind.record, words, **{name: value for name, value in given.items() if value})
    library = _library(data)
    found = answer(question, library)
    if found.undated:
        undated = counted(found.undated, kind.one, kind.many)
        printed.look.remark(f"left out: {undated} without a date")
    error = None if found.total else why_nothing(question, library)
    if count:
        return Reply([f"{found.total}\n"], printed.remarks, error)
    sheet = Sheet(
        part=kind.record,
        rows=found.records,
        columns=kind.columns,
        one=kind.one,
        many=kind.many,
        total=found.total,
        fields=question.fields,
        sources=library.records(Source) if printed.documents else None,
    )
    return printed.reply(sheet, error)


def show(screen: Screen, /, *, ids: Sequence[str], data: str | None, **given: Any) -> Reply:
    """Each record asked for, whole, in the order asked; those that are not there are named."""
    if not ids:
        raise UsageError("which record?", "ilj show ID, with an id as a listing prints it")
    printed = style(screen, "record", **given)
    library = _library(data)
    asked = {id: library.find(id) for id in ids}
    records = [record for record in asked.values() if record]
    missing = [id for id, record in asked.items() if not record]
    whole = printed.format == "record"
    sheet = Sheet(
        part=Entry,
        rows=records if whole else [Entry.of(record) for record in records],
        columns=("kind", "date", "headline", "id"),
        one="record",
        many="records",
        total=len(records),
        sources=library.records(Source) if whole else None,
    )
    return printed.reply(sheet, _unknown(missing, library) if missing else None)


def _unknown(ids: Sequence[str], library: Library) -> NothingFound:
    """The error that names what is not there, and the nearest that is."""
    known = [record.id for record in library.all()]
    hints = [suggest(id, known, "ilj visits and the like print the ids") for id in ids]
    return NothingFound("\n".join(f"no record {id!r}" for id in ids), hints[0])


def _library(data: str | None) -> Library:
    return Library((BUNDLED, data) if data is not None else (BUNDLED,))
