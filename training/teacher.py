"""
Asks a joint reader of all twelve layers about pairs, labelled or not; a smaller one learns from it.

Usage: python -m training.teacher --teacher RUN --out RUN [--layers 12]

`--teacher` names a run of `training/pairs.py --layers 12`. It is asked about what it learned from
itself, and about pairs of real and invented reports that nobody labelled. `taught.msgpack` holds
what it tells, and `python -m training.pairs --taught` trains the smaller one on that.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch

from crosswire.pipeline import Engine
from training.joint import Batcher, JointReader, score
from training.mpnet import LAYERS
from training.pair_sources import UNLABELLED, Example, load_taught, save_taught
from training.pairs import kept, load
from training.unlabelled import read_unlabelled


def ask(teacher: JointReader, batcher: Batcher, examples: Iterable[Example]) -> list[Example]:
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


def draw_unlabelled(seed: int) -> list[Example]:
    """Draw pairs that nobody labelled."""
    pairs = read_unlabelled(Engine.default(), random.Random(seed))
    return [Example(*pair, UNLABELLED) for pair in pairs]


def main() -> None:
    """Ask the teacher, and save what it tells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True, help="its run")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    teacher = load(given.teacher / "model.pt", given.layers)
    learned = load_taught(given.teacher / "learned.msgpack")
    path = given.out / "unlabelled.msgpack"
    unlabelled = kept(path, lambda: draw_unlabelled(given.seed))
    taught = ask(teacher, Batcher(), [*learned, *unlabelled])
    save_taught(taught, given.out / "taught.msgpack")
    counts = {"labelled": len(learned), "unlabelled": len(unlabelled), "told": len(taught)}
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
