"""Events: what else happened."""

from __future__ import annotations

from ilj.choices import Many
from ilj.dated import Dated
from ilj.dates import Date
from ilj.fields import field
from ilj.values import Ref, Type

from .valued import Valued
from .vocabulary import COURSE, EVENT, SCOPE, unless_actual


class Event(
    Valued,
    kind="events",
    one="event",
    group="Facts",
    help="recognition, missions, plans, forums, flights, incidents",
    examples=(
        "ilj events --year 1952",
        "ilj events itochu elbit",
        "ilj events --type mission",
    ),
    columns=("date", "title", "type", "id"),
    spare=("type",),
):
    """One thing that happened, or the background of others."""

    date: Date | None = field(Dated(), "when, local to the event", when=True, search=True)
    title: str = field(Type(), "what happened, in one line", required=True, search=True)
    type: str = field(EVENT, "what sort of event", required=True, option="--type")
    scope: str = field(
        SCOPE, "between the two, or on third parties", default="bilateral", option="--scope"
    )
    status: str = field(
        COURSE, "whether it took place", default="actual", option="--status", standing=True
    )
    places: tuple[str, ...] = field(Many(Type()), "where", search=True)
    people: tuple[str, ...] = field(
        Many(Ref("people")), "who took part, by id", option="--person", search=True
    )
    bodies: tuple[str, ...] = field(
        Many(Ref("organizations")), "bodies that took part, by id", option="--body", search=True
    )
    first: str | None = field(Type(), "what it was the first of", search=True)
    detail: str | None = field(Type(), "what more is known of it")

    @property
    def headline(self) -> str:
        """What happened, or was to."""
        return self.title + unless_actual(self.status)
