"""Streams that take less than all, or are not there; signals at any time: the same quiet end."""

import os
import signal
import subprocess
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import Ilj
from tests.filled import fill
from tests.running import SCRIPT, SINKS, Ran, pipe

FULL = "ilj: cannot write: no space left on device\n"
CLOSED = "ilj: cannot write: standard output is closed\n"
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures, more than a pipe holds."""
    return fill(tmp_path_factory.mktemp("many"), ["a text like any other " * 20] * 25, ["trade"])


def assert_each_sink_has_its_end(ilj: Ilj, least: int, *args: str | Path) -> None:
    whole = ilj(*args)
    assert len(whole.out) > least
    assert (whole.err, whole.code) == ("", 0)
    ends = {
        "gone": Ran("", "", 0),
        "after a line": Ran(whole.out.partition("\n")[0] + "\n", "", 0),
        "full": Ran("", FULL, 74),
        "no stdout": Ran("", CLOSED, 74),
        "no stderr": whole,
    }
    for env in ({}, {"PYTHONUNBUFFERED": "1"}):
        assert {sink: ilj.into(sink, *args, env=env) for sink in SINKS} == ends


@pytest.mark.parametrize("args", [["--version"], ["visits", "--format", "table"]], ids=" ".join)
def test_a_small_output(ilj: Ilj, args: list[str]) -> None:
    assert_each_sink_has_its_end(ilj, 20, *args)


def test_an_output_that_is_more_than_a_pipe_holds(ilj: Ilj, many: Path) -> None:
    assert_each_sink_has_its_end(
        ilj, 100_000, "trade", "--all", "--format", "jsonl", "--data", many
    )


@pytest.mark.long
def test_an_output_of_a_hundred_thousand_rows(ilj: Ilj, own: Path) -> None:
    record = 's-{} = {{ publisher = "A", consulted = "text" }}\n'
    (own / "sources.toml").write_text("".join(map(record.format, range(100_000))))
    assert_each_sink_has_its_end(ilj, 2_000_000, "sources", "--fields", "all", "--data", own)


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", ">&- 2>&-", "<&-"])
@pytest.mark.parametrize(("args", "code"), [("visits --yaer", 2), ("visits zzz --count", 1)])
def test_an_error_that_cannot_be_said_keeps_its_exit_code(
    ilj: Ilj, args: str, code: int, redirect: str
) -> None:
    said = ilj(*args.split())
    assert said.code == code
    out, err = said.out, (said.err if redirect == "<&-" else "")
    if out and ">&-" in redirect.split():
        out, code = "", 74
    assert pipe(["sh", "-c", f"exec {SCRIPT} {args} {redirect}"], ilj.env) == Ran(out, err, code)


@pytest.mark.parametrize("reader", ["reads on", "is stuck", "is gone", "of one that ignores it"])
@pytest.mark.parametrize("number", ENDS)
def test_a_signal_in_the_middle_of_the_output(
    ilj: Ilj, many: Path, number: signal.Signals, reader: str
) -> None:
    args = ("trade", "--all", "--data", many, "--format", "jsonl")
    ignored = reader == "of one that ignores it"  # as whoever starts it may want it
    with subprocess.Popen(
        [SCRIPT, *args],
        env=ilj.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, number, signal.SIG_IGN if ignored else signal.SIG_DFL),
    ) as child:
        assert child.stdout
        start = os.read(child.stdout.fileno(), 10)
        child.send_signal(signal.SIGSTOP)
        if reader == "is gone":
            child.stdout.close()
        child.send_signal(number)
        child.send_signal(signal.SIGCONT)
        if reader == "is stuck":
            child.wait(timeout=30)
        rest, err = child.communicate(timeout=30)
    assert (err, child.returncode) == (b"", 0 if ignored else ENDS[number])
    assert (start + rest == ilj(*args).out.encode()) is ignored


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


@pytest.mark.parametrize("stride", [30, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("line", "number"),
    [("terms --format table", signal.SIGINT), ("terms --year 1994", signal.SIGTERM)],
)
def test_a_signal_at_any_step_before_the_output(
    ilj: Ilj, site: Path, tmp_path: Path, line: str, number: signal.Signals, stride: int
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    env = {"PYTHONPATH": f"{tmp_path}:{site}", "NUMBER": str(int(number))}
    ran = ended = Ran("", "", ENDS[number])
    steps = count(1, stride)
    while ran == ended:
        ran = ilj(*line.split(), env={**env, "STEP": str(next(steps))})
    assert ran == ilj(*line.split())
    assert next(steps) > 100


def test_a_bug_of_ours_is_one_line_unless_asked(ilj: Ilj, site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text("import ilj.query.answer\nilj.query.answer.ordered = None\n")
    env = {"PYTHONPATH": f"{tmp_path}:{site}"}
    said = "TypeError: 'NoneType' object is not callable"
    hint = "hint: ILJ_DEBUG=1 shows a traceback"
    assert ilj("visits", env=env) == Ran("", f"ilj: internal error: {said}\n{hint}\n", 70)
    assert "Traceback" in ilj("visits", env={**env, "ILJ_DEBUG": "1"}).err
