"""The output formats, and their input: rows of one kind, and display settings."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from ilj.kinds import KINDS, Figure, Source
from ilj.model import Kind
from ilj.query.rows import VIEWS


class Sheet(NamedTuple):
    """Rows of a kind, ready to be printed.

    `fields` are the flat names asked for, empty for the format's default; `total` is the number of
    rows before the limit; of a search, that of the rows with all words, which come first. `listed`
    is whether a search asks for a list: `all` of it, or what comes `first`. `sources` has the
    source records by id if they are to be printed too. `hidden` is what a default leaves out, each
    with the option that shows it; `latest` is the last date that the data have; `since` is the
    first day asked for.
    """

    kind: Kind
    rows: Sequence[Any]
    total: int
    fields: Sequence[str] = ()
    sources: Mapping[str, Source] | None = None
    listed: str = ""
    hidden: Sequence[str] = ()
    latest: str = ""
    since: date | None = None
    years: int | None = None
    """The years that a table by year or a chart has at most."""
    alike: Collection[str] = ()
    """The fields of which one value is asked for, and which a table need not repeat."""
    drawn: str = ""
    """The format that a picture of it has."""


class Look(NamedTuple):
    """Display settings: width in columns and height in lines, None for no limit; colour, header.

    `wrap` is whether cells without room take more lines; if not, they are cut.
    `drawn` is whether line and block characters can be shown; if not, ASCII is used. `remarks`
    collects messages for standard error. `terminal` is whether standard output is one.
    """

    remarks: list[str]
    width: int | None = None
    colour: bool = False
    header: bool = True
    wrap: bool = False
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
    only: Collection[str] = ()
    """The kinds that it can print; empty if any."""


_LISTED = (*KINDS, *VIEWS)
_FIGURES = [name for name, kind in KINDS.items() if issubclass(kind.record, Figure)]

FORMATS = {
    "table": Format("render.table", "one line per record", None),
    "record": Format("render.record", "one field per line, every field", None),
    "card": Format("render.card", "a record on one screen", None, ["show"]),
    "timeline": Format("render.timeline", "one line per entry, under its year", None, _LISTED),
    "years": Format("render.years", "one row per year, reporters side by side", None, _FIGURES),
    "chart": Format("render.chart", "bars: one measure, or records per year", None, _LISTED),
    "found": Format("render.found", "the best records on one screen", None, ["search"]),
    "svg": Format("render.svg", "a picture of the table, timeline or chart", "\n", _LISTED),
    "tsv": Format("render.machine", "tab-separated, for scripts", "\t"),
    "csv": Format("render.machine", "comma-separated", ""),
    "excel": Format("render.machine", "CSV with a byte order mark, for Excel", ""),
    "json": Format("render.machine", "an array of full records"),
    "jsonl": Format("render.machine", "one full record per line"),
    "markdown": Format("render.markdown", "a table for a web page"),
    "text": Format("cite.text", "references in Chicago style", only=["cite"]),
    "bibtex": Format("cite.bibtex", "entries for BibTeX and biblatex", only=["cite"]),
    "ris": Format("cite.ris", "entries for reference managers", only=["cite"]),
    "csl-json": Format("cite.text", "items for CSL processors", only=["cite"]),
}


def fitting(kind: str) -> dict[str, str]:
    """The formats that can print a kind, each with its description."""
    return {name: f.help for name, f in FORMATS.items() if not f.only or kind in f.only}


Writer = Callable[[Sheet, Look], Iterator[str]]


def writer(format: str) -> Writer:
    """The function that writes a format: it takes a sheet and a look and yields pieces of text."""
    # Only the module in use is imported: some need Rich, which is slow to import.
    module = import_module(f"ilj.{FORMATS[format].module}")
    return getattr(module, format.replace("-", "_"))  # type: ignore[no-any-return]
