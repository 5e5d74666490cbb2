"""What hatch runs when it builds the package: the bundled data in a form that loads faster."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuild(BuildHookInterface[Any]):
    """Writes the tables of every TOML file beside the code."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the data and write them; DataError where they are at fault."""
        sys.path.insert(0, self.root)
        from ilj.files import parse
        from ilj.kinds import KINDS
        from ilj.load import file_of, read_file
        from ilj.packaged import BUNDLED
        from ilj.prebuilt import write

        for kind in KINDS.values():
            path = Path(BUNDLED, file_of(kind.record))
            read_file(str(path), kind.record)
            write(kind.name, path.read_bytes(), parse(str(path)))
        build_data["artifacts"].append("ilj/built/*.json")
