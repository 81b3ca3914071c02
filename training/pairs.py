"""
Trains the joint reader: what two passages have to do with each other.

Usage: python -m training.pairs --out RUN [--layers 6] [--before RUN/model.pt] [--weights FOLDER]

It starts from the lower layers of all-mpnet-base-v2, and learns from single invented passages and
from pairs as crosswire takes them out of invented stories and real reports
(`training/pair_sources.py`): of two passes of them all that are one question, of those of two that
the joint reader before is sure of only some, since of these there are far too many; and once more
from half of what was chosen. With `--taught FILE` it goes on with pairs about which a larger one
was asked (`training/teacher.py`). `learned.msgpack` holds the pairs, `model.pt` the weights,
`log.jsonl` the losses.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import torch

from crosswire.pipeline import Engine
from training.claims import load_stories
from training.joint import LAYERS, Batcher, JointReader, score, train_on
from training.mpnet import unpack_weights
from training.pair_sources import Example, load_taught, mix, save_taught
from training.restore import restore_joint
from training.stories import load_woven

RATE, SIZE, DRAWN = 7e-5, 64, 2
SURE = ((0.95, 0.12), (0.85, 0.25))
"""Of two claims that the one before thinks two, this sure or surer, so many are taken."""
AGAIN = 0.5
"""And of what a pass before had already."""


def choose_hard(
    passes: Iterable[Sequence[Example]],
    before: JointReader,
    batcher: Batcher,
    chance: random.Random,
) -> list[Example]:
    """Choose what to learn from: all of one question, and what the pupil may mistake."""
    chosen = []
    seen = set()
    for examples in passes:
        chances = score(before, batcher, examples).softmax(1)
        for example, row in zip(examples, chances, strict=True):
            sure = float(row[example.label])
            share = next((s for bar, s in SURE if not example.label and sure >= bar), 1.0)
            pair = example.left, example.right
            if chance.random() < min(share, AGAIN if pair in seen else 1.0):
                seen.add(pair)
                chosen.append(example)
    return chosen


def draw_hard(before: JointReader, batcher: Batcher, seed: int) -> list[Example]:
    """Draw pairs as the smaller joint reader learns from, and choose."""
    chance = random.Random(seed)
    mixture = mix(load_woven(), Engine.default(), with_real=True)
    drawn = [mixture.draw(load_stories(), chance) for _ in range(DRAWN)]
    hard = choose_hard(drawn, before, batcher, chance)
    print(f"{len(hard)} of {sum(map(len, drawn))} pairs to learn from", flush=True)
    return hard


def draw_half(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """Draw half of the pairs: those of one question, and as many of two as fill it."""
    one = [example for example in examples if example.label > 0]
    two = [example for example in examples if example.label <= 0]
    return [*one, *chance.sample(two, max(0, len(examples) // 2 - len(one)))]


def kept(path: Path, make: Callable[[], list[Example]]) -> list[Example]:
    """Load the pairs that a run that was stopped has saved, or make and save them."""
    if not path.exists():
        save_taught(make(), path)
    return load_taught(path)


def load(path: Path, layers: int) -> JointReader:
    """Load the weights of a run."""
    model = JointReader(layers)
    model.load_state_dict(torch.load(path, map_location="cpu"))
    return model


def main() -> None:
    """Choose what to learn from, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=LAYERS, help="12 for a teacher")
    parser.add_argument("--before", type=Path, help="model.pt that chooses; else the shipped one")
    parser.add_argument("--weights", type=Path, help="folder to keep the published weights in")
    parser.add_argument("--start", type=Path, help="model.pt to go on from")
    parser.add_argument("--taught", type=Path, help="learn from a teacher's word on these pairs")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    batcher = Batcher()
    if given.taught:
        passes = [load_taught(given.taught)]
    else:
        before = load(given.before, LAYERS) if given.before else restore_joint()
        path = given.out / "learned.msgpack"
        learned = kept(path, lambda: draw_hard(before, batcher, given.seed))
        passes = [learned, draw_half(learned, random.Random(given.seed))]
    torch.manual_seed(given.seed)  # the head begins at random
    if given.start:
        model = load(given.start, given.layers)
    else:
        model = JointReader(given.layers)
        model.encoder.load(unpack_weights(given.weights or given.out))
    log = given.out / "log.jsonl"
    train_on(model, batcher, passes, rate=RATE, size=SIZE, log=log, seed=given.seed)
    torch.save(model.state_dict(), given.out / "model.pt")


if __name__ == "__main__":
    main()
