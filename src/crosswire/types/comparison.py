"""The public contract `crosswire.comparison/1`."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from crosswire.types.article import Article, Unread
from crosswire.types.base import Value
from crosswire.types.claim import Actor, Event, EventType, Figure, Period, Place, Relation
from crosswire.types.mention import ClaimKind, Mention, OriginKind

SCHEMA = "crosswire.comparison/1"


class Verdict(StrEnum):
    """What the reports that were read say of one claim."""

    AGREE = "agree"
    VARY = "vary"
    CONFLICT = "conflict"
    UPDATE = "update"
    ALONE = "alone"


class AspectName(StrEnum):
    """What varies between mentions of one claim."""

    WORDING = "wording"
    SPEAKER = "speaker"
    VALUE = "value"
    QUALIFIER = "qualifier"
    UNIT = "unit"
    PERIOD = "period"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    STATUS = "status"


class AspectValue(Value, frozen=True, kw_only=True, omit_defaults=True):
    """
    One value of an aspect, as shown to a reader, and the ids of the reports that give it.

    Attributes:
        value: The value.
        reports: Ids of the reports.
        mentions: One mention of each of them that gives it, by its place in the claim's
            `mentions`; empty where that is not known.
    """

    value: str
    reports: tuple[str, ...]
    mentions: tuple[int, ...] = ()


class Aspect(Value, frozen=True, kw_only=True):
    """Aspect in which the reports differ, with every value."""

    name: AspectName
    values: tuple[AspectValue, ...]


class Claim(Value, frozen=True, kw_only=True, omit_defaults=True):
    """
    What is asserted, over all its mentions.

    Attributes:
        id: Stable id made from its mentions.
        kind: Kind of claim.
        summary: One line in plain words; the fullest wording for a statement.
        verdict: What the reports say of it, taken together.
        aspects: In what they differ; empty for `agree` and `alone`.
        because: One sentence that says why the verdict is what it is.
        reports: Ids of the reports that carry it.
        missing_from: Ids of the reports read that do not.
        origins: Ids of the origins behind it.
        independent_origins: Named origins that do not lean on one another; those without a
            name are never counted.
        mentions: Every place that makes it.
        confidence: From 0 to 1, that the mentions belong together and the verdict is right.
        miss_rate: Of a claim that one report alone has, the share of claims like it that stood in
            another report after all when that was measured.
        speaker: Who said it; that of the earliest report where they differ.
        figure, event, relation: Typed content of the most specific mention.
    """

    id: str
    kind: ClaimKind
    summary: str
    verdict: Verdict
    aspects: tuple[Aspect, ...]
    because: str
    reports: tuple[str, ...]
    missing_from: tuple[str, ...]
    origins: tuple[str, ...]
    independent_origins: int
    mentions: tuple[Mention, ...]
    confidence: float
    miss_rate: float | None = None
    speaker: Actor | None = None
    figure: Figure | None = None
    event: Event | None = None
    relation: Relation | None = None


class Origin(Value, frozen=True, kw_only=True, omit_defaults=True):
    """
    Where information entered the record, and the reports that lean on it.

    Attributes:
        id: Made from the name; "unknown-..." where nobody is named.
        kind: What kind of origin; unknown also where somebody is named and no report says
            by which way: "the ministry said".
        name: One name for all ways to credit it.
        reports: Ids of the reports.
        leans_on: Ids of the origins that it passes on ("Interfax, citing the ministry").
    """

    id: str
    kind: OriginKind
    name: str
    reports: tuple[str, ...]
    leans_on: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Tell whether somebody is named; what no report sources has an origin without a name."""
        return self.kind is not OriginKind.UNKNOWN or not self.id.startswith("unknown")


def list_named(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """List the origins that count: who is not named is shown as unknown, and never counted."""
    return tuple(origin for origin in origins if origin.is_named)


def count_outlets(reports: Iterable[Article]) -> int:
    """Count who published some reports; one that names no outlet or agency is its own."""
    return len({report.outlet or report.agency or report.uri for report in reports})


class NoteKind(StrEnum):
    """What a careful reader would flag."""

    QUOTED_HEADLINE = "quoted_headline"  # a quoted phrase of the headline stands in no body
    INFERRED_DATE = "inferred_date"
    ALTERED_QUOTE = "altered_quote"
    SHORTENED_QUOTE = "shortened_quote"
    CUT_OFF = "cut_off"
    SAME_COPY = "same_copy"
    PARTIAL_COPY = "partial_copy"  # paragraphs of another report in a story of its own
    SINGLE_REPORT = "single_report"
    ENCODING = "encoding"
    RETRACTED = "retracted"  # what stands in no report since one was retracted or corrected
    UNANCHORED = "unanchored"  # passages that failed the check against the text


class Note(Value, frozen=True, kw_only=True):
    """Remark on a report (or, without one, on the story), with the place it is about."""

    kind: NoteKind
    text: str
    report: str | None = None
    start: int | None = None
    end: int | None = None


class Story(Value, frozen=True, kw_only=True):
    """
    The event that the reports tell of.

    Attributes:
        title: One line for people: the headline of the report that stands nearest to all, of
            those that the others bear out and none has overtaken.
        title_from: Id of the report whose headline it is; None where none has one.
        date: When the event took place; `basis` says how it is known.
        place: Where, or None.
        participants: Actors that take part.
        types: PLOVER types of its main events, the leading one first.
    """

    title: str
    title_from: str | None = None
    date: Period | None = None
    place: Place | None = None
    participants: tuple[Actor, ...] = ()
    types: tuple[EventType, ...] = ()


class Tool(Value, frozen=True, kw_only=True):
    """Versions that produced a comparison."""

    version: str
    reader: str


class Comparison(Value, frozen=True, kw_only=True):
    """All that crosswire says of one story; printed as one JSON object."""

    schema: str = SCHEMA
    tool: Tool
    reports: tuple[Article, ...]
    story: Story
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[Note, ...] = ()
    unread: tuple[Unread, ...] = ()
