"""Whether two statements say the same, and whether the same mouth says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Outcome, Slot, same_speaker
from crosswire.types import AspectName, Form

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Overlap, Weights
    from crosswire.align.words import Wording

_NEEDED = {Slot.SAME: 0.46, Slot.UNKNOWN: 0.54, Slot.DIFFERENT: 0.6}
"""Similarity that makes one claim of two statements, by what is known of the speakers."""
_LEAST = {Slot.SAME: 6.0, Slot.UNKNOWN: 7.0, Slot.DIFFERENT: 8.0}
"""Weight of shared words below which a statement is too short to tell ("we are glad")."""
_TWINS = 0.9
"""Overlap from which even a short statement of one speaker is one: "no sign of an attack"."""
_REPEATED = 0.72
"""Similarity that makes one claim of two statements in one report: a repetition."""
_ALIKE = 0.75
"""Share of the longer statement's terms that the other must have before they contradict."""
_SURE = 0.7
"""Similarity from which a denial or another number is a clash and not another subject."""


def similarity_of(overlap: Overlap) -> float:
    """
    Blend overlap and containment, so that a cut quote is still near its whole.

    Containment counts only as far as several words are shared.
    """
    enough = min(1.0, overlap.n_shared / 5)
    return 0.6 * overlap.dice + 0.4 * enough * overlap.containment


def compare_statements(left: Item, right: Item, weights: Weights) -> Outcome:
    """
    Decide whether two statements make one claim, and say why.

    Words propose: enough shared content, the more where the speakers differ or are not
    known. Names, numbers, denials and opposites dispose: "no troops crossed" never joins
    "troops crossed"; by one speaker it is a conflict, by two it is a dispute and two claims.

    Returns:
        The outcome; `speaker` among its aspects where two known speakers differ,
        `wording` where both reports quote and the words differ.
    """
    one, other = left.wording, right.wording
    overlap = weights.overlap(one.terms, other.terms)
    speakers = same_speaker(left.mention.speaker, right.mention.speaker)
    likeness = similarity_of(overlap)
    if left.mention.report == right.mention.report and likeness < _REPEATED:
        return Outcome(Match.UNRELATED, "one report says two things", likeness)
    twins = overlap.dice >= _TWINS and overlap.n_shared >= 2 and speakers is Slot.SAME
    if not twins and (likeness < _NEEDED[speakers] or overlap.shared < _LEAST[speakers]):
        return Outcome(Match.UNRELATED, "they say different things", likeness)
    if one.names and other.names and not one.names & other.names:
        return Outcome(Match.UNRELATED, "they speak of different parties", likeness)
    clash = _clash_of(one, other)
    if clash is not None:
        alike = overlap.n_shared / max(len(one.terms), len(other.terms))
        sure = overlap.dice >= _SURE and alike >= _ALIKE and overlap.n_shared >= 3
        sure = sure and speakers is Slot.SAME
        return Outcome(Match.CONFLICT if sure else Match.UNRELATED, clash, likeness)
    aspects: set[AspectName] = set()
    if speakers is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    quoted = Form.INDIRECT not in {left.mention.form, right.mention.form}
    if quoted and one.words != other.words:
        aspects.add(AspectName.WORDING)
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, "they say the same in substance", likeness, frozenset(aspects))


def _clash_of(left: Wording, right: Wording) -> str | None:
    """Name what keeps two statements with like words from saying the same."""
    if _denies(left, right) is not _denies(right, left):
        return "one affirms what the other denies"
    if opposed := _opposites(left, right):
        return f"one speaks of the opposite of the other ({opposed})"
    if left.numbers - right.numbers and right.numbers - left.numbers:
        return "the numbers differ"
    return None


def _denies(one: Wording, other: Wording) -> bool:
    """
    Tell whether one statement denies something of which the other speaks.

    "The blast killed two, and police had no suspects" denies nothing of "The blast killed two".
    """
    return 2 * len(one.denied & other.terms) >= max(1, len(one.denied))


def _opposites(left: Wording, right: Wording) -> str | None:
    """Find a word of one side whose opposite stands on the other; None where both have both."""
    table = load_lexicon().opposites
    for term in sorted(left.terms - right.terms):
        for against in sorted(table.get(term, frozenset()) & (right.terms - left.terms)):
            return f"{term.lstrip('=')}, {against.lstrip('=')}"
    return None
