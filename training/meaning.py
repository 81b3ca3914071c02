"""
What words mean in their sentence, as the encoder that training starts from has it.

Training for syntax and spans makes an encoder forget which sentences say the same. So one more
head learns to give back the states of all-MiniLM-L6-v2 (Reimers and Gurevych 2019), each
sentence read by itself, in the directions in which they differ most.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from training.model import MEANING, Encoder
from training.tensors import Batch


class Teacher(nn.Module):
    """The untouched encoder, and the directions of its states that are kept."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder.eval()
        self.register_buffer("centre", torch.zeros(encoder.words.weight.shape[1]))
        self.register_buffer("basis", torch.eye(encoder.words.weight.shape[1])[:, :MEANING])

    @torch.no_grad()
    def states(self, batch: Batch) -> Tensor:
        """Give the last state of each word's first piece, (windows, words, width)."""
        n, length = batch.ids.shape
        word_of = torch.searchsorted(
            batch.word_at.masked_fill(~batch.words, length),
            torch.arange(length).expand(n, -1).contiguous(),
            right=True,
        ) - 1  # fmt: skip
        own = batch.sentence.gather(1, word_of.clamp(min=0))
        own = torch.where(word_of < 0, -2, own)
        seen = (own[:, :, None] == own[:, None, :]) & batch.mask[:, None, :]
        seen[:, :, 0] = True  # the mark before the text
        first = (own[:, 1:] != own[:, :-1]).int()
        starts = torch.arange(1, length) * first
        starts = torch.cat([torch.zeros(n, 1, dtype=torch.long), starts.cummax(1).values], 1)
        places = torch.arange(length)[None] - starts + 1
        places[:, 0] = 0
        states = self.encoder.read(batch.ids, batch.features * 0, seen[:, None], places)
        return states[-1].gather(1, batch.word_at[:, :, None].expand(-1, -1, states[-1].shape[-1]))

    @torch.no_grad()
    def aims(self, batch: Batch) -> Tensor:
        """Give what the head should give, (windows, words, MEANING)."""
        return (self.states(batch) - self.centre) @ self.basis

    def fit(self, batches: Iterable[Batch]) -> None:
        """Find centre and directions by principal components of the states of some texts."""
        found = torch.cat([self.states(one)[one.words] for one in batches])
        self.centre.copy_(found.mean(0))
        _, vectors = torch.linalg.eigh((found - self.centre).T @ (found - self.centre))
        self.basis.copy_(vectors.flip(1)[:, :MEANING])


def meaning_loss(found: Tensor, aims: Tensor, batch: Batch) -> Tensor:
    """
    Give how far words, and the means of sentences, are from what they should be.

    Args:
        found: (windows, words, MEANING).
        aims: The same shape.
        batch: What they are of.
    """
    words, found, aims = batch.words, found.float(), aims.float()
    gap = ((found - aims) ** 2).sum(-1)[words].mean() / (aims**2).sum(-1)[words].mean()
    n_sentences = int(batch.sentence.max()) + 1
    index = batch.sentence.clamp(min=0)[:, :, None].expand_as(found)
    empty = torch.zeros(len(found), n_sentences, found.shape[2])
    given, wanted = (
        empty.scatter_add(1, index, value * words[:, :, None]) for value in (found, aims)
    )
    is_there = wanted.abs().sum(-1) > 0
    likeness = nn.functional.cosine_similarity(given[is_there], wanted[is_there], dim=-1)
    return gap + (1 - likeness).mean()
