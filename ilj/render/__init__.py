"""The formats, and what each is given: rows of one kind, and how the output may look."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from ilj.model import Kind, Record


class Sheet(NamedTuple):
    """Rows of a kind, ready to be printed.

    `fields` are the flat names asked for, empty for the format's own choice; `total` counts the
    rows before the limit. `sources` holds the documents by id, where they are to be printed too.
    """

    kind: Kind
    rows: Sequence[Any]
    total: int
    fields: Sequence[str] = ()
    sources: Mapping[str, Record] | None = None


class Look(NamedTuple):
    """How output may look: columns of text or None for no bound, colour, a header line.

    `drawn` tells whether lines and blocks can be shown, or ASCII has to do. `remarks` takes what
    is to be said beside the output. `terminal` tells whether standard output is one.
    """

    remarks: list[str]
    width: int | None = None
    colour: bool = False
    header: bool = True
    drawn: bool = True
    terminal: bool = False


class Format(NamedTuple):
    """A row of the list of formats: the module that writes it, and its meaning.

    `controls` are the control characters that its pieces are made of, beside the one that ends a
    piece: at a terminal, any other is spelled out. None stands for a format that makes its own
    terminal codes and keeps hostile text out of a terminal itself.
    """

    module: str
    help: str
    controls: str | None = "\n"
    only: str = ""
    """The kind whose rows alone it prints; empty where it prints any."""


FORMATS = {
    "table": Format("render.table", "aligned columns, to read", controls=None),
    "record": Format("render.card", "one field a line, to read", controls=None),
    "timeline": Format("render.timeline", "rows under their years, to read", controls=None),
    "chart": Format("render.chart", "bars: figures, or how many there are when", controls=None),
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
    """The formats that print the rows of a kind, each with its meaning."""
    return {name: format.help for name, format in FORMATS.items() if format.only in ("", kind)}


Writer = Callable[[Sheet, Look], Iterator[str]]


def writer(format: str) -> Writer:
    """The function that writes a format: from a sheet and a look to pieces of text."""
    module = import_module(f"ilj.{FORMATS[format].module}")
    return getattr(module, format.replace("-", "_"))  # type: ignore[no-any-return]
