"""The output formats, and their input: rows of one kind, and display settings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from ilj.kinds import Source
from ilj.model import Kind


class Sheet(NamedTuple):
    """Rows of a kind, ready to be printed.

    `fields` are the flat names asked for, empty for the format's default; `total` is the number of
    rows before the limit; of a search, that of the rows with all words, which come first. `listed`
    is whether a search asks for a list: `all` of it, or what comes `first`. `sources` has the
    source records by id if they are to be printed too.
    """

    kind: Kind
    rows: Sequence[Any]
    total: int
    fields: Sequence[str] = ()
    sources: Mapping[str, Source] | None = None
    listed: str = ""


class Look(NamedTuple):
    """Display settings: width in columns and height in lines, None for no limit; colour, header.

    `drawn` is whether line and block characters can be shown; if not, ASCII is used. `remarks`
    collects messages for standard error. `terminal` is whether standard output is one.
    """

    remarks: list[str]
    width: int | None = None
    colour: bool = False
    header: bool = True
    drawn: bool = True
    height: int | None = None
    terminal: bool = False


class Format(NamedTuple):
    """An output format: the module that writes it, and its description.

    `controls` are the control characters that it may print, besides the one that ends a piece: at a
    terminal, all others are escaped. None is for a format that prints terminal codes and escapes
    hostile text itself.
    """

    module: str
    help: str
    controls: str | None = "\n"
    only: str = ""
    """The only kind that it can print; empty if any."""


FORMATS = {
    "table": Format("render.table", "aligned columns, to read", controls=None),
    "record": Format("render.card", "one field a line, to read", controls=None),
    "timeline": Format("render.timeline", "rows under their years, to read", controls=None),
    "chart": Format("render.chart", "bars: figures, or how many there are when", controls=None),
    "found": Format("render.found", "the best records on one screen", controls=None, only="search"),
    "tsv": Format("render.machine", "tab-separated, for scripts", controls="\t"),
    "csv": Format("render.machine", "comma-separated, for spreadsheets", controls=""),
    "json": Format("render.machine", "an array of whole records"),
    "jsonl": Format("render.machine", "one whole record a line"),
    "markdown": Format("render.markdown", "a table for a page"),
    "text": Format("cite.text", "references as Chicago has them, to read", only="cite"),
    "bibtex": Format("cite.bibtex", "entries for BibTeX and biblatex", only="cite"),
    "csl-json": Format("cite.text", "items for CSL processors", only="cite"),
}


def fitting(kind: str) -> dict[str, str]:
    """The formats that can print a kind, each with its description."""
    return {name: format.help for name, format in FORMATS.items() if format.only in ("", kind)}


Writer = Callable[[Sheet, Look], Iterator[str]]


def writer(format: str) -> Writer:
    """The function that writes a format: it takes a sheet and a look and yields pieces of text."""
    # Only the module in use is imported: some need Rich, which is slow to import.
    module = import_module(f"ilj.{FORMATS[format].module}")
    return getattr(module, format.replace("-", "_"))  # type: ignore[no-any-return]
