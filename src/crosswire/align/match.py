"""What comparing two mentions, or two of their slots, can come to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from crosswire.reference import fold_letters, word_set
from crosswire.types import ActorKind

if TYPE_CHECKING:
    from crosswire.types import Actor, AspectName, Mention, Place


class Match(StrEnum):
    """How two mentions of one story stand to each other."""

    SAME = "same"  # one claim, nothing in it differs
    VARIANT = "variant"  # one claim that differs in an aspect
    CONFLICT = "conflict"  # one question, two answers that cannot both be true
    UPDATE = "update"  # one question, and the later answer supersedes the earlier
    UNRELATED = "unrelated"  # two claims

    @property
    def joins(self) -> bool:
        """Tell whether the two belong to one claim without a contradiction."""
        return self is Match.SAME or self is Match.VARIANT

    @property
    def clashes(self) -> bool:
        """Tell whether the two answer one question differently."""
        return self is Match.CONFLICT or self is Match.UPDATE


class Outcome(msgspec.Struct, frozen=True):
    """
    Result of comparing two mentions, and why.

    Attributes:
        match: How they stand to each other.
        because: Half a sentence that says why ("the ranges overlap").
        score: From 0 to 1, how much speaks for one claim.
        aspects: In what they differ.
        is_weighed: By their words they are something else; learned weights say so.
        is_void: They are not compared, since another mention of the same words is.
    """

    match: Match
    because: str
    score: float = 0.0
    aspects: frozenset[AspectName] = msgspec.field(default_factory=frozenset)
    is_weighed: bool = False
    is_void: bool = False

    @property
    def keeps_apart(self) -> bool:
        """Tell whether no group may hold both without a dispute: a clash, borne out or not."""
        return self.match is Match.CONFLICT or (self.is_weighed and self.match is Match.UNRELATED)


class Slot(StrEnum):
    """How one slot of two mentions compares."""

    SAME = "same"
    UNKNOWN = "unknown"  # at least one side does not say
    DIFFERENT = "different"


_HEADS = (
    frozenset({"head of government", "prime minister", "premier", "chancellor", "taoiseach"}),
    frozenset({"head of state", "president", "king", "queen", "emperor", "empress", "emir"})
    | frozenset({"sultan", "grand duke"}),
)
"""Titles of those who lead a government, and of those who stand for a state."""
_NUMERALS = word_set("people.numerals")
_UNION_AND_EXECUTIVE = frozenset({"european commission", "european union"})
"""The union of states that a capital stands for, and the body that speaks and acts for it."""


def same_actor(left: Actor | None, right: Actor | None) -> Slot:
    """
    Tell whether two actors are one.

    Persons have one family name and no given names that clash ("Amara Diallo" is "Diallo"
    and "A. Diallo", not "Moussa Diallo"); other names are compared whole. Who is known by his
    office alone is whoever holds it, where one alone does: "the head of government" is "Prime
    Minister Diallo", but one spokesman may be another. A leader and their state are not told
    apart, because "Chile invited" and "the Chilean president invited" are one act. Two persons
    of one country are two actors.
    """
    if left is None or right is None:
        return Slot.UNKNOWN
    if left.kind is right.kind is ActorKind.PERSON:
        if names_office(left) or names_office(right):
            return _same_holder(left, right)
        return Slot.SAME if _may_be_one(left.name, right.name) else Slot.DIFFERENT
    if fold_letters(left.name) == fold_letters(right.name):
        return Slot.SAME
    if {left.name.lower(), right.name.lower()} <= _UNION_AND_EXECUTIVE:
        return Slot.SAME
    if ActorKind.STATE in {left.kind, right.kind} and left.country and right.country:
        return Slot.SAME if left.country == right.country else Slot.DIFFERENT
    sides = [(actor.kind, actor.country, actor.sector) for actor in (left, right)]
    if sides[0] == sides[1] and left.kind is ActorKind.GROUP and left.country and left.sector:
        return Slot.SAME
    names = [set(fold_letters(actor.name).split()) for actor in (left, right)]
    if left.kind is right.kind and (names[0] <= names[1] or names[1] <= names[0]):
        return Slot.SAME
    return Slot.DIFFERENT


def names_office(actor: Actor) -> bool:
    """Tell whether a person is known by an office alone: "head of government"."""
    is_person = actor.kind is ActorKind.PERSON and actor.role is not None
    return is_person and actor.name.lower() == (actor.role or "").lower()


def _same_holder(left: Actor, right: Actor) -> Slot:
    """
    Tell whether two persons are one by their offices, of whom one has no other name.

    A country has one head of government, but many ministers, spokesmen and officers.
    """
    if left.country and right.country and left.country != right.country:
        return Slot.DIFFERENT
    offices = {(actor.role or "").lower() for actor in (left, right)}
    if "" in offices:
        return Slot.UNKNOWN
    if any(offices <= titles for titles in _HEADS):
        return Slot.SAME
    return Slot.UNKNOWN if len(offices) == 1 else Slot.DIFFERENT


def _may_be_one(left: str, right: str) -> bool:
    """Tell whether two personal names can be one person's; given names must begin alike."""
    one, other = fold_letters(left).split(), fold_letters(right).split()
    if not _NUMERALS.issuperset((*one[-1:], *other[-1:])):
        one, other = _without_numeral(one), _without_numeral(other)
    if one[-1:] != other[-1:]:
        return False
    return len(one) < 2 or len(other) < 2 or one[0][:1] == other[0][:1]


