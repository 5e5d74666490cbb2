"""Templates: TOML for every kind, filled in as they say until `check` has nothing to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli

from ilj.check import check
from ilj.choices import Choice, Many
from ilj.dated import Dated
from ilj.evidence import Claim
from ilj.fields import Computed
from ilj.kind import Kind
from ilj.kinds import KINDS
from ilj.load import Library
from ilj.nested import ByField, Nested
from ilj.template import ID, template
from ilj.values import Flag, Number, Ref, Slug, Type
from tests.conftest import SAMPLE, Ilj
from tests.toml import inline

LINE = re.compile(r"(#?)([\w.]+) = (.+)")
FAULT = re.compile(r"[^:]+: record filled-1: (alt\.)?(\w+)[^:]*: (.+)")
ROUNDS = 10
OPTIONAL = [
    (kind.name, name)
    for kind in KINDS.values()
    for name, field in kind.fields.items()
    if not (field.required or isinstance(field, Computed) or isinstance(field.type, ByField))
    and name not in ("id", "unresolved")
]


def values(type: Type) -> list[Any]:
    """What someone might write for a type, in the order in which they would try."""
    if isinstance(type, Many):
        return [[value] for value in values(type.of)]
    if isinstance(type, Nested):
        fields = type.part.fields_of.values()
        required = {f.name: values(f.type)[0] for f in fields if f.required}
        more = ({f.name: values(f.type)[0]} for f in fields if not f.required)
        return [required, *(required | one for one in more)]
    if isinstance(type, Choice):
        return list(type.terms)
    if isinstance(type, Ref):
        return list(Library([str(SAMPLE)]).referred(type.kind))
    for sort, given in (
        (Slug, ["x-1"]),
        (Dated, ["2015", "2016"]),
        (Number, ["1"]),
        (Flag, [True]),
    ):
        if isinstance(type, sort):
            return given
    return ["USD", "people", "percent", "https://example.org"]


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
    field = kind.fields[about] if name == "alt.value" else None
    alt = Claim.fields_of.get(name.removeprefix("alt.")) if about else None
    return values((field or alt or kind.fields[name]).type)


def accepted(kind: Kind, folder: Path, *names: str) -> dict[str, int]:
    """The tries by which the template is a record once these fields are given too.

    What `check` says is done: the field that it is about is given or tried another way, the one
    that it speaks of is given.
    """
    required = (name for name, field in kind.fields.items() if field.required)
    tries = dict.fromkeys((*required, *names), 0)
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


def faults_of(kind: Kind, folder: Path, text: str) -> list[str]:
    (folder / f"{kind.name}.toml").write_text(text, encoding="utf-8")
    return check(str(folder), Library((str(SAMPLE), str(folder))))


def example_of(kind: Kind) -> str:
    """The field that the template has its examples of."""
    (line,) = (line for line in template(kind) if line.startswith("#unresolved"))
    return line.split('"')[1]


def claims(kind: Kind) -> list[str]:
    return [f"alt.{name}" for name, field in Claim.fields_of.items() if field.required]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_template_is_toml_with_and_without_what_is_optional(kind: Kind) -> None:
    (bare,) = tomli.loads("\n".join(template(kind))).values()
    assert set(bare) == {name for name, field in kind.fields.items() if field.required}
    whole = (re.sub(r"^#(?=[^ ])", "", line) for line in template(kind))
    (full,) = tomli.loads("\n".join(whole)).values()
    written = {name for name, field in kind.fields.items() if not isinstance(field, Computed)}
    assert set(full) == written - {"id"}
    (claims,) = full["alt"].values()
    assert [set(claim) for claim in claims] == [set(Claim.fields_of)]
    assert max(map(len, template(kind))) <= 80


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_left_open_is_a_fault(kind: Kind, tmp_path: Path) -> None:
    faults = faults_of(kind, tmp_path, "\n".join(filled(kind, {})))
    named = {match[2] for fault in faults if (match := FAULT.fullmatch(fault))}
    assert named == {name for name, field in kind.fields.items() if field.required}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_required_makes_a_record(kind: Kind, tmp_path: Path) -> None:
    accepted(kind, tmp_path)


@pytest.mark.parametrize(("name", "field"), OPTIONAL)
def test_each_optional_field_can_be_given(name: str, field: str, tmp_path: Path) -> None:
    assert field in accepted(KINDS[name], tmp_path, field)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_said_of_a_field_can_be_given(kind: Kind, tmp_path: Path) -> None:
    name = example_of(kind)
    accepted(kind, tmp_path, name, f"inferred.{name}", *claims(kind))
    text = (tmp_path / f"{kind.name}.toml").read_text(encoding="utf-8")
    (record,) = tomli.loads(text).values()
    assert set(record["inferred"]) == set(record["alt"]) == {name}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_unresolved_has_two_values(kind: Kind, tmp_path: Path) -> None:
    tries = accepted(kind, tmp_path) | dict.fromkeys(claims(kind), 0)
    text = "\n".join(filled(kind, tries)).replace("#unresolved", "unresolved")
    name = example_of(kind)
    assert faults_of(kind, tmp_path, text) == [
        f"{tmp_path}/{kind.name}.toml: record filled-1: alt.{name}: "
        "needs two values at least, since it is in unresolved"
    ]
    claim = text[text.index("[[") :]
    assert faults_of(kind, tmp_path, f"{text}\n{claim}") == []


def test_the_template_of_a_term(ilj: Ilj) -> None:
    ran = ilj("new", "terms")
    assert (ran.err, ran.code) == ("", 0)
    assert (
        ran.out
        == """\
