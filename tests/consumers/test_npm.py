"""References in the hands of the parsers of Better BibTeX and of Citation.js."""

from __future__ import annotations

import re

import pytest

from ilj.cite.items import Author, author, references
from ilj.model import Date
from ilj.store.library import Library
from tests.conftest import SAMPLE
from tests.consumers import on_node
from tests.test_references import a_work, csl, written

pytestmark = pytest.mark.long
LIBRARY = Library([str(SAMPLE)])
WORKS = [
    *references(LIBRARY.all(), LIBRARY),
    a_work(id="a-1", title="the R&D of U.S. <i>iPhones</i>: É., Itō's “{50 %}” A-B--C | D_E"),
    a_work(id="b-1", authors=(author("Jane Doe, Jr.", ()), author("John de Boer", ()))),
    a_work(id="c-1", authors=(author("European Research Council", ()), Author(name="A and B"))),
    a_work(id="d-1", issued=Date("2019-12/2020-01"), address="https://a.b/c_%20{d}~e"),
]


@pytest.mark.parametrize("reader", ["zotero", "citation-js"])
def test_titles_keep_their_capitals(reader: str) -> None:
    items = on_node(reader, written("bibtex", *WORKS))
    titles = [re.sub("</?span[^>]*>", "", item["title"]) for item in items]
    assert titles == [item["title"] for item in csl(*WORKS)]


def test_names_dates_and_addresses_stay() -> None:
    items = {item["id"]: item for item in on_node("citation-js", written("bibtex", *WORKS))}
    assert items["b-1"]["author"] == [
        {"family": "Doe", "suffix": "Jr.", "given": "Jane"},
        {"family": "Boer", "non-dropping-particle": "de", "given": "John"},
    ]
    bodies = [{"family": "European Research Council"}, {"family": "A and B"}]
    assert items["c-1"]["author"] == bodies
    assert items["d-1"]["issued"] == {"date-parts": [[2019, 12], [2020, 1]]}
    assert items["d-1"]["URL"] == "https://a.b/c_%20%7Bd%7D~e"
