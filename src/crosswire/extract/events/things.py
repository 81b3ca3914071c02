"""Names in the place of a party that only tell what is sent, used or spoken of."""

from __future__ import annotations

from crosswire.extract.events.line import NP_TAGS, Line, Placed
from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import word_set
from crosswire.types import ActorKind, PartOfSpeech, Sector

_SENDS = word_set("events.sending")
_GEAR = word_set("events.gear")
_MEANS = frozenset({"on", "with", "by", "aboard", "in", "using"})
_TOPICS = frozenset(
    ["accord", "agreement", "deal", "nuclear", "pact", "treaty", "state", "election", "vote", "war"]
)


def is_means(line: Line, each: Placed, led_by: str) -> bool:
    """Tell whether a name is only what a deed is done with: "on two military aircraft"."""
    return led_by in _MEANS and line.lemmas[each.last - 1] in _GEAR


def tells_size(line: Line, each: Placed, led_by: str) -> bool:
    """Tell whether troops only tell the size of a drill or mission: "with 1,500 soldiers"."""
    counted = each.first > 0 and line.tags[each.first - 1] is PartOfSpeech.NUM
    is_bare = each.mention.exact.islower() and each.actor.sector is Sector.MIL
    return led_by == "with" and counted and is_bare


def is_sent(line: Line, each: Placed) -> bool:
    """Tell whether soldiers are only what is sent: who "refused to send troops to Chad"."""
    last = each.mention.exact.split()[-1]
    is_bare = each.actor.country is None or each.mention.exact.islower()
    if each.actor.sector is not Sector.MIL or not is_bare or not last.islower():
        return False
    at = each.first - 1
    while at > 0 and line.tags[at] in NP_TAGS:
        at -= 1
    return line.lemmas[at] in _SENDS


def describes_thing(line: Line, each: Placed) -> bool:
    """Tell whether a state only describes a thing: who "criticised the Iran deal" met no Iran."""
    if each.actor.kind is ActorKind.PERSON or each.last - each.first > 1:
        return False
    behind = range(each.last, min(each.last + 4, len(line.tokens)))
    for position in behind:
        if line.lemmas[position] in _TOPICS:
            return True
        if line.lowers[position] in POSSESSIVE:
            continue
        if line.tags[position] not in (PartOfSpeech.NOUN, PartOfSpeech.ADJ, PartOfSpeech.PROPN):
            return False
    return False
