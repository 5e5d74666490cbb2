"""All commands; here those that read records by id, and those for contributors."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from ilj.cite.items import Reference, datasets, references
from ilj.errors import DataError, IljError, NothingFound, UsageError
from ilj.kinds import KINDS
from ilj.model import Kind, Part, Record
from ilj.query.describe import FieldRow, field_rows, json_schema, template
from ilj.query.question import ask, suggest
from ilj.query.rows import Entry, entry_of
from ilj.query.show import Shown, shown
from ilj.query.summary import Coverage, coverage
from ilj.render import FORMATS, Look, Sheet
from ilj.store import BUNDLED, Library
from ilj.text import counted, listed, native, safe

from . import options
from .listings import COMMANDS as COMMANDS
from .listings import Command as Command
from .listings import command, nothing_found, printer_for
from .output import Printer, Reply, printer

_ELSEWHERE = (".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".zip", ".parquet", ".toml", ".xml")
"""Endings of what an export does not write."""
_ALLOWED = "schema KIND shows what is allowed"
_CANDIDATES = 10
"""The records to name, at most, if several may be meant."""


def _without_rows(name: str, help: str, *examples: str) -> Kind:
    """The kind of a command that prints no rows."""
    return Kind(name, "", "", Part, help, (), group="Data", examples=examples)


@command(Shown.declared, options.IDS, options.of_ids)
def _show(
    screen: Look, /, *, ids: Sequence[str], data: str | None, first: bool, **given: Any
) -> Reply:
    """The full records asked for; the error names those that do not exist, or may be meant."""
    if not ids:
        raise UsageError("which record?", "ilj show ID, or words that only one record has")
    library = Library.over_bundled(data)
    records, missing = _asked_for(ids, library, first)
    if not given["fields"]:
        whole = [shown(record, library) for record in records]
        return _reply(screen, Shown.declared, whole, library, missing, given)
    if len({record.declared.name for record in records}) == 1:  # so that they share all fields
        return _reply(screen, records[0].declared, records, library, missing, given)
    rows = [Entry.found(library, **entry_of(record)) for record in records]
    return _reply(screen, Entry.declared, rows, library, missing, given)


@command(Reference.declared, options.CITED, options.of_ids)
def _cite(
    screen: Look, /, *, ids: Sequence[str], data: str | None, first: bool, **given: Any
) -> Reply:
    """References to the records and to what they cite; without ids, to the data set."""
    library = Library.over_bundled(data)
    records, missing = _asked_for(ids, library, first) if ids else ([], None)
    rows = references(records, library) if ids else datasets(library)
    return _reply(screen, Reference.declared, rows, library, missing, given)


def _reply(
    screen: Look,
    kind: Kind,
    rows: Sequence[Part],
    library: Library,
    missing: IljError | None,
    given: dict[str, Any],
) -> Reply:
    """The rows as asked for, and the error; if several records may be meant, only the error."""
    fields = ask(kind.record, fields=given["fields"]).fields
    printed = printer_for(screen, kind, given)
    if fields and "cite" in FORMATS[printed.format].only:
        message = f"--fields and --format {printed.format} cannot be combined"
        raise UsageError(message, "drop one of them")
    if isinstance(missing, UsageError):
        return _several(printed, missing)
    sources: dict[str, Any] | None = None
    if printed.format in ("card", "record"):
        records = [row.record for row in rows if isinstance(row, Record | Entry)]
        cited = {id for one in records for c in one.citations for id in (c.id, c.via) if id}
        sources = {id: library.read("sources", id) for id in cited}
    return printed.reply(Sheet(kind, rows, len(rows), fields, sources), missing)


def _several(printed: Printer, error: UsageError) -> Reply:
    """Nothing, since several records may be meant; in JSON an empty array."""
    reply = printed.of([], error)
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
    hint = next(filter(None, hints), "ilj WORDS finds records and prints their ids")
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
        return [], nothing_found(question, library)
    if first or len(rows) == 1:
        return [rows[0].record], None
    said = f"{' '.join(words)!r} matches {counted(len(rows), 'record')}:"
    known = [f"  {row.id}: {row.headline}" for row in rows[:_CANDIDATES]]
    return [], UsageError([said, *known], "give an id, or --first for the best match")


@command(Coverage.declared, options.COVERED, options.of_show)
def _coverage(screen: Look, /, *, kinds: Sequence[str], data: str | None, **style: Any) -> Reply:
    """The coverage of each kind, or of one, and what is known to be missing."""
    one = [_named(kinds).name] if kinds else KINDS
    printed = printer(screen, Coverage.declared, **style)
    found = [row for row in coverage(Library.over_bundled(data)) if row.kind in one]
    reply = printed.of(found)
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


_CHECK = _without_rows("check", "validate the bundled data or your own", "", "my-records")
_NEW = _without_rows(
    "new",
    "a template for a record, each field explained",
    "visits",
    "sources >> my-records/sources.toml",
)
_EXPORT = _without_rows(
    "export",
    "write all data to a SQLite database or a Data Package",
    "facts.sqlite",
    "facts",
    "facts.sqlite --force",
)


@command(_CHECK, options.FOLDER, options.of_check)
def _check(screen: Look, /, *, folders: Sequence[str], fix: bool) -> Reply:
    """Validate the data, and put files in form if asked; DataError if errors are left."""
    from ilj.query.check import check
    from ilj.query.form import rewrite

    if len(folders) > 1:
        raise UsageError("check takes one folder", "ilj check DIR")
    if fix and not folders:
        raise UsageError("--fix needs a folder", "ilj check --fix DIR")
    own = [
        folder
        for folder in folders
        if os.path.realpath(native(folder)) != os.path.realpath(BUNDLED)
    ]
    library = Library((BUNDLED, *own), [])
    faults, unformed = check(library.folders[-1], library)
    mended = [path for path, (_, form) in unformed.items() if fix and form]
    for path in mended:
        rewrite(path, unformed[path][1])
    left = [unformed[path] for path in unformed if path not in mended]
    said = [f"{path}: is in the standard form now\n" for path in mended]
    if not faults and not left:
        return Reply([*said, _valid(library)])
    fixable = not faults and all(form for _, form in left)
    faults += [fault for fault, _ in left]
    many = counted(len(faults), "error")
    todo = f"check --fix {library.folders[-1]} mends it" if fixable else _ALLOWED
    return Reply(said, error=DataError(faults, f"{many}; ilj {todo}"))


def _valid(library: Library) -> str:
    number, over = len([*library.all()]), sorted(library.replaced)
    are = "record is" if number == 1 else "records are"
    yours = f"; in place of bundled ones: {', '.join(over)}" if over else ""
    return f"OK: {number:,} {are} valid{yours}\n"


@command(FieldRow.declared, options.KIND, options.of_schema)
def _schema(screen: Look, /, *, kinds: Sequence[str], **style: Any) -> Reply:
    """The fields of a kind; as JSON, its JSON Schema."""
    kind = _named(kinds)
    printed = printer(screen, FieldRow.declared, **style)
    if printed.format == "json":
        from json import dumps

        return Reply([dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"])
    return printed.of(field_rows(kind))


@command(_NEW, options.KIND, options.of_new)
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


@command(_EXPORT, options.PATH, options.of_export)
def _export(screen: Look, /, *, paths: Sequence[str], data: str | None, force: bool) -> Reply:
    """Write all records to a path, and print a summary."""
    if len(paths) != 1 or not paths[0]:
        raise UsageError("export takes one path", "ilj export facts.sqlite, or ilj export FOLDER")
    if (ending := os.path.splitext(paths[0])[1].lower()) in _ELSEWHERE or paths[0] == "-":
        message = f"export does not write {ending[1:] or 'to standard output'}"
        hint = "it writes .sqlite or a folder; ilj visits --format csv > FILE writes one kind"
        raise UsageError(message, hint)
    # Imports sqlite3, which is slow and not needed by any other command.
    from ilj.export import export

    return Reply([f"{export(Library.over_bundled(data), paths[0], force)}\n"])
