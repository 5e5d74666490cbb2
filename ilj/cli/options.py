"""The options, each declared once: what parses it, what help says of it."""

from __future__ import annotations

from collections.abc import Sequence

from ilj.choices import Choice
from ilj.entry import Row
from ilj.frozen import Value
from ilj.kinds import Figure
from ilj.question import ANY, inner
from ilj.record import Kind
from ilj.render import fitting
from ilj.schema import Field
from ilj.values import Ref


class Option(Value):
    """An option: the name that its value goes by, how it is written, what it does.

    `metavar` stands for its value and is empty for a switch; `many` lets it be given repeatedly.
    """

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    many: bool = False

    @property
    def absent(self) -> bool | tuple[str, ...] | None:
        """Its value where it is not given."""
        if not self.metavar:
            return False
        return () if self.many else None


class Argument(Value):
    """Any number of words, before, between or after the options."""

    name: str
    help: str
    usage: str


Group = tuple[str, Sequence[Option]]
"""Options that belong together, under a heading."""

WHEN = (
    Option("year", ("--year",), "what may have happened in that year", "YEAR"),
    Option("since", ("--since",), "from that year, month or day on", "DATE"),
    Option("until", ("--until",), "up to the end of that year, month or day", "DATE"),
)
EVIDENCE = (
    Option("source", ("--source",), "what cites a source of that name or id", "WORDS", many=True),
    Option("disputed", ("--disputed",), "what sources disagree on"),
)
ORDER = (
    Option("sort", ("--sort",), "order by fields; what is missing comes last", "FIELDS", many=True),
    Option("reverse", ("--reverse",), "turn the order round"),
    Option("limit", ("--limit",), "the first N only", "N"),
    Option("fields", ("--fields",), "these fields only, in this order", "FIELDS", many=True),
    Option("count", ("--count",), "their number only, whatever the limit"),
)
BY = Option("by", ("--by",), "a line a year, every reporter's figure side by side: year", "YEAR")
COLOURS = Choice({"auto": "on a terminal", "always": "always", "never": "never"})
STYLE = (
    Option("json", ("--json",), "the same as --format json"),
    Option("documents", ("--sources",), "with the title and address of each source"),
    Option("no_header", ("--no-header",), "without the line of headings"),
    Option("color", ("--color",), ", ".join(COLOURS.terms), "WHEN"),
)
PLACE = (Option("data", ("--data",), "a folder of your own records, laid over ours", "DIR"),)
FORCE = Option("force", ("--force",), "replace what an earlier export wrote there")
HELP = Option("help", ("-h", "--help"), "this page")
WORDS = Argument(
    "words",
    "words that must all occur, each as the beginning of a word, in any script",
    "[WORDS]...",
)
IDS = Argument("ids", "the ids of the records, as a listing prints them", "ID...")
CITED = Argument("ids", "the ids of records and sources; without any, the data set", "[ID]...")
FOLDER = Argument("folders", "a folder of your own records; without it, the bundled ones", "[DIR]")
KIND = Argument("kinds", "the name of a kind, as ilj lists them", "KIND")
PATH = Argument(
    "paths",
    "a database where it ends in .sqlite, .sqlite3 or .db; else a folder, a Data Package of CSV",
    "PATH",
)
NOTHING = Argument("nothing", "", "")


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
    return Option("format", ("--format",), ", ".join(fitting(kind.name)), "FORMAT")


def _filter(field: Field) -> Option:
    """The option that filters by a field."""
    type, said = inner(field.type), field.help
    if isinstance(type, Choice):
        terms = [*type.terms, *([ANY] if field.standing else [])]
        return Option(
            field.name, (field.option,), f"{said}: {', '.join(terms)}", field.name.upper(), True
        )
    metavar = "NAME" if isinstance(type, Ref) else "WORDS"
    return Option(field.name, (field.option,), said.removesuffix(", by id"), metavar, True)
