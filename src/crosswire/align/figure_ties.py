"""Whether two figures are one, by their slots and by the sentences they stand in."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from crosswire.align.currencies import read_dollars
from crosswire.align.facts import Facts, facts_of_figures, facts_of_kinship
from crosswire.align.figures import (
    Slots,
    compare_figures,
    compare_slots,
    is_tally,
    property_of,
)
from crosswire.align.match import Match, Outcome, Slot, same_voice
from crosswire.align.measures import (
    allow_and_have,
    are_of_two_persons,
    are_staff_and_others,
    share_no_measure,
)
from crosswire.align.periods import read_day
from crosswire.align.replaced import READ_AS_CLASH, counts_on, revises
from crosswire.align.tie import FIGURE, tie_probability
from crosswire.align.times import is_later, is_set_beside
from crosswire.extract.units import load_units
from crosswire.types import AspectName

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Weights
    from crosswire.types import Figure
    from crosswire.types.together import Kinship

_UNRELATED = Outcome(Match.UNRELATED, "nothing ties them")
_TO_JOIN = 0.4
"""Probability of one claim from which two figures that allow it are joined."""
_TO_JOIN_TWO_NOUNS = 0.55
"""The same where they count things of two names: 37 divers, 37 dead."""
_TO_JOIN_OUT_OF_TOUCH = 0.75
"""The same where moreover their clauses share no word."""
_TO_CLASH = 0.5
"""Probability from which two figures that differ are one question with two answers."""
_TO_REPLACE = 0.3
"""The same where one report calls its number outdated."""
_TO_COUNT_ON = 0.15
"""The same for a toll that a later report raises."""
_TO_COUNT_ON_IN_TWO_NOUNS = 0.3
"""The same where the toll is of soldiers first and of people then."""
_TO_CLASH_UNORDERED = 0.92
"""The same for two tolls of one day of which nobody knows which is the later."""
_TO_CLASH_OF_ONE = 0.75
"""The same where both name whose they are: the seats of one party."""
_TO_CLASH_IN_TOLLS = 0.15
"""The same for two tolls, each the only one of its kind in its report."""
_TO_CLASH_IN_ONE_PHRASE = 0.2
"""The same for two numbers that stand with the same words."""
_ONE_PHRASE = 0.6
_ONE_CONTENT = 0.6
_FAR = 0.7
"""Relative gap above which two numbers are taken to count two things: 4 billion, 40 billion."""
_TWO_THINGS = 0.6
"""Probability of two things, read together, from which two figures are not one."""
_TWO_ALIKE = 0.65
"""
Probability of two things, read together, from which two counts are not one that are likely to be:
two tolls, each the only one of its report, or two rare numbers of one measure and one owner.
"""
_TO_CLASH_AS_READ = 0.33
"""Probability of one claim from which two figures that are read as a clash are one."""
_READ_AS_UPDATE = 0.5
"""Probability of an update, read together, from which two tolls are two stages of one count."""
_ONE_QUESTION = 0.1
"""Probability of two things, read together, under which two numbers answer one question."""
_READ_AS_CLASH_OF_TOLLS, _TO_CLASH_OF_TOLLS_AS_READ = 0.9, 0.2
"""Probability of a clash, and of one claim, for two tolls: one may be earlier, or count a part."""
_OF_TWO_ENTITIES = 0.75
"""Probability of one claim, read together, under which figures of two entities are two."""
_NOT_ONE = 0.85
"""Probability of two things or a clash from which equal numbers are of two things."""
_LONG_AGO = 200
"""Days before the report from which a figure is one of an earlier time."""
_WON = frozenset({"seats", "votes"})
"""What each party has a number of its own of."""
_MARKETS = frozenset({"exchange rate", "shares"})
"""What has another value every day, and no report is wrong for it."""
_SHARED_LETTERS = 4
_OTHER_MEASURES = "they measure different things"
_ONE_CONTEXT = 0.25
"""Share of its words with another sentence of the report in which a small number is repeated."""


class Seen(NamedTuple):
    """
    Two figures side by side.

    Attributes:
        figures: What both give.
        slots: How their slots compare.
        outcome: How their numbers compare.
        facts: What speaks for and against their being one.
    """

    figures: tuple[Figure, Figure]
    slots: Slots
    outcome: Outcome
    facts: Facts


def look_at_figures(left: Item, right: Item, weights: Weights) -> Seen | Outcome:
    """Look at two figures of which nothing is read but their slots; or say why they cannot be."""
    one, other = read_dollars(left, right)
    if one is None or other is None:
        return _UNRELATED
    slots = compare_slots(one, other)
    outcome = compare_figures(one, other, slots)
    if outcome.match is Match.UNRELATED:
        return outcome
    facts = facts_of_figures(left, right, (one, other), slots, outcome, weights)
    return Seen((one, other), slots, outcome, facts)


def apart_by_measure(left: Item, right: Item, seen: Seen) -> str | None:
    """Say why two figures are two whatever the sentences around them tell; None where not."""
    facts = seen.facts
    if left.mention.report == right.mention.report:
        apart = _apart_in_one_report(*seen.figures, seen.slots, facts)
        if facts["unit open"] and _is_corrected(left, right):
            apart = None
        if apart is not None:
            return apart
    if facts["equal"] and _is_only_corrected(left, right):
        return "one only says that the number was corrected"
    if allow_and_have(left, right):
        return "one is what is allowed, the other what there is"
    if _are_small_and_bare(left, right, facts):
        return "a small number of two things"
    if seen.slots.measured is Slot.DIFFERENT:
        if _is_other_measure(seen) and not _may_be_named_otherwise(left, right, seen):
            return _OTHER_MEASURES
        if all(map(is_tally, seen.figures)):
            return "they count different fates"
        if share_no_measure(left, right) and not _may_be_named_otherwise(left, right, seen):
            return _OTHER_MEASURES
    is_won = property_of(seen.figures[0]) in _WON and seen.slots.entity is Slot.DIFFERENT
    if is_won and seen.outcome.match.clashes:
        return "they are of two parties"
    if _describes(left) is not _describes(right) and not facts["equal"]:
        return "one counts, the other describes a thing"
    if are_of_two_persons(left, right):
        return "they are of two persons"
    if are_staff_and_others(left, right):
        return "one counts staff, the other does not"
    if _have_two_owners(left, right):
        return "they count what belongs to two parties"
    is_one_time = seen.slots.period is Slot.SAME
    if seen.outcome.match.clashes and not is_one_time and _are_of_two_market_days(left, right):
        return "markets move from day to day"
    if _is_of_the_past(left, right) and not facts["equal and rare"]:
        return "one is of an earlier time"
    return None


def weigh_figures(
    left: Item, right: Item, seen: Seen, kinship: Kinship | None, *, are_sole: bool
) -> Outcome:
    """
    Weigh whether two figures that their numbers allow answer one question.

    Args:
        left: Figure of one report.
        right: Figure of another, or of the same.
        seen: What is seen of both.
        kinship: What reading them together told, where they were.
        are_sole: Each is the only toll of its kind in its report.
    """
    slots, facts = seen.slots, seen.facts | facts_of_kinship(kinship)
    tie = tie_probability(FIGURE, facts)
    outcome = replace(seen.outcome, score=tie)
    is_one = kinship is not None and kinship.different < _ONE_QUESTION
    if not is_one and _measure_apart(left, right, seen):
        return Outcome(Match.UNRELATED, _OTHER_MEASURES, tie)
    is_toll = are_sole and slots.measured is Slot.SAME and outcome.match.clashes
    is_tied = _is_tied(left, right, slots, outcome, facts)
    if outcome.match.clashes and not (left.signs.forecast or right.signs.forecast):
        is_tied = is_tied or _is_read_as_clash(facts, kinship, tie)
    if not (is_tied or (is_toll and tie >= _TO_CLASH_IN_TOLLS)):
        return Outcome(Match.UNRELATED, "too little says that they count the same thing", tie)
    is_alike = (
        slots.measured is Slot.SAME
        and slots.entity is not Slot.DIFFERENT
        and facts["equal and rare"] > 0
    )
    apart_at = _TWO_ALIKE if is_toll or is_alike else _TWO_THINGS
    if kinship is not None:
        if _is_read_as_two_answers(kinship, outcome):
            aspects = frozenset({AspectName.VALUE})
            return Outcome(Match.CONFLICT, "read together, the numbers contradict", tie, aspects)
        is_of_two = slots.entity is Slot.DIFFERENT and kinship.same < _OF_TWO_ENTITIES
        if _is_read_apart(kinship, outcome, apart_at) or (outcome.match.joins and is_of_two):
            return Outcome(Match.UNRELATED, "read together, they measure two things", tie)
    if outcome.match.joins and left.mention.report != right.mention.report:
        outcome = _note_speakers(left, right, outcome)
    return outcome


def _is_other_measure(seen: Seen) -> bool:
    """Tell two measures of numbers that are not one, unless only rounded."""
    return not (seen.facts["equal"] or seen.facts["near and rare"])


def _may_be_named_otherwise(left: Item, right: Item, seen: Seen) -> bool:
    """Tell whether two reports may name one measure in two ways: "fined", "ordered to pay"."""
    return left.mention.report != right.mention.report and seen.slots.unit is Slot.SAME


def _measure_apart(left: Item, right: Item, seen: Seen) -> bool:
    """Tell whether two figures measure two things as far as their words go."""
    if seen.slots.measured is not Slot.DIFFERENT:
        return False
    return _is_other_measure(seen) or share_no_measure(left, right)


def _are_small_and_bare(left: Item, right: Item, facts: Facts) -> bool:
    """Tell equal small numbers of which one has no noun: "a crew of eight", "eight children"."""
    is_open = facts["equal and small"] > 0 and facts["unit open"] > 0
    one, other = left.mention.figure, right.mention.figure
    if not is_open or one is None or other is None or "measured same" in facts:
        return False
    return facts["sentence"] < _ONE_CONTEXT and facts["clause"] < _ONE_CONTEXT


def _is_only_corrected(left: Item, right: Item) -> bool:
    """Tell a bare number that its sentence puts aside, "not 96", from one that holds."""
    if left.mention.report == right.mention.report:
        return False
    if left.signs.outdated is right.signs.outdated:
        return False
    figure = (left if left.signs.outdated else right).mention.figure
    return figure is not None and figure.unit is None and property_of(figure) is None


def _is_corrected(left: Item, right: Item) -> bool:
    """Tell a value from the one that its own sentence puts in its place: "104, not 96"."""
    if left.mention.report != right.mention.report or left.sentence != right.sentence:
        return False
    return left.signs.outdated is not right.signs.outdated and not is_set_beside(left)


def _describes(item: Item) -> bool:
    """
    Tell a count that is part of a name for a thing: "the 120-seat parliament".

    A length or an age is the same in both forms: "the 150-metre bridge" is 150 metres long.
    """
    unit = item.mention.figure.unit if item.mention.figure is not None else None
    if not unit or unit in load_units().units:
        return False
    return f"-{unit}" in item.mention.exact.lower()


def _have_two_owners(left: Item, right: Item) -> bool:
    """Tell what belongs to two parties: "three Aruvian drones", "seven Belzani drones"."""
    one, other = _owners_of(left), _owners_of(right)
    if not one or not other:
        return False
    return not any(_is_one_name(name, another) for name in one for another in other)


def _owners_of(item: Item) -> frozenset[str]:
    """List the names among the words of a figure; what is printed small names nobody."""
    names = (name.removeprefix("@") for name in item.wording.names)
    exact = item.mention.exact
    return frozenset(name for name in names if not re.search(rf"\b{re.escape(name)}\b", exact))


def _is_one_name(left: str, right: str) -> bool:
    """Tell whether two names may be one: "Belzan" and "Belzani"."""
    letters = zip(left, right, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))
    return left == right or shared >= max(_SHARED_LETTERS, min(len(left), len(right)) - 1)


def _is_read_as_clash(facts: Facts, kinship: Kinship | None, tie: float) -> bool:
    """Tell whether reading two figures together says that they answer one question differently."""
    if kinship is None:
        return False
    if facts["clash of tallies"]:
        if kinship.update >= _READ_AS_UPDATE:
            return kinship.different < _ONE_QUESTION
        return kinship.clash >= _READ_AS_CLASH_OF_TOLLS and tie >= _TO_CLASH_OF_TOLLS_AS_READ
    return kinship.clash >= READ_AS_CLASH and tie >= _TO_CLASH_AS_READ


def _is_read_as_two_answers(kinship: Kinship, outcome: Outcome) -> bool:
    """
    Tell whether two numbers near enough to be one rounded are read as two answers: 600, 650 euros.

    What is given as "almost", or in another unit, may be the other.
    """
    return (
        outcome.match.joins
        and outcome.aspects == {AspectName.VALUE}
        and kinship.different < _ONE_QUESTION
        and kinship.clash >= READ_AS_CLASH
    )


def _is_read_apart(kinship: Kinship, outcome: Outcome, apart_at: float) -> bool:
    """Tell whether two figures, read together, are of two things; equal numbers cannot clash."""
    if kinship.different >= apart_at:
        return True
    return outcome.match.joins and kinship.different + kinship.clash >= _NOT_ONE


def _apart_in_one_report(one: Figure, other: Figure, slots: Slots, facts: Facts) -> str | None:
    """
    Say why two figures of one report are not one number given twice, if anything tells.

    A writer names one thing alike: growth and inflation of 3.6 percent are two figures, and so
    are 250 engineers and 250 demonstrators, sixty percent and an age of 60.
    """
    if slots.measured is Slot.DIFFERENT:
        return "one report tells of two measures"
    if slots.measured is Slot.SAME:
        return None
    if facts["counted differently"]:
        return "one report counts two things"
    if facts["unit open"]:
        return "one report gives the unit of one of them alone"
    if facts["equal and small"] and facts["sentence"] < _ONE_CONTEXT:
        return "one report gives a small number of two things"
    return None


def _is_tied(left: Item, right: Item, slots: Slots, outcome: Outcome, facts: Facts) -> bool:
    """
    Tell whether enough says that two figures answer one question.

    Numbers that differ need more than numbers that agree, unless one is called outdated, a
    later report counts on, or both stand with the same words in sentences of one content:
    40, or 60, "Chilean sailors". Two forecasts of two sources are no question with one answer,
    and whether 40 marchers and 60 demonstrators are, only reading both sentences together tells.
    """
    if _is_corrected(left, right) and slots.unit is not Slot.DIFFERENT:
        return True
    if outcome.match.joins:
        if not facts["counted differently"]:
            return outcome.score >= _TO_JOIN
        is_near = facts["clause"] > 0 or slots.measured is Slot.SAME
        return outcome.score >= (_TO_JOIN_TWO_NOUNS if is_near else _TO_JOIN_OUT_OF_TOUCH)
    if facts["counted differently"]:
        grows = counts_on(left, right) or counts_on(right, left)
        return grows and outcome.score >= _TO_COUNT_ON_IN_TWO_NOUNS
    if left.signs.forecast or right.signs.forecast:
        same = same_voice(left.mention, right.mention) is Slot.SAME
        return same and outcome.score >= _TO_CLASH
    if slots.measured is Slot.SAME:
        if left.signs.outdated is not right.signs.outdated:
            within = left.mention.report == right.mention.report
            return within or outcome.score >= _TO_REPLACE
        if counts_on(left, right) or counts_on(right, left) or revises(left, right):
            return outcome.score >= _TO_COUNT_ON
        if facts["clash of tallies"] and not (is_later(left, right) or is_later(right, left)):
            is_of_one = slots.entity is Slot.SAME
            return outcome.score >= (_TO_CLASH_OF_ONE if is_of_one else _TO_CLASH_UNORDERED)
    phrase = facts["phrase"] >= 1 or facts["sentence contained"] >= _ONE_CONTENT
    is_near = facts["clash gap"] <= _FAR
    if phrase and is_near and facts["phrase"] >= _ONE_PHRASE and _has_two_words(left, right):
        return outcome.score >= _TO_CLASH_IN_ONE_PHRASE
    return outcome.score >= _TO_CLASH


def _is_of_the_past(left: Item, right: Item) -> bool:
    """Tell whether one figure holds for a time long before the report, and the other says none."""
    known = [
        (side.moment[:10], figure.period.end)
        for side in (left, right)
        if (figure := side.mention.figure) and figure.period and figure.period.end
    ]
    if len(known) != 1:
        return False
    printed, end = map(read_day, known[0])
    return end is not None and printed is not None and (printed - end).days > _LONG_AGO


def _are_of_two_market_days(left: Item, right: Item) -> bool:
    """Tell prices of markets that two reports give on two days: 10.4 and then 10.3 to the euro."""
    days = {side.moment[:10] for side in (left, right)}
    named = {side.mention.figure and property_of(side.mention.figure) for side in (left, right)}
    return len(days) == 2 and "" not in days and bool(named & _MARKETS)


def _has_two_words(left: Item, right: Item) -> bool:
    """Tell whether two words or more stand with both numbers: "million tonnes of ore"."""
    shared = left.wording.terms & right.wording.terms
    return len(shared - left.wording.numbers) >= 2


def _note_speakers(left: Item, right: Item, outcome: Outcome) -> Outcome:
    """Add the speaker to the aspects where two known speakers give one figure."""
    if same_voice(left.mention, right.mention) is not Slot.DIFFERENT:
        return outcome
    aspects = outcome.aspects | {AspectName.SPEAKER}
    return replace(outcome, match=Match.VARIANT, aspects=aspects)
