"""
Measure claims and verdicts against invented stories labelled by hand.

    python -m bench.verdicts [--half HALF] [--errors N] [--story SLUG] [--save]

Halves are `tuning`, `held_out`, `unseen`, `newswire` and `short`. The stories of `bench/gold` are
read and compared like any others; those of `unseen` are marked as in `training/data`. The last two
are those of `training/data` that the joint reader was not trained on: `newswire` is written as
agencies write, in `short` writers sought the most different wordings. Verdicts of marked stories
are conflict, update or neither. Printed are: pairing (precision, recall, F1 over pairs of mentions
in different reports), right verdicts on claims that were paired, and of all labelled claims of
several reports those that were paired and have the right one, precision and recall of conflicts,
and how often a claim called `alone` stands in another report after all. Nothing may be tuned on
`held_out` or `unseen`; on the others rules, thresholds and weights are.

A found mention answers a labelled one of its report where the two overlap by half of the
shorter and are of one kind; statements, events and relations count as one kind, since the
same clause can be labelled as either. A labelled clause that no claim has left, because all that
it tells is a number ("the truce is to last ten days"), is answered by the claim of that number.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec
from training.pair_sources import is_left_out
from training.stories import NEWSWIRE, SHORT, Mark, WovenStory, load_woven

from bench.alone_rates import print_alone, step_of, write_rates
from bench.labelled import (
    GoldClaim,
    GoldMention,
    GoldReport,
    GoldStory,
    is_day,
    pairs_of,
    share_claim,
)
from crosswire.pipeline import Engine, compare_story, read_article
from crosswire.sources import article_of_text
from crosswire.types import Claim, ClaimKind, Comparison, Mention, Report, Verdict

GOLD = Path(__file__).parent / "gold"
RESULTS = Path(__file__).parent / "results"
TODAY = date(2036, 12, 31)
UNSEEN = "unseen"
MARKED = {"newswire": NEWSWIRE, "short": SHORT, UNSEEN: GOLD / UNSEEN}
"""The halves that are marked stories, and their folders."""
HIDDEN = frozenset({"held_out", UNSEEN})
"""The halves whose errors nobody looks at."""
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Upper ends of the steps of confidence in the table of reliability."""


IN_CONFLICT = " in conflict"
SHOWN = ("shown", "right")
"""What is counted of claims by confidence, and how those called a conflict are told apart."""


@dataclass
class Tally:
    """What is counted over stories."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """Give a share; 0 where there is nothing to share."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0


def read_gold(story: GoldStory, engine: Engine) -> tuple[list[Report], dict[str, str]]:
    """Read the reports of a story; also give the gold id of each report."""
    names: dict[str, str] = {}
    reports: list[Report] = []
    for gold in story.reports:
        article = article_of_text(
            gold.text,
            uri=gold.id,
            published=gold.published,
            outlet=gold.outlet,
            title=gold.title,
            today=TODAY,
        )
        names[article.id] = gold.id
        reports.append(read_article(article, engine))
    return reports, names


def kind_of(kind: ClaimKind) -> str:
    """Fold the kinds that one clause can be labelled as."""
    return "figure" if kind is ClaimKind.FIGURE else "other"


def find_answers(
    story: GoldStory, comparison: Comparison, names: dict[str, str]
) -> dict[tuple[str, int], set[str]]:
    """For each labelled mention (claim id, index), the ids of found claims that answer it."""
    texts = {report.id: report.text for report in story.reports}
    places = [
        (names[mention.report], mention, kind_of(claim.kind), claim.id)
        for claim in comparison.claims
        for mention in claim.mentions
    ]
    answers: dict[tuple[str, int], set[str]] = {}
    for gold in story.claims:
        for at, wanted in enumerate(gold.mentions):
            start, end = wanted.span(texts[wanted.report])
            there = [place[1:] for place in places if place[0] == wanted.report]
            found = {
                claim
                for mention, kind, claim in there
                if kind == kind_of(gold.kind) and overlaps(mention, start, end)
            }
            answers[gold.id, at] = found or {
                claim
                for mention, kind, claim in there
                if kind == "figure" and start <= mention.start and mention.end <= end
            }
    return answers


def find_conflicts(story: GoldStory, found: dict[str, Claim], names: dict[str, str]) -> set[str]:
    """
    Give the ids of found conflicts that touch a labelled one, of whatever kind.

    "Three of the twelve ministers resigned" against "no minister has resigned" may be labelled as a
    clause and found by its number. Both mentions may be of one side: a looser count.
    """
    texts = {report.id: report.text for report in story.reports}
    labelled = [
        [(part.report, *part.span(texts[part.report])) for part in gold.mentions]
        for gold in story.claims
        if gold.verdict is Verdict.CONFLICT
    ]
    return {
        claim.id
        for claim in found.values()
        if claim.verdict is Verdict.CONFLICT
        and any(len(reports_inside(claim, spans, names)) > 1 for spans in labelled)
    }


