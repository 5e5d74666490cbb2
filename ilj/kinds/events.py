"""Events: what happened besides visits and agreements."""

from collections.abc import Iterator

from ilj.model import DATE, PEOPLE, TEXT, TEXTS, Date, Many, Ref, field, listing, usually

from .valued import Valued
from .vocabulary import STATUS, unless_actual


@listing("events", "recognition, votes, meetings, flights, incidents")
class Event(Valued):
    """One thing that happened, or the background of others."""

    columns = "date title type? side? id"
    examples = ["--year 1952", "itochu elbit", "--type mission"]

    date: Date | None = field(DATE, "when, in local time", when=True)
    title: str = field(TEXT, "what happened, in one line", required=True)
    type: str = field("event", "the type of event", required=True, option="--type")
    scope: str = field(
        "scope",
        "between Israel and Japan, or context",
        default="bilateral",
        option="--scope",
        standing=usually("scope", "bilateral", "context"),
    )
    status: str = STATUS
    places: tuple[str, ...] = field(TEXTS, "where")
    people: tuple[str, ...] = field(PEOPLE, "who took part, by id", option="--person")
    bodies: tuple[str, ...] = field(
        Many(Ref("organizations")),
        "organizations that took part, by id",
        option="--body",
        head="organizations",
    )
    side: str | None = field("side", "how Japan voted", option="--side")
    resolution: str | None = field(TEXT, "the resolution: body and number")
    first: str | None = field(TEXT, "what it was the first of", head="milestone")
    detail: str | None = field(TEXT, "more about it")

    def faults(self) -> Iterator[tuple[str, str]]:
        """A vote has the side taken, and only a vote has a side and a resolution."""
        yield from super().faults()
        if self.type == "vote" and not self.side:
            yield "side", "is missing beside a vote"
        if self.type != "vote" and (self.side or self.resolution):
            yield "type", "is not vote: only a vote has a side and a resolution"

    @property
    def headline(self) -> str:
        """The title, after the status if it did not take place."""
        return unless_actual(self.status) + self.title
