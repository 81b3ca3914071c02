"""
Trains the joint reader: what two passages have to do with each other.

Usage: python -m training.pairs --out RUN [--passes 3] [--start RUN/model.pt --mixed|--taught FILE]

First it learns from single invented passages (`training/claims.py`), starting from
all-MiniLM-L6-v2; one story in ten is left out and measured. With `--mixed` it goes on with pairs as
crosswire takes them out of invented stories and real reports (`training/pair_sources.py`); with
`--taught FILE`, with pairs about which a larger network was asked (`training/teacher.py`).
`model.pt` holds the weights, `log.jsonl` the numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from crosswire.pipeline import Engine
from crosswire.reader.joint.inputs import N_FEATURES, Cutter, Pieces
from crosswire.types.together import MarkedText
from training import sources
from training.claims import load_stories
from training.model import WIDTH, Encoder
from training.pair_sources import (
    LABELS,
    UNLABELLED,
    Example,
    examples_of,
    load_taught,
    mix,
)
from training.stories import load_woven

HIDDEN = 256
SMOOTHING = 0.05
BY_LABEL, WARMTH = 0.4, 1.5
"""Of a labelled example with a teacher's word: the label's share; and how far that is softened."""


class JointHead(nn.Module):
    """An encoder over both passages at once, and one head."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        """Take an encoder that gives states of this width."""
        super().__init__()
        self.encoder, self.width = encoder, width
        self.drop = nn.Dropout(0.1)
        self.line = nn.Linear(3 * width, HIDDEN)
        self.last = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Give scores of shape (pairs, labels)."""
        state = self.encoder(ids, features, mask)[-1]
        sides = [mean_of(state, mask & (features >= 2) & (features % 2 == side)) for side in (0, 1)]
        both = torch.cat(
            [state[:, 0], sides[0] * sides[1] * self.width**0.5, (sides[0] - sides[1]).abs()], 1
        )
        return self.last(self.drop(functional.gelu(self.line(self.drop(both)))))


