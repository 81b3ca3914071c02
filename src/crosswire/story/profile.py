"""What grouping looks at in one report: weighted terms, names, rare details, runs of words, day."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import msgspec
import numpy as np

from crosswire.story.days import Day, find_day, find_written_day
from crosswire.story.frequencies import Frequencies
from crosswire.story.words import (
    find_details,
    find_latest_year,
    find_names,
    find_terms,
    find_weekdays,
    make_key,
    make_runs,
)
from crosswire.types import Article

_LEAD_CHARACTERS = 600
_TITLE_TIMES = 2
#: Terms as common as this tell nothing.
_LEAST_RARITY = 0.3
_DETAIL_STEPS = 10


class Profile(msgspec.Struct, frozen=True):
    """
    A report as grouping sees it; it can be stored (msgpack) and read back equal.

    Terms are kept as columns: `keys` has the number of each term, ascending, and the other
    columns what is known of the term at the same place. A report of 600 words takes 5 kB.

    Attributes:
        id: Id of the report.
        keys: Numbers of the terms of headline and body (`make_key`), 32 bits each.
        weights: (1 + ln times) times rarity of each term, half-precision floats.
        lead: The same by its times in headline and first paragraphs; 0 where it is not there.
        names: Rarity of each term that stands as a name; 0 where it does not.
        details: Numbers of the telling figures, ascending, 32 bits each.
        detail_weights: How telling each is, in tenths, a byte each.
        runs: Hashes of the runs of five words, ascending, 32 bits each.
        n_words: Words of the body.
        weekdays: Days of the week that the lead names, one bit each.
        day: Day of the report, or None.
        latest_year: Latest year that the text names, or None.
        written_day: First date that the lead writes out, or None.
    """

    id: str
    keys: bytes
    weights: bytes
    lead: bytes
    names: bytes
    details: bytes
    detail_weights: bytes
    runs: bytes
    n_words: int
    weekdays: int
    day: Day | None
    latest_year: int | None
    written_day: Day | None


class TermCounts:
    """In how many of the reports at hand each term stands, so that their theme weighs less."""

    def __init__(self) -> None:
        self.n_reports = 0
        self._counts: dict[int, int] = {}

    def add(self, keys: Iterable[int]) -> None:
        """Count the terms of one more report."""
        self.n_reports += 1
        for key in keys:
            self._counts[key] = self._counts.get(key, 0) + 1

    def drop(self, keys: Iterable[int]) -> None:
        """Forget a report that was counted."""
        self.n_reports -= 1
        for key in keys:
            left = self._counts.get(key, 0) - 1
            if left > 0:
                self._counts[key] = left
            else:
                self._counts.pop(key, None)

    def count(self, key: int) -> int:
        """Count the reports that have a term."""
        return self._counts.get(key, 0)


def body_of(article: Article) -> str:
    """Join the paragraphs of the body; the whole text where none are marked."""
    if not article.paragraphs:
        return article.text
    return "\n\n".join(article.text[part.start : part.end] for part in article.paragraphs)


def lead_of(article: Article) -> str:
    """Take headline and first sentences, where the event of the day stands."""
    body = body_of(article)
    end = body.find(" ", _LEAD_CHARACTERS)
    return f"{article.title or ''}\n\n{body if end < 0 else body[:end]}"


def opening_of(article: Article) -> str:
    """Take headline and first two paragraphs, 600 characters of them at most."""
    opening = "\n\n".join(article.text[part.start : part.end] for part in article.paragraphs[:2])
    return f"{article.title or ''}\n\n{(opening or article.text)[:_LEAD_CHARACTERS]}"


def count_terms(article: Article) -> Counter[str]:
    """Count the terms of a report; those of the headline count more."""
    counts = Counter(find_terms(body_of(article)))
    for term in find_terms(article.title or ""):
        counts[term] += _TITLE_TIMES
    return counts


def make_profile(
    article: Article,
    counts: Counter[str],
    frequencies: Frequencies,
    others: TermCounts | None = None,
) -> Profile:
    """
    Make the profile of a report.

    Args:
        article: The report, or the article before it is read.
        counts: Its terms, from `count_terms`.
        frequencies: How common terms are in the news.
        others: How common they are in the reports at hand, where these are many.
    """
    body, lead = body_of(article), lead_of(article)
    names = find_names(f"{article.title or ''}\n\n{body}")
    in_lead = Counter(find_terms(lead))
    rows = sorted(
        (make_key(term), _weigh(count, rarity), _weigh(in_lead[term], rarity), rarity, term)
        for term, count in counts.items()
        if (rarity := _find_rarity(term, frequencies, others)) > _LEAST_RARITY
    )
    details = sorted((make_key(number), tell) for number, tell in find_details(body).items())
    return Profile(
        id=article.id,
        keys=np.array([row[0] for row in rows], "<u4").tobytes(),
        weights=_pack(row[1] for row in rows),
        lead=_pack(row[2] for row in rows),
        names=_pack(row[3] if row[4] in names else 0.0 for row in rows),
        details=np.array([key for key, _ in details], "<u4").tobytes(),
        detail_weights=bytes(round(tell * _DETAIL_STEPS) for _, tell in details),
        runs=make_runs(body),
        n_words=sum(counts.values()),
        weekdays=find_weekdays(lead),
        day=find_day(article),
        latest_year=find_latest_year(body),
        written_day=find_written_day(lead),
    )


def list_keys(profile: Profile) -> list[int]:
    """List the numbers of a report's terms."""
    keys: list[int] = np.frombuffer(profile.keys, "<u4").tolist()
    return keys


def weigh_keys(counts: Counter[str], frequencies: Frequencies) -> dict[int, float]:
    """
    Give each term of a report its weight, all together as a vector of length one.

    Args:
        counts: Its terms, from `count_terms`.
        frequencies: How common terms are in the news.
    """
    rows = sorted(
        (make_key(term), _weigh(count, rarity))
        for term, count in counts.items()
        if (rarity := frequencies.weigh(term)) > _LEAST_RARITY
    )
    weights = np.array([weight for _, weight in rows], "<f2").astype(float)
    length = math.sqrt(float(weights @ weights)) or 1.0
    return dict(zip((key for key, _ in rows), (weights / length).tolist(), strict=True))


def pick_top_terms(profile: Profile, n_terms: int) -> list[tuple[int, float]]:
    """Pick the weightiest terms of a report, those of its lead counted twice."""
    weights = np.frombuffer(profile.weights, "<f2").astype(float)
    lead = np.frombuffer(profile.lead, "<f2").astype(float)
    both = sum(column / (math.sqrt(float(column @ column)) or 1.0) for column in (weights, lead))
    top = np.lexsort((np.arange(len(weights)), -np.asarray(both)))[:n_terms]
    keys = np.frombuffer(profile.keys, "<u4")
    return list(zip(keys[top].tolist(), np.asarray(both)[top].tolist(), strict=True))


def _find_rarity(term: str, frequencies: Frequencies, others: TermCounts | None) -> float:
    """Give the inverse document frequency over the news and, where they are many, those at hand."""
    if others is None:
        return frequencies.weigh(term)
    return frequencies.weigh(term, others.count(make_key(term)), others.n_reports)


def _weigh(count: int, rarity: float) -> float:
    return (1 + math.log(count)) * rarity if count else 0.0


def _pack(values: Iterable[float]) -> bytes:
    return np.array(list(values), "<f2").tobytes()
