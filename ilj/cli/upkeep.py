"""The commands on the data as such: what is here, whether it obeys its rules, what it may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from ilj.coverage import Coverage, coverage
from ilj.describe import FieldRow, json_schema, rows
from ilj.errors import DataError, UsageError
from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.load import Library
from ilj.packaged import BUNDLED
from ilj.question import suggest
from ilj.text import counted, listed, safe

from .reply import Reply, library_of, printed_sheet, style
from .screen import Screen


def cover(screen: Screen, /, *, nothing: Sequence[str], data: str | None, **given: Any) -> Reply:
    """How much there is of each kind, and what is known to be missing."""
    if nothing:
        raise UsageError(f"coverage takes no words, not {nothing[0]!r}", "ilj coverage --help")
    printed = style(screen, Coverage.declared, **given)
    found = coverage(library_of(data))
    reply = printed_sheet(printed, Coverage.declared, found)
    if printed.format != "table":
        return reply
    gaps = _gaps(found, screen.width)
    return Reply(chain(reply.pieces, gaps), reply.remarks, None, controls=None)


def _gaps(found: Sequence[Coverage], width: int) -> Iterator[str]:
    from ilj.render.layout import wrapped

    yield "\nKnown to be missing\n"
    for row in found:
        yield from [f"  {row.kind}\n"] * bool(row.gaps)
        for gap in row.gaps:
            first, *rest = wrapped(safe(gap), width - 6)
            yield f"    {first}\n"
            yield from (f"      {line}\n" for line in rest)


def check_folder(screen: Screen, /, *, folders: Sequence[str]) -> Reply:
    """That the data obey their rules; DataError with every fault where they do not."""
    from ilj.check import check

    if len(folders) > 1:
        raise UsageError("check takes one folder", "ilj check DIR")
    folder = folders[0] if folders else BUNDLED
    library = Library((BUNDLED, folder) if folders else (BUNDLED,))
    if faults := check(folder, library):
        raise DataError(
            faults, f"{counted(len(faults), 'fault')}; ilj schema KIND says what is right"
        )
    records = sum(len(library.referred(kind)) for kind in KINDS)
    return Reply([f"no fault in {counted(records, 'record')}\n"])


def describe(screen: Screen, /, *, kinds: Sequence[str], **given: Any) -> Reply:
    """The fields of a kind; as JSON, its JSON Schema."""
    kind = _kind(kinds)
    printed = style(screen, FieldRow.declared, **given)
    if printed.format == "json":
        from json import dumps

        return Reply([dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"])
    return printed_sheet(printed, FieldRow.declared, rows(kind))


def template_of(screen: Screen, /, *, kinds: Sequence[str]) -> Reply:
    """A record of a kind to be filled in."""
    from ilj.template import template

    return Reply(f"{line}\n" for line in template(_kind(kinds)))


def _kind(asked: Sequence[str]) -> Kind:
    """The one kind asked for; UsageError where it is none, or not one."""
    if len(asked) != 1:
        raise UsageError("which kind?", f"one of {listed(KINDS, 'or')}")
    name = asked[0]
    if name not in KINDS:
        raise UsageError(
            f"no kind {name!r}", suggest(name, KINDS, f"the kinds are {listed(KINDS)}")
        )
    return KINDS[name]


def complete(screen: Screen, /, *, shell: Sequence[str]) -> Reply:
    """The script that completes ilj in a shell; for a line that is being typed, what may end it."""
    from .completion import ending
    from .shells import SHELLS, answer

    name, *line = shell or [""]
    if name not in SHELLS or len(line) > 1:
        raise UsageError("which shell?", f"one of {listed(SHELLS, 'or')}")
    return Reply(answer(name, ending(line[0])) if line else [SHELLS[name].script])
