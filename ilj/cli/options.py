"""The options, each declared once: what parses it, what help says of it."""

from __future__ import annotations

from collections.abc import Sequence

from ilj.choices import Choice
from ilj.entry import Row
from ilj.fields import Field
from ilj.frozen import Value
from ilj.kind import Kind
from ilj.kinds import Figure
from ilj.question import ANY, inner
from ilj.render import fitting
from ilj.values import Ref

from .takes import (
    A_FOLDER,
    A_YEAR,
    ANY_WORDS,
    FIELDS,
    Takes,
    ids,
    said_in,
    terms,
)


class Option(Value):
    """An option: the name that its value goes by, how it is written, what it does.

    `metavar` stands for its value and is empty for a switch; `many` lets it be given repeatedly.
    `takes` tells what the value may be.
    """

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    many: bool = False
    takes: Takes = ANY_WORDS

    @property
    def absent(self) -> bool | tuple[str, ...] | None:
        """Its value where it is not given."""
        if not self.metavar:
            return False
        return () if self.many else None


Group = tuple[str, Sequence[Option]]
"""Options that belong together, under a heading."""

WHEN = (
    Option("year", ("--year",), "what may have happened in that year", "YEAR", takes=A_YEAR),
    Option("since", ("--since",), "from that year, month or day on", "DATE", takes=A_YEAR),
    Option("until", ("--until",), "up to the end of that year, month or day", "DATE", takes=A_YEAR),
)
EVIDENCE = (
    Option(
        "source",
        ("--source",),
        "what cites a source of that name or id",
        "WORDS",
        many=True,
        takes=ids("sources"),
    ),
    Option("disputed", ("--disputed",), "what sources disagree on"),
)
ORDER = (
    Option(
        "sort",
        ("--sort",),
        "order by fields; what is missing comes last",
        "FIELDS",
        many=True,
        takes=FIELDS,
    ),
    Option("reverse", ("--reverse",), "turn the order round"),
    Option("limit", ("--limit",), "the first N only", "N"),
    Option(
        "fields",
        ("--fields",),
        "these fields only, in this order",
        "FIELDS",
        many=True,
        takes=FIELDS,
    ),
    Option("count", ("--count",), "their number only, whatever the limit"),
)
BY = Option(
    "by",
    ("--by",),
    "a line a year, every reporter's figure side by side: year",
    "YEAR",
    takes=terms({"year": ""}),
)
COLOURS = Choice({"auto": "on a terminal", "always": "always", "never": "never"})
STYLE = (
    Option("json", ("--json",), "the same as --format json"),
    Option("documents", ("--sources",), "with the title and address of each source"),
    Option("no_header", ("--no-header",), "without the line of headings"),
    Option("color", ("--color",), ", ".join(COLOURS.terms), "WHEN", takes=terms(COLOURS.terms)),
)
PLACE = (
    Option(
        "data", ("--data",), "a folder of your own records, laid over ours", "DIR", takes=A_FOLDER
    ),
)
FORCE = Option("force", ("--force",), "replace what an earlier export wrote there")
HELP = Option("help", ("-h", "--help"), "this page")
VERSION = Option("version", ("--version",), "the version of the tool and of its data")


def of_listing(kind: Kind) -> list[Group]:
    """The options of a kind's command."""
    own = [_filter(field) for field in kind.fields.values() if field.option]
    dated = issubclass(kind.record, Row) or any(field.when for field in kind.fields.values())
    by = (BY,) if issubclass(kind.record, Figure) else ()
    return [
        ("Which", [*own, *(WHEN if dated else ()), *EVIDENCE]),
        ("In which order, how many", (*ORDER, *by)),
        ("Printed how", (_format(kind), *STYLE)),
        ("Else", (*PLACE, HELP)),
    ]


def of_show(kind: Kind) -> list[Group]:
    """The options of a command whose answer is printed whole."""
    return [*of_schema(kind)[:1], ("Else", (*PLACE, HELP))]


def of_schema(kind: Kind) -> list[Group]:
    """The options of a command that is about the tool and not about the records."""
    style = [option for option in STYLE if option.name != "documents"]
    return [("Printed how", (_format(kind), *style)), ("Else", (HELP,))]


def of_check() -> list[Group]:
    """The options of a command that prints no records."""
    return [("Else", (HELP,))]


def of_export() -> list[Group]:
    """The options of the command that writes files."""
    return [("Else", (FORCE, *PLACE, HELP))]


def _format(kind: Kind) -> Option:
    """The option that chooses among the formats for a kind's rows."""
    known = {name: format.help for name, format in fitting(kind.name).items()}
    return Option("format", ("--format",), ", ".join(known), "FORMAT", takes=terms(known))


def _filter(field: Field) -> Option:
    """The option that filters by a field."""
    type, said, metavar, takes = inner(field.type), field.help, "WORDS", said_in(field.name)
    if isinstance(type, Choice):
        known = type.terms | ({ANY: "whatever it is"} if field.standing else {})
        said, metavar = f"{said}: {', '.join(known)}", field.name.upper()
        takes = terms(known, listed=True)
    elif isinstance(type, Ref):
        said, metavar, takes = said.removesuffix(", by id"), "NAME", ids(type.kind)
    return Option(field.name, (field.option,), said, metavar, True, takes)
