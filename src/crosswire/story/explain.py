"""Why two reports were put together, in one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from crosswire.story.evidence import Evidence
from crosswire.story.profile import Profile, body_of
from crosswire.story.words import list_names, list_numbers, make_key
from crosswire.types import Article
from crosswire.types.naming import join_names

_MOST_NAMES = 4
_MOST_NUMBERS = 3
_LEAST_SHARE = 0.4
_LEAST_RUNS = 3


def find_words(article: Article) -> dict[int, str]:
    """Find the names and telling numbers of a report as it prints them, by their keys."""
    text = f"{article.title or ''}\n\n{body_of(article)}"
    words = {make_key(number): number for number in list_numbers(text)}
    return words | {make_key(term): name for term, name in list_names(text).items()}


def explain_pair(
    report: Profile, other: Profile, evidence: Evidence, words: Mapping[int, str]
) -> str:
    """
    Say what two reports have in common and how far apart they were published.

    "Both name Larsen, Rossi and Trieste; 71 % of one opening stands in the other report; both
    print 12.4; published on one day."

    Args:
        report: The report whose words are given.
        other: The other.
        evidence: What they have in common.
        words: Names and numbers of the report as printed, from `find_words`.
    """
    names = _share_names(report, other, words)
    numbers = [words[key] for key in _share(report.details, other.details) if key in words]
    n_runs = round(math.expm1(evidence.wording))
    facts = [  # the strongest first
        f"both name {join_names(names)}" if names else None,
        f"{evidence.lead_found:.0%} of the words of one opening stand in the other report"
        if evidence.lead_found >= _LEAST_SHARE
        else None,
        f"both print {join_names(numbers[:_MOST_NUMBERS])}" if numbers else None,
        f"{n_runs} or more runs of five words stand in both" if n_runs >= _LEAST_RUNS else None,
    ]
    said = [fact for fact in facts if fact] or [f"their words are alike ({evidence.whole:.0%})"]
    sentence = "; ".join([*said, _say_days(evidence.days)]) + "."
    return sentence[0].upper() + sentence[1:]


def _share(left: bytes, right: bytes) -> list[int]:
    shared: list[int] = np.intersect1d(
        np.frombuffer(left, "<u4"), np.frombuffer(right, "<u4")
    ).tolist()
    return shared


def _share_names(report: Profile, other: Profile, words: Mapping[int, str]) -> list[str]:
    """List the rarest names of both, as the first prints them."""
    rarity = dict(
        zip(
            np.frombuffer(report.keys, "<u4").tolist(),
            np.frombuffer(report.names, "<f2").tolist(),
            strict=True,
        )
    )
    theirs = np.frombuffer(other.keys, "<u4")[np.frombuffer(other.names, "<f2") > 0]
    shared = [key for key in theirs.tolist() if rarity.get(key, 0) > 0 and key in words]
    shared.sort(key=lambda key: (-rarity[key], words[key]))
    return [words[key] for key in shared[:_MOST_NAMES]]


def _say_days(days: int | None) -> str:
    if days is None:
        return "the day of one of them is not known"
    return "published on one day" if days == 0 else f"published {days} day{'s'[: days > 1]} apart"