def reports_inside(
    claim: Claim, spans: Sequence[tuple[str, int, int]], names: dict[str, str]
) -> set[str]:
    """Name the reports of which a claim has a mention in one of the stretches."""
    return {
        report
        for mention in claim.mentions
        for report, start, end in spans
        if names[mention.report] == report and overlaps(mention, start, end)
    }


def overlaps(mention: Mention, start: int, end: int) -> bool:
    """Tell whether a mention shares half of the shorter stretch."""
    shared = min(end, mention.end) - max(start, mention.start)
    return shared > 0 and shared >= 0.5 * min(end - start, mention.end - mention.start)


def score_story(
    slug: str, story: GoldStory, engine: Engine, tally: Tally, *, is_marked: bool = False
) -> None:
    """Add one story to the tally; for a marked one `vary` is as good as `agree`."""
    reports, names = read_gold(story, engine)
    comparison = compare_story(reports, engine)
    answers = find_answers(story, comparison, names)
    found = fold_verdicts(comparison, is_marked=is_marked)
    score_pairs(slug, story, answers, tally)
    score_found_pairs(slug, story, answers, found, tally)
    shown = find_conflicts(story, found, names)
    score_verdicts(slug, story, answers, found, tally, shown=shown)
    score_alone(slug, story, answers, found, tally)
    score_reliability(story, answers, found, tally)
    tally.counts["stories"] += 1


def fold_verdicts(comparison: Comparison, *, is_marked: bool) -> dict[str, Claim]:
    """Give the claims by id; marks of a story do not tell `vary` from `agree`."""
    return {
        claim.id: msgspec.structs.replace(claim, verdict=Verdict.AGREE)
        if is_marked and claim.verdict is Verdict.VARY
        else claim
        for claim in comparison.claims
    }


def score_pairs(
    slug: str, story: GoldStory, answers: dict[tuple[str, int], set[str]], tally: Tally
) -> None:
    """Count the labelled pairs that one found claim joins."""
    for gold in story.claims:
        for one, other in pairs_of(gold):
            tally.counts["gold pairs"] += 1
            if answers[gold.id, one] & answers[gold.id, other]:
                tally.counts["gold pairs found"] += 1
                continue
            seen = [bool(answers[gold.id, at]) for at in (one, other)]
            if not all(seen):
                tally.counts["gold pairs not read"] += 1
            reason = "not joined" if all(seen) else "not read"
            left, right = gold.mentions[one], gold.mentions[other]
            tally.errors.append(f"{slug} {gold.kind} {reason}: {left.quote!r} | {right.quote!r}")


def score_found_pairs(
    slug: str,
    story: GoldStory,
    answers: dict[tuple[str, int], set[str]],
    found: dict[str, Claim],
    tally: Tally,
) -> None:
    """Count pairs of labelled mentions that a found claim joins wrongly."""
    for claim in found.values():
        inside = [key for key, ids in answers.items() if claim.id in ids]
        by_claim = {gold.id: gold for gold in story.claims}
        for (one, at), (other, to) in combinations(inside, 2):
            left, right = by_claim[one].mentions[at], by_claim[other].mentions[to]
            if left.report == right.report:
                continue
            if is_day(left.quote) is not is_day(right.quote):
                continue  # a day beside what it is the day of
            tally.counts["found pairs"] += 1
            if one == other or share_claim(story, left, right):
                tally.counts["found pairs right"] += 1
            else:
                tally.errors.append(f"{slug} joined wrongly: {left.quote!r} | {right.quote!r}")


