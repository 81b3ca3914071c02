"""What keeps two figures apart though their numbers are equal: whose, and of what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.align.figures import property_of
from crosswire.align.lexicon import load_lexicon, stem
from crosswire.align.match import Slot, same_actor
from crosswire.extract.figures.nouns import is_person
from crosswire.extract.figures.slots import find_measured
from crosswire.reference import word_set
from crosswire.types import ActorKind, Sentence

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types import Actor

_WORD = re.compile(r"[a-z]{3,}", re.I)
_EMPLOYING = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|hir(?:es?|ed|ing)|workforce of|staff of|payroll of)\s+"
    r"(?:(?:about|around|some|roughly|nearly|almost|over|at least|more than|up to)\s+){0,2}\Z",
    re.I,
)
_WORKING = re.compile(
    r"\b(?:employ|hir(?:e|ing)|job|work|staff|payroll|post|laid off|lay off|dismiss|sack|redundan"
    r"|shift|strik|miner|labour|labor)",
    re.I,
)
_AHEAD = 48
_MANY = 100
"""People from which a number is hardly a small staff told of under another name."""
_KINDS = (
    *("goods", "capital", "prices", "pay", "market"),
    *("takings", "costs", "orders", "output"),
)
"""
Kinds of measures. A number of one kind is no number of another by another name; a measure may be
of two kinds: sales may be exports, and they may be revenue.
"""


def are_of_two_persons(left: Item, right: Item) -> bool:
    """Tell figures of two named persons: the votes of one candidate and of the other."""
    one, other = _person_of(left), _person_of(right)
    return same_actor(one, other) is Slot.DIFFERENT


def _person_of(item: Item) -> Actor | None:
    figure = item.mention.figure
    if figure is None or figure.entity is None:
        return None
    return next(
        (
            mention.actor
            for mention in item.report.actors
            if mention.actor.name == figure.entity and mention.actor.kind is ActorKind.PERSON
        ),
        None,
    )


def share_no_measure(left: Item, right: Item) -> bool:
    """
    Tell two measures of which neither sentence names the other's: trade and investment of 90.

    Of one kind they may be one thing by two names, as imports of one side are exports of the
    other. Where a sentence speaks of both ("trade, above all exports") the number may be that of
    either.
    """
    one, other = (item.mention.figure for item in (left, right))
    if one is None or other is None:
        return False
    names = property_of(one), property_of(other)
    kinds = [_kinds_of(name) for name in names]
    if not all(kinds) or kinds[0] & kinds[1]:
        return False
    return names[0] not in _measures_of(right) and names[1] not in _measures_of(left)


def _kinds_of(name: str | None) -> frozenset[str]:
    return frozenset(kind for kind in _KINDS if name in word_set(f"measures.{kind}"))


def _measures_of(item: Item) -> frozenset[str]:
    """List the properties that words of the sentence around a figure name."""
    begin, end = item.sentence
    text = item.report.text
    sentence = Sentence(start=begin, end=end, first=0, last=0, paragraph=0)
    table = load_lexicon().properties
    printed = {word.name for word in find_measured(text, sentence)}
    words = {*_WORD.findall(text[begin:end].lower()), *printed}
    return frozenset(table.get(stem(word), word) for word in words)


def are_staff_and_others(left: Item, right: Item) -> bool:
    """Tell a count of those whom somebody employs from one of people of whom no work is told."""
    return any(
        _are_employed(one) and not _are_at_work(other)
        for one, other in ((left, right), (right, left))
    )


def _are_employed(item: Item) -> bool:
    start, figure = item.mention.start, item.mention.figure
    if figure is None or figure.unit is None or not is_person(figure.unit):
        return False
    if (figure.low or figure.high or 0) < _MANY:
        return False
    head = item.report.text[max(item.sentence[0], start - _AHEAD) : start]
    return figure.unit == "employee" or _EMPLOYING.search(head) is not None


def _are_at_work(item: Item) -> bool:
    begin, end = item.sentence
    figure = item.mention.figure
    if figure is None or figure.unit is None:
        return True
    return _WORKING.search(item.report.text, begin, end) is not None
