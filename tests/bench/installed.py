"""What is measured, as users have it: the wheel of this tree, and the others, each installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.conftest import ROOT

HELLO = "typer==0.28.*"
"""The Typer of the baseline, whichever is newest: a ratio to it stays what it was."""
PEERS = ("duckdb", "duckdb-cli", "sqlite-utils", "csvkit", "yq", "visidata")
_LEFT_OUT = shutil.ignore_patterns(".[!g]*", ".git", "built", "tests", "__pycache__")
_TRUST = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1"}  # the machine's certificates, as pip does


def environment(home: Path) -> dict[str, str]:
    """What every command is run in; hashes are the same each time, and so is what is executed."""
    path = f"{home / 'peers' / 'bin'}:{home / 'ours' / 'bin'}:{os.environ.get('PATH', os.defpath)}"
    return {
        "PATH": path,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "ILJ_PAGER": "",
        "PYTHONHASHSEED": "0",
    }


def install(home: Path) -> list[str]:
    """Set up `hello`, `ours` and `peers`; the names of the peers that are not to be had."""
    tree = shutil.copytree(ROOT, home / "tree", ignore=_LEFT_OUT)  # where a build may write
    _uv("build", "--wheel", "--out-dir", home / "dist", tree)
    for name in ("hello", "ours", "peers"):
        _uv("venv", "--python", sys.executable, home / name)
    _pip(home / "hello", HELLO)
    _pip(home / "ours", *(home / "dist").glob("*.whl"))
    lacking = [*PEERS]
    for name in PEERS:
        with suppress(subprocess.CalledProcessError):
            _pip(home / "peers", name)
            lacking.remove(name)
    for binary in (home / "peers").glob("lib/*/site-packages/duckdb_cli/duckdb"):
        shutil.copy(binary, home / "peers" / "bin" / "duckdb")  # without Python in front of it
    return lacking


def _pip(venv: Path, *args: str | Path) -> None:
    _uv("pip", "install", "--compile-bytecode", "--python", venv, *args)


def _uv(*args: str | Path) -> None:
    """Run uv; CalledProcessError, after what it had to say, where it fails."""
    command = [sys.executable, "-m", "uv", *args]
    done = subprocess.run(command, env=os.environ | _TRUST, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        done.check_returncode()
