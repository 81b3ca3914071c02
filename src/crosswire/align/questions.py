"""Which question a passage answers, as a direction that can be compared across reports."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from crosswire.align.meaning import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crosswire.align.meaning import Direction
    from crosswire.types import Meanings, Part

Matrix: TypeAlias = npt.NDArray[np.float32]
N_SIZE = 96
"""Numbers of a direction."""
MOST_WORDS = 40
"""Words of a passage that are looked at, from its beginning."""
SCALE = np.float32(1 / 32)
"""What the signed bytes of a word are taken times."""


class QuestionNetwork(msgspec.Struct, frozen=True):
    """
    Weights that turn what the words of a passage mean into where its question points.

    Where a passage points by the mean of its words, "the bridge was closed on Monday" lies near
    "the bridge was built on Monday". Here six learned looks pick the words that matter, and
    passages of one claim lie near each other, also where they contradict or supersede each other.

    Attributes:
        attend: What each look looks for, (size, looks).
        inner: From the passage, its sentence and each look to hidden units.
        inner_bias: Of these.
        outer: From hidden units to the direction, (units, `N_SIZE`).
        outer_bias: Of these.
        straight: From the passage and its sentence to the direction.
    """

    attend: Matrix
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    outer_bias: Matrix
    straight: Matrix

    def point(
        self, meanings: Meanings, stretches: Sequence[Part], ways: tuple[Direction, Direction]
    ) -> Direction | None:
        """
        Tell where the question points that a passage answers, of length one.

        Args:
            meanings: Those of the report.
            stretches: What the passage is made of.
            ways: Where the passage and its sentence point by the mean of their words.

        Returns:
            None where no word begins inside.
        """
        words = words_of(meanings, stretches)[:MOST_WORDS] * SCALE
        if not len(words):
            return None
        looks = words @ self.attend
        shares = np.exp(looks - looks.max(axis=0))
        shares /= shares.sum(axis=0)
        around = np.concatenate(ways)
        known = np.concatenate((around, (shares.T @ words).reshape(-1)))
        hidden = np.maximum(known @ self.inner + self.inner_bias, 0)
        way = hidden @ self.outer + self.outer_bias + around @ self.straight
        result: Direction = way / float(np.sqrt(way.dot(way)))
        return result


@cache
def load_questions() -> QuestionNetwork:
    """Load the packaged weights, which `training/questions.py` writes."""
    path = files("crosswire.align") / "weights" / "questions.npz"
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        every: dict[str, Any] = {name: stored[name].astype(np.float32) for name in stored.files}
    return QuestionNetwork(**every)
