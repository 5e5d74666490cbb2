"""Reading files as bytes, text or tables; a DataError names the place of an error.

The bundled TOML files are also built into the package as JSON, which loads faster. Each JSON file
starts with the checksum of its TOML file, and is ignored if that has changed, then the ids in it.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
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
ABOUT = "dataset.toml"
"""The file that describes a data set."""
_MOST = 10**8
"""The largest file to read, in bytes, so that an endless one, such as a device, is refused."""


def parse(path: str, toml: bytes | None = None) -> dict[str, Any]:
    """The contents of a TOML file, empty if it does not exist; DataError if it is invalid."""
    # Slow to import, and not needed for the bundled data, which are prebuilt as JSON.
    import tomli

    try:
        return tomli.loads(text_of(path, read_bytes(path) if toml is None else toml))
    except tomli.TOMLDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DataError(f"{path}: {place}: {_lowered(error.msg)}") from None
    except ValueError:  # Python limits the digits of an integer
        raise DataError(f"{path}: holds a number of more digits than can be read") from None
    except RecursionError:
        raise DataError(f"{path}: is nested too deeply") from None


def read_bytes(path: str) -> bytes:
    """The bytes of a file, empty if it does not exist; DataError if it cannot be read."""
    try:
        if os.path.dirname(path) == BUNDLED:
            return read_packaged(path)
        with open(native(path), "rb") as file:
            held = file.read(_MOST + 1)
    except FileNotFoundError:
        about = os.path.join(BUNDLED, ABOUT)
        if os.path.dirname(path) == BUNDLED and (path == about or not read_bytes(about)):
            said = f"{BUNDLED} has no data: the installation is incomplete"
            raise DataError(said, "reinstall ilj") from None
        return b""
    except OSError as error:
        raise DataError(f"{path}: {reason(error)}") from None
    if len(held) > _MOST:
        raise DataError(f"{path}: is larger than {_MOST // 10**6} MB")
    return held


def text_of(path: str, held: bytes) -> str:
    """The text of a file; DataError if it is not UTF-8."""
    if held[:2] in (b"\xff\xfe", b"\xfe\xff"):  # as a Windows shell writes it
        raise DataError(f"{path}: is UTF-16, not UTF-8", "save it as UTF-8")
    try:
        return held.decode("utf-8-sig")  # some editors add a byte order mark
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise DataError(f"{path}: line {line}: is not UTF-8", "save it as UTF-8") from None


def read_built(name: str, toml: bytes) -> dict[str, Any] | None:
    """The prebuilt tables of a bundled TOML file; None if they are missing or out of date."""
    from json import loads

    _, text = _halves(name, toml)
    held: dict[str, Any] | None = loads(text) if text else None
    return held


def read_built_ids(name: str, toml: bytes) -> list[str]:
    """The ids in a bundled TOML file, as they were built; none if they are out of date."""
    return _halves(name, toml)[0].decode().split()


def _halves(name: str, toml: bytes) -> tuple[bytes, bytes]:
    """The ids and the tables that were built of a TOML file; empty if that has changed."""
    with suppress(OSError):
        head, _, text = read_packaged(_built(name)).partition(b"\n")
        checksum, _, ids = head.partition(b" ")
        if int(checksum) == crc32(toml):
            return ids, text
    return b"", b""


def write_built(name: str, toml: bytes, tables: Mapping[str, Any], ids: Iterable[str]) -> None:
    """Write the prebuilt tables of a TOML file that has been validated, and the ids in it."""
    from json import dumps

    os.makedirs(BUILT, exist_ok=True)
    with open(_built(name), "w", encoding="utf-8") as file:
        head = " ".join((str(crc32(toml)), *ids))
        file.write(f"{head}\n{dumps(tables, ensure_ascii=False)}")


def _built(name: str) -> str:
    return os.path.join(BUILT, f"{name}.json")


def reason(error: OSError) -> str:
    """The error message of the operating system."""
    return _lowered(error.strerror or str(error))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
