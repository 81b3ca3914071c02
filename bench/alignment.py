"""
How well alignment tells related statements from unrelated ones, and how fast it is.

    python -m bench.alignment CLAIMDIFF_FOLDER

ClaimDiff (Ko and others, 2022) pairs sentences of two outlets on one story. Its train pairs
are set against pairs shuffled over stories; printed are the area under the ROC curve and the
best F1 of our similarity beside plain word overlap (Jaccard), the share of pairs that would
be joined or called a conflict, and the seconds that stories of several sizes take.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.align import align_claims
from crosswire.align.item import Item, ItemMaker
from crosswire.align.lexicon import load_lexicon
from crosswire.align.propositions import compare_propositions, similarity_of
from crosswire.align.similarity import Weights
from crosswire.align.words import bare_words
from crosswire.types import ClaimKind, Form, Mention, Part, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEED = 7


def main() -> None:
    """Print the table and the timing."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data/claimdiff")
    if folder.is_dir():
        _print_separation(_read_pairs(folder))
    else:
        print(f"{folder} is not there; separation is not measured")
    _print_timing()


def _read_pairs(folder: Path) -> list[tuple[str, str, str]]:
    """Read topic and both sentences of every train pair."""
    found: set[tuple[str, str, str]] = set()
    for file in sorted(folder.glob("*/*train.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["data"]:
            found.add((row["topic"], row["claim_a"], row["claim_b"]))
    return sorted(found)


def _statement(text: str, number: int) -> Item:
    mention = Mention(
        report=f"r{number}",
        start=0,
        end=len(text),
        exact=text,
        form=Form.INDIRECT,
        source=None,
        cue=None,
        origin=None,
        confidence=1.0,
        kind=ClaimKind.STATEMENT,
    )
    report = Report(
        id=f"r{number}",
        uri=f"r{number}",
        text=text,
        paragraphs=(Part(start=0, end=len(text)),),
        statements=(mention,),
    )
    return ItemMaker(report, load_lexicon()).make(mention)


def _print_separation(rows: Sequence[tuple[str, str, str]]) -> None:
    left = [_statement(one, 2 * at) for at, (_, one, _) in enumerate(rows)]
    right = [_statement(two, 2 * at + 1) for at, (_, _, two) in enumerate(rows)]
    weights = Weights(load_lexicon(), left + right)
    order = list(range(len(rows)))
    random.Random(_SEED).shuffle(order)
    shuffled = [(at, other) for at, other in enumerate(order) if rows[at][0] != rows[other][0]]
    related = [(at, at) for at in range(len(rows))]

    def ours(pair: tuple[int, int]) -> float:
        one, two = left[pair[0]].wording.terms, right[pair[1]].wording.terms
        return similarity_of(weights.overlap(one, two))

    def plain(pair: tuple[int, int]) -> float:
        one = set(bare_words(left[pair[0]].mention.exact))
        two = set(bare_words(right[pair[1]].mention.exact))
        return len(one & two) / max(1, len(one | two))

    print(f"{len(related)} pairs of one story, {len(shuffled)} pairs of two")
    for name, score in (("ours", ours), ("word overlap", plain)):
        good, bad = [score(pair) for pair in related], [score(pair) for pair in shuffled]
        print(f"{name:14} AUC {area(good, bad):.3f}  best F1 {best_f1(good, bad):.3f}")
    for name, pairs in (("one story", related), ("two stories", shuffled)):
        found = [compare_propositions(left[a], right[b], weights).match for a, b in pairs]
        n_joined = sum(match.joins for match in found)
        n_clashes = sum(match.clashes for match in found)
        print(f"{name:14} joined {n_joined}, called a conflict {n_clashes}, of {len(found)}")


def area(good: Sequence[float], bad: Sequence[float]) -> float:
    """Compute the area under the ROC curve; ties count half."""
    ranked = sorted([(score, 1) for score in good] + [(score, 0) for score in bad])
    below = wins = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        n_good = sum(label for _, label in ranked[at:end])
        n_bad = end - at - n_good
        wins += n_good * (below + n_bad / 2)
        below += n_bad
        at = end
    return wins / (len(good) * len(bad))


def best_f1(good: Sequence[float], bad: Sequence[float]) -> float:
    """Find the best F1 over all thresholds."""
    totals = {
        score: (good.count(score), bad.count(score))
        for score in sorted({*good, *bad}, reverse=True)
    }
    best = n_taken = hits = 0.0
    for n_good, n_bad in totals.values():
        hits += n_good
        n_taken += n_good + n_bad
        best = max(best, 2 * hits / (n_taken + len(good)))
    return best


def _story(n_reports: int, n_mentions: int) -> list[Report]:
    """Make up a story in which each report tells a part of the same facts in its own words."""
    chance = random.Random(_SEED)
    lexicon = load_lexicon()
    words = sorted(stem for stem in lexicon.weights if stem.isalpha() and len(stem) > 3)
    shared = words[:: len(words) // 300]
    facts = [
        [*chance.sample(words, 6), *chance.sample(shared, 3), *chance.sample(shared[:20], 2)]
        for _ in range(2 * n_mentions)
    ]
    return [_report(at, chance.sample(facts, n_mentions), words, chance) for at in range(n_reports)]


def _report(
    number: int, facts: Sequence[Sequence[str]], words: Sequence[str], chance: random.Random
) -> Report:
    text, mentions = "", []
    for fact in facts:
        told = list(fact)
        for _ in range(3):
            told[chance.randrange(len(told))] = chance.choice(words)
        line = f"The {' '.join(told)} this week."
        mentions.append(
            Mention(
                report=f"r{number}",
                start=len(text),
                end=len(text) + len(line),
                exact=line,
                form=Form.INDIRECT,
                source=None,
                cue=None,
                origin=None,
                confidence=1.0,
                kind=ClaimKind.STATEMENT,
            )
        )
        text += line + "\n\n"
    return Report(id=f"r{number}", uri=f"r{number}", text=text, statements=tuple(mentions))


def _print_timing() -> None:
    for n_reports in (2, 5, 20, 50):
        reports = _story(n_reports, 60)
        start = time.process_time()
        claims = align_claims(reports, ())
        seconds = time.process_time() - start
        print(f"{n_reports:3} reports of 60 mentions: {seconds:.3f} s of CPU, {len(claims)} claims")


if __name__ == "__main__":
    main()
