"""The bundled data in a form that loads faster than TOML, made when the package is built.

A file of it holds the tables of one TOML file, known to be right, and the checksum of that file:
where the TOML has been changed since, it is read itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from . import packaged

FOLDER = os.path.join(packaged.FOLDER, "built")


def tables(name: str, toml: bytes) -> dict[str, Any] | None:
    """The tables of the bundled TOML file of that name, None where they are not to be had."""
    from json import loads
    from zlib import crc32

    try:
        made_of, _, text = packaged.read(_path(name)).partition(b"\n")
    except OSError:
        return None
    held: dict[str, Any] | None = loads(text) if int(made_of) == crc32(toml) else None
    return held


def write(name: str, toml: bytes, tables: Mapping[str, Any]) -> None:
    """Write the tables of a TOML file, which must have been found right."""
    from json import dumps
    from zlib import crc32

    os.makedirs(FOLDER, exist_ok=True)
    text = f"{crc32(toml)}\n{dumps(tables, ensure_ascii=False)}"
    with open(_path(name), "w", encoding="utf-8") as file:
        file.write(text)


def _path(name: str) -> str:
    return os.path.join(FOLDER, f"{name}.json")
