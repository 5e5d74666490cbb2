"""Events: what happened besides visits and agreements."""

from ilj.model import DATE, PEOPLE, TEXT, TEXTS, Date, Many, Ref, field, listing

from .valued import Valued
from .vocabulary import STATUS, unless_actual


@listing("events", "recognition, missions, plans, forums, flights, incidents")
class Event(Valued):
    """One thing that happened, or the background of others."""

    columns = "date title type? id"
    examples = ["--year 1952", "itochu elbit", "--type mission"]

    date: Date | None = field(DATE, "when, local to the event", when=True, search=True)
    title: str = field(TEXT, "what happened, in one line", required=True, search=True)
    type: str = field("event", "what sort of event", required=True, option="--type")
    scope: str = field(
        "scope", "between the two, or on third parties", default="bilateral", option="--scope"
    )
    status: str = STATUS
    places: tuple[str, ...] = field(TEXTS, "where", search=True)
    people: tuple[str, ...] = field(PEOPLE, "who took part, by id", option="--person", search=True)
    bodies: tuple[str, ...] = field(
        Many(Ref("organizations")), "bodies that took part, by id", option="--body", search=True
    )
    first: str | None = field(TEXT, "what it was the first of", search=True)
    detail: str | None = field(TEXT, "what more is known of it")

    @property
    def headline(self) -> str:
        """The title, with the status if it did not take place."""
        return self.title + unless_actual(self.status)
