from pathlib import Path

import pytest

from tests.consumers import LACKING


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what lacks a package; without --long all, since the imports alone take seconds."""
    return collection_path.name in LACKING or not config.getoption("--long") or None
