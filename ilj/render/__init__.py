"""The formats, and what each is given: records, the fields asked for, and how wide it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from ilj.frozen import Value
from ilj.record import Record
from ilj.schema import Part


class Sheet(Value):
    """Records of one kind, ready to be printed.

    `fields` are the flat names asked for, empty for the format's own choice; `columns` the names
    that a table has then, `spare` those among them that give way first. `one` and `many` name the
    records; `total` counts them before the limit. `sources` holds the documents by id, where they
    are to be printed too.
    """

    part: type[Part]
    rows: Sequence[Part]
    columns: Sequence[str]
    one: str
    many: str
    total: int
    spare: Sequence[str] = ()
    fields: Sequence[str] = ()
    sources: Mapping[str, Record] | None = None


def _unheard(remark: str) -> None:
    """Nobody listens."""


class Look(Value):
    """How output may look: columns of text or None for no bound, colour, a header line.

    `drawn` tells whether lines and blocks can be shown, or ASCII has to do. `remark` hears what is
    to be said beside the output.
    """

    width: int | None = None
    colour: bool = False
    header: bool = True
    drawn: bool = True
    remark: Callable[[str], None] = _unheard


class Format(Value):
    """A row of the list of formats: the module of this package that writes it, and its meaning.

    `styled` formats make their own terminal codes and keep hostile text out of a terminal
    themselves.
    """

    module: str
    help: str
    styled: bool = False
    only: str = ""
    """The kind whose rows alone it prints; empty where it prints any."""


FORMATS = {
    "table": Format("table", "aligned columns, to read", styled=True),
    "record": Format("card", "one field a line, to read", styled=True),
    "timeline": Format("timeline", "rows under their years, to read", styled=True),
    "chart": Format("chart", "bars: figures, or how many there are when", styled=True),
    "tsv": Format("delimited", "tab-separated, for scripts"),
    "csv": Format("delimited", "comma-separated, for spreadsheets"),
    "json": Format("objects", "an array of whole records"),
    "jsonl": Format("objects", "one whole record a line"),
    "markdown": Format("markdown", "a table for a page"),
    "text": Format("references", "references as Chicago has them, to read", only="cite"),
    "bibtex": Format("bibtex", "entries for BibTeX and biblatex", only="cite"),
    "csl-json": Format("csl", "items for CSL processors", only="cite"),
}


def fitting(kind: str) -> dict[str, Format]:
    """The formats that print the rows of a kind."""
    return {name: format for name, format in FORMATS.items() if format.only in ("", kind)}


Writer = Callable[[Sheet, Look], Iterator[str]]


def writer(format: str) -> Writer:
    """The function that writes a format: from a sheet and a look to pieces of text."""
    module = import_module(f"{__name__}.{FORMATS[format].module}")
    write: Writer = getattr(module, format.replace("-", "_"))
    return write
