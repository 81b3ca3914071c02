"""Towns and provinces beside a local office: "the mayor of Lyon", "Georgia's governor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.extract.actors.names import Hit
from crosswire.extract.actors.words import Words
from crosswire.reference import Name, NameKind, Tables, word_set
from crosswire.types import Actor, ActorKind

_OFFICES = word_set("towns.offices")
_PROVINCIAL = word_set("towns.provincial")
_MARGIN = 5  # times the inhabitants of the largest namesake abroad
_WIDEST = 3


def find_towns(words: Words, hits: Sequence[Hit], tables: Tables) -> Iterator[Hit]:
    """
    Find the places that local offices belong to and that no table of actors knows.

    They tell the country of the office and are no actors themselves. "Georgia" beside a
    governor or senator is the American state.
    """
    ending = {hit.last: hit for hit in hits}
    beginning = {hit.first: hit for hit in hits}
    named = frozenset(hit.name.country for hit in hits if hit.name.country)
    for index, word in enumerate(words.lower):
        if word not in _OFFICES:
            continue
        stop = words.before_possessive(index)
        owner = ending.get(stop)
        first = _of_place(words, index + 1)
        follower = beginning.get(first)
        for hit in (owner, follower):
            if hit and hit.name.is_unsure and word in _PROVINCIAL:
                yield from _take_province(words, hit, tables)
        if owner is None and words.is_same_paragraph(stop - 1, index):
            yield from find_town_before(words, stop, named, tables)
        if follower is None and first > index + 1 and words.is_same_paragraph(first, index):
            yield from find_town_at(words, first, named, tables)


def find_town_before(
    words: Words, last: int, named: frozenset[str], tables: Tables
) -> Iterator[Hit]:
    """Find the town whose name ends before a word: "the Lyon police"."""
    return _find_town(words, range(max(last - _WIDEST, 0), last), last, named, tables)


def find_town_at(words: Words, first: int, named: frozenset[str], tables: Tables) -> Iterator[Hit]:
    """Find the town whose name begins at a word: "the mayor of Lyon"."""
    last = min(words.find_name_end(first), first + _WIDEST)
    for end in range(last, first, -1):
        town = list(_find_town(words, range(first, first + 1), end, named, tables))
        if town:
            yield from town
            break


def _of_place(words: Words, index: int) -> int:
    """Give the index of the name behind "of", "of the" or "in", else `index`."""
    while index < len(words) and words.lower[index] in {"chief", "commissioner"}:
        index += 1
    if index + 1 >= len(words) or words.lower[index] not in {"of", "in"}:
        return index
    return index + 2 if words.lower[index + 1] == "the" else index + 1


def _take_province(words: Words, hit: Hit, tables: Tables) -> Iterator[Hit]:
    province = tables.provinces.get(words.exact(hit.first, hit.last))
    if province:
        sense = Name(NameKind.REGION, province.name, province.country)
        actor = Actor(name=province.name, kind=ActorKind.REGION, country=province.country)
        yield Hit(hit.first, hit.last, sense, actor)


def _find_town(
    words: Words, firsts: range, last: int, named: frozenset[str], tables: Tables
) -> Iterator[Hit]:
    """Find the longest town or province that ends at `last` and whose country is clear."""
    for first in firsts:
        if not all(words.is_name_word(index) for index in range(first, last)):
            continue
        phrase = words.exact(first, last)
        country = _tell_country(phrase, named, tables)
        if country and words.is_same_paragraph(first, last - 1):
            yield Hit(first, last, Name(NameKind.CAPITAL, phrase, country), None, phrase)
            return


def _tell_country(phrase: str, named: frozenset[str], tables: Tables) -> str | None:
    """Tell the country of a town: the one named by the report, else that of much the largest."""
    province = tables.provinces.get(phrase)
    if province:
        return province.country
    cities = tables.gazetteer.find(phrase)
    here = {city.country for city in cities if city.country in named}
    if len(here) == 1:
        return here.pop()
    largest: dict[str, int] = {}
    for city in cities:
        largest.setdefault(city.country, city.population)
    ranked = sorted(largest.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0] < _MARGIN * ranked[1]):
        return None
    return cities[0].country or None
