"""A mention: one place in one report that makes a claim; and the report that has been read."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from crosswire.types.article import Article
from crosswire.types.base import Value
from crosswire.types.claim import Actor, Event, Figure, Period, Relation
from crosswire.types.meaning import Meanings
from crosswire.types.reading import Form
from crosswire.types.text import Part, Passage


class ClaimKind(StrEnum):
    """What is claimed."""

    STATEMENT = "statement"
    FIGURE = "figure"
    EVENT = "event"
    RELATION = "relation"


class OriginKind(StrEnum):
    """Where information entered the record."""

    PRESS_RELEASE = "press_release"
    AGENCY = "agency"
    INTERVIEW = "interview"
    OWN_REPORTING = "own_reporting"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Upstream(Value, frozen=True, kw_only=True):
    """
    Origin named in the text for one mention: "according to a press release of the Elysée".

    Attributes:
        kind: Kind of origin by the words used.
        name: Who stands behind it, named once for all forms ("Elysée").
        start: Offset of the words that name it.
        end: Offset behind them.
    """

    kind: OriginKind
    name: str
    start: int
    end: int


class Occasion(Value, frozen=True, kw_only=True):
    """
    When something was said, where that is not about the time of the report.

    Attributes:
        date: The days it was said on.
        name: Gathering named beside the date ("the plenary session"), or None.
        start: Offset of the words that give the date.
        end: Offset behind them.
    """

    date: Period
    name: str | None = None
    start: int
    end: int


class Mention(Value, frozen=True, kw_only=True, omit_defaults=True):
    """
    One place in one report that makes a claim.

    Invariant: `report.text[start:end] == exact`, and every part lies inside it.

    Attributes:
        report: Id of the report.
        start: Offset of the first character.
        end: Offset behind the last.
        exact: The characters.
        form: How it stands in the report.
        source: Words that name the source, or None.
        cue: Words that signal the attribution, or None.
        origin: Id of its origin once origins are resolved, else None.
        confidence: From 0 to 1.
        kind: Kind of claim.
        parts: Stretches of a mention broken by "he said"; empty where it is whole.
        speaker: Resolved source, or None.
        joint: Who says it together with the speaker: "Peru, Chile and Bolivia said".
        upstream: Origin that the text names for it, or None.
        occasion: When it was said, where the report tells of another time, else None.
        figure, event, relation: The typed content; exactly the one of `kind` is set.
    """

    report: str
    start: int
    end: int
    exact: str
    form: Form
    source: Passage | None
    cue: Passage | None
    origin: str | None
    confidence: float
    kind: ClaimKind
    parts: tuple[Part, ...] = ()
    speaker: Actor | None = None
    joint: tuple[Actor, ...] = ()
    upstream: Upstream | None = None
    occasion: Occasion | None = None
    figure: Figure | None = None
    event: Event | None = None
    relation: Relation | None = None

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """All who say it, the first named first."""
        return (self.speaker, *self.joint) if self.speaker is not None else ()

    @property
    def stretches(self) -> tuple[Part, ...]:
        """The stretches that hold its own words: its parts, or the whole of it."""
        return self.parts or (Part(start=self.start, end=self.end),)


class ActorMention(Value, frozen=True, kw_only=True):
    """Actor as named or referred to at one place: `text[start:end]` ("the Kazakh leader")."""

    start: int
    end: int
    exact: str
    actor: Actor


class DateMention(Value, frozen=True, kw_only=True):
    """
    Expression of time at one place: "in the first four months of this year".

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        exact: The characters.
        period: The days it stands for, resolved against the report's date; a single day
            has start == end. Its bounds are None where the year is not known.
        granularity: "day", "week", "month", "quarter", "year", "decade" or "span".
    """

    start: int
    end: int
    exact: str
    period: Period
    granularity: str


class Clause(Value, frozen=True, kw_only=True):
    """
    What one sentence of a statement, or an event, says happened, apart from who says it.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        event: Who, to whom, where, when and whether.
        predicate: Offset of its verb, or of what stands for one.
    """

    start: int
    end: int
    event: Event
    predicate: int


class Report(Article, frozen=True, kw_only=True):
    """
    An article that has been read: the article's fields and what it claims.

    Attributes:
        statements, figures, events, relations: Mentions of each kind, in text order.
        actors: Every place that names or refers to an actor, in text order.
        n_dropped: Mentions found that did not stand in the text as they say.
        meanings: What its words mean, for comparing; left out of what `crosswire read` prints.
        clauses: What its statements and events say happened, for comparing; left out likewise.
    """

    statements: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()
    events: tuple[Mention, ...] = ()
    relations: tuple[Mention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    n_dropped: int = 0
    meanings: Meanings | msgspec.UnsetType = msgspec.UNSET
    clauses: tuple[Clause, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, statements first."""
        return self.statements + self.figures + self.events + self.relations

    @property
    def article(self) -> Article:
        """The article alone, as comparisons carry it."""
        fields = Article.__struct_fields__
        return Article(**{name: getattr(self, name) for name in fields})

    @classmethod
    def of(cls, article: Article, **found: object) -> Report:
        """Join an article with what was found in it."""
        fields = {name: getattr(article, name) for name in Article.__struct_fields__}
        return msgspec.convert(fields | found, cls, from_attributes=True)
