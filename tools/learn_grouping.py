"""
Learn when two reports, and when two stories, tell of one event.

Two decisions are learned, one after the other, on NewsWCL50, ECB+ train, PolNeAR train and
Wikinews. That of two reports (`crosswire.story.evidence`) is a logistic regression over pairs.
That of two stories (`crosswire.story.link`) is one over stories torn apart at random: the parts of
one story against parts of two, by measures of the pairs across and inside. A new report is a story
of one report, so this decides too whether it begins a new story.

Both are checked by leaving topics out (five folds); the bar is the one that does best there.
Run: python tools/learn_grouping.py
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from msgspec.structs import astuple

from crosswire.story.evidence import BIAS, WEIGHTS, Evidence, compare_with_all, score
from crosswire.story.group import make_profiles
from crosswire.story.link import (
    FAR_LOGIT,
    NEAR_LOGIT,
    TOP_LOGIT,
    JoinDecision,
    Links,
    Side,
    measure_join,
)
from crosswire.story.profile import Profile
from crosswire.types import Article
from grouping_data import read_ecbplus, read_newswcl50, read_polnear, read_wikinews

N_FIELDS = len(WEIGHTS)
N_FOLDS = 5
#: Fields that may speak against a pair.
FREE = (8, 9, 10)
N_SAMPLES = 3000
BARS = tuple(step / 4 for step in range(-14, 1))
#: Bar of the run in which the decision meets the stories that it makes itself.
FIRST_BAR = -2.75


@dataclass
class Collection:
    """Reports with their stories; those without one are distractors."""

    profiles: list[Profile]
    stories: list[str | None]
    topics: list[str]
    evidence: dict[tuple[int, int], Evidence]

    def fold_of(self, at: int) -> int:
        """Tell in which fold a report is: all of one topic are in one."""
        return sum(self.topics[at].encode()) % N_FOLDS


def collect(labelled: Sequence[tuple[Article, str]], distractors: Sequence[Article]) -> Collection:
    """Compare all reports whose story is known with all others."""
    articles = [article for article, _ in labelled] + list(distractors)
    stories: list[str | None] = [story for _, story in labelled]
    stories += [None] * len(distractors)
    topics = ["/".join(story.split("/")[:2]) if story else "" for story in stories]
    profiles = make_profiles(articles)
    found = {}
    for at in range(len(labelled)):
        rest = list(range(at + 1, len(profiles)))
        for other, evidence in zip(
            rest, compare_with_all(profiles[at], [profiles[o] for o in rest]), strict=True
        ):
            if evidence.whole > 0.02 or evidence.lead > 0.02:
                found[at, other] = evidence
    return Collection(profiles, stories, topics, found)


def fit(
    matrix: np.ndarray, labels: np.ndarray, weights: np.ndarray, free: Sequence[int]
) -> tuple[np.ndarray, float]:
    """Fit a logistic regression by Newton steps; weights that are not free stay at or above 0."""
    mean, scale = matrix.mean(0), matrix.std(0) + 1e-9
    whole = np.hstack([(matrix - mean) / scale, np.ones((len(matrix), 1))])
    active = np.ones(whole.shape[1], dtype=bool)
    held = np.array([at not in free for at in range(matrix.shape[1])] + [False])
    while True:
        beta = fit_active(whole[:, active], labels, weights / weights.sum())
        found = np.zeros(whole.shape[1])
        found[active] = beta
        if not (wrong := (found < 0) & held).any():
            slopes = found[:-1] / scale
            return slopes, float(found[-1] - slopes @ mean)
        active &= ~wrong


def fit_active(matrix: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Fit without constraints, with a small ridge."""
    beta = np.zeros(matrix.shape[1])
    ridge = 0.001 * np.eye(len(beta))
    ridge[-1, -1] = 0
    for _ in range(30):
        odds = 1 / (1 + np.exp(-matrix @ beta))
        slope = matrix.T @ (weights * (odds - labels)) + ridge @ beta
        curve = (matrix * (weights * odds * (1 - odds))[:, None]).T @ matrix + ridge
        beta -= np.linalg.solve(curve, slope)
    return beta


