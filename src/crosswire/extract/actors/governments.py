"""Governments that bear the name of who leads them: "the Silva government"."""

from __future__ import annotations

from crosswire.extract.actors.people import Person
from crosswire.extract.actors.words import Words
from crosswire.types import Actor, ActorKind, Sector

GOVERNMENTS = frozenset({"government", "administration", "cabinet"})


def list_governing(words: Words) -> frozenset[str]:
    """List the names, small, behind which a government stands: "silva" of "the Silva cabinet"."""
    return frozenset(
        words.lower[at - 1]
        for at, word in enumerate(words.lower)
        if word in GOVERNMENTS
        and words.is_same_paragraph(at - 1, at)
        and words.is_capitalised(at - 1)
    )


def read_government(words: Words, last: int, person: Person) -> tuple[int, Actor]:
    """Read "the Silva government": the government of the person's country."""
    if last >= len(words) or words.lower[last] not in GOVERNMENTS or not person.country:
        return last, person.actor
    name = f"{person.name.split()[-1]} {words.lower[last]}"
    actor = Actor(name=name, kind=ActorKind.ORGANISATION, country=person.country, sector=Sector.GOV)
    return last + 1, actor
