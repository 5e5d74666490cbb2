"""All references of the bundled data in the hands of biber."""

import subprocess
from pathlib import Path

import pytest

from ilj.cite.items import references
from ilj.store.library import Library
from tests.test_references import written

pytestmark = pytest.mark.long


def test_biber_reads_every_entry(tmp_path: Path) -> None:
    library = Library()
    works = references(library.all(), library)
    (tmp_path / "all.bib").write_text(written("bibtex", *works), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "-O", "read.bib", "all.bib"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line for line in ran.stdout.splitlines() if line.startswith("ERROR")] == []
    read = (tmp_path / "read.bib").read_text(encoding="utf-8")
    keys = [line.partition("{")[2] for line in read.splitlines() if line.startswith("@")]
    assert keys == [f"{work.id}," for work in works]
