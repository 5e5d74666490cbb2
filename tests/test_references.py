"""References as text, BibTeX and CSL-JSON: dated as precisely as the evidence, names right."""

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ilj.cite.bibtex import tex
from ilj.cite.items import Author, Place, Reference, author
from ilj.cite.text import entry, year
from ilj.model.dates import Date
from ilj.render import Look, Sheet, writer
from tests.made import examples


def written(format: str, *works: Reference) -> str:
    """References as a format has them."""
    return "".join(writer(format)(Sheet(Reference.declared, works, len(works)), Look([])))


def a_work(**values: Any) -> Reference:
    """A work of which little is known but what is given."""
    return Reference(**({"id": "a-1", "type": "document", "title": "T"} | values))


def csl(*works: Reference) -> list[dict[str, Any]]:
    """The items that works are written as."""
    items: list[dict[str, Any]] = json.loads(written("csl-json", *works))
    return items


printed = st.text(
    st.one_of(
        st.sampled_from("\\{}$&#^_~%\"'`-<>,?!@= \n\t\r\x00\x1b\u202e"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
).filter(str.strip)
"""Whatever a title may hold."""


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
        ("Martin Luther King Jr.", "King", "Martin Luther"),
        ("Jane Doe, Jr.", "Doe", "Jane"),
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
    assert told.suffix == ("Jr." if printed.endswith("Jr.") else None)
    assert told.name == (f"{family} {given}" if printed == f"{family}, {given}" else printed)


@pytest.mark.parametrize(
    ("date", "said", "day", "issued", "fields"),
    [
        ("2017", "2017", "", {"date-parts": [[2017]]}, "{2017}"),
        ("2017-05", "2017", "May 2017", {"date-parts": [[2017, 5]]}, "{2017} may"),
        ("2017-05-12", "2017", "12 May 2017", {"date-parts": [[2017, 5, 12]]}, "{2017} may {12}"),
        ("2022~", "ca. 2022", "", {"date-parts": [[2022]], "circa": True}, "{ca. 2022}"),
        ("2022?", "[2022?]", "", {"date-parts": [[2022]], "circa": True}, "{2022?}"),
        ("2022%", "[ca. 2022?]", "", {"date-parts": [[2022]], "circa": True}, "{ca. 2022?}"),
        ("2021-12~", "2021", "about December 2021", {"date-parts": [[2021, 12]], "circa": True}, "{2021} dec"),
        ("199X", "1990s", "", {"literal": "1990s"}, "{1990s}"),
        ("19XX", "n.d.", "some time from 1900 to 1999", {"literal": "some time from 1900 to 1999"}, ""),
        ("2019/2020", "2019–2020", "", {"date-parts": [[2019], [2020]]}, "{2019–2020}"),
        ("2019-05/2019-06", "2019", "May to June 2019", {"date-parts": [[2019, 5], [2019, 6]]}, "{2019}"),
        ("2019/..", "2019–", "since 2019", {"literal": "since 2019"}, "{2019–}"),
        ("2019/", "2019–", "from 2019, end unknown", {"literal": "from 2019, end unknown"}, "{2019–}"),
        ("[2022-02-16..2022-03-31]", "2022", "between 16 February and 31 March 2022", {"date-parts": [[2022]]}, "{2022}"),
        ("[2019-12..2020-01]", "n.d.", "between December 2019 and January 2020", {"literal": "between December 2019 and January 2020"}, "{2019–2020}"),
        ("[2025-06..]", "n.d.", "June 2025 or later", {"literal": "June 2025 or later"}, "{2025–}"),
        ("[..1994-05-13]", "n.d.", "by 13 May 1994", {"literal": "by 13 May 1994"}, "{–1994}"),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_the_evidence(
    date: str, said: str, day: str, issued: dict[str, Any], fields: str
) -> None:
    work = a_work(publisher="P", authors=(Author(name="W"),), issued=Date(date))
    stop = "" if said == "n.d." else "."
    assert entry(work) == f"W. {said}{stop} “T.” P{', ' * bool(day)}{day}."
    assert csl(work)[0]["issued"] == issued
    bibtex = dict(re.findall(r"(?m)^  (\w+) = (.*?),?$", written("bibtex", work)))
    known = (bibtex.get(name) for name in ("year", "month", "day"))
    assert " ".join(filter(None, known)) == fields
    assert bibtex["date"] == f"{{{date.strip('[]').replace('..', '/' if '[' in date else '..')}}}"


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


def test_ris_as_it_stands() -> None:
    names = (author("Jane Doe, Jr.", ()), author("European Research Council", ()))
    work = a_work(
        title="One\nline", authors=names, address="https://a.b", issued=Date("2019-12/2020-01"),
        accessed=Date("2021-02-03"), places=(Place(at="page 1"),),
    )  # fmt: skip
    assert (
        written("ris", work, a_work(id="b-1", issued=Date("2018-05")))
        == """TY  - ELEC
AU  - Doe, Jane, Jr.
AU  - European Research Council
ID  - a-1
TI  - One line
LA  - en
UR  - https://a.b
DA  - ///December 2019 to January 2020
Y2  - 2021/02/03/
N1  - Page 1.
ER

TY  - GEN
ID  - b-1
TI  - T
LA  - en
PY  - 2018
DA  - 2018/05//
ER
""".replace("ER\n", "ER  - \n")
    )


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
  title = {{R}\&{D} at 5\% -{}- “{\textbraceleft}so{\textbraceright}”},
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


NAMED = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip
"""What the commands of TeX stand for."""
ESCAPES = re.compile(r"\{\\(\w+)\}|\\([#$%&_])|\{\}")


@examples(50)
@example("?`!` -- '' `` ,, << >> \\{}$&#^_~%")
@given(printed)
def test_any_text_is_set_by_tex_as_it_is(text: str) -> None:
    said = tex(text)
    assert not set(ESCAPES.sub("", said)) & set("\\{}#$%&_~^<>|\n")
    assert not re.search(r"--|''|``|,,|<<|>>|[?!]`", said)
    read = ESCAPES.sub(lambda found: NAMED.get(found[1], found[2] or ""), said)
    assert read == " ".join(text.split())


@examples(50)
@given(title=printed, body=printed, place=printed)
def test_any_text_is_in_csl_json_as_it_is_and_in_a_safe_line_to_read(
    title: str, body: str, place: str
) -> None:
    work = a_work(title=title, authors=(Author(name=body),), places=(Place(at=place),))
    (item,) = csl(work)
    assert (item["title"], item["author"], item["locator"]) == (title, [{"literal": body}], place)
    out = written("text", work)
    assert out.count("\n") == 1
    assert not set(out) & set("\x00\x1b\u202e")


def test_a_family_name_that_stands_first_does_so_in_csl() -> None:
    assert csl(a_work(authors=(author("佐藤 健太", ()), author("Ann Lee", ()))))[0]["author"] == [
        {"family": "佐藤", "given": "健太", "static-ordering": True},
        {"family": "Lee", "given": "Ann"},
    ]
