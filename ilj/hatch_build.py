"""Build hook for Hatch: converts the bundled data to a form that loads faster."""

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuild(BuildHookInterface[Any]):
    """Writes the tables of every TOML file, and the index of the whole, into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Validate the data and write the files; DataError if the data are invalid."""
        # The package is not installed while it is being built.
        sys.path.insert(0, self.root)
        from ilj.kinds import KINDS
        from ilj.query.index import build
        from ilj.store import Library
        from ilj.store.files import BUNDLED, read_bytes, write_built
        from ilj.store.library import read_file

        library = Library()
        for kind in KINDS.values():
            toml = read_bytes(os.path.join(BUNDLED, f"{kind.name}.toml"))
            write_built(kind.name, toml, read_file(BUNDLED, kind), library.tables(kind))
        build(library)
        # Git ignores these files, and Hatch leaves out what Git ignores.
        build_data["artifacts"].append("ilj/built/*")
