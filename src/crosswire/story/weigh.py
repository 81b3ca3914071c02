"""How much each event mention has to do with what a story is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crosswire.story.background import is_background
from crosswire.story.days import is_later
from crosswire.story.profile import lead_of
from crosswire.story.words import find_terms
from crosswire.types import Event, EventType, Mention, Report, Status

_DONE = 1.0
_NOT_DONE = 0.6
_REPORTED = 0.5
_BACKGROUND = 0.2
_STATUS_SEEN = frozenset({Status.DONE})
_STATUS_AHEAD = frozenset({Status.PLANNED, Status.PROMISED})


class Weighed(msgspec.Struct, frozen=True):
    """
    An event mention and its weight in the story.

    Attributes:
        report: The report it stands in.
        mention: The mention.
        event: What it says.
        type: Its type.
        weight: From 0 to about 9; the first paragraph and the headline count most.
    """

    report: Report
    mention: Mention
    event: Event
    type: EventType
    weight: float


def weigh_events(reports: Sequence[Report]) -> tuple[Weighed, ...]:
    """
    Weigh the event mentions of a story, heaviest first.

    What the first paragraph tells and the headline repeats is the news; what stands in
    the ninth paragraph, in somebody's mouth or only planned is background: of "The
    ministers met on Monday" and, far below, "They had signed a treaty in 1997" the first
    gives the story its type. What is told as having gone before, such as the raid in a report
    of the hostages' release, is background too. An event whose words stand in the leads of
    the other reports weighs more than one that a single report leads with.
    """
    leads = [set(find_terms(lead_of(report))) for report in reports]
    found = [weighed for report in reports for weighed in _weigh_report(report, leads)]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.report.id, one.mention.start)))


def drop_overtaken(weighed: Sequence[Weighed]) -> list[Weighed]:
    """
    Leave out what a report has still to come where a later report has the like done.

    "They will meet in Bern on Friday" is overtaken by "they met in Basel on Saturday".
    """
    done = [one.report for one in weighed if one.event.status in _STATUS_SEEN]
    return [
        one
        for one in weighed
        if one.event.status not in _STATUS_AHEAD
        or not any(is_later(report, one.report) for report in done)
    ]


def count_needed(n_reports: int) -> int:
    """Count how many of the reports must agree on what a story is: half, and two of two."""
    return max(min(n_reports, 2), (n_reports + 1) // 2)


def find_paragraph(report: Report, offset: int) -> int:
    """Find the number of the paragraph around an offset; 0 where none is marked."""
    before = (at for at, part in enumerate(report.paragraphs) if part.start <= offset)
    return max(before, default=0)


def _weigh_report(report: Report, leads: Sequence[set[str]]) -> Iterator[Weighed]:
    headline = set(find_terms(report.title or ""))
    for mention in report.events:
        event = mention.event
        if event is None or event.type is None:
            continue
        paragraph = find_paragraph(report, mention.start)
        weight = _weigh_place(paragraph)
        weight *= _BACKGROUND if is_background(report, mention, paragraph) else 1.0
        weight *= _DONE if event.status in _STATUS_SEEN else _NOT_DONE
        weight *= 1.0 if mention.speaker is None else _REPORTED
        terms = set(find_terms(_name_all(mention, event)))
        if headline and terms:
            weight *= 1.0 + min(1.0, len(headline & terms) / 3)
        weight *= _find_support(terms, leads)
        yield Weighed(report, mention, event, event.type, weight)


def _find_support(terms: set[str], leads: Sequence[set[str]]) -> float:
    """Give 0.5 to 1.5 by the share of an event's terms that the average lead has."""
    if not terms:
        return 0.5
    shares = [len(terms & lead) / len(terms) for lead in leads]
    return 0.5 + sum(shares) / len(shares)


def _weigh_place(paragraph: int) -> float:
    """Weigh a paragraph by its number: 3, 2, 1.5, 1, then less and less."""
    return (3.0, 2.0, 1.5, 1.0)[paragraph] if paragraph < 4 else 3.0 / paragraph


def _name_all(mention: Mention, event: Event) -> str:
    names = " ".join(actor.name for actor in (*event.actors, *event.recipients))
    return f"{mention.exact} {names}"
