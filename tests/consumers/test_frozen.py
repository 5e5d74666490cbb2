"""The command frozen by PyInstaller, with the hook that comes with it."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import PyInstaller
import pytest

from tests.conftest import SAMPLE
from tests.running import BARE

pytestmark = pytest.mark.long


def test_a_frozen_build_answers(site: Path, tmp_path: Path) -> None:
    assert PyInstaller.__version__
    (hooks,) = entry_points(group="pyinstaller40", name="hook-dirs", module="ilj.frozen")
    (folder,) = hooks.load()()
    (tmp_path / "main.py").write_text("from ilj.__main__ import main\n\nmain()\n")
    options = ["--noconfirm", "--additional-hooks-dir", folder, "--paths", str(site)]
    build = [sys.executable, "-m", "PyInstaller", *options, "main.py"]
    env = {**BARE, "PYTHONPATH": str(site)}
    subprocess.run(build, cwd=tmp_path, env=env, check=True, capture_output=True)
    frozen = str(tmp_path / "dist" / "main" / "main")
    for args, said in {
        ("--version",): "ilj ",  # reads TOML
        ("visits", "--year", "1994"): "dagan-japan-1994\t",
        ("visits", "--year", "1994", "--", "dagan"): "dagan-japan-1994\t",  # is read by Typer
        ("check", str(SAMPLE)): "OK: 30 records are valid",
    }.items():
        ran = subprocess.run([frozen, *args], env=BARE, capture_output=True, text=True, check=True)
        assert said in ran.stdout
