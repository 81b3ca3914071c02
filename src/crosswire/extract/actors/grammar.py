"""What the reader's syntax and names add to the search for actors by words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.extract.actors.names import Hit
from crosswire.extract.actors.words import Words
from crosswire.reference import Tables, word_set
from crosswire.types import ActorKind, PartOfSpeech, Reading

_ACTING_VERBS = word_set("names.acting_verbs") - word_set("names.light_verbs")
_ORIGINS = frozenset({"from", "of"})
_MOVING = word_set("offices.moving")


def list_acting(words: Words, reading: Reading) -> frozenset[int]:
    """
    List the words that are subjects of a verb by which governments act.

    "Tehran, along with its allies, demanded" is Iran's demand though no verb follows the name.
    """
    tokens = reading.tokens
    found = set()
    for token in tokens:
        if token.relation != "nsubj" or token.head is None or not token.text[:1].isupper():
            continue
        verb = tokens[token.head]
        if verb.pos is PartOfSpeech.VERB and verb.text.lower() in _ACTING_VERBS:
            found.add(bisect_left(words.starts, token.start))
    return frozenset(found)


def drop_surnames(
    words: Words, hits: Sequence[Hit], persons: Sequence[tuple[int, int]], tables: Tables
) -> tuple[Hit, ...]:
    """
    Drop the regions that are a person's surname: "Hamid Wardak" is nobody's province.

    Args:
        words: The body.
        hits: Names of the tables.
        persons: First and last word of the persons whom the reader finds.
        tables: Reference tables.
    """
    named = {index for hit in hits for index in range(hit.first, hit.last)}
    inside = {
        index
        for first, last in persons
        if last - first > 1 and first not in named and not tables.begins_title(words.lower[first])
        for index in range(first + 1, last)
    }
    return tuple(hit for hit in hits if not (_is_region(hit) and hit.first in inside))


def _is_region(hit: Hit) -> bool:
    is_region = hit.actor is not None and hit.actor.kind is ActorKind.REGION
    return is_region and hit.last - hit.first == 1


def settle_origins(
    words: Words, reading: Reading, groups: Sequence[Hit], hits: Sequence[Hit]
) -> Iterator[Hit]:
    """
    Give a group without a country the state that it is from: "gunmen from Afghanistan".

    Where "from" goes with a verb of moving ("withdrew troops from Lebanon") it tells no origin.

    Args:
        words: The body.
        reading: The report as the reader sees it.
        groups: The groups found.
        hits: The names of the tables.
    """
    beginning = {hit.first: hit for hit in hits}
    starts = [token.start for token in reading.tokens]
    for group in groups:
        hit = _origin_behind(words, group, beginning)
        if hit and hit.actor and not _is_moved(words, reading, starts, group, hit):
            actor = replace(group.actor, country=hit.actor.country) if group.actor else None
            yield replace(group, actor=actor)
        else:
            yield group


def _origin_behind(words: Words, group: Hit, beginning: dict[int, Hit]) -> Hit | None:
    """Find the state behind "from" or "of" where nothing says yet of which state a group is."""
    if group.actor is None or group.actor.country or group.last + 1 >= len(words):
        return None
    if words.lower[group.last] not in _ORIGINS:
        return None
    index = group.last + (2 if words.lower[group.last + 1] == "the" else 1)
    hit = beginning.get(index)
    is_state = hit is not None and hit.actor is not None and hit.actor.kind is ActorKind.STATE
    is_near = words.is_same_paragraph(index, group.first)
    return hit if is_state and is_near else None


def _is_moved(
    words: Words, reading: Reading, starts: Sequence[int], group: Hit, origin: Hit
) -> bool:
    """Tell whether a verb of moving governs the group, or the state hangs on a verb."""
    tokens = reading.tokens
    at = bisect_left(starts, words.starts[group.last - 1])
    land = bisect_left(starts, words.starts[origin.last - 1])
    if at >= len(tokens) or land >= len(tokens):
        return True
    head, verb = tokens[land].head, tokens[at].head
    if head is not None and tokens[head].pos is PartOfSpeech.VERB:
        return True
    return verb is not None and tokens[verb].lemma in _MOVING
