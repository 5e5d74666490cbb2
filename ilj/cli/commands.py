"""The commands: each turns its options into a question and prints what answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ilj.answer import answer, why_nothing
from ilj.coverage import Coverage
from ilj.describe import FieldRow
from ilj.errors import UsageError
from ilj.frozen import Value
from ilj.kind import Kind
from ilj.kinds import KINDS, Source
from ilj.question import ask
from ilj.reference import Reference
from ilj.show import Shown
from ilj.text import counted
from ilj.views import VIEWS

from . import byid, upkeep
from .arguments import CITED, FOLDER, IDS, KIND, NOTHING, PATH, SHELL, WORDS, Argument
from .export import export
from .options import Group, Option, of_check, of_export, of_listing, of_schema, of_show
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
    printed = style(screen, kind, **{name: given.pop(name) for name in _OUTPUT})
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


def _plain(
    kind: Kind,
    argument: Argument,
    run: Callable[..., Reply],
    options: Callable[[Kind], list[Group]],
) -> Command:
    return Command(
        name=kind.name,
        group=kind.group,
        help=kind.help,
        examples=kind.examples,
        argument=argument,
        options=partial(options, kind),
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
EXPORT = Command(
    name="export",
    group="Data",
    help="the whole data set as SQLite or as a Data Package",
    examples=("ilj export facts.sqlite", "ilj export facts", "ilj export facts.sqlite --force"),
    argument=PATH,
    options=of_export,
    run=export,
)
NEW = Command(
    name="new",
    group="Data",
    help="a record to be filled in, each field with its meaning",
    examples=("ilj new visits", "ilj new sources >> my-records/sources.toml"),
    argument=KIND,
    options=of_check,
    run=upkeep.template_of,
)
COMPLETION = Command(
    name="completion",
    group="Data",
    help="the script that completes ilj in your shell",
    examples=(
        'eval "$(ilj completion bash)"',
        'eval "$(ilj completion zsh)"',
        "ilj completion fish | source",
    ),
    argument=SHELL,
    options=of_check,
    run=upkeep.complete,
)
COMMANDS = {
    command.name: command
    for command in (
        *(
            _plain(kind, WORDS, partial(listing, kind), of_listing)
            for kind in (*KINDS.values(), *VIEWS.values())
        ),
        _plain(Shown.declared, IDS, byid.show, of_show),
        _plain(Reference.declared, CITED, byid.cite, of_show),
        _plain(Coverage.declared, NOTHING, upkeep.cover, of_show),
        CHECK,
        _plain(FieldRow.declared, KIND, upkeep.describe, of_schema),
        NEW,
        EXPORT,
        COMPLETION,
    )
}
"""Every command by its name."""
