"""What a story is about: title, date, place, participants, types."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import msgspec

from crosswire.extract.dates.find import find_dates
from crosswire.story.days import count_days_apart, find_day, is_later, parse_day
from crosswire.story.headlines import find_central, find_headline, list_overtaken
from crosswire.story.participants import find_participants
from crosswire.story.places import find_place
from crosswire.story.weigh import Weighed, count_needed, drop_overtaken, weigh_events
from crosswire.types import Article, Claim, DateBasis, EventType, Period, Report, Story

_TYPE_SHARE = 0.5
#: A mention of this weight stands early in its report and is told as news.
_NEWS_WEIGHT = 0.9
#: One of this weight stands in the first paragraph.
_OPENING_WEIGHT = 2.5
#: One of this weight is more than an aside of its report.
_CARRIED_WEIGHT = 0.3
_MOST_TYPES = 4
_MAIN_SHARE = 0.5
_LONGEST_EVENT_DAYS = 7
_DAYS_BEFORE_REPORT = 14
_DAYS_AFTER_REPORT = 2
_TITLE_CHARACTERS = 200
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s|$)")
_DATELINE = re.compile(r"^[A-Z][A-Z. ]{2,30}(?:, [\w. ]{2,20})?(?: \([\w ]{2,20}\))? ?[–—-]+ ")
_YEAR_BASIS = MappingProxyType(
    {
        DateBasis.WEEKDAY: "year inferred: the only recent one in which dateline and weekday agree",
        DateBasis.STORY: "year inferred from the other reports of the story",
    }
)


def describe_story(reports: Sequence[Report], claims: Sequence[Claim] = ()) -> Story:
    """
    Say what a story is about, by what its reports put first.

    Args:
        reports: Reports of one event; at least one.
        claims: What they claim, where that was compared: a headline whose number was updated
            since does not head the story.
    """
    weighed = weigh_events(reports)
    types = rank_types(weighed, len(reports))
    main = _find_main(weighed, types)
    headline = find_headline(reports, list_overtaken(reports, claims, main))
    return Story(
        title=(headline.title or "") if headline else find_title(reports, main),
        title_from=headline.id if headline else None,
        date=_find_date(reports, main),
        place=find_place(reports, main),
        participants=find_participants(main, reports),
        types=types,
    )


def rank_types(weighed: Sequence[Weighed], n_reports: int) -> tuple[EventType, ...]:
    """
    Rank the types of a story's events: those that the openings of the reports share.

    Half of the reports must tell an event of the type early and as news, so that a treaty of
    1997 or a threat that one outlet leads with is no type of the story; where they share
    none, there is none. Every report gives a type the weight of its heaviest mention, so that
    one long report does not outvote three short ones.

    Args:
        weighed: Event mentions of all reports.
        n_reports: How many reports the story has.
    """
    best: defaultdict[EventType, dict[str, float]] = defaultdict(dict)
    for one in weighed:
        by_report = best[one.type]
        by_report[one.report.id] = max(by_report.get(one.report.id, 0.0), one.weight)
    support = {
        kind: sum(by_report.values())
        for kind, by_report in best.items()
        if _is_shared(by_report.values(), count_needed(n_reports))
    }
    least = _TYPE_SHARE * max(support.values(), default=0.0)
    kept = sorted((kind for kind in support if support[kind] >= least), key=str)
    kept.sort(key=lambda kind: -round(support[kind], 6))
    return tuple(kept[:_MOST_TYPES])


def _is_shared(weights: Collection[float], needed: int) -> bool:
    """Tell whether enough reports carry a type, nearly all as news and one opening with it."""
    n_carry = sum(weight >= _CARRIED_WEIGHT for weight in weights)
    n_tell = sum(weight >= _NEWS_WEIGHT for weight in weights)
    is_opening = n_tell >= needed or max(weights) >= _OPENING_WEIGHT
    return n_carry >= needed and n_tell >= max(1, needed - 1) and is_opening


def _find_main(weighed: Sequence[Weighed], types: Sequence[EventType]) -> list[Weighed]:
    """Take the mentions of the leading type that weigh at least half of the heaviest."""
    leading = [one for one in weighed if types and one.type is types[0]]
    heaviest: dict[str, float] = {}
    for one in leading:
        heaviest[one.report.id] = max(heaviest.get(one.report.id, 0.0), one.weight)
    return [one for one in leading if one.weight >= _MAIN_SHARE * heaviest[one.report.id]]


def find_title(reports: Sequence[Article], main: Sequence[Weighed] = ()) -> str:
    """
    Take the headline that heads the story (`find_headline`).

    Where no report has a headline, the sentence of the main event serves, or the first one.

    Args:
        reports: Reports, or articles before they are read.
        main: Mentions of the main event, where they are known.
    """
    headline = find_headline(reports)
    if headline is not None:
        return headline.title or ""
    report: Article = main[0].report if main else find_central(reports)
    start = report.paragraphs[0].start if report.paragraphs else 0
    if main:
        before = [
            m.end() for m in _SENTENCE_END.finditer(report.text, start, main[0].mention.start)
        ]
        start = max([start, *before, report.text.rfind("\n", 0, main[0].mention.start) + 1])
    return _shorten(report.text[start:])


def _shorten(text: str) -> str:
    """Take the first sentence, cut at a word where it is long."""
    text = " ".join(text[: 10 * _TITLE_CHARACTERS].split()).lstrip("\"”’' ")
    text = _DATELINE.sub("", text)
    end = _SENTENCE_END.search(text, min(40, len(text)))
    sentence = text[: end.start()] if end else text
    if len(sentence) <= _TITLE_CHARACTERS:
        return sentence
    return sentence[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _find_date(reports: Sequence[Report], main: Sequence[Weighed]) -> Period | None:
    """
    Find when the event took place: the day the main mentions give, else that of the reports.

    A date that lies weeks before the report is background and not the day of the news. Reports
    that print the same copy are one voice, and a day that was announced gives way to the one on
    which a later report has it done.
    """
    found: defaultdict[tuple[str, str], dict[str, Weighed]] = defaultdict(dict)
    for one in drop_overtaken(main):
        period = one.event.date
        if period is None or period.start is None or period.end is None:
            continue
        if _is_news_date(period.start, period.end, one.report):
            voices, voice = found[period.start, period.end], one.report.family or one.report.id
            if voice not in voices or one.weight > voices[voice].weight:
                voices[voice] = one
    if found:
        return _with_basis(_take_best_told(found.values()))
    return _date_by_leads(reports) or _date_by_reports(reports)


def _take_best_told(groups: Iterable[Mapping[str, Weighed]]) -> Weighed:
    """
    Take the heaviest mention of what the voices together tell most.

    Args:
        groups: For each thing that is told, the heaviest mention of each voice that tells it; of
            two that are as well told the one that a later report tells holds.
    """
    best: list[Weighed] = []
    most = 0.0
    for voices in groups:
        told = sorted(voices.values(), key=lambda one: (-one.weight, one.report.id))
        weight = round(sum(one.weight for one in told), 6)
        newer = any(all(is_later(one.report, two.report) for two in best) for one in told)
        if weight > most or (weight == most and newer):
            best, most = told, weight
    return best[0]


def _date_by_leads(reports: Sequence[Report]) -> Period | None:
    """
    Take the day that the first sentences name, where no event of them was understood.

    "The quake struck on Friday": half of the reports must give one day and none as many another.
    """
    found: Counter[str] = Counter()
    bases: dict[str, str] = {}
    for report in reports:
        day = parse_day(report.published)
        anchor = day.in_year(day.year) if day and day.year else None
        if anchor is None:
            continue
        for one in find_dates(report.text, report.paragraphs[:1], anchor):
            start, end = one.period.start, one.period.end
            if start and start == end and _is_news_date(start, start, report):
                found[start] += 1
                bases.setdefault(start, one.period.basis or "printed in the text")
                break
    ranked = found.most_common(2)
    is_tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    if not ranked or is_tied or 2 * ranked[0][1] < len(reports):
        return None
    return Period(start=ranked[0][0], end=ranked[0][0], basis=bases[ranked[0][0]])


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
    if basis is not None and basis in _YEAR_BASIS and period.basis is not None:
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
        known_by = report.published_basis
        if known_by is not None and known_by in _YEAR_BASIS:
            basis += f"; {_YEAR_BASIS[known_by]}"
        found.append((day, basis))
    if not found:
        return None
    day, basis = min(found)
    return Period(start=day.isoformat(), end=day.isoformat(), basis=basis)
