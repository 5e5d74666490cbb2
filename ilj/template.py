"""A record to be filled in: the TOML of a kind, worked out from its declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from .choices import Many
from .dates import SUBSET
from .evidence import Claim
from .fields import Computed, Field
from .kind import Kind
from .nested import ByField, Nested
from .question import inner
from .record import Record
from .values import Flag, Type

ID = "ID"
"""What stands for the id; a record cannot have it."""
_WIDTH = 80
_PREFACE = (
    "Put the id in place of ID: small letters, digits and hyphens; who or what, where, year.",
    'Fill in what stands open as "".',
    "What is commented out may be left out: take the # from before a field to give it.",
    f"A date is {SUBSET}.",
)


def template(kind: Kind) -> Iterator[str]:
    """The lines of a record of the kind: what is required stands open, the rest commented out."""
    yield from _remark(f"A record for {kind.name}.toml. {kind.record.__doc__}")
    for said in (*_PREFACE, *_rules(kind)):
        yield from _remark(said, "# - ")
    yield from ("", f"[{ID}]")
    example = _example(kind)
    own = {"unresolved": f'["{example.name}"]', "inferred": '""'}
    for name, declared in kind.fields.items():
        key = f"inferred.{example.name}" if name == "inferred" else name
        if name not in ("id", "alt") and not isinstance(declared, Computed):
            yield from _explained(declared)
            yield _line(key, own.get(name) or _blank(declared), declared.required)
    yield from _alternative(kind.fields["alt"], example)


def _alternative(alt: Field, example: Field) -> Iterator[str]:
    """What other sources say of one field."""
    yield ""
    yield from _remark(alt.help)
    yield from _parts(Claim.fields_of.values())
    yield f"#[[{ID}.alt.{example.name}]]"
    for name, declared in Claim.fields_of.items():
        said = example if name == "value" else declared
        yield _line(name, _blank(said), required=False)


def _line(key: str, value: str, required: bool) -> str:
    return f"{'' if required else '#'}{key} = {value}"


def _blank(field: Field) -> str:
    """The open value of a field, or that which it has where it is left out."""
    return f'"{field.default}"' if isinstance(field.default, str) else _open(field.type)


def _open(type: Type) -> str:
    """A value of the type as TOML has it, open where something is to be filled in."""
    if isinstance(type, Many):
        return f"[{_open(type.of)}]"
    if isinstance(type, Nested):
        required = (f for f in type.part.fields_of.values() if f.required)
        return f"{{ {', '.join(f'{f.name} = {_open(f.type)}' for f in required)} }}"
    return "true" if isinstance(type, Flag) else '""'


def _explained(field: Field) -> Iterator[str]:
    """What a field means and what it holds."""
    yield from _remark(_said(field))
    type = inner(field.type)
    if isinstance(type, Nested):
        yield from _parts(type.part.fields_of.values())


def _parts(fields: Iterable[Field]) -> Iterator[str]:
    """The same of each part of a table."""
    for field in fields:
        optional = "" if field.required or field.default else ", may be left out"
        yield from _remark(f"{field.name}: {_said(field)}{optional}", "#   ")


def _said(field: Field) -> str:
    type = inner(field.type)
    if isinstance(type, ByField):
        return field.help
    label = f"{{ {', '.join(type.part.fields_of)} }}" if isinstance(type, Nested) else type.label
    many = "any number of: " if isinstance(field.type, Many) else ""
    without = f"; {field.default} where left out" if isinstance(field.default, str) else ""
    return f"{field.help} ({many}{label}{without})"


def _rules(kind: Kind) -> Iterator[str]:
    """The rules of the kind, as its own classes say them."""
    for owner in kind.record.__mro__:
        rule = vars(owner).get("faults") if owner is not Record else None
        if rule and issubclass(owner, Record):
            yield rule.__doc__


def _example(kind: Kind) -> Field:
    """The field that stands for any other in what is said of a field."""
    own = [f for name, f in kind.fields.items() if name not in Record.fields_of and not f.required]
    return next((f for f in own if f.when), own[0])


def _remark(text: str, start: str = "# ") -> Iterator[str]:
    """A comment in as many lines as it takes."""
    hang = "#".ljust(len(start))
    yield from wrap(
        text, _WIDTH, initial_indent=start, subsequent_indent=hang, break_on_hyphens=False
    )
