"""Where the event of a story took place."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter, defaultdict
from collections.abc import Sequence

from crosswire.reference import Tables, load_tables
from crosswire.story.background import drop_background
from crosswire.story.profile import body_of, lead_of, opening_of
from crosswire.story.weigh import Weighed, count_needed, drop_overtaken
from crosswire.types import ActorKind, Place, Report

_VAGUE = 0.4
_TIMES = frozenset((*month_name, *day_name)) - {""}
_NAME = r"([A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2})"
_IN_TOWN = re.compile(
    r"\b(?:in|at|near|outside) (?:the )?(?:(?:downtown|central|northern|southern|eastern|western|"
    rf"nearby|neighbouring|neighboring|suburban|rural) )?{_NAME}"
)
_NAMED_SORT = re.compile(
    r"\b(?:port|city|town|village|resort|capital|suburb|district|province|region|island|port city|"
    rf"port town|state) (?:of )?{_NAME}"
)
_IN_PLACE = re.compile(r"\b(?:in|at) (?:the )?(?:\w+ (?:of )?){0,2}?([A-Z]\w+)")


def find_place(reports: Sequence[Report], main: Sequence[Weighed]) -> Place | None:
    """
    Find where the event took place: the place that the main mentions support most.

    Reports that print the same copy are one voice, and a place that was announced gives way to
    the one where a later report has it done. It must stand in half of the reports, and a town
    outranks the country around it. Where no mention has a place, the town serves in which at
    least half of the openings put the news:
    "in the Romanian port of Constanta". The dateline comes last, and only where no lead names
    another place: a report filed from the capital may tell of a meeting elsewhere.

    Args:
        reports: Reports of the story.
        main: Mentions of its main events.
    """
    bodies = [f"{report.title or ''} {body_of(report)}" for report in reports]
    told: defaultdict[str, dict[str, float]] = defaultdict(dict)
    places: dict[str, Place] = {}
    for one in drop_overtaken(main):
        place = one.event.place
        if place is None or not _is_carried(place.name, bodies):
            continue
        weight = one.weight * (1.0 if place.lat is not None else _VAGUE)
        voice = one.report.family or one.report.id
        told[place.name][voice] = max(weight, told[place.name].get(voice, 0.0))
        known = places.get(place.name)
        if known is None or known.lat is None:
            places[place.name] = place
    support = {name: sum(voices.values()) for name, voices in told.items()}
    if support:
        return places[min(support, key=lambda name: (-round(support[name], 6), name))]
    return _find_in_openings(reports) or _find_in_datelines(reports)


def _is_carried(name: str, bodies: Sequence[str]) -> bool:
    """Tell whether at least half of the reports name a place."""
    return 2 * sum(name in body for body in bodies) >= len(bodies)


def _find_in_openings(reports: Sequence[Report]) -> Place | None:
    """Find the town in which the openings put the news; None where two are as likely."""
    others = {name for report in reports for name in _list_other_names(report)}
    leads = [drop_background(_first_of(report)) for report in reports]
    openings = [drop_background(opening_of(report)) for report in reports]
    name = _find_most_located(leads, others) or _find_most_located(openings, others)
    return None if name is None else _locate(name, reports, load_tables())


def _first_of(report: Report) -> str:
    """Take headline and first paragraph."""
    first = report.paragraphs[0] if report.paragraphs else None
    return f"{report.title or ''}\n\n{report.text[first.start : first.end] if first else ''}"


def _find_most_located(openings: Sequence[str], others: set[str]) -> str | None:
    """Find the town that most openings name as a location, at least half of them."""
    tables = load_tables()
    located: Counter[str] = Counter()
    for opening in openings:
        located.update(_list_towns(opening, tables) - others)
    carried = {name: sum(name in opening for opening in openings) for name in located}
    needed = count_needed(len(openings))
    kept = [name for name in located if located[name] >= needed]
    kept.sort(key=lambda name: (-located[name], -carried[name], name))
    if not kept:
        return None
    if len(kept) > 1 and located[kept[0]] == located[kept[1]]:
        return None
    return kept[0]


def _list_other_names(report: Report) -> set[str]:
    """List what names no town: persons, organisations and states, word by word for persons."""
    names: set[str] = set()
    for mention in report.actors:
        if mention.actor.kind is ActorKind.PERSON:
            names.update(mention.exact.split())
            names.update(mention.actor.name.split())
        names.add(mention.actor.name)
        names.add(mention.exact)
    return names


def _list_towns(opening: str, tables: Tables) -> set[str]:
    """List the towns that an opening names as a location."""
    towns: set[str] = set()
    for match in _IN_TOWN.finditer(opening):
        town = match[1].removesuffix("'s").removesuffix("’s")
        if tables.gazetteer.find(town):
            towns.add(town)
    for match in _NAMED_SORT.finditer(opening):
        towns.add(match[1].removesuffix("'s").removesuffix("’s"))
    return {town for town in towns if not set(town.split()) & _TIMES}


def _locate(name: str, reports: Sequence[Report], tables: Tables) -> Place:
    """Tell which of the towns of a name is meant: the one in a country that the reports name."""
    countries = Counter(
        mention.actor.country
        for report in reports
        for mention in report.actors
        if mention.actor.country
    )
    cities = [city for city in tables.gazetteer.find(name) if city.country in countries]
    if not cities:
        return Place(name=name)
    city = max(cities, key=lambda city: (countries[city.country], city.population))
    return Place(name=name, country=city.country, lat=city.lat, lon=city.lon)


def _find_in_datelines(reports: Sequence[Report]) -> Place | None:
    """Take the dateline that all reports share, where no lead names another place."""
    filed = [report.dateline.place for report in reports if report.dateline]
    if len(set(filed)) != 1 or filed[0] is None or len(filed) < count_needed(len(reports)):
        return None
    elsewhere = {match[1] for report in reports for match in _IN_PLACE.finditer(lead_of(report))}
    elsewhere -= {word for place in filed if place for word in place.split()}
    return None if elsewhere - _TIMES else Place(name=filed[0])
