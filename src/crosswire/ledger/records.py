"""What a ledger gives when it is asked: plain values, which `--json` prints as they are."""

from __future__ import annotations

from enum import StrEnum

from crosswire.types import (
    Claim,
    Comparison,
    EventType,
    Figure,
    Passage,
    RelationType,
    Status,
    Value,
    Verdict,
)

MOST_COUNTED = 5_000
"""Claims that name two states, the latest ones, that a page counts; more are not needed for it."""
MOST_BOUND = 500
"""Commitments between two states, the latest ones, that are looked at."""


class ReportState(StrEnum):
    """Whether a report still stands."""

    CURRENT = "current"
    REPLACED = "replaced"  # a corrected version came after it
    RETRACTED = "retracted"


class StoryEntry(Value, frozen=True, kw_only=True):
    """
    A story as a list shows it.

    Attributes:
        id: Its id.
        title: One line for people.
        start: First day of its event (ISO date), or None.
        end: Last day of its event, or None.
        types: PLOVER types of its main events.
        countries: States that its claims are about (ISO 3166-1 alpha-3).
        n_reports: Reports that tell of it.
        n_outlets: Outlets that published them.
        n_origins: Known origins behind them.
        n_claims: Claims.
        n_conflicts: Claims in conflict; one that tells a contradiction again is not counted.
    """

    id: str
    title: str
    start: str | None
    end: str | None
    types: tuple[EventType, ...]
    countries: tuple[str, ...]
    n_reports: int
    n_outlets: int
    n_origins: int
    n_claims: int
    n_conflicts: int


class StoryLink(Value, frozen=True, kw_only=True):
    """How a story hangs together with another one: merged into it, or related."""

    story: str
    other: str
    kind: str
    why: str


