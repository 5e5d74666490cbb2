"""The bundled data: that they hold together. Their code is tested elsewhere."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from ilj.dates import Date
from ilj.evidence import Citation
from ilj.kinds import KINDS, Source
from ilj.load import BUNDLED, Library, edition
from ilj.query import ordered
from ilj.question import Question, inner
from ilj.record import Record
from ilj.values import Ref

LIBRARY = Library()
RECORDS = list(LIBRARY.all())


def citations(record: Record) -> list[Citation]:
    claims = [claim for claims in record.alt.values() for claim in claims]
    return [*record.sources, *(cited for claim in claims for cited in claim.sources)]


def test_ids_are_unique_across_kinds() -> None:
    counts = Counter(id for record in RECORDS for id in (record.id, *record.was))
    assert [id for id, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_references_are_to_records_that_exist(record: Record) -> None:
    sources = LIBRARY.records(Source)
    assert [c.id for c in citations(record) if c.id not in sources] == []
    assert [c.via for c in citations(record) if c.via and c.via not in sources] == []
    for name, field in record.fields_of.items():
        type, value = inner(field.type), getattr(record, name)
        if isinstance(type, Ref) and value:
            ids = value if isinstance(value, tuple) else (value,)
            assert [id for id in ids if id not in LIBRARY.referred(type.kind)] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_an_alternative_differs_from_the_answer(record: Record) -> None:
    for name, claims in record.alt.items():
        answer = getattr(record, name)
        assert all(claim.value != answer for claim in claims)
        assert bool(answer) is not (name in record.unresolved)
    for name in record.unresolved:
        assert len(record.alt[name]) > 1
    for name in record.inferred:
        assert getattr(record, name)


def test_files_are_in_the_order_in_which_they_are_listed() -> None:
    for kind in KINDS.values():
        records = list(LIBRARY.records(kind.record).values())
        assert [r.id for r in records] == [r.id for r in ordered(records, Question(kind.record))]


def test_every_source_is_used() -> None:
    used = {id for record in RECORDS for cited in citations(record) for id in (cited.id, cited.via)}
    assert set(LIBRARY.records(Source)) - used == set()


def test_text_is_in_normal_form_without_controls() -> None:
    import pathlib

    for path in pathlib.Path(BUNDLED).glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        assert {char for char in text if unicodedata.category(char) in ("Cc", "Cf")} <= {"\n"}


def test_the_edition_is_a_day() -> None:
    assert Date(edition()).precision == "day"
