"""Files without number, changing, endless, out of reach: all is answered, or its fault named."""

from __future__ import annotations

import os
import re
import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilj.kinds import KINDS
from tests.conftest import SAMPLE, Ilj
from tests.made import MADE, examples, laid, slugs
from tests.running import SCRIPT, Ran, Served, pipe, without_privilege
from tests.test_bad_data import GOOD
from tests.toml import inline


def is_named(ran: Ran, folder: Path, *files: str) -> None:
    """All is well, or every line says which file is at fault, and nothing is printed."""
    assert ran.code in (0, 1, 3), ran.err
    if ran.code < 3:
        return
    said = [line for line in ran.err.split("\n")[:-1] if not line.startswith("hint: ")]
    assert said
    for line in said:
        assert any(line.startswith(f"ilj: {folder}/{file}: ") for file in files), line
    assert ran.out == ""


def asked_of(served: Served, folder: Path, name: str) -> list[Ran]:
    """What the commands make of a folder, by the file that is at fault in it."""
    asked = ((name, "--json"), ("show", "x"), ("search", "a"), ("coverage",))
    return [served("check", folder), *(served(*args, "--data", folder) for args in asked)]


@examples(100)
@given(raw=st.binary() | st.binary().map(lambda raw: GOOD.encode() + raw))
def test_random_bytes(served: Served, shelf: Path, raw: bytes) -> None:
    for name in ("visits.toml", "dataset.toml"):
        laid("terms", {}, shelf)
        (shelf / name).write_bytes(raw)
        for ran in asked_of(served, shelf, "visits"):
            is_named(ran, shelf, name)


