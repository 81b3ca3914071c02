"""
Measures joint readers on the stories that none of them learned from.

Usage: python -m training.kept_out RUN/model.pt... [--layers 6]

For invented stories, statements and figures apart, for those of their pairs that were labelled
one by one, and for real reports: how well one question is told from two, one claim from the
rest, and a clash among the answers to one question (average precision). Of the pairs of which
nobody says that they are one, a sample counts.
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
from training.pairs import load
from training.real_pairs import read_real
from training.stories import load_woven
from training.woven_pairs import pairs_of_story

N_APART = 1500
"""Pairs of two claims drawn that were not labelled one by one."""


def kept_out_pairs(engine: Engine) -> Iterator[tuple[str, Example]]:
    """Give the pairs of the stories kept out, each with where it comes from."""
    for story in load_woven():
        if not is_left_out(story.title):
            continue
        for pair in pairs_of_story(story, engine):
            if pair.is_judged or pair.is_marked or pair.label:
                kind = "judged" if pair.is_judged else "marked" if pair.label else "apart"
                yield kind, Example(pair.left, pair.right, pair.label)
    for real in read_real(engine):
        if is_left_out(real.name):
            yield from (("real", example) for example in real_examples(real))


def sets_of(pairs: list[tuple[str, Example]]) -> dict[str, list[Example]]:
    """Sort the pairs into the sets that are measured."""
    apart = [pair for pair in pairs if pair[0] == "apart"]
    rest = [pair for pair in pairs if pair[0] != "apart"]
    chosen = rest + random.Random(1).sample(apart, min(N_APART, len(apart)))
    woven = [example for kind, example in chosen if kind != "real"]
    return {
        "statements and events of short stories": [e for e in woven if not e.left.is_figure],
        "figures of short stories": [e for e in woven if e.left.is_figure],
        "of these, labelled one by one": [e for kind, e in chosen if kind == "judged"],
        "real reports": [e for kind, e in chosen if kind == "real"],
    }


def main() -> None:
    """Measure each of the networks given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--layers", type=int, default=LAYERS, help="12 of a teacher")
    given = parser.parse_args()
    torch.set_num_threads(2)
    sets, batcher = sets_of(list(kept_out_pairs(Engine.default()))), Batcher()
    for path in given.models:
        model = load(path, given.layers)
        print(path)
        for name, examples in sets.items():
            print(f"  {name}: {measure(model, batcher, examples)}", flush=True)


if __name__ == "__main__":
    main()
