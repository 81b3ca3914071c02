"""Comparing two mentions of one pool, with the words around them and the time they appeared."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec.structs import replace

from crosswire.align.copies import RecallingComparer
from crosswire.align.currencies import read_dollars
from crosswire.align.facts import Facts, facts_of_figures, facts_of_kinship
from crosswire.align.figures import (
    Slots,
    compare_figures,
    compare_slots,
    counts_ballots,
    is_tally,
    property_of,
    unit_class,
)
from crosswire.align.grouping import Pairs, nearness_of
from crosswire.align.intervals import interval_of
from crosswire.align.item import Pool
from crosswire.align.joint import JointReading
from crosswire.align.match import Match, Outcome, Slot, same_speaker
from crosswire.align.periods import read_day
from crosswire.align.propositions import (
    OTHER_THINGS,
    SAY_OTHER_THINGS,
    TO_CLASH,
    compare_propositions,
    is_far_off,
    least_tie,
    prior_ties,
)
from crosswire.align.relations import compare_relations
from crosswire.align.tie import FIGURE, PROPOSITION, Ties, probability_of, tie_of, tie_probability
from crosswire.align.times import is_later
from crosswire.align.tolls import find_sole_tolls
from crosswire.align.words import actor_term
from crosswire.types import AspectName, Qualifier

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from crosswire.align.item import Item
    from crosswire.align.joint import JointReader
    from crosswire.align.similarity import Weights
    from crosswire.types import Event, Figure, Judgement, Relation
    from crosswire.types.together import Kinship

_UNRELATED = Outcome(Match.UNRELATED, "nothing ties them")
_LOOSE = frozenset({Qualifier.ABOUT, Qualifier.ALMOST})
_TO_JOIN = 0.4
"""Probability of one claim from which two figures that allow it are joined."""
_TO_JOIN_TWO_NOUNS = 0.55
"""The same where they count things of two names: 37 divers, 37 dead."""
_TO_CLASH = 0.5
"""Probability from which two figures that differ are one question with two answers."""


_TO_REPLACE = 0.3
"""The same where one report calls its number outdated."""
_TO_COUNT_ON = 0.15
"""The same for a toll that a later report raises."""
_TO_CLASH_UNORDERED = 0.8
"""The same for two tolls of one day of which nobody knows which is the later."""
_LONG_AGO = 200
"""Days before the report from which a figure is one of an earlier time."""
_TELLING = 8
"""Words by which a statement or event finds its like."""
_FAR = 0.7
"""Relative gap above which two numbers are taken to count two things: 4 billion, 40 billion."""
_ONE_PHRASE = 0.6
_ONE_CONTENT = 0.6
_TO_CLASH_IN_ONE_PHRASE = 0.2
"""The same for two numbers that stand with the same words."""


_MARKETS = frozenset({"exchange rate", "shares"})
"""What has another value every day, and no report is wrong for it."""
_TO_CLASH_IN_TOLLS = 0.15
"""The same for two tolls, each the only one of its kind in its report."""
OTHER_TOLLS = 0.8
"""
Probability of two things, read together, from which two such tolls are not one, and neither are
two rare numbers of one measure.
"""
_TO_JOIN_OUT_OF_TOUCH = 0.75
"""Probability from which things of two names are one where their clauses share no word."""
_ONE_CONTEXT = 0.25
"""Share of its words with another sentence of the report in which a small number is repeated."""


class Comparer(Protocol):
    """
    Compares the mentions of one pool.

    Attributes:
        n_keys: Keys that two mentions must share to be worth comparing.
        by_meaning: Whether mentions that mean the like are compared without shared keys.
    """

    n_keys: int
    by_meaning: bool

    def keys(self, item: Item) -> Iterable[str]:
        """Name what another mention must share with this one to be worth comparing."""
        ...

    def compare(self, left: Item, right: Item) -> Outcome:
        """Say how two mentions stand to each other; symmetric."""
        ...

    def settle(self, left: Item, right: Item) -> Hashable:
        """Tell what beside their own words, dates and places decides how two compare."""
        ...

    def study(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Look at all pairs that will be compared, where something can be learned from that."""
        ...


