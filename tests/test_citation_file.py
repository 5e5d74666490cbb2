"""CITATION.cff: valid, and of the version and date that the package and the data are of."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import yaml

from ilj import __version__
from ilj.dataset import dataset
from ilj.packaged import BUNDLED
from tests.conftest import ROOT

FILE = ROOT / "CITATION.cff"


def cited() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def test_it_is_valid() -> None:
    schema = ("--builtin-schema", "vendor.citation-file-format")
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("ok -- validation done\n", 0)


def test_it_is_of_the_version_that_is_installed() -> None:
    assert (cited()["cff-version"], cited()["version"]) == ("1.2.0", __version__)


def test_it_is_of_the_edition_of_the_data() -> None:
    about = dataset(BUNDLED)
    (data,) = cited()["references"]
    dates = (cited()["date-released"], data["date-released"], data["version"])
    assert dates == (str(about.edition),) * 3
    assert (data["title"], data["license"]) == (about.title, about.licence)


def test_it_names_the_authors_that_ilj_cite_does() -> None:
    from ilj.cite import OURSELVES

    (data,) = cited()["references"]
    assert cited()["authors"] == data["authors"] == [{"name": OURSELVES.name}]
