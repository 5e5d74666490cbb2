"""What people see, to the letter, at 60, 80 and 120 columns: every page of the sample.

`python -m tests.test_golden` writes the files anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ilj.cli.commands import COMMANDS
from ilj.cli.options import TOPICS
from ilj.kinds import KINDS
from ilj.store import Library
from tests.conftest import SAMPLE, with_sample
from tests.running import BARE, Ran, Served

FOLDER = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 120)
LAYOUTS = {
    name: "table" if name == "search" else command.kind.layout for name, command in COMMANDS.items()
}
"""What each command prints at a terminal."""


def lines(width: int) -> Iterator[str]:
    """The command lines whose output stands in a file; pages of help are the same in all."""
    first = [next(iter(Library([str(SAMPLE)]).of_kind(name))) for name in KINDS]
    for name in (*KINDS, "timeline", "disputes", "coverage"):
        yield f"{name} --format {LAYOUTS[name]}"
    yield from (f"show {id} --format card" for id in first)
    yield from (
        f"{kind.name} --format table --sources --limit 2" for kind in list(KINDS.values())[:2]
    )
    yield "trade --format table"
    yield "trade --goods --format table"
    yield "indicators --format chart"
    yield "visits --format chart"
    yield "visits --by year --format table"
    yield "visits --format table --wrap"
    yield "visits dagan --format record"
    yield "timeline --since 1995 --format timeline"
    yield "search tea --format found"
    yield "search dagan --format found"
    yield "schema visits --format table"
    if width == 80:
        yield ""
        yield from (f"help {name}" for name in (*COMMANDS, *TOPICS))


def shown(ran: Ran) -> str:
    return ran.out + ran.err


def page(served: Served, width: int) -> str:
    return "".join(f"$ ilj {line}\n{shown(served(*line.split()))}\n" for line in lines(width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page(site: Path, tmp_path: Path, width: int) -> None:
    served = Served({**BARE, "PYTHONPATH": str(site), "COLUMNS": str(width)}, tmp_path)
    written = (FOLDER / f"{width}.txt").read_text("utf-8")
    now = page(served, width)
    served.close()
    pages = re.split(r"(?m)^(?=\$ ilj)", written)
    assert re.split(r"(?m)^(?=\$ ilj)", now) == pages


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        site = with_sample(Path(folder))
        for width in WIDTHS:
            env = {**BARE, "PYTHONPATH": str(site), "COLUMNS": str(width)}
            served = Served(env, Path(folder))
            (FOLDER / f"{width}.txt").write_text(page(served, width), "utf-8")
            served.close()
