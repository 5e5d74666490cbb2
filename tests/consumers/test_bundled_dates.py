"""The bundled dates, by two other readers of EDTF."""

from collections.abc import Iterator

import pytest
from edtf import is_valid_edtf

from ilj.model import Date
from ilj.store.library import Library
from tests.consumers import on_node

pytestmark = pytest.mark.long


def dates_in(value: object) -> Iterator[Date]:
    if isinstance(value, Date):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from dates_in(part)
    elif hasattr(value, "__dict__"):
        yield from dates_in(vars(value))


def test_other_readers_take_every_bundled_date() -> None:
    texts = sorted({date.text for record in Library().all() for date in dates_in(record)})
    assert len(texts) > 500
    assert [text for text in texts if not is_valid_edtf(text)] == []
    assert on_node("edtf", "\n".join(texts)) == []
