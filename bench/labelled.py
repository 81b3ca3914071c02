"""The invented stories of `bench/gold`, with their labelled claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import msgspec

from crosswire.types import ClaimKind, Verdict

_NAMES_DAY = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:19|20)\d\d(?:[/-]\d\d)?|spring|summer|autumn|winter|noon|midnight|midday|mid-year"
    r"|o'clock|[ap]\.?m\.?|gmt|the \d+(?:st|nd|rd|th)|tomorrow|yesterday|tonight"
    r"|(?:next|last|this|the (?:end|middle|beginning) of(?: the)?) (?:year|month|week))"
)
_BESIDE_DAY = (
    r"(?:on|in|by|from|until|till|since|at|to|and|or|before|after|around|about|already|shortly"
    r"|just|not|only|the|of|end|beginning|start|middle|mid|early|late|next|last|this|day|week"
    r"|month|year|half|quarter|past|morning|afternoon|evening|night|local|time|first|second|third"
    r"|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[.:]\d\d|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|twenty|thirty)"
)
_DAY = re.compile(
    rf"(?!(?:about|around) (?:19|20)\d\d\Z)(?=.*\b{_NAMES_DAY}(?![\w-]))"
    rf"(?:(?:{_NAMES_DAY}|{_BESIDE_DAY})(?:[\s,-]+|$))+\Z",
    re.I,
)


def is_day(quote: str) -> bool:
    """
    Tell whether a marked number is a day, a month, a year or an hour: "by the end of June".

    It is no figure for crosswire, but part of what the passage around it tells.
    """
    return _DAY.match(quote.strip()) is not None


class GoldMention(msgspec.Struct, frozen=True):
    """Labelled mention: the smallest stretch of a report that makes the claim, and its place."""

    report: str
    quote: str
    start: int | None = None

    def span(self, text: str) -> tuple[int, int]:
        """Give its offsets; where none is given, the quote stands in the report once."""
        start = text.index(self.quote) if self.start is None else self.start
        return start, start + len(self.quote)


class GoldClaim(msgspec.Struct, frozen=True):
    """Labelled claim with its verdict."""

    id: str
    kind: ClaimKind
    verdict: Verdict
    mentions: tuple[GoldMention, ...]
    aspects: tuple[str, ...] = ()
    why: str = ""


class GoldReport(msgspec.Struct, frozen=True):
    """Invented report."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


class GoldStory(msgspec.Struct, frozen=True):
    """Invented story with its labels."""

    kind: str
    reports: tuple[GoldReport, ...]
    claims: tuple[GoldClaim, ...]


def pairs_of(gold: GoldClaim) -> Iterator[tuple[int, int]]:
    """List the pairs of a claim's mentions that stand in different reports."""
    for one, other in combinations(range(len(gold.mentions)), 2):
        if gold.mentions[one].report != gold.mentions[other].report:
            yield one, other


def share_claim(story: GoldStory, left: GoldMention, right: GoldMention) -> bool:
    """Tell whether some labelled claim holds both stretches, or stretches around them."""
    return any(
        any(holds(one, left) for one in gold.mentions)
        and any(holds(other, right) for other in gold.mentions)
        for gold in story.claims
    )


def holds(outer: GoldMention, inner: GoldMention) -> bool:
    """Tell whether one labelled stretch is, or lies around, another."""
    return outer.report == inner.report and inner.quote in outer.quote
