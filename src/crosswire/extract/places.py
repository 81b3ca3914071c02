"""Where things happen: places named as locations, with country and coordinates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.extract.actor_index import ActorIndex
from crosswire.extract.actors_words import Words, make_words
from crosswire.reference import City, NameKind, Tables, word_set
from crosswire.types import ActorKind, Article, EntityType, Part, Place, Reading

_LOCATING = word_set("places.locating")
_FEATURES = word_set("places.features")
_SIDES = word_set("places.sides")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the report's own country words say: how often it names each country."""

    countries: Counter[str]

    def weigh(self, city: City) -> tuple[int, int]:
        """Rank a city: its country named by the report first, then its inhabitants."""
        named = 1 if self.countries.get(city.country) else 0
        is_large = 1 if city.population >= 1_000_000 else 0
        return max(named, is_large), city.population


def find_places(
    article: Article, reading: Reading, actors: ActorIndex, tables: Tables
) -> tuple[tuple[Part, Place], ...]:
    """
    Find the places that the body names as locations.

    "in the resort of Sochi", "visited Almaty", "Paris, Texas". Of cities with one name the
    one in a country the report names is taken, then the largest; coordinates are those of
    the city, and None for countries, regions and what the gazetteer does not know.
    """
    words = make_words(article.text, article.paragraphs)
    context = _Context(_count_countries(actors))
    found: dict[tuple[int, int], Place] = {}
    marked = _list_marked(words, reading)
    index, last_place = 0, -1
    while index < len(words):
        span = _place_span(words, index, marked, tables)
        is_listed = last_place == index - 1 and words.lower[index - 1] == "and"
        if span is None or not (is_listed or _is_location(words, index)):
            index += 1
            continue
        place = _locate(words, index, span, context, tables)
        if place is not None and not _is_acting(words, index, span, actors):
            found[(index, span)] = place
            last_place = span
        index = span
    return tuple(
        (Part(start=words.starts[first], end=words.ends[last - 1]), place)
        for (first, last), place in sorted(found.items())
    )


def _count_countries(actors: ActorIndex) -> Counter[str]:
    return Counter(m.actor.country for m in actors.mentions if m.actor.country)


def _list_marked(words: Words, reading: Reading) -> dict[int, int]:
    """Give the word stretches that the reader takes for places or facilities."""
    kinds = {EntityType.PLACE, EntityType.FACILITY}
    by_start = {start: index for index, start in enumerate(words.starts)}
    by_end = {end: index + 1 for index, end in enumerate(words.ends)}
    return {
        by_start[entity.start]: by_end[entity.end]
        for entity in reading.entities
        if entity.type in kinds and entity.start in by_start and entity.end in by_end
    }


def _place_span(words: Words, index: int, marked: dict[int, int], tables: Tables) -> int | None:
    """Give the index behind the place name that begins here, or None."""
    if not words.is_name_word(index):
        return None
    known = tables.lexicon.match(words.texts, index)
    if known and known[1][0].kind is NameKind.NOT_ACTOR:
        return None
    if index in marked:
        return marked[index]
    end = words.find_name_end(index)
    for last in range(min(end, index + 4), index, -1):
        name = _spell(words, index, last)
        if tables.gazetteer.find(name):
            return last
    return known[0] if known else None


def _spell(words: Words, first: int, last: int) -> str:
    return words.exact(first, last).replace("’", "'")


def _is_location(words: Words, first: int) -> bool:
    """Tell whether the words around it use the name as a place."""
    if not words.is_same_paragraph(first - 1, first):
        return False
    index = first - 1
    while words.lower[index] in _SIDES | {"the", "-"} and words.is_same_paragraph(index - 1, first):
        index -= 1
    before = words.lower[index]
    if before in _LOCATING:
        return True
    if before == "of" and words.is_same_paragraph(index - 1, first):
        return words.lower[index - 1] in _FEATURES
    return before in _FEATURES


def _is_acting(words: Words, first: int, last: int, actors: ActorIndex) -> bool:
    """Tell whether the name stands for a government here, or lies in a person's name."""
    start, end = words.starts[first], words.ends[last - 1]
    before = words.lower[first - 1] if first else ""
    for mention in actors.inside(max(start - 80, 0), end + 80):
        covers = mention.start <= start and end <= mention.end
        if covers and mention.actor.kind in {ActorKind.PERSON, ActorKind.ORGANISATION}:
            return True
        if covers and mention.actor.kind is ActorKind.STATE and before in {"to", "from"}:
            return True
    return False


def _locate(words: Words, first: int, last: int, context: _Context, tables: Tables) -> Place | None:
    """Say where a name lies: a country or region of the tables, else a city."""
    name = " ".join(words.exact(first, last).split())
    known = tables.lexicon.match(words.texts, first)
    cities = tables.gazetteer.find(_spell(words, first, last))
    behind, is_region = _country_behind(words, last, tables)
    if behind:
        here = [city for city in cities if city.country == behind]
        if here and (len(here) == 1 or not is_region):
            return _place(name, here)
        return Place(name=name, country=behind)
    if known and known[0] == last:
        sense = known[1][0]
        if sense.kind in {NameKind.STATE, NameKind.REGION}:
            if sense.is_unsure and not context.countries.get(sense.country or ""):
                return Place(name=name)
            return Place(name=sense.name, country=sense.country)
        if sense.kind is NameKind.SEAT:
            return Place(name=name, country=sense.country)
        if sense.kind is NameKind.CAPITAL and not sense.is_unsure:
            return _capital(name, sense.country, tables)
        if sense.kind is not NameKind.CAPITAL:
            return None
    if not cities:
        return Place(name=name)
    country = max(cities, key=context.weigh).country
    return _place(name, [city for city in cities if city.country == country])


def _capital(name: str, country: str | None, tables: Tables) -> Place:
    for city in tables.gazetteer.find(name):
        if city.country == country:
            return _place(name, [city])
    return Place(name=name, country=country)


def _country_behind(words: Words, last: int, tables: Tables) -> tuple[str | None, bool]:
    """Read ", Texas" or ", in Italy" behind a city; tell whether it is a region."""
    index = last
    if not words.is_same_paragraph(index + 1, last - 1) or words.texts[index] != ",":
        return None, False
    index += 1
    while words.lower[index] in _SIDES | {"in", "the"} and words.is_same_paragraph(index + 1, last):
        index += 1
    found = tables.lexicon.match(words.texts, index)
    if found and found[1][0].kind in {NameKind.STATE, NameKind.REGION}:
        return found[1][0].country, found[1][0].kind is NameKind.REGION
    return None, False


def _place(name: str, cities: Sequence[City]) -> Place:
    """
    Place it at the first city, unless another of the same country is of like size.

    Two towns of one name, neither five times the other, leave the coordinates unknown.
    """
    city = cities[0]
    if len(cities) > 1 and cities[1].population * 5 > city.population:
        return Place(name=name, country=city.country or None)
    return Place(name=name, country=city.country or None, lat=city.lat, lon=city.lon)
