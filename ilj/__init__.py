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
    from .query.search import find_words
    from .query.search import get as get

    search = find_words

_HOMES = {"find": "query.answer", "Date": "model.dates"}
_SEARCH = {"get": "get", "search": "find_words"}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: the command needs few of them and starts faster."""
    if name in _SEARCH:
        return getattr(import_module(".query.search", __name__), _SEARCH[name])
    usual = "errors" if name.endswith("Error") else "kinds" if name[:1].isupper() else ""
    home = _HOMES.get(name, usual)
    offered = vars(import_module(f".{home}", __name__)) if home else {}
    if name not in offered:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return offered[name]


def __dir__() -> list[str]:
    """The names that are offered."""
    kinds = import_module(".kinds", __name__)
    records = (kind.record.__name__ for kind in kinds.KINDS.values())
    errors = ("DataError", "IljError", "UsageError")
    return sorted([*_HOMES, *_SEARCH, *records, *errors, "__version__"])
