"""
Learn how much each fact about a pair of mentions says that they make one claim.

    python tools/learn_alignment.py > weights.tsv

Move the result to `src/crosswire/reference/data/alignment_weights.tsv`. A logistic regression
by kind over pairs of mentions in different reports of the tuning half of `bench/gold`: a pair
is one claim where both answer one labelled claim. Pairs that number, unit or polarity keep
apart anyway are left out, since nothing is decided on them, and so are pairs of which not both
are labelled: the labels do not name every sentence, and such a pair may well be one claim. Pairs
of figures count as apart where one is labelled and the numbers differ. The invented stories are
short, so that few unrelated sentences share words by chance; such pairs are drawn from the long
reports of NewsWCL50 as well, as far as they are surely unrelated: statements and clauses of one
report, which does not repeat itself, and statements of two that share less than a quarter of
their words and do not mean the like. Clauses without a type, of which there are many, count a
seventh each. The printed precision, recall and F1 are
those of pairs in stories left out in turn (five folds).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.verdicts import GOLD, TODAY, GoldStory, kind_of, overlaps, read_gold
from tools.grouping_data import read_newswcl50

from crosswire.align.claims import prepare_items
from crosswire.align.facts import MEANING, Facts, facts_of_figures, facts_of_propositions
from crosswire.align.figures import compare_figures, compare_slots
from crosswire.align.item import Item, Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Slot
from crosswire.align.meaning import likeness
from crosswire.align.propositions import apart_by_form, are_coded
from crosswire.align.similarity import Weights
from crosswire.align.tie import BIAS, FIGURE, PROPOSITION, set_of
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Report

LEARNED = {Pool.PROPOSITION: PROPOSITION, Pool.FIGURE: FIGURE}
PENALTY = {PROPOSITION: 0.3, FIGURE: 1.0}
UNRELATED = 0.25
UNLIKE = 0.6
REPEATED = 0.6
CHANCE = 0.15
FOLDS = 5
LIKE = 0.5
LEAST_SHARED = {Pool.PROPOSITION: 2, Pool.FIGURE: 0}


def facts_of(pool: Pool, left: Item, right: Item, weights: Weights) -> Facts | None:
    """Give the facts of a pair; None where it is kept apart anyway."""
    near = likeness(left.meaning, right.meaning) or 0.0
    if len(left.wording.terms & right.wording.terms) < LEAST_SHARED[pool] and near < LIKE:
        return None
    if pool is Pool.PROPOSITION:
        one, other = left.event, right.event
        if are_coded(left, right) and one and other and one.type is other.type:
            return None
        overlap = weights.overlap(left.wording.terms, right.wording.terms)
        within = left.mention.report == right.mention.report
        nested = left.mention.start < right.mention.end and right.mention.start < left.mention.end
        if nested if within else apart_by_form(left, right, overlap) is not None:
            return None
        return facts_of_propositions(left, right, overlap, weights)
    first, second = left.mention.figure, right.mention.figure
    if first is None or second is None:
        return None
    slots = compare_slots(first, second)
    outcome = compare_figures(first, second, slots)
    if outcome.match is Match.UNRELATED:
        return None
    facts = facts_of_figures(left, right, slots, outcome, weights)
    is_apart = not (facts["equal"] or facts["near and rare"])
    return None if slots.measured is Slot.DIFFERENT and is_apart else facts


def pairs_of_story(path: Path, engine: Engine) -> Iterator[tuple[Pool, Facts, bool]]:
    """Give the pairs of one story with whether they make one claim."""
    story = msgspec.json.decode(path.read_bytes(), type=GoldStory)
    reports, names = read_gold(story, engine)
    items = prepare_items(reports)
    weights = Weights(load_lexicon(), [item for found in items.values() for item in found])
    texts = {report.id: report.text for report in story.reports}
    spans = [
        (
            gold.id,
            kind_of(gold.kind),
            mention.report,
            texts[mention.report].index(mention.quote),
            len(mention.quote),
        )
        for gold in story.claims
        for mention in gold.mentions
    ]
    for pool in LEARNED:
        folded = "figure" if pool is Pool.FIGURE else "other"
        answers = [
            {
                claim
                for claim, kind, report, start, length in spans
                if kind == folded
                and report == names[item.mention.report]
                and overlaps(item.mention, start, start + length)
            }
            for item in items[pool]
        ]
        for (left, one), (right, other) in combinations(zip(items[pool], answers, strict=True), 2):
            if left.mention.report == right.mention.report:
                continue
            facts = facts_of(pool, left, right, weights)
            if facts is None:
                continue
            is_open = not (one and other)
            if pool is Pool.FIGURE:
                is_open = not (one or other) and bool(facts.get("equal"))
            if not is_open:
                yield pool, facts, bool(one & other)


def chance_pairs(engine: Engine) -> Iterator[Facts]:
    """Give pairs of statements and clauses of real stories that are alike by chance."""
    stories: defaultdict[str, list[Report]] = defaultdict(list)
    for article, story in read_newswcl50():
        found = article_of_text(article.text, uri=article.uri, today=TODAY)
        stories[story].append(read_article(found, engine))
    for reports in stories.values():
        items = prepare_items(reports)
        weights = Weights(load_lexicon(), [item for found in items.values() for item in found])
        for left, right in combinations(items[Pool.PROPOSITION], 2):
            facts = facts_of(Pool.PROPOSITION, left, right, weights)
            within = left.mention.report == right.mention.report
            if facts is not None and is_unrelated(facts, within=within):
                yield facts


def is_unrelated(facts: Facts, *, within: bool) -> bool:
    """Tell whether two mentions of a real story, of one report or of two, are surely two claims."""
    alike = max(facts["alike"], facts["bare"])
    if within:
        return alike < REPEATED
    both_said = bool(facts["both said"])
    return both_said and alike < UNRELATED and facts.get(MEANING, 0.0) < UNLIKE


def fit(rows: np.ndarray, labels: np.ndarray, counts: np.ndarray, penalty_of: float) -> np.ndarray:
    """Fit a weighted logistic regression by Newton's method; the last column is the bias."""
    weights = np.zeros(rows.shape[1])
    penalty = np.eye(rows.shape[1]) * penalty_of
    penalty[-1, -1] = 1e-6
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chance - labels)) + penalty @ weights
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def f1_of(scores: np.ndarray, labels: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 at one half."""
    found = scores > 0
    right = float((found & (labels == 1)).sum())
    precision, recall = right / max(1, found.sum()), right / max(1, labels.sum())
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def blind(
    pairs: Sequence[tuple[int, Facts, bool, float]],
) -> list[tuple[int, Facts, bool, float]]:
    """Leave out what only a reader that tells meanings knows."""
    return [
        (fold, {name: v for name, v in facts.items() if not name.startswith(MEANING)}, is_one, n)
        for fold, facts, is_one, n in pairs
    ]


def main() -> None:
    """Print the table to standard output, the measures to standard error."""
    engine = Engine.default()
    pairs: dict[str, list[tuple[int, Facts, bool, float]]] = {name: [] for name in LEARNED.values()}
    for fold, path in enumerate(sorted((GOLD / "tuning").glob("*.json"))):
        for pool, facts, is_one in pairs_of_story(path, engine):
            pairs[LEARNED[pool]].append((fold % FOLDS, facts, is_one, 1.0))
    for number, facts in enumerate(chance_pairs(engine)):
        pairs[PROPOSITION].append((number % FOLDS, facts, False, CHANCE))
    print_table(pairs)


def print_table(pairs: Mapping[str, list[tuple[int, Facts, bool, float]]]) -> None:
    """Learn from pairs, each with its fold, facts, label and weight, and print the table."""
    print("# How much each fact about two mentions says that they make one claim: weights of a")
    print("# logistic regression (tools/learn_alignment.py) over the tuning half of bench/gold.")
    print("# Source: learned by the crosswire developers from stories they invented, ", end="")
    print(f"{date.today()}. Licence: Apache-2.0.")
    for kind, found in [*pairs.items(), (PROPOSITION, blind(pairs[PROPOSITION]))]:
        names = sorted({name for _, facts, _, _ in found for name in facts})
        title = set_of(kind, found[0][1])
        rows = np.array([[facts.get(n, 0.0) for n in names] + [1.0] for _, facts, _, _ in found])
        labels = np.array([float(is_one) for _, _, is_one, _ in found])
        counts = np.array([count for _, _, _, count in found])
        folds = np.array([fold for fold, _, _, _ in found])
        scores = np.zeros(len(found))
        for fold in range(FOLDS):
            rest = folds != fold
            scores[~rest] = rows[~rest] @ fit(rows[rest], labels[rest], counts[rest], PENALTY[kind])
        measures = " / ".join(f"{value:.3f}" for value in f1_of(scores, labels))
        print(
            f"{title}: {len(found)} pairs, {int(labels.sum())} one claim; {measures}",
            file=sys.stderr,
        )
        weights = fit(rows, labels, counts, PENALTY[kind])
        for name, weight in zip([*names, BIAS], weights, strict=True):
            print(f"{title}\t{name}\t{weight:.3f}")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
