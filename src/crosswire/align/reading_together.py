"""What reading two passages together says of them, where it outweighs their words and slots."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.clashes import (
    READ_AS_CONTRARY,
    differ_in_parties,
    differing_aspect,
    give_one_figure,
)
from crosswire.align.match import Match, Outcome
from crosswire.align.moods import differ_in_mood
from crosswire.align.opposition import opposed_cues
from crosswire.align.told_numbers import have_other_multiples
from crosswire.align.words import have_other_numbers
from crosswire.types import Form

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types.together import Kinship

_OTHER_THINGS = 0.8
"""Probability of two things, read together, from which nothing else makes two mentions one."""
_NOT_ONE = 0.9
"""The same where it may also be a clash: whatever they tell, it is not one thing."""
_NUMBERS_CLASH = 0.7
"""Probability of a clash, read together, from which passages with other numbers contradict."""
_READ_AS_ONE = 0.7
"""So sure that two make one claim, reading them together outweighs a slot or word that differs."""
_READ_AS_ONE_OF_OTHERS = 0.85
"""The same where another does it or it is done to another, or where one only asks or threatens."""
_HARDLY_TWO, _HARDLY_TWO_OF_OTHERS = 0.3, 0.2
"""
Probability of two things, read together, under which the two answer one question: what else would
keep them apart is then what they differ in. The second where parties or moods differ.
"""
_ONE_QUESTION = 0.1
"""
Probability of two things, read together, under which numbers and parties that differ keep two
passages no longer apart, and under which what is rather a clash is one.
"""
_RATHER_CLASHES = 0.7
"""Probability of a clash, read together, from which what would be joined contradicts."""
_MAY_CLASH = 0.5
"""
Probability of a clash, read together, from which it is said that two passages may be one, and from
which a passage without a verb, "the raid", is no other's content.
"""
_HARDLY_ONE, _RATHER_CLASH = 0.3, 0.4
"""Probability of one claim under which, and of a clash from which, the same is said."""
_RATHER_ONE = 0.55
"""Probability of one claim, read together, from which what would keep them apart is not told."""
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "half", "dozen"})
"""Words by which one number is written in several ways; figures compare those."""


class Read(Enum):
    """What reading two passages together says of them, as far as it outweighs words and slots."""

    NOTHING = auto()
    ONE_QUESTION = auto()  # whatever else: they answer one, perhaps not alike
    ONE_CLAIM = auto()


def read_as(left: Item, right: Item, kinship: Kinship | None) -> Read:
    """Tell whether reading two passages together says that they make one claim, or answer one."""
    if kinship is None:
        return Read.NOTHING
    are_others = differ_in_parties(left.event, right.event) or differ_in_mood(left, right)
    if kinship.same >= (_READ_AS_ONE_OF_OTHERS if are_others else _READ_AS_ONE):
        return Read.ONE_CLAIM
    is_one = kinship.different < (_HARDLY_TWO_OF_OTHERS if are_others else _HARDLY_TWO)
    return Read.ONE_QUESTION if is_one else Read.NOTHING


def is_rather_one(kinship: Kinship | None) -> bool:
    """Tell whether reading two passages together says that they more likely agree than not."""
    return kinship is not None and kinship.same >= _RATHER_ONE


def is_read_as_one_question(kinship: Kinship | None) -> bool:
    """Tell whether reading two passages together leaves no doubt that they answer one question."""
    return kinship is not None and kinship.different < _ONE_QUESTION


def differ_in_numbers(left: Item, right: Item) -> bool:
    """Tell whether each passage has a number of its own: "2.5", "2.4"; "double", "triple"."""
    if have_other_multiples(left, right):
        return True
    spelt_out = any(_SCALES.intersection(side.wording.words) for side in (left, right))
    return have_other_numbers(left.wording, right.wording) and not spelt_out


def doubt(found: Outcome, left: Item, right: Item, kinship: Kinship | None) -> Outcome:
    """
    Weigh what speaks against joining two passages: what reading them together told.

    "The mayor welcomed the ruling", "the mayor attacked the ruling": where the ruling alone is what
    somebody is said to speak of, the verb in front of it tells.
    """
    if kinship is None or not found.match.joins:
        return found
    is_apart = kinship.different > kinship.clash and kinship.different + kinship.clash >= _NOT_ONE
    if kinship.different >= _OTHER_THINGS or is_apart:
        return Outcome(Match.UNRELATED, "read together, they tell of two things", found.score)
    is_phrase = left.is_phrase or right.is_phrase
    may_clash = kinship.clash >= _MAY_CLASH
    may_clash = may_clash or (kinship.same < _HARDLY_ONE and kinship.clash >= _RATHER_CLASH)
    differ = differ_in_numbers(left, right) and not is_phrase
    if differ and kinship.clash >= _NUMBERS_CLASH and not give_one_figure(left, right):
        because = "they give other numbers, and read together they cannot both be true"
        return replace(found, match=Match.CONFLICT, because=because)
    if _is_rather_a_clash(left, right, kinship):
        aspects = frozenset({differing_aspect(left, right)})
        return Outcome(Match.CONFLICT, READ_AS_CONTRARY, found.score, aspects)
    if found.match is not Match.SAME or not may_clash:
        return found
    if is_phrase or _is_one_rendering(left, right):
        return Outcome(Match.UNRELATED, "read together, they give two answers", found.score)
    aspects = frozenset({differing_aspect(left, right)})
    because = "read together, they may not both be true"
    return replace(found, match=Match.VARIANT, because=because, aspects=aspects)


def _is_rather_a_clash(left: Item, right: Item, kinship: Kinship) -> bool:
    """
    Tell whether two passages that answer one question answer it in two ways.

    Numbers are compared as figures; what one asks for is no answer, nor is a phrase.
    """
    if kinship.clash < _RATHER_CLASHES or kinship.different >= _ONE_QUESTION:
        return False
    if left.mention.report == right.mention.report or left.is_phrase or right.is_phrase:
        return False
    if differ_in_mood(left, right) or opposed_cues(left, right):
        return False
    return not have_other_numbers(left.wording, right.wording)


def _is_one_rendering(left: Item, right: Item) -> bool:
    """Tell whether two passages have the same words and are nobody's quote."""
    forms = {left.mention.form, right.mention.form}
    return left.wording.words == right.wording.words and forms == {Form.INDIRECT}
