"""The words that every view uses for what a ledger gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from crosswire.ledger.records import (
    MOST_COUNTED,
    Commitment,
    CommitmentState,
    DyadEvent,
    DyadPage,
    DyadRelation,
    Evidence,
    ReportState,
)
from crosswire.types import Period, RelationType
from crosswire.types.naming import join_names
from crosswire.types.quads import Quad
from crosswire.views.labels import EVENT_NAMES, STATUS_NAMES, count, name_day, name_period
from crosswire.views.safe import show

QUAD_NAMES: Mapping[Quad, str] = MappingProxyType(
    {
        Quad.VERBAL_COOPERATION: "cooperation in words",
        Quad.MATERIAL_COOPERATION: "cooperation in deeds",
        Quad.VERBAL_CONFLICT: "conflict in words",
        Quad.MATERIAL_CONFLICT: "conflict in deeds",
    }
)
RELATION_NAMES: Mapping[RelationType, str] = MappingProxyType(
    {
        RelationType.DIPLOMATIC_RELATIONS: "diplomatic relations",
        RelationType.RECOGNITION: "recognition",
        RelationType.MEMBERSHIP: "membership",
        RelationType.CHAIR: "chair",
        RelationType.BORDER: "common border",
        RelationType.ALLIANCE: "alliance",
        RelationType.TREATY: "treaty",
    }
)
REPORT_STATES: Mapping[ReportState, str] = MappingProxyType(
    {
        ReportState.CURRENT: "current",
        ReportState.REPLACED: "replaced by a corrected version",
        ReportState.RETRACTED: "taken back by its outlet",
    }
)
SCALE = "−10 is conflict, +10 cooperation"
_BASES: Mapping[str, str] = MappingProxyType(
    {
        "passage": "its sentence names both states",
        "reference": "its sentence speaks of both states, not of both by name",
        "story": "no other state takes part in its story",
    }
)
_LINKS: Mapping[str, str] = MappingProxyType(
    {"merged_into": "went into", "related": "is related to"}
)


def name_state(code: str, names: Mapping[str, str]) -> str:
    """Name a state by its code: "Kazakhstan" for KAZ; the code itself where it has no name."""
    return show(names.get(code, code))


def name_pair(page: DyadPage, names: Mapping[str, str]) -> str:
    """Name the two states of a page: "Kazakhstan and Russia"."""
    return join_names((name_state(page.one, names), name_state(page.other, names)))


def parse_month(text: str) -> int | None:
    """Number a month, January of the year 0 being 0; None where it is none ("--08")."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return 12 * day.year + day.month - 1


def write_month(number: int) -> str:
    """Write the month of a number shortly: "Aug 2031"."""
    day = date(number // 12, number % 12 + 1, 1)
    return f"{day:%b} {day.year}"


def shorten(text: str, most: int) -> str:
    """Make a text safe to show, and cut it at a word where it is longer than that."""
    shown = show(text)
    if len(shown) <= most:
        return shown
    kept = shown[: most - 1]
    at_word = kept.rfind(" ")
    return f"{kept[:at_word] if at_word > most // 2 else kept}…"


def _say_claims(n_claims: int) -> str:
    """Count claims; a page counts no more than the latest of them, and says so."""
    counted = count(n_claims, "claim")
    return f"the latest {counted}" if n_claims >= MOST_COUNTED else counted


def say_scope(page: DyadPage) -> str:
    """Say in one line how much there is between two states."""
    said = [
        count(page.n_events, "event"),
        f"{_say_claims(page.n_claims)} that name both",
        f"from {count(page.n_stories, 'story', 'stories')}",
    ]
    in_conflict = count(page.n_conflicts, "claim") if page.n_conflicts else "none"
    return f"{', '.join(said)}; {in_conflict} in conflict"


def count_shown(n_shown: int, n_all: int) -> str:
    """Say how many lines stand in a list, and of how many where it is cut: "50 of 212"."""
    return f"{n_shown:,} of {n_all:,}" if n_shown < n_all else f"{n_all:,}"


def say_score(score: float) -> str:
    """Write a score with its sign: "+12.5", "−3", "0"."""
    number = f"{abs(score):.1f}".removesuffix(".0")
    sign = "" if number == "0" else "−" if score < 0 else "+"
    return f"{sign}{number}"


def describe_event(event: DyadEvent, names: Mapping[str, str]) -> str:
    """Say what an event is: "agreement, done, by Kazakhstan, +2.5"."""
    facts = [EVENT_NAMES[event.type], STATUS_NAMES[event.status]]
    if event.actor:
        facts.append(f"by {name_state(event.actor, names)}")
    if event.score:
        facts.append(say_score(event.score))
    return ", ".join(facts)


def name_time(event: DyadEvent) -> str:
    """Name the day of an event, or the stretch in which it took place: "2024", "June 2031"."""
    if event.day and event.until and event.until != event.day:
        return name_period(Period(start=event.day, end=event.until))
    return name_day(event.day) if event.day else "day not known"


def say_spread(page: DyadPage) -> str:
    """Say how many events no month counts, such as those of "2024"; "" where there is none."""
    if not page.n_spread:
        return ""
    are = "is" if page.n_spread == 1 else "are"
    return f"{count(page.n_spread, 'event')} of which no month is told {are} in no sum."


def describe_relation(relation: DyadRelation) -> str:
    """Say whether a standing fact holds and since when it is reported so."""
    holds = "in force" if relation.holds else "not in force"
    told = f", first reported so on {name_day(relation.day)}" if relation.day else ""
    return f"{RELATION_NAMES[relation.type]}, {holds}{told}"


def describe_commitment(item: Commitment) -> str:
    """Say what became of a commitment and by when it is due: "overdue since 1 March 2031"."""
    due = name_day(item.due) if item.due else None
    if item.state is CommitmentState.OPEN:
        return f"open, due {due}" if due else "open, no date set"
    if item.state is CommitmentState.OVERDUE:
        return f"overdue since {due}, no report read tells its outcome"
    state = name_outcome(item.state)
    return f"{state}, was due {due}" if due else state


def name_outcome(state: CommitmentState) -> str:
    """Name what became of a commitment: "partly kept"."""
    return state.value.replace("_", " ")


def describe_place(evidence: Evidence) -> str:
    """Say where a passage stands: the outlet, and its address where it has one."""
    is_web = evidence.uri.startswith(("https://", "http://"))
    return f"{show(evidence.outlet)}, {show(evidence.uri)}" if is_web else show(evidence.outlet)


def describe_basis(basis: str | None) -> str:
    """Say how a figure is known to be about two states, where it does not name them itself."""
    return _BASES.get(basis or "", "")


def name_link(kind: str) -> str:
    """Name how one story hangs together with another."""
    return _LINKS.get(kind, show(kind.replace("_", " ")))
