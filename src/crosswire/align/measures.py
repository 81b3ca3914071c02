"""What keeps two figures apart though their numbers are equal: whose, and of what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.align.figures import in_one_unit, is_tally, property_of
from crosswire.align.intervals import relative_gap
from crosswire.align.lexicon import load_lexicon, stem
from crosswire.align.match import Slot, same_actor
from crosswire.extract.figures.lasting import DURATION, TIMES, load_lasting, names_thing
from crosswire.extract.figures.nouns import is_person, singular
from crosswire.extract.figures.series import ORDINAL
from crosswire.extract.figures.slots import find_measured
from crosswire.reference import any_of, word_set
from crosswire.types import ActorKind, Sentence

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.match import Outcome
    from crosswire.types import Actor

_WORD = re.compile(r"[a-z]{3,}", re.I)
_ABOUT = any_of("measures.about")
_EMPLOYING = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|hir(?:es?|ed|ing)|workforce of|staff of|payroll of)\s+"
    rf"(?:(?:{_ABOUT}|at least|more than|up to)\s+){{0,2}}\Z",
    re.I,
)
_WORKING = re.compile(
    r"\b(?:employ|hir(?:e|ing)|job|work|staff|payroll|post|laid off|lay off|dismiss|sack|redundan"
    r"|shift|strik|miner|labour|labor)",
    re.I,
)
_AHEAD = 48
_OLD_AHEAD = re.compile(
    r"\b(?P<word>from|compared (?:with|to)|against|instead of|rather than|up on|down on)\s+"
    rf"(?:(?:the|a|its|their|{_ABOUT}|current|present|previous|existing|more than)\s+){{0,3}}\Z",
    re.I,
)
"""Before the value that was: "raised to 67 from 65"."""
_NEW_BEHIND = re.compile(
    rf"[^.;]{{0,30}}?\bto\s+(?:(?:{_ABOUT}|at least|more than)\s+)?"
    r"(?:[$€£]?\d|[a-z]+(?:-[a-z]+)?\b)"
)
_NEW_AHEAD = re.compile(r"\b(?:to|up|down|by|of|at)\b[^.;]{0,50}\Z")
_BEHIND = 15
"""Characters behind a number in which it may be called a limit."""
_ALLOWED = re.compile(
    r"\b(?:authori[sz]ed|permitted|allowable|permissible|licensed|rated|maximum|legal) (?:\w+ )?"
    r"(?:load|payload|capacity|weight|cargo|draught|speed)\b",
    re.I,
)
_MAY = re.compile(
    r"\b(?:allow|authori[sz]|permi|licen[sc]|rated|maximum|legal|limit|capacity|design|can|could|may"
    r"|up to|at most|more than|built|certifi)",
    re.I,
)
"""Words by which an amount may be what is allowed."""
_WIND = re.compile(r"\b(?:winds?|gusts?|gusting|gales?|breezes?)\b", re.I)
_FAR_APART = 0.5
"""Relative gap from which two lengths are of two things, where but one says what lasts."""
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


def allow_and_have(left: Item, right: Item) -> bool:
    """Tell an amount that is allowed from one that there is: a load of 60 tonnes, of cement."""
    plain = [
        item for item in (left, right) if not _ALLOWED.search(item.report.text, *item.sentence)
    ]
    if len(plain) != 1:
        return False
    (item,) = plain
    last = min(item.sentence[1], item.mention.end + _BEHIND)
    return _MAY.search(item.report.text, item.sentence[0], last) is None


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


def apart_by_kind(left: Item, right: Item, outcome: Outcome) -> str | None:
    """
    Say why two figures are two by what kind of number each is; None where nothing does.

    The pension age that was is no second answer to the one that will be, the length of a truce
    none to that of a war, and a twelfth meeting none to twelve meetings.
    """
    one, other = left.mention.figure, right.mention.figure
    if one is None or other is None:
        return None
    if (one.property == ORDINAL) is not (other.property == ORDINAL) and outcome.match.clashes:
        return "one tells the how-manieth, the other how many"
    if one.property == other.property == ORDINAL and one.unit != other.unit:
        return "they count two things in order"
    is_revised = is_tally(one) or is_tally(other)  # "from 31 to 27": the first was wrong
    is_step = outcome.match.clashes and not is_revised
    if is_step and _is_old_value(left) is not _is_old_value(right):
        return "one is the value before a change, the other is not"
    if outcome.match.clashes and _are_of_two_weathers(left, right):
        return "they are the wind of two days"
    if one.unit in TIMES and other.unit in TIMES and _are_two_lengths(left, right, outcome):
        return "they are lengths of two things"
    return None


def _are_of_two_weathers(left: Item, right: Item) -> bool:
    """
    Tell the wind that two reports give on two days, of which neither corrects the other.

    The weather is that of the hour: a gale of Monday is none of Tuesday.
    """
    days = {item.moment[:10] for item in (left, right)}
    if len(days) < 2 or "" in days or left.signs.revises or right.signs.revises:
        return False
    return all(_WIND.search(item.report.text, *item.sentence) for item in (left, right))


def _is_old_value(item: Item) -> bool:
    """Tell the value from which something rises or falls: 65 of "from 65 to 67"."""
    text, mention = item.report.text, item.mention
    begin, end = item.sentence
    head = text[max(begin, mention.start - 2 * _AHEAD) : mention.start]
    found = _OLD_AHEAD.search(head)
    if found is None:
        return False
    if found["word"].lower() != "from":
        return True
    new = _NEW_BEHIND.match(text, mention.end, end)
    return new is not None or _NEW_AHEAD.search(head[: found.start()]) is not None


def _are_two_lengths(left: Item, right: Item, outcome: Outcome) -> bool:
    """Tell lengths of two things that last, or of one and of what nobody names."""
    things = [
        figure.entity if figure is not None and figure.property == DURATION else None
        for figure in (left.mention.figure, right.mention.figure)
    ]
    known = [names_thing(thing) for thing in things]
    if all(known):
        return things[0] != things[1] and outcome.match.clashes
    if not any(known) or not outcome.match.clashes or _gap_of(left, right) < _FAR_APART:
        return False
    named, other = (things[0], right) if known[0] else (things[1], left)
    return named not in _things_around(other)


def _gap_of(left: Item, right: Item) -> float:
    figures = left.mention.figure, right.mention.figure
    if figures[0] is None or figures[1] is None:
        return 1.0
    ranges = in_one_unit(figures[0], figures[1])
    return relative_gap(ranges[0].nominal, ranges[1].nominal) if ranges is not None else 1.0


def _things_around(item: Item) -> frozenset[str]:
    """List what lasts of which the sentence around a figure speaks."""
    begin, end = item.sentence
    nouns = load_lasting().nouns
    words = [word.lower() for word in _WORD.findall(item.report.text[begin:end])]
    return frozenset(
        nouns[name] for word in words for name in (word, singular(word)) if name in nouns
    )
