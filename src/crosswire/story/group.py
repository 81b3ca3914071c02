"""Which reports tell of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from crosswire.story.days import Day, find_day
from crosswire.story.evidence import MOST_DAYS, compare_profiles, score
from crosswire.story.frequencies import Frequencies, load_frequencies
from crosswire.story.link import N_NEIGHBOURS, link_pairs
from crosswire.story.profile import Profile, count_terms, make_profile
from crosswire.types import Article

AnyArticle = TypeVar("AnyArticle", bound=Article)

#: Up to so many reports every pair is looked at.
_ALL_PAIRS = 40
_INDEX_TERMS = 40
_ALIKE = 1.5


def group_reports(reports: Sequence[AnyArticle]) -> tuple[tuple[AnyArticle, ...], ...]:
    """
    Group reports into stories: the reports of one event together.

    Two reports belong together when words, names, rare details and days make it likely that
    they tell of one event; the bar is the same for two reports and for a thousand. A toll
    corrected the next day is the same story, a second meeting of the same ministers a year
    later is another. Stories grow link by link, the likeliest first, and a link counts only
    where the other reports of both stories do not speak against it.

    Args:
        reports: Reports, or articles before they are read; ids are distinct.

    Returns:
        Stories by their earliest report, reports by day and id, whatever the order given.
    """
    ordered = order_reports(reports)
    stories = link_pairs(score_pairs(ordered), len(ordered))
    return tuple(tuple(ordered[at] for at in sorted(story)) for story in sorted(stories, key=min))


def order_reports(reports: Iterable[AnyArticle]) -> list[AnyArticle]:
    """Put reports in order of their day, the undated last, and by id on one day."""
    return sorted(reports, key=lambda report: (_order_of(find_day(report)), report.id))


def score_pairs(reports: Sequence[Article]) -> dict[tuple[int, int], float]:
    """Score the pairs of reports worth a look, by their places in the sequence."""
    counts = [count_terms(report) for report in reports]
    frequencies = _join_frequencies(counts)
    profiles = [
        make_profile(report, count, frequencies)
        for report, count in zip(reports, counts, strict=True)
    ]
    return {
        (left, right): score(compare_profiles(profiles[left], profiles[right]))
        for left, right in _find_candidates(profiles)
    }


def _join_frequencies(counts: Sequence[Counter[str]]) -> Frequencies:
    """Let the theme of a large collection weigh less; few reports cannot tell their theme."""
    frequencies = load_frequencies()
    if len(counts) <= _ALL_PAIRS:
        return frequencies
    here: Counter[str] = Counter()
    for count in counts:
        here.update(count.keys())
    return frequencies.joined_with(here, len(counts))


def _order_of(day: Day | None) -> tuple[int, int, int]:
    """Put dated reports in order of time and undated ones last."""
    return (day.year or 9998, day.month, day.day) if day else (9999, 12, 31)


def _find_candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """
    Find the pairs worth a look: the nearest neighbours of each report by its weightiest terms.

    The index holds the weightiest terms only, so a thousand reports are not half a million
    comparisons.
    """
    if len(profiles) <= _ALL_PAIRS:
        yield from combinations(range(len(profiles)), 2)
        return
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    days = [_count_days(profile.day) for profile in profiles]
    for at, profile in enumerate(profiles):
        top = _pick_top_terms(profile)
        overlap: defaultdict[int, float] = defaultdict(float)
        for term, weight in top:
            for other, other_weight in index[term]:
                overlap[other] += weight * other_weight
            index[term].append((at, weight))
        near = [other for other in overlap if _may_be_one(overlap[other], days[other], days[at])]
        nearest = sorted(near, key=lambda other: (-overlap[other], other))[:N_NEIGHBOURS]
        found.update((other, at) for other in nearest)
    yield from sorted(found)


def _count_days(day: Day | None) -> int | None:
    """Number a day that is known with its year."""
    return day.in_year(day.year).toordinal() if day and day.year else None


def _may_be_one(overlap: float, left: int | None, right: int | None) -> bool:
    """Tell whether two reports are near enough in time, or so alike that one may copy the other."""
    is_far = left is not None and right is not None and abs(left - right) > MOST_DAYS
    return not is_far or overlap > _ALIKE


def _pick_top_terms(profile: Profile) -> list[tuple[str, float]]:
    """Pick the weightiest terms of a report, those of its lead counted twice."""
    weights = {term: weight + profile.lead.get(term, 0.0) for term, weight in profile.terms.items()}
    return sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_INDEX_TERMS]
