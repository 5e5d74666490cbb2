"""What is printed and written, read by the programs of others; it takes long."""

import ast
import json
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any


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
NPM = Path(__file__).parent / "npm"
"""The manifest of the packages on Node; `npm install` puts them beside it."""
if not (NPM / "node_modules").is_dir():
    LACKING |= {name: ["npm/package.json"] for name in ("test_npm.py", "test_bundled_dates.py")}
if not which("biber"):
    LACKING["test_biber.py"] = ["biber"]


def on_node(reader: str, text: str) -> Any:
    """What a reader on Node makes of a text."""
    command = ["node", str(NPM / "read.js"), reader]
    return json.loads(subprocess.run(command, input=text, stdout=-1, check=True, text=True).stdout)
