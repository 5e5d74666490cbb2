"""Facts on relations between Israel and Japan, each with its source."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .errors import DataError as DataError
    from .errors import IljError as IljError
    from .errors import UsageError as UsageError
    from .kinds import *  # noqa: F403
    from .model.dates import Date as Date
    from .query.answer import find as find

_HOMES = {"find": "query.answer", "Date": "model.dates"}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: the command needs few of them and starts faster."""
    usual = "errors" if name.endswith("Error") else "kinds" if name[:1].isupper() else ""
    home = _HOMES.get(name, usual)
    offered = vars(import_module(f".{home}", __name__)) if home else {}
    if name not in offered:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return offered[name]
