"""What a story is about: title, date, place, participants, types."""

from __future__ import annotations

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from crosswire.story.days import count_days_apart, find_day, parse_day
from crosswire.story.frequencies import load_frequencies
from crosswire.story.participants import find_participants
from crosswire.story.profile import body_of, count_terms, lead_of, make_profile
from crosswire.story.weigh import Weighed, weigh_events
from crosswire.types import DateBasis, EventType, Period, Place, Report, Story

_TYPE_SHARE = 0.4
_MOST_TYPES = 4
_MAIN_SHARE = 0.5
_LONGEST_EVENT_DAYS = 7
_DAYS_BEFORE_REPORT = 14
_DAYS_AFTER_REPORT = 2
_TITLE_CHARACTERS = 200
_VAGUE = 0.4
_IN_PLACE = re.compile(r"\b(?:in|at) (?:the )?(?:\w+ (?:of )?){0,2}?([A-Z]\w+)")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s|$)")
_YEAR_BASIS = {
    DateBasis.WEEKDAY: "year inferred: the only recent one in which dateline and weekday agree",
    DateBasis.STORY: "year inferred from the other reports of the story",
}


def describe_story(reports: Sequence[Report]) -> Story:
    """
    Say what a story is about, by what its reports put first.

    Args:
        reports: Reports of one event; at least one.
    """
    weighed = weigh_events(reports)
    types = rank_types(weighed)
    main = _find_main(weighed, types)
    return Story(
        title=_find_title(reports, main),
        date=_find_date(reports, main),
        place=_find_place(reports, main),
        participants=find_participants(main, reports),
        types=types,
    )


def rank_types(weighed: Sequence[Weighed]) -> tuple[EventType, ...]:
    """
    Rank the types of a story's events.

    Every report gives each type the weight of its heaviest mention, so that one long report
    does not outvote three short ones; types far behind the leading one are left out.
    """
    best: defaultdict[EventType, dict[str, float]] = defaultdict(dict)
    for one in weighed:
        by_report = best[one.event.type]
        by_report[one.report.id] = max(by_report.get(one.report.id, 0.0), one.weight)
    support = {kind: sum(by_report.values()) for kind, by_report in best.items()}
    least = _TYPE_SHARE * max(support.values(), default=0.0)
    kept = sorted((kind for kind in support if support[kind] >= least), key=str)
    kept.sort(key=lambda kind: -round(support[kind], 6))
    return tuple(kept[:_MOST_TYPES])


def _find_main(weighed: Sequence[Weighed], types: Sequence[EventType]) -> list[Weighed]:
    """Take the mentions of the leading type that weigh at least half of the heaviest."""
    leading = [one for one in weighed if types and one.event.type is types[0]]
    heaviest: dict[str, float] = {}
    for one in leading:
        heaviest[one.report.id] = max(heaviest.get(one.report.id, 0.0), one.weight)
    return [one for one in leading if one.weight >= _MAIN_SHARE * heaviest[one.report.id]]


def _find_title(reports: Sequence[Report], main: Sequence[Weighed]) -> str:
    """
    Take the headline of the report that stands nearest to all.

    Where no report has a headline, the sentence of the main event serves, or the first one.
    """
    titled = [report for report in reports if report.title and report.title.strip()]
    if titled:
        return _find_central(titled, reports).title or ""
    report = main[0].report if main else min(reports, key=lambda report: report.id)
    start = report.paragraphs[0].start if report.paragraphs else 0
    if main:
        before = [
            m.end() for m in _SENTENCE_END.finditer(report.text, start, main[0].mention.start)
        ]
        start = max([start, *before, report.text.rfind("\n", 0, main[0].mention.start) + 1])
    return _shorten(report.text[start:])


