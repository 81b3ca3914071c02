"""Whether two mentions of a standing fact are one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.match import Match, Outcome, Slot, same_actor, same_actors, same_voice
from crosswire.align.periods import same_period
from crosswire.types import AspectName, RelationType

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types import Relation

_DIRECTED = frozenset({RelationType.RECOGNITION, RelationType.MEMBERSHIP, RelationType.CHAIR})


def compare_relations(left: Item, right: Item) -> Outcome:
    """
    Decide whether two mentions state one standing fact, and say why.

    Type and members must be the same, in order where the type has a direction: that Peru
    recognises a government and that Chile does are two facts. Held and denied by one
    speaker is a conflict; held by one and denied by another is a dispute, two claims.
    """
    one, other = left.mention.relation, right.mention.relation
    if one is None or other is None or one.type is not other.type:
        return Outcome(Match.UNRELATED, "they are facts of different kinds")
    if not _same_members(one, other):
        return Outcome(Match.UNRELATED, "they bind different parties")
    speakers = same_voice(left.mention, right.mention)
    if one.holds is not other.holds:
        both_told = left.mention.speaker is None and right.mention.speaker is None
        if speakers is Slot.SAME or both_told:
            return Outcome(
                Match.CONFLICT, "one says that it holds, the other that it does not", 0.8
            )
        return Outcome(Match.UNRELATED, "one party affirms it, another denies it")
    aspects: set[AspectName] = set()
    if speakers is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    if same_period(one.since, other.since) is Slot.DIFFERENT:
        aspects.add(AspectName.DATE)
        if one.type is RelationType.DIPLOMATIC_RELATIONS and _years_differ(one, other):
            return Outcome(Match.CONFLICT, "the years differ", 0.8, frozenset(aspects))
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, "the same fact about the same parties", 0.9, frozenset(aspects))


def _years_differ(left: Relation, right: Relation) -> bool:
    starts = [relation.since.start for relation in (left, right) if relation.since]
    years = {start[:4] for start in starts if start}
    return len(years) > 1


def _same_members(left: Relation, right: Relation) -> bool:
    if not left.members or not right.members:
        return False
    if left.type in _DIRECTED:
        pairs = zip(left.members, right.members, strict=False)
        return len(left.members) == len(right.members) and all(
            same_actor(one, other) is Slot.SAME for one, other in pairs
        )
    smaller = min(len(left.members), len(right.members))
    return smaller >= 2 and same_actors(left.members, right.members) is Slot.SAME
