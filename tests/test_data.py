"""The bundled data: that they keep the rules. The rules are tested elsewhere."""

from pathlib import Path

from ilj.kinds import KINDS, Source
from ilj.query.check import check
from ilj.store import BUNDLED, Library
from tests.canonical import canonical


def test_the_data_obey_their_rules() -> None:
    assert check(BUNDLED, Library()) == []


def test_the_files_are_in_the_one_format() -> None:
    for kind in KINDS.values():
        path = Path(BUNDLED, f"{kind.name}.toml")
        assert path.read_text(encoding="utf-8") == canonical(kind, path)


def test_every_source_is_used() -> None:
    library = Library()
    cited = [citation for record in library.all() for citation in record.citations]
    used = {id for citation in cited for id in (citation.id, citation.via)}
    assert set(library.records(Source)) - used == set()
