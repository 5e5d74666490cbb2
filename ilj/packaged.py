"""The data files of the package, read from a folder or from a zip archive."""

import os
from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_HERE = os.path.dirname(__file__)
"""The package as the loader knows it, which may be by a relative path or by a link."""
_LOADER: Any = __spec__.loader


def read_packaged(*path: str) -> bytes:
    """The contents of a file of the package; OSError if it cannot be read."""
    try:
        within = os.path.relpath(os.path.join(PACKAGE, *path), PACKAGE)
        held: bytes = _LOADER.get_data(os.path.join(_HERE, within))
    except OSError as error:
        if error.errno:
            raise
        raise FileNotFoundError from None  # zipimport sets no errno
    return held
