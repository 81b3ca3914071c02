"""
Trains a teacher for the joint reader, and asks it.

Usage: python -m training.teacher --out RUN --pupil RUN/model.pt [--weights FOLDER]

The teacher is the same head on all-mpnet-base-v2, twelve times the size. It learns from two
passes of what the pupil learned from, of what the pupil is sure of only some; then it tells what
it thinks of what it learned from, and of pairs of real and invented reports that nobody labelled.
`taught.msgpack` holds that, and `python -m training.pairs --taught` trains the pupil on it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from crosswire.pipeline import Engine
from training.claims import load_stories
from training.mpnet import LAYERS, WIDTH, Encoder, unpack_weights
from training.pair_sources import UNLABELLED, Example, mix, save_taught
from training.pairs import Batcher, JointHead, JointReader, score, train_on
from training.stories import load_woven
from training.unlabelled import read_unlabelled

RATE, PASSES = 3e-5, 2
SURE = ((0.95, 0.12), (0.85, 0.25))
"""Of two claims which the pupil thinks two with at least this probability, so many are taken."""
AGAIN = 0.5
"""And of what a pass before had already."""


def make_teacher(layers: int = LAYERS) -> JointHead:
    """Make a teacher that has learned nothing yet."""
    return JointHead(Encoder(layers), WIDTH)


def choose_hard(
    passes: Iterable[Sequence[Example]], pupil: JointHead, batcher: Batcher, chance: random.Random
) -> list[Example]:
    """Choose what the teacher learns from: all of one question, and what the pupil may mistake."""
    chosen = []
    seen = set()
    for examples in passes:
        chances = score(pupil, batcher, examples).softmax(1)
        for example, row in zip(examples, chances, strict=True):
            sure = float(row[example.label])
            share = next((s for bar, s in SURE if not example.label and sure >= bar), 1.0)
            pair = example.left, example.right
            if chance.random() < min(share, AGAIN if pair in seen else 1.0):
                seen.add(pair)
                chosen.append(example)
    return chosen


def ask(teacher: JointHead, batcher: Batcher, examples: Iterable[Example]) -> list[Example]:
    """Add the teacher's scores to each pair, once."""
    single = {
        (each.left, each.right): each
        for each in sorted(examples, key=lambda each: each.label)  # labelled ones last: they stay
    }
    once = list(single.values())
    scores = score(teacher, batcher, once)
    return [
        replace(each, taught=tuple(row.tolist())) for each, row in zip(once, scores, strict=True)
    ]


def main() -> None:
    """Train the teacher, ask it, and save what it tells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pupil", type=Path, required=True, help="model.pt of training.pairs")
    parser.add_argument("--weights", type=Path, help="folder to keep the published weights in")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(given.seed)
    torch.manual_seed(given.seed)  # the head of the teacher begins at random
    pupil, batcher, teacher = JointReader(), Batcher(), make_teacher()
    pupil.load_state_dict(torch.load(given.pupil, map_location="cpu"))
    teacher.encoder.load(unpack_weights(given.weights or given.out))
    engine = Engine.default()
    mixture = mix(load_woven(), engine, with_real=True)
    drawn = [mixture.draw(load_stories(), chance) for _ in range(PASSES)]
    hard = choose_hard(drawn, pupil, batcher, chance)
    print(f"{len(hard)} of {sum(map(len, drawn))} pairs to learn from", flush=True)
    log = given.out / "log.jsonl"
    train_on(teacher, batcher, [hard], rate=RATE, size=32, log=log, seed=given.seed)
    torch.save(teacher.state_dict(), given.out / "model.pt")
    unlabelled = [Example(*pair, UNLABELLED) for pair in read_unlabelled(engine, chance)]
    taught = ask(teacher, batcher, [*hard, *unlabelled])
    save_taught(taught, given.out / "taught.msgpack")
    print(json.dumps({"labelled": len(hard), "unlabelled": len(unlabelled), "told": len(taught)}))


if __name__ == "__main__":
    main()
