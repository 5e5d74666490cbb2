"""What a command answers with: text for standard output, what is said beside it, how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ilj.choices import Choice
from ilj.errors import IljError, UsageError
from ilj.frozen import Value
from ilj.kind import Kind
from ilj.load import Library
from ilj.packaged import BUNDLED
from ilj.question import suggest
from ilj.record import Record
from ilj.render import FORMATS, Format, Look, Sheet, fitting, writer
from ilj.schema import Part
from ilj.text import fold, listed, typed

from .environment import DATA, FORMAT
from .options import COLOURS
from .screen import Screen


class Reply(Value):
    """The pieces of the output, the remarks beside them, the error that it ends in, if any.

    `controls` are the control characters that the pieces are made of, as in a Format. Remarks may
    still come in while the pieces are taken.
    """

    pieces: Iterable[str]
    remarks: Sequence[str] = ()
    error: IljError | None = None
    controls: str | None = "\n"


class Style(Value):
    """How records are to be printed: the format, and the options that bear on it."""

    format: str
    look: Look
    documents: bool
    remarks: list[str]

    def reply(self, sheet: Sheet, error: IljError | None = None) -> Reply:
        """The records of a sheet, printed so."""
        pieces = writer(self.format)(sheet, self.look)
        return Reply(pieces, self.remarks, error, FORMATS[self.format].controls)


def style(
    screen: Screen,
    kind: Kind,
    *,
    format: str | None,
    json: bool,
    color: str | None,
    no_header: bool,
    documents: bool = False,
) -> Style:
    """What the options ask for, for rows of a kind; else the format that the kind is for."""
    remarks: list[str] = []
    chosen = _format(kind, format) if format is not None else None
    if json and chosen not in (None, "json"):
        raise UsageError(f"--json and --format {chosen} exclude each other", "leave one out")
    when = _term(COLOURS, "--color", color) if color is not None else "auto"
    colour = screen.colour if when == "auto" else when == "always"
    default = kind.layout if screen.terminal else kind.piped
    name = "json" if json else chosen or default
    width = screen.width if screen.terminal or FORMATS[name].styled else None
    look = Look(width, colour, not no_header, screen.drawn, remarks.append)
    return Style(name, look, documents, remarks)


def _format(kind: Kind, asked: str) -> str:
    """The format asked for; UsageError, which names those that fit, where it does not."""
    fit = _vocabulary(fitting(kind.name))
    known = _vocabulary(FORMATS).choose(asked)
    if known and known not in fit.terms:
        message = f"--format: {known} is for ilj {FORMATS[known].only}, not for ilj {kind.name}"
        raise UsageError(message, f"ilj {kind.name} prints {listed(fit.terms, 'or')}")
    return _term(fit, "--format", asked)


def _vocabulary(formats: Mapping[str, Format]) -> Choice:
    return Choice({name: format.help for name, format in formats.items()})


def filled(command: str, given: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The values of the options, those of the environment where none is given.

    A format of the environment that does not print the command's rows is left to the others.
    """
    values = dict(given)
    if "data" in values and values["data"] is None:
        values["data"] = typed(environ.get(DATA, "")) or None
    if "format" in values and values["format"] is None and not values["json"]:
        asked = typed(environ.get(FORMAT, ""))
        term = _term(_vocabulary(FORMATS), FORMAT, asked) if asked else None
        values["format"] = term if term in fitting(command) else None
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
