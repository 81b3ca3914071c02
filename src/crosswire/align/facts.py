"""What is known of a pair of mentions, as numbers that can be weighed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from crosswire.align.figures import (
    CONVERSION,
    Slots,
    are_named_alike,
    counts_differ,
    in_one_unit,
    is_distinctive,
    is_tally,
)
from crosswire.align.intervals import relative_gap
from crosswire.align.match import Outcome, Slot, same_actors, same_place, same_voice
from crosswire.align.meaning import likeness
from crosswire.align.periods import same_period
from crosswire.types import Change

if TYPE_CHECKING:
    from crosswire.align.item import Item, Predicate
    from crosswire.align.meaning import Direction
    from crosswire.align.similarity import Overlap, Weights
    from crosswire.types import Event, Figure
    from crosswire.types.together import Kinship

Facts = dict[str, float]


def _add_slot(facts: Facts, name: str, slot: Slot) -> None:
    """Tell of one slot whether both sides fill it alike, or differently; open tells nothing."""
    if slot is not Slot.UNKNOWN:
        facts[f"{name} same" if slot is Slot.SAME else f"{name} differs"] = 1.0


def _add_alike(facts: Facts, name: str, left: Direction | None, right: Direction | None) -> bool:
    """Tell how far two stretches point the same way; nothing where that is not known."""
    cosine = likeness(left, right)
    if cosine is None:
        return False
    facts[name] = max(0.0, cosine)
    return True


MEANING = "meaning"
"""The fact that only readers who tell meanings give."""
TOGETHER = "read together"
"""The fact that is known of pairs that were read together."""
AS_SAME = "read as same"
_SURE = 0.999
SUREST = math.log(_SURE / (1 - _SURE)) / 4
"""The farthest from 0 that either fact of reading two passages together can be."""


def facts_of_kinship(kinship: Kinship | None) -> Facts:
    """
    Tell what reading two passages together says: one question, one claim.

    A quarter of the log odds, so that weights are of a size.
    """
    if kinship is None:
        return {}
    return {
        TOGETHER: log_odds(1 - kinship.different) / 4,
        AS_SAME: log_odds(kinship.same) / 4,
    }


def log_odds(chance: float) -> float:
    """Give the log odds of what a network tells, from -6.9 to 6.9."""
    bounded = min(_SURE, max(1 - _SURE, chance))
    return math.log(bounded / (1 - bounded))


def shared_context(left: Item, right: Item, weights: Weights) -> Facts:
    """Measure how much the sentences and the clauses around two mentions share."""
    around = (left.context.content, right.context.content)
    near = (left.clause.content, right.clause.content)
    sentence = weights.overlap(around[0], around[1])
    clause = weights.overlap(near[0], near[1])
    return {
        "sentence": sentence.dice,
        "sentence contained": sentence.containment if sentence.n_shared > 1 else 0.0,
        "clause": clause.dice,
        "bare": weights.bare_overlap(around[0], around[1]),
    }


def facts_of_figures(  # noqa: PLR0917 (all that is known of a pair)
    left: Item,
    right: Item,
    figures: tuple[Figure, Figure],
    slots: Slots,
    outcome: Outcome,
    weights: Weights,
) -> Facts:
    """
    Tell what speaks for two figures being one.

    Args:
        left: Mention of one report.
        right: Mention of another.
        figures: What both give.
        slots: How their slots compare.
        outcome: How their numbers compare.
        weights: What each word tells in this story.
    """
    one, other = figures
    facts = shared_context(left, right, weights)
    for name, slot in (
        ("measured", slots.measured),
        ("entity", slots.entity),
        ("direction", slots.direction),
        ("period", slots.period),
        ("unit", slots.unit),
    ):
        _add_slot(facts, name, slot)
    facts["unit open"] = float((one.unit is None) is not (other.unit is None))
    _add_slot(facts, "speaker", same_voice(left.mention, right.mention))
    phrase = _shared_phrase(left, right)
    facts["phrase"] = phrase
    facts["clash in one phrase"] = phrase * outcome.match.clashes
    return facts | _facts_of_numbers(one, other, outcome)


def _shared_phrase(left: Item, right: Item) -> float:
    """Measure how much the words with the number share: 60, or 40, "Armenian soldiers"."""
    one, other = (side.wording.terms - side.wording.numbers for side in (left, right))
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _facts_of_numbers(one: Figure, other: Figure, outcome: Outcome) -> Facts:
    low, high, converted = in_one_unit(one, other) or (None, None, False)
    gap = relative_gap(low.nominal, high.nominal) if low and high else 1.0
    gap = 0.0 if converted and gap <= CONVERSION and not outcome.match.clashes else gap
    clashes = outcome.match.clashes
    rare = is_distinctive(one) and is_distinctive(other)
    small = bool(low and high and max(abs(low.nominal), abs(high.nominal)) <= 12)
    return {
        "equal": float(gap == 0.0 and not clashes),
        "equal and rare": float(gap == 0.0 and rare and not clashes),
        "equal and small": float(gap == 0.0 and small and not clashes),
        "near": float(gap > 0.0 and not clashes),
        "near and rare": float(gap > 0.0 and rare and not clashes),
        "clash": float(clashes),
        "clash gap": min(1.0, gap) if clashes else 0.0,
        "clash of tallies": float(clashes and is_tally(one) and is_tally(other)),
        "both changes": float(Change.LEVEL not in {one.change, other.change}),
        "one changes": float((one.change is Change.LEVEL) is not (other.change is Change.LEVEL)),
        "counted differently": float(counts_differ(one, other) and not are_named_alike(one, other)),
    }


def facts_of_propositions(
    left: Item, right: Item, overlap: Overlap, weights: Weights, *, is_mutual: bool
) -> Facts:
    """
    Tell what speaks for two passages, statements or events, saying one thing.

    Args:
        left: Mention of one report.
        right: Mention of another.
        overlap: What their words share.
        weights: What each word tells in this story.
        is_mutual: Of each the question lies nearest to that of the other in its report.
    """
    one, other = left.wording, right.wording
    facts = {
        "alike": overlap.dice,
        "contained": overlap.containment * min(1.0, overlap.n_shared / 4),
        "bare": weights.bare_overlap(one.terms, other.terms),
        "shared weight": min(1.0, overlap.shared / 20),
    }
    if one.names and other.names:
        facts["names apart" if one.names.isdisjoint(other.names) else "names shared"] = 1.0
    if one.numbers and other.numbers:
        facts["numbers apart" if one.numbers.isdisjoint(other.numbers) else "numbers shared"] = 1.0
    if left.is_statement or right.is_statement:
        facts["both said" if left.is_statement and right.is_statement else "one said"] = 1.0
    _add_slot(facts, "speaker", same_voice(left.mention, right.mention))
    _add_alike(facts, MEANING, left.meaning, right.meaning)
    if _add_alike(facts, "question", left.asks, right.asks):
        facts["question nearest"] = float(is_mutual)
    _add_alike(facts, "meaning of the sentence", left.setting, right.setting)
    if left.event is not None and right.event is not None:
        _add_events(facts, left.event, right.event)
    if left.predicate is not None and right.predicate is not None:
        _add_predicates(facts, (left, left.predicate), (right, right.predicate))
    return facts


def _add_events(facts: Facts, left: Event, right: Event) -> None:
    """Compare what happened, slot by slot."""
    _add_slot(facts, "actor", same_actors(left.actors, right.actors))
    _add_slot(facts, "target", same_actors(left.recipients, right.recipients))
    _add_slot(facts, "date", same_period(left.date, right.date))
    _add_slot(facts, "place", same_place(left.place, right.place))
    if left.status is not right.status:
        facts["status differs"] = 1.0


def _add_predicates(
    facts: Facts, left: tuple[Item, Predicate], right: tuple[Item, Predicate]
) -> None:
    """Compare the main verbs: "was arrested" and "was released" share all but what happened."""
    one, other = left[1], right[1]
    same = one.term == other.term
    apart = one.term not in right[0].wording.terms and other.term not in left[0].wording.terms
    facts["verbs known"] = 1.0
    facts["verbs same"] = float(same)
    facts["verbs apart"] = float(apart and not same)
    _add_alike(facts, "meaning of the verbs", one.meaning, other.meaning)
