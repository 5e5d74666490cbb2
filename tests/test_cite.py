"""Citations: the record in its data set, and each source with the place in it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.running import Served

DAGAN = """\
ilj contributors. 2001. “Noa Dagan, Prime Minister, to Japan.” A sample, edition of 3 February 2001, ilj 0.1.0, record dagan-japan-1994. CC0-1.0.
Clerk, A. 1994. “The Gazette of Visits.” Gazette Press, page 1. https://example.org/gazette.
The Wire. 1994. Report of a wire service. 4 May 1994. Quoted in A. Clerk, “The Gazette of Visits,” Gazette Press, 1994, line 3, https://example.org/gazette.
"""
SOURCES = """
[copy-2001]
title = "The Tea Trade: A History?"
authors = ["John de Boer", "Tan, Ming Hui", "佐藤 健太"]
publisher = "A Shelf"
copy_of = "Tea Review"
series = "Vol. 3"
date = "2001-05~"
consulted = "excerpt"
inferred.date = "from the address"

[scroll-2001]
about = "roll of names"
publisher = "Temple"
language = "ja"
consulted = "text"
"""
VISIT = """
[x-japan-2001]
who = "X"
origin = "israel"
destination = "japan"
sources = [
    { id = "copy-2001", at = "page 2" },
    { id = "scroll-2001", at = "top" },
    { id = "scroll-2001", at = "foot" },
    { id = "scroll-2001", at = "a", via = "wire-1994" },
    { id = "scroll-2001", at = "b", via = "wire-1994" },
    { id = "scroll-2001", at = "c", via = "copy-2001" },
    { id = "lost-2001", at = "d" },
]
"""


@pytest.fixture
def mine(own: Path) -> Path:
    """Records of one's own."""
    (own / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (own / "visits.toml").write_text(VISIT, encoding="utf-8")
    return own


def test_a_record_and_what_it_rests_on(ilj: Ilj, served: Served) -> None:
    ran = ilj("cite", "dagan-japan-1994")
    assert (ran.out, ran.err, ran.code) == (DAGAN, "", 0)
    assert served("cite", "dagan-japan-1994", "--format", "text").out == DAGAN


def test_at_a_terminal_a_reference_hangs(ilj: Ilj) -> None:
    assert (
        ilj.terminal("cite", "dagan-japan-1994").out
        == """\
ilj contributors. 2001. “Noa Dagan, Prime Minister, to Japan.” A sample,
    edition of 3 February 2001, ilj 0.1.0, record dagan-japan-1994. CC0-1.0.
Clerk, A. 1994. “The Gazette of Visits.” Gazette Press, page 1.
    https://example.org/gazette.
The Wire. 1994. Report of a wire service. 4 May 1994. Quoted in A. Clerk,
    “The Gazette of Visits,” Gazette Press, 1994, line 3,
    https://example.org/gazette.
"""
    )


def test_a_work_is_cited_once_with_every_place(served: Served) -> None:
    lines = served("cite", "wire-1994", "stars-1994", "tea-memorandum", "wire-1994").lines
    assert lines[0] == "The Wire. 1994. Report of a wire service. 4 May 1994, line 4; line 5."
    assert len(lines) == 3


def test_the_data_set_itself(served: Served, mine: Path) -> None:
    said = "ilj contributors. 2001. A sample. Edition of 3 February 2001, ilj 0.1.0. CC0-1.0.\n"
    assert served("cite").out == said
    assert served("cite", "--data", mine).out == said
    about = mine / "dataset.toml"
    about.write_text('title = "Tea, and more"\nedition = "2002"\n', encoding="utf-8")
    assert served("cite", "--data", mine).out == f"{said}Tea, and more. 2002. Edition of 2002.\n"
    lines = served("cite", "--data", mine, "--format", "jsonl").lines
    assert [json.loads(line)["id"] for line in lines] == ["ilj", "own"]
    about.write_text('edition = "soon"\n', encoding="utf-8")
    ran = served("cite", "--data", mine)
    assert ran.code == 3
    assert ran.err.startswith(f"ilj: {about}: edition: 'soon' is not a date: ")


def test_records_of_ones_own_are_not_ours(served: Served, mine: Path) -> None:
    assert (
        served("cite", "x-japan-2001", "--data", mine).out
        == """\
“X, to Japan.” n.d. own, record x-japan-2001.
de Boer, John, Tan Ming Hui, and 佐藤 健太. [2001]. “The Tea Trade: A History?” Tea Review, Vol. 3, about May 2001, page 2. Copy at A Shelf.
Temple. n.d. Roll of names. Top; foot. In Japanese. Quoted in report of a wire service, The Wire, 4 May 1994, a; b; in John de Boer, Tan Ming Hui and 佐藤 健太, “The Tea Trade: A History?” Tea Review, Vol. 3, about May 2001, c.
lost-2001. n.d. D.
"""
    )


def test_what_is_not_there_is_named_and_the_rest_printed(served: Served) -> None:
    ran = served("cite", "wire-1994", "nobody", "dagan-japn-1994")
    assert (ran.out, ran.err, ran.code) == (
        "The Wire. 1994. Report of a wire service. 4 May 1994.\n",
        "ilj: no record 'nobody'\nilj: no record 'dagan-japn-1994'\n"
        "hint: did you mean dagan-japan-1994?\n",
        1,
    )
    for format, nothing in (("text", ""), ("bibtex", ""), ("csl-json", "[]\n"), ("json", "[]\n")):
        ran = served("cite", "nobody", "--format", format)
        assert (ran.out, ran.code) == (nothing, 1)


def test_references_are_rows_for_every_other_format(served: Served) -> None:
    rows = json.loads(served("cite", "dagan-japan-1994", "--json").out)
    ids = ["dagan-japan-1994", "gazette-1994", "wire-1994"]
    assert [row["id"] for row in rows] == ids
    (place,) = rows[2]["places"]
    seen = (place["at"], place["via"]["id"], place["record"])
    assert seen == ("line 3", "gazette-1994", "dagan-japan-1994")
    lines = served("cite", "dagan-japan-1994", "--format", "tsv").rows
    assert [row["id"] for row in lines] == ids
    table = served("cite", "dagan-japan-1994", "--format", "table").lines
    assert table[0].split() == ["issued", "title", "publisher", "id"]
    assert "  report of a wire service             The Wire       wire-1994" in table[3]
    assert table[-1] == "3 references."


def test_a_format_for_references_prints_nothing_else(served: Served) -> None:
    ran = served("visits", "--format", "BibTeX")
    said, hint = ran.err.splitlines()
    assert (ran.out, ran.code) == ("", 2)
    assert said == "ilj: --format: bibtex is for ilj cite, not for ilj visits"
    assert hint.startswith("hint: ilj visits prints table, record, timeline, ")
    assert served("cite", "--format", "bibtx").err.endswith("hint: did you mean bibtex?\n")
    assert "bibtex" not in served("visits", "--help").out
    assert "csl-json" in served("cite", "--help").out
