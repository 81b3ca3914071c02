"""Comparing two mentions of one pool, with the words around them and the time they appeared."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from crosswire.align.answers import weigh_answers
from crosswire.align.copies import RecallingComparer, TogetherComparer
from crosswire.align.counted import Counted
from crosswire.align.figure_ties import (
    Seen,
    apart_by_measure,
    look_at_figures,
    weigh_figures,
)
from crosswire.align.figures import (
    property_of,
    unit_class,
)
from crosswire.align.grouping import Pairs, nearness_of
from crosswire.align.intervals import interval_of
from crosswire.align.item import Pool
from crosswire.align.joint import JointReading
from crosswire.align.match import Match, Outcome
from crosswire.align.measures import apart_by_kind
from crosswire.align.places import find_way, mark_turned
from crosswire.align.propositions import (
    SAY_OTHER_THINGS,
    TO_CLASH,
    TO_CLASH_ON_VOTES,
    Prior,
    are_coded_alike,
    compare_propositions,
    is_far_off,
    judge_weighed,
    least_tie,
    weigh_before_reading,
)
from crosswire.align.relations import compare_relations
from crosswire.align.replaced import order_figures
from crosswire.align.tie import FIGURE, PROPOSITION, Ties, probability_of, tie_of, tie_probability
from crosswire.align.tolls import Earlier, find_revising, find_sole_tolls
from crosswire.align.words import actor_term

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from crosswire.align.item import Item
    from crosswire.align.joint import JointReader
    from crosswire.align.meaning import Nearness
    from crosswire.align.similarity import Weights
    from crosswire.types import Event, Judgement, Relation
    from crosswire.types.together import Kinship

_TELLING = 8
"""Words by which a statement or event finds its like."""


class Comparer(Protocol):
    """
    Compares the mentions of one pool.

    Attributes:
        n_keys: Keys that two mentions must share to be worth comparing.
    """

    n_keys: int

    @property
    def nearness(self) -> Nearness | None:
        """
        Where the questions lie that mentions answer.

        The nearest are compared without shared keys; None where none are.
        """
        ...

    def keys(self, item: Item) -> Iterable[str]:
        """Name what another mention must share with this one to be worth comparing."""
        ...

    def compare(self, left: Item, right: Item) -> Outcome:
        """Say how two mentions stand to each other; symmetric."""
        ...

    def settle(self, left: Item, right: Item) -> Hashable:
        """Tell what beside their own words, dates and places decides how two compare."""
        ...

    def nearest(self, item: Item) -> float | None:
        """Give the least probability of two things, read together with one of another report."""
        ...

    def kinship(self, left: Item, right: Item) -> Kinship | None:
        """Give what reading two mentions together told; None where they were not."""
        ...

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """
        Look at all pairs that will be compared, where something can be learned from that.

        Gives further pairs that are worth comparing by what was learned.
        """
        ...


class PropositionComparer:
    """Compares statements and events by what they say of the world."""

    n_keys = 2

    def __init__(
        self, weights: Weights, items: Sequence[Item], joint: JointReader | None = None
    ) -> None:
        """Take what each word tells in this story, its statements and events, and the network."""
        self._weights = weights
        self._items = items
        places = {id(item): at for at, item in enumerate(items)}
        self._places = {id(item): places.get(id(item.original or item), -1) for item in items}
        self.nearness = nearness_of(items)
        self._joint = JointReading(joint, items)
        self._ties: dict[tuple[int, int], Ties] = {}
        self._priors: dict[tuple[int, int], Prior] = {}

    def keys(self, item: Item) -> Iterable[str]:
        """Name the terms that tell most; for a coded event the type with each party, twice."""
        yield from self._weights.rarest(item.wording, _TELLING)
        event = item.mention.event
        if event is not None and event.type is not None:
            for party in _parties_of(event) or ["-"]:
                yield f"{event.type} {party}"
                yield f"{event.type} {party} again"

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Read the likeliest pairs together, but for those that no reading makes one claim."""
        return self._joint.study(pairs, self._weigh, matters=self._may_be_one)

    def _weigh(self, one: int, other: int) -> float:
        """Weigh what is known of two mentions before they are read, and keep it for comparing."""
        left, right = self._items[one], self._items[other]
        places = self._places_of(left, right)
        is_mutual = self.nearness.is_mutual(*places)
        prior = weigh_before_reading(left, right, self._weights, is_mutual=is_mutual)
        if prior is None:
            return 0.0
        self._ties[places] = prior.ties
        if not is_far_off(prior.ties, TO_CLASH_ON_VOTES):  # of the many that are, nothing else
            self._priors[places] = prior
        return probability_of(prior.ties.unread)

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether two mentions can be one claim, or contradict each other, once read."""
        ties = self._ties.get((one, other))
        if ties is None or not is_far_off(ties):
            return True
        return not is_far_off(ties, least_tie(self._items[one], self._items[other]))

    def _places_of(self, left: Item, right: Item) -> tuple[int, int]:
        """Give the places of what two mentions copy, of each itself where it is no copy."""
        one, other = self._places.get(id(left), -1), self._places.get(id(right), -1)
        return (one, other) if one < other else (other, one)

    def nearest(self, item: Item) -> float | None:
        """Give the least probability of two things at which a mention was read with another."""
        return self._joint.nearest(self._places.get(id(item), -1))

    def kinship(self, left: Item, right: Item) -> Kinship | None:
        """Give what reading two mentions together told."""
        return self._joint.kinship(*self._places_of(left, right))

    def settle(self, left: Item, right: Item) -> tuple[bool, Kinship | None]:
        """Tell whether each is the nearest in its report, and what reading them together told."""
        places = self._places_of(left, right)
        return self.nearness.is_mutual(*places), self._joint.kinship(*places)

    def compare(self, left: Item, right: Item) -> Outcome:
        """Compare two statements or events."""
        places = self._places_of(left, right)
        kinship = self._joint.kinship(*places)
        outcome = self._compare(left, right, places, kinship)
        outcome = weigh_answers(left, right, outcome, kinship)
        if outcome.match is not Match.SAME:
            return outcome
        way = find_way(left.report, left.mention)
        return mark_turned(way, find_way(right.report, right.mention), outcome)

    def _compare(
        self, left: Item, right: Item, places: tuple[int, int], kinship: Kinship | None
    ) -> Outcome:
        """Compare them as if both reports were of one moment."""
        ties = self._ties.get(places) if left.mention.report != right.mention.report else None
        if are_coded_alike(left, right):
            ties = None  # their slots have a say
        if ties is not None:
            tie = tie_of(PROPOSITION, ties, kinship)
            if tie < TO_CLASH_ON_VOTES or (tie < TO_CLASH and tie < least_tie(left, right)):
                return Outcome(Match.UNRELATED, SAY_OTHER_THINGS, tie)
        is_mutual = self.nearness.is_mutual(*places)
        prior = self._priors.get(places) if ties is not None else None
        if prior is not None:
            return judge_weighed(left, right, prior, is_mutual=is_mutual, kinship=kinship)
        return compare_propositions(
            left, right, self._weights, is_mutual=is_mutual, kinship=kinship
        )


class FigureComparer:
    """Compares figures by their slots, then by the sentences they stand in."""

    n_keys = 1
    nearness = None

    def __init__(
        self, weights: Weights, items: Sequence[Item], joint: JointReader | None = None
    ) -> None:
        """Take what each word tells in this story, its figures, and the network."""
        self._weights = weights
        self._items = items
        self._places = {id(item): at for at, item in enumerate(items)}
        self._joint = JointReading(joint, items)
        self._tolls = find_sole_tolls(items)
        self._revising = find_revising(items)
        self._counted = Counted(items)
        self._earlier = Earlier(items)
        self._seen: dict[tuple[int, int], Seen | Outcome] = {}

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

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Read the pairs together whose numbers and units allow that they are one figure."""
        return self._joint.study(pairs, self._weigh, matters=self._may_be_one)

    def _weigh(self, one: int, other: int) -> float:
        """Tell how likely two figures are one before they are read together; 0 if they cannot."""
        left, right = self._items[one], self._items[other]
        if left.mention.report == right.mention.report:
            return 0.0
        seen = self._look(left, right)
        return 0.0 if isinstance(seen, Outcome) else tie_probability(FIGURE, seen.facts)

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether two figures can be one once they are read together."""
        return not isinstance(self._look(self._items[one], self._items[other]), Outcome)

    def _look(self, left: Item, right: Item) -> Seen | Outcome:
        """Look at two figures, or recall it: they are looked at before they are read together."""
        key = id(left), id(right)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._look_once(left, right)
        return found

    def _look_once(self, left: Item, right: Item) -> Seen | Outcome:
        seen = look_at_figures(left, right, self._weights)
        if isinstance(seen, Outcome):
            return seen
        by_side = self._counted.is_by_side(left, right)
        apart = (
            self._earlier.keep_apart(left, right)
            or apart_by_measure(left, right, seen)
            or apart_by_kind(left, right, seen.outcome)
            or self._counted.keep_apart(left, right, seen.outcome, by_side=by_side)
        )
        return seen if apart is None else Outcome(Match.UNRELATED, apart)

    def nearest(self, item: Item) -> float | None:
        """Give the least probability of two things at which a figure was read with another."""
        return self._joint.nearest(self._places.get(id(item), -1))

    def kinship(self, left: Item, right: Item) -> Kinship | None:
        """Give what reading two figures together told."""
        return self._joint.kinship(self._places.get(id(left), -1), self._places.get(id(right), -1))

    def settle(
        self, left: Item, right: Item
    ) -> tuple[Kinship | None, bool, bool, bool, bool, bool]:
        """
        Tell what reading them together told, and of what else in their reports the outcome hangs.

        Returns:
            What the network told; whether each is its report's only such toll; whether the report
            of either revises tolls; whether either tells tolls by sides; whether one is the toll
            of an earlier event.
        """
        kinship = self.kinship(left, right)
        are_sole = id(left) in self._tolls and id(right) in self._tolls
        revised = (side.mention.report in self._revising for side in (left, right))
        by_side = self._counted.is_by_side(left, right)
        is_earlier = self._earlier.keep_apart(left, right) is not None
        return kinship, are_sole, next(revised), next(revised), by_side, is_earlier

    def compare(self, left: Item, right: Item) -> Outcome:
        """
        Compare two figures.

        Numbers and units must allow it; then slots, sentences and clauses are weighed
        together. A clash is believed only where more speaks for one question.
        """
        seen = self._look(left, right)
        if isinstance(seen, Outcome):
            return seen
        kinship, are_sole, *revised, _, _ = self.settle(left, right)
        outcome = weigh_figures(left, right, seen, kinship, are_sole=are_sole)
        if outcome.match is Match.UNRELATED:
            return outcome
        outcome = order_figures(
            left, right, outcome, reports_revise=(revised[0], revised[1]), kinship=kinship
        )
        return weigh_answers(left, right, outcome, kinship, can_read=self._joint.can_read)


class RelationComparer:
    """Compares standing facts by type and members."""

    n_keys = 1
    nearness = None

    def keys(self, item: Item) -> Iterable[str]:
        """Name the type."""
        relation: Relation | None = item.mention.relation
        if relation is not None:
            yield str(relation.type)

    def nearest(self, item: Item) -> float | None:
        """Nothing is read together."""

    def kinship(self, left: Item, right: Item) -> Kinship | None:
        """Nothing is read together."""

    def settle(self, left: Item, right: Item) -> None:
        """Nothing else decides."""

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Nothing is learned from the pairs."""
        return ()

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
    found: dict[Pool, Pairs] = {}
    for pool, comparer in comparers.items():
        recalling = RecallingComparer(comparer, items[pool])
        found[pool] = Pairs(items[pool], TogetherComparer(recalling, items[pool]), told)
    return MappingProxyType(found)
