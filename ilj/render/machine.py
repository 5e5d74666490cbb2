"""Formats for programs: TSV and CSV with one line per record, JSON with full records."""

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from json import JSONEncoder
from typing import Any

from ilj.kinds import Source
from ilj.model import Citation

from . import Look, Sheet

_SOURCE_FIELDS = ("title", "publisher", "date", "address")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv(sheet: Sheet, look: Look) -> Iterator[str]:
    """Tab-separated; backslashes, tabs, line feeds and carriage returns in values are escaped."""
    for cells in _lines(sheet, look):
        line = "\t".join(cells)
        # Few lines need escaping, and to escape every cell would be slow.
        if line.count("\t") >= len(cells) or "\\" in line or "\n" in line or "\r" in line:
            line = "\t".join(cell.translate(_ESCAPES) for cell in cells)
        yield line + "\n"


def csv(sheet: Sheet, look: Look) -> Iterator[str]:
    """Comma-separated, quoted as in RFC 4180 if necessary; lines end with a line feed."""
    return csv_lines(_lines(sheet, look))


def excel(sheet: Sheet, look: Look) -> Iterator[str]:
    """CSV with the mark that tells Excel that it is UTF-8."""
    lines = csv(sheet, look)
    yield "\ufeff" + next(lines, "")
    yield from lines


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Lines of CSV, each with its line end."""
    from csv import writer

    line = StringIO()
    write = writer(line, lineterminator="\r\n").writerow  # makes csv quote a lone CR too
    for row in rows:
        write(row)
        yield line.getvalue()[:-2] + "\n"
        line.seek(line.truncate(0))


def json(sheet: Sheet, look: Look) -> Iterator[str]:
    """An array with one record per line, so that it can be compared line by line."""
    return array(_rows(sheet, _names(sheet)))


def jsonl(sheet: Sheet, look: Look) -> Iterator[str]:
    """One object per line."""
    return (_object(row) + "\n" for row in _rows(sheet, _names(sheet)))


def array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON array of objects in pieces, one object per line."""
    opening = "[\n"
    for item in items:
        yield opening + _object(item)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


_object = JSONEncoder(ensure_ascii=False).encode


def _names(sheet: Sheet) -> list[str]:
    """The flat names asked for, or else all of them."""
    return list(sheet.fields or sheet.kind.record.flat_names())


def _lines(sheet: Sheet, look: Look) -> Iterator[list[str]]:
    """The cells of the header and of each row."""
    declared = sheet.kind.fields
    names = sheet.fields or sheet.kind.piped
    header = [n for n in names if n not in declared or declared[n].type.fits_a_cell]
    more = ("title", "address") if sheet.sources is not None else ()
    if look.header:
        yield [*header, *(f"source_{name}" for name in more)]
    for row in _rows(sheet, header):
        cells = [flat(row[name]) for name in header]
        cells += [flat([source[name] for source in row["sources"]]) for name in more]
        yield cells


def _rows(sheet: Sheet, names: list[str]) -> Iterator[dict[str, Any]]:
    """Each row as JSON values by flat name, with the documents if they are asked for."""
    documents = sheet.sources
    if documents is not None and "sources" not in names:
        names = [*names, "sources"]
    fields = sheet.kind.record.fields_for(names)
    for row in sheet.rows:
        plain = row.plain(fields)
        if documents is not None:
            plain["sources"] = [_document(cited, documents) for cited in row.sources]
        yield {name: plain[name] for name in names}


def _document(citation: Citation, documents: Mapping[str, Source]) -> dict[str, Any]:
    """A citation with the details of its document."""
    source = documents.get(citation.id)
    plain = source.plain(_SOURCE_FIELDS) | {"title": source.called} if source else {}
    return citation.plain() | {name: plain.get(name) for name in _SOURCE_FIELDS}


def flat(value: Any) -> str:
    r"""A JSON value as one cell: lists joined by `; `, their own `;` and `\` escaped by `\`.

    An object in a list stands by its first value.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "; ".join(value)
    if isinstance(value, list):
        items = [flat(next(iter(v.values())) if type(v) is dict else v) for v in value]
        return "; ".join([item.replace("\\", "\\\\").replace(";", "\\;") for item in items])
    return str(value)
