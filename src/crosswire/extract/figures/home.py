"""The country that "the country's exports" are of: the one named last before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from crosswire.extract.figures.givers import is_led
from crosswire.types import ActorKind, ActorMention, Sentence


class Named(Protocol):
    """Who is named inside a stretch."""

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Mentions inside a stretch."""
        ...


_THE_COUNTRY = re.compile(r"\b[Tt]he\s(?:country|nation|kingdom|republic|island)(?=[’']s\b)")
_REACH = 500


def name_country(text: str, sentence: Sentence, actors: Named) -> Sequence[ActorMention]:
    """Give the actors of a sentence, with the one that "the country's" stands for in its place."""
    inside = actors.inside(sentence.start, sentence.end)
    found = _THE_COUNTRY.search(text, sentence.start, sentence.end)
    if found is None or any(m.start < found.end() and found.start() < m.end for m in inside):
        return inside
    for mention in reversed(actors.inside(max(0, sentence.start - _REACH), found.start())):
        if mention.actor.kind is ActorKind.STATE and not is_led(text, mention.start):
            country = ActorMention(
                start=found.start(), end=found.end(), exact=found.group(), actor=mention.actor
            )
            return sorted((*inside, country), key=lambda one: one.start)
    return inside
