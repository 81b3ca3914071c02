"""Which report's headline heads a story: one that the others bear out and none has overtaken."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from crosswire.extract.numbers import find_numbers
from crosswire.story.days import is_later
from crosswire.story.frequencies import load_frequencies
from crosswire.story.profile import body_of, count_terms, weigh_keys
from crosswire.story.weigh import Weighed
from crosswire.story.words import find_terms
from crosswire.types import Article, AspectName, Claim, Status, Verdict

_LEAST_SUPPORT = 0.25
"""Share of the best support among headlines that one needs."""
_LEAST_RARITY = 0.3
_AHEAD = frozenset({Status.PLANNED, Status.PROMISED})
_LEAST_TERMS = 2
_BESIDE_NEWS = re.compile(
    r"(?:^|: )(?:the )?(?:reactions?|analysis|comment|opinion|explain(?:er|ed)|background|profile"
    r"|timeline|in pictures|what we know|small print)\b",
    re.IGNORECASE,
)
"""What the headline of a piece beside the news has: "Minister convicted: reactions from Oslo"."""
_ANNOUNCES = re.compile(
    r"\b(?:[A-Z][\w’'-]*|[a-z]+s) to [a-z]+|"
    r"\b(?i:will|shall|set|due|plans?|planned|expected|prepares?|ahead of|tomorrow)\b"
)
"""What a headline about something to come has: "Leaders to sign pact", "ahead of the summit"."""


def find_central(reports: Sequence[Article]) -> Article:
    """Find the report whose terms are nearest to the sum of all."""
    nearness = measure_nearness(reports)
    return min(reports, key=lambda report: (-nearness[report.id], report.id))


def find_headline(reports: Sequence[Article], overtaken: Container[str] = ()) -> Article | None:
    """
    Find the report whose headline heads the story; None where none has a headline.

    Of the headlines that the other reports bear out, that of the report which stands nearest to
    all: "Silver spoons" does not head the story of three expelled diplomats, however much its
    report tells of them. Reports that print the same copy are one voice. Of several reports of
    one outlet only the newest speaks, and what a later report has overtaken ("at least 12 dead",
    "to sign on Friday") serves where nothing else does, the newest of it first; a piece of
    reactions or background heads no story that a report of the news can head.

    Args:
        reports: Reports, or articles before they are read.
        overtaken: Ids of those whose headlines later reports have overtaken.
    """
    titled = _list_latest([report for report in reports if (report.title or "").strip()])
    if not titled:
        return None
    nearness, support = measure_nearness(reports), _measure_support(titled, reports)
    least = _LEAST_SUPPORT * max(support.values())
    borne_out = [report for report in titled if support[report.id] >= least]
    news = [one for one in borne_out if not _BESIDE_NEWS.search(one.title or "")]
    borne_out = news or borne_out
    standing = [report for report in borne_out if report.id not in overtaken]
    if not standing:
        standing = [one for one in borne_out if not any(is_later(two, one) for two in borne_out)]
    return min(standing, key=lambda report: (-nearness[report.id], report.id))


def hangs_on_claims(headline: str) -> bool:
    """
    Tell whether claims can overtake a headline that was chosen without them.

    They can where it prints a number or announces what is to come; any other stands, since claims
    take headlines out of the choice and bring none in.
    """
    return bool(find_numbers(headline) or _ANNOUNCES.search(headline))


def measure_nearness(reports: Sequence[Article]) -> Mapping[str, float]:
    """Measure how near the terms of each report are to the sum of all; copies are one voice."""
    frequencies = load_frequencies()
    profiles = {report.id: weigh_keys(count_terms(report), frequencies) for report in reports}
    voices = Counter(report.family or report.id for report in reports)
    centre: defaultdict[int, float] = defaultdict(float)
    for report in reports:
        n_copies = voices[report.family or report.id]
        for term, weight in profiles[report.id].items():
            centre[term] += weight / n_copies
    return {
        id_: round(sum(weight * centre[term] for term, weight in profile.items()), 6)
        for id_, profile in profiles.items()
    }


def _list_latest(titled: Sequence[Article]) -> list[Article]:
    """Leave out the reports of an outlet that it has followed up with a later one."""
    return [
        report
        for report in titled
        if not report.outlet
        or not any(other.outlet == report.outlet and is_later(other, report) for other in titled)
    ]


def _measure_support(titled: Sequence[Article], reports: Sequence[Article]) -> dict[str, float]:
    """
    Measure how much the words of a headline tell that the average other voice tells too.

    Words count by their rarity. By the square root of their sum the measure is the cosine of
    headline and voice: neither "Truce signed", which tells little, nor a long line of which half
    is one reporter's own is better than "Colombia and rebels sign truce in Oslo".
    """
    frequencies = load_frequencies()
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        voices[report.family or report.id].update(find_terms(body_of(report)))
    support: dict[str, float] = {}
    for report in titled:
        rarity = {term: frequencies.weigh(term) for term in find_terms(report.title or "")}
        telling = {term: weight for term, weight in rarity.items() if weight > _LEAST_RARITY}
        own = report.family or report.id
        others = [terms for voice, terms in voices.items() if voice != own] or [voices[own]]
        borne_out = sum(
            weight * sum(term in terms for terms in others) / len(others)
            for term, weight in telling.items()
        )
        support[report.id] = borne_out / (math.sqrt(sum(telling.values())) or 1.0)
    return support


def list_overtaken(
    reports: Sequence[Article], claims: Sequence[Claim], main: Sequence[Weighed]
) -> set[str]:
    """
    List the reports whose headlines later ones have overtaken.

    One prints a number that a claim has updated since, "at least 12 dead", and that no more than
    half of the reports still give; or it announces the main event, "to sign on Friday", where its
    report has that still to come and a later one has it done.

    Args:
        reports: Reports of the story.
        claims: What they claim, compared; empty where they are not compared.
        main: Mentions of the main event.
    """
    numbers = {
        report.id: {end for one in find_numbers(report.title or "") for end in (one.low, one.high)}
        for report in reports
    }
    found = _list_announcing(main)
    for claim in claims:
        if claim.verdict is Verdict.UPDATE:
            found |= _list_outdated(claim, numbers) | _list_done_since(claim, reports)
    return found


def _list_done_since(claim: Claim, reports: Sequence[Article]) -> set[str]:
    """List the reports whose headlines announce what a claim has done since."""
    ahead = {
        report
        for aspect in claim.aspects
        if aspect.name is AspectName.STATUS
        for value in aspect.values
        if value.value in _AHEAD
        for report in value.reports
    }
    told = set(find_terms(" ".join(one.exact for one in claim.mentions if one.report in ahead)))
    return {
        report.id
        for report in reports
        if report.id in ahead
        and _ANNOUNCES.search(report.title or "")
        and len(told.intersection(find_terms(report.title or ""))) >= _LEAST_TERMS
    }


def _list_outdated(claim: Claim, numbers: Mapping[str, set[float]]) -> set[str]:
    """List the reports whose headlines print a value that is not the newest of a claim."""
    values = next((one.values for one in claim.aspects if one.name is AspectName.VALUE), ())
    ends = [{end for at in value.mentions for end in _ends_of(claim, at)} for value in values]
    found: set[str] = set()
    for value, own in zip(values[:-1], ends[:-1], strict=True):
        old = own - ends[-1]
        holders = {
            report
            for other, told in zip(values, ends, strict=True)
            if old & told
            for report in other.reports
        }
        if 2 * len(holders) <= len(claim.reports):
            found.update(
                report
                for report in value.reports
                if numbers.get(report, set()) & old and not numbers[report] & ends[-1]
            )
    return found


def _ends_of(claim: Claim, at: int) -> set[float]:
    """Give the numbers of a mention's figure."""
    figure = claim.mentions[at].figure if 0 <= at < len(claim.mentions) else None
    return {end for end in (figure.low, figure.high) if end is not None} if figure else set()


def _list_announcing(main: Sequence[Weighed]) -> set[str]:
    """List the reports that announce the main event, where a later one has it done."""
    heaviest: dict[str, Weighed] = {}
    for one in main:
        known = heaviest.setdefault(one.report.id, one)
        if one.weight > known.weight:
            heaviest[one.report.id] = one
    done = [one.report for one in heaviest.values() if one.event.status is Status.DONE]
    return {
        id_
        for id_, one in heaviest.items()
        if one.event.status in _AHEAD
        and _ANNOUNCES.search(one.report.title or "")
        and any(is_later(report, one.report) for report in done)
    }
