"""What hatch runs when it builds the package: the bundled data in a form that loads faster."""

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuild(BuildHookInterface[Any]):
    """Writes the tables of every TOML file beside the code."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Judge the data and build them; DataError where something is wrong with them."""
        sys.path.insert(0, self.root)
        from ilj.kinds import KINDS
        from ilj.store.files import BUNDLED, read_bytes, write_built
        from ilj.store.library import read_tables

        for kind in KINDS.values():
            toml = read_bytes(os.path.join(BUNDLED, f"{kind.name}.toml"))
            write_built(kind.name, toml, read_tables(BUNDLED, kind))
        build_data["artifacts"].append("ilj/built/*.json")
