"""Made-up dates, records and files: whatever the declarations of the kinds allow."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from ilj.kinds import KINDS
from ilj.model.dates import Date
from ilj.model.record import ClaimOn
from ilj.model.schema import ByField, Field, Kind, Nested
from ilj.model.types import Choice, Dated, Flag, Many, Number, Slug, Type
from ilj.query.form import inline, written

Tables = dict[str, Any]
"""The records of a file as TOML has them, by id."""


def examples(number: int) -> Callable[[Any], Any]:
    """So many cases, many more with `--long`."""
    return settings(max_examples=number * settings().max_examples // 100)


days = st.dates()
years = st.integers(1, 9999).map("{:04}".format)
months = st.tuples(years, st.integers(1, 12)).map(lambda ym: f"{ym[0]}-{ym[1]:02}")
plain = st.one_of(years, months, days.map(str))
points = st.one_of(
    plain,
    st.tuples(plain, st.sampled_from("?~%")).map("".join),
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
)


def in_order(pair: tuple[str, str]) -> bool:
    first, last = Date(pair[0]).first, Date(pair[1]).last
    assert first
    assert last
    return first <= last


dates = st.one_of(
    points,
    st.tuples(points, points).filter(in_order).map("/".join),
    points.map("{}/..".format),
    points.map("{}/".format),
    st.sampled_from([years, months, days.map(str)])
    .flatmap(lambda ends: st.tuples(ends, ends))
    .map(lambda pair: f"[{min(pair)}..{max(pair)}]"),
    plain.map("[..{}]".format),
    plain.map("[{}..]".format),
)
near_dates = (
    st.text(max_size=24)
    | st.text("0123X?~%/.[]-", max_size=12)
    | st.tuples(dates, st.sampled_from("0X?/.]-")).map("".join)
)
"""Texts of which some are dates, and some almost."""

texts = st.one_of(
    st.sampled_from(["Noa Dagan", "Kenta Satō", "佐藤健太", "נועה דגן", "a\tb\\t\n", '"x",\r']),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
).filter(str.strip)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
numbers = st.from_regex(r"-?([0-9]{1,12}|[0-9]{24})(\.[0-9]{1,4})?", fullmatch=True)
STRATEGIES: Mapping[type[Type], st.SearchStrategy[Any]] = {
    Type: texts,
    Slug: slugs,
    Number: numbers,
    Flag: st.booleans(),
    Dated: dates,
}


def values(type: Type) -> st.SearchStrategy[Any]:
    """What TOML may hold of a type."""
    if isinstance(type, Many):
        return st.lists(values(type.of), min_size=1, max_size=2)
    if isinstance(type, Choice):
        return st.sampled_from(list(type.terms))
    if isinstance(type, ByField):
        said = {name: values(type.of_field(name)) for name in type.fields}
        return st.dictionaries(st.sampled_from(list(said)), st.none(), max_size=2).flatmap(
            lambda names: st.fixed_dictionaries({name: said[name] for name in names})
        )
    if isinstance(type, ClaimOn):
        return tables(type.part.fields | {"value": Field(type.of, "", required=True)})
    if isinstance(type, Nested):
        return tables(type.part.fields)
    return next(STRATEGIES[base] for base in type.__class__.__mro__ if base in STRATEGIES)


def tables(fields: Mapping[str, Field]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables of declared fields: those that are required, and any of the others."""
    written = {name: f for name, f in fields.items() if f.given}
    return st.fixed_dictionaries(
        {name: values(f.type) for name, f in written.items() if f.required},
        optional={name: values(f.type) for name, f in written.items() if not f.required},
    )


@st.composite
def records(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """Tables of a kind; some stand behind none of the values that their sources give."""
    fields = {name: f for name, f in kind.fields.items() if name not in ("id", "unresolved")}
    table = draw(tables(fields))
    if "alt" in table and draw(st.booleans()):
        table["unresolved"] = [*table["alt"]] or ["nothing"]
        open = {name for name in table["alt"] if not fields[name].required}
        table = {name: value for name, value in table.items() if name not in open}
    return table


def files(kind: Kind) -> st.SearchStrategy[Tables]:
    """Files of a kind, each record keyed by its id."""
    return st.dictionaries(slugs.map("made-{}".format), records(kind), min_size=1, max_size=2)


MADE = {name: files(kind) for name, kind in KINDS.items()}


def laid(kind: str, tables: Tables, folder: Path) -> Path:
    """The folder, with this file of a kind and no other in it."""
    for path in folder.iterdir():
        path.unlink()
    (folder / f"{kind}.toml").write_text(toml(tables), encoding="utf-8")
    return folder


def toml(tables: Tables, kind: str = "") -> str:
    """The text of a file; its records in the standard form of the kind, if they can be."""
    fields = {*KINDS[kind].fields, "years"} if kind else set()
    return "\n".join(
        "".join(written(KINDS[kind], id, held))
        if kind
        and isinstance(held, dict)
        and held.keys() <= fields
        and held.get("years") != {}
        and isinstance(held.get("years", {}), dict)
        else f"{id} = {inline(held)}\n"
        for id, held in tables.items()
    )
