"""Which reports tell of one event, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from crosswire.story.days import Day, find_day
from crosswire.story.evidence import compare_with_all, score
from crosswire.story.frequencies import load_frequencies
from crosswire.story.link import Links
from crosswire.story.neighbours import ALL_PAIRS, TermIndex
from crosswire.story.profile import Profile, TermCounts, count_terms, make_profile
from crosswire.story.words import make_key
from crosswire.types import Article

AnyArticle = TypeVar("AnyArticle", bound=Article)


def group_reports(reports: Sequence[AnyArticle]) -> tuple[tuple[AnyArticle, ...], ...]:
    """
    Group reports into stories: the reports of one event together.

    Two reports belong together when words, names, rare details and days make it likely that
    they tell of one event; the bar is the same for two reports and for a thousand. A toll
    corrected the next day is the same story, a second meeting of the same ministers a year
    later is another. Stories grow join by join, the likeliest first, and each join looks at
    all reports of both sides.

    `StoryStream` decides by the same measures as reports come in.

    Args:
        reports: Reports, or articles before they are read; ids are distinct.

    Returns:
        Stories by their earliest report, reports by day and id, whatever the order given.
    """
    ordered = sort_by_day(reports)
    links = link_profiles(make_profiles(ordered))
    by_id = {report.id: report for report in ordered}
    stories = sorted(links.members.values(), key=lambda story: links.order_of(story[0]))
    return tuple(tuple(by_id[report] for report in story) for story in stories)


def sort_by_day(reports: Sequence[AnyArticle]) -> list[AnyArticle]:
    """Put reports in order of publication, those of one day by id, undated ones last."""
    return sorted(reports, key=lambda report: (order_of(find_day(report)), report.id))


def make_profiles(reports: Sequence[Article]) -> list[Profile]:
    """Make profiles in which the common theme of a large collection weighs less."""
    frequencies = load_frequencies()
    counts = [count_terms(report) for report in reports]
    others = None
    if len(counts) > ALL_PAIRS:  # few reports cannot tell their theme
        others = TermCounts()
        for count in counts:
            others.add(make_key(term) for term in count)
    return [
        make_profile(report, count, frequencies, others)
        for report, count in zip(reports, counts, strict=True)
    ]


def link_profiles(profiles: Sequence[Profile]) -> Links:
    """Let stories grow out of all reports at once."""
    by_id: Mapping[str, Profile] = {profile.id: profile for profile in profiles}

    def score_pairs(report: str, others: Sequence[str]) -> list[float]:
        found = compare_with_all(by_id[report], [by_id[other] for other in others])
        return [score(evidence) for evidence in found]

    index, links = TermIndex(), Links(score_pairs)
    for profile in profiles:
        nearest = index.find_nearest(profile)
        pairs = zip(nearest, score_pairs(profile.id, nearest), strict=True)
        links.add(profile.id, dict(pairs), n_words=profile.n_words)
        index.add(profile)
    links.grow(list(links.members))
    return links


def order_of(day: Day | None) -> tuple[int, int, int]:
    """Put dated reports in order of time and undated ones last."""
    return (day.year or 9998, day.month, day.day) if day else (9999, 12, 31)
