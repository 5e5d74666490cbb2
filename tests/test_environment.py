"""The environment is asked nothing that is not told of."""

import json
import re

from ilj.cli import output
from tests.conftest import ROOT

THEIRS = {"complete.py"}
"""What Typer's scripts ask for completion, through variables of their own."""


def test_no_other_variable_is_read() -> None:
    files = {path for path in (ROOT / "ilj").rglob("*.py") if path.name not in THEIRS}
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    asked = re.findall(r"environ\.get\(([^,)]*)", text)
    names = {name.strip('"') if '"' in name else getattr(output, name) for name in asked}
    told = json.loads((ROOT / "ilj/cli/help.json").read_text(encoding="utf-8"))["environment"]
    assert names == {name for said in told.values() for name in said}
