"""Pipes that close, disks that are full, streams that are not there, interrupts, locales."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.running import SCRIPT

COMMANDS = [
    ["visits"],
    ["visits", "--json"],
    ["visits", "--format", "table"],
    ["visits", "--count"],
    ["show", "dagan-japan-1994"],
    ["--help"],
    ["visits", "--help"],
    ["--version"],
    [],
]
UNBUFFERED = [{}, {"PYTHONUNBUFFERED": "1"}]


def shell(ilj: Ilj, line: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line], env={**ilj.env, **env}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five thousand visits: more than a pipe holds."""
    own = tmp_path_factory.mktemp("many")
    record = '[v-{}]\nwho = "A"\norigin = "israel"\ndestination = "japan"\nsources = [{{ id = "s", at = "p" }}]\n'
    (own / "visits.toml").write_text("".join(record.format(n) for n in range(5000)))
    return own


@pytest.mark.parametrize("env", UNBUFFERED)
@pytest.mark.parametrize("args", COMMANDS)
def test_a_reader_that_is_gone_is_a_normal_end(
    ilj: Ilj, args: list[str], env: dict[str, str]
) -> None:
    line = f"ilj {' '.join(args)} | true; echo ${{PIPESTATUS[0]}}"
    done = shell(ilj, line, env)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize("env", UNBUFFERED)
@pytest.mark.parametrize("format", ["tsv", "json", "jsonl", "csv", "table", "record", "markdown"])
def test_a_reader_that_stops_after_a_line(
    ilj: Ilj, many: Path, format: str, env: dict[str, str]
) -> None:
    line = f"ilj visits --data {many} --format {format} | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = shell(ilj, line, env)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("env", UNBUFFERED)
@pytest.mark.parametrize("args", COMMANDS)
def test_a_full_disk(ilj: Ilj, args: list[str], env: dict[str, str]) -> None:
    done = shell(ilj, f"ilj {' '.join(args)} > /dev/full", env)
    assert done.stderr == "ilj: cannot write: no space left on device\n"
    assert done.returncode == 74


@pytest.mark.parametrize("args", COMMANDS)
def test_closed_streams(ilj: Ilj, args: list[str]) -> None:
    command = f"ilj {' '.join(args)}"
    done = shell(ilj, f"{command} >&-", {})
    assert done.stderr == "ilj: cannot write: standard output is closed\n"
    assert done.returncode == 74
    normal = shell(ilj, command, {})
    without = shell(ilj, f"{command} 2>&-", {})
    assert (without.stdout, without.returncode) == (normal.stdout, normal.returncode)


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
def test_an_error_that_cannot_be_said_keeps_its_exit_code(ilj: Ilj, redirect: str) -> None:
    done = shell(ilj, f"ilj visits --yaer {redirect}", {})
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 2)
    assert shell(ilj, f"ilj visits zzz {redirect}", {}).returncode == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_it_without_a_traceback(
    ilj: Ilj, many: Path, number: signal.Signals, code: int
) -> None:
    child = subprocess.Popen(
        [SCRIPT, "visits", "--data", many],
        env=ilj.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    child.stdout.read(10)  # it is in the middle of its output
    child.send_signal(number)
    _, said = child.communicate(timeout=30)
    assert (child.returncode, said) == (code, b"")


def test_an_interrupt_while_the_data_are_read(ilj: Ilj, own: Path) -> None:
    fifo = own / "visits.toml"
    os.mkfifo(fifo)
    child = subprocess.Popen(
        [SCRIPT, "visits", "--data", own],
        env=ilj.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    descriptor = os.open(fifo, os.O_WRONLY)  # returns when the other side reads
    time.sleep(0.2)
    child.send_signal(signal.SIGINT)
    out, said = child.communicate(timeout=30)
    os.close(descriptor)
    assert (child.returncode, out, said) == (130, b"", b"")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp932"},
        {"LC_ALL": "C.UTF-8"},
    ],
)
def test_piped_output_is_utf_8_whatever_the_locale(ilj: Ilj, env: dict[str, str]) -> None:
    for args in (["people"], ["people", "--json"], ["visits", "--help"], ["show", "ota-mori"]):
        assert ilj(*args, env=env) == ilj(*args)
    assert ilj("visits", "דגם", env=env).err == ilj("visits", "דגם").err


def test_a_bug_of_ours_is_one_line_unless_asked(ilj: Ilj, site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text("import ilj.query\nilj.query.ordered = None\nimport ilj.answer\n")
    env = {"PYTHONPATH": f"{tmp_path}:{site}"}
    ran = ilj("visits", env=env)
    assert ran.err == (
        "ilj: a fault of ours: TypeError: 'NoneType' object is not callable\n"
        "hint: ILJ_DEBUG=1 shows where\n"
    )
    assert (ran.out, ran.code) == ("", 70)
    assert "Traceback" in ilj("visits", env={**env, "ILJ_DEBUG": "1"}).err
