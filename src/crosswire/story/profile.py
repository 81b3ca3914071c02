"""What grouping looks at in one report: weighted terms, names, rare details, day."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import msgspec

from crosswire.story.days import Day, find_day, find_written_day
from crosswire.story.frequencies import Frequencies
from crosswire.story.words import (
    find_details,
    find_latest_year,
    find_names,
    find_terms,
    make_shingles,
)
from crosswire.types import Article, Report

_LEAD_CHARACTERS = 600
_TITLE_TIMES = 2


class Profile(msgspec.Struct, frozen=True):
    """
    A report as grouping sees it.

    Attributes:
        id: Id of the report.
        terms: Weight of each term over headline, body and actors; length one.
        lead: The same over headline and first paragraphs.
        names: Terms of names in the whole text with their weight.
        lead_names: Those of headline and first paragraphs.
        details: Telling numbers.
        shingles: Hashes of five-word runs.
        day: Day of the report, or None.
        latest_year: Latest year that the text names, or None.
        written_day: First date that the lead writes out, or None.
    """

    id: str
    terms: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    lead_names: Mapping[str, float]
    details: Mapping[str, float]
    shingles: frozenset[int]
    day: Day | None
    latest_year: int | None
    written_day: Day | None


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
    """Count the terms of a report; those of the headline and of its actors count more."""
    counts = Counter(find_terms(body_of(article)))
    for term in find_terms(article.title or ""):
        counts[term] += _TITLE_TIMES
    if isinstance(article, Report):
        for name in {mention.actor.name for mention in article.actors}:
            counts.update(find_terms(name))
    return counts


def make_profile(article: Article, counts: Counter[str], frequencies: Frequencies) -> Profile:
    """
    Make the profile of a report.

    Args:
        article: The report, or the article before it is read.
        counts: Its terms, from `count_terms`.
        frequencies: How common terms are.
    """
    body, lead = body_of(article), lead_of(article)
    names = find_names(f"{article.title or ''}\n\n{body}")
    lead_names = names & set(find_terms(lead))
    return Profile(
        id=article.id,
        terms=_weigh(counts, frequencies),
        lead=_weigh(Counter(find_terms(lead)), frequencies),
        names={name: frequencies.weigh(name) for name in names},
        lead_names={name: frequencies.weigh(name) for name in lead_names},
        details=find_details(body),
        shingles=make_shingles(body),
        day=find_day(article),
        latest_year=find_latest_year(body),
        written_day=find_written_day(lead),
    )


def _weigh(counts: Mapping[str, int], frequencies: Frequencies) -> dict[str, float]:
    """Weigh terms by (1 + ln n) times rarity and bring the vector to length one."""
    weights = {
        term: (1 + math.log(count)) * weight
        for term, count in counts.items()
        if (weight := frequencies.weigh(term)) > 0.3
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}