class PropositionComparer:
    """Compares statements and events by what they say of the world."""

    n_keys = 2
    by_meaning = True

    def __init__(
        self, weights: Weights, items: Sequence[Item], joint: JointReader | None = None
    ) -> None:
        """Take what each word tells in this story, its statements and events, and the network."""
        self._weights = weights
        self._items = items
        self._places = {id(item): at for at, item in enumerate(items)}
        self._nearness = nearness_of(items)
        self._joint = JointReading(joint, items)
        self._ties: dict[tuple[int, int], Ties] = {}

    def keys(self, item: Item) -> Iterable[str]:
        """Name the terms that tell most; for a coded event the type with each party, twice."""
        yield from self._weights.rarest(item.wording, _TELLING)
        event = item.mention.event
        if event is not None and event.type is not None:
            for party in _parties_of(event) or ["-"]:
                yield f"{event.type} {party}"
                yield f"{event.type} {party} again"

    def study(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Read the likeliest pairs together, but for those that no reading makes one claim."""
        self._joint.study(pairs, self._weigh, matters=self._may_be_one)

    def _weigh(self, one: int, other: int) -> float:
        """Weigh what is known of two mentions before they are read, and keep it for comparing."""
        left, right = self._items[one], self._items[other]
        places = self._places_of(left, right)
        is_mutual = self._nearness.is_mutual(*places)
        ties = prior_ties(left, right, self._weights, is_mutual=is_mutual)
        if ties is None:
            return 0.0
        self._ties[places] = ties
        return probability_of(ties.unread)

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether two mentions can be one claim, or contradict each other, once read."""
        ties = self._ties.get((one, other))
        if ties is None or not is_far_off(ties):
            return True
        return not is_far_off(ties, least_tie(self._items[one], self._items[other]))

    def _places_of(self, left: Item, right: Item) -> tuple[int, int]:
        """Give the places of what two mentions copy, of each itself where it is no copy."""
        places = self._places
        return (
            places.get(id(left.original or left), -1),
            places.get(id(right.original or right), -1),
        )

    def settle(self, left: Item, right: Item) -> tuple[bool, Kinship | None]:
        """Tell whether each is the nearest in its report, and what reading them together told."""
        places = self._places_of(left, right)
        return self._nearness.is_mutual(*places), self._joint.kinship(*places)

    def compare(self, left: Item, right: Item) -> Outcome:
        """Compare two statements or events."""
        is_mutual, kinship = self.settle(left, right)
        ties = self._ties.get(self._places_of(left, right))
        if ties is not None:
            tie = tie_of(PROPOSITION, ties, kinship)
            if tie < TO_CLASH and tie < least_tie(left, right):
                return Outcome(Match.UNRELATED, SAY_OTHER_THINGS, tie)
        return compare_propositions(
            left, right, self._weights, is_mutual=is_mutual, kinship=kinship
        )


class FigureComparer:
    """Compares figures by their slots, then by the sentences they stand in."""

    n_keys = 1
    by_meaning = False

    def __init__(
        self, weights: Weights, items: Sequence[Item], joint: JointReader | None = None
    ) -> None:
        """Take what each word tells in this story, its figures, and the network."""
        self._weights = weights
        self._items = items
        self._places = {id(item): at for at, item in enumerate(items)}
        self._joint = JointReading(joint, items)
        self._tolls = find_sole_tolls(items)

    def keys(self, item: Item) -> Iterable[str]:
        """Name what is measured, and the number itself."""
        figure = item.mention.figure
        if figure is None:
            return
        measured = property_of(figure)
        if measured is not None:
            yield f"measured {measured.split()[-1]}"
        interval = interval_of(figure)
        if interval is not None:
            yield f"number {interval.nominal:.3g}"
        yield f"unit {unit_class(figure)}"

    def study(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Read the pairs together whose numbers and units allow that they are one figure."""
        self._joint.study(pairs, self._weigh, matters=self._may_be_one)

    def _weigh(self, one: int, other: int) -> float:
        """Tell how likely two figures are one before they are read together; 0 if they cannot."""
        left, right = self._items[one], self._items[other]
        if left.mention.report == right.mention.report:
            return 0.0
        seen = look_at_figures(left, right, self._weights)
        return 0.0 if isinstance(seen, Outcome) else tie_probability(FIGURE, seen.facts)

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether two figures can be one once they are read together."""
        left, right = self._items[one], self._items[other]
        seen = look_at_figures(left, right, self._weights)
        return not isinstance(seen, Outcome) and apart_by_measure(left, right, seen) is None

    def settle(self, left: Item, right: Item) -> tuple[Kinship | None, bool]:
        """Tell what reading them together told, and whether each is its report's only such toll."""
        kinship = self._joint.kinship(
            self._places.get(id(left), -1), self._places.get(id(right), -1)
        )
        return kinship, id(left) in self._tolls and id(right) in self._tolls

    def compare(self, left: Item, right: Item) -> Outcome:
        """
        Compare two figures.

        Numbers and units must allow it; then slots, sentences and clauses are weighed
        together. A clash is believed only where more speaks for one question.
        """
        seen = look_at_figures(left, right, self._weights)
        if isinstance(seen, Outcome):
            return seen
        apart = apart_by_measure(left, right, seen)
        if apart is not None:
            return Outcome(Match.UNRELATED, apart)
        slots = seen.slots
        kinship, are_sole = self.settle(left, right)
        facts = seen.facts | facts_of_kinship(kinship)
        tie = tie_probability(FIGURE, facts)
        outcome = replace(seen.outcome, score=tie)
        is_toll = are_sole and slots.measured is Slot.SAME and outcome.match.clashes
        if not (
            _is_tied(left, right, slots, outcome, facts) or (is_toll and tie >= _TO_CLASH_IN_TOLLS)
        ):
            return Outcome(Match.UNRELATED, "too little says that they count the same thing", tie)
        is_alike = slots.measured is Slot.SAME and facts["equal and rare"] > 0
        apart_at = OTHER_TOLLS if is_toll or is_alike else OTHER_THINGS
        if kinship is not None and kinship.different >= apart_at:
            return Outcome(Match.UNRELATED, "read together, they measure two things", tie)
        if outcome.match.joins and left.mention.report != right.mention.report:
            outcome = _note_speakers(left, right, outcome)
        return _order(left, right, outcome)


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
        if apart is not None:
            return apart
    if seen.slots.measured is Slot.DIFFERENT:
        if not (facts["equal"] or facts["near and rare"]):
            return "they measure different things"
        if all(map(is_tally, seen.figures)):
            return "they count different fates"
    names = left.wording.names, right.wording.names
    if all(names) and not names[0] & names[1]:
        return "they count what belongs to two parties"
    if seen.outcome.match.clashes and _are_of_two_market_days(left, right):
        return "markets move from day to day"
    if _is_of_the_past(left, right) and not facts["equal and rare"]:
        return "one is of an earlier time"
    return None


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
    40, or 60, "Chilean sailors". Two forecasts of two sources are no question with one answer.
    """
    if outcome.match.joins:
        if not facts["counted differently"]:
            return outcome.score >= _TO_JOIN
        is_near = facts["clause"] > 0 or slots.measured is Slot.SAME
        return outcome.score >= (_TO_JOIN_TWO_NOUNS if is_near else _TO_JOIN_OUT_OF_TOUCH)
    if left.signs.forecast or right.signs.forecast:
        same = same_speaker(left.mention.speaker, right.mention.speaker) is Slot.SAME
        return same and outcome.score >= _TO_CLASH
    if slots.measured is Slot.SAME:
        if left.signs.outdated is not right.signs.outdated:
            within = left.mention.report == right.mention.report
            return within or outcome.score >= _TO_REPLACE
        if _counts_on(left, right) or _counts_on(right, left) or _revises(left, right):
            return outcome.score >= _TO_COUNT_ON
        if facts["clash of tallies"] and not (is_later(left, right) or is_later(right, left)):
            return outcome.score >= _TO_CLASH_UNORDERED
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


def _counts_on(first: Item, last: Item) -> bool:
    """Tell whether a later report gives a higher toll than an earlier one."""
    one, other = first.mention.figure, last.mention.figure
    if one is None or other is None or not (is_tally(one) and is_tally(other)):
        return False
    low, high = interval_of(one), interval_of(other)
    return bool(low and high and high.nominal > low.nominal) and is_later(last, first)


def _is_provisional(item: Item) -> bool:
    """Tell whether a report calls its number the count of the moment."""
    figure = item.mention.figure
    if figure is None or not item.signs.provisional:
        return False
    return not item.signs.of_ballots or counts_ballots(figure)


def _revises(left: Item, right: Item) -> bool:
    """Tell whether the later of two reports puts its number in place of another."""
    if is_later(left, right):
        return left.signs.revises
    return is_later(right, left) and right.signs.revises


def _note_speakers(left: Item, right: Item, outcome: Outcome) -> Outcome:
    """Add the speaker to the aspects where two known speakers give one figure."""
    if same_speaker(left.mention.speaker, right.mention.speaker) is not Slot.DIFFERENT:
        return outcome
    aspects = outcome.aspects | {AspectName.SPEAKER}
    return replace(outcome, match=Match.VARIANT, aspects=aspects)


def _order(left: Item, right: Item, outcome: Outcome) -> Outcome:
    """
    Turn a clash into an update where one value is said, or known, to supersede the other.

    Signs are a sentence that calls one value outdated, a sentence that says it revises,
    and for tolls a later report that counts more.
    """
    one, other = left.mention.figure, right.mention.figure
    if one is None or other is None:
        return outcome
    low, high = interval_of(one), interval_of(other)
    if low is None or high is None or low.nominal == high.nominal:
        return outcome
    if not outcome.match.clashes and _LOOSE & {one.qualifier, other.qualifier}:
        return outcome
    if left.signs.outdated is not right.signs.outdated:
        return replace(outcome, match=Match.UPDATE, because="one of them is called outdated")
    if left.mention.report == right.mention.report:
        return outcome
    n_provisional = _is_provisional(left) + _is_provisional(right)
    if n_provisional == 1:
        return replace(outcome, match=Match.UPDATE, because="one of them is a provisional count")
    if n_provisional and outcome.match.clashes and counts_ballots(one) and counts_ballots(other):
        return replace(outcome, match=Match.UPDATE, because="both are provisional counts")
    first, last = (left, right) if is_later(right, left) else (right, left)
    is_ordered = is_later(last, first)
    if not is_ordered and left.signs.revises is not right.signs.revises:
        first, last = (left, right) if right.signs.revises else (right, left)
        is_ordered = True
    if not is_ordered:
        return outcome
    if last.signs.revises:
        return replace(outcome, match=Match.UPDATE, because="the later report revises the number")
    if _counts_on(first, last):
        return replace(outcome, match=Match.UPDATE, because="the later report counts more")
    return outcome


class RelationComparer:
    """Compares standing facts by type and members."""

    n_keys = 1
    by_meaning = False

    def keys(self, item: Item) -> Iterable[str]:
        """Name the type."""
        relation: Relation | None = item.mention.relation
        if relation is not None:
            yield str(relation.type)

    def settle(self, left: Item, right: Item) -> None:
        """Nothing else decides."""

    def study(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Nothing is learned from the pairs."""

    def compare(self, left: Item, right: Item) -> Outcome:
        """Compare two relations."""
        return compare_relations(left, right)


def _parties_of(event: Event) -> list[str]:
    names = {
        f"@{actor.country}" if actor.country else actor_term(actor)
        for actor in event.actors + event.recipients
    }
    return sorted(names)


def pairs_of(
    items: Mapping[Pool, Sequence[Item]],
    weights: Weights,
    judgements: Iterable[Judgement] = (),
    joint: JointReader | None = None,
) -> Mapping[Pool, Pairs]:
    """Set the mentions of each pool against each other, each pair to be compared when asked for."""
    comparers: Mapping[Pool, Comparer] = {
        Pool.PROPOSITION: PropositionComparer(weights, items[Pool.PROPOSITION], joint),
        Pool.FIGURE: FigureComparer(weights, items[Pool.FIGURE], joint),
        Pool.RELATION: RelationComparer(),
    }
    told = tuple(judgements)
    return MappingProxyType(
        {
            pool: Pairs(items[pool], RecallingComparer(comparer, items[pool]), told)
            for pool, comparer in comparers.items()
        }
    )
