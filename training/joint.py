"""The joint reader in torch: what two passages have to do with each other."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from crosswire.reader.joint.inputs import Cutter, Pieces
from crosswire.types.together import MarkedText
from training import sources
from training.mpnet import WIDTH, Encoder
from training.pair_sources import LABELS, UNLABELLED, Example

LAYERS = 6
"""Of the encoder's twelve, the lower ones: what ships."""
HIDDEN = 256
SMOOTHING = 0.05
KEEP_EVERY = 100
"""Steps between two checkpoints: some minutes."""
BY_LABEL, WARMTH = 0.4, 1.5
"""Of a labelled example with a teacher's word: the label's share; and how far that is softened."""


class JointReader(nn.Module):
    """An encoder over both passages at once, and one head."""

    def __init__(self, layers: int = LAYERS) -> None:
        """Make one that has learned nothing yet."""
        super().__init__()
        self.encoder = Encoder(layers)
        self.drop = nn.Dropout(0.1)
        self.line = nn.Linear(3 * WIDTH, HIDDEN)
        self.last = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Give scores of shape (pairs, labels)."""
        state = self.encoder(ids, features, mask)
        sides = [mean_of(state, mask & (features >= 2) & (features % 2 == side)) for side in (0, 1)]
        both = torch.cat(
            [state[:, 0], sides[0] * sides[1] * WIDTH**0.5, (sides[0] - sides[1]).abs()], 1
        )
        return self.last(self.drop(functional.gelu(self.line(self.drop(both)))))


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
def score(model: JointReader, batcher: Batcher, examples: Sequence[Example]) -> Tensor:
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


@dataclass
class Progress:
    """How far training has come: what a checkpoint holds."""

    model: JointReader
    optimiser: torch.optim.Optimizer
    plan: torch.optim.lr_scheduler.LRScheduler
    step: int = 0
    total: float = 0.0

    def save(self, path: Path) -> None:
        """Write a checkpoint; the old one stays until the new one is whole."""
        states = {name: getattr(self, name).state_dict() for name in ("model", "optimiser", "plan")}
        whole = path.with_suffix(".tmp")
        torch.save({"step": self.step, "total": self.total, **states}, whole)
        whole.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        states = torch.load(path, map_location="cpu")
        self.step, self.total = states["step"], states["total"]
        for name in ("model", "optimiser", "plan"):
            getattr(self, name).load_state_dict(states[name])


def train_on(
    model: JointReader, batcher: Batcher, passes: Sequence[Sequence[Example]],
    *, rate: float, size: int, log: Path, seed: int = 0, last: Path | None = None,
    stop: int | None = None,
) -> None:  # fmt: skip
    """
    Train on each pass in turn, the rate rising and falling over all of them.

    Args:
        model: What is trained.
        batcher: Cuts the passages.
        passes: The examples of each pass.
        rate: Highest rate of the encoder.
        size: Examples a batch.
        log: Where the losses are written, a row every 50 steps.
        seed: Of the order and of dropout.
        last: Checkpoint, written every `KEEP_EVERY` steps and at the end; where it is
            there already, training goes on from it as if it had not been stopped.
        stop: Step behind which to stop, with a checkpoint; None to go on to the end.
    """
    inner = [
        p for name, p in model.named_parameters() if name.startswith("encoder.") and p.requires_grad
    ]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": outer, "lr": 8 * rate}],
        weight_decay=0.01,
        fused=True,
    )
    n_steps = sum(-(-len(one) // size) for one in passes)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.08 * n_steps), 1.02 - step / n_steps)
    )
    progress = Progress(model, optimiser, plan)
    if last is not None and last.exists():
        progress.load(last)
    began, step = time.time(), 0
    for number, examples in enumerate(passes):
        chance = random.Random(f"{seed} {number}")
        turned = [
            replace(e, left=e.right, right=e.left) if chance.random() < 0.5 else e for e in examples
        ]
        weights = torch.tensor([e.weight for e in turned])
        model.train()
        for group, ids, features, mask in batcher.batches(turned, size, chance):
            step += 1
            if step <= progress.step:
                continue  # learned before the run was stopped
            torch.manual_seed(seed + step)
            losses = losses_of(model(ids, features, mask), [turned[at] for at in group])
            loss = (losses * weights[group]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            progress.step = step
            progress.total = 0.98 * progress.total + 0.02 * float(loss.detach())
            if last is not None and (step % KEEP_EVERY == 0 or step in {stop, n_steps}):
                progress.save(last)
            if step == stop:
                return
            if step % 50 == 0:
                row = {
                    "step": step,
                    "of": n_steps,
                    "pass": number,
                    "loss": progress.total / (1 - 0.98**step),
                    "seconds": round(time.time() - began),
                }
                with log.open("a") as out:
                    out.write(json.dumps(row) + "\n")


def measure(model: JointReader, batcher: Batcher, examples: Sequence[Example]) -> dict[str, float]:
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
