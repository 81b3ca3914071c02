"""
Measures joint readers on the stories that none of them learned from.

Usage: python -m training.kept_out RUN/model.pt|shipped... [--layers 6]

For invented stories, short ones and those in the words of agencies, statements and figures apart,
for those of the short ones' pairs that were labelled one by one, and for real reports: how well one
question is told from two, one claim from the rest, and a clash among the answers to one question
(average precision). Of the pairs of which nobody says that they are one, a sample counts.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import torch

from crosswire.pipeline import Engine
from training.joint import LAYERS, Batcher, measure
from training.pair_sources import Example, is_left_out, real_examples
from training.pairs import SHIPPED, load
from training.real_pairs import read_real
from training.restore import restore_joint
from training.stories import NEWSWIRE, SHORT, load_woven
from training.woven_pairs import pairs_of_story

N_APART = 1500
"""Pairs of two claims drawn that were not labelled one by one."""


def kept_out_pairs(engine: Engine) -> Iterator[tuple[str, Example]]:
    """Give the pairs of the stories kept out, each with where it comes from."""
    for folder in (SHORT, NEWSWIRE):
        for story in load_woven(folder):
            for pair in pairs_of_story(story, engine) if is_left_out(story.title) else ():
                if pair.is_judged or pair.is_marked or pair.label:
                    kind = "judged" if pair.is_judged else "marked" if pair.label else "apart"
                    name = f"newswire {kind}" if folder == NEWSWIRE else kind
                    yield name, Example(pair.left, pair.right, pair.label)
    for real in read_real(engine):
        if is_left_out(real.name):
            yield from (("real", example) for example in real_examples(real))


def sets_of(pairs: list[tuple[str, Example]]) -> dict[str, list[Example]]:
    """Sort the pairs into the sets that are measured."""
    chance = random.Random(1)
    chosen = []
    for each in ("apart", "newswire apart"):
        apart = [pair for pair in pairs if pair[0] == each]
        chosen += chance.sample(apart, min(N_APART, len(apart)))
    chosen += [pair for pair in pairs if not pair[0].endswith("apart")]
    found: dict[str, list[Example]] = {}
    for kind, example in chosen:
        what = "figures" if example.left.is_figure else "statements and events"
        stories = "newswire" if kind.startswith("newswire") else "short stories"
        name = "real reports" if kind == "real" else f"{what} of {stories}"
        found.setdefault(name, []).append(example)
        if kind == "judged":
            found.setdefault("pairs of short stories labelled one by one", []).append(example)
    return found


def main() -> None:
    """Measure each of the networks given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", help="model.pt of a run, or: shipped")
    parser.add_argument("--layers", type=int, default=LAYERS, help="12 of a teacher")
    given = parser.parse_args()
    torch.set_num_threads(2)
    sets, batcher = sets_of(list(kept_out_pairs(Engine.default()))), Batcher()
    for path in given.models:
        model = restore_joint() if path == SHIPPED else load(Path(path), given.layers)
        print(path)
        for name, examples in sets.items():
            print(f"  {name}: {measure(model, batcher, examples)}", flush=True)


if __name__ == "__main__":
    main()
