"""Turns the scores of the heads into trees, names and attributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.integer[Any]]
_BARRED = -1e4


def best_tags(scores: Floats, steps: Floats, opens: Floats, closes: Floats) -> list[int]:
    """
    Find the best sequence of tags (Viterbi 1967).

    Args:
        scores: Of each tag at each word, (words, tags).
        steps: Of each tag after each, (tags, tags).
        opens: Of each tag as the first of a text.
        closes: Of each tag as the last.
    """
    n_words, n_tags = scores.shape
    total = scores[0] + opens
    back = np.empty((n_words, n_tags), dtype=np.intp)
    columns = np.arange(n_tags)
    arrivals = np.ascontiguousarray(steps.T)
    for word in range(1, n_words):
        reached = arrivals + total
        chosen = reached.argmax(axis=1)
        back[word] = chosen
        total = reached[columns, chosen] + scores[word]
    tag = int((total + closes).argmax())
    path = [tag]
    for word in range(n_words - 1, 0, -1):
        tag = int(back[word, tag])
        path.append(tag)
    return path[::-1]


def price_ends(tags: Sequence[str]) -> tuple[Floats, Floats]:
    """Give what each tag costs as the first and as the last of a text: one may not be cut off."""
    opens = np.array([0.0 if tag[0] in "BSO" else _BARRED for tag in tags], dtype=np.float32)
    closes = np.array([0.0 if tag[0] in "ESO" else _BARRED for tag in tags], dtype=np.float32)
    return opens, closes


def find_stretches(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Read kind, first word and word behind the last of stretches off B-, I-, E-, S- tags."""
    found = []
    begin = 0
    for place, tag in enumerate(tags):
        if tag[0] in "BS":
            begin = place
        if tag[0] in "ES":
            found.append((tag[2:], begin, place + 1))
    return found


def find_names(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Read kind, first and last word of names off B- and I- tags; a stray I- opens a name."""
    found: list[tuple[str, int, int]] = []
    for place, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag[0] == "I" and found and found[-1][2] == place and found[-1][0] == tag[2:]:
            found[-1] = (tag[2:], found[-1][1], place + 1)
        else:
            found.append((tag[2:], place, place + 1))
    return found


def mend_tree(heads: Sequence[int], scores: Floats) -> list[int]:
    """
    Make one tree of the best heads of a sentence.

    Args:
        heads: Best head of each word; a root is its own head.
        scores: Of each word as the head of each, (words, words).

    Returns:
        Heads with exactly one root and no circle. Where the best heads are no tree, the best
        root is kept, and circles are opened where that costs least.
    """
    tree = list(heads)
    roots = [word for word, head in enumerate(tree) if head == word]
    root = max(roots or range(len(tree)), key=lambda word: scores[word, word])
    tree[root] = root
    for word in roots:
        if word != root:
            others = scores[word].copy()
            others[word] = -np.inf
            tree[word] = int(others.argmax())
    while circle := _find_circle(tree, root):
        word, head = _open_circle(circle, tree, scores)
        tree[word] = head
    return tree


def _find_circle(tree: Sequence[int], root: int) -> list[int]:
    """Find words that only lead to each other; empty where all lead to the root."""
    state = [0] * len(tree)
    state[root] = 2
    for start in range(len(tree)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = tree[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def _open_circle(circle: Sequence[int], tree: Sequence[int], scores: Floats) -> tuple[int, int]:
    """Choose the word of a circle, and its head outside, that lose least."""
    below = _below(circle, tree)
    outside = [word for word in range(len(tree)) if word not in below]
    best = (-np.inf, circle[0], outside[0])
    for word in circle:
        row = scores[word]
        head = max(outside, key=lambda other: row[other])
        best = max(best, (float(row[head] - row[tree[word]]), word, head))
    return best[1], best[2]


def _below(circle: Sequence[int], tree: Sequence[int]) -> set[int]:
    """Give all words that lead into a circle."""
    below = set(circle)
    grown = True
    while grown:
        grown = False
        for word, head in enumerate(tree):
            if head in below and word not in below:
                below.add(word)
                grown = True
    return below
