"""The files that come with the code, which is imported from a folder or from a zip."""

from __future__ import annotations

import os
from typing import Any

FOLDER = os.path.dirname(os.path.abspath(__file__))
BUNDLED = os.path.join(FOLDER, "data")
_BESIDE = os.path.join(os.path.dirname(FOLDER), "data")
if not os.path.isdir(BUNDLED) and os.path.isdir(_BESIDE):
    BUNDLED = _BESIDE  # a checkout keeps the data beside the package
_LOADER: Any = __spec__.loader


def read(path: str) -> bytes:
    """What is in a file that came with the code; OSError where it cannot be read."""
    try:
        held: bytes = _LOADER.get_data(path)
    except OSError as error:
        if error.errno:
            raise
        raise FileNotFoundError from None  # which is all that a zip can mean
    return held
