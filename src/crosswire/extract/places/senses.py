"""Which place a name means: towns, provinces and countries of one name weighed by the report."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from crosswire.extract.actors.words import Words
from crosswire.reference import City, Name, NameKind, Province, Tables, word_set
from crosswire.types import Place

_SIDES = word_set("places.sides")
AREAS = frozenset({NameKind.STATE, NameKind.REGION})
_TOWN_WEIGHT = 0.8  # for ten times the inhabitants
_CAPITAL_WEIGHT = 1.5
_DIVISION_WEIGHT = 4.0
_COUNTRY_WEIGHT = 2.5
_CLOSE = 0.15  # towns of one country nearer than this in score cannot be told apart
_LOCAL = 1.5  # weight of a division from which a report is on its towns
_MOST_TOWNS = 30
_COUNTY = 4
"""Where a county of three words behind a comma ends at the latest."""


class Votes(msgspec.Struct, frozen=True):
    """
    What the names of a report say about where it plays.

    Attributes:
        countries: Weight for each country.
        divisions: Weight for each first-level division, by country and its code.
        own: What each name added itself, so that it is not heard in its own matter.
        forms: The words by which the report names each country ("Lebanon", "Lebanese").
    """

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    own: Mapping[str, Mapping[tuple[str, str], float]] = msgspec.field(default_factory=dict)
    forms: Mapping[str, frozenset[str]] = msgspec.field(default_factory=dict)

    def weigh(self, name: str, city: City) -> float:
        """Weigh a town: its inhabitants, its division and country as the report names them."""
        own = self.own.get(name, {})
        division = self.hear_division(name, (city.country, city.division))
        from_own = sum(weight for (country, _), weight in own.items() if country == city.country)
        country = max(self.countries.get(city.country, 0.0) - from_own, 0.0)
        score = _TOWN_WEIGHT * math.log10(city.population + 500)
        score += _DIVISION_WEIGHT * math.log1p(division)
        return score + _COUNTRY_WEIGHT * math.log1p(country)

    def hear_division(self, name: str, key: tuple[str, str]) -> float:
        """Give the weight that names other than this one lend a division."""
        return max(self.divisions.get(key, 0.0) - self.own.get(name, {}).get(key, 0.0), 0.0)

    def is_named_otherwise(self, name: str, country: str) -> bool:
        """Tell whether the report names the country by other words than this name."""
        return bool(self.forms.get(country, frozenset()) - {name})


class Stretch(msgspec.Struct, frozen=True):
    """
    Place name at words[first:last].

    Attributes:
        name: Its characters, spaces made single.
        sense: What the lexicon says of exactly these words, or None.
        cities: Towns of that name, the most populous first.
        province: Province of that name, or None.
        behind: Country and division that follow (", Texas"; ", in Italy"), or None.
    """

    first: int
    last: int
    name: str
    sense: Name | None
    cities: tuple[City, ...]
    province: Province | None
    behind: tuple[str, str] | None


def read_stretch(words: Words, first: int, last: int, tables: Tables) -> Stretch:
    """Look up the words of a place name and what follows them."""
    name = " ".join(words.exact(first, last).split()).replace("’", "'")
    known = tables.lexicon.match(words.texts, first)
    sense = known[1][0] if known and known[0] == last else None
    cities = tables.gazetteer.find(name)[:_MOST_TOWNS]
    behind = _read_behind(words, last, cities, tables) or _read_beyond(words, last, cities, tables)
    if behind and sense and _is_settled(sense, behind, cities):
        behind = None
    return Stretch(
        first,
        last,
        name,
        sense,
        cities,
        tables.provinces.get(name),
        behind,
    )


def _is_settled(sense: Name, behind: tuple[str, str], cities: Sequence[City]) -> bool:
    """
    Tell a country or a region that lies in none other, whatever is named behind its comma.

    "In the West Bank, Israel said" places it nowhere else; "Wales, Alaska" is a town.
    """
    if sense.kind is NameKind.STATE:
        return not behind[1]
    is_elsewhere = sense.kind is NameKind.REGION and sense.country not in {"", behind[0]}
    return is_elsewhere and all(city.country != behind[0] for city in cities)


def _read_behind(
    words: Words, last: int, cities: Sequence[City], tables: Tables
) -> tuple[str, str] | None:
    """
    Read ", Texas", "(Tex.)", ", in Italy" behind a town as country and division code.

    A name of a country and a province is that which has such a town: "Tbilisi, Georgia".
    """
    index = last
    if not words.is_same_paragraph(index + 1, last - 1) or words.texts[index] not in {",", "("}:
        return None
    index += 1
    while words.lower[index] in _SIDES | {"in", "the"} and words.is_same_paragraph(index + 1, last):
        index += 1
    found = tables.lexicon.match(words.texts, index)
    country = found[1][0].country if found and found[1][0].kind in AREAS else None
    homes = {city.country for city in cities}
    for size in (6, 5, 4, 3, 2, 1):
        if words.is_same_paragraph(index, index + size - 1):
            phrase = words.exact(index, index + size)
            province = tables.provinces.get(phrase)
            if province and (province.country in homes or country not in homes):
                return province.country, province.division
    return (country, "") if country else None


def _read_beyond(
    words: Words, last: int, cities: Sequence[City], tables: Tables
) -> tuple[str, str] | None:
    """Read the country behind a county: "Halden, Ostfold, Norway", where it has such a town."""
    if not words.is_same_paragraph(last + 1, last - 1) or words.texts[last] != ",":
        return None
    index = last + 1
    while index < last + _COUNTY and index < len(words) and words.is_capitalised(index):
        index += 1
    if index == last + 1 or index >= len(words) or tables.lexicon.match(words.texts, last + 1):
        return None
    behind = _read_behind(words, index, cities, tables) if words.texts[index] == "," else None
    return behind if behind and any(city.country == behind[0] for city in cities) else None


def cast_votes(stretches: Iterable[Stretch], countries: Mapping[str, Counter[str]]) -> Votes:
    """
    Let every distinct name vote for the divisions and countries that it may lie in.

    A name with one reading gives it one vote; a name with many shares its vote out by the
    square root of their inhabitants. "Tyler, Texas" votes for Texas alone.

    Args:
        stretches: The names used as places.
        countries: How often the report names each country, by the words it uses.
    """
    own: dict[str, dict[tuple[str, str], float]] = {}
    for stretch in stretches:
        share = _share_vote(stretch)
        held = own.setdefault(stretch.name, share)
        if stretch.behind or sum(share.values()) > sum(held.values()):
            own[stretch.name] = share
    total: defaultdict[tuple[str, str], float] = defaultdict(float)
    named: defaultdict[str, float] = defaultdict(float)
    for code, forms in countries.items():
        named[code] += min(forms.total(), 4) / 2
    for share in own.values():
        for (country, division), weight in share.items():
            named[country] += weight
            total[(country, division)] += weight if division else 0.0
    return Votes(named, total, own, {code: frozenset(forms) for code, forms in countries.items()})


def _share_vote(stretch: Stretch) -> dict[tuple[str, str], float]:
    if stretch.behind:
        return {stretch.behind: 2.0}
    share: dict[tuple[str, str], float] = {}
    if stretch.province:
        share[(stretch.province.country, stretch.province.division)] = 2.0
        return share
    if stretch.sense and stretch.sense.kind in AREAS:
        return {(stretch.sense.country, ""): 1.0} if stretch.sense.country else {}
    weights = [math.sqrt(city.population + 500) for city in stretch.cities]
    whole = sum(weights)
    for city, weight in zip(stretch.cities, weights, strict=True):
        key = (city.country, city.division)
        share[key] = share.get(key, 0.0) + weight / whole
    return share


def settle(
    stretch: Stretch,
    votes: Votes,
    given: Mapping[str, tuple[str, str]],
    *,
    is_goal: bool = False,
) -> Place | None:
    """
    Say where a name lies.

    A province or country that follows it decides, here or elsewhere in the report; else a
    country of that name; else the town that weighs most by inhabitants, division and country.
    A capital that is only a goal is that of a state: a premier of Ontario who "flew to London" is
    in Britain, though the report is on Ontario.

    Args:
        stretch: The name.
        votes: What the names of the report say about where it plays.
        given: By name what follows it elsewhere in the report.
        is_goal: Whether the report names it only as where somebody goes.
    """
    behind = stretch.behind or given.get(stretch.name)
    if behind:
        return _settle_behind(stretch, behind, votes)
    sense = stretch.sense
    if sense and sense.kind in AREAS:
        return _settle_area(stretch, sense, votes)
    if sense and sense.kind is NameKind.SEAT:
        return Place(name=stretch.name, country=sense.country)
    if sense and sense.kind is not NameKind.CAPITAL:
        return None
    province = stretch.province
    if province and (not sense or _is_province_meant(province, votes, stretch)):
        return Place(name=province.name, country=province.country)
    capital = sense.country if sense and not sense.is_unsure else None
    if not stretch.cities:
        return Place(name=stretch.name, country=capital)
    seats = [city for city in stretch.cities if capital and city.country == capital]
    if is_goal and seats:
        return _place(stretch.name, seats[0])
    return _choose(stretch, stretch.cities, votes, capital)


def _settle_behind(stretch: Stretch, behind: tuple[str, str], votes: Votes) -> Place:
    country, division = behind
    here = [
        city
        for city in stretch.cities
        if city.country == country and (not division or city.division == division)
    ]
    if not here:
        return Place(name=stretch.name, country=country)
    if division:
        return _place(stretch.name, here[0])
    return _choose(stretch, here, votes, None)


def _settle_area(stretch: Stretch, sense: Name, votes: Votes) -> Place:
    """
    Place a country or region; a country of an unsure name needs the report's support.

    In a report on towns of one province that says nothing else of the country, a name that is
    a country's too is the town: "Lebanon" beside Harrisburg and Lancaster.
    """
    country = sense.country or ""
    if sense.kind is NameKind.STATE and not votes.is_named_otherwise(stretch.name, country):
        province = stretch.province
        if province and _is_province_meant(province, votes, stretch):
            return Place(name=province.name, country=province.country)
        weights = [
            votes.hear_division(stretch.name, (city.country, city.division))
            for city in stretch.cities
        ]
        if weights and max(weights) >= _LOCAL:
            return _place(stretch.name, stretch.cities[weights.index(max(weights))])
    if sense.is_unsure and not votes.countries.get(country):
        return Place(name=stretch.name)
    return Place(name=sense.name, country=sense.country)


def _is_province_meant(province: Province, votes: Votes, stretch: Stretch) -> bool:
    """Tell whether "Washington" is the province: other names of the report lie in it."""
    return votes.hear_division(stretch.name, (province.country, province.division)) >= 1.0


def _choose(stretch: Stretch, cities: Sequence[City], votes: Votes, capital: str | None) -> Place:
    """
    Take the town that weighs most.

    Two of one country that weigh alike leave the coordinates unknown.
    """
    ranked = sorted(
        (
            (votes.weigh(stretch.name, city) + _CAPITAL_WEIGHT * (city.country == capital), city)
            for city in cities
        ),
        key=lambda pair: -pair[0],
    )
    score, best = ranked[0]
    alike = [city for other, city in ranked[1:] if score - other < _CLOSE]
    if any(city.country == best.country and _is_apart(city, best) for city in alike):
        return Place(name=stretch.name, country=best.country or None)
    return _place(stretch.name, best)


def _is_apart(left: City, right: City) -> bool:
    """Tell whether two towns are different places, not one listed twice."""
    return abs(left.lat - right.lat) + abs(left.lon - right.lon) > 1.0


def _place(name: str, city: City) -> Place:
    return Place(name=name, country=city.country or None, lat=city.lat, lon=city.lon)
