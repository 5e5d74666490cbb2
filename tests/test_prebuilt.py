"""The data as they are built into the package: the same answers, and never stale ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ilj.files import parse
from ilj.kinds import KINDS
from ilj.load import read_file
from ilj.prebuilt import write
from tests.conftest import SAMPLE, Ilj


@pytest.fixture
def built(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ilj:
    """The command on the sample, its tables built into the package."""
    shutil.copytree(site / "ilj", tmp_path / "ilj", ignore=shutil.ignore_patterns("built"))
    monkeypatch.setattr("ilj.prebuilt.FOLDER", str(tmp_path / "ilj" / "built"))
    for name in KINDS:
        path = SAMPLE / f"{name}.toml"
        write(name, path.read_bytes(), parse(str(path)))
    return Ilj(tmp_path)


@pytest.mark.parametrize(
    "args",
    [
        ["search", "--format", "jsonl"],
        ["search", "dagan", "--format", "record"],
        ["timeline"],
        ["disputes", "--json"],
        ["visits", "--year", "1994", "--json"],
        ["show", "dagan-japan-1994", "kenta-sato", "total-1993", "--json"],
        ["visits", "--disputed", "--format", "table"],
    ],
)
def test_the_same_is_answered(ilj: Ilj, built: Ilj, args: list[str]) -> None:
    assert built(*args) == ilj(*args)
    assert ilj(*args).out


def test_toml_is_not_parsed_again(built: Ilj, tmp_path: Path) -> None:
    (tmp_path / "tomli.py").write_text("loads = TOMLDecodeError = None\n")
    assert [row["id"] for row in built("visits", "--year", "1994").rows] == [
        "mori-israel-1990",
        "dagan-japan-1994",
    ]


def test_what_was_changed_since_is_read_anew(built: Ilj, tmp_path: Path) -> None:
    visits = tmp_path / "ilj" / "data" / "visits.toml"
    visits.write_text(visits.read_text(encoding="utf-8").replace("Noa Dagan", "Noa D."))
    assert built("visits", "--year", "1994", "--to", "japan").rows[0]["who"] == "Noa D."


def test_a_part_that_is_read_late_is_the_same(tmp_path: Path) -> None:
    for name, kind in KINDS.items():
        path = SAMPLE / f"{name}.toml"
        records = read_file(str(path), kind.record)
        for id, table in parse(str(path)).items():
            late = kind.record.unread({**table, "id": id})
            assert late == records[id]
            assert repr(late) == repr(records[id])
            assert hash(late) == hash(records[id])
