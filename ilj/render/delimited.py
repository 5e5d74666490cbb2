"""TSV and CSV: the flat projection of the records, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from . import Look, Sheet
from .rows import names, rows

_SPECIAL = frozenset(',"\r\n')
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv(sheet: Sheet, look: Look) -> Iterator[str]:
    """Tab-separated; a backslash, tab, line feed or carriage return in a value is escaped."""
    for cells in _lines(sheet, look):
        line = "\t".join(cells)
        if line.count("\t") >= len(cells) or "\\" in line or "\n" in line or "\r" in line:
            line = "\t".join(cell.translate(_ESCAPES) for cell in cells)
        yield line + "\n"


def csv(sheet: Sheet, look: Look) -> Iterator[str]:
    """Comma-separated, quoted by RFC 4180 where needed, lines ended by a line feed."""
    yield from map(csv_line, _lines(sheet, look))


def csv_line(cells: Iterable[str]) -> str:
    """A line of CSV with its end."""
    # One empty cell alone is quoted: readers pass over a line that is blank.
    return (",".join(map(_quoted, cells)) or '""') + "\n"


def _quoted(cell: str) -> str:
    # The csv module fails on NUL, and leaves a lone CR unquoted, up to Python 3.10.
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.intersection(cell) else cell


def _lines(sheet: Sheet, look: Look) -> Iterator[list[str]]:
    declared = sheet.part.fields_of
    header = [n for n in names(sheet) if n not in declared or declared[n].type.fits_a_cell]
    more = ("title", "address") if sheet.sources is not None else ()
    if look.header:
        yield [*header, *(f"source_{name}" for name in more)]
    for row in rows(sheet, header):
        cells = [flat(row[name]) for name in header]
        cells += [flat([source[name] for source in row["sources"]]) for name in more]
        yield cells


def flat(value: Any) -> str:
    """A JSON value in one cell: lists joined by `; `, objects by what they begin with."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "; ".join(value)
    if isinstance(value, list):
        return "; ".join(
            [flat(next(iter(v.values())) if isinstance(v, dict) else v) for v in value]
        )
    return str(value)
