"""Records as the flat rows that the machine formats print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ilj.evidence import Citation
from ilj.schema import Part

from . import Sheet

SOURCE_FIELDS = ("title", "publisher", "date", "address")


def names(sheet: Sheet) -> list[str]:
    """The flat names of the rows, in order."""
    return list(sheet.fields or sheet.part.flat_names())


def rows(sheet: Sheet, only: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Each record as JSON values by flat name, those of some names alone where they are given."""
    wanted = list(names(sheet) if only is None else only)
    if sheet.sources is not None and "sources" not in wanted:
        wanted.append("sources")
    fields = sheet.part.fields_for(wanted)
    for record in sheet.rows:
        plain = record.plain(fields)
        if sheet.sources is not None:
            plain["sources"] = [_whole(sheet, citation) for citation in citations_of(record)]
        yield {name: plain[name] for name in wanted}


def citations_of(row: Part) -> tuple[Citation, ...]:
    """The citations of a record or of a row for one."""
    cited: tuple[Citation, ...] = getattr(row, "sources", ())
    return cited


def _whole(sheet: Sheet, citation: Citation) -> dict[str, Any]:
    """A citation with the particulars of its document."""
    source = (sheet.sources or {}).get(citation.id)
    plain = source.plain() if source else {}
    return citation.plain() | {name: plain.get(name) for name in SOURCE_FIELDS}
