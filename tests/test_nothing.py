"""Nothing found, or a question that cannot be asked: what is said, and with which exit code."""

import shlex

import pytest

from ilj.kinds import Visit
from ilj.render import fitting
from ilj.text import listed
from tests.conftest import Ilj
from tests.running import Served

NEAREST = "the nearest year is"


def said(message: str, hint: str) -> list[str]:
    return [f"ilj: {message}", *([f"hint: {hint}"] if hint else [])]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("visits satto", "no visits match 'satto'", "did you mean sato?"),
        ("visits sato Isreal", "no visits match 'isreal'", "did you mean israel or israeli?"),
        ("visits qqq", "no visits match 'qqq'", "ilj qqq searches all records"),
        ("visits sato tokyo", "no visits match 'sato' and 'tokyo' together", "without 'tokyo': 2 visits"),
        ("visits --person dagam", "no visits match --person dagam", "did you mean dagan?"),
        ("visits --role president", "no visits match --role president", "not shown: 1 planned, postponed or cancelled (--status any)"),
        ("visits --to japan --role foreign-minister", "no visits match --role foreign-minister and --to japan together", "without --to japan: 1 visit"),
        ("visits --source gazete", "no visits match --source gazete", "did you mean gazette?"),
        ("search dagann --strict", "no records match 'dagann'", "did you mean dagan?"),
        ("search qqq", "no records match 'qqq'", ""),
        ("disputes --source gazete", "no disputed values match --source gazete", "did you mean gazette?"),
        (f"disputes {' '.join(map(str, range(21)))}", "no disputed values match all of 21 words", "use fewer"),
        ("agreements --disputed", "no agreements match --disputed", ""),
        ("trade --from japan", "no trade figures match --from japan", ""),
        ("timeline --source gazete", "no entries match --source gazete", "did you mean gazette?"),
        ("visits --year 2003", "no visits in 2003", "the nearest years are 1999 and 2010"),
        ("visits --year 1950", "no visits in 1950", f"{NEAREST} 1990; dates run from 1990 to 2010"),
        ("visits --since 2011", "no visits since 2011-01-01", f"{NEAREST} 2010; dates run from 1990 to 2010"),
        ("visits --until 1989-05", "no visits until 1989-05-31", f"{NEAREST} 1990; dates run from 1990 to 2010"),
        ("visits --since 2000 --until 2009", "no visits in 2000 to 2009", "not shown: 1 planned, postponed or cancelled (--status any)"),
        ("visits --since 2005-03 --until 2009", "no visits from 2005-03-01 to 2009-12-31", "the nearest years are 1999 and 2010"),
        ("visits dagan --year 2003", "no visits in 2003 match 'dagan'", f"{NEAREST} 1994; dates run from 1994 to 1994"),
    ],
)  # fmt: skip
def test_nothing_matches(served: Served, line: str, message: str, hint: str) -> None:
    ran = served(*shlex.split(line), "--json")
    assert (ran.out, ran.code) == ("[]\n", 1)
    assert ran.err.splitlines() == said(message, hint)


def test_nothing_leaves_the_header_in_a_pipe_and_the_terminal_empty(ilj: Ilj) -> None:
    ran = ilj("visits", "qqq", "--fields", "id,who")
    assert (ran.out, ran.code) == ("id\twho\n", 1)
    assert ilj.terminal("visits", "qqq").out == (
        "ilj: no visits match 'qqq'\nhint: ilj qqq searches all records\n"
    )
    assert ilj("visits", "qqq", "--count").out == "0\n"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("agrements", "'agrements' is neither a command nor in any record", "did you mean 'ilj agreements …' or 'ilj agreement …'?"),
        ("visist --year 2010", "'visist' is neither a command nor in any record", "did you mean 'ilj visit …' or 'ilj visits …'?"),
        ("dagan --role pm", "no option '--role'", "ilj search --help"),
        ("visits --yaer 2015", "no option '--yaer'", "did you mean --year?"),
        ("visits --country japan", "no option '--country'", "did you mean --from or --to?"),
        ("visits --year 2015 --year=2016", "--year is given twice", "give one value"),
        ("visits --data a --data b -- x", "--data is given twice", "give one value"),
        ("visits --csv", "no option '--csv'", "did you mean --format csv?"),
        ("visits -n 5", "no option '-n'", "did you mean --limit?"),
        ("visits --from 2015", "--from: '2015' is not one of israel or japan", "a time goes with --year, --since or --until"),
        ("visits --frobnicate", "no option '--frobnicate'", "ilj visits --help"),
        ("visits -x", "no option '-x'", "ilj visits --help"),
        ("visits --year", "--year needs a value", "ilj visits --help"),
        ("visits --json=yes", "--json takes no value", "ilj visits --help"),
        ("visits --year last", "--year: 'last' is not a year", "write 2015, 1990s or 2014/2018"),
        ("visits --year 2015-1-1", "--year: '2015-1-1' is not a year", "write 2015, 1990s or 2014/2018"),
        ("visits --since 1.1.2015", "--since: '1.1.2015' is not a date", "write 2015, 2015-01 or 2015-01-18"),
        ("visits --until 2015/2016", "--until: '2015/2016' is not a date", "write 2015, 2015-01 or 2015-01-18"),
        ("visits --since 2015-02 --until 2014", "--since is later than --until: 2015-02-01, 2014-12-31", "swap them"),
        ("visits --to mars", "--to: 'mars' is not one of israel or japan", ""),
        ("visits --to isreal", "--to: 'isreal' is not one of israel or japan", "did you mean israel?"),
        ("visits --status actal", "--status: 'actal' is not one of actual, planned, postponed, cancelled or any", "did you mean actual?"),
        ("visits --format jsn", f"--format: 'jsn' is not one of {listed(fitting('visits'), 'or')}", "did you mean json or jsonl?"),
        ("visits --json --format csv", "--json and --format csv cannot be combined", "drop one of them"),
        ("visits --color purple", "--color: 'purple' is not one of auto, always or never", ""),
        ("visits --limit 0", "--limit: '0' is not a number of records", "write 10, for the first ten"),
        ("visits --limit -1", "--limit: '-1' is not a number of records", "write 10, for the first ten"),
        ("trade --by month", "--by: 'month' is not year", "write --by year"),
        ("trade --by year --fields id", "--by year and --fields cannot be combined", "drop one of them"),
        ("trade --by year --sources", "--by year and --sources cannot be combined", "drop one of them"),
        ("trade --fields id,amont", "--fields: trade have no field 'amont'", "did you mean amount?"),
        ("visits --sort when", "--sort: visits have no field 'when'", f"the fields are {listed(Visit.flat_names())}"),
        ("visits '?!'", "WORDS: '?!' has no letter or digit", ""),
        ("visits --person ''", "--person: '' has no letter or digit", ""),
        ("show", "which record?", "ilj show ID, or words that only one record has"),
        ("coverage vists", "no kind 'vists'", "did you mean visits?"),
        ("schema vists", "no kind 'vists'", "did you mean visits?"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(served: Served, line: str, message: str, hint: str) -> None:
    ran = served(*shlex.split(line))
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.splitlines() == said(message, hint)
