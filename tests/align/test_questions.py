"""Passages that answer one question point the same way, whatever they answer."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.questions import N_SIZE, QuestionNetwork, load_questions
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Meanings, Part

REPORTS = (
    "Two trawlers collided off Lynvik on Tuesday. The skipper of the Alma was rescued by a "
    "helicopter. The harbour was closed until noon. A minister visited the damaged boats. "
    "The coastguard has opened an inquiry.",
    "A collision of two fishing boats shook Lynvik. Nobody saved the captain of the Alma, who "
    "swam ashore. Ships could use the port all day. The wrecks were inspected by a minister. "
    "There will be no investigation by the coastguard.",
)


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """What two reports of one event say."""
    engine = Engine.default()
    reports = [
        read_article(
            article_of_text(text, uri=f"r{at}", published="2031-05-06", today=date(2031, 5, 9)),
            engine,
        )
        for at, text in enumerate(REPORTS)
    ]
    return prepare_items(reports)[Pool.PROPOSITION]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("was rescued", "Nobody saved"),
        ("harbour was closed", "could use the port"),
        ("A minister visited", "inspected by a minister"),
        ("opened an inquiry", "no investigation"),
    ],
)
def test_what_answers_one_question_is_nearest_also_where_it_contradicts(
    items: list[Item], one: str, other: str
) -> None:
    left = next(item for item in items if one in item.mention.exact)
    others = [item for item in items if item.mention.report != left.mention.report]
    nearest = max(others, key=lambda item: _cosine(left, item))
    assert other in nearest.mention.exact


def _cosine(left: Item, right: Item) -> float:
    assert left.asks is not None and right.asks is not None
    return float(left.asks.dot(right.asks))


def test_every_direction_is_of_length_one(items: list[Item]) -> None:
    """So that products are cosines."""
    for item in items:
        assert item.asks is not None
        assert item.asks.shape == (N_SIZE,)
        assert np.linalg.norm(item.asks) == pytest.approx(1.0, abs=1e-5)


def test_a_passage_without_words_asks_nothing() -> None:
    """A network of two numbers a word; looks at the words that it was taught to."""
    network = QuestionNetwork(
        attend=np.array([[5.0], [0.0]], np.float32),
        inner=np.zeros((6, 1), np.float32),
        inner_bias=np.zeros(1, np.float32),
        outer=np.zeros((1, 2), np.float32),
        outer_bias=np.zeros(2, np.float32),
        straight=np.array([[1, 0], [0, 1], [0, 0], [0, 0]], np.float32),
    )
    meanings = Meanings(
        starts=np.array([3], "<i4").tobytes(), vectors=np.array([[9, 9]], np.int8).tobytes(), size=2
    )
    ways = (np.array([0.6, 0.8], np.float32), np.array([1.0, 0.0], np.float32))
    assert network.point(meanings, [Part(start=0, end=2)], ways) is None
    found = network.point(meanings, [Part(start=0, end=5)], ways)
    assert found is not None and found.tolist() == pytest.approx([0.6, 0.8])


def test_looks_weigh_the_words_that_matter() -> None:
    """The second word is what the one look looks for; the sum of both would point elsewhere."""
    network = QuestionNetwork(
        attend=np.array([[0.0], [200.0]], np.float32),
        inner=np.eye(6, dtype=np.float32)[:, 4:],
        inner_bias=np.zeros(2, np.float32),
        outer=np.eye(2, dtype=np.float32),
        outer_bias=np.zeros(2, np.float32),
        straight=np.zeros((4, 2), np.float32),
    )
    meanings = Meanings(
        starts=np.array([0, 5], "<i4").tobytes(),
        vectors=np.array([[90, 0], [30, 40]], np.int8).tobytes(),
        size=2,
    )
    ways = (np.zeros(2, np.float32), np.zeros(2, np.float32))
    found = network.point(meanings, [Part(start=0, end=9)], ways)
    assert found is not None and found.tolist() == pytest.approx([0.6, 0.8], abs=1e-3)


def test_the_packaged_weights_fit_each_other() -> None:
    """And the size of what the reader tells of a word."""
    network = load_questions()
    size, looks = network.attend.shape
    assert network.inner.shape[0] == (2 + looks) * size
    assert network.outer.shape == (network.inner.shape[1], N_SIZE)
    assert network.straight.shape == (2 * size, N_SIZE)