def learn_pairs(sets: Sequence[Collection], left_out: int | None) -> tuple[np.ndarray, float]:
    """Learn the decision of two reports; reports of the fold left out are not looked at."""
    rows, labels, groups = [], [], []
    for number, one in enumerate(sets):
        for (left, right), evidence in one.evidence.items():
            if left_out is not None and left_out in (one.fold_of(left), one.fold_of(right)):
                continue
            is_same = one.stories[left] == one.stories[right]
            is_near = one.topics[left] == one.topics[right]
            rows.append(astuple(evidence)[:N_FIELDS])
            labels.append(float(is_same))
            groups.append(4 * number + 2 * is_near + is_same)
    counts = np.bincount(groups)
    shares = {3: 1.0, 2: 1.0, 0: 0.35}  # one story, one topic, nothing in common
    weights = np.array([shares[g % 4] / counts[g] for g in groups])
    return fit(np.array(rows), np.array(labels), weights, FREE)


def score_all(one: Collection, models: Sequence[tuple[np.ndarray, float]]) -> dict:
    """Score all pairs, each by the model that has not seen the left report."""
    found = {}
    for (left, right), evidence in one.evidence.items():
        slopes, bias = models[one.fold_of(left)]
        text = float(slopes @ np.array(astuple(evidence)[:N_FIELDS])) + bias
        learned = sum(w * v for w, v in zip(WEIGHTS, astuple(evidence), strict=False))
        content = BIAS + learned
        whole = score(evidence)
        is_ruled = evidence.copied > 0.5 or whole < -11
        found[left, right] = whole if is_ruled else text + whole - content
    return found


def sample_joins(
    one: Collection, scores: Mapping[tuple[int, int], float], rng: random.Random
) -> tuple[list[tuple[float, ...]], list[float], list[int]]:
    """Tear stories apart and put parts of them, or of two stories, side by side."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for at, story in enumerate(one.stories):
        members[story or f"alone/{at}"].append(at)
    names = [name for name in members if not name.startswith("alone/")]
    near = find_near_stories(one, scores)
    rows, labels, folds = [], [], []

    def add(left: list[int], right: list[int], label: float) -> None:
        across = np.array([[look_up(scores, a, b) for b in right] for a in left])
        if across.max() > NEAR_LOGIT:
            if len(left) < len(right):
                left, right, across = right, left, across.T
            sides = [describe(one, scores, part) for part in (left, right)]
            rows.append(measure_join(across.tolist(), sides[0], sides[1]))
            labels.append(label)
            folds.append(one.fold_of(left[0] if one.stories[left[0]] else right[0]))

    for _ in range(N_SAMPLES):
        name = rng.choice(names)
        part = take_part(members[name], rng)
        rest = [at for at in members[name] if at not in part]
        if rest:
            add(part, take_part(rest, rng), 1.0)
        if near[name]:
            add(part, take_part(members[rng.choice(near[name])], rng), 0.0)
    return rows, labels, folds


def find_near_stories(
    one: Collection, scores: Mapping[tuple[int, int], float]
) -> Mapping[str, list[str]]:
    """Find for each story the others that it could be taken for."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for (left, right), logit in scores.items():
        stories = [one.stories[at] or f"alone/{at}" for at in (left, right)]
        if logit > NEAR_LOGIT and stories[0] != stories[1]:
            near[stories[0]].add(stories[1])
            near[stories[1]].add(stories[0])
    return defaultdict(list, {name: sorted(others) for name, others in near.items()})


def take_part(reports: Sequence[int], rng: random.Random) -> list[int]:
    """Take some of the reports, few as likely as many."""
    size = min(len(reports), int(2 ** rng.uniform(0, np.log2(len(reports) + 1))))
    return sorted(rng.sample(list(reports), max(1, min(12, size))))


def look_up(scores: Mapping[tuple[int, int], float], left: int, right: int) -> float:
    """Give the bounded log odds of a pair."""
    return max(
        FAR_LOGIT, min(TOP_LOGIT, scores.get((min(left, right), max(left, right)), FAR_LOGIT))
    )


