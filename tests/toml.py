"""Values as TOML writes them in a line."""

import json
from typing import Any


def inline(value: Any) -> str:
    """A value in one line; the keys of its tables must be bare ones."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")
    return str(value).lower() if isinstance(value, bool) else str(value)