class StoryPage(Value, frozen=True, kw_only=True):
    """
    All that the ledger holds of one story.

    Attributes:
        id: Its id.
        comparison: Its reports, claims and origins, as `crosswire compare` says them.
        links: Stories that went into it or are related.
        withdrawn: Reports of it that were replaced or retracted, with the state of each.
        reasons: Why reports were retracted, where a reason was given: pairs of report and reason.
    """

    id: str
    comparison: Comparison
    links: tuple[StoryLink, ...] = ()
    withdrawn: tuple[tuple[str, ReportState], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


class TakenBack(Value, frozen=True, kw_only=True):
    """
    What a report said of a claim before it was retracted or corrected.

    Attributes:
        claim: Id of the claim then.
        report, outlet: The report, and who published it.
        heading: The line of the claim as it was with it.
        exact: Its words.
        is_only: Whether no report that stands gives the same.
        said: All that in a sentence.
    """

    claim: str
    report: str
    outlet: str
    heading: str
    exact: str
    is_only: bool
    said: str


class ClaimEntry(Value, frozen=True, kw_only=True):
    """
    A claim as the ledger holds it.

    Attributes:
        claim: The claim, as `crosswire compare` says it.
        story: Id of its story.
        first_seen: When its first mention was recorded (UTC).
        last_seen: When its last version was recorded.
        outlets: Names of the reports behind it, by report id.
        addresses: Where those reports stand, by report id.
        taken_back: What reports said of it that were retracted or corrected since.
    """

    claim: Claim
    story: str
    first_seen: str
    last_seen: str
    outlets: dict[str, str]
    addresses: dict[str, str]
    taken_back: tuple[TakenBack, ...] = ()


class ClaimVersion(Value, frozen=True, kw_only=True):
    """
    One verdict in the history of a claim: what it was, from when, and what brought it.

    Attributes:
        claim: Id of the claim; another one from where the claim that was asked for went into it.
        recorded: When it was entered (UTC).
        verdict, summary, because: What it was.
        n_mentions: Passages behind it.
        why: What brought it.
        taken_back: What retracted reports had said, where it is the first verdict without them.
    """

    claim: str
    recorded: str
    verdict: Verdict
    summary: str
    because: str
    n_mentions: int
    why: str
    taken_back: tuple[str, ...] = ()


class Evidence(Value, frozen=True, kw_only=True):
    """
    A passage behind a line, and where it stands.

    Attributes:
        claim: Id of the claim.
        story: Id of its story.
        report: Id of the report.
        outlet: Who published it, as people know it.
        uri: Its address.
        passage: The characters.
    """

    claim: str
    story: str
    report: str
    outlet: str
    uri: str
    passage: Passage


class TextChange(Value, frozen=True, kw_only=True):
    """
    Paragraphs in which a corrected article differs from the one it replaces.

    Attributes:
        before: As they were; "" where they are new.
        after: As they are now; "" where they are gone.
    """

    before: str
    after: str


class DyadEvent(Value, frozen=True, kw_only=True):
    """
    An event between two states.

    Attributes:
        day: When it took place, or began, else the day it was first reported.
        until: Last day of the stretch in which it took place ("in 2024"); None where none is told.
        month: Whose sum it is in ("2022-08"); None where it was not done, or over a longer time.
        type: PLOVER type.
        status: Whether it took place.
        actor: The side that acts, by its code or name; None where both do.
        score: On the scale from -10 (conflict) to 10 (cooperation); 0 unless it was done.
        summary: One line.
        verdict: What the reports say of it.
        evidence: The passage that tells it as it stands now and names most of the two states;
            the earliest of such.
    """

    day: str | None
    until: str | None = None
    month: str | None = None
    type: EventType
    status: Status
    actor: str | None
    score: float
    summary: str
    verdict: Verdict
    evidence: Evidence


class DyadMonth(Value, frozen=True, kw_only=True):
    """
    What was done between two states in a month.

    Attributes:
        month: "2022-08".
        n_events: Events done, each claim counted once, whatever the number of reports.
        score: Sum of their scores on the cooperation-conflict scale.
        by_type: Number of events by PLOVER type.
    """

    month: str
    n_events: int
    score: float
    by_type: dict[EventType, int]


class DyadRelation(Value, frozen=True, kw_only=True):
    """
    A standing fact between two states, by the latest report of it.

    Attributes:
        type: What kind of fact.
        holds: Whether it does.
        day: First day it was reported so.
        summary: One line.
        verdict: What the reports say of it.
        evidence: The earliest passage.
    """

    type: RelationType
    holds: bool
    day: str | None
    summary: str
    verdict: Verdict
    evidence: Evidence


class FigureValue(Value, frozen=True, kw_only=True):
    """
    One of the values that reports give for the same figure: twelve dead, then nineteen.

    Attributes:
        figure: The figure as these reports have it.
        speaker: Who said it, or None where the reports say it themselves.
        carried_by: Names of the reports that give it.
        day: First day it was reported.
        evidence: The earliest passage.
    """

    figure: Figure
    speaker: str | None
    carried_by: tuple[str, ...]
    day: str | None
    evidence: Evidence


class FigureEntry(Value, frozen=True, kw_only=True):
    """
    A figure that was reported.

    Attributes:
        figure: The figure.
        summary: One line.
        verdict: What the reports say of it.
        speaker: Who said it, or None where the reports say it themselves.
        carried_by: Names of the reports that carry it.
        basis: How it is known to be about the two states: "slot" (the figure names them),
            "passage" (its sentence does), "reference" (its sentence speaks of both, of one at
            least by other words, such as "the two countries", or by its people), "story" (only
            they take part in the story); None where no states were asked for.
        day: First day it was reported.
        evidence: The earliest passage.
        values: Every value that the reports give, in the order in which they came; one where
            all give the same.
        clashes: The passages of other stories that give another value of the same thing, period
            and two sides, where both cannot be true.
    """

    figure: Figure
    summary: str
    verdict: Verdict
    speaker: str | None
    carried_by: tuple[str, ...]
    basis: str | None
    day: str | None
    evidence: Evidence
    values: tuple[FigureValue, ...] = ()
    clashes: tuple[Evidence, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether a report of its story, or of another one, contradicts it."""
        return self.verdict is Verdict.CONFLICT or bool(self.clashes)


class CommitmentState(StrEnum):
    """What became of a commitment."""

    OPEN = "open"
    OVERDUE = "overdue"  # its day is past and no report read tells its outcome
    POSTPONED = "postponed"  # a later report says that it was put off; it may yet be kept
    PARTLY = "partly_kept"  # a part was done, or less than was promised
    KEPT = "kept"
    BROKEN = "broken"  # called off, or not done when it was due
    REFUSED = "refused"  # an invitation or demand that was turned down

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is awaited."""
        return self in (CommitmentState.KEPT, CommitmentState.BROKEN, CommitmentState.REFUSED)


class Commitment(Value, frozen=True, kw_only=True):
    """
    What a state promised, plans or was asked to do, and what became of it.

    Attributes:
        state: Open, overdue, postponed, partly kept, kept, broken or refused.
        type: PLOVER type of what is promised; None where none covers it.
        status: Promised, planned or called for.
        actors: Who is to do it.
        recipients: To whom.
        due: By when, or None.
        day: First day it was reported.
        summary: One line.
        evidence: The earliest passage.
        outcome: The passage that tells what became of it, or None.
    """

    state: CommitmentState
    type: EventType | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    due: str | None
    day: str | None
    summary: str
    evidence: Evidence
    outcome: Evidence | None = None


class DyadPage(Value, frozen=True, kw_only=True):
    """
    Two states and everything the ledger holds between them.

    Attributes:
        one: ISO 3166-1 alpha-3 code, or name of an organisation of states, that comes first in the
            alphabet.
        other: The other one's.
        months: Events done by month, on the cooperation-conflict scale.
        events: The latest events, the newest first.
        n_events: How many there are in all.
        n_spread: Events done in a stretch longer than a month, which no month counts.
        relations: Standing facts, the latest report of each.
        figures: Values reported, by what is measured and period.
        n_figures: How many there are in all.
        commitments: What is promised and open, then what became of the rest; of the latest 500.
        n_commitments: How many there are in all.
        n_claims: Claims that name both states, the latest 5,000 at most.
        n_conflicts: Claims in conflict: those that name both, and figures of the two that a
            report of their story, or of another one, contradicts.
        n_stories: Stories they stand in.
    """

    one: str
    other: str
    months: tuple[DyadMonth, ...]
    events: tuple[DyadEvent, ...]
    n_events: int
    n_spread: int = 0
    n_figures: int
    relations: tuple[DyadRelation, ...]
    figures: tuple[FigureEntry, ...]
    commitments: tuple[Commitment, ...]
    n_commitments: int
    n_claims: int
    n_conflicts: int
    n_stories: int

    @property
    def is_empty(self) -> bool:
        """Whether the ledger holds nothing between the two."""
        counts = (self.n_events, self.n_figures, self.n_commitments, self.n_claims)
        return not (any(counts) or self.relations)
