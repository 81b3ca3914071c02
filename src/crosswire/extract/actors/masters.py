"""Officials who have their country from the person whom they serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from crosswire.extract.actors.people import Person, index_forms, resolve_titles
from crosswire.extract.actors.sightings import Sighting
from crosswire.extract.actors.titles import TitlePhrase
from crosswire.extract.actors.words import Words
from crosswire.reference import fold_name

_OWN = frozenset({"his", "her"})
_RULING = frozenset({"state", "leader", "minister"})
_LONGEST = 3


def serve_masters(
    words: Words,
    sightings: Sequence[Sighting],
    titles: Sequence[TitlePhrase],
    people: Sequence[Person],
) -> tuple[Person, ...]:
    """
    Give an official whom the text calls another's the country of that other.

    "Mr Sato's defence minister, Ken Ito," serves where Sato does; "his foreign minister" where the
    ruler or minister does who was named last before.

    Args:
        words: The body.
        sightings: Where persons are named.
        titles: All titles.
        people: The persons of the text.
    """
    by_form = index_forms(people)
    found = list(people)
    placed = _place_rulers(words, sightings, titles, people, by_form)
    for sighting in sorted(sightings, key=lambda each: each.first):
        title = sighting.title
        numbers = by_form.get(fold_name(words.texts[sighting.first : sighting.last]), [])
        if title is None or title.title.is_plural or len(numbers) != 1:
            continue
        person = found[numbers[0]]
        if person.country is not None or title.owner is not None:
            continue
        country = _country_of_owner(words, title.first, found, by_form)
        if country is None and title.determiner in _OWN:
            before = [each for at, each in placed if at < title.first and each != person.country]
            country = before[-1] if before else None
        found[numbers[0]] = replace(person, country=country)
    return tuple(found)


def _place_rulers(
    words: Words,
    sightings: Iterable[Sighting],
    titles: Sequence[TitlePhrase],
    people: Sequence[Person],
    by_form: dict[tuple[str, ...], list[int]],
) -> list[tuple[int, str]]:
    """List where rulers and ministers are named or meant, with their countries, in text order."""
    holders = resolve_titles(titles, people)
    placed = [(title.first, holders[id(title)]) for title in titles if id(title) in holders]
    for sighting in sightings:
        numbers = by_form.get(fold_name(words.texts[sighting.first : sighting.last]), [])
        placed += [(sighting.first, people[number]) for number in numbers if len(numbers) == 1]
    ruling = [(at, one.country) for at, one in placed if one.country and one.kind in _RULING]
    return sorted((at, country) for at, country in ruling if country)


def _country_of_owner(
    words: Words, first: int, people: Sequence[Person], by_form: dict[tuple[str, ...], list[int]]
) -> str | None:
    """Read the name before "'s": the country of that person."""
    last = words.before_possessive(first)
    if last == first:
        return None
    for begin in range(max(0, last - _LONGEST), last):
        numbers = by_form.get(fold_name(words.texts[begin:last]), [])
        if len(numbers) == 1:
            return people[numbers[0]].country
    end = fold_name(words.texts[last - 1 : last])
    same = {person.country for person in people if person.key[-1:] == end}
    return same.pop() if len(same) == 1 else None
