"""
Learn the weights of `crosswire.story.evidence` by logistic regression over report pairs.

Positive: two reports of one event in NewsWCL50, or of one ECB+ train subtopic. Negative:
other events of the same set, neighbours in the same ECB+ topic above all, and distractors
from PolNeAR train and Wikinews. Each set weighs the same. Run: python tools/learn_grouping.py
"""

from __future__ import annotations

import argparse
from dataclasses import astuple
from itertools import combinations

import numpy as np

from crosswire.story.evidence import compare_profiles
from crosswire.story.frequencies import load_frequencies
from crosswire.story.profile import Profile, count_terms, make_profile
from crosswire.types import Article
from grouping_data import read_ecbplus, read_newswcl50, read_polnear, read_wikinews

N_FIELDS = 7


def profile(article: Article) -> Profile:
    """Make a profile by the packaged frequencies alone."""
    return make_profile(article, count_terms(article), load_frequencies())


def collect_pairs() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give features, labels and weights of all training pairs."""
    rows: list[tuple[float, ...]] = []
    labels: list[int] = []
    groups: list[int] = []

    def add(left: Profile, right: Profile, label: int, group: int) -> None:
        rows.append(astuple(compare_profiles(left, right))[:N_FIELDS])
        labels.append(label)
        groups.append(group * 2 + label)

    wcl = [(profile(article), story) for article, story in read_newswcl50()]
    for (left, one), (right, other) in combinations(wcl, 2):
        add(left, right, int(one == other), 0)
    ecb = [(profile(article), story) for article, story in read_ecbplus("Train")]
    for (left, one), (right, other) in combinations(ecb, 2):
        if one.rsplit("/", 1)[0] == other.rsplit("/", 1)[0]:
            add(left, right, int(one == other), 1)
    distractors = [profile(article) for article in read_polnear("train")[::4]]
    for left in distractors:
        for right, _ in wcl[::2]:
            add(left, right, 0, 2)
    wikinews = [profile(article) for article in read_wikinews()]
    for left, right in combinations(wikinews, 2):
        evidence = compare_profiles(left, right)
        if evidence.whole > 0.05 and evidence.days is not None and evidence.days > 10:
            add(left, right, 0, 3)
    counts = np.bincount(groups, minlength=8)
    shares = {1: 1.0, 0: 1.0, 3: 0.6, 2: 0.6, 4: 1.0, 6: 1.0}
    weights = np.array([shares[group] / counts[group] for group in groups])
    return np.array(rows), np.array(labels, dtype=float), weights


def fit(features: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Fit by Newton steps with a small ridge; weights below zero are held at zero."""
    matrix = np.hstack([features, np.ones((len(features), 1))])
    active = np.ones(matrix.shape[1], dtype=bool)
    while True:
        found = np.zeros(matrix.shape[1])
        part = matrix[:, active]
        beta = np.zeros(part.shape[1])
        for _ in range(50):
            odds = 1 / (1 + np.exp(-part @ beta))
            ridge = 0.002 * np.eye(len(beta))
            ridge[-1, -1] = 0
            slope = part.T @ (weights * (odds - labels)) + ridge @ beta
            curve = (part * (weights * odds * (1 - odds))[:, None]).T @ part + ridge
            beta -= np.linalg.solve(curve, slope)
        found[active] = beta
        negative = (found < 0) & (np.arange(len(found)) < matrix.shape[1] - 1)
        if not negative.any():
            return found
        active &= ~negative


def main() -> None:
    """Print the weights, to be pasted into evidence.py, and how they do on the pairs."""
    features, labels, weights = collect_pairs()
    beta = fit(features, labels, weights)
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in beta[:-1]))
    print("BIAS =", round(float(beta[-1]), 2))
    odds = features @ beta[:-1] + beta[-1]
    for bar in (-1, 0, 1, 2, 3):
        said = odds > bar
        right = (said * labels).sum()
        print(
            bar,
            "precision",
            right / max(1, said.sum()),
            "recall",
            right / labels.sum(),
            len(labels),
        )


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
