"""The files that come with the code, which is imported from a folder or from a zip."""

import os
from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_LOADER: Any = __spec__.loader


def read_packaged(*path: str) -> bytes:
    """What is in a file of the package; OSError where it cannot be read."""
    try:
        held: bytes = _LOADER.get_data(os.path.join(PACKAGE, *path))
    except OSError as error:
        if error.errno:
            raise
        raise FileNotFoundError from None  # which is all that a zip can mean
    return held
