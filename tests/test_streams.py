"""Streams that take less than all, or are not there; signals at any time: the same quiet end."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from ilj.render import fitting
from tests.conftest import Ilj
from tests.filled import fill, id_of
from tests.lines import ANSWERED, LISTINGS, PAGES
from tests.running import SCRIPT, SINKS, Ran

FULL = "ilj: cannot write: no space left on device\n"
CLOSED = "ilj: cannot write: standard output is closed\n"
BUFFERING: list[dict[str, str]] = [{}, {"PYTHONUNBUFFERED": "1"}]
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143}
RECORDS = 25


def ends(whole: Ran) -> dict[str, Ran]:
    """How a command must end that would have said all this, by where it says it to."""
    return {
        "gone": Ran("", whole.err, 0),
        "after a line": Ran(whole.out.partition("\n")[0] + "\n", whole.err, 0),
        "full": Ran("", FULL, 74),
        "no stdout": Ran("", CLOSED, 74),
        "no stderr": Ran(whole.out, "", 0),
    }


def assert_ends_well(ilj: Ilj, *args: str | Path) -> Ran:
    whole = ilj(*args)
    assert whole.out
    assert whole.code == 0
    assert len(whole.err.splitlines()) <= 1
    for env in BUFFERING:
        assert {sink: ilj.into(sink, *args, env=env) for sink in SINKS} == ends(whole)
    return whole


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of every kind, those of each more than a pipe holds."""
    return fill(tmp_path_factory.mktemp("many"), ["a text like any other " * 20] * RECORDS)


@pytest.mark.parametrize("args", [*ANSWERED.values(), *PAGES.values()], ids=" ".join)
def test_a_small_output(ilj: Ilj, args: list[str]) -> None:
    assert_ends_well(ilj, *args)


@pytest.mark.parametrize("command", [*LISTINGS, "show"])
def test_an_output_that_is_more_than_a_pipe_holds(ilj: Ilj, many: Path, command: str) -> None:
    ids = [id_of("visits", n) for n in range(RECORDS)] if command == "show" else []
    whole = assert_ends_well(ilj, command, *ids, "--data", many, "--format", "jsonl")
    assert len(whole.out) > 100_000


@pytest.mark.parametrize("format", fitting("visits"))
def test_every_format(ilj: Ilj, many: Path, format: str) -> None:
    assert_ends_well(ilj, "trade", "--data", many, "--format", format)


def test_an_output_of_a_hundred_thousand_rows(ilj: Ilj, own: Path) -> None:
    record = 's-{} = {{ publisher = "A", consulted = "text" }}\n'
    (own / "sources.toml").write_text("".join(map(record.format, range(100_000))))
    whole = assert_ends_well(ilj, "sources", "--data", own)
    assert len(whole.lines) > 100_000


def test_an_export_says_what_it_wrote(ilj: Ilj, tmp_path: Path) -> None:
    assert_ends_well(ilj, "export", tmp_path / "facts", "--force")


@pytest.mark.parametrize("env", BUFFERING)
@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", ">&- 2>&-", "<&-"])
@pytest.mark.parametrize(
    ("args", "code"), [("visits --yaer", 2), ("visits zzz --count", 1), ("schema nosuch", 2)]
)
def test_an_error_that_cannot_be_said_keeps_its_exit_code(
    ilj: Ilj, args: str, code: int, redirect: str, env: dict[str, str]
) -> None:
    said = ilj(*args.split())
    line = ["sh", "-c", f"exec {SCRIPT} {args} {redirect}"]
    done = subprocess.run(line, env={**ilj.env, **env}, capture_output=True, text=True, check=False)
    assert said.code == code
    closed = code == 1 and ">&-" in redirect.split()
    assert done.returncode == (74 if closed else code)
    assert done.stdout == ("" if closed else said.out)
    assert done.stderr == (said.err if redirect == "<&-" else "")


@pytest.mark.parametrize("reader", ["reads on", "is stuck", "is gone"])
@pytest.mark.parametrize("number", ENDS)
@pytest.mark.parametrize("command", LISTINGS)
def test_a_signal_in_the_middle_of_the_output(
    ilj: Ilj, many: Path, command: str, number: signal.Signals, reader: str
) -> None:
    child = subprocess.Popen(
        [SCRIPT, command, "--data", many, "--format", "jsonl"],
        env=ilj.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stderr
    os.read(child.stdout.fileno(), 10)
    child.send_signal(signal.SIGSTOP)
    if reader == "is gone":
        child.stdout.close()
    child.send_signal(number)
    child.send_signal(signal.SIGCONT)
    if reader == "reads on":
        assert child.stdout.read()
    assert child.wait(timeout=30) == ENDS[number]
    assert child.stderr.read() == b""
    child.stdout.close()
    child.stderr.close()


HOOK = """
import os, sys

steps, begun = 0, False

def step(event, given):
    global steps, begun
    begun = begun or (event == "import" and given[0] == "ilj.cli")
    steps += begun and event in ("import", "open")
    if steps == int(os.environ["STEP"]):
        steps += 1
        os.kill(os.getpid(), int(os.environ["NUMBER"]))

sys.addaudithook(step)
"""
"""Have Python send itself a signal when it has imported and opened so many modules and files."""


@pytest.mark.parametrize("number", ENDS)
@pytest.mark.parametrize("args", [["terms", "--format", "table"], ["terms", "--year", "1994"]])
def test_a_signal_at_any_step_before_the_output(
    ilj: Ilj, site: Path, tmp_path: Path, args: list[str], number: signal.Signals
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    env = {"PYTHONPATH": f"{tmp_path}:{site}", "NUMBER": str(int(number))}
    whole = ilj(*args)
    step, ran = 0, Ran("", "", ENDS[number])
    while ran == Ran("", "", ENDS[number]):
        step += 4
        ran = ilj(*args, env={**env, "STEP": str(step)})
    assert ran == whole
    assert step > 50


def sleeps(child: subprocess.Popen[bytes]) -> bool:
    """Whether it waits, which after the opening is for something to read."""
    return Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"


def test_a_signal_while_the_data_are_read(ilj: Ilj, own: Path) -> None:
    fifo = own / "visits.toml"
    os.mkfifo(fifo)
    for number, code in ENDS.items():
        child = subprocess.Popen(
            [SCRIPT, "visits", "--data", own],
            env=ilj.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        descriptor = os.open(fifo, os.O_WRONLY)  # returns when the other side opens it too
        while not sleeps(child):
            time.sleep(0.01)
        child.send_signal(number)
        out, said = child.communicate(timeout=30)
        os.close(descriptor)
        assert (child.returncode, out, said) == (code, b"", b"")


@pytest.mark.parametrize("number", ENDS)
def test_a_signal_that_is_ignored_is_ignored(ilj: Ilj, many: Path, number: signal.Signals) -> None:
    line = f"trap '' {number.name[3:]}; exec {SCRIPT} people --data {many}"
    child = subprocess.Popen(["sh", "-c", line], env=ilj.env, stdout=subprocess.PIPE)
    assert child.stdout
    first = os.read(child.stdout.fileno(), 10)
    child.send_signal(number)
    rest, _ = child.communicate(timeout=30)
    assert (first + rest).decode() == ilj("people", "--data", many).out
    assert child.returncode == 0


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
