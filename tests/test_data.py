"""The bundled data: that they keep the rules. The rules are tested elsewhere."""

from ilj.kinds import Source
from ilj.query.check import check
from ilj.store import BUNDLED, Library


def test_the_data_obey_their_rules() -> None:
    assert check(BUNDLED, Library((BUNDLED,), [])) == ([], {})


def test_every_source_is_used() -> None:
    library = Library()
    cited = [citation for record in library.all() for citation in record.citations]
    used = {id for citation in cited for id in (citation.id, citation.via)}
    assert set(library.records(Source)) - used == set()
