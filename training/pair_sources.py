"""Which stories the joint reader is trained on, and which are kept to learn what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

ONE_WOVEN_IN, ONE_REAL_IN = 4, 5
"""Of the invented and of the real stories so many are kept: one in four, one in five."""


def is_left_out(story: str, stories: Sequence[str], one_in: int) -> bool:
    """Tell whether a story is kept out of the training, by its place among all of its kind."""
    return list(stories).index(story) % one_in == 0
