"""The options and arguments of commands, declared once for parsing, help and completion."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ilj.kinds import KINDS
from ilj.model import FLAG, Choice, Field, Kind, Ref, inner
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


_WORDS = "search words; all must match, in any script or spelling"
_SEARCHED = 'search words; "a phrase", OR and NOT x work too'
_IDS = "ids of records, or words that only one record matches"
_CITED = "ids of records or sources, or words; without any, the data set"
_SOURCE = "records citing this source (name or id)"
_PATH = "a database if it ends in .sqlite, .sqlite3 or .db; else a folder, a Data Package of CSV"
_FOLDER = "a folder of your own records; the bundled ones if omitted"
WORDS = Option("words", (), _WORDS, "[WORDS]...", many=True)
SEARCHED = WORDS._replace(help=_SEARCHED)
IDS = Option("ids", (), _IDS, "ID...", many=True, kinds=tuple(KINDS))
CITED = IDS._replace(help=_CITED, metavar="[ID]...")
FOLDER = Option("folders", (), _FOLDER, "[DIR]")
_KINDS = {kind.name: kind.help for kind in KINDS.values()}
KIND = Option("kinds", (), "a kind of record, such as visits", "KIND", terms=_KINDS)
PATH = Option("paths", (), _PATH, "PATH")
COVERED = KIND._replace(help="a kind of record; all if omitted", metavar="[KIND]")

_LINE = 52
"""The length of a description that fits on a line of help."""
OptionGroup = tuple[str, Sequence[Option]]
"""A heading and the options under it."""


def _option(flag: str, help: str, metavar: str = "", **more: Any) -> Option:
    """An option that is named after its flag."""
    return Option(flag.strip("-").replace("-", "_"), (flag,), help, metavar, **more)


WHEN = (
    _option("--year", "dated, or possibly dated, in YEAR (or 1990s, 2014/2018)", "YEAR"),
    _option("--since", "from that year, month or day", "DATE"),
    _option("--until", "to the end of that year, month or day", "DATE"),
)
UNDATED = _option("--undated", "include undated records when a time is given")
EVIDENCE = (
    _option("--source", _SOURCE, "WORDS", many=True, kinds=("sources",)),
    _option("--disputed", "only what sources disagree on"),
)
_ALL = "show what is hidden by default too"
_BY_YEAR = "one row per year: figures by reporter, or the number of records"
BY = _option("--by", _BY_YEAR, "year", terms={"year": ""})
COLOURS = Choice({"auto": "on a terminal", "always": "always", "never": "never"})
JSON = _option("--json", "same as --format json")
DOCUMENTS = Option("documents", ("--sources",), "add the title and address of each source")
PAPER = (
    _option("--wrap", "wrap cells instead of cutting them"),
    _option("--no-pager", "do not page output longer than the screen"),
)
STYLE = (
    _option("--no-header", "no header row"),
    _option("--color", ", ".join(COLOURS.terms), "WHEN", terms=COLOURS.terms),
    *PAPER,
)
DATA = _option("--data", "your own records; they override the bundled ones", "DIR")
STRICT = _option("--strict", "exact words: none corrected, none left out")
FIRST = _option("--first", "the best match, if several records match")
FIX = _option("--fix", "put the files of DIR that have no other error in order and form")
FORCE = _option("--force", "overwrite what an earlier export wrote there")
FIELDS = _option(
    "--fields", "these fields only, by name or heading", "FIELDS", many=True, listed=True
)
TOPICS = ("formats", "options", "dates", "exit", "environment")
"""What `ilj help` explains besides the commands."""
HELP = Option("help", ("-h", "--help"), "show this help")
VERSION = _option("--version", "show the version of the tool and of its data")


def of_listing(kind: Kind) -> list[OptionGroup]:
    """The options of a command that lists a kind."""
    own = [_filter(field) for field in kind.fields.values() if field.option]
    dated = issubclass(kind.record, Row) or any(field.when for field in kind.fields.values())
    fields = kind.fields.items()
    names = {flat: field.help for name, field in fields for flat in field.type.names(name)}
    flat: Any = {"metavar": "FIELDS", "many": True, "listed": True}
    order = (
        _option("--sort", "sort by these fields, blanks last", terms=names, **flat),
        _option("--reverse", "reverse the order"),
        _option("--limit", "the first N only", "N"),
        _option("--count", "print the count only (ignores --limit)"),
        *((BY, UNDATED) if dated else ()),
        _option("--all", _ALL),
    )
    columns = _option(
        "--fields",
        "these columns, by name or heading; all for every field",
        terms=names | {"all": "every field"},
        **flat,
    )
    return [
        ("Filters", [*own, *(WHEN if dated else ()), *EVIDENCE]),
        ("Sort and limit", order),
        ("Output", (_format(kind), JSON, columns, DOCUMENTS, *STYLE)),
        ("Other", (DATA, HELP)),
    ]


def of_search(kind: Kind) -> list[OptionGroup]:
    """The options of the command that ranks what it finds."""
    (which, filters), *rest = of_listing(kind)
    return [(which, [*filters, STRICT]), *rest]


def of_show(kind: Kind) -> list[OptionGroup]:
    """The options of a command that reads records but does not filter them."""
    return [*of_schema(kind)[:1], ("Other", (DATA, HELP))]


def of_ids(kind: Kind) -> list[OptionGroup]:
    """The options of a command that takes records by id or by words."""
    (output, options), *rest = of_show(kind)
    return [("Filters", (FIRST,)), (output, [*options, FIELDS]), *rest]


def of_schema(kind: Kind) -> list[OptionGroup]:
    """The options of a command that prints rows but reads no records."""
    return [("Output", (_format(kind), JSON, *STYLE)), ("Other", (HELP,))]


def of_new(kind: Kind) -> list[OptionGroup]:
    """The options of a command that prints no rows."""
    return [("Other", (HELP,))]


def of_check(kind: Kind) -> list[OptionGroup]:
    """The options of the command that validates files and puts them in form."""
    return [("Other", (FIX, HELP))]


def of_export(kind: Kind) -> list[OptionGroup]:
    """The options of the command that writes files."""
    return [("Other", (FORCE, DATA, HELP))]


def _format(kind: Kind) -> Option:
    """The option that selects one of the formats for a kind."""
    known = fitting(kind.name)
    return _option("--format", ", ".join(known), "FORMAT", terms=known)


def _filter(field: Field) -> Option:
    """The option that filters by a field."""
    type, said = inner(field.type), field.help
    if isinstance(type, Choice):
        known = type.terms | ({ANY: "all of them"} if field.standing else {})
        usual = field.standing.shown if field.standing else ""
        marked = (f"{term} (default)" if term == usual else term for term in known)
        terms, metavar = ", ".join(marked), "COUNTRY" if "israel" in known else "TERM"
        # With a long list, the name of the option has to say what it is.
        said = f"{said}: {terms}" if len(said) + len(terms) < _LINE else terms
        if usual and usual not in known:
            said += f"; default {usual}"
        return Option(field.name, (field.option,), said, metavar, True, known, listed=True)
    if isinstance(type, Ref):
        said, kinds = said.removesuffix(", by id"), (type.kind,)
        return Option(field.name, (field.option,), said, "NAME", True, kinds=kinds)
    if type is FLAG:
        return Option(field.name, (field.option,), said)
    return Option(field.name, (field.option,), said, "WORDS", True)
