"""Where things happen: places named as locations, with country and coordinates."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.actors.words import Words, make_words
from crosswire.extract.places.senses import AREAS, Stretch, cast_votes, read_stretch, settle
from crosswire.reference import NameKind, Tables, word_set
from crosswire.types import ActorKind, Article, EntityType, Part, Place, Reading

_LOCATING = word_set("places.locating")
_FEATURES = word_set("places.features")
_SIDES = word_set("places.sides")
_JOURNEYS = word_set("places.journeys")
_VISITS = word_set("places.visits")
_WAYS = frozenset({"to", "for", "from", "in"})
_AHEAD = 6
"""Words before a goal in which it is said that somebody goes there."""
_AMERICAN = frozenset({"County", "Parish", "Township"})


def find_places(
    article: Article, reading: Reading, actors: ActorIndex, tables: Tables
) -> tuple[tuple[Part, Place], ...]:
    """
    Find the places that the body names as locations.

    "in the resort of Sochi", "visited Almaty", "Paris, Texas". Of towns with one name the one
    that fits the countries, provinces and other towns of the report is taken, then the
    largest; coordinates are those of the town, and None for countries and regions.
    """
    words = make_words(article.text, article.paragraphs)
    stretches = _find_stretches(words, reading, actors, tables)
    places = _settle_all(article, words, stretches, stretches, actors)
    return tuple(
        (Part(start=words.starts[stretch.first], end=words.ends[stretch.last - 1]), place)
        for stretch, place in zip(stretches, places, strict=True)
        if place is not None
    )


def locate(
    article: Article,
    reading: Reading,
    actors: ActorIndex,
    tables: Tables,
    names: Sequence[Part],
) -> tuple[Place | None, ...]:
    """Say where each of the given place names lies, by the whole report."""
    words = make_words(article.text, article.paragraphs)
    spans = [
        (bisect_left(words.starts, name.start), bisect_left(words.starts, name.end))
        for name in names
    ]
    asked = [
        read_stretch(words, first, last, tables) if first < last else None for first, last in spans
    ]
    heard = [stretch for stretch in asked if stretch]
    heard += _find_stretches(words, reading, actors, tables)
    places = iter(_settle_all(article, words, [s for s in asked if s], heard, actors))
    return tuple(next(places) if stretch else None for stretch in asked)


def _settle_all(
    article: Article,
    words: Words,
    stretches: Sequence[Stretch],
    heard: Sequence[Stretch],
    actors: ActorIndex,
) -> list[Place | None]:
    """Settle place names by what all the names heard in the report say."""
    filed = (article.dateline.place or "").casefold() if article.dateline else ""
    votes = cast_votes(heard, _count_countries(words, actors))
    given = {stretch.name: stretch.behind for stretch in heard if stretch.behind}
    settled: dict[tuple[str, tuple[str, str] | None], Place | None] = {}
    for stretch in stretches:
        key = (stretch.name, stretch.behind)
        if key not in settled:
            is_goal = stretch.sense is not None and stretch.name.casefold() not in filed
            is_goal = is_goal and _is_goal(words, stretch)
            settled[key] = settle(stretch, votes, given, is_goal=is_goal)
    return [settled[(stretch.name, stretch.behind)] for stretch in stretches]


def _is_goal(words: Words, stretch: Stretch) -> bool:
    """
    Tell whether a report names a town only as where somebody goes: "flew to London".

    A report on a town has its police, its streets or its people too.
    """
    size = stretch.last - stretch.first
    first = words.texts[stretch.first]
    places = [
        at
        for at, word in enumerate(words.texts)
        if word == first and words.exact(at, at + size) == stretch.name
    ]
    return bool(places) and all(
        words.lower[at - 1] in _VISITS
        or (
            words.lower[at - 1] in _WAYS
            and not _JOURNEYS.isdisjoint(words.lower[max(0, at - _AHEAD) : at - 1])
        )
        for at in places
    )


def _find_stretches(
    words: Words, reading: Reading, actors: ActorIndex, tables: Tables
) -> list[Stretch]:
    """Find the names that the words around them use as places, left to right."""
    found: list[Stretch] = []
    marked = _list_marked(words, reading)
    behind, last_place = 0, -1
    for index in words.name_words:
        is_listed = last_place == index - 1 and words.lower[index - 1] == "and"
        if index < behind or not (is_listed or _is_location(words, index)):
            continue
        span = _place_span(words, index, marked, tables)
        if span is None:
            continue
        if not _is_acting(words, index, span, actors):
            found.append(read_stretch(words, index, span, tables))
            last_place = span
        behind = span
    return found


def _count_countries(words: Words, actors: ActorIndex) -> dict[str, Counter[str]]:
    """Count how often the report names each country, by the words it uses."""
    named: dict[str, Counter[str]] = {}
    for mention in actors.mentions:
        if mention.actor.country:
            named.setdefault(mention.actor.country, Counter())[mention.exact] += 1
    for index, word in enumerate(words.texts):
        if word in _AMERICAN and words.is_name_word(index - 1):
            named.setdefault("USA", Counter())[word] += 1
    return named


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
    least = known[0] if known and known[1][0].kind in AREAS else index
    if index in marked:
        return max(marked[index], least)  # "the West Bank" is not "West" of its bank
    end = words.find_name_end(index)
    for last in range(min(end, index + 4), index, -1):
        name = _spell(words, index, last)
        if tables.gazetteer.find(name):
            return max(last, least)
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