class JointReader(JointHead):
    """The joint reader that ships: on the reader's own encoder."""

    def __init__(self, layers: int = 6) -> None:
        encoder = Encoder()
        encoder.layers = encoder.layers[:layers]
        super().__init__(encoder, WIDTH)

    def start(self, path: Path) -> None:
        """Start from the published encoder; the second side has its second kind of segment."""
        whole = Encoder()
        whole.load(path)
        kinds = load_file(str(path))["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            for feature in range(N_FEATURES):
                whole.features.weight[feature] = kinds[feature % 2]
        whole.layers = whole.layers[: len(self.encoder.layers)]
        self.encoder.load_state_dict(whole.state_dict())


def mean_of(state: Tensor, chosen: Tensor) -> Tensor:
    """Average the states of the chosen pieces."""
    share = chosen.float()
    total = torch.einsum("bpw,bp->bw", state, share)
    return total / share.sum(1, keepdim=True).clamp(min=1.0)


class Batcher:
    """Cuts passages once and makes batches of about one length."""

    def __init__(self) -> None:
        self.cutter = Cutter(
            Tokenizer.from_file(str(sources.find_start().parent / "tokenizer.json"))
        )
        self._known: dict[MarkedText, Pieces] = {}

    def lay(self, example: Example) -> tuple[list[int], list[int]]:
        sides = []
        for passage in (example.left, example.right):
            if passage not in self._known:
                self._known[passage] = self.cutter.cut([passage])[0]
            sides.append(self._known[passage])
        return self.cutter.lay(*sides)

    def batches(
        self, examples: Sequence[Example], size: int, chance: random.Random | None = None
    ) -> Iterator[tuple[list[int], Tensor, Tensor, Tensor]]:
        """Give the places of the examples in each batch, ids, features and mask."""
        laid = [self.lay(example) for example in examples]
        order = sorted(
            range(len(laid)),
            key=lambda at: len(laid[at][0]) + (chance.random() * 8 if chance else 0),
        )
        groups = [order[at : at + size] for at in range(0, len(order), size)]
        if chance:
            chance.shuffle(groups)
        for group in groups:
            width = max(len(laid[at][0]) for at in group)
            ids, features = torch.zeros(2, len(group), width, dtype=torch.long)
            mask = torch.zeros(len(group), width, dtype=torch.bool)
            for row, at in enumerate(group):
                n = len(laid[at][0])
                ids[row, :n] = torch.tensor(laid[at][0])
                features[row, :n] = torch.tensor(laid[at][1])
                mask[row, :n] = True
            yield group, ids, features, mask


@torch.no_grad()
def score(model: JointHead, batcher: Batcher, examples: Sequence[Example]) -> Tensor:
    """Give the scores of the labels, as they leave the head, (examples, labels)."""
    model.eval()
    out = torch.zeros(len(examples), len(LABELS))
    for group, ids, features, mask in batcher.batches(examples, 64):
        out[group] = model(ids, features, mask)
    return out


def losses_of(scores: Tensor, examples: Sequence[Example]) -> Tensor:
    """
    Give the loss of each example: by its label, by what the teacher thinks of it, or by both.

    What teacher and pupil think is softened (Hinton et al. 2015): a pair of which the teacher is
    nearly sure still tells which label comes next. Without a label or a teacher it is 0.

    Args:
        scores: As they leave the head, (examples, labels).
        examples: What they are of, in the same order.

    Returns:
        Cross-entropy, divergence from the teacher or both by `BY_LABEL`, in nats, (examples,).
    """
    labels = torch.tensor([example.label for example in examples])
    is_labelled = (labels != UNLABELLED).float()
    is_taught = torch.tensor([float(bool(example.taught)) for example in examples])
    hard = functional.cross_entropy(
        scores, labels.clamp(min=0), label_smoothing=SMOOTHING, reduction="none"
    )
    told = torch.tensor([example.taught or (0.0,) * len(LABELS) for example in examples])
    soft = functional.kl_div(
        (scores / WARMTH).log_softmax(1), (told / WARMTH).softmax(1), reduction="none"
    ).sum(1)
    share = 1 - (1 - BY_LABEL * is_labelled) * is_taught
    return share * is_labelled * hard + (1 - share) * WARMTH**2 * soft


def train_on(
    model: JointHead, batcher: Batcher, passes: Sequence[Sequence[Example]],
    *, rate: float, size: int, log: Path, seed: int = 0,
) -> None:  # fmt: skip
    """Train on each pass in turn, the rate rising and falling over all of them."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    inner = [
        p for name, p in model.named_parameters() if name.startswith("encoder.") and p.requires_grad
    ]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": 8 * rate}], weight_decay=0.01
    )
    n_steps = sum(-(-len(one) // size) for one in passes)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.08 * n_steps), 1.02 - step / n_steps)
    )
    began, step, total = time.time(), 0, 0.0
    for number, examples in enumerate(passes):
        turned = [
            replace(e, left=e.right, right=e.left) if chance.random() < 0.5 else e for e in examples
        ]
        weights = torch.tensor([e.weight for e in turned])
        model.train()
        for group, ids, features, mask in batcher.batches(turned, size, chance):
            losses = losses_of(model(ids, features, mask), [turned[at] for at in group])
            loss = (losses * weights[group]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            step += 1
            total = 0.98 * total + 0.02 * float(loss.detach())
            if step % 50 == 0:
                row = {
                    "step": step,
                    "of": n_steps,
                    "pass": number,
                    "loss": total / (1 - 0.98**step),
                    "seconds": round(time.time() - began),
                }
                with log.open("a") as out:
                    out.write(json.dumps(row) + "\n")


def measure(model: JointHead, batcher: Batcher, examples: Sequence[Example]) -> dict[str, float]:
    """Measure left-out pairs."""
    chances = score(model, batcher, examples).softmax(1)
    labels = torch.tensor([e.label for e in examples])
    one = labels > 0
    found = {
        "pairs": len(examples), "right": float((chances.argmax(1) == labels).float().mean()),
        "one question, AP": average_precision(1 - chances[:, 0], one),
        "same, AP": average_precision(chances[:, 1], labels == 1),
        "clash among one question, AP": average_precision(
            (chances[:, 2] / (1 - chances[:, 0]).clamp(min=1e-6))[one], labels[one] == 2
        ),
    }  # fmt: skip
    return {name: round(value, 4) for name, value in found.items()}


def average_precision(scores: Tensor, wanted: Tensor) -> float:
    """Give the area under precision by recall."""
    order = scores.argsort(descending=True)
    hits = wanted[order].float()
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / hits.sum().clamp(min=1))


def main() -> None:
    """Train one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="model.pt of an earlier run")
    learned_from = parser.add_mutually_exclusive_group()
    learned_from.add_argument("--mixed", action="store_true", help="whole stories as well")
    learned_from.add_argument("--taught", type=Path, help="only pairs with a teacher's word")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    stories = load_stories()
    random.Random(3).shuffle(stories)
    n_out = 0 if given.mixed or given.taught else len(stories) // 10
    left_out, learned = stories[:n_out], stories[n_out:]
    chance = random.Random(given.seed)
    torch.manual_seed(given.seed)  # the head begins at random
    model, batcher = JointReader(given.layers), Batcher()
    if given.start:
        model.load_state_dict(torch.load(given.start, map_location="cpu"))
    else:
        model.start(sources.find_start())
    if given.taught:
        passes = [load_taught(given.taught)] * given.passes
    elif given.mixed:
        mixture = mix(load_woven(), Engine.default(), with_real=True)
        print(f"{len(mixture.judged)} labelled pairs of invented stories found", flush=True)
        passes = [mixture.draw(learned, chance) for _ in range(given.passes)]
    else:
        passes = [
            [example for story in learned for example in examples_of(story, chance)]
            for _ in range(given.passes)
        ]
    print(f"{len(passes[0])} pairs a pass", flush=True)
    log = given.out / "log.jsonl"
    train_on(model, batcher, passes, rate=given.rate, size=32, log=log, seed=given.seed)
    torch.save(model.state_dict(), given.out / "model.pt")
    if left_out:
        found = measure(
            model, batcher, [each for story in left_out for each in examples_of(story, chance)]
        )
        print(found)
        (given.out / "figures.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
