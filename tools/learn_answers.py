"""
Learn when the later of two different answers replaces the earlier, and when it contradicts it.

    python tools/learn_answers.py > rows.tsv

Put the rows in place of those of the set `succession` in
`src/crosswire/reference/data/alignment_weights.tsv`. A logistic regression over pairs of passages
of two reports of different moments, labelled as a clash or an update, that are read together when
the stories that the joint reader was not trained on are compared. How many updates are told from
clashes in stories left out in turn (five folds) goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.learn_alignment import FOLDS, fit
from training.pair_sources import is_left_out
from training.stories import WovenStory, load_woven
from training.woven_pairs import CLASH, UPDATE, Recorder, answers_of, label_of, read_woven_story

from crosswire.align.answers import SUCCESSION, facts_of_succession
from crosswire.align.claims import prepare_items
from crosswire.align.comparers import pairs_of
from crosswire.align.facts import Facts
from crosswire.align.grouping import group_mentions
from crosswire.align.lexicon import load_lexicon
from crosswire.align.passages import mark_in_sentence
from crosswire.align.similarity import Weights
from crosswire.align.tie import BIAS
from crosswire.align.times import is_later
from crosswire.pipeline import Engine

PENALTY = 1.0
CHANCES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def pairs_of_answers(story: WovenStory, engine: Engine) -> Iterator[tuple[Facts, bool]]:
    """Give the facts of each labelled pair, and whether the later answer replaces the earlier."""
    assert engine.joint is not None
    reports, woven = read_woven_story(story, engine)
    prepared = prepare_items(reports)
    weights = Weights(load_lexicon(), [item for found in prepared.values() for item in found])
    recorder = Recorder(engine.joint)
    for found in pairs_of(prepared, weights, (), recorder).values():
        group_mentions(found)
        answers = [answers_of(item, woven[item.mention.report]) or {} for item in found.items]
        for one, other in combinations(range(len(found.items)), 2):
            label = label_of(answers[one], answers[other])
            first, last = found.items[one], found.items[other]
            if is_later(first, last):
                first, last = last, first
            told = recorder.told.get(frozenset((mark_in_sentence(first), mark_in_sentence(last))))
            if told is None:
                continue
            if label in {CLASH, UPDATE} and is_later(last, first):
                yield facts_of_succession(first, last, told), label == UPDATE


def learn(name: str, pairs: Sequence[tuple[int, Facts, bool]]) -> None:
    """Learn from pairs in folds, and print the rows and how many are told rightly."""
    names = sorted({fact for _, facts, _ in pairs for fact in facts})
    rows = np.array([[facts.get(fact, 0.0) for fact in names] + [1.0] for _, facts, _ in pairs])
    labels = np.array([float(holds) for *_, holds in pairs])
    folds = np.array([fold for fold, *_ in pairs])
    counts, scores = np.ones(len(pairs)), np.zeros(len(pairs))
    for fold in range(FOLDS):
        rest = folds != fold
        scores[~rest] = rows[~rest] @ fit(rows[rest], labels[rest], counts[rest], PENALTY)
    print(f"{name}: {len(pairs)} pairs, {int(labels.sum())} are one", file=sys.stderr)
    for chance in CHANCES:
        taken = scores > np.log(chance / (1 - chance))
        right = int((taken & (labels == 1)).sum())
        print(f"  from {chance}: {taken.sum()} taken, {right} right", file=sys.stderr)
    for fact, weight in zip([*names, BIAS], fit(rows, labels, counts, PENALTY), strict=True):
        print(f"{name}\t{fact}\t{weight:.3f}")


def main() -> None:
    """Print the rows to standard output, the measures to standard error."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    engine = Engine.default()
    pairs = [
        (number % FOLDS, facts, replaces)
        for number, story in enumerate(s for s in load_woven() if is_left_out(s.title))
        for facts, replaces in pairs_of_answers(story, engine)
    ]
    learn(SUCCESSION, pairs)


if __name__ == "__main__":
    main()
