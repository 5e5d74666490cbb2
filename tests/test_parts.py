"""TOML read part by part is what it is as a whole, whatever looks like the beginning of a part."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from ilj import files
from ilj.errors import DataError
from tests.made import examples

PIECES = [
    '[{}]\nwho = "A"\n',
    "[{}]\n",
    "[{}.inner]\nwho = 1\n",
    "[[{}]]\nwho = 1\n",
    '{} = "at the top"\n',
    "[ '{}' ]\nlist = [\n[1],\n[\n2]\n]\n",
    '["{}"]\ntext = """\n[a]\nwho = 1\n"""\n',
    "[{}]\ntext = '''\n[b]\n[c]'''\n",
    "[{}]\r\nwho = 1\r\n",
    "# [{}]\n[",
    "[{}]\nlist = [\n",
    '[{}]\ntext = """\n',
    '"""\n',
    "]\n",
    "\n",
    "[{}\n",
]


@examples(400)
@given(pieces=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from("abcdefgh")), max_size=8))
def test_parts_are_the_whole(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece.format(name) for piece, name in pieces)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "_PART", 1)
        try:
            whole = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            with pytest.raises(DataError) as raised:
                files.parse("x.toml", text.encode())
            place = f"x.toml: line {error.lineno}, column {error.colno}: "
            assert raised.value.lines[0].startswith(place)
        else:
            assert files.parse("x.toml", text.encode()) == whole
            assert list(files.parse("x.toml", text.encode())) == list(whole)
