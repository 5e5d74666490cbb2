"""A line for every command that is answered on the sample: what the matrices are driven by."""

from ilj.cli.commands import COMMANDS
from ilj.kinds import KINDS
from ilj.model.schema import Kind
from ilj.query.rows import VIEWS

_NEEDED = {
    "show": ["dagan-japan-1994"],
    "cite": ["dagan-japan-1994"],
    "schema": ["visits"],
    "new": ["visits"],
}
"""What a command must be given to be answered."""
ANSWERED = {name: [name, *_NEEDED.get(name, [])] for name in COMMANDS if name != "export"}
"""A line of each command that answers on standard output alone."""
LISTINGS: dict[str, Kind] = {**KINDS, **VIEWS}
"""The commands that list rows, each with the kind of row."""
EVERY = ("--all", "--fields", "all")
"""What lifts every default of a listing, in every field."""
PAGES = {"ilj": [], "version": ["--version"]} | {f"{n} -h": [n, "-h"] for n in COMMANDS}
"""Every page that is printed in place of an answer."""
