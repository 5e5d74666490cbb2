"""The commands that list records: each kind, the timeline, disputes, and search."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ilj.errors import NothingFound, UsageError
from ilj.kinds import KINDS, Figure, Source
from ilj.model import Choice, Kind
from ilj.query.answer import answer, narrowed
from ilj.query.question import Question, ask
from ilj.query.rows import Act, Dispute, Entry
from ilj.render import Look, Sheet, fitting
from ilj.store import Library

from . import options
from .options import Option, OptionGroup
from .output import Printer, Reply, printer

_STYLE = ("format", "json", "color", "no_header", "wrap", "no_pager")
_BELOW = 7
"""The lines that the heading and the footer of a table by year take, with the prompts."""
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


def command(
    kind: Kind, argument: Option, groups: Callable[[Kind], list[OptionGroup]]
) -> Callable[[Run], Run]:
    """Register a function as the command of a kind."""

    def register(run: Run) -> Run:
        COMMANDS[kind.name] = Command(kind, argument, groups, run)
        return run

    return register


def _listing(
    kind: Kind, screen: Look, /, *, words: Sequence[str], data: str | None, **given: Any
) -> Reply:
    """The rows that match, or only their number."""
    _check_by(given)
    by, count, documents = (given.pop(name, None) for name in ("by", "count", "documents"))
    printed = printer_for(screen, kind, given, documents)
    question = ask(kind.record, words, **{name: value for name, value in given.items() if value})
    library = Library.over_bundled(data)
    yearly = by or {printed.format, printed.drawn} & {"years", "chart"}
    found = answer(question._replace(limit=None) if yearly else question, library)
    error = None if found.total else nothing_found(question, library)
    asked = error and screen.terminal and words and not (count or by)
    if asked and not _first_screen(screen._replace(remarks=[]), words, data).error:
        return _first_screen(screen, [kind.name, *words], data)._replace(error=error)
    if found.hidden and not error and (count or not printed.for_people):
        printed.look.remarks.append(f"not shown: {', '.join(found.hidden)}")
    _say_replaced(printed, found.rows, library)
    if count:
        return Reply([f"{found.total}\n"], printed.look.remarks, error)
    sheet = Sheet(kind, found.rows, found.total, question.fields, since=question.since)
    alike = [f.name for f, wanted in question.conditions if len(wanted) == 1]
    alike = [name for name in alike if isinstance(kind.fields[name].type, Choice)]
    sheet = sheet._replace(hidden=found.hidden, latest=found.latest, alike=alike)
    if yearly or documents:
        sheet = sheet._replace(sources=library.records(Source), years=question.limit)
    return (_by_year(printed, sheet) if by else printed.reply(sheet))._replace(error=error)


def printer_for(
    screen: Look, kind: Kind, given: dict[str, Any], documents: bool = False
) -> Printer:
    """The format and settings asked for; a table for columns that the usual layout has not."""
    style = {name: given.pop(name) for name in _STYLE}
    columns = documents or given["fields"] or given.get("by_good")
    if columns and not style["json"] and style["format"] is None:
        style["format"] = "table" if screen.terminal else "tsv"
    return printer(screen, kind, **style)


def _figures_by_year(printed: Printer, rows: Sequence[Entry], library: Library) -> Reply | None:
    """A screen of figures, a row a year, if they are too many for a row a figure; else None."""
    height, kinds = printed.look.height, {row.kind for row in rows}
    kind = KINDS[kinds.pop()] if len(kinds) == 1 else Entry.declared
    if not height or len(rows) <= height or not issubclass(kind.record, Figure):
        return None
    figures = [row.record for row in rows]
    sheet = Sheet(kind, figures, len(rows), sources=library.records(Source), years=height - _BELOW)
    return printed._replace(kind=kind, format="years").reply(sheet)


def _say_replaced(printed: Printer, rows: Sequence[Any], library: Library) -> None:
    """Say which of the records found are the user's own, in place of bundled ones."""
    if library.replaced and (over := sorted(library.replaced & {row.record.id for row in rows})):
        printed.look.remarks.append(f"yours, in place of the bundled record: {', '.join(over)}")


