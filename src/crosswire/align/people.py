"""The fullest name that any report of a story gives a person."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.reference import fold_letters
from crosswire.types import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crosswire.types import Actor, Report


def find_people(reports: Iterable[Report]) -> Mapping[str, Actor]:
    """
    Find who a bare surname means in a story: "Okello" in one report, "Grace Okello" in another.

    Only surnames that one person of the story bears are told; of two persons with one
    surname neither is.

    Returns:
        The fullest actor by surname in small letters without marks.
    """
    bearers: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for report in reports:
        for mention in report.actors:
            actor = mention.actor
            words = fold_letters(actor.name).split()
            if actor.kind is ActorKind.PERSON and len(words) > 1:
                known = bearers[words[-1]].get(words[0])
                if known is None or _detail(actor) > _detail(known):
                    bearers[words[-1]][words[0]] = actor
    return MappingProxyType(
        {name: next(iter(found.values())) for name, found in bearers.items() if len(found) == 1}
    )


def name_fully(actor: Actor | None, people: Mapping[str, Actor]) -> Actor | None:
    """Give the person that a bare surname means; everybody else as they are."""
    if actor is None or actor.kind is not ActorKind.PERSON or len(actor.name.split()) > 1:
        return actor
    return people.get(fold_letters(actor.name), actor)


def _detail(actor: Actor) -> tuple[int, int, str]:
    known = sum(slot is not None for slot in (actor.country, actor.sector, actor.role))
    return (known, len(actor.name), actor.name)
