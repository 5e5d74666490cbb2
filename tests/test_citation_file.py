"""CITATION.cff: of the version and date that the package and the data are of."""

import re

from ilj import __version__
from ilj.store.files import BUNDLED
from ilj.store.library import dataset
from tests.conftest import ROOT

SAID = re.compile(r"(?m)^ *(?:- )?([\w-]+): \"?([^\"\n]+)")


def test_it_is_of_what_is_installed() -> None:
    tool, _, data = (ROOT / "CITATION.cff").read_text(encoding="utf-8").partition("references:")
    ours, theirs = dict(SAID.findall(tool)), dict(SAID.findall(data))
    about = dataset(BUNDLED)
    assert (ours["cff-version"], ours["version"]) == ("1.2.0", __version__)
    dates = (ours["date-released"], theirs["date-released"], theirs["version"])
    assert dates == (str(about.edition),) * 3
    assert (theirs["title"], theirs["license"]) == (about.title, about.licence)
    assert ours["name"] == theirs["name"] == "ilj contributors"
