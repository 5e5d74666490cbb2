"""Files without number, changing, endless, out of reach: all is answered, or its fault named."""

import os
import re
import resource
import threading
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilj.kinds import KINDS
from ilj.query.form import inline
from tests.conftest import SAMPLE, Ilj
from tests.made import MADE, examples, laid, slugs
from tests.running import SCRIPT, Ran, Served, pipe, without_privilege
from tests.test_bad_data import GOOD


def is_named(ran: Ran, folder: Path, file: str) -> None:
    """All is well, or every line says which file is at fault, and nothing is printed."""
    assert ran.code in (0, 1, 2, 3), ran.err
    if ran.code < 3:
        return
    said = [line for line in ran.err.split("\n")[:-1] if not line.startswith("hint: ")]
    assert said
    assert [line for line in said if not line.startswith(f"ilj: {folder}/{file}: ")] == []
    assert ran.out == ""


def are_named(served: Served, folder: Path, name: str, file: str) -> None:
    """The same of whatever the commands make of a folder with a file that may be at fault."""
    is_named(served("check", folder), folder, file)
    for args in ((name, "--json"), ("show", "x"), ("search", "a"), ("coverage",)):
        is_named(served(*args, "--data", folder), folder, file)


@examples(25)
@given(raw=st.binary() | st.binary().map(lambda raw: GOOD.encode() + raw))
def test_random_bytes(served: Served, shelf: Path, raw: bytes) -> None:
    for file in ("visits.toml", "dataset.toml"):
        laid("terms", {}, shelf)
        (shelf / file).write_bytes(raw)
        are_named(served, shelf, "visits", file)


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
@examples(5)
@given(data=st.data())
def test_random_toml(served: Served, shelf: Path, name: str, data: st.DataObject) -> None:
    laid(name, data.draw(spoilt(name)), shelf)
    are_named(served, shelf, name, f"{name}.toml")


@examples(25)
@given(held=st.dictionaries(st.sampled_from(["title", "gaps", "edition", "x"]), anything))
def test_a_random_data_set(served: Served, shelf: Path, held: dict[str, Any]) -> None:
    laid("visits", {}, shelf)
    text = "".join(f"{key} = {inline(value)}\n" for key, value in held.items())
    (shelf / "dataset.toml").write_text(text, encoding="utf-8")
    are_named(served, shelf, "visits", "dataset.toml")


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLE.iterdir()))
def test_a_file_cut_short_anywhere(served: Served, shelf: Path, file: str) -> None:
    whole, cuts = (SAMPLE / file).read_bytes(), settings().max_examples // 4
    laid("visits", {}, shelf)
    for length in range(0, len(whole), 1 + len(whole) // cuts):
        (shelf / file).write_bytes(whole[:length])
        command = "coverage" if file == "dataset.toml" else file.removesuffix(".toml")
        is_named(served(command, "--data", shelf), shelf, file)


def test_a_file_that_is_replaced_is_read_as_the_one_or_the_other(
    served: Served, own: Path, tmp_path: Path
) -> None:
    done = threading.Event()
    many = "".join(GOOD.replace("good-1", f"good-{n}") for n in range(50))
    (own / "visits.toml").write_text(GOOD)

    def replace() -> None:
        for text in cycle([many, GOOD]):
            (tmp_path / "new").write_text(text)
            os.replace(tmp_path / "new", own / "visits.toml")
            if done.is_set():
                return

    thread = threading.Thread(target=replace)
    thread.start()
    answers = {served("visits", "good", "--data", own, "--count") for _ in range(50)}
    done.set()
    thread.join()
    assert answers <= {Ran("1\n", "", 0), Ran("50\n", "", 0)}


def loop(path: Path) -> None:
    path.symlink_to(path)


def forbidden(path: Path) -> None:
    path.touch(0)


@pytest.mark.parametrize(
    ("place", "make", "said"),
    [
        ("visits.toml", loop, "too many levels of symbolic links"),
        ("visits.toml", forbidden, "permission denied"),
        ("visits.toml", lambda path: path.symlink_to("/proc/self/mem"), "input/output error"),
        ("visits.toml", lambda path: path.symlink_to("/dev/zero"), "is larger than 100 MB"),
        ("visits.toml", Path.mkdir, "is a directory"),
        ("dataset.toml", forbidden, "permission denied"),
        ("released.txt", forbidden, "permission denied"),
        ("folder", loop, "too many levels of symbolic links"),
        ("folder", lambda path: path.mkdir(0), "permission denied"),
    ],
)
def test_what_cannot_be_read(
    ilj: Ilj, own: Path, place: str, make: Callable[[Path], None], said: str
) -> None:
    (own / "terms.toml").write_text("")
    make(own / place)
    folder = own / "folder" if place == "folder" else own
    ran = pipe([SCRIPT, "check", folder], ilj.env, first=without_privilege)
    assert ran.err.split("\n")[0] == f"ilj: {own}/{place}: {said}"
    assert (ran.out, ran.code) == ("", 3)


def test_files_that_are_not_ours_are_left_alone(served: Served, own: Path) -> None:
    for n in range(200):
        (own / f"visits-{n}.txt").write_text("= nonsense")
    (own / "visits.toml").write_text(GOOD)
    assert served("visits", "--data", own, "--count").out == "6\n"
    assert served("check", own).err.endswith(
        "hint: 1 error; ilj schema KIND shows what is allowed\n"
    )


@pytest.mark.long
def test_a_file_of_fifty_megabytes(ilj: Ilj, own: Path) -> None:
    record = GOOD.replace('"A"', f'"{"A" * 500_000}"')
    (own / "visits.toml").write_text("".join(record.replace("1", str(n)) for n in range(100)))
    ran = ilj("visits", "--status", "actual", "--data", own, "--count")
    assert (ran.out, ran.err, ran.code) == ("105\n", "", 0)


@pytest.mark.long
def test_a_hundred_thousand_records(ilj: Ilj, own: Path) -> None:
    """Answered within two minutes on the slowest machine, and one gigabyte."""
    record = GOOD.replace('"s"', '"wire-1994"')
    text = "".join(record.replace("good-1", f"n-{n:06}") for n in range(100_000))
    (own / "visits.toml").write_text(text.lstrip())
    one = ("visits", "n-000000", "--format", "jsonl", "--fields", "id", "--data")
    for args, line in {
        ("check",): "OK: 100,030 records are valid",
        one: '{"id": "n-000000"}',
        ("visits", "nobody", "--count", "--data"): "0",
    }.items():
        ran = pipe([SCRIPT, *args, own], ilj.env, first=within_a_gigabyte, timeout=120)
        assert ran.lines == [line]
        assert re.sub("(ilj|hint): .*\n", "", ran.err) == ""


def within_a_gigabyte() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