def _by_year(printed: Printer, sheet: Sheet) -> Reply:
    """What was found, by year: figures side by side, or how many records there are."""
    # Slow to import, and few queries need it.
    from ilj.query.summary import Year, YearCount, by_year, counts

    figures = issubclass(sheet.kind.record, Figure)
    if figures and printed.format == "table":
        printed = printed._replace(format="years")
    if printed.format in ("years", "chart", "svg"):
        return printed.reply(sheet._replace(drawn="chart"))
    kind = Year.declared if figures else YearCount.declared
    if printed.format not in fitting(kind.name):
        printed = printed._replace(format="table")
    rows: Sequence[Any] = (
        by_year(sheet.rows, sheet.sources or {}, sheet.years)
        if figures
        else counts(sheet.rows)[: sheet.years]
    )
    return printed.reply(sheet._replace(kind=kind, rows=rows, total=len(rows), sources=None))


def _first_screen(screen: Look, words: Sequence[str], data: str | None) -> Reply:
    """What a search for these words shows."""
    command = COMMANDS[Entry.declared.name]
    absent = {option.name: option.absent for option in command.options if option.name != "help"}
    return command.run(screen, **absent | {"words": words, "data": data, "format": "found"})


def _check_by(given: Mapping[str, Any]) -> None:
    """UsageError if `--by` is not `year`, or goes with an option that it excludes."""
    if (by := given.get("by")) not in (None, "year"):
        raise UsageError(f"--by: {by!r} is not year", "write --by year")
    if by and (given["fields"] or given["documents"]):
        option = "--fields" if given["fields"] else "--sources"
        raise UsageError(f"--by year and {option} cannot be combined", "drop one of them")


def nothing_found(question: Question, library: Library) -> NothingFound:
    """The error for a query that nothing matches."""
    from ilj.query.nothing import why_nothing

    return why_nothing(question, library)


for _kind in (*KINDS.values(), Act.declared):
    command(_kind, options.WORDS, options.of_listing)(partial(_listing, _kind))


@command(Entry.declared, options.SEARCHED, options.of_search)
def _search(
    screen: Look, /, *, words: Sequence[str], data: str | None, strict: bool, **given: Any
) -> Reply:
    """What has the words, best first; without words, everything."""
    if not words:
        return _listing(Entry.declared, screen, words=words, data=data, **given)
    # Imports sqlite3, which only searches need.
    from ilj.query.search import search
    from ilj.query.words import Asked

    _check_by(given)
    by, count, documents = (given.pop(name) for name in ("by", "count", "documents"))
    printed = printer_for(screen, Entry.declared, given, documents)
    if given["all"]:  # more than one screen
        printed = printed._replace(look=printed.look._replace(height=None))
    question = ask(Entry, words, **{name: value for name, value in given.items() if value})
    library = Library.over_bundled(data)
    kinds = [kind for field, kinds in question.conditions if field.name == "kind" for kind in kinds]
    found = search(question.words or Asked(()), library, kinds, strict)
    answers = narrowed(found.answers, question, library)
    error = None if answers else nothing_found(question, library)
    printed.look.remarks.extend(found.remarks if answers else ())
    _say_replaced(printed, answers, library)
    if count:
        return Reply([f"{len(answers)}\n"], printed.look.remarks, error)
    rows, sources = answers[: question.limit], library.records(Source) if documents else None
    if printed.format == "found" and found.listed:
        if yearly := _figures_by_year(printed, rows, library):
            return yearly
    elif printed.format == "found" and not question.limit:
        rows = [*rows, *narrowed(found.others(), question, library)]
    sheet = Sheet(Entry.declared, rows, len(answers), question.fields, sources, found.listed)
    return (_by_year(printed, sheet) if by else printed.reply(sheet))._replace(error=error)


command(Dispute.declared, options.WORDS, options.of_listing)(partial(_listing, Dispute.declared))
