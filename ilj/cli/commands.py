"""The commands: each turns its options into a question and prints what answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ilj.answer import answer, why_nothing
from ilj.coverage import Coverage
from ilj.describe import FieldRow
from ilj.errors import NothingFound, UsageError
from ilj.frozen import Value
from ilj.kinds import KINDS, Source
from ilj.load import Library
from ilj.question import ask, suggest
from ilj.record import Kind
from ilj.show import Shown, shown
from ilj.text import counted
from ilj.views import VIEWS

from . import upkeep
from .options import (
    FOLDER,
    IDS,
    KIND,
    NOTHING,
    WORDS,
    Argument,
    Group,
    Option,
    of_check,
    of_listing,
    of_schema,
    of_show,
)
from .reply import Reply, library_of, printed_sheet, style
from .screen import Screen

_OUTPUT = ("format", "json", "color", "no_header", "documents")


class Command(Value):
    """A command: how it is listed, what it takes, what it answers."""

    name: str
    group: str
    help: str
    examples: Sequence[str]
    argument: Argument
    options: Callable[[], list[Group]]
    run: Callable[..., Reply]

    @property
    def every_option(self) -> list[Option]:
        """Its options, without their groups."""
        return [option for _, group in self.options() for option in group]


def listing(
    kind: Kind,
    screen: Screen,
    /,
    *,
    words: Sequence[str],
    data: str | None,
    count: bool,
    by: str | None = None,
    **given: Any,
) -> Reply:
    """The rows that were asked for, or only how many they are."""
    if by not in (None, "year"):
        raise UsageError(f"--by: {by!r} is not year", "write --by year")
    for name, option in (("fields", "--fields"), ("documents", "--sources")):
        if by and given[name]:
            raise UsageError(f"--by year and {option} exclude each other", "leave one out")
    printed = style(screen, kind.layout, **{name: given.pop(name) for name in _OUTPUT})
    question = ask(kind.record, words, **{name: value for name, value in given.items() if value})
    library = library_of(data)
    found = answer(question, library)
    if found.undated:
        noun = ("record", "records") if kind.record.dated_alone else (kind.one, kind.many)
        printed.look.remark(f"left out: {counted(found.undated, *noun)} without a date")
    error = None if found.total else why_nothing(question, library)
    if count:
        return Reply([f"{found.total}\n"], printed.remarks, error)
    if by:
        from ilj.by_year import Year, by_year

        return printed_sheet(printed, Year.declared, by_year(found.rows), error)
    sources = library.records(Source) if printed.documents else None
    return printed_sheet(printed, kind, found.rows, error, found.total, question.fields, sources)


def show(screen: Screen, /, *, ids: Sequence[str], data: str | None, **given: Any) -> Reply:
    """Each record asked for, whole, in the order asked; those that are not there are named."""
    if not ids:
        raise UsageError("which record?", "ilj show ID, with an id as a listing prints it")
    printed = style(screen, "record", **given)
    library = library_of(data)
    asked = {id: library.find(id) for id in ids}
    rows = [shown(record, library) for record in asked.values() if record]
    missing = [id for id, record in asked.items() if not record]
    sources = library.records(Source) if printed.format == "record" else None
    error = _unknown(missing, library) if missing else None
    return printed_sheet(printed, Shown.declared, rows, error, sources=sources)


def _unknown(ids: Sequence[str], library: Library) -> NothingFound:
    """The error that names what is not there, and the nearest that is."""
    known = [record.id for record in library.all()]
    hints = [suggest(id, known, "ilj visits and the like print the ids") for id in ids]
    return NothingFound("\n".join(f"no record {id!r}" for id in ids), hints[0])


def _listed(kind: Kind) -> Command:
    return Command(
        name=kind.name,
        group=kind.group,
        help=kind.help,
        examples=kind.examples,
        argument=WORDS,
        options=partial(of_listing, kind),
        run=partial(listing, kind),
    )


def _plain(
    kind: Kind, argument: Argument, run: Callable[..., Reply], options: Callable[[], list[Group]]
) -> Command:
    return Command(
        name=kind.name,
        group=kind.group,
        help=kind.help,
        examples=kind.examples,
        argument=argument,
        options=options,
        run=run,
    )


CHECK = Command(
    name="check",
    group="Data",
    help="whether the data, or your own, obey their rules",
    examples=("ilj check", "ilj check my-records"),
    argument=FOLDER,
    options=of_check,
    run=upkeep.check_folder,
)
COMMANDS = {
    command.name: command
    for command in (
        *map(_listed, (*KINDS.values(), *VIEWS.values())),
        _plain(Shown.declared, IDS, show, of_show),
        _plain(Coverage.declared, NOTHING, upkeep.cover, of_show),
        CHECK,
        _plain(FieldRow.declared, KIND, upkeep.describe, of_schema),
    )
}
"""Every command by its name."""
