"""What a data set says of itself: its title, date and licence, and what is missing from it."""

from __future__ import annotations

import os

from .choices import Many
from .dated import Dated
from .dates import Date
from .errors import DataError
from .fields import field
from .files import parse
from .kinds import KINDS
from .load import Library
from .nested import ByField
from .packaged import BUNDLED
from .schema import Part
from .values import Type

ABOUT = "dataset.toml"
"""The file in which a data set says what it is."""


class Gaps(ByField):
    """Texts by kind."""

    def of_field(self, name: str) -> Type:
        """What is missing of that kind."""
        return Many(Type())


class Dataset(Part):
    """What a data set says of itself."""

    title: str | None = field(Type(), "what it is called")
    edition: Date | None = field(Dated(), "the date that it is of")
    licence: str | None = field(Type(), "the terms that it may be used under, as SPDX has them")
    gaps: dict[str, tuple[str, ...]] = field(Gaps(KINDS), "what is known to be missing, by kind")


def dataset(folder: str) -> Dataset:
    """What the data set in a folder says of itself; DataError where that cannot be read."""
    path = os.path.join(folder, ABOUT)
    table = parse(path)
    said = {name: table[name] for name in Dataset.fields_of if name in table}
    if faults := Dataset.wrong(said):
        raise DataError([f"{path}: {where}: {what}" for where, what in faults])
    return Dataset.known(said)  # type: ignore[no-any-return]


def gaps(library: Library) -> dict[str, list[str]]:
    """What is known to be missing, by kind, as the data sets of a library say themselves."""
    gaps: dict[str, list[str]] = {}
    for folder in library.folders:
        for kind, texts in dataset(folder).gaps.items():
            gaps.setdefault(kind, []).extend(texts)
    return gaps


def told(folder: str, name: str) -> str:
    """What a data set says of itself under a name; DataError where it says nothing."""
    said = getattr(dataset(folder), name)
    if said is None:
        raise DataError([f"{os.path.join(folder, ABOUT)}: {name}: is missing"])
    return str(said)


def edition(folder: str = BUNDLED) -> str:
    """The date that a data set is of, as it says itself; DataError where it says none."""
    return told(folder, "edition")
