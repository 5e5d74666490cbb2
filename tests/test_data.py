"""The bundled data: that they obey their rules. The rules themselves are tested elsewhere."""

from __future__ import annotations

from pathlib import Path

from ilj.check import check
from ilj.dataset import edition
from ilj.dates import Date
from ilj.kinds import KINDS, Source
from ilj.load import Library
from ilj.packaged import BUNDLED
from tests.canonical import canonical


def test_the_data_obey_their_rules() -> None:
    assert check(BUNDLED, Library()) == []


def test_the_files_are_in_the_one_format() -> None:
    for kind in KINDS.values():
        path = Path(BUNDLED, f"{kind.name}.toml")
        if not path.exists():
            continue
        assert path.read_text(encoding="utf-8") == canonical(kind, path)


def test_every_source_is_used() -> None:
    library = Library()
    cited = [citation for record in library.all() for citation in record.citations]
    used = {id for citation in cited for id in (citation.id, citation.via)}
    assert set(library.records(Source)) - used == set()


def test_the_edition_is_a_day() -> None:
    assert Date(edition()).precision == "day"