def describe(one: Collection, scores: Mapping, part: Sequence[int]) -> Side:
    """Measure a part of a story as `Links` does."""
    odds = [1 / (1 + np.exp(-look_up(scores, a, b))) for a, b in combinations(part, 2)]
    return Side(
        n_reports=len(part),
        cohesion=float(np.mean(odds)) if odds else 0.0,
        length=float(np.mean([np.log1p(one.profiles[at].n_words) for at in part])),
    )


class Watched(Links):
    """Stories that grow while every question asked of the decision is written down."""

    def __init__(self, ask, decide: JoinDecision, stories: Sequence[str | None]) -> None:
        super().__init__(ask, decide)
        self.stories = stories
        self.rows: list[tuple[float, ...]] = []
        self.labels: list[float] = []

    def decide(self, one: str, other: str, measures: tuple[float, ...]) -> float:
        """Decide, and note what the right answer was where both sides are one story mostly."""
        names = [self.name(story) for story in (one, other)]
        if None not in names and not all(name.startswith("alone/") for name in names):
            self.rows.append(measures)
            self.labels.append(float(names[0] == names[1]))
        return super().decide(one, other, measures)

    def name(self, story: str) -> str | None:
        """Name the story that three fifths of the reports are of."""
        members = self.members[story]
        known = Counter(self.stories[int(at)] or f"alone/{at}" for at in members)
        name, n_reports = known.most_common(1)[0]
        return name if n_reports >= 0.6 * len(members) else None


def watch(
    sets: Sequence[Collection], scored: Sequence[Mapping], decisions: Sequence[JoinDecision]
) -> list[tuple[list, list, list]]:
    """Let the decision group what it has not seen, and give the questions it was asked there."""
    found = []
    for one, scores in zip(sets, scored, strict=True):
        rows, labels, folds = [], [], []
        for fold, decision in enumerate(decisions):
            part, inside = keep_fold(one, fold, scores)
            decide = JoinDecision(decision.weights, decision.bias, FIRST_BAR)
            links = fill(Watched(asker(inside), decide, part.stories), part, inside)
            links.grow(list(links.members))
            rows += links.rows
            labels += links.labels
            folds += [fold] * len(links.rows)
        found.append((rows, labels, folds))
    return found


