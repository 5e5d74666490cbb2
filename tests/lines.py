"""A line for every command that is answered on the sample: what the matrices are driven by."""

from __future__ import annotations

from ilj.cli.arguments import WORDS
from ilj.cli.commands import COMMANDS

_NEEDED = {
    "show": ["dagan-japan-1994"],
    "cite": ["dagan-japan-1994"],
    "schema": ["visits"],
    "new": ["visits"],
    "completion": ["bash"],
}
"""What a command must be given to be answered."""
ANSWERED = {name: [name, *_NEEDED.get(name, [])] for name in COMMANDS if name != "export"}
"""A line of each command that answers on standard output alone."""
LISTINGS = [name for name, command in COMMANDS.items() if command.argument is WORDS]
PAGES = {"ilj": [], "version": ["--version"]} | {f"{n} -h": [n, "-h"] for n in COMMANDS}
"""Every page that is printed in place of an answer."""
