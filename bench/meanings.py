"""
Measure how well meanings alone tell passages that make one claim from others of their story.

Takes the labelled passages of `bench/gold`, by kind; two passages of different reports of one
story are one claim where the labels say so. Printed is the average precision of the pairs,
ranked by the cosine of their means (`crosswire.align.meaning`).

Usage: python -m bench.meanings [--half tuning|held_out]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import combinations

import msgspec
import numpy as np

from bench.labelled import GoldStory
from bench.verdicts import GOLD, kind_of, read_gold
from crosswire.align.meaning import Direction, direction_of, likeness
from crosswire.pipeline import Engine
from crosswire.types import ClaimKind, Meanings, Part

Pair = tuple[float, bool]


def pairs_of_story(story: GoldStory, engine: Engine) -> dict[str, list[Pair]]:
    """Give the cosine of each pair of passages with whether they are one claim, by kind."""
    reports, names = read_gold(story, engine)
    read = {names[report.id]: report for report in reports}
    texts = {report.id: report.text for report in story.reports}
    passages: list[tuple[str, ClaimKind, str, Direction | None]] = []
    for claim in story.claims:
        for mention in claim.mentions:
            start = texts[mention.report].index(mention.quote)
            part = Part(start=start, end=start + len(mention.quote))
            meanings = read[mention.report].meanings
            told = direction_of(meanings, [part]) if isinstance(meanings, Meanings) else None
            passages.append((claim.id, claim.kind, mention.report, told))
    pairs: defaultdict[str, list[Pair]] = defaultdict(list)
    for left, right in combinations(passages, 2):
        cosine = likeness(left[3], right[3])
        is_alike = kind_of(left[1]) == kind_of(right[1])
        if left[2] != right[2] and is_alike and cosine is not None:
            pairs[left[1]].append((cosine, left[0] == right[0]))
    return pairs


def average_precision(pairs: list[Pair]) -> float:
    """Give the mean over the true pairs of the share of true ones ranked at least as high."""
    right = np.array([is_one for _, is_one in sorted(pairs, key=lambda pair: -pair[0])])
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def main() -> None:
    """Print one line a kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--half", choices=("tuning", "held_out"), default="tuning")
    half = parser.parse_args().half
    engine = Engine.default()
    pairs: defaultdict[str, list[Pair]] = defaultdict(list)
    for path in sorted((GOLD / half).glob("*.json")):
        story = msgspec.json.decode(path.read_bytes(), type=GoldStory)
        for kind, found in pairs_of_story(story, engine).items():
            pairs[kind] += found
    for kind, found in sorted(pairs.items()):
        n_true = sum(is_one for _, is_one in found)
        print(
            f"{kind:10} {len(found):6} pairs, {n_true:4} one claim: {average_precision(found):.3f}"
        )


if __name__ == "__main__":
    main()