anything = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(),
        st.dates(),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(slugs, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def spoilt(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A file of a kind, with anything at all in place of some of its values."""
    tables: dict[str, Any] = draw(MADE[name])
    for _ in range(draw(st.integers(1, 3))):
        place: Any = tables
        while isinstance(place, dict | list) and place:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = draw(st.sampled_from(keys))
            if draw(st.booleans()) or not isinstance(place[key], dict | list):
                place[key] = draw(anything)
                break
            place = place[key]
    return tables


@pytest.mark.parametrize("name", KINDS)
@examples(20)
@given(data=st.data())
def test_random_toml(served: Served, shelf: Path, name: str, data: st.DataObject) -> None:
    tables = data.draw(spoilt(name))
    for ran in asked_of(served, laid(name, tables, shelf), name):
        is_named(ran, shelf, f"{name}.toml")
    record, held = KINDS[name].record, [table for table in tables.values() if type(table) is dict]
    faults = [record.wrong(table) for table in held]
    assert [record.all_fit([table]) for table in held] == [not found for found in faults]
    assert record.all_fit(held) is not any(faults)


@examples(50)
@given(held=st.dictionaries(st.sampled_from(["title", "gaps", "edition", "x"]), anything))
def test_a_random_data_set(served: Served, shelf: Path, held: dict[str, Any]) -> None:
    laid("visits", {}, shelf)
    text = "".join(f"{key} = {inline(value)}\n" for key, value in held.items())
    (shelf / "dataset.toml").write_text(text, encoding="utf-8")
    for ran in asked_of(served, shelf, "visits"):
        is_named(ran, shelf, "dataset.toml")


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLE.iterdir()))
def test_a_file_cut_short_anywhere(served: Served, shelf: Path, file: str) -> None:
    whole = (SAMPLE / file).read_bytes()
    laid("visits", {}, shelf)
    for length in range(0, len(whole), 1 + len(whole) // 800):
        (shelf / file).write_bytes(whole[:length])
        command = "coverage" if file == "dataset.toml" else file.removesuffix(".toml")
        is_named(served(command, "--data", shelf), shelf, file)
    is_named(served("check", shelf), shelf, file)


@contextmanager
def writing(write: Callable[[str], object], *texts: str) -> Iterator[None]:
    """Write the texts over and over while something else is done."""
    done = threading.Event()

    def on_and_on() -> None:
        for text in cycle(texts):
            if done.is_set():
                return
            write(text)

    thread = threading.Thread(target=on_and_on)
    thread.start()
    yield
    done.set()
    thread.join()


def test_a_file_that_is_replaced_is_read_as_the_one_or_the_other(
    served: Served, own: Path, tmp_path: Path
) -> None:
    many = "".join(GOOD.replace("good-1", f"good-{n}") for n in range(50))

    def replace(text: str) -> None:
        (tmp_path / "new").write_text(text)
        os.replace(tmp_path / "new", own / "visits.toml")

    replace(GOOD)
    with writing(replace, GOOD, many):
        answers = {served("visits", "good", "--data", own, "--count") for _ in range(100)}
    assert answers <= {Ran("1\n", "", 0), Ran("50\n", "", 0)}


def test_a_file_that_is_written_while_it_is_read(served: Served, own: Path) -> None:
    path = own / "visits.toml"
    path.write_text(GOOD)
    many = "".join(GOOD.replace("1", str(n)) for n in range(200))
    with writing(path.write_text, GOOD, many, ""):
        answers = [served("visits", "--data", own) for _ in range(100)]
    for ran in answers:
        is_named(ran, own, "visits.toml")


def loop(path: Path) -> None:
    path.symlink_to(path)


def forbidden(path: Path) -> None:
    path.write_text(GOOD)
    path.chmod(0)


def without_end(path: Path) -> None:
    path.symlink_to("/dev/zero")


def unreadable(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (loop, "too many levels of symbolic links"),
        (forbidden, "permission denied"),
        (unreadable, "input/output error"),
        (without_end, "is larger than 100 MB"),
        (Path.mkdir, "is a directory"),
    ],
)
@pytest.mark.parametrize("file", ["visits.toml", "dataset.toml", "released.txt"])
def test_what_cannot_be_read(
    ilj: Ilj, own: Path, make: Callable[[Path], None], said: str, file: str
) -> None:
    (own / "terms.toml").write_text("")
    make(own / file)
    ran = pipe([SCRIPT, "check", own], ilj.env, first=without_privilege)
    assert ran.err.split("\n")[0] == f"ilj: {own}/{file}: {said}"
    assert (ran.out, ran.code) == ("", 3)


def test_a_folder_that_is_a_loop_or_forbidden(ilj: Ilj, tmp_path: Path) -> None:
    loop(tmp_path / "loop")
    (tmp_path / "shut").mkdir(0)
    for name, said in (
        ("loop", "too many levels of symbolic links"),
        ("shut", "permission denied"),
    ):
        line: list[str | Path] = [SCRIPT, "visits", "--data", tmp_path / name]
        ran = pipe(line, ilj.env, first=without_privilege)
        assert ran.err.split("\n")[0] == f"ilj: {tmp_path / name}: {said}"
        assert (ran.out, ran.code) == ("", 3)


def test_ten_thousand_files(ilj: Ilj, own: Path) -> None:
    for n in range(10_000):
        (own / f"visits-{n}.toml").write_text("= nonsense")
    (own / "visits.toml").write_text(GOOD)
    assert ilj("visits", "--data", own, "--count").out == "6\n"
    assert ilj("check", own).err.endswith("hint: 1 fault; ilj schema KIND says what is right\n")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A hundred thousand visits."""
    own = tmp_path_factory.mktemp("crowd")
    record = GOOD.replace('"s"', '"wire-1994"')
    text = "".join(record.replace("good-1", f"n-{n:06}") for n in range(100_000))
    (own / "visits.toml").write_text(text)
    yield own
    (own / "visits.toml").unlink()


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (["check"], ["no fault in 100,024 records"]),
        (["visits", "n-000000", "--format", "jsonl", "--fields", "id", "--data"], ['{"id": "n-000000"}']),
        (["visits", "nobody", "--count", "--data"], ["0"]),
    ],
)  # fmt: skip
def test_a_hundred_thousand_records(
    ilj: Ilj, crowd: Path, args: list[str], lines: list[str]
) -> None:
    """Answered within two minutes on the slowest machine, and one gigabyte."""
    ran = pipe([SCRIPT, *args, crowd], ilj.env, first=within_a_gigabyte, timeout=120)
    assert ran.lines == lines
    assert re.sub("(ilj|hint): .*\n", "", ran.err) == ""


def within_a_gigabyte() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
