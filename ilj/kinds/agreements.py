"""Agreements: instruments and their status."""

from collections.abc import Iterator
from itertools import pairwise

from ilj.model import DATE, PEOPLE, TEXT, TEXTS, Date, Many, Record, Ref, field, listing

from .vocabulary import STAGE


@listing("agreements", "treaties and memoranda, with their status")
class Agreement(Record):
    """One instrument, or one that is only proposed, studied or negotiated."""

    columns = "dated name status in_force? id"
    examples = ["", "--topic defence", "--status in-force --json"]

    name: str = field(TEXT, "short name", required=True)
    title: str | None = field(TEXT, "full title, if known")
    kind: str = field("instrument", "the kind of instrument", required=True, option="--kind")
    topic: str = field("topic", "what it is about", required=True, option="--topic")
    status: str | None = field(STAGE, "status", option="--status")
    talks: Date | None = field(DATE, "when talks or a study began", when=True)
    agreed: Date | None = field(DATE, "when agreed in substance", when=True)
    signed: Date | None = field(DATE, "when it was signed", when=True)
    in_force: Date | None = field(DATE, "when it entered into force", when=True)
    extended: tuple[Date, ...] = field(Many(DATE), "when it was extended", when=True)
    revised: tuple[Date, ...] = field(Many(DATE), "when it was revised", when=True)
    date: Date | None = field(
        DATE, "date given in lists, if no step is named", when=True, head="listed"
    )
    dated: Date | None = field(
        DATE,
        "the date of signing, else as listed, else of another step",
        compute=lambda agreement: getattr(agreement, agreement.basis("dated")[0]),
    )
    place: str | None = field(TEXT, "where it was signed")
    parties: tuple[str, ...] = field(TEXTS, "the parties, if not the two governments")
    signatories: tuple[str, ...] = field(PEOPLE, "who signed, by id", option="--person")
    visit: str | None = field(Ref("visits"), "the visit during which it was signed")
    first: str | None = field(TEXT, "what it was the first of", head="milestone")
    provides: str | None = field(TEXT, "what it provides for")

    def basis(self, name: str) -> list[str]:
        """The fields that the value shown under `name` is taken from."""
        acts = ("signed", "date", "in_force", "agreed", "talks")
        if name == "dated":
            return [next((act for act in acts if getattr(self, act)), "date")]
        return super().basis(name)

    @property
    def placed(self) -> Date | None:
        """The date that it is sorted by: signing rather than the start of talks."""
        date: Date | None = self.dated
        return date

    def faults(self) -> Iterator[tuple[str, str]]:
        """Its dates are in order: talks, agreed, signed, in force."""
        acts = ("talks", "agreed", "signed", "in_force")
        dated = [(name, date) for name in acts if (date := getattr(self, name))]
        dated += [(name, date) for name in ("extended", "revised") for date in getattr(self, name)]
        for (name, date), (then, later) in pairwise(dated):
            if name not in ("extended", "revised") and date.is_after(later):
                yield then, f"is before {name}"

    @property
    def subject(self) -> str:
        """The short name."""
        return self.name

    @property
    def headline(self) -> str:
        """`Visa exemption, in force`."""
        return f"{self.name}, {STAGE.show(self.status)}" if self.status else self.name