def learn_joins(rows: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> JoinDecision:
    """Learn the decision of two stories; collections and answers weigh the same."""
    counts = np.maximum(np.bincount(groups), 1)
    slopes, bias = fit(rows, labels, 1.0 / counts[groups], range(rows.shape[1]))
    return JoinDecision(tuple(float(slope) for slope in slopes), bias, 0.0)


def group(
    one: Collection, scores: Mapping[tuple[int, int], float], decide: JoinDecision
) -> list[list[int]]:
    """Group a collection by the scores and the decision given."""
    links = fill(Links(asker(scores), decide), one, scores)
    links.grow(list(links.members))
    return [[int(at) for at in story] for story in links.members.values()]


def asker(scores: Mapping[tuple[int, int], float]) -> Callable[[str, list[str]], list[float]]:
    """Make a function that looks scores up for `Links`."""
    return lambda report, others: [look_up(scores, int(report), int(other)) for other in others]


def fill(links: Links, one: Collection, scores: Mapping[tuple[int, int], float]) -> Links:
    """Add all reports with their nearest neighbours."""
    beside: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for (left, right), logit in scores.items():
        beside[right][str(left)] = logit
    for at, profile in enumerate(one.profiles):
        nearest = sorted(beside[at].items(), key=lambda pair: -pair[1])[:40]
        links.add(str(at), dict(nearest), n_words=profile.n_words)
    return links


def measure(stories: Sequence[Sequence[int]], gold: Sequence[str | None]) -> float:
    """Give B-cubed F1 over the reports whose story is known; distractors count in size."""
    known = [at for at, story in enumerate(gold) if story]
    story_of = {at: number for number, story in enumerate(stories) for at in story}
    both = Counter((story_of[at], gold[at]) for at in known)
    sizes, wanted = [len(story) for story in stories], Counter(gold[at] for at in known)
    precision = sum(n * n / sizes[story] for (story, _), n in both.items()) / len(known)
    recall = sum(n * n / wanted[label] for (_, label), n in both.items()) / len(known)
    return 2 * precision * recall / (precision + recall)


def keep_fold(one: Collection, fold: int, scores: Mapping) -> tuple[Collection, dict]:
    """Keep the reports of one fold, and every distractor."""
    kept = [at for at, s in enumerate(one.stories) if s is None or one.fold_of(at) == fold]
    place = {at: new for new, at in enumerate(kept)}
    part = Collection(
        [one.profiles[at] for at in kept],
        [one.stories[at] for at in kept],
        [one.topics[at] for at in kept],
        {},
    )
    inside = {
        (place[a], place[b]): logit for (a, b), logit in scores.items() if a in place and b in place
    }
    return part, inside


def show(name: str, values: Sequence[float]) -> None:
    """Print weights to be pasted."""
    print(name, tuple(round(float(value), 2) for value in values))


def main() -> None:
    """Print weights and bars, to be pasted, and how they do on what was left out."""
    wcl, ecb = read_newswcl50(), read_ecbplus("Train")
    sets = [
        collect(ecb, []),
        collect(wcl, read_polnear("train")[::2]),
        collect(wcl, read_wikinews()),
        collect(wcl, []),
    ]
    names = ("ECB+ train", "NewsWCL50 + PolNeAR", "NewsWCL50 + Wikinews", "NewsWCL50")
    models = [learn_pairs(sets, fold) for fold in range(N_FOLDS)]
    scored = [score_all(one, models) for one in sets]
    rng = random.Random(7)
    samples = [sample_joins(one, scores, rng) for one, scores in zip(sets, scored, strict=True)]
    rows, labels, folds, groups = stack(samples, 0)
    decisions = learn_folds(rows, labels, folds, groups)
    met = stack(watch(sets[:3], scored[:3], decisions), 2 * len(sets))
    rows = np.vstack([rows, met[0]])
    labels, folds, groups = (
        np.concatenate(pair) for pair in zip((labels, folds, groups), met[1:], strict=True)
    )
    decisions = learn_folds(rows, labels, folds, groups)
    slopes, bias = learn_pairs(sets, None)
    show("WEIGHTS =", slopes)
    print("BIAS =", round(bias, 2))
    whole = learn_joins(rows, labels, groups)
    show("JOINS weights =", whole.weights)
    print("JOINS bias =", round(whole.bias, 2))
    print("B-cubed F1 with the fold left out, by bar:", ", ".join(names))
    for bar in BARS:
        print(f"{bar:6.2f}", *check(sets, scored, decisions, bar))


def stack(
    samples: Sequence[tuple[list, list, list]], first: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Put samples together; the last column numbers collection and answer."""
    rows = np.array([row for part in samples for row in part[0]])
    labels = np.array([label for part in samples for label in part[1]])
    folds = np.array([fold for part in samples for fold in part[2]])
    kinds = np.concatenate([np.full(len(part[1]), 2 * at) for at, part in enumerate(samples)])
    return rows, labels, folds, (first + kinds + labels).astype(int)


def learn_folds(
    rows: np.ndarray, labels: np.ndarray, folds: np.ndarray, groups: np.ndarray
) -> list[JoinDecision]:
    """Learn the decision once for each fold, without it."""
    return [
        learn_joins(rows[folds != fold], labels[folds != fold], groups[folds != fold])
        for fold in range(N_FOLDS)
    ]


def check(
    sets: Sequence[Collection],
    scored: Sequence[Mapping],
    decisions: Sequence[JoinDecision],
    bar: float,
) -> list[str]:
    """Measure one bar on every set, each fold by what was learned without it."""
    figures = []
    for one, scores in zip(sets, scored, strict=True):
        found = []
        if one is not sets[0]:
            decide = JoinDecision(decisions[0].weights, decisions[0].bias, bar)
            figures.append(f"{measure(group(one, scores, decide), one.stories):.3f}")
            continue
        for fold, decision in enumerate(decisions):
            part, inside = keep_fold(one, fold, scores)
            n_known = sum(story is not None for story in part.stories)
            if n_known:
                decide = JoinDecision(decision.weights, decision.bias, bar)
                found.append((measure(group(part, inside, decide), part.stories), n_known))
        figures.append(f"{sum(f * n for f, n in found) / sum(n for _, n in found):.3f}")
    return figures


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
