"""What is made of the scores of the heads."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.reader.model.decode import (
    best_tags,
    find_names,
    find_stretches,
    mend_tree,
    price_ends,
)

SEEDS = st.integers(0, 2**32 - 1)


def is_tree(heads: list[int]) -> bool:
    """Tell whether there is one root, its own head, that every word leads to."""
    roots = [word for word, head in enumerate(heads) if word == head]
    for start in range(len(heads)):
        word = start
        for _ in heads:
            word = heads[word]
        if [word] != roots:
            return False
    return len(roots) == 1


def gain(scores: np.ndarray, heads: list[int]) -> float:
    """Sum the scores of heads."""
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(SEEDS, st.integers(1, 5), st.integers(1, 4))
def test_the_best_tags_are_those_of_all_sequences(seed: int, n_words: int, n_tags: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(n_words, n_tags))
    steps = chance.normal(size=(n_tags, n_tags))
    opens, closes = chance.normal(size=(2, n_tags))

    def total(path: tuple[int, ...]) -> float:
        taken = sum(scores[word, tag] for word, tag in enumerate(path))
        gone = sum(steps[pair] for pair in pairwise(path))
        return float(taken + gone + opens[path[0]] + closes[path[-1]])

    best = max(product(range(n_tags), repeat=n_words), key=total)
    assert tuple(best_tags(scores, steps, opens, closes)) == best


def test_no_stretch_is_cut_off_at_the_ends_of_a_text() -> None:
    tags = ("O", "B-cue", "I-cue", "E-cue", "S-cue")
    opens, closes = price_ends(tags)
    assert [value == 0 for value in opens] == [True, True, False, False, True]
    assert [value == 0 for value in closes] == [True, False, False, True, True]


def test_stretches_have_a_kind_and_ends() -> None:
    tags = ["S-source", "B-cue", "E-cue", "O", "B-content", "I-content", "E-content"]
    assert find_stretches(tags) == [("source", 0, 1), ("cue", 1, 3), ("content", 4, 7)]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("O B-person I-person O", [("person", 1, 3)]),
        ("B-person B-person", [("person", 0, 1), ("person", 1, 2)]),
        ("I-place I-place O I-place", [("place", 0, 2), ("place", 3, 4)]),
        ("B-place I-person", [("place", 0, 1), ("person", 1, 2)]),
        ("B-place O I-place", [("place", 0, 1), ("place", 2, 3)]),
        ("O", []),
        ("", []),
    ],
)
def test_names_are_read_off_tags(tags: str, names: list[tuple[str, int, int]]) -> None:
    """A stray I- opens a name."""
    assert find_names(tags.split()) == names


@given(SEEDS, st.integers(1, 12))
def test_any_scores_are_mended_to_a_tree(seed: int, n_words: int) -> None:
    """One root, no circle."""
    scores = np.random.default_rng(seed).normal(size=(n_words, n_words))
    heads = scores.argmax(axis=1).tolist()
    assert is_tree(mend_tree(heads, scores))


@given(SEEDS, st.integers(1, 12), st.booleans())
def test_any_heads_are_mended_to_a_tree(seed: int, n_words: int, are_even: bool) -> None:
    """Even where they are not the best by the scores, or all scores are alike."""
    chance = np.random.default_rng(seed)
    scores = np.zeros((n_words, n_words)) if are_even else chance.normal(size=(n_words, n_words))
    heads = chance.integers(0, n_words, size=n_words).tolist()
    assert is_tree(mend_tree(heads, scores.astype(np.float32)))


@given(SEEDS, st.integers(1, 12))
def test_a_right_tree_is_kept(seed: int, n_words: int) -> None:
    chance = np.random.default_rng(seed)
    order = chance.permutation(n_words)
    heads = [0] * n_words
    for place, word in enumerate(order.tolist()):
        heads[word] = int(order[chance.integers(0, place)]) if place else word
    assert is_tree(heads)
    assert mend_tree(heads, chance.normal(size=(n_words, n_words))) == heads


def test_the_likelier_root_stays() -> None:
    scores = np.array([[2.0, 1.0, 0.0], [0.0, 5.0, 1.0], [0.0, 1.0, 0.0]])
    assert mend_tree([0, 1, 1], scores) == [1, 1, 1]


def test_a_circle_is_opened_where_that_costs_least() -> None:
    """Words 0 and 1 lead to each other; word 1 would rather hang on the root than word 0."""
    scores = np.array([[0.0, 9.0, 1.0], [9.0, 0.0, 8.0], [0.0, 0.0, 9.0]])
    mended = mend_tree([1, 0, 2], scores)
    assert mended == [1, 2, 2]
    trees = [list(one) for one in product(range(3), repeat=3) if is_tree(list(one))]
    assert gain(scores, mended) == max(gain(scores, tree) for tree in trees)


def test_without_a_root_the_likeliest_word_is_one() -> None:
    scores = np.array([[1.0, 5.0], [5.0, 3.0]])
    assert mend_tree([1, 0], scores) == [1, 1]
