"""Who gives and who receives: "lent Norvia 40 million", "received $3 million from the bank"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.extract.figures.nouns import is_person
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.units import load_units
from crosswire.types import Actor, ActorMention


class Sides(msgspec.Struct, frozen=True):
    """Owner of a figure and, where it flows, its giving and receiving side."""

    entity: str | None = None
    giver: Actor | None = None
    taker: Actor | None = None


NO_SIDES = Sides()
_OBLIQUE = re.compile(
    r"\b(?:between|with|of|to|from|in|near|and|at|for|by|under|over|against|into|across|through|than"
    r"|after|since)\s+(?:the\s+)?(?:(?:north|south|east|west|central)[a-z-]*\s+)?\Z",
    re.I,
)
"""Before an actor that is no subject."""
_NEW_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas)\s+(?:the\s+)?\Z", re.I)
"""Before the subject of a clause that goes on: "India sent tents, and Norvia gave 4 million"."""
_GIVING = re.compile(
    r"\b(?:(?:sen[dt]s?|sending|gave|gives?|given|giving|provid(?:ed?|es|ing)|grant(?:ed|s)|lends?|lent"
    r"|donat(?:ed?|es|ing)|pledg(?:ed?|es|ing)|offer(?:ed|s)|allocat(?:ed?|es)|promis(?:ed?|es)"
    r"|invest(?:ed|s)?|contribut(?:ed?|es)|award(?:ed|s)|transfer(?:red|s)?|paid|pays?|sold|sells?"
    r"|suppl(?:y|ied|ies)|ship(?:ped|s)?|hand(?:ed|s)(?:\sover)?|earmark(?:ed|s)|commit(?:ted|s)"
    r"|deliver(?:ed|s)?|financ(?:ed?|es)|fund(?:ed|s))"
    r"|(?P<for>releas(?:ed?|es)|approv(?:ed?|es)|disburs(?:ed?|es)|unlock(?:ed|s)?|unfr[eo]ze|unblocked"
    r"|announc(?:ed?|es)|agreed|extended|set aside|mobilis(?:ed?|es)|mobiliz(?:ed?|es)))\b",
    re.I,
)
"""Verbs of giving; those of `for` need to say for whom: "approved a $3 million loan for Norvia"."""
_RECEIVING = re.compile(
    r"\b(?:receiv(?:ed?|es|ing)|got|gets?|obtain(?:ed|s)?|secur(?:ed?|es|ing)|borrow(?:ed|s|ing)?"
    r"|accept(?:ed|s)?|request(?:ed|s)?|sought|seeks?|seeking|won|buys?|bought|import(?:ed|s)?)\b",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:[a-z]+ly\s+)?\Z")
_TO = re.compile(r"\b(?:to|for|in|into)\s+(?:the\s+)?\Z")
_FROM = re.compile(r"\b(?:from|by)\s+(?:the\s+)?\Z")
_BREAK = re.compile(
    r"[;:]|\.\s|,\s+(?:and|but|while|whereas|which|who|as|after)\s|\b(?:while|whereas)\b"
)
_ASIDE = re.compile(
    r"\b(?:on|in|by|aboard|over|after|within|during|at|per|than|to)\s+(?:(?:an?|the|its|about|some)\s+)?\Z"
)
"""Before a number that is not what is given: "sent tents on two aircraft"."""
_GAPPED = re.compile(r"\d.*\b(?:and|but|while)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){1,4}\Z", re.S)
"""Where another gives as the first did: "Norvia pledged 50 million and Sylvania 100"."""
_KIND_OF_STATE = re.compile(r"\s(?:state|nation|country|kingdom|island|republic|bloc)\b")
"""Behind a region that only says where a state lies: "the West African state"."""
_RIGHT_AFTER = re.compile(r"\s+(?:(?:the|neighbou?ring|its ally|war-torn)\s+)?")
_ONLY_ARTICLES = re.compile(
    r"\s+(?:(?:an?|another|the|with|some|its|further|additional|first|extra|roughly|new)\s+){0,3}"
)
_SELF = frozenset(("it", "they", "he", "she"))
_SAID = re.compile(
    r"\s+(?:has\s|have\s|had\s)?(?:said|says|say|announced|announces|promised|confirmed|added)"
    r"(?:\s+(?:on\s+)?[A-Z][a-z]+day)?(?:\s+that)?\s+"
)
_HOLDS_BACK = re.compile(r"\b(?:refus|declin|fail|not|never|deni)\w*\s", re.I)
_SUBJECT_REACH, _TAKER_REACH = 48, 60
_FLOWS = frozenset(("mass", "volume", "energy", "flow", "mass_flow"))


def is_led(text: str, start: int, reach: int = 20) -> bool:
    """Tell an actor that a preposition or another actor goes before, from one that opens."""
    return _OBLIQUE.search(text[max(0, start - reach) : start]) is not None


def is_oblique(text: str, start: int) -> bool:
    """Tell an actor that a preposition or another actor goes before, from a subject."""
    return is_led(text, start, 24) and _NEW_CLAUSE.search(text[max(0, start - 24) : start]) is None


def find_given(text: str, quantity: Quantity, owners: Sequence[ActorMention]) -> Sides:
    """
    Sides of "Ruritania sent Sylvania $40 million", by the verb that is nearest before a figure.

    Nobody is the giving side of people: who "sent 40 troops" sent them somewhere.
    """
    if not _can_be_given(quantity) or _ASIDE.search(
        text[max(0, quantity.start - 24) : quantity.start]
    ):
        return NO_SIDES
    owners = [mention for mention in owners if not mention.actor.name.islower()]
    ahead = [mention for mention in owners if mention.end <= quantity.start]
    giving = list(_GIVING.finditer(text, max(0, quantity.start - 110), quantity.start))
    receiving = list(_RECEIVING.finditer(text, max(0, quantity.start - 60), quantity.start))
    verb = max((*giving, *receiving), key=lambda found: found.start(), default=None)
    if verb is None or _BREAK.search(text, verb.end(), quantity.start):
        return NO_SIDES
    gapped = _GAPPED.search(text, verb.end(), quantity.start)
    subject = _right_before(ahead, quantity) if gapped else _subject(text, verb, ahead)
    behind = [m for m in owners if quantity.end <= m.start < quantity.end + _TAKER_REACH]
    behind = [m for m in behind if not _BREAK.search(text, quantity.end, m.start)]
    if verb in receiving or _PASSIVE.search(text[max(0, verb.start() - 24) : verb.start()]):
        giver = _first(text, behind, _FROM)
        if giver is None:
            return NO_SIDES
        return Sides(subject.name if subject else giver.name, giver, subject)
    between = [] if gapped else [m.actor for m in ahead if _is_object(text, verb, m, quantity)]
    taker = next(iter(between), None) or _first(text, behind, _TO)
    if subject is None or (taker is None and verb["for"]):
        return NO_SIDES
    if taker is not None and taker.name == subject.name:
        taker = None
    return Sides(subject.name, subject, taker)


def _is_object(text: str, verb: re.Match[str], mention: ActorMention, quantity: Quantity) -> bool:
    """Tell "gave Norvia 40 tanks" from "sold its Norvian and 74 Sylvanian shops"."""
    if mention.start < verb.end() or not _RIGHT_AFTER.fullmatch(text, verb.end(), mention.start):
        return False
    return _ONLY_ARTICLES.fullmatch(text, mention.end, quantity.start) is not None


def _can_be_given(quantity: Quantity) -> bool:
    table = load_units()
    unit = quantity.unit
    if unit is None:
        return False
    if unit in table.currencies or unit in table.shared:
        return True
    if quantity.counts:
        return not is_person(unit) and unit not in _NOT_HANDED
    return unit in table.units and table.units[unit].dimension in _FLOWS


_NOT_HANDED = frozenset(
    ("soldier", "person", "vote", "seat", "year", "month", "day", "police officer")
)


def _subject(text: str, verb: re.Match[str], ahead: Sequence[ActorMention]) -> Actor | None:
    """Who does what a verb tells: the nearest actor before it that no preposition governs."""
    for mention in reversed(ahead):
        if mention.end > verb.start():
            continue
        gap = text[mention.end : verb.start()]
        if gap.count(",") % 2 or ")" in gap:  # no aside that closes again
            return None
        if len(gap) > _SUBJECT_REACH or _BREAK.search(gap) or _HOLDS_BACK.search(gap):
            return None
        if is_oblique(text, mention.start):
            continue
        if _KIND_OF_STATE.match(gap):
            return None
        return _meant(text, mention, ahead)
    return None


def _meant(text: str, mention: ActorMention, ahead: Sequence[ActorMention]) -> Actor:
    """Who a pronoun stands for right behind a verb of saying: "Norvia said it would send"."""
    if mention.exact.lower() in _SELF:
        for other in reversed(ahead):
            if other.end < mention.start and _SAID.fullmatch(text, other.end, mention.start):
                return other.actor
    return mention.actor


def _right_before(ahead: Sequence[ActorMention], quantity: Quantity) -> Actor | None:
    """The actor that stands right before a figure."""
    last = ahead[-1] if ahead else None
    return last.actor if last is not None and quantity.start - last.end < 2 else None


def _first(text: str, mentions: Sequence[ActorMention], way: re.Pattern[str]) -> Actor | None:
    for mention in mentions:
        if way.search(text[max(0, mention.start - 16) : mention.start]):
            return mention.actor
    return None
