"""What an export says of itself."""

from __future__ import annotations

from ilj import __version__
from ilj.dataset import edition, told
from ilj.frozen import Value
from ilj.load import Library

from .table import Column, Table


class About(Value):
    """A data set: its title, the date that it is of, its version, its licence, where it is from."""

    title: str
    edition: str
    version: str
    licence: str
    description: str

    @property
    def table(self) -> Table:
        """It as a table of names and values."""
        name = Column("name", "string", "what is said", required=True)
        value = Column("value", "string", "what it is", required=True)
        rows = list(vars(self).items())
        return Table("dataset", "What this data set is.", [name, value], ("name",), (), rows)


def about(library: Library) -> About:
    """What the data set says of itself, and whether records of one's own are laid over it."""
    bundled, *own = library.folders
    date = edition(bundled)
    mixed = " Records of one's own are laid over those of the data set." if own else ""
    return About(
        title=told(bundled, "title"),
        edition=date,
        version=f"{__version__}+{date}{'.own' if own else ''}",
        licence=told(bundled, "licence"),
        description=(
            f"Written by ilj {__version__}, whose code is under the MIT licence.{mixed} Dates are "
            "EDTF (ISO 8601-2), each beside its first and last possible day and its precision."
        ),
    )
