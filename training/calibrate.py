"""
Makes the confidence of attributions mean what it says, and writes it into the manifest.

An attribution of confidence 0.8 is one of those of which four in five are real: their content
shares at least half with one that annotators marked. Measured on PolNeAR dev, on which nothing
is trained, before rules have their say.

Usage: python -m training.calibrate [--data FOLDER] [--weights FOLDER]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from crosswire.reader.model.files import find_files
from crosswire.reader.model.model import Model
from crosswire.reader.quotes import find_quotes
from crosswire.reader.trained import TrainedReader
from crosswire.reader.words import cut_words
from training.corpora.base import Span
from training.corpora.polnear import load_document, read_pairs, read_text
from training.export import PACKAGE
from training.sources import DEFAULT

GROUPS = 12
_REAL = 0.5


def words_in(spans: Sequence[Span]) -> set[int]:
    """Give the words of some stretches."""
    return {word for first, last in spans for word in range(first, last)}


def judge(folder: Path, data: Path) -> Iterator[tuple[float, bool]]:
    """Give for every attribution of PolNeAR dev how sure the model is, and whether it is real."""
    files = find_files(folder)
    plain = replace(files.manifest, confidence=((0.0, 0.0), (1.0, 1.0)))
    reader = TrainedReader(Model(replace(files, manifest=plain)))
    for marks, path in read_pairs(data / "polnear" / "dev"):
        text, paragraphs = read_text(path)
        words = cut_words(text, paragraphs)
        gold = [words_in(one.content) for one in load_document(marks, path).attributions or ()]
        for one in reader.analyse(words, find_quotes(text, paragraphs)).attributions:
            mine = words_in(one.contents)
            shares = (len(mine & other) / max(len(mine), len(other)) for other in gold)
            yield one.confidence, max(shares, default=0.0) >= _REAL


def fit(judged: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """
    Fit a rising curve through groups of like certainty (pool adjacent violators).

    Returns:
        Knots (certainty of the model, share that is real), from 0 to 1.
    """
    ordered = sorted(judged)
    size = max(1, len(ordered) // GROUPS)
    groups = [ordered[begin : begin + size] for begin in range(0, len(ordered), size)]
    pools: list[list[tuple[float, bool]]] = []
    for group in groups:
        pools.append(list(group))
        while len(pools) > 1 and _share(pools[-1]) < _share(pools[-2]):
            last = pools.pop()
            pools[-1] += last
    knots = [[round(_middle(pool), 3), round(_share(pool), 3)] for pool in pools]
    return [[0.0, knots[0][1]], *knots, [1.0, knots[-1][1]]]


def _share(pool: Sequence[tuple[float, bool]]) -> float:
    return sum(real for _, real in pool) / len(pool)


def _middle(pool: Sequence[tuple[float, bool]]) -> float:
    return sum(sure for sure, _ in pool) / len(pool)


def main() -> None:
    """Calibrate and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--weights", type=Path, default=PACKAGE)
    given = parser.parse_args()
    path = given.weights / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["confidence"] = fit(list(judge(given.weights, given.data)))
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for sure, share in manifest["confidence"]:
        print(f"{sure:.3f}  {share:.3f}")


if __name__ == "__main__":
    main()
