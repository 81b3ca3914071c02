"""Stories grow join by join, and only where the reports of both sides speak for it."""

from __future__ import annotations

from itertools import combinations

from crosswire.story.link import Links

Scores = dict[tuple[str, str], float]


def make_scores(stories: list[list[str]], inside: float, across: float) -> Scores:
    """Score all pairs in log odds: one value inside the stories, another across them."""
    story_of = {report: number for number, story in enumerate(stories) for report in story}
    return {
        (left, right): inside if story_of[left] == story_of[right] else across
        for left, right in combinations(sorted(story_of), 2)
    }


def link(scores: Scores) -> Links:
    """Add all reports with their scores, and let the stories grow."""
    links = Links(lambda report, others: [-9.0 for _ in others])
    reports = sorted({report for pair in scores for report in pair})
    for at, report in enumerate(reports):
        known = {other: scores[other, report] for other in reports[:at]}
        links.add(report, known, n_words=200)
    links.grow(list(links.members))
    return links


def stories_of(links: Links) -> list[list[str]]:
    """List the stories, each sorted."""
    return sorted(sorted(story) for story in links.members.values())


def test_likely_pairs_are_one_story() -> None:
    assert stories_of(link(make_scores([["a", "b", "c"]], 4.0, -6.0))) == [["a", "b", "c"]]


def test_unlikely_pairs_stay_apart() -> None:
    """Three outlets behind each of two affairs."""
    stories = [["a", "b", "c"], ["d", "e", "f"]]
    assert stories_of(link(make_scores(stories, 4.0, -6.0))) == stories


def test_one_link_does_not_glue_two_stories() -> None:
    """A report that mixes two subjects is like one of the others, the rest are not."""
    scores = make_scores([["a", "b", "c"], ["d", "e", "f"]], 4.0, -6.0)
    scores["c", "d"] = 4.0
    assert len(stories_of(link(scores))) > 1


def test_a_merge_keeps_the_older_story() -> None:
    """What began first goes on, whichever is larger."""
    links = Links(lambda report, others: [-9.0 for _ in others])
    for report, story in (("a", "first"), ("b", "second"), ("c", "second")):
        links.add(report, {}, n_words=200, story=story, began=1 if story == "first" else 2)
    join = links.merge("second", "first")
    assert (join.kept, join.gone, join.moved) == ("first", "second", ("b", "c"))
    assert links.story_of == {"a": "first", "b": "first", "c": "first"}


def test_a_report_that_is_dropped_leaves_its_story() -> None:
    links = link(make_scores([["a", "b"]], 4.0, -6.0))
    (story,) = links.members
    links.drop("a")
    assert links.members == {story: ["b"]}
    links.drop("b")
    assert links.members == {}
    assert links.scores == {}
