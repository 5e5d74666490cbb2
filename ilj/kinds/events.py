"""Events: what happened besides visits and agreements."""

from collections.abc import Iterator

from ilj.model import DATE, PEOPLE, TEXT, TEXTS, Date, Many, Ref, field, listing

from .valued import Valued
from .vocabulary import STATUS, unless_actual


@listing("events", "recognition, missions, plans, forums, flights, incidents")
class Event(Valued):
    """One thing that happened, or the background of others."""

    columns = "date title type? id"
    examples = ["--year 1952", "itochu elbit", "--type mission"]

    date: Date | None = field(DATE, "when, local to the event", when=True)
    title: str = field(TEXT, "what happened, in one line", required=True)
    type: str = field("event", "what sort of event", required=True, option="--type")
    scope: str = field(
        "scope", "between the two, or on third parties", default="bilateral", option="--scope"
    )
    status: str = STATUS
    places: tuple[str, ...] = field(TEXTS, "where")
    people: tuple[str, ...] = field(PEOPLE, "who took part, by id", option="--person")
    bodies: tuple[str, ...] = field(
        Many(Ref("organizations")), "bodies that took part, by id", option="--body"
    )
    side: str | None = field("side", "how Japan voted", option="--side")
    resolution: str | None = field(TEXT, "what was voted on: body and number")
    first: str | None = field(TEXT, "what it was the first of")
    detail: str | None = field(TEXT, "what more is known of it")

    def faults(self) -> Iterator[tuple[str, str]]:
        """A vote has the side taken, and only a vote has a side and a resolution."""
        yield from super().faults()
        if self.type == "vote" and not self.side:
            yield "side", "is missing beside a vote"
        if self.type != "vote" and (self.side or self.resolution):
            yield "type", "is not vote: only a vote has a side and a resolution"

    @property
    def headline(self) -> str:
        """The title, with the status if it did not take place."""
        return self.title + unless_actual(self.status)
