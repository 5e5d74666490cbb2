"""What a command answers with: text for standard output, what is said beside it, how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ilj.choices import Choice
from ilj.errors import IljError, UsageError
from ilj.frozen import Value
from ilj.load import BUNDLED, Library
from ilj.question import suggest
from ilj.record import Kind, Record
from ilj.render import FORMATS, Look, Sheet, writer
from ilj.schema import Part
from ilj.text import fold, listed

from .environment import DATA, FORMAT
from .options import COLOURS
from .screen import Screen

_FORMATS = Choice({name: format.help for name, format in FORMATS.items()})


class Reply(Value):
    """The pieces of the output, the remarks beside them, the error that it ends in, if any.

    `styled` output keeps hostile text out of a terminal itself. Remarks may still come in while
    the pieces are taken.
    """

    pieces: Iterable[str]
    remarks: Sequence[str] = ()
    error: IljError | None = None
    styled: bool = False


class Style(Value):
    """How records are to be printed: the format, and the options that bear on it."""

    format: str
    look: Look
    documents: bool
    remarks: list[str]

    def reply(self, sheet: Sheet, error: IljError | None = None) -> Reply:
        """The records of a sheet, printed so."""
        pieces = writer(self.format)(sheet, self.look)
        return Reply(pieces, self.remarks, error, FORMATS[self.format].styled)


def style(
    screen: Screen,
    layout: str,
    *,
    format: str | None,
    json: bool,
    color: str | None,
    no_header: bool,
    documents: bool = False,
) -> Style:
    """What the options ask for; `layout` is the format that a terminal gets unless they do."""
    remarks: list[str] = []
    chosen = _term(_FORMATS, "--format", format) if format is not None else None
    if json and chosen not in (None, "json"):
        raise UsageError(f"--json and --format {chosen} exclude each other", "leave one out")
    when = _term(COLOURS, "--color", color) if color is not None else "auto"
    colour = screen.colour if when == "auto" else when == "always"
    look = Look(screen.width, colour, not no_header, screen.drawn, remarks.append)
    default = layout if screen.terminal else "tsv"
    return Style("json" if json else chosen or default, look, documents, remarks)


def filled(given: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The values of the options, those of the environment where none is given."""
    values = dict(given)
    if "data" in values and values["data"] is None:
        values["data"] = environ.get(DATA) or None
    if "format" in values and values["format"] is None and not values["json"]:
        asked = environ.get(FORMAT)
        values["format"] = _term(_FORMATS, FORMAT, asked) if asked else None
    return values


def _term(vocabulary: Choice, option: str, asked: str) -> str:
    term = vocabulary.choose(asked)
    if term is None:
        message = f"{option}: {asked!r} is not one of {listed(vocabulary.terms, 'or')}"
        raise UsageError(message, suggest(fold(asked), vocabulary.terms))
    return term


def printed_sheet(
    printed: Style,
    kind: Kind,
    rows: Sequence[Part],
    error: IljError | None = None,
    total: int | None = None,
    fields: Sequence[str] = (),
    sources: Mapping[str, Record] | None = None,
) -> Reply:
    """Rows of a kind, printed as asked."""
    sheet = Sheet(
        part=kind.record,
        rows=rows,
        columns=kind.columns,
        spare=kind.spare,
        one=kind.one,
        many=kind.many,
        total=len(rows) if total is None else total,
        fields=fields,
        sources=sources,
    )
    return printed.reply(sheet, error)


def library_of(data: str | None) -> Library:
    """The bundled records, with a folder of one's own laid over them where there is one."""
    return Library((BUNDLED, data) if data is not None else (BUNDLED,))
