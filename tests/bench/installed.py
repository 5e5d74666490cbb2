"""What is measured, as users have it: the wheel of this tree, and the peers, each installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.conftest import ROOT

PYPI = ("duckdb", "duckdb-cli", "sqlite-utils", "csvkit", "yq", "visidata")
DEBIAN = {"sqlite3": "sqlite3", "jq": "jq", "mlr": "miller", "valgrind": "valgrind"}
"""The package that a program is in."""
_TREE = ("ilj", "data", "pyproject.toml", "README.md", "LICENSE", ".gitignore")
_TRUST = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1"}  # the machine's certificates, as pip does


def environment(home: Path) -> dict[str, str]:
    """What every command is run in; hashes are the same each time, and so is what is executed."""
    path = f"{home / 'peers' / 'bin'}:{home / 'ours' / 'bin'}:{os.environ.get('PATH', os.defpath)}"
    return {
        "PATH": path,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONHASHSEED": "0",
    }


def install_ours(home: Path) -> Path:
    """The folder of programs of an environment with the wheel and what it needs to run."""
    tree = home / "tree"
    tree.mkdir()
    ignore = shutil.ignore_patterns("built", "__pycache__")
    for name in _TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, tree)
    _uv("build", "--wheel", "--out-dir", home / "dist", tree)
    _uv("venv", "--python", sys.executable, home / "ours")
    _pip(home / "ours", "--compile-bytecode", *(home / "dist").glob("*.whl"))
    return home / "ours" / "bin"


def install_peers(home: Path) -> list[str]:
    """Set up the peers; the names of the packages that are not to be had."""
    _uv("venv", "--python", sys.executable, home / "peers")
    lacking = [name for name in PYPI if not _can(_pip, home / "peers", name)]
    lacking += [name for name in _absent(DEBIAN) if not _can(_apt, name)]
    for binary in (home / "peers").glob("lib/*/site-packages/duckdb_cli/duckdb"):
        shutil.copy(binary, home / "peers" / "bin" / "duckdb")  # without Python in front of it
    return lacking


def _absent(programs: Mapping[str, str]) -> Iterable[str]:
    return (package for program, package in programs.items() if not shutil.which(program))


def _can(install: Callable[..., None], *args: str | Path) -> bool:
    try:
        install(*args)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _apt(package: str) -> None:
    """Install a package of Debian, as root; it fails as anyone else, and elsewhere."""
    _quietly("apt-get", "install", "--yes", "--no-install-recommends", package)


def _pip(venv: Path, *args: str | Path) -> None:
    _uv("pip", "install", "--python", venv, *args)


def _uv(*args: str | Path) -> None:
    _quietly(sys.executable, "-m", "uv", *args)


def _quietly(*command: str | Path) -> None:
    """Run a command; CalledProcessError, after what it had to say, where it fails."""
    done = subprocess.run(command, env=os.environ | _TRUST, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr.decode(errors="replace"))
        done.check_returncode()
