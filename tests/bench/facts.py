"""Our records as the peers take them: a database, CSV and JSON of the same facts."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from tests import running


def export(ilj: Path, folder: Path, env: Mapping[str, str]) -> None:
    """Write `facts.sqlite`, and `visits` and `everything` as CSV and JSON, into a folder.

    Of everything there is what a row of `ilj search` has, and the text that it is found by.
    """
    for args in (["facts.sqlite"], ["package"]):
        ran = running.pipe([ilj, "export", *(folder / arg for arg in args)], env)
        if ran.code:
            raise RuntimeError(ran.err)
    csv.field_size_limit(sys.maxsize)
    for name, table in (("visits", "visits"), ("everything", "records")):
        with open(folder / "package" / f"{table}.csv", encoding="utf-8", newline="") as file:
            rows = [{k: v for k, v in row.items() if k != "record"} for row in csv.DictReader(file)]
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
