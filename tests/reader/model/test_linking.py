"""Sources and contents are tied to cues."""

from __future__ import annotations

import numpy as np
import pytest

from crosswire.reader.model.linking import Linked, link_stretches


def link(
    stretches: list[tuple[str, int, int]],
    points: dict[tuple[int, int], float],
    sure: list[float] | None = None,
) -> list[Linked]:
    """Link stretches of ten words, where `points` tells how likely a word points to a cue."""
    links = np.zeros((10, 10))
    for pair, weight in points.items():
        links[pair] = weight
    certain = np.array(sure or [1.0] * 10)
    return link_stretches(stretches, links=links, sure=certain, in_cue=np.zeros(10))


def test_source_and_content_go_to_the_cue_that_they_point_to() -> None:
    """ "Ann said it rains ." """
    [found] = link(
        [("source", 0, 1), ("cue", 1, 2), ("content", 2, 4)],
        {(0, 1): 0.9, (2, 1): 0.8, (3, 1): 0.6},
    )
    assert found == Linked((1, 2), (0, 1), ((2, 4),), 1.0)


def test_of_two_cues_the_likelier_is_taken() -> None:
    [found] = link(
        [("cue", 0, 1), ("content", 2, 4), ("cue", 5, 6)],
        {(2, 0): 0.4, (3, 0): 0.4, (2, 5): 0.1, (3, 5): 0.9},
    )
    assert found.cue == (5, 6)


def test_a_content_broken_by_its_cue_is_one_attribution() -> None:
    [found] = link(
        [("content", 0, 2), ("cue", 3, 4), ("content", 5, 7)],
        {(0, 3): 1.0, (1, 3): 1.0, (5, 3): 1.0, (6, 3): 1.0},
    )
    assert found.contents == ((0, 2), (5, 7))
    assert found.source is None


def test_of_two_sources_the_surer_stays() -> None:
    [found] = link(
        [("source", 0, 1), ("source", 2, 3), ("cue", 3, 4), ("content", 4, 6)],
        {(0, 3): 0.3, (2, 3): 0.7, (4, 3): 1.0, (5, 3): 1.0},
    )
    assert found.source == (2, 3)


def test_two_cues_may_share_the_source_that_they_point_to() -> None:
    """ "Lund said X and warned Y": the source points to one cue, and both point to it."""
    found = link(
        [("source", 0, 1), ("cue", 1, 2), ("content", 2, 4), ("cue", 5, 6), ("content", 6, 8)],
        {(0, 1): 0.9, (1, 0): 0.9, (5, 0): 0.8, (2, 1): 1.0, (3, 1): 1.0, (6, 5): 1.0, (7, 5): 1.0},
    )
    assert [(one.cue, one.source) for one in found] == [((1, 2), (0, 1)), ((5, 6), (0, 1))]


def test_a_content_that_points_nowhere_stands_alone_at_the_end() -> None:
    alone, tied = (0, 2), (5, 7)
    found = link(
        [("content", *alone), ("cue", 4, 5), ("content", *tied)],
        {(0, 4): 0.01, (5, 4): 1.0, (6, 4): 1.0},
    )
    assert [(one.cue, one.contents) for one in found] == [((4, 5), (tied,)), (None, (alone,))]


def test_a_content_stands_alone_where_there_is_no_cue() -> None:
    assert link([("content", 2, 4)], {}) == [Linked(None, None, ((2, 4),), 1.0)]


def test_a_cue_without_a_content_is_left_out() -> None:
    assert link([("source", 0, 1), ("cue", 1, 2)], {(0, 1): 1.0}) == []


def test_attributions_stand_in_the_order_of_their_cues() -> None:
    found = link(
        [("content", 0, 1), ("cue", 2, 3), ("cue", 4, 5), ("content", 6, 7)],
        {(0, 4): 1.0, (6, 2): 1.0},
    )
    assert [(one.cue, one.contents) for one in found] == [((2, 3), ((6, 7),)), ((4, 5), ((0, 1),))]


def test_confidence_is_that_of_the_ends() -> None:
    """Cue 0.4 twice; content from 1.0 to 0.6; the word within does not count."""
    sure = [0.4, 1.0, 0.0, 0.6, *[0.0] * 6]
    points = {(1, 0): 1.0, (2, 0): 1.0, (3, 0): 1.0}
    [found] = link([("cue", 0, 1), ("content", 1, 4)], points, sure)
    assert found.confidence == pytest.approx((0.4 + 0.4 + 1.0 + 0.6) / 4)
