"""Typing a clause by what it means: a small network over facts of the clause, learned once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from crosswire.extract.events.facts import Facts
from crosswire.types import EventType

Matrix: TypeAlias = npt.NDArray[np.float32]
TYPES = tuple(sorted(EventType, key=lambda each: each.value))
"""Order of the columns that `Network.probabilities` gives; the last one behind them is no event."""
NONE = len(TYPES)


class Coding(IntEnum):
    """
    In whose manner the examples were coded from which an answer is wanted.

    PLV and the PLOVER records hold an event in every sentence; running news mostly none.
    """

    DICTIONARY = 0
    SYNTHETIC = 1
    PLV = 2
    PLOVER = 3
    NEWS = 4


class Network(msgspec.Struct, frozen=True):
    """
    Weights that turn the facts of clauses into a probability for each type and for none.

    Attributes:
        vocabulary: Row of each named fact.
        words: What a named fact adds to hidden units and answers, (facts, units + answers).
        dense: The same for the numbers of `Facts.dense`, (numbers, units + answers).
        middle: Mean of each of those numbers over the examples, which is taken off first.
        answers: From hidden units to answers, (units, answers).
        bias: Of the hidden units and of the answers, for each `Coding`.
    """

    vocabulary: Mapping[str, int]
    words: Matrix
    dense: Matrix
    middle: Matrix
    answers: Matrix
    bias: Matrix

    def probabilities(self, facts: Sequence[Facts], coding: Coding) -> Matrix:
        """
        Give the probability of each type, and of no event in the last column.

        Args:
            facts: Clauses.
            coding: In whose manner they are coded.

        Returns:
            One row a clause, `len(TYPES) + 1` wide, each with the sum of one.
        """
        n_units = self.answers.shape[0]
        total = _times([each.dense - self.middle for each in facts], self.dense)
        total += self.bias[coding]
        for row, each in enumerate(facts):
            rows = map(self.vocabulary.get, each.words)
            known = [at for at in rows if at is not None]
            total[row] += np.add.reduce(self.words.take(known, axis=0), axis=0)
        hidden = np.maximum(total[:, :n_units], 0)
        scores = _times(hidden, self.answers) + total[:, n_units:]
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        result: Matrix = powers / powers.sum(axis=1, keepdims=True)
        return result


def _times(rows: Iterable[Matrix], weights: Matrix) -> Matrix:
    """
    Multiply row by row.

    A product of all rows at once would spend, on threads that wait for each other, a hundred
    times what the few rows of a report need.
    """
    return np.stack([row @ weights for row in rows])


def read_network(stream: IO[bytes] | Path) -> Network:
    """
    Read weights that `training/events.py` wrote.

    Args:
        stream: The file, open or by its path.
    """
    with np.load(stream, allow_pickle=False) as stored:
        names = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
        return Network(
            MappingProxyType({name: row for row, name in enumerate(names)}),
            _scaled(stored, "words"),
            _scaled(stored, "dense"),
            stored["middle"].astype(np.float32),
            stored["answers"].astype(np.float32),
            stored["bias"].astype(np.float32),
        )


def _scaled(stored: Mapping[str, Any], name: str) -> Matrix:
    """Undo the rounding to signed bytes, of which each column has its own scale."""
    result: Matrix = stored[name].astype(np.float32) * stored[f"{name}_scale"].astype(np.float32)
    return result


@cache
def load_network() -> Network:
    """Load the packaged weights, trained on everything that `docs/events.md` names."""
    path = files("crosswire.extract.events") / "weights" / "event_typing.npz"
    with path.open("rb") as stream:
        return read_network(stream)
