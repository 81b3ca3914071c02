"""
Learn how likely what is said of a claim is right.

    python tools/learn_confidence.py > rows.tsv

Put the rows in place of those of the sets `alone` and `claim right` in
`src/crosswire/reference/data/alignment_weights.tsv`, and run `python -m bench.verdicts --save`,
which measures the rates that are printed. Two logistic regressions over the claims of the tuning
half of `bench/gold` and of the marked stories that the joint reader was not trained on: whether one
that is called alone is marked in two reports, and whether one of several reports is right, as the
table of reliability counts it (`bench.verdicts`). How many are by how likely it seemed in stories
left out in turn (five folds) goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.labelled import GoldStory
from tools.learn_answers import learn

from bench import verdicts
from crosswire.align.alone import ALONE, facts_of_lonely
from crosswire.align.claims import prepare_items
from crosswire.align.comparers import pairs_of
from crosswire.align.confidence import RIGHT, facts_of_claim
from crosswire.align.facts import Facts
from crosswire.align.grouping import Pairs, group_mentions
from crosswire.align.lexicon import load_lexicon
from crosswire.align.rejoining import rejoin
from crosswire.align.similarity import Weights
from crosswire.pipeline import Engine, compare_story
from crosswire.types import Mention, Verdict
from crosswire.types.naming import published_order

HALVES = ("tuning", "newswire", "short")
Places = frozenset[tuple[str, str, int]]
"""Kind of a claim, and report and start of each of its mentions."""


def facts_of_story(
    half: str, story: GoldStory, engine: Engine
) -> Iterator[tuple[str, Facts, bool]]:
    """Give of each claim that labels tell of the set, the facts, and whether it holds."""
    reports, names = verdicts.read_gold(story, engine)
    comparison = compare_story(reports, engine)
    answers = verdicts.find_answers(story, comparison, names)
    found = verdicts.fold_verdicts(comparison, is_marked=half in verdicts.MARKED)
    told = verdicts.list_carried(story, answers)
    right = verdicts.list_right(story, answers, found)
    prepared = prepare_items(sorted(reports, key=published_order))
    weights = Weights(load_lexicon(), [item for items in prepared.values() for item in items])
    groups = {
        places_of(verdicts.kind_of(pairs.items[group.members[0]].mention.kind), mentions): (
            group.members,
            pairs,
        )
        for pairs in pairs_of(prepared, weights, (), engine.joint).values()
        for group in rejoin(group_mentions(pairs), pairs)
        if (mentions := [pairs.items[at].mention for at in group.members])
    }
    for claim in comparison.claims:
        key = places_of(verdicts.kind_of(claim.kind), claim.mentions)
        if claim.relation is not None or key not in groups:
            continue
        members, pairs = groups[key]
        if claim.verdict is not Verdict.ALONE:
            if claim.id in right:
                yield RIGHT, facts_of_claim(members, pairs, claim.verdict), right[claim.id]
        else:
            yield ALONE, lonely_facts(members[0], pairs), claim.id in told


def lonely_facts(at: int, pairs: Pairs) -> Facts:
    """Give the facts of a mention that is left to its report."""
    return facts_of_lonely(pairs.items[at], pairs.doubt_of(at))


def places_of(kind: str, mentions: list[Mention] | tuple[Mention, ...]) -> Places:
    """Name a claim by where it stands."""
    return frozenset((kind, one.report, one.start) for one in mentions)


def main() -> None:
    """Print the rows to standard output, the measures to standard error."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    engine = Engine.default()
    found: dict[str, list[tuple[int, Facts, bool]]] = {ALONE: [], RIGHT: []}
    for half in HALVES:
        for number, (_, story) in enumerate(verdicts.read_half(half)):
            for name, facts, holds in facts_of_story(half, story, engine):
                found[name].append((number % 5, facts, holds))
    for name, claims in found.items():
        learn(name, claims)


if __name__ == "__main__":
    main()