def _without_numeral(name: list[str]) -> list[str]:
    """Leave out which of his name a person is: one desk prints "Amara Diallo III", one does not."""
    return name[:-1] if len(name) > 1 and name[-1] in _NUMERALS else name


def same_speaker(left: Actor | None, right: Actor | None) -> Slot:
    """
    Tell whether two sources are one mouth; only what surely are two is different.

    Two persons are told apart by name, a person and a state by country. A ministry, its
    spokesman and "officials" may be one source under three names, and a newspaper that
    passes words on is none: those stay open.
    """
    found = same_actor(left, right)
    if found is not Slot.DIFFERENT or left is None or right is None:
        return found
    if left.kind is right.kind is ActorKind.PERSON:
        return found
    firm = {ActorKind.PERSON, ActorKind.STATE}
    if {left.kind, right.kind} <= firm and left.country and right.country:
        return Slot.SAME if left.country == right.country else Slot.DIFFERENT
    return Slot.UNKNOWN


def same_voice(left: Mention, right: Mention) -> Slot:
    """
    Tell whether two mentions are told by one mouth, be it that of one of several who speak.

    "Peru and Chile said" and "Chile and Peru said" have one voice.
    """
    found = same_speaker(left.speaker, right.speaker)
    if found is Slot.SAME or not (left.joint or right.joint):
        return found
    pairs = ((one, other) for one in left.speakers for other in right.speakers)
    return Slot.SAME if any(same_speaker(*pair) is Slot.SAME for pair in pairs) else found


def same_actors(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> Slot:
    """
    Tell whether two groups of actors are one; either may leave out those the other names.

    Every actor of the smaller group must stand in the larger one.
    """
    if not left or not right:
        return Slot.UNKNOWN
    sides = [(left, right), (right, left)]
    needed = [(one, other) for one, other in sides if len(one) <= len(other)]
    found = all(
        any(same_actor(actor, candidate) is Slot.SAME for candidate in other)
        for one, other in needed
        for actor in one
    )
    return Slot.SAME if found else Slot.DIFFERENT


def same_place(left: Place | None, right: Place | None) -> Slot:
    """Tell whether two places are one; a country holds its cities."""
    if left is None or right is None:
        return Slot.UNKNOWN
    if fold_letters(left.name) == fold_letters(right.name):
        return Slot.SAME
    if left.country and right.country and left.country != right.country:
        return Slot.DIFFERENT
    whole = left.country and left.country == right.country and None in {left.lat, right.lat}
    if whole or left.name in right.name or right.name in left.name:
        return Slot.SAME
    return Slot.DIFFERENT if left.country == right.country else Slot.UNKNOWN
