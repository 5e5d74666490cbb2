"""The commands: each turns its options into a query and prints the result."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from ilj.cite.items import Reference
from ilj.errors import DataError, IljError, NothingFound, UsageError
from ilj.kinds import KINDS, Source
from ilj.model import Kind, Part, Record
from ilj.query.answer import answer, narrowed
from ilj.query.describe import FieldRow, field_rows, json_schema, template
from ilj.query.question import Question, ask, suggest
from ilj.query.rows import Act, Dispute, Entry
from ilj.query.show import Shown, shown
from ilj.query.summary import Coverage, coverage
from ilj.render import Look
from ilj.store import BUNDLED, Library
from ilj.text import counted, listed, safe

from . import options
from .options import Option, OptionGroup
from .output import Printer, Reply, printer

_CANDIDATES = 10
"""The records to name, at most, if several may be meant."""
_STYLE = ("format", "json", "color", "no_header")
Run = Callable[..., Reply]


class Command(NamedTuple):
    """A command: the kind of its rows, its argument, its options, its function."""

    kind: Kind
    argument: Option
    groups: Callable[[Kind], list[OptionGroup]]
    """Its options, grouped under headings."""
    run: Run

    @property
    def options(self) -> list[Option]:
        """Its options, without their headings."""
        return [option for _, group in self.groups(self.kind) for option in group]


COMMANDS: dict[str, Command] = {}
"""All commands by name."""


def _command(
    kind: Kind, argument: Option, groups: Callable[[Kind], list[OptionGroup]]
) -> Callable[[Run], Run]:
    """Register a function as the command of a kind."""

    def register(run: Run) -> Run:
        COMMANDS[kind.name] = Command(kind, argument, groups, run)
        return run

    return register


def _without_rows(name: str, help: str, *examples: str) -> Kind:
    """The kind of a command that prints no rows."""
    return Kind(name, "", "", Part, help, (), group="Data", examples=examples)


def _listing(
    kind: Kind, screen: Look, /, *, words: Sequence[str], data: str | None, **given: Any
) -> Reply:
    """The rows that match, or only their number."""
    _check_by(given)
    by, count, documents = (given.pop(name, None) for name in ("by", "count", "documents"))
    printed = printer(screen, kind, **{name: given.pop(name) for name in _STYLE})
    question = ask(kind.record, words, **{name: value for name, value in given.items() if value})
    library = Library.over_bundled(data)
    found = answer(question, library)
    if found.undated:
        noun = ("record", "records") if kind.record.dated_alone else (kind.one, kind.many)
        printed.look.remarks.append(f"left out: {counted(found.undated, *noun)} without a date")
    error = None if found.total else _why_nothing(question, library)
    asked = error and screen.terminal and words and not (count or by)
    if asked and not _first_screen(screen._replace(remarks=[]), words, data).error:
        return _first_screen(screen, [kind.name, *words], data)._replace(error=error)
    if count:
        return Reply([f"{found.total}\n"], printed.look.remarks, error)
    if by:
        from ilj.query.summary import Year, by_year

        return printed._replace(kind=Year.declared).reply(by_year(found.rows), error)
    sources = library.records(Source) if documents else None
    return printed.reply(found.rows, error, found.total, question.fields, sources)


def _first_screen(screen: Look, words: Sequence[str], data: str | None) -> Reply:
    """What a search for these words shows."""
    command = COMMANDS[Entry.declared.name]
    absent = {option.name: option.absent for option in command.options if option.name != "help"}
    return command.run(screen, **absent | {"words": words, "data": data, "format": "found"})


def _check_by(given: Mapping[str, Any]) -> None:
    """UsageError if `--by` is not `year`, or goes with an option that it excludes."""
    by = given.get("by")
    if by not in (None, "year"):
        raise UsageError(f"--by: {by!r} is not year", "write --by year")
    if by and (given["fields"] or given["documents"]):
        option = "--fields" if given["fields"] else "--sources"
        raise UsageError(f"--by year and {option} exclude each other", "leave one out")


def _why_nothing(question: Question, library: Library) -> NothingFound:
    """The error for a query that nothing matches."""
    from ilj.query.nothing import why_nothing

    return why_nothing(question, library)


for _kind in (*KINDS.values(), Act.declared):
    _command(_kind, options.WORDS, options.of_listing)(partial(_listing, _kind))


@_command(Entry.declared, options.SEARCHED, options.of_search)
def _search(
    screen: Look, /, *, words: Sequence[str], data: str | None, strict: bool, **given: Any
) -> Reply:
    """What has the words, best first; without words, everything."""
    every = given.pop("all")
    if not words:
        return _listing(Entry.declared, screen, words=words, data=data, **given)
    # Imports sqlite3, which only searches need.
    from ilj.query.search import search
    from ilj.query.words import Asked

    count, documents = given.pop("count"), given.pop("documents")
    look = screen._replace(height=None) if every else screen
    printed = printer(look, Entry.declared, **{name: given.pop(name) for name in _STYLE})
    question = ask(Entry, words, **{name: value for name, value in given.items() if value})
    library = Library.over_bundled(data)
    kinds = [kind for field, kinds in question.conditions if field.name == "kind" for kind in kinds]
    found = search(question.words or Asked(()), library, kinds, strict)
    answers, others = (narrowed(rows, question, library) for rows in (found.answers, found.others))
    error = None if answers else _why_nothing(question, library)
    printed.look.remarks.extend(found.remarks if answers else ())
    if count:
        return Reply([f"{len(answers)}\n"], printed.look.remarks, error)
    rows, sources = answers[: question.limit], library.records(Source) if documents else None
    if printed.format == "found":
        rows = [*rows, *others[: 0 if question.limit else None]]
    fields = question.fields
    return printed.reply(rows, error, len(answers), fields, sources, found.listed)


_command(Dispute.declared, options.WORDS, options.of_listing)(partial(_listing, Dispute.declared))


@_command(Shown.declared, options.IDS, options.of_ids)
def _show(
    screen: Look, /, *, ids: Sequence[str], data: str | None, first: bool, **style: Any
) -> Reply:
    """The full records asked for; the error names those that do not exist, or may be meant."""
    if not ids:
        raise UsageError("which record?", "ilj show ID, or words that only one record has")
    printed = printer(screen, Shown.declared, **style)
    library = Library.over_bundled(data)
    records, missing = _asked_for(ids, library, first)
    if isinstance(missing, UsageError):
        return _several(printed, missing)
    rows = [shown(record, library) for record in records]
    sources = library.records(Source) if printed.format == "record" else None
    return printed.reply(rows, missing, sources=sources)


@_command(Reference.declared, options.CITED, options.of_ids)
def _cite(
    screen: Look, /, *, ids: Sequence[str], data: str | None, first: bool, **style: Any
) -> Reply:
    """References to the records and to what they cite; without ids, to the data set."""
    from ilj.cite.items import datasets, references

    printed = printer(screen, Reference.declared, **style)
    library = Library.over_bundled(data)
    if not ids:
        return printed.reply(datasets(library))
    records, missing = _asked_for(ids, library, first)
    if isinstance(missing, UsageError):
        return _several(printed, missing)
    return printed.reply(references(records, library), missing)


def _several(printed: Printer, error: UsageError) -> Reply:
    """Nothing, since several records may be meant; in JSON an empty array."""
    reply = printed.reply([], error)
    return reply if printed.format == "json" else reply._replace(pieces=())


def _asked_for(
    ids: Sequence[str], library: Library, first: bool
) -> tuple[list[Record], IljError | None]:
    """The records with these ids, or the one that has all these words; and the error, if any."""
    asked = {id: library.find(id.lower()) for id in ids}
    unknown = [id for id, record in asked.items() if not record]
    found = [record for record in asked.values() if record]
    if not unknown:
        return found, None
    if not found and not all("-" in id for id in ids):
        return _meant(ids, library, first)
    known = [record.id for record in library.all()]
    hints = (suggest(id, known) for id in unknown)
    hint = next(filter(None, hints), "ilj visits and the like print the ids")
    return found, NothingFound([f"no record {id!r}" for id in unknown], hint)


def _meant(
    words: Sequence[str], library: Library, first: bool
) -> tuple[list[Record], IljError | None]:
    """The record that has all the words, or an error that names those that may be meant."""
    # Imports sqlite3, which only searches need.
    from ilj.query.search import meant

    question = ask(Entry, words)
    assert question.words, "there is a word, else nothing is asked for"
    rows = meant(question.words, library)
    if not rows:
        return [], _why_nothing(question, library)
    if first or len(rows) == 1:
        return [rows[0].record], None
    said = f"{counted(len(rows), 'record')} may be meant by {' '.join(words)!r}:"
    known = [f"  {row.id}: {row.headline}" for row in rows[:_CANDIDATES]]
    return [], UsageError([said, *known], "give an id, or --first for the best of them")


@_command(Coverage.declared, options.NOTHING, options.of_show)
def _coverage(screen: Look, /, *, nothing: Sequence[str], data: str | None, **style: Any) -> Reply:
    """The coverage of each kind, and what is known to be missing."""
    if nothing:
        raise UsageError(f"coverage takes no words, not {nothing[0]!r}", "ilj coverage --help")
    printed = printer(screen, Coverage.declared, **style)
    found = coverage(Library.over_bundled(data))
    reply = printed.reply(found)
    if printed.format != "table":
        return reply
    return reply._replace(pieces=chain(reply.pieces, _gaps(found, screen.width)))


def _gaps(found: Sequence[Coverage], width: int | None) -> Iterator[str]:
    from ilj.render.layout import wrapped

    yield "\nKnown to be missing\n"
    for row in found:
        if row.gaps:
            yield f"  {row.kind}\n"
        for gap in row.gaps:
            first, *rest = wrapped(safe(gap), width and width - 6)
            yield f"    {first}\n"
            yield from (f"      {line}\n" for line in rest)


_CHECK = _without_rows("check", "whether the data, or your own, obey their rules", "", "my-records")
_NEW = _without_rows(
    "new",
    "a record to be filled in, each field with its meaning",
    "visits",
    "sources >> my-records/sources.toml",
)
_EXPORT = _without_rows(
    "export",
    "the whole data set as SQLite or as a Data Package",
    "facts.sqlite",
    "facts",
    "facts.sqlite --force",
)


@_command(_CHECK, options.FOLDER, options.of_check)
def _check(screen: Look, /, *, folders: Sequence[str]) -> Reply:
    """Validate the data; DataError with all errors if they are invalid."""
    from ilj.query.check import check

    if len(folders) > 1:
        raise UsageError("check takes one folder", "ilj check DIR")
    library = Library((BUNDLED, *folders))
    if faults := check(library.folders[-1], library):
        number = counted(len(faults), "fault")
        raise DataError(faults, f"{number}; ilj schema KIND says what is right")
    return Reply([f"no fault in {counted(len([*library.all()]), 'record')}\n"])


@_command(FieldRow.declared, options.KIND, options.of_schema)
def _schema(screen: Look, /, *, kinds: Sequence[str], **style: Any) -> Reply:
    """The fields of a kind; as JSON, its JSON Schema."""
    kind = _named(kinds)
    printed = printer(screen, FieldRow.declared, **style)
    if printed.format == "json":
        from json import dumps

        return Reply([dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"])
    return printed.reply(field_rows(kind))


@_command(_NEW, options.KIND, options.of_check)
def _new(screen: Look, /, *, kinds: Sequence[str]) -> Reply:
    """A template for a record of a kind."""
    return Reply(f"{line}\n" for line in template(_named(kinds)))


def _named(asked: Sequence[str]) -> Kind:
    """The kind asked for; UsageError if there is no such kind, or not exactly one."""
    if len(asked) != 1:
        raise UsageError("which kind?", f"one of {listed(KINDS, 'or')}")
    name = asked[0]
    if name not in KINDS:
        hint = suggest(name, KINDS, f"the kinds are {listed(KINDS)}")
        raise UsageError(f"no kind {name!r}", hint)
    return KINDS[name]


@_command(_EXPORT, options.PATH, options.of_export)
def _export(screen: Look, /, *, paths: Sequence[str], data: str | None, force: bool) -> Reply:
    """Write all records to a path, and print a summary."""
    if len(paths) != 1 or not paths[0]:
        raise UsageError("export takes one path", "ilj export facts.sqlite, or ilj export FOLDER")
    # Imports sqlite3, which is slow and not needed by any other command.
    from ilj.export import export

    return Reply([f"{export(Library.over_bundled(data), paths[0], force)}\n"])
