"""How likely two reports tell of one event, and on what evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
from msgspec.structs import astuple

from crosswire.story.days import count_days_apart
from crosswire.story.profile import Profile


class Evidence(msgspec.Struct, frozen=True):
    """
    What two reports have in common; every field but the days grows from 0.

    Attributes:
        whole: Cosine of all weighted terms.
        lead: Cosine of headline and first paragraphs.
        lead_found: Weighted share of the terms of one lead that the other report has, the
            better way round: a short report finds itself in the long one.
        names: Weighted share of the names of the report with fewer that the other has.
        lead_names: The same for the names of the leads.
        details: Telling numbers shared, each counted by its weight, at most 3.
        wording: ln(1 + runs of five words shared), at most ln 40.
        copied: Share of the runs of the shorter report that the longer has.
        days: Days between the reports, or None where one has no date.
        clash: What dates in the texts say against it, in log odds, where a date is missing:
            the latest years named differ (1.5), or the dates written out in the leads are
            more than ten days (4) or half a year apart (12).
    """

    whole: float
    lead: float
    lead_found: float
    names: float
    lead_names: float
    details: float
    wording: float
    copied: float
    days: int | None
    clash: float


#: Learned by tools/learn_grouping.py: one weight for each of the first seven fields.
WEIGHTS = (2.98, 4.7, 1.54, 1.98, 2.42, 1.05, 0.67)
BIAS = -4.69
#: Reports that are further apart tell of different events unless one copies the other.
MOST_DAYS = 10


_COPY = 0.5
#: A rate decision in last month's words is no reprint of last month's report.
_REPRINT = 0.9
_HALF_YEAR = 183


def compare_profiles(left: Profile, right: Profile) -> Evidence:
    """Collect what two reports have in common."""
    shared_runs = len(left.shingles & right.shingles)
    fewer_runs = min(len(left.shingles), len(right.shingles))
    days = count_days_apart(left.day, right.day)
    return Evidence(
        whole=_multiply(left.terms, right.terms),
        lead=_multiply(left.lead, right.lead),
        lead_found=max(_find_share(left.lead, right.terms), _find_share(right.lead, left.terms)),
        names=_share(left.names, right.names),
        lead_names=_share(left.lead_names, right.lead_names),
        details=min(3.0, sum(left.details[key] for key in left.details.keys() & right.details)),
        wording=math.log1p(min(39, shared_runs)),
        copied=shared_runs / fewer_runs if fewer_runs >= 20 else 0.0,
        days=days,
        clash=_find_clash(left, right) if days is None else 0.0,
    )


def score(evidence: Evidence) -> float:
    """
    Give the probability that two reports tell of one event.

    A missing date neither helps nor hurts. Two dated reports of one day gain a little, each
    day beyond the second costs, and beyond `MOST_DAYS` only a copy is the same story: two
    meetings of the same ministers in May and in June are two events.
    """
    is_far = evidence.days is not None and evidence.days > MOST_DAYS
    if evidence.copied > (_REPRINT if is_far or evidence.clash else _COPY):
        return 0.99
    if is_far:
        return 0.0
    fields = astuple(evidence)[: len(WEIGHTS)]
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, fields, strict=True))
    return 1 / (1 + math.exp(-(logit + _judge_days(evidence))))


def _find_clash(left: Profile, right: Profile) -> float:
    """Weigh what the dates inside the texts say against one event."""
    written = count_days_apart(left.written_day, right.written_day)
    if written is not None:
        is_other_year = written > _HALF_YEAR
        return 12.0 if is_other_year else 4.0 if written > MOST_DAYS else 0.0
    years = (left.latest_year, right.latest_year)
    return 1.5 if None not in years and years[0] != years[1] else 0.0


def _judge_days(evidence: Evidence) -> float:
    """Turn days apart into log odds."""
    if evidence.days is None:
        return -evidence.clash
    return 0.5 if evidence.days <= 1 else -0.6 * max(0, evidence.days - 3)


def _multiply(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Multiply two vectors."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def _find_share(part: Mapping[str, float], whole: Mapping[str, float]) -> float:
    """Find which weighted share of the terms of `part` stands in `whole`."""
    total = sum(part.values())
    return sum(part[term] for term in part.keys() & whole.keys()) / total if total else 0.0


def _share(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Find which weighted share of the smaller collection the other has; damped when tiny."""
    shared = sum(left[term] for term in left.keys() & right.keys())
    fewer = min(sum(left.values()), sum(right.values()))
    return shared / (fewer + 5.0)
