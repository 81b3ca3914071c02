"""What a report tells as background, beside the news of the day."""

from __future__ import annotations

import re

from crosswire.story.days import find_day, parse_day
from crosswire.types import Event, Mention, Report

# "had been seized", "had attacked": told as done before the news.
_PAST_PERFECT = re.compile(
    r"\b(?:had|having) (?:[a-z]{2,12}ly |also |not |never |been |already |earlier ){0,3}"
    r"(?:[a-z]{2,20}(?:ed|en|wn|ught|nt|lt|pt|ld|de)|met|held|won|lost|led|left|shot|struck|cut|"
    r"hit|set|put|begun|sung|come|become|gone|run|fled|fed)\b"
)
_EARLIER = re.compile(
    r"\b(?:(?:last|previous) (?:week|month|year)|(?:days|weeks|months|years) (?:ago|earlier)|"
    r"in an? (?:earlier|previous))\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’']?\s+")
_FRESH_DAYS = 1


def is_background(report: Report, mention: Mention, paragraph: int) -> bool:
    """
    Tell whether an event is told as what went before: "They had been seized on 19 March".

    The past perfect tells it anywhere. Below the first paragraph so does a day that lies two
    or more days before the report's own.
    """
    if _PAST_PERFECT.search(mention.exact):
        return True
    return paragraph > 0 and mention.event is not None and _is_days_before(report, mention.event)


def _is_days_before(report: Report, event: Event) -> bool:
    filed = find_day(report)
    day = parse_day(event.date.end) if event.date else None
    if filed is None or day is None or day.year is None:
        return False
    happened = day.in_year(day.year)
    return (filed.nearest_to(happened) - happened).days > _FRESH_DAYS


def drop_background(text: str) -> str:
    """Leave out the sentences of a text that tell in the past perfect or of "last month"."""
    kept = [
        sentence
        for sentence in _SENTENCE.split(text)
        if not _PAST_PERFECT.search(sentence) and not _EARLIER.search(sentence)
    ]
    return " ".join(kept)
