"""Of which country an institution is that a report names without one: "the Foreign Ministry"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from crosswire.origins.names import Key, find_countries, find_known, is_institution
from crosswire.reference import load_tables
from crosswire.types import Report


def find_home(report: Report) -> str | None:
    """
    Find the country that a report is filed from or tells of; None where that is not clear.

    A report from Oslo that names Norway is at home in Norway. Without such a dateline it is the
    only country that the opening names.
    """
    countries = Counter(one.actor.country for one in report.actors if one.actor.country)
    end = report.paragraphs[0].end if report.paragraphs else len(report.text)
    opening = {one.actor.country for one in report.actors if one.start < end} - {None}
    only = next(iter(opening)) if len(opening) == 1 else None
    place = report.dateline.place if report.dateline else None
    filed = _find_country(place) if place else None
    return filed if filed in countries or (only is None and not countries) else only


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
    fitting = [name for name in names if key < name and find_countries(name) == own]
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
    owners = {find_countries(name) for name in names if key < name}
    codes = {one.actor.country.casefold() for one in report.actors if one.actor.country}
    own = home.casefold() if home else None
    if not owners or frozenset() in owners:
        return key
    if own is not None and all(own not in owner for owner in owners):
        return key | {own}
    if len(codes) == 1 and all(not owner & codes for owner in owners):
        return key | codes
    return key
