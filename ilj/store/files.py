"""What a file holds: bytes, text, tables; a DataError with the place where it does not.

The bundled TOML is also built into the package as JSON, which loads faster; each JSON file begins
with the checksum of its TOML, so that one which no longer fits is passed over.
"""

import os
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from ilj.errors import DataError
from ilj.packaged import PACKAGE, read_packaged
from ilj.text import native

BUNDLED = os.path.join(PACKAGE, "data")
_BESIDE = os.path.join(os.path.dirname(PACKAGE), "data")
if not os.path.isdir(BUNDLED) and os.path.isdir(_BESIDE):
    BUNDLED = _BESIDE  # a checkout keeps the data beside the package
BUILT = os.path.join(PACKAGE, "built")
_MOST = 10**8
"""The bytes that a file may have: what has no end, such as a device, is not read for ever."""


def parse(path: str, toml: bytes | None = None) -> dict[str, Any]:
    """What a TOML file holds, nothing where it is not there; DataError where it is no TOML."""
    import tomli

    try:
        return tomli.loads(text_of(path, read_bytes(path) if toml is None else toml))
    except tomli.TOMLDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DataError(f"{path}: {place}: {_lowered(error.msg)}") from None
    except ValueError:
        raise DataError(f"{path}: holds a number of more digits than can be read") from None
    except RecursionError:
        raise DataError(f"{path}: is nested too deeply") from None


def read_bytes(path: str) -> bytes:
    """What is in a file, nothing where it is not there; DataError where it cannot be read."""
    try:
        if os.path.dirname(path) == BUNDLED:
            return read_packaged(path)
        with open(native(path), "rb") as file:
            held = file.read(_MOST + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise DataError(f"{path}: {reason(error)}") from None
    if len(held) > _MOST:
        raise DataError(f"{path}: is larger than {_MOST // 10**6} MB")
    return held


def text_of(path: str, held: bytes) -> str:
    """The text that a file holds; DataError where it is not UTF-8."""
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise DataError(f"{path}: line {line}: is not UTF-8") from None


def read_built(name: str, toml: bytes) -> dict[str, Any] | None:
    """The tables of the bundled TOML file of that name; None where they are not built from it."""
    from json import loads

    try:
        checksum, _, text = read_packaged(_built(name)).partition(b"\n")
    except OSError:
        return None
    held: dict[str, Any] | None = loads(text) if int(checksum) == crc32(toml) else None
    return held


def write_built(name: str, toml: bytes, tables: Mapping[str, Any]) -> None:
    """Build the tables of a TOML file in which nothing is wrong."""
    from json import dumps

    os.makedirs(BUILT, exist_ok=True)
    with open(_built(name), "w", encoding="utf-8") as file:
        file.write(f"{crc32(toml)}\n{dumps(tables, ensure_ascii=False)}")


def _built(name: str) -> str:
    return os.path.join(BUILT, f"{name}.json")


def reason(error: OSError) -> str:
    """What the system says is wrong."""
    return _lowered(error.strerror or str(error))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