def score_verdicts(
    slug: str,
    story: GoldStory,
    answers: dict[tuple[str, int], set[str]],
    found: dict[str, Claim],
    tally: Tally,
    *,
    shown: set[str],
) -> None:
    """Compare verdicts on claims whose mentions were joined; count conflicts."""
    right_conflicts: set[str] = set()
    for gold in story.claims:
        votes = Counter(
            claim
            for one, other in pairs_of(gold)
            for claim in answers[gold.id, one] & answers[gold.id, other]
        )
        if gold.verdict is Verdict.CONFLICT:
            tally.counts["gold conflicts"] += 1
            hits = {claim for claim in votes if found[claim].verdict is Verdict.CONFLICT}
            tally.counts["gold conflicts found"] += bool(hits)
            right_conflicts |= hits
        tally.counts["gold claims"] += any(True for _ in pairs_of(gold))
        if not votes:
            continue
        claim = found[max(sorted(votes), key=lambda one: votes[one])]
        tally.counts["verdicts"] += 1
        if claim.verdict is gold.verdict:
            tally.counts["verdicts right"] += 1
        else:
            tally.errors.append(
                f"{slug} {gold.verdict} called {claim.verdict}: {gold.mentions[0].quote!r} | "
                f"{gold.mentions[1].quote!r} because {claim.because}"
            )
    for claim in found.values():
        if claim.verdict is Verdict.CONFLICT:
            tally.counts["found conflicts"] += 1
            tally.counts["found conflicts right"] += claim.id in right_conflicts
            tally.counts["found conflicts shown"] += claim.id in shown
            if claim.id not in right_conflicts:
                tally.errors.append(f"{slug} false conflict: {claim.summary} | {claim.because}")


def score_alone(
    slug: str,
    story: GoldStory,
    answers: dict[tuple[str, int], set[str]],
    found: dict[str, Claim],
    tally: Tally,
) -> None:
    """Count claims called alone that other reports carry too."""
    carried = list_carried(story, answers)
    for claim in found.values():
        if claim.verdict is not Verdict.ALONE:
            continue
        step = step_of(claim)
        tally.counts["found alone"] += 1
        tally.counts[f"found {step}"] += 1
        if claim.id in carried:
            tally.counts["found alone wrongly"] += 1
            tally.counts[f"found {step} wrongly"] += 1
            tally.errors.append(f"{slug} not alone: {claim.summary!r} is {carried[claim.id]}")


def list_carried(story: GoldStory, answers: dict[tuple[str, int], set[str]]) -> dict[str, str]:
    """Give the found claims that answer one which several reports carry, and which."""
    return {
        claim: gold.id
        for gold in reversed(story.claims)
        if len({mention.report for mention in gold.mentions}) > 1
        for at in range(len(gold.mentions))
        for claim in answers[gold.id, at]
    }


def score_reliability(
    story: GoldStory,
    answers: dict[tuple[str, int], set[str]],
    found: dict[str, Claim],
    tally: Tally,
) -> None:
    """Count by confidence how many claims of several reports are right."""
    for claim, is_right in list_right(story, answers, found).items():
        step = next(step for step in STEPS if found[claim].confidence < step)
        is_conflict = found[claim].verdict is Verdict.CONFLICT
        for of in ("", IN_CONFLICT) if is_conflict else ("",):
            tally.counts[f"shown below {step}{of}"] += 1
            tally.counts[f"right below {step}{of}"] += is_right


def list_right(
    story: GoldStory, answers: dict[tuple[str, int], set[str]], found: dict[str, Claim]
) -> dict[str, bool]:
    """
    Tell which claims of several reports are right.

    One is where three quarters of its labelled pairs belong together, and its verdict is that of
    the labelled claim that most of its mentions answer. Claims of which no two labelled mentions
    stand in different reports are left out.
    """
    by_claim = {gold.id: gold for gold in story.claims}
    right: dict[str, bool] = {}
    for claim in found.values():
        inside = [key for key, ids in answers.items() if claim.id in ids]
        pairs = [
            (
                one[0] == other[0],
                by_claim[one[0]].mentions[one[1]],
                by_claim[other[0]].mentions[other[1]],
            )
            for one, other in combinations(inside, 2)
        ]
        if not (pairs := [pair for pair in pairs if pair[1].report != pair[2].report]):
            continue
        n_right = sum(is_one or share_claim(story, *both) for is_one, *both in pairs)
        wanted = Counter(key[0] for key in inside).most_common(1)[0][0]
        are_one = 4 * n_right >= 3 * len(pairs)
        right[claim.id] = are_one and by_claim[wanted].verdict is claim.verdict
    return right


def print_reliability(tally: Tally) -> None:
    """Print the share of right claims by the confidence that they are shown with."""
    for of in ("", IN_CONFLICT):
        low = 0.0
        for step in STEPS:
            n_shown, n_right = (tally.counts[f"{what} below {step}{of}"] for what in SHOWN)
            if n_shown:
                share = f"{n_shown:4} claims, {n_right / n_shown:.2f} right"
                print(f"  shown{of} at {low:.1f} to {min(step, 1.0):.1f}: {share}")
            low = step


