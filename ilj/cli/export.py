"""The command that writes the whole data set to a file or a folder."""

from __future__ import annotations

from collections.abc import Sequence

from ilj.errors import UsageError

from .reply import Reply, library_of
from .screen import Screen


def export(screen: Screen, /, *, paths: Sequence[str], data: str | None, force: bool) -> Reply:
    """Every record written to a path; what was written, in one line."""
    if len(paths) != 1 or not paths[0]:
        raise UsageError("export takes one path", "ilj export facts.sqlite, or ilj export FOLDER")
    from ilj.export import export as write

    return Reply([f"{write(library_of(data), paths[0], force)}\n"])