# A record for terms.toml. One term of the glossary, or a programme or doctrine
# that the facts speak of.
# - Put the id in place of ID: small letters, digits and hyphens; who or what,
#   where, year.
# - Fill in what stands open as "".
# - What is commented out may be left out: take the # from before a field to
#   give it.
# - A date is YYYY, YYYY-MM or YYYY-MM-DD, with ? (uncertain), ~ (about) or %
#   (both); 199X; A/B, A/.. or A/; [A..B], [..B] or [A..].

[ID]
# the term (text)
term = ""
# its abbreviation (text)
#short = ""
# what it means, in our words (text)
meaning = ""
# between the two, or on third parties (bilateral or context; context where left
# out)
#scope = "context"
# when it came up (date)
#date = ""
# who says so, and where (any number of: { id, at, via })
#   id: the source (id of one of the sources)
#   at: the place in it: section, paragraph, row, footnote (text)
#   via: the source that relays it, where only that was seen (id of one of the
#   sources), may be left out
sources = [{ id = "", at = "" }]
# fields for which we stand behind none of the values in alt (any number of:
# text)
#unresolved = ["date"]
# fields whose value is inferred, each with the rule
#inferred.date = ""
# a remark (text)
#note = ""
# ids that the record had before (any number of: id)
#was = [""]

# what other sources say instead, by field
#   value: what the source says (as the field has it)
#   rank: whether it may be right (normal or deprecated; normal where left out)
#   why: why it differs (error, other-act, other-scope, other-period, rounding
#   or unknown)
#   note: what tells for it or against it (text), may be left out
#   sources: who says so (any number of: { id, at, via })
#[[ID.alt.date]]
#value = ""
#rank = "normal"
#why = ""
#note = ""
#sources = [{ id = "", at = "" }]
"""
    )


def test_an_unknown_kind_is_what_schema_says_it_is(ilj: Ilj) -> None:
    for args in ([], ["visit"], ["visits", "trade"], ["nothing"]):
        new, schema = ilj("new", *args), ilj("schema", *args)
        assert (new.out, new.err, new.code) == (schema.out, schema.err, 2)
    assert ilj("new", "visit").err == "ilj: no kind 'visit'\nhint: did you mean visits?\n"
