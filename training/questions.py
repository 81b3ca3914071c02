"""
Learn which question a passage answers: `python -m training.questions`, with torch.

Writes `questions.npz` to `src/crosswire/align/weights`. The network of
`crosswire.align.questions` turns what the reader tells of a passage and its sentence into a
direction; it learns from the marked stories (`training/data`) that passages of one claim, also
where they contradict or supersede each other, lie nearer than all others of their story. Stories
kept out are only measured: of the pairs that make one claim, which share is among the nearest, as
many as there are passages, or twice or three times as many. Reading the stories takes a quarter of
an hour, and `--passages FILE` keeps what was read; learning then takes ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.meaning import words_of
from crosswire.align.questions import MOST_WORDS, N_SIZE, SCALE
from crosswire.pipeline import Engine
from crosswire.types import Meanings
from training.pair_sources import is_left_out
from training.stories import load_woven
from training.woven_pairs import answers_of, label_of, read_labels, read_woven_story

WEIGHTS = Path(__file__).resolve().parent.parent / "src/crosswire/align/weights/questions.npz"
N_HEADS, N_UNITS = 6, 384
EPOCHS, AT_ONCE, RATE, DECAY = 10, 4, 1.5e-3, 0.05
DROPPED = 0.2
SEED = 5
WARM = 100
TIMES = (1, 2, 3)
"""Measured are the nearest pairs, as many as there are passages, times these."""


@dataclass(frozen=True)
class Passages:
    """
    The passages of a story as tensors.

    Attributes:
        title: Of the story.
        words: What their words mean, (passages, words, size).
        known: Which of these are words, (passages, words).
        around: Where each passage and its sentence point, (passages, 2 * size).
        one: Pairs that make one claim, (passages, passages).
        told: Pairs of which it is known, of two reports.
    """

    title: str
    words: Tensor
    known: Tensor
    around: Tensor
    one: Tensor
    told: Tensor


class Asker(nn.Module):
    """The network as `crosswire.align.questions` runs it."""

    def __init__(self, size: int) -> None:
        """Start at random."""
        super().__init__()
        self.attend = nn.Linear(size, N_HEADS, bias=False)
        self.inner = nn.Linear((2 + N_HEADS) * size, N_UNITS)
        self.outer = nn.Linear(N_UNITS, N_SIZE)
        self.straight = nn.Linear(2 * size, N_SIZE, bias=False)
        self.sharpness = nn.Parameter(torch.tensor(2.7))

    def forward(self, words: Tensor, known: Tensor, around: Tensor) -> Tensor:
        """Give the cosines of all passages, times a sharpness that is learned."""
        if self.training:
            words = functional.dropout(words, DROPPED)
            around = functional.dropout(around, DROPPED)
        share = self.attend(words).masked_fill(~known[:, :, None], -1e4).softmax(1)
        heads = torch.einsum("nlh,nld->nhd", share, words).flatten(1)
        hidden = torch.relu(self.inner(torch.cat((around, heads), 1)))
        hidden = functional.dropout(hidden, DROPPED, self.training)
        points = functional.normalize(self.outer(hidden) + self.straight(around), dim=1)
        return self.sharpness.exp() * (points @ points.T)


def main() -> None:
    """Read, learn, measure and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=Path, help="file that keeps what was read")
    given = parser.parse_args()
    if given.passages is not None and given.passages.exists():
        stories = pickle.loads(given.passages.read_bytes())
    else:
        stories = list(read_stories(Engine.default()))
        if given.passages is not None:
            given.passages.write_bytes(pickle.dumps(stories))
    network = learn(stories)
    write_weights(network)


