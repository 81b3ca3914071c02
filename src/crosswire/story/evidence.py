"""How likely two reports tell of one event, and on what evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec.structs import astuple
from numpy.typing import NDArray

from crosswire.story.days import count_days_apart
from crosswire.story.profile import Profile

Floats = NDArray[np.float64]


class Evidence(msgspec.Struct, frozen=True):
    """
    What two reports have in common, and what they differ in.

    Attributes:
        whole: Cosine of all weighted terms.
        lead: Cosine of headline and first paragraphs.
        lead_found: Weighted share of the terms of one lead that the other report has, the
            better way round: a short report finds itself in the long one.
        names: Weighted share of the names of the report with fewer that the other has.
        lead_names: The same for the names of the leads.
        details: Telling numbers shared, each counted by its weight, at most 1.
        wording: ln(1 + runs of five words shared), at most ln 40.
        shared: ln(1 + weight of the terms that stand in both leads): two fragments that share
            four rare words share more than two that share one, whatever their cosine.
        missing: Weighted share of the names of one lead that the other report lacks
            altogether, the better way round.
        shorter: ln(1 + words) of the shorter report.
        longer: The same of the longer: long reports share words by chance.
        copied: Share of the runs of the shorter report that the longer has.
        days: Days between the reports, or None where one has no date.
        clash: What dates in the texts say against it, in log odds, where a date is missing:
            the leads name other days of the week (0.8), the latest years named differ (1.5), or
            the dates written out in the leads are more than ten days (4) or half a year
            apart (12).
    """

    whole: float
    lead: float
    lead_found: float
    names: float
    lead_names: float
    details: float
    wording: float
    shared: float
    missing: float
    shorter: float
    longer: float
    copied: float
    days: int | None
    clash: float


#: Learned by tools/learn_grouping.py: one weight for each of the first eleven fields.
WEIGHTS = (0.0, 2.61, 0.0, 0.48, 0.72, 5.09, 1.99, 1.53, -2.45, -0.28, -0.45)
BIAS = -2.05
#: Reports that are further apart tell of different events unless one copies the other.
MOST_DAYS = 10

_COPY = 0.5
#: A rate decision in last month's words is no reprint of last month's report.
_REPRINT = 0.9
_COPIED_LOGIT = 4.6
_NEVER_LOGIT = -12.0
_HALF_YEAR = 183
_OTHER_WEEKDAY = 0.8
_LEAST_RUNS = 20
_MOST_RUNS = 39
_DAMP_NAMES = 5.0
_DAMP_MISSING = 3.0


class _Columns(msgspec.Struct, frozen=True):
    """The columns of several profiles end to end; `owner` has the place of the profile."""

    owner: NDArray[np.intp]
    keys: NDArray[np.uint32]
    weights: Floats
    lead: Floats
    names: Floats

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> _Columns:
        """Put the terms of the profiles end to end."""
        sizes = [len(profile.keys) // 4 for profile in profiles]
        return cls(
            np.repeat(np.arange(len(profiles)), sizes),
            np.frombuffer(b"".join(profile.keys for profile in profiles), "<u4"),
            *(
                np.frombuffer(b"".join(columns), "<f2").astype(float)
                for columns in (
                    [profile.weights for profile in profiles],
                    [profile.lead for profile in profiles],
                    [profile.names for profile in profiles],
                )
            ),
        )

    @property
    def lead_names(self) -> Floats:
        """Rarity of the names of the leads."""
        return np.where(self.lead > 0, self.names, 0.0)

    def sum(self, values: Floats, n_profiles: int) -> Floats:
        """Sum a column profile by profile."""
        return np.bincount(self.owner, values, n_profiles).astype(np.float64)


def compare_with_all(left: Profile, others: Sequence[Profile]) -> list[Evidence]:
    """
    Collect what a report has in common with each of several others.

    Returns:
        The evidence in the order of `others`; the same whichever of two reports is `left`.
    """
    if not others:
        return []
    terms = _compare_terms(left, others)
    details = _share_details(left, others)
    runs = _count_shared(left.runs, [other.runs for other in others])
    found = []
    for at, other in enumerate(others):
        n_runs = int(runs[at])
        fewer_runs = min(len(left.runs), len(other.runs)) // 4
        days = count_days_apart(left.day, other.day)
        whole, lead, lead_found, names, lead_names, shared, missing = (
            float(column[at]) for column in terms
        )
        shorter, longer = sorted((left.n_words, other.n_words))
        found.append(
            Evidence(
                whole=whole,
                lead=lead,
                lead_found=lead_found,
                names=names,
                lead_names=lead_names,
                details=min(1.0, float(details[at])),
                wording=math.log1p(min(_MOST_RUNS, n_runs)),
                shared=shared,
                missing=missing,
                shorter=math.log1p(shorter),
                longer=math.log1p(longer),
                copied=n_runs / fewer_runs if fewer_runs >= _LEAST_RUNS else 0.0,
                days=days,
                clash=_find_clash(left, other) if days is None else 0.0,
            )
        )
    return found


def score(evidence: Evidence) -> float:
    """
    Give the log odds that two reports tell of one event.

    A missing date neither helps nor hurts. Two dated reports of one day gain a little, each
    day beyond the third costs, and beyond `MOST_DAYS` only a copy is the same story: two
    meetings of the same ministers in May and in June are two events.
    """
    is_far = evidence.days is not None and evidence.days > MOST_DAYS
    if evidence.copied > (_REPRINT if is_far or evidence.clash else _COPY):
        return _COPIED_LOGIT
    if is_far:
        return _NEVER_LOGIT
    return score_content(evidence) + _judge_days(evidence)


def score_content(evidence: Evidence) -> float:
    """Give the log odds by what the texts have in common, whenever they were written."""
    fields = astuple(evidence)[: len(WEIGHTS)]
    return float(BIAS + sum(w * value for w, value in zip(WEIGHTS, fields, strict=True)))


def _compare_terms(left: Profile, others: Sequence[Profile]) -> tuple[Floats, ...]:
    """Give the seven measures of terms, each a column with one value for each other report."""
    n_others = len(others)
    one, many = _Columns.of([left]), _Columns.of(others)
    place, is_shared = _match(one.keys, many.keys)
    owner = many.owner[is_shared]

    def add(values: Floats) -> Floats:
        return np.bincount(owner, values, n_others).astype(np.float64)

    def both(ours: Floats, theirs: Floats) -> tuple[Floats, Floats]:
        return ours[place], theirs[is_shared]

    whole = add(np.multiply(*both(one.weights, many.weights)))
    lengths = many.sum(many.weights**2, n_others) * (one.weights @ one.weights)
    lead = add(np.multiply(*both(one.lead, many.lead)))
    lead_lengths = many.sum(many.lead**2, n_others) * (one.lead @ one.lead)
    ours, theirs = both(one.lead, many.lead)
    found = np.maximum(
        _divide(add(ours), one.lead.sum()), _divide(add(theirs), many.sum(many.lead, n_others))
    )
    named, named_there = both(one.lead_names, many.lead_names)
    n_named, n_named_there = one.lead_names.sum(), many.sum(many.lead_names, n_others)
    missing = np.minimum(
        (n_named - add(named)) / (n_named + _DAMP_MISSING),
        (n_named_there - add(named_there)) / (n_named_there + _DAMP_MISSING),
    )
    names = add(np.minimum(*both(one.names, many.names)))
    fewer = np.minimum(one.names.sum(), many.sum(many.names, n_others))
    return (
        _divide(whole, np.sqrt(lengths)),
        _divide(lead, np.sqrt(lead_lengths)),
        found,
        names / (fewer + _DAMP_NAMES),
        add(np.minimum(named, named_there)) / (np.minimum(n_named, n_named_there) + _DAMP_NAMES),
        np.log1p(add(np.minimum(ours, theirs))),
        np.maximum(missing, 0.0),
    )


def _match(
    ours: NDArray[np.uint32], theirs: NDArray[np.uint32]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Find the places in `ours` of those of `theirs` that stand there, and which these are."""
    if not len(ours):
        return np.zeros(0, np.intp), np.zeros(len(theirs), np.bool_)
    place = np.searchsorted(ours, theirs)
    place[place == len(ours)] = 0
    is_shared = ours[place] == theirs
    return place[is_shared], is_shared


