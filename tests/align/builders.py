"""Reports built by hand: each mention is found in the text by its exact words."""

from __future__ import annotations

from crosswire.align import align_claims
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Claim,
    ClaimKind,
    Event,
    Figure,
    Form,
    Mention,
    Part,
    Passage,
    Period,
    Relation,
    Report,
)


def state(name: str, country: str) -> Actor:
    """A state."""
    return Actor(name=name, kind=ActorKind.STATE, country=country)


def person(name: str, country: str | None = None, role: str | None = None) -> Actor:
    """A person."""
    return Actor(name=name, kind=ActorKind.PERSON, country=country, role=role)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(start=f"{number}-01-01", end=f"{number}-12-31")


def day(value: str) -> Period:
    """A single day."""
    return Period(start=value, end=value)


class Draft:
    """A report in the making."""

    def __init__(
        self, outlet: str, text: str, *, published: str | None = None, title: str | None = None
    ) -> None:
        self.outlet = outlet
        self.text = text
        self.published = published
        self.title = title
        self.id = outlet.lower().replace(" ", "-")
        self.mentions: list[Mention] = []
        self.actors: list[ActorMention] = []
        self.family: str | None = None

    def _mention(self, exact: str, kind: ClaimKind, **slots: object) -> Mention:
        start = self.text.index(exact)
        cue = slots.pop("cue", None)
        fields: dict[str, object] = {
            "report": self.id,
            "start": start,
            "end": start + len(exact),
            "exact": exact,
            "form": Form.NARRATED,
            "source": None,
            "cue": None,
            "origin": None,
            "confidence": 0.9,
            "kind": kind,
        }
        if isinstance(cue, str):
            at = self.text.index(cue)
            fields["cue"] = Passage.of(self.text, at, at + len(cue))
        mention = Mention(**(fields | slots))
        self.mentions.append(mention)
        return mention

    def says(
        self, exact: str, speaker: Actor | None = None, form: Form = Form.DIRECT, **slots: object
    ) -> Draft:
        """Add a statement."""
        self._mention(exact, ClaimKind.STATEMENT, speaker=speaker, form=form, **slots)
        return self

    def counts(self, exact: str, figure: Figure, **slots: object) -> Draft:
        """Add a figure."""
        self._mention(exact, ClaimKind.FIGURE, figure=figure, **slots)
        return self

    def tells(self, exact: str, event: Event, **slots: object) -> Draft:
        """Add an event."""
        self._mention(exact, ClaimKind.EVENT, event=event, **slots)
        return self

    def holds(self, exact: str, relation: Relation, **slots: object) -> Draft:
        """Add a relation."""
        self._mention(exact, ClaimKind.RELATION, relation=relation, **slots)
        return self

    def names(self, exact: str, actor: Actor) -> Draft:
        """Name an actor wherever the words stand."""
        at = self.text.find(exact)
        while at >= 0:
            end = at + len(exact)
            self.actors.append(ActorMention(start=at, end=end, exact=exact, actor=actor))
            at = self.text.find(exact, end)
        return self

    @property
    def report(self) -> Report:
        """The finished report."""

        def of(kind: ClaimKind) -> tuple[Mention, ...]:
            found = (mention for mention in self.mentions if mention.kind is kind)
            return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))

        paragraphs = []
        at = 0
        for block in self.text.split("\n\n"):
            paragraphs.append(Part(start=at, end=at + len(block)))
            at += len(block) + 2
        return Report(
            id=self.id,
            uri=f"{self.id}.txt",
            outlet=self.outlet,
            title=self.title,
            published=self.published,
            family=self.family,
            text=self.text,
            paragraphs=tuple(paragraphs),
            statements=of(ClaimKind.STATEMENT),
            figures=of(ClaimKind.FIGURE),
            events=of(ClaimKind.EVENT),
            relations=of(ClaimKind.RELATION),
            actors=tuple(sorted(self.actors, key=lambda found: found.start)),
        )


def align(*drafts: Draft) -> tuple[Claim, ...]:
    """Align the reports of a story."""
    return align_claims([draft.report for draft in drafts], ())