def read_stories(engine: Engine) -> Iterator[Passages]:
    """Read the marked stories and give what their statements and events say."""
    for number, story in enumerate(load_woven()):
        reports, woven = read_woven_story(story, engine)
        prepared = prepare_items(reports)
        items = prepared[Pool.PROPOSITION]
        if number % 50 == 0:
            print(f"{number} stories read", flush=True)
        if len(items) < 2:
            continue
        judged = read_labels(story, prepared)
        answers = [answers_of(item, woven[item.mention.report]) for item in items]
        one = torch.zeros(len(items), len(items))
        told = torch.zeros(len(items), len(items), dtype=torch.bool)
        for first, second in combinations(range(len(items)), 2):
            left, right = answers[first], answers[second]
            if items[first].mention.report == items[second].mention.report:
                continue
            label = judged.get((Pool.PROPOSITION, first, second))
            if label is None and (left is None or right is None):
                continue
            is_one = bool(label) if label is not None else label_of(left, right) is not None
            told[first, second] = told[second, first] = True
            one[first, second] = one[second, first] = float(is_one)
        yield Passages(story.title, *lay(items), one, told)


def lay(items: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """Lay out what the reader tells of passages."""
    rows = [
        words_of(item.report.meanings, item.mention.stretches)[:MOST_WORDS] * SCALE
        for item in items
        if isinstance(item.report.meanings, Meanings)
    ]
    size = rows[0].shape[1]
    words = torch.zeros(len(rows), max(1, *map(len, rows)), size)
    known = torch.zeros(words.shape[:2], dtype=torch.bool)
    for at, row in enumerate(rows):
        words[at, : len(row)] = torch.tensor(row)
        known[at, : max(1, len(row))] = True
    nothing = np.zeros(size, np.float32)
    around = np.stack(
        [
            np.concatenate(
                [nothing if one is None else one for one in (item.meaning, item.setting)]
            )
            for item in items
        ]
    )
    return words, known, torch.tensor(around)


def learn(stories: Sequence[Passages]) -> Asker:
    """Learn from the stories that are not kept out; print how the others fare."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    shown = [story for story in stories if not is_left_out(story.title)]
    hidden = [story for story in stories if is_left_out(story.title)]
    network = Asker(stories[0].words.shape[2])
    descent = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    n_steps, step = EPOCHS * math.ceil(len(shown) / AT_ONCE), 0
    for epoch in range(EPOCHS):
        chance.shuffle(shown)
        total = 0.0
        network.train()
        for begin in range(0, len(shown), AT_ONCE):
            step += 1
            for group in descent.param_groups:
                group["lr"] = RATE * min(1.0, step / WARM) * (1 - step / (n_steps + 1))
            losses = [loss_of(network, story) for story in shown[begin : begin + AT_ONCE]]
            loss = torch.stack(losses).sum()
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            descent.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch + 1}: loss {total / len(shown):.3f}; {measure(network, hidden)}",
            flush=True,
        )
    return network


def loss_of(network: Asker, story: Passages) -> Tensor:
    """Tell how far the passages of one claim are from being the nearest."""
    cosines = network(story.words, story.known, story.around)
    chances = cosines.masked_fill(~story.told, -1e4).log_softmax(1)
    n_ones = story.one.sum(1)
    each = -(chances * story.one).sum(1) / n_ones.clamp(min=1)
    return each.sum() / (n_ones > 0).sum().clamp(min=1)


@torch.no_grad()
def measure(network: Asker, stories: Sequence[Passages]) -> str:
    """Say which share of the pairs of one claim is among the nearest pairs."""
    network.eval()
    found, total = dict.fromkeys(TIMES, 0.0), 0.0
    for story in stories:
        cosines = network(story.words, story.known, story.around)
        upper = torch.triu(story.told, 1)
        order = cosines[upper].argsort(descending=True)
        one = story.one[upper][order]
        total += float(one.sum())
        for times in TIMES:
            found[times] += float(one[: times * len(story.words)].sum())
    shares = ", ".join(f"{found[times] / total:.3f} ({times})" for times in TIMES)
    return f"of {total:.0f} pairs kept out among the nearest: {shares}"


def write_weights(network: Asker) -> None:
    """Write the packaged weights, rounded to half precision."""
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        WEIGHTS,
        attend=_rounded(network.attend.weight.T),
        inner=_rounded(network.inner.weight.T),
        inner_bias=_rounded(network.inner.bias),
        outer=_rounded(network.outer.weight.T),
        outer_bias=_rounded(network.outer.bias),
        straight=_rounded(network.straight.weight.T),
    )


def _rounded(weights: Tensor) -> np.ndarray:
    return weights.detach().numpy().astype(np.float16)


if __name__ == "__main__":
    main()
