"""Turns a batch of windows into padded tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.windows import UNKNOWN, Window


@dataclass(frozen=True)
class Batch:
    """
    A batch; pieces are (windows, pieces), words (windows, words).

    Attributes:
        ids, features, mask: What the encoder takes.
        word_at: First piece of each word.
        words: True where there is a word.
        sentence: Number of each word's sentence, -1 for padding.
        labels: By layer; only layers that every window has.
    """

    ids: Tensor
    features: Tensor
    mask: Tensor
    word_at: Tensor
    words: Tensor
    sentence: Tensor
    labels: dict[str, Tensor]


def collate(windows: Sequence[Window]) -> Batch:
    """Pad windows to one size."""
    n, n_pieces = len(windows), max(len(one.ids) for one in windows)
    n_words = max(one.last - one.first for one in windows)
    ids = np.zeros((n, n_pieces), dtype=np.int64)
    features = np.zeros((n, n_pieces), dtype=np.int64)
    mask = np.zeros((n, n_pieces), dtype=bool)
    word_at = np.zeros((n, n_words), dtype=np.int64)
    words = np.zeros((n, n_words), dtype=bool)
    sentence = np.full((n, n_words), -1)
    for row, one in enumerate(windows):
        ids[row, : len(one.ids)] = one.ids
        features[row, : len(one.ids)] = one.features
        mask[row, : len(one.ids)] = True
        count = one.last - one.first
        word_at[row, :count] = one.word_at
        words[row, :count] = True
        sentence[row, :count] = one.source.sentence[one.first : one.last]
    shared = set.intersection(*(set(one.source.labels) for one in windows))
    labels = {name: torch.from_numpy(_labels(windows, name, n_words)) for name in shared}
    return Batch(
        *(torch.from_numpy(value) for value in (ids, features, mask, word_at, words, sentence)),
        labels=labels,
    )


def _labels(windows: Sequence[Window], name: str, n_words: int) -> np.ndarray:
    rows = []
    for one in windows:
        values = one.source.labels[name][one.first : one.last]
        if name in {"head", "link"}:
            values = _shift(values, one.first, one.last, is_head=name == "head")
        pad = [(0, n_words - len(values))] + [(0, 0)] * (values.ndim - 1)
        empty = False if values.dtype == bool else UNKNOWN
        rows.append(np.pad(values, pad, constant_values=empty))
    return np.stack(rows)


def _shift(values: np.ndarray, first: int, last: int, *, is_head: bool) -> np.ndarray:
    """Count heads from the window's first word; a root is its own head."""
    moved = values - first
    if is_head:
        moved = np.where(values == -1, np.arange(len(values)), moved)
    outside = (moved < 0) | (moved >= last - first) | (values == UNKNOWN)
    return np.where(outside, UNKNOWN, moved)


def blur(batch: Batch, hidden: int, rate: float, chance: random.Random) -> Batch:
    """Hide some pieces, and in few windows the shapes of words, so that neither is leant on."""
    generator = torch.Generator().manual_seed(chance.getrandbits(32))
    draw = torch.rand(batch.ids.shape, generator=generator)
    ids = torch.where((draw < rate) & (batch.ids > 999), hidden, batch.ids)
    plain = torch.rand((len(ids), 1), generator=generator) < 0.05
    features = torch.where(plain, batch.features & 4, batch.features)
    return Batch(
        ids, features, batch.mask, batch.word_at, batch.words, batch.sentence, batch.labels
    )
