"""Templates: TOML for every kind, filled in as they say until `check` has nothing to say."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli

from ilj.kinds import KINDS
from ilj.model.record import Claim
from ilj.model.schema import ByField, Kind, Nested
from ilj.model.types import ANY_KIND, Choice, Dated, Flag, Many, Number, Ref, Slug, Type
from ilj.query.check import check
from ilj.query.describe import ID, template
from ilj.query.form import inline
from ilj.store.library import Library
from tests.conftest import SAMPLE
from tests.running import Served

LINE = re.compile(r"(#?)([\w.]+) = (.+)")
FAULT = re.compile(r"[^:]+: record filled-1: (alt\.)?(\w+)[^:]*: (.+)")
ROUNDS = 10
OPTIONAL = [
    (kind.name, name)
    for kind in KINDS.values()
    for name, field in kind.fields.items()
    if not (field.required or not field.given or isinstance(field.type, ByField))
    and name not in ("id", "unresolved")
]
KNOWN = Library([str(SAMPLE)])
WRITTEN: dict[type[Type], list[Any]] = {
    Slug: ["x-1"],
    Dated: ["2015", "2016", "2014/"],
    Number: ["1"],
    Flag: [True],
}
TEXTS = ["USD", "people", "percent", "https://example.org"]


def values(type: Type) -> list[Any]:
    """What someone might write for a type, in the order in which they would try."""
    if isinstance(type, Many):
        return [[value] for value in values(type.of)]
    if isinstance(type, Nested):
        first = {name: values(field.type)[0] for name, field in type.part.fields.items()}
        required = {name: first[name] for name, f in type.part.fields.items() if f.required}
        return [required, *(required | {name: first[name]} for name in first)]
    if isinstance(type, Choice):
        return [*type.terms]
    if isinstance(type, Ref):
        return [*KNOWN.of_kind("terms" if type.kind == ANY_KIND else type.kind)]
    return next((known for base, known in WRITTEN.items() if isinstance(type, base)), TEXTS)


def filled(kind: Kind, tries: Mapping[str, int]) -> Iterator[str]:
    """The template with the fields that are tried filled in, each with its value of that turn."""
    about = ""
    for line in template(kind):
        match = LINE.fullmatch(line)
        if line.startswith("#[["):
            about = line.split(".")[-1].strip("]")
            line = line[1:] if "alt.value" in tries else line
        elif match and (name := f"{'alt.' * bool(about)}{match[2]}") in tries:
            line = f"{match[2]} = {inline(given(kind, name, about)[tries[name]])}"
        yield line.replace(ID, "filled-1")


def given(kind: Kind, name: str, about: str) -> list[Any]:
    if name.startswith("inferred."):
        return ["the rule"]
    if name.startswith("alt."):
        field = kind.fields[about] if name == "alt.value" else Claim.fields[name[4:]]
    else:
        field = kind.fields[name]
    return values(field.type)


def accepted(kind: Kind, folder: Path, *names: str) -> dict[str, int]:
    """The tries by which the template is a record once these fields are given too.

    What `check` says is done: the field that it is about is given or tried another way, the one
    that it speaks of is given.
    """
    tries = dict.fromkeys((*required(kind.fields), *names), 0)
    for _ in range(ROUNDS):
        faults = faults_of(kind, folder, "\n".join(filled(kind, tries)))
        if not faults:
            return tries
        tried = dict(tries)
        for fault in faults:
            match = FAULT.fullmatch(fault)
            assert match, fault
            name = "alt.value" if match[1] else match[2]
            spoken_of = (word for word in match[3].split() if word in kind.fields)
            wanted = [one for one in (name, *spoken_of) if one not in tried]
            tries |= dict.fromkeys(wanted, 0) if wanted else {name: tried[name] + 1}
    raise AssertionError(faults)


def required(fields: Mapping[str, Any]) -> list[str]:
    return [name for name, field in fields.items() if field.required]


def faults_of(kind: Kind, folder: Path, text: str) -> list[str]:
    (folder / f"{kind.name}.toml").write_text(text, encoding="utf-8")
    return check(str(folder), Library((str(SAMPLE), str(folder)), [])).faults


every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_kind
def test_a_template_is_toml_with_and_without_what_is_optional(kind: Kind) -> None:
    (bare,) = tomli.loads("\n".join(template(kind))).values()
    assert [*bare] == required(kind.fields)
    whole = (re.sub(r"^#(?=[^ ])", "", line) for line in template(kind))
    (full,) = tomli.loads("\n".join(whole)).values()
    written = {name for name, field in kind.fields.items() if field.given}
    assert set(full) == written - {"id"}
    (claims,) = full["alt"].values()
    assert [set(claim) for claim in claims] == [set(Claim.fields)]
    said = " ".join(line.strip("# ") for line in template(kind))
    assert all(kind.fields[name].help in said for name in written - {"id"})
    assert max(map(len, template(kind))) <= 80


@every_kind
def test_what_is_left_open_is_a_fault(kind: Kind, tmp_path: Path) -> None:
    faults = faults_of(kind, tmp_path, "\n".join(filled(kind, {})))
    named = {match[2] for fault in faults if (match := FAULT.fullmatch(fault))}
    assert named == {*required(kind.fields)}


@pytest.mark.parametrize(("name", "field"), OPTIONAL)
def test_each_optional_field_can_be_given(name: str, field: str, tmp_path: Path) -> None:
    assert field in accepted(KINDS[name], tmp_path, field)


@every_kind
def test_what_is_said_of_a_field_can_be_given(kind: Kind, tmp_path: Path) -> None:
    """A rule by which it is inferred, and what others say; or two values and no answer."""
    (line,) = (line for line in template(kind) if line.startswith("#unresolved"))
    name = line.split('"')[1]
    claims = [f"alt.{part}" for part in required(Claim.fields)]
    tries = accepted(kind, tmp_path, name, f"inferred.{name}", *claims)
    (record,) = tomli.loads("\n".join(filled(kind, tries))).values()
    assert set(record["inferred"]) == set(record["alt"]) == {name}
    tries = accepted(kind, tmp_path) | dict.fromkeys(claims, 0)
    text = "\n".join(filled(kind, tries)).replace("#unresolved", "unresolved")
    assert faults_of(kind, tmp_path, text) == [
        f"{tmp_path}/{kind.name}.toml: record filled-1: alt.{name}: "
        "needs at least two values, since it is in unresolved"
    ]
    claim = text[text.index("[[") :]
    assert faults_of(kind, tmp_path, f"{text}\n{claim}") == []


def test_the_template_of_a_term(served: Served) -> None:
    ran = served("new", "terms")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.startswith("# A record for terms.toml. One term of the glossary, or")
    _, fields, others = ran.out.split("\n\n")
    assert fields.startswith(
        '[ID]\n# the term (text)\nterm = ""\n# its abbreviation (text)\n#short'
    )
    assert (
        """
# between Israel and Japan, or context (bilateral or context; context if
# omitted)
#scope = "context"
# when it came into use (date)
#date = ""
# how important it is (key, notable or minor)
#importance = ""
# sources, each with the place in it (any number of: { id, at, via })
#   id: the source (id of one of the sources)
#   at: the place in it: section, paragraph, row, footnote (text)
#   via: the source that quotes it, if only that was seen (id of one of the
#   sources), optional
sources = [{ id = "", at = "" }]
"""
        in fields
    )
    assert others.startswith("# other values that sources give, by field\n#   value: the value")
    assert "(normal or deprecated; normal if\n" in others
    assert others.endswith(
        """
#[[ID.alt.date]]
#value = ""
#rank = "normal"
#why = ""
#note = ""
#sources = [{ id = "", at = "" }]
"""
    )


def test_an_unknown_kind_is_what_schema_says_it_is(served: Served) -> None:
    for args in ([], ["visit"], ["visits", "trade"], ["nothing"]):
        new, schema = served("new", *args), served("schema", *args)
        assert (new.out, new.err, new.code) == (schema.out, schema.err, 2)
    assert served("new", "visit").err == "ilj: no kind 'visit'\nhint: did you mean visits?\n"
