"""
Learn how much each fact about a pair of mentions says that they make one claim.

    python tools/learn_alignment.py > weights.tsv

Move the result to `src/crosswire/reference/data/alignment_weights.tsv`. Logistic regressions over
pairs of mentions in different reports, for statements and events, and for figures: by words alone,
with meanings, and with what reading both together tells. Pairs come from the tuning half of
`bench/gold` and from `training/data/stories` and `newswire`, where a pair is one claim if both
answer one labelled claim, and from the real reports of NewsWCL50 and ECB+ (train), of which pairs
were labelled by hand (`bench/data/claim_pairs.tsv`): the invented stories are short, so that few
unrelated sentences share words by chance. Pairs that number, unit or form keep apart anyway are
left out, since nothing is decided on them, and so are invented pairs of which not both are marked
and that were not labelled themselves: the marks do not name every sentence. In the stories kept out
all that may be mistaken is labelled; what else the packaged weights find likely enough to be read
there counts as two claims. Pairs drawn at random from the real stories that share little stand for
the many that are nothing alike. Pairs of figures of `bench/gold` count as apart where one is
labelled and the numbers differ. What meanings and reading together are worth is learned only from
stories that the networks were not trained on, the latter from pairs that are read by the packaged
weights (so that a second run, with the weights of the first, may choose some others). The printed
precision and recall are those of pairs in stories left out in turn (five folds), for each source.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.labelled import GoldStory
from bench.verdicts import GOLD, kind_of, overlaps, read_gold
from training.pair_sources import is_left_out
from training.real_pairs import read_real
from training.stories import NEWSWIRE, SHORT, load_woven
from training.woven_pairs import answers_of, label_of, read_labels, read_woven_story

from crosswire.align.claims import prepare_items
from crosswire.align.facts import (
    MEANING,
    TOGETHER,
    Facts,
    facts_of_kinship,
    facts_of_propositions,
)
from crosswire.align.figure_ties import look_at_figures
from crosswire.align.grouping import nearness_of
from crosswire.align.item import Item, Pool
from crosswire.align.joint import LEAST, JointReader
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Outcome, Slot
from crosswire.align.passages import mark_in_sentence
from crosswire.align.propositions import apart_by_form, are_coded_alike
from crosswire.align.similarity import Weights
from crosswire.align.tie import BIAS, FIGURE, PROPOSITION, set_of, tie_probability
from crosswire.pipeline import Engine
from crosswire.types import Report

LEARNED = {Pool.PROPOSITION: PROPOSITION, Pool.FIGURE: FIGURE}
PENALTY = {PROPOSITION: 1.0, FIGURE: 1.0}
SHARE = {"gold": 1.0, "newswire": 1.0, "woven": 0.3, "real": 2.0, "random": 0.1}
"""How much a pair of each source counts."""
FOLDS = 5
RANDOM_PAIRS = 150
"""Pairs drawn from each real story."""
UNLIKE = 0.2
UNRELATED = 0.6
"""Overlap of words and likeness in meaning under which a pair drawn at random is taken for two."""
READ = ("read ",)
"""How the facts begin that reading together tells."""


@dataclass(frozen=True)
class Pair:
    """What is known of two mentions, and whether they make one claim."""

    source: str
    fold: int
    facts: Facts
    is_one: bool
    is_fresh: bool = True
    """No network that is asked about it was trained on its story."""


class PreparedStory:
    """The mentions of a story, ready to be compared."""

    def __init__(self, reports: Sequence[Report], joint: JointReader | None = None) -> None:
        self._joint = joint
        self.items = prepare_items(reports)
        every = [item for found in self.items.values() for item in found]
        self.weights = Weights(load_lexicon(), every)
        self.nearness = nearness_of(self.items[Pool.PROPOSITION])

    def facts_of(self, pool: Pool, one: int, other: int) -> Facts | None:
        """Give the facts of a pair, read together if it may be; None where it is kept apart."""
        left, right = self.items[pool][one], self.items[pool][other]
        facts = self._facts_of(pool, one, other)
        if facts is None or self._joint is None or not is_likely(pool, facts):
            return facts
        (kinship,) = self._joint.read([mark_in_sentence(left), mark_in_sentence(right)], [(0, 1)])
        return facts | facts_of_kinship(kinship)

    def read_ahead(self, pool: Pool, pairs: Sequence[tuple[int, int]]) -> None:
        """Let the joint reader read pairs side by side; it keeps what it read."""
        if self._joint is not None:
            needed = [pair for pair in pairs if self.is_read(pool, *pair)]
            passages = [mark_in_sentence(item) for item in self.items[pool]]
            self._joint.read(passages, needed)

    def is_read(self, pool: Pool, one: int, other: int) -> bool:
        """Tell whether a pair is likely enough, by the packaged weights, to be read together."""
        facts = self._facts_of(pool, one, other)
        return facts is not None and is_likely(pool, facts)

    def _facts_of(self, pool: Pool, one: int, other: int) -> Facts | None:
        left, right = self.items[pool][one], self.items[pool][other]
        if pool is Pool.FIGURE:
            return facts_of_figure_pair(left, right, self.weights)
        if are_coded_alike(left, right):
            return None
        overlap = self.weights.overlap(left.wording.terms, right.wording.terms)
        if apart_by_form(left, right, overlap) is not None:
            return None
        is_mutual = self.nearness.is_mutual(one, other)
        return facts_of_propositions(left, right, overlap, self.weights, is_mutual=is_mutual)


def is_likely(pool: Pool, facts: Facts) -> bool:
    """Tell whether facts make a pair likely enough to be read together."""
    return tie_probability(LEARNED[pool], facts) >= LEAST


def facts_of_figure_pair(left: Item, right: Item, weights: Weights) -> Facts | None:
    """Give the facts of two figures; None where they are kept apart anyway."""
    seen = look_at_figures(left, right, weights)
    if isinstance(seen, Outcome):
        return None
    _, slots, _, facts = seen
    is_apart = not (facts["equal"] or facts["near and rare"])
    return None if slots.measured is Slot.DIFFERENT and is_apart else facts


def pairs_of_gold(path: Path, fold: int, engine: Engine) -> Iterator[tuple[Pool, Pair]]:
    """Give the pairs of one invented story."""
    story = msgspec.json.decode(path.read_bytes(), type=GoldStory)
    reports, names = read_gold(story, engine)
    prepared = PreparedStory(reports, engine.joint)
    texts = {report.id: report.text for report in story.reports}
    spans = [
        (gold.id, kind_of(gold.kind), found.report, texts[found.report].index(found.quote), found)
        for gold in story.claims
        for found in gold.mentions
    ]
    for pool, items in prepared.items.items():
        folded = "figure" if pool is Pool.FIGURE else "other"
        answers = [
            {
                claim
                for claim, kind, report, start, found in spans
                if kind == folded
                and report == names[item.mention.report]
                and overlaps(item.mention, start, start + len(found.quote))
            }
            for item in items
        ]
        chosen = [
            (one, other)
            for one, other in combinations(range(len(items)), 2)
            if items[one].mention.report != items[other].mention.report
            and (pool is Pool.FIGURE or (answers[one] and answers[other]))
        ]
        if pool not in LEARNED:
            continue
        prepared.read_ahead(pool, chosen)
        for one, other in chosen:
            facts = prepared.facts_of(pool, one, other)
            if facts is None:
                continue
            is_closed = answers[one] or answers[other] or not facts.get("equal")
            if pool is not Pool.FIGURE or is_closed:
                yield pool, Pair("gold", fold, facts, bool(answers[one] & answers[other]))


def pairs_of_woven(engine: Engine) -> Iterator[tuple[Pool, Pair]]:
    """Give the pairs of the marked invented stories of which both passages are labelled."""
    stories = [("woven", story) for story in load_woven(SHORT)]
    stories += [("newswire", story) for story in load_woven(NEWSWIRE)]
    for fold, (source, story) in enumerate(stories):
        reports, woven = read_woven_story(story, engine)
        is_fresh = is_left_out(story.title)
        prepared = PreparedStory(reports, engine.joint if is_fresh else None)
        judged = read_labels(story, prepared.items)
        for pool, items in prepared.items.items():
            answers = [answers_of(item, woven[item.mention.report]) for item in items]
            for one, other in combinations(range(len(items)), 2) if pool in LEARNED else ():
                if items[one].mention.report == items[other].mention.report:
                    continue
                told = judged.get((pool, one, other))
                is_open = told is None and not (answers[one] and answers[other])
                if is_open and not (is_fresh and prepared.is_read(pool, one, other)):
                    continue
                facts = prepared.facts_of(pool, one, other)
                if facts is not None:
                    is_one = bool(told)
                    if told is None:
                        is_one = label_of(answers[one] or {}, answers[other] or {}) is not None
                    yield pool, Pair(source, fold, facts, is_one, is_fresh)


def pairs_of_real(engine: Engine) -> Iterator[tuple[Pool, Pair]]:
    """Give the pairs of real reports that were labelled by hand."""
    for fold, story in enumerate(read_real(engine)):
        is_fresh = is_left_out(story.name)
        prepared = PreparedStory(story.reports, engine.joint if is_fresh else None)
        for pair in story.pairs:
            facts = prepared.facts_of(pair.pool, pair.one, pair.other)
            if facts is not None:
                yield pair.pool, Pair("real", fold, facts, pair.label != "different")
        for facts in draw_unlike(prepared, random.Random(fold)):
            yield Pool.PROPOSITION, Pair("random", fold, facts, is_one=False)


def draw_unlike(story: PreparedStory, chance: random.Random) -> Iterator[Facts]:
    """Draw pairs of statements and clauses of different reports that are surely two claims."""
    items = story.items[Pool.PROPOSITION]
    for _ in range(RANDOM_PAIRS):
        one, other = sorted(chance.sample(range(len(items)), 2))
        if items[one].mention.report != items[other].mention.report:
            facts = story.facts_of(Pool.PROPOSITION, one, other)
            if facts and facts["alike"] < UNLIKE and facts.get(MEANING, 0.0) < UNRELATED:
                yield facts


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


def without(pairs: Sequence[Pair], *unknown: str) -> list[Pair]:
    """Leave out facts that are not always known, by the beginning of their names."""
    return [
        replace(pair, facts={n: v for n, v in pair.facts.items() if not n.startswith(unknown)})
        for pair in pairs
    ]


def main() -> None:
    """Print the table to standard output, the measures to standard error."""
    engine = Engine.default()
    pairs: dict[str, list[Pair]] = {name: [] for name in LEARNED.values()}
    for fold, path in enumerate(sorted((GOLD / "tuning").glob("*.json"))):
        for pool, pair in pairs_of_gold(path, fold % FOLDS, engine):
            pairs[LEARNED[pool]].append(pair)
    for pool, pair in [*pairs_of_woven(engine), *pairs_of_real(engine)]:
        pairs[LEARNED[pool]].append(replace(pair, fold=pair.fold % FOLDS))
    print_table(pairs)


def print_table(pairs: Mapping[str, list[Pair]]) -> None:
    """Learn from pairs and print the table."""
    print("# How much each fact about two mentions says that they make one claim: weights of a")
    print("# logistic regression (tools/learn_alignment.py) over the tuning half of bench/gold")
    print("# and over pairs of real reports labelled by hand (bench/data/claim_pairs.tsv).")
    print("# Source: learned by the crosswire developers from their own labels, ", end="")
    print(f"{date.today()}. Licence: Apache-2.0.")
    sets = [
        (kind, found)
        for kind, every in pairs.items()
        for found in (
            [pair for pair in every if TOGETHER in pair.facts],
            without([pair for pair in every if kind == FIGURE or pair.is_fresh], *READ),
            *([without(every, *READ, MEANING, "question")] if kind == PROPOSITION else []),
        )
    ]
    for kind, found in sets:
        names = sorted({name for pair in found for name in pair.facts})
        title = set_of(kind, dict.fromkeys(names, 0.0))
        rows = np.array([[pair.facts.get(name, 0.0) for name in names] + [1.0] for pair in found])
        labels = np.array([float(pair.is_one) for pair in found])
        counts = np.array([SHARE[pair.source] for pair in found])
        folds = np.array([pair.fold for pair in found])
        scores = np.zeros(len(found))
        for fold in range(FOLDS):
            rest = folds != fold
            scores[~rest] = rows[~rest] @ fit(rows[rest], labels[rest], counts[rest], PENALTY[kind])
        print_measures(title, found, scores, labels)
        weights = fit(rows, labels, counts, PENALTY[kind])
        for name, weight in zip([*names, BIAS], weights, strict=True):
            print(f"{title}\t{name}\t{weight:.3f}")


def print_measures(
    title: str, found: Sequence[Pair], scores: np.ndarray, labels: np.ndarray
) -> None:
    """Print precision and recall at several probabilities for the pairs of each source."""
    for source in SHARE:
        mine = np.array([pair.source == source for pair in found])
        if not mine.any():
            continue
        n_one = int(labels[mine].sum())
        print(f"{title}, {source}: {mine.sum()} pairs, {n_one} one claim", file=sys.stderr)
        for chance in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            taken = scores[mine] > np.log(chance / (1 - chance))
            right = float((taken & (labels[mine] == 1)).sum())
            precision, recall = right / max(1, taken.sum()), right / max(1, labels[mine].sum())
            print(f"  from {chance}: P {precision:.2f} R {recall:.2f}", file=sys.stderr)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
