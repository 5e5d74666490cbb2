"""What is printed and written, read by the programs of others; it takes long."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def _imported(path: Path) -> Iterator[str]:
    """The packages that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


LACKING = {
    path.name: lacking
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    if (lacking := sorted({name for name in _imported(path) if not find_spec(name)}))
}
"""The files that cannot be run, each with the packages that are not installed."""
