"""The options and arguments of commands, declared once for parsing, help and completion."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ilj.kinds import KINDS, Figure
from ilj.model import Choice, Field, Kind, Ref, inner
from ilj.query.question import ANY
from ilj.query.rows import Row
from ilj.render import fitting

Words = Mapping[str, str]
"""Words and their descriptions, empty if none is needed."""


class Option(NamedTuple):
    """An option, or the argument of a command, which has no flags.

    `name` is the keyword for its value. `metavar` is the placeholder for its value in help, empty
    for a switch; `many` means that it can be repeated. Its values are `terms`, which may be
    comma-separated if `listed`, or the ids of `kinds`; any text if both are empty.
    """

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""
    many: bool = False
    terms: Words = {}
    kinds: Sequence[str] = ()
    listed: bool = False

    @property
    def absent(self) -> bool | tuple[str, ...] | None:
        """Its value if it is not given."""
        return False if not self.metavar else () if self.many else None


_WORDS = "words that must all occur, in any script, spelling and form"
_SEARCHED = 'words as you would type them into a search box; "a phrase", OR, NOT x'
_IDS = "the ids of records, or words that only one record has"
_CITED = "the ids of records and sources, or words; without any, the data set"
_SOURCE = "what cites a source of that name or id"
_PATH = "a database where it ends in .sqlite, .sqlite3 or .db; else a folder, a Data Package of CSV"
_FOLDER = "a folder of your own records; without it, the bundled ones"
WORDS = Option("words", (), _WORDS, "[WORDS]...", many=True)
SEARCHED = WORDS._replace(help=_SEARCHED)
IDS = Option("ids", (), _IDS, "ID...", many=True, kinds=tuple(KINDS))
CITED = IDS._replace(help=_CITED, metavar="[ID]...")
FOLDER = Option("folders", (), _FOLDER, "[DIR]")
_KINDS = {kind.name: kind.help for kind in KINDS.values()}
KIND = Option("kinds", (), "the name of a kind, as ilj lists them", "KIND", terms=_KINDS)
PATH = Option("paths", (), _PATH, "PATH")
NOTHING = Option("nothing", (), "")

OptionGroup = tuple[str, Sequence[Option]]
"""A heading and the options under it."""


def _option(flag: str, help: str, metavar: str = "", **more: Any) -> Option:
    """An option that is named after its flag."""
    return Option(flag.strip("-").replace("-", "_"), (flag,), help, metavar, **more)


WHEN = (
    _option("--year", "what may have happened in that year", "YEAR"),
    _option("--since", "from that year, month or day on", "DATE"),
    _option("--until", "up to the end of that year, month or day", "DATE"),
)
EVIDENCE = (
    _option("--source", _SOURCE, "WORDS", many=True, kinds=("sources",)),
    _option("--disputed", "what sources disagree on"),
)
_BY_YEAR = "a line a year, every reporter's figure side by side: year"
BY = _option("--by", _BY_YEAR, "YEAR", terms={"year": ""})
COLOURS = Choice({"auto": "on a terminal", "always": "always", "never": "never"})
JSON = _option("--json", "the same as --format json")
DOCUMENTS = Option("documents", ("--sources",), "with the title and address of each source")
STYLE = (
    _option("--no-header", "without the line of headings"),
    _option("--color", ", ".join(COLOURS.terms), "WHEN", terms=COLOURS.terms),
)
DATA = _option("--data", "a folder of your own records, laid over ours", "DIR")
STRICT = _option("--strict", "all words as they are: none corrected, none left out")
ALL = _option("--all", "all records, not just one screen")
FIRST = _option("--first", "the best one, where several records have the words")
FORCE = _option("--force", "replace what an earlier export wrote there")
HELP = Option("help", ("-h", "--help"), "this page")
VERSION = _option("--version", "the version of the tool and of its data")


def of_listing(kind: Kind) -> list[OptionGroup]:
    """The options of a command that lists a kind."""
    own = [_filter(field) for field in kind.fields.values() if field.option]
    dated = issubclass(kind.record, Row) or any(field.when for field in kind.fields.values())
    by = (BY,) if issubclass(kind.record, Figure) else ()
    fields = kind.fields.items()
    names = {flat: field.help for name, field in fields for flat in field.type.names(name)}
    flat: Any = {"metavar": "FIELDS", "many": True, "terms": names, "listed": True}
    order = (
        _option("--sort", "order by fields; what is missing comes last", **flat),
        _option("--reverse", "turn the order round"),
        _option("--limit", "the first N only", "N"),
        _option("--fields", "these fields only, in this order", **flat),
        _option("--count", "their number only, whatever the limit"),
    )
    return [
        ("Which", [*own, *(WHEN if dated else ()), *EVIDENCE]),
        ("In which order, how many", (*order, *by)),
        ("Printed how", (_format(kind), JSON, DOCUMENTS, *STYLE)),
        ("Else", (DATA, HELP)),
    ]


def of_search(kind: Kind) -> list[OptionGroup]:
    """The options of the command that ranks what it finds."""
    (which, filters), (order, sorting), *rest = of_listing(kind)
    return [(which, [*filters, STRICT]), (order, (*sorting, ALL)), *rest]


def of_show(kind: Kind) -> list[OptionGroup]:
    """The options of a command that reads records but does not filter them."""
    return [*of_schema(kind)[:1], ("Else", (DATA, HELP))]


def of_ids(kind: Kind) -> list[OptionGroup]:
    """The options of a command that takes records by id or by words."""
    return [("Which", (FIRST,)), *of_show(kind)]


def of_schema(kind: Kind) -> list[OptionGroup]:
    """The options of a command that prints rows but reads no records."""
    return [("Printed how", (_format(kind), JSON, *STYLE)), ("Else", (HELP,))]


def of_check(kind: Kind) -> list[OptionGroup]:
    """The options of a command that prints no rows."""
    return [("Else", (HELP,))]


def of_export(kind: Kind) -> list[OptionGroup]:
    """The options of the command that writes files."""
    return [("Else", (FORCE, DATA, HELP))]


def _format(kind: Kind) -> Option:
    """The option that selects one of the formats for a kind."""
    known = fitting(kind.name)
    return _option("--format", ", ".join(known), "FORMAT", terms=known)


def _filter(field: Field) -> Option:
    """The option that filters by a field."""
    type, said = inner(field.type), field.help
    if isinstance(type, Choice):
        known = type.terms | ({ANY: "whatever it is"} if field.standing else {})
        said, metavar = f"{said}: {', '.join(known)}", field.name.upper()
        return Option(field.name, (field.option,), said, metavar, True, known, listed=True)
    if isinstance(type, Ref):
        said, kinds = said.removesuffix(", by id"), (type.kind,)
        return Option(field.name, (field.option,), said, "NAME", True, kinds=kinds)
    return Option(field.name, (field.option,), said, "WORDS", True)