def summarise(tally: Tally) -> dict[str, float]:
    """Give the figures that the targets are about."""
    precision = tally.share("found pairs right", "found pairs")
    recall = tally.share("gold pairs found", "gold pairs")
    both = precision + recall
    return {
        "stories": tally.counts["stories"],
        "pairs": tally.counts["gold pairs"],
        "pairing_precision": precision,
        "pairing_recall": recall,
        "pairing_f1": 2 * precision * recall / both if both else 0.0,
        "pairs_not_read": tally.share("gold pairs not read", "gold pairs"),
        "verdict_accuracy": tally.share("verdicts right", "verdicts"),
        "claims_right": tally.share("verdicts right", "gold claims"),
        "conflict_precision": tally.share("found conflicts right", "found conflicts"),
        "conflict_recall": tally.share("gold conflicts found", "gold conflicts"),
        "conflicts_touching_one": tally.share("found conflicts shown", "found conflicts"),
        "found_conflicts": tally.counts["found conflicts"],
        "gold_conflicts": tally.counts["gold conflicts"],
        "alone_wrong": tally.share("found alone wrongly", "found alone"),
        "found_alone": tally.counts["found alone"],
        "shown_at_0.9": tally.counts[f"shown below {STEPS[-1]}"],
        "right_at_0.9": tally.share(f"right below {STEPS[-1]}", f"shown below {STEPS[-1]}"),
    }


def run_half(half: str, *, only: str | None = None) -> tuple[dict[str, float], Tally]:
    """Score all stories of one half."""
    tally = Tally()
    engine = Engine.default()
    for slug, story in read_half(half):
        if only in {None, slug}:
            score_story(slug, story, engine, tally, is_marked=half in MARKED)
    return summarise(tally), tally


def read_half(half: str) -> Iterator[tuple[str, GoldStory]]:
    """Give the stories of one half by name; of marked ones those that none is trained on."""
    if half in MARKED:
        every = load_woven(MARKED[half])
        stories = (story for story in every if half == UNSEEN or is_left_out(story.title))
        yield from ((story.title, _gold_of(story)) for story in stories)
    for path in sorted((GOLD / half).glob("*.json")):
        yield path.stem, msgspec.json.decode(path.read_bytes(), type=GoldStory)


def _gold_of(story: WovenStory) -> GoldStory:
    """Turn the marks of a story into labelled claims."""
    marked: defaultdict[int, list[tuple[Mark, GoldMention]]] = defaultdict(list)
    for number, report in enumerate(story.reports):
        for mark in report.marks:
            quote = report.text[mark.start : mark.end]
            marked[mark.claim].append((mark, GoldMention(str(number), quote, mark.start)))
    claims = []
    for claim, found in sorted(marked.items()):
        roles = {mark.role for mark, _ in found}
        later = Verdict.UPDATE if "u" in roles else Verdict.AGREE
        is_count = any(mark.is_figure and not is_day(mention.quote) for mark, mention in found)
        claims.append(
            GoldClaim(
                id=str(claim),
                kind=ClaimKind.FIGURE if is_count else ClaimKind.STATEMENT,
                verdict=Verdict.CONFLICT if "c" in roles else later,
                mentions=tuple(mention for _, mention in found),
            )
        )
    reports = tuple(
        GoldReport(str(number), report.text, report.outlet, report.published)
        for number, report in enumerate(story.reports)
    )
    return GoldStory("marked", reports, tuple(claims))


def main() -> None:
    """Print the table of each half; with --save write it to bench/results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--half", choices=("tuning", "held_out", *MARKED), action="append")
    parser.add_argument("--errors", type=int, default=0, help="errors to print (not of hidden)")
    parser.add_argument("--story", help="one story alone")
    parser.add_argument("--save", action="store_true", help="write bench/results/verdicts.json")
    arguments = parser.parse_args()
    results, tallies = {}, {}
    for half in arguments.half or ("tuning", *MARKED, "held_out"):
        results[half], tally = run_half(half, only=arguments.story)
        tallies[half] = tally
        print(f"{half}")
        for name, value in results[half].items():
            print(
                f"  {name:20} {value:8.3f}"
                if isinstance(value, float)
                else f"  {name:20} {value:8}"
            )
        print_reliability(tally)
        print_alone(tally)
        for error in tally.errors[: arguments.errors] if half not in HIDDEN else ():
            print("   ", error)
    if arguments.save:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "verdicts.json").write_text(json.dumps(results, indent=2) + "\n")
        if "held_out" in tallies:
            write_rates([tallies[half] for half in ("held_out", UNSEEN) if half in tallies])


if __name__ == "__main__":
    main()
