"""What a file holds: bytes, text, tables; a DataError with the place where it does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from . import packaged
from .errors import DataError
from .text import native

_PART = 2**16
"""The characters from which on a part of a file may end."""
_MOST = 10**8
"""The bytes that a file may have: what has no end, such as a device, is not read for ever."""


def parse(path: str, toml: bytes | None = None) -> dict[str, Any]:
    """What a TOML file holds, nothing where it is not there; DataError where it is no TOML."""
    import tomli

    try:
        return _loads(text_of(path, read(path) if toml is None else toml), tomli.loads)
    except tomli.TOMLDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DataError([f"{path}: {place}: {_lowered(error.msg)}"]) from None
    except ValueError:
        raise DataError([f"{path}: holds a number of more digits than can be read"]) from None
    except RecursionError:
        raise DataError([f"{path}: is nested too deeply"]) from None


def _loads(text: str, loads: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """What a TOML text holds, read part by part: a parser holds far more than it returns.

    A part begins where a line begins a table. Inside a string or an array a line can look so too,
    but then the part before it does not end. So, where each part can be read and no two have a
    name in common, they are the whole; where not, the whole tells what there is, or what is wrong.
    """
    held: dict[str, Any] = {}
    start = 0
    while start < len(text):
        end = text.find("\n[", start + _PART) + 1 or len(text)
        try:
            part = loads(text[start:end])
        except ValueError:
            return loads(text)
        if not held.keys().isdisjoint(part):
            return loads(text)
        held |= part
        start = end
    return held


def read(path: str) -> bytes:
    """What is in a file, nothing where it is not there; DataError where it cannot be read."""
    try:
        if os.path.dirname(path) == packaged.BUNDLED:
            return packaged.read(path)
        with open(native(path), "rb") as file:
            held = file.read(_MOST + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise DataError([f"{path}: {reason(error)}"]) from None
    if len(held) > _MOST:
        raise DataError([f"{path}: is larger than {_MOST // 10**6} MB"])
    return held


def text_of(path: str, held: bytes) -> str:
    """The text that a file holds; DataError where it is not UTF-8."""
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise DataError([f"{path}: line {line}: is not UTF-8"]) from None


def reason(error: OSError) -> str:
    """What the system says is wrong."""
    return _lowered(error.strerror or str(error))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