def _share_details(left: Profile, others: Sequence[Profile]) -> Floats:
    """Weigh the telling numbers shared with each other report."""
    keys = np.frombuffer(b"".join(other.details for other in others), "<u4")
    owner = np.repeat(np.arange(len(others)), [len(other.detail_weights) for other in others])
    _, is_shared = _match(np.frombuffer(left.details, "<u4"), keys)
    tell = np.frombuffer(b"".join(other.detail_weights for other in others), np.uint8)
    shares = np.bincount(owner[is_shared], tell[is_shared] / 10, len(others))
    return shares.astype(np.float64)


def _count_shared(ours: bytes, theirs: Sequence[bytes]) -> NDArray[np.intp]:
    """Count the runs shared with each other report."""
    owner = np.repeat(np.arange(len(theirs)), [len(runs) // 4 for runs in theirs])
    _, is_shared = _match(np.frombuffer(ours, "<u4"), np.frombuffer(b"".join(theirs), "<u4"))
    return np.bincount(owner[is_shared], minlength=len(theirs))


def _divide(values: Floats, by: Floats | np.float64) -> Floats:
    """Divide, 0 where nothing is there to divide by."""
    by = np.asarray(by)
    return np.where(by > 0, values / np.where(by > 0, by, 1.0), 0.0)


def _find_clash(left: Profile, right: Profile) -> float:
    """Weigh what the dates inside the texts say against one event."""
    written = count_days_apart(left.written_day, right.written_day)
    if written is not None:
        is_other_year = written > _HALF_YEAR
        return 12.0 if is_other_year else 4.0 if written > MOST_DAYS else 0.0
    years = (left.latest_year, right.latest_year)
    clash = 1.5 if None not in years and years[0] != years[1] else 0.0
    if left.weekdays and right.weekdays and not left.weekdays & right.weekdays:
        clash += _OTHER_WEEKDAY
    return clash


def _judge_days(evidence: Evidence) -> float:
    """Turn days apart into log odds."""
    if evidence.days is None:
        return -evidence.clash
    return 0.5 if evidence.days <= 1 else -0.6 * max(0, evidence.days - 3)
