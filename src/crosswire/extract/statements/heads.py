"""Who heads the words of a source, and not only describes who does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import msgspec

from crosswire.extract.statements.owners import is_aside, trim_source
from crosswire.reference import word_set
from crosswire.types import Actor, ActorKind, ActorMention, Part

HEAD_END = re.compile(r"\s*[,(]| (?:of|for|from|in|at|with|on|to|who|which|whose|that|and) ")
_UNNAMED = word_set("origins.unnamed")
_LED = re.compile(r"\b(?:of|with|to|for|from|by|on|about|at|against|and|or|under) (?:the )?$", re.I)


class Actors(Protocol):
    """What heads of sources need of an index of actors."""

    def at(self, start: int, end: int) -> Actor | None:
        """Give the best actor for a stretch."""
        ...

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Give the actors named or meant inside a stretch."""
        ...


def find_head(text: str, source: Part, actors: Actors) -> Actor | None:
    """
    Find the actor that heads a source, not one that only describes it.

    "Ghana's health ministry" is not Ghana and "a Ruiz campaign aide" not Ruiz; "a local paper,
    the Lindau Bote" is the paper.
    """
    source = trim_source(text, source)
    inside = actors.inside(source.start, source.end)
    if not inside:
        return actors.at(source.start, source.end)
    link = HEAD_END.search(text, source.start + 1, source.end)
    head_end = link.start() if link is not None else source.end
    heads = [one for one in inside if one.start < head_end <= one.end]
    apposed = [one for one in inside if _is_apposed(text, source, one)]
    named = [one for one in apposed if one.actor.kind is ActorKind.PERSON]
    if named and (not heads or heads[0].actor.kind is ActorKind.PERSON):
        return named[0].actor if named[0].actor.country or not heads else _name_head(heads, named)
    found = heads or apposed
    return found[0].actor if found else None


def prefer_printed(text: str, source: Part, actors: Actors, found: Actor) -> Actor:
    """
    Prefer who is named at the end of a source to whom its title was traced to.

    "The former mayor Ana Ruiz" is Ruiz, whoever else was the mayor; "the rival of Ana Ruiz" is not.
    """
    if is_printed(found, text[source.start : source.end]):
        return found
    for one in actors.inside(source.start + 1, source.end):
        is_person = one.actor.kind is ActorKind.PERSON and one.end == source.end
        is_named = is_printed(one.actor, one.exact) and one.exact.rpartition(" ")[2].istitle()
        is_led = _LED.search(text, source.start, one.start) is not None
        place = Part(start=one.start, end=one.end)
        if is_person and is_named and not (is_led or is_aside(text, source, place)):
            return one.actor
    return found


def is_many(words: str) -> bool:
    """Tell whether a source is several without a name: "Mr. Ruiz's aides", not "Ruiz"."""
    head = HEAD_END.split(words.strip(), maxsplit=1)[0].lower().rpartition(" ")[2]
    return head in _UNNAMED and head.endswith("s")


def is_printed(actor: Actor, words: str) -> bool:
    """Tell whether words print the last word of an actor's name."""
    return actor.name.rpartition(" ")[2].lower() in words.lower()


def _is_apposed(text: str, source: Part, mention: ActorMention) -> bool:
    """Tell whether a name closes an apposition: "the head of the port, Ana Ruiz"."""
    before = text[source.start : mention.start].rstrip()
    behind = text[mention.end : source.end].lstrip()
    return before.endswith(",") and behind[:1] in {"", ",", "."}


def _name_head(heads: Sequence[ActorMention], named: Sequence[ActorMention]) -> Actor:
    """Give the person named in an apposition, with what the title before him tells."""
    title, person = heads[0].actor, named[0].actor
    return msgspec.structs.replace(
        person,
        country=person.country or title.country,
        sector=person.sector or title.sector,
        role=person.role or title.role,
    )
