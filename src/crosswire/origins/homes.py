"""Of which country an institution is that a report names without one: "the Foreign Ministry"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from crosswire.origins.credits import find_sentence
from crosswire.origins.names import (
    OCCASIONS,
    Key,
    find_countries,
    find_known,
    is_institution,
    name_origin,
)
from crosswire.reference import load_tables
from crosswire.types import ActorKind, Mention, Report


def find_home(report: Report) -> str | None:
    """
    Find the country that a report is filed from or tells of; None where that is not clear.

    A report from Oslo that names Norway is at home in Norway. Without such a dateline it is the
    only country that the headline and the opening name.
    """
    countries = Counter(one.actor.country for one in report.actors if one.actor.country)
    end = report.paragraphs[0].end if report.paragraphs else len(report.text)
    opening = {one.actor.country for one in report.actors if one.start < end} - {None}
    titled = {code.upper() for code in find_countries(name_origin(report.title or "").key)}
    opening |= titled if opening else set()
    only = next(iter(opening)) if len(opening) == 1 else None
    place = report.dateline.place if report.dateline else None
    filed = _find_country(place) if place else None
    return filed if filed in countries or (only is None and not countries) else only


def find_possessor(report: Report, mention: Mention) -> str | None:
    """
    Find whose "its ministry" is: "Brazil has sent troops, its Defence Ministry said".

    It is the country that opens the sentence; None where the source is not called so.
    """
    source = mention.source
    if source is None or not source.exact.casefold().startswith(("its ", "their ")):
        return None
    first, _ = find_sentence(report.text, source.start, source.end)
    return next(
        (
            one.actor.country
            for one in sorted(report.actors, key=lambda one: one.start)
            if first <= one.start < source.start
            and one.actor.kind is ActorKind.STATE
            and one.actor.country
        ),
        None,
    )


def _find_country(place: str) -> str | None:
    towns = load_tables().gazetteer.find(place.title() if place.isupper() else place)
    return max(towns, key=lambda town: town.population).country if towns else None


def complete(key: Key, home: str | None, names: Collection[Key]) -> Key | None:
    """
    Find the name that a bare institution has elsewhere, with the country of its report.

    Of the Norwegian and the Swedish foreign ministry, "the Foreign Ministry" of a report from
    Oslo is the Norwegian one. None where the institution has a country, or no name fits.
    """
    if home is None or not is_institution(key) or find_countries(key):
        return None
    own = frozenset({home.casefold()})
    known = find_known(key | own)
    if known is not None and known.key in names:
        return known.key
    bodies = [name for name in names if not name & OCCASIONS]
    fitting = [name for name in bodies if key < name and find_countries(name) == own]
    return min(fitting, key=lambda name: (len(name), sorted(name)), default=None)


def set_apart(key: Key, report: Report, home: str | None, names: Collection[Key]) -> Key:
    """
    Keep a bare institution from the one body of that sort that other reports name.

    "The weather service" of a report that is at home in Spain, or that names no country but
    Spain, is not the French one, though no report names the Spanish one. The key gets the country
    of the report; it is as it was where the report names the country of such a body.
    """
    if not is_institution(key) or find_countries(key):
        return key
    owners = {find_countries(name) for name in names if key < name and not name & OCCASIONS}
    codes = {one.actor.country.casefold() for one in report.actors if one.actor.country}
    own = home.casefold() if home else None
    if not owners or frozenset() in owners:
        return key
    if own is not None and all(own not in owner for owner in owners):
        return key | {own}
    if len(codes) == 1 and all(not owner & codes for owner in owners):
        return key | codes
    return key