def _shorten(text: str) -> str:
    """Take the first sentence, cut at a word where it is long."""
    text = " ".join(text[: 10 * _TITLE_CHARACTERS].split())
    end = _SENTENCE_END.search(text, min(40, len(text)))
    sentence = text[: end.start()] if end else text
    if len(sentence) <= _TITLE_CHARACTERS:
        return sentence
    return sentence[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _find_central(titled: Sequence[Report], reports: Sequence[Report]) -> Report:
    """Find the report whose terms are nearest to the sum of all."""
    frequencies = load_frequencies()
    profiles = {r.id: make_profile(r, count_terms(r), frequencies) for r in reports}
    centre: defaultdict[str, float] = defaultdict(float)
    for profile in profiles.values():
        for term, weight in profile.terms.items():
            centre[term] += weight

    def nearness(report: Report) -> float:
        return sum(weight * centre[term] for term, weight in profiles[report.id].terms.items())

    return min(titled, key=lambda report: (-round(nearness(report), 6), report.id))


def _find_date(reports: Sequence[Report], main: Sequence[Weighed]) -> Period | None:
    """
    Find when the event took place: the day the main mentions give, else that of the reports.

    A date that lies weeks before the report is background and not the day of the news.
    """
    support: defaultdict[tuple[str, str], float] = defaultdict(float)
    chosen: dict[tuple[str, str], Weighed] = {}
    for one in main:
        period = one.event.date
        if period is None or period.start is None or period.end is None:
            continue
        if _is_news_date(period.start, period.end, one.report):
            key = (period.start, period.end)
            support[key] += one.weight
            chosen.setdefault(key, one)
    if support:
        key = min(support, key=lambda key: (-round(support[key], 6), key))
        return _with_basis(chosen[key])
    return _date_by_reports(reports)


def _is_news_date(start: str, end: str, report: Report) -> bool:
    first, last = parse_day(start), parse_day(end)
    if first is None or last is None or first.year is None or last.year is None:
        return False
    begins, ends = first.in_year(first.year), last.in_year(last.year)
    if (ends - begins).days > _LONGEST_EVENT_DAYS:
        return False
    filed = find_day(report)
    if filed is None:
        return True
    day = filed.nearest_to(ends)
    return -_DAYS_AFTER_REPORT <= (day - ends).days <= _DAYS_BEFORE_REPORT


def _with_basis(one: Weighed) -> Period:
    """Say how the day is known, and that the year is inferred where it is."""
    period = one.event.date or Period()
    parts = [period.basis or "printed in the text"]
    basis = one.report.published_basis
    if basis in _YEAR_BASIS and period.basis is not None:
        parts.append(_YEAR_BASIS[basis])
    return msgspec.structs.replace(period, basis="; ".join(parts))


def _date_by_reports(reports: Sequence[Report]) -> Period | None:
    """Take the earliest day on which a report was filed or published."""
    found: list[tuple[date, str]] = []
    for report in reports:
        published = parse_day(report.published)
        if published is None or published.year is None:
            continue
        day, basis = published.in_year(published.year), "date of the earliest report"
        filed = parse_day(report.dateline.date) if report.dateline else None
        if filed is not None and (count_days_apart(filed, published) or 0) <= _LONGEST_EVENT_DAYS:
            day, basis = filed.nearest_to(day), "dateline of the earliest report"
        if report.published_basis in _YEAR_BASIS:
            basis += f"; {_YEAR_BASIS[report.published_basis]}"
        found.append((day, basis))
    if not found:
        return None
    day, basis = min(found)
    return Period(start=day.isoformat(), end=day.isoformat(), basis=basis)


def _find_place(reports: Sequence[Report], main: Sequence[Weighed]) -> Place | None:
    """
    Find where the event took place: the place that the main mentions support most.

    It must stand in half of the reports, and a town outranks the country around it.
    The dateline serves only where no mention has a place and no lead names another one: a
    report filed from the capital may tell of a meeting elsewhere.
    """
    bodies = [f"{report.title or ''} {body_of(report)}" for report in reports]
    support: defaultdict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for one in main:
        place = one.event.place
        if place is None or not _is_carried(place.name, bodies):
            continue
        support[place.name] += one.weight * (1.0 if place.lat is not None else _VAGUE)
        known = places.get(place.name)
        if known is None or known.lat is None:
            places[place.name] = place
    if support:
        return places[min(support, key=lambda name: (-round(support[name], 6), name))]
    datelines = {report.dateline.place for report in reports if report.dateline}
    if len(datelines) != 1:
        return None
    place_name = datelines.pop()
    if place_name is None:
        return None
    elsewhere = {match[1] for report in reports for match in _IN_PLACE.finditer(lead_of(report))}
    elsewhere -= set(place_name.split())
    elsewhere -= set(month_name)
    return None if elsewhere else Place(name=place_name)


def _is_carried(name: str, bodies: Sequence[str]) -> bool:
    """Tell whether at least half of the reports name a place."""
    return 2 * sum(name in body for body in bodies) >= len(bodies)
