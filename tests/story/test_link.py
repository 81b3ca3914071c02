"""Stories grow link by link, and only where the other reports do not object."""

from __future__ import annotations

from itertools import combinations

from crosswire.story.link import link_pairs


def make_scores(
    stories: list[list[int]], inside: float, across: float
) -> dict[tuple[int, int], float]:
    """Score all pairs: one value inside the stories, another across them."""
    story_of = {at: number for number, story in enumerate(stories) for at in story}
    return {
        (left, right): inside if story_of[left] == story_of[right] else across
        for left, right in combinations(sorted(story_of), 2)
    }


def test_two_established_stories_stay_apart_though_they_share_much() -> None:
    """Three outlets behind each of two affairs: an even chance across does not join them."""
    stories = [[0, 1, 2], [3, 4, 5]]
    found = link_pairs(make_scores(stories, 0.9, 0.55), 6)
    assert sorted(map(sorted, found)) == stories


def test_two_halves_of_one_story_are_joined() -> None:
    """Pairs across that are nearly as likely as those inside speak of one event."""
    found = link_pairs(make_scores([[0, 1, 2], [3, 4, 5]], 0.9, 0.8), 6)
    assert sorted(map(sorted, found)) == [[0, 1, 2, 3, 4, 5]]


def test_a_single_report_joins_on_less() -> None:
    """A sixth outlet with another angle needs no more than an even chance."""
    found = link_pairs(make_scores([[0, 1, 2], [3]], 0.9, 0.55), 4)
    assert sorted(map(sorted, found)) == [[0, 1, 2, 3]]


def test_one_link_does_not_glue_two_stories() -> None:
    """A report that mixes two subjects is like both, the others are not."""
    scores = make_scores([[0, 1, 2], [3, 4, 5]], 0.9, 0.05)
    scores[2, 3] = 0.95
    found = link_pairs(scores, 6)
    assert sorted(map(sorted, found)) != [[0, 1, 2, 3, 4, 5]]
