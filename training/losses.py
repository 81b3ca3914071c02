"""What each head is trained by."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.meaning import meaning_loss
from training.model import Reader
from training.tensors import Batch
from training.windows import UNKNOWN

NOWHERE = -1e4


def find_losses(model: Reader, batch: Batch, aims: Tensor | None = None) -> dict[str, Tensor]:
    """
    Give the loss of every head for which the batch has labels.

    Args:
        model: What is trained.
        batch: Windows with their labels.
        aims: What each word means by the teacher, (windows, words, MEANING); None for not now.
    """
    states = model.words(batch.ids, batch.features, batch.mask, batch.word_at)
    losses: dict[str, Tensor] = {}
    if "pos" in batch.labels:
        losses |= syntax_losses(model, states, batch)
    if "name" in batch.labels:
        losses["name"] = name_loss(model, states, batch)
    if "role" in batch.labels:
        scores = model.role(model.mixed(states, "names"))
        losses["role"] = classify(scores, batch.labels["role"])
    if "tag" in batch.labels:
        losses |= attribution_losses(model, states, batch)
    if "chain" in batch.labels:
        losses["reference"] = reference_loss(model, states, batch)
    if aims is not None:
        found = model.meaning(model.mixed(states, "meaning"))
        losses["meaning"] = meaning_loss(found, aims, batch)
    return losses


def classify(scores: Tensor, labels: Tensor) -> Tensor:
    """Give the cross entropy over words with a label."""
    return functional.cross_entropy(
        scores.float().flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN
    )


def within_sentence(scores: Tensor, sentence: Tensor) -> Tensor:
    """Bar heads outside the word's own sentence."""
    other = sentence[:, :, None] != sentence[:, None, :]
    return scores.float().masked_fill(other, NOWHERE)


def syntax_losses(model: Reader, states: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Part of speech, head and relation; a root is its own head."""
    hidden = model.mixed(states, "syntax")
    heads = batch.labels["head"]
    given = heads.clamp(min=0)
    arcs = within_sentence(model.arcs(hidden), batch.sentence)
    relation = torch.where(heads == UNKNOWN, UNKNOWN, batch.labels["relation"])
    return {
        "pos": classify(model.pos(hidden), batch.labels["pos"]),
        "head": classify(arcs, heads),
        "relation": classify(model.relation_scores(hidden, given), relation),
    }


def name_loss(model: Reader, states: Tensor, batch: Batch) -> Tensor:
    """Give the mean of -log P(tags that the annotation allows)."""
    logs = model.name(model.mixed(states, "names")).float().log_softmax(-1)
    allowed = batch.labels["name"]
    kept = torch.logsumexp(logs.masked_fill(~allowed, NOWHERE), dim=-1)
    return -(kept * batch.words).sum() / batch.words.sum()


def attribution_losses(model: Reader, states: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Tags as a chain, and the links: source and content to cue, cue to source."""
    hidden = model.mixed(states, "attribution")
    tags = batch.labels["tag"].clamp(min=0)
    links = model.links(hidden).float().masked_fill(~batch.words[:, None, :], NOWHERE)
    losses = {"tag": model.chain.loss(model.tag(hidden), tags, batch.words)}
    if (batch.labels["link"] != UNKNOWN).any():
        losses["link"] = classify(links, batch.labels["link"])
    return losses


def reference_scores(model: Reader, hidden: Tensor) -> Tensor:
    """
    Score every earlier word as what a word refers to; on the diagonal: nothing before.

    Returns:
        (windows, words, words), barred above the diagonal.
    """
    asks, answers = model.asks(hidden), model.answers(hidden)
    scores = (asks @ answers.transpose(1, 2)).float() * asks.shape[-1] ** -0.5
    n = scores.shape[1]
    place = torch.arange(n)
    gap = place[:, None] - place[None, :]
    bucket = gap.clamp(min=1).float().log2().floor().long().clamp(max=9)
    scores = scores + model.distance[bucket]
    scores = scores.masked_fill(gap <= 0, NOWHERE)
    nothing = torch.diag_embed(model.nothing(hidden).float().squeeze(-1))
    return torch.where(torch.eye(n, dtype=torch.bool), nothing, scores)


def reference_loss(model: Reader, states: Tensor, batch: Batch) -> Tensor:
    """Give the mean of -log P(an earlier mention of the same actor, or nothing for a first)."""
    chain = batch.labels["chain"]
    is_mention = chain != UNKNOWN
    if not is_mention.any():
        return states.sum() * 0
    scores = reference_scores(model, model.mixed(states, "reference"))
    scores = scores.masked_fill(~is_mention[:, None, :], NOWHERE)
    same = (chain[:, :, None] == chain[:, None, :]) & is_mention[:, :, None]
    earlier = torch.ones(same.shape[1:], dtype=torch.bool).tril(-1)
    right = same & earlier
    first = ~right.any(-1)
    right = right | (torch.diag_embed(first) & is_mention[:, :, None])
    whole = torch.logsumexp(scores, -1)
    kept = torch.logsumexp(scores.masked_fill(~right, NOWHERE), -1)
    return ((whole - kept) * is_mention).sum() / is_mention.sum()
