"""What `crosswire stories FILE --json` prints: one story a line, by its reports."""

from __future__ import annotations

from enum import StrEnum

from crosswire.types.base import Value
from crosswire.types.claim import Actor, EventType, Period
from crosswire.types.comparison import Origin

STORY_SCHEMA = "crosswire.story/1"


class Reason(Value, frozen=True, kw_only=True):
    """
    Why a report stands with an earlier one.

    Attributes:
        report: Address of the report.
        other: Address of the other report.
        score: Probability that both tell of one event, from 0 to 1.
        because: One sentence.
    """

    report: str
    other: str
    score: float
    because: str


class LineageKind(StrEnum):
    """What happened to a story while reports came in."""

    MERGED = "merged"  # another story turned out to be part of this one


class Lineage(Value, frozen=True, kw_only=True):
    """
    Where a story comes from, beside its first report.

    Attributes:
        kind: What happened.
        story: Id of the other story; nothing bears it any more.
        reports: Addresses of the reports that changed their story.
        because: One sentence.
    """

    kind: LineageKind
    story: str
    reports: tuple[str, ...]
    because: str


class RelatedStory(Value, frozen=True, kw_only=True):
    """
    Another story of the same subject: a preview, a follow-up, last year's meeting.

    Attributes:
        story: Its id.
        score: Probability, by the texts alone, that both tell of one event, from 0 to 1.
        because: One sentence on the two reports that are most alike.
    """

    story: str
    score: float
    because: str


class ListedStory(Value, frozen=True, kw_only=True):
    """
    One story and its reports, without their claims.

    Attributes:
        id: Made from the first report; it stays when more come in.
        title: Headline of the report that stands nearest to all.
        date: When the event took place, or None; with `--quick` the days of publication.
        types: PLOVER types of its main events; empty with `--quick`.
        participants: Actors that take part; empty with `--quick`.
        reports: Addresses of the reports in order of publication.
        families: Addresses of the reports that carry the same copy, the first to publish first.
        origins: Where the information entered the record, each with the addresses of the reports
            that lean on it; empty with `--quick`.
        why: Why each report stands with earlier ones, at most five pairs a report.
        lineage: Stories that merged into this one.
        related: Other stories of the same subject.
    """

    schema: str = STORY_SCHEMA
    id: str
    title: str
    date: Period | None = None
    types: tuple[EventType, ...] = ()
    participants: tuple[Actor, ...] = ()
    reports: tuple[str, ...]
    families: tuple[tuple[str, ...], ...] = ()
    origins: tuple[Origin, ...] = ()
    why: tuple[Reason, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    related: tuple[RelatedStory, ...] = ()
