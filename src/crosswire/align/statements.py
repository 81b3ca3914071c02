"""Whether two statements say the same, and whether the same mouth says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.facts import facts_of_statements
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Outcome, Slot, same_speaker
from crosswire.align.tie import tie_probability
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.types import AspectName, ClaimKind, Form

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Overlap, Weights
    from crosswire.align.words import Wording
    from crosswire.types import Mention

_TO_JOIN = 0.4
"""Probability of one claim from which two statements are joined."""
_REPEATED = 0.72
"""Similarity that makes one claim of two statements in one report: a repetition."""
_ALIKE = 0.66
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

    Words propose: shared content, weighed with what is known of the speakers. Numbers,
    denials and opposites dispose: "no troops crossed", or "denied that troops crossed", never
    agrees with "troops crossed"; where the rest is alike it is a conflict.

    Returns:
        The outcome; `speaker` among its aspects where two known speakers differ,
        `wording` where both reports quote and the words differ.
    """
    one, other = left.wording, right.wording
    overlap = weights.overlap(one.terms, other.terms)
    if left.mention.report == right.mention.report and similarity_of(overlap) < _REPEATED:
        return Outcome(Match.UNRELATED, "one report says two things")
    facts = facts_of_statements(left, right, overlap, weights)
    tie = tie_probability(ClaimKind.STATEMENT, facts)
    if tie < _TO_JOIN:
        return Outcome(Match.UNRELATED, "they say different things", tie)
    if _is_name_swapped(one, other):
        return Outcome(Match.UNRELATED, "they speak of different parties", tie)
    speakers = same_speaker(left.mention.speaker, right.mention.speaker)
    stances = stance_of(left.mention), stance_of(right.mention)
    if stances[0] is not stances[1] and not _is_plain_denial(left.mention, right.mention):
        return Outcome(Match.UNRELATED, "one leaves open what the other affirms or denies", tie)
    clash = _clash_of(one, other, opposed=stances[0] is not stances[1])
    if clash is not None:
        alike = overlap.n_shared / max(len(one.terms), len(other.terms))
        sure = overlap.dice >= _SURE and alike >= _ALIKE and overlap.n_shared >= 2
        return Outcome(Match.CONFLICT if sure else Match.UNRELATED, clash, tie)
    aspects: set[AspectName] = set()
    if speakers is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    quoted = Form.INDIRECT not in {left.mention.form, right.mention.form}
    if quoted and one.words != other.words:
        aspects.add(AspectName.WORDING)
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, "they say the same in substance", tie, frozenset(aspects))


def _is_plain_denial(left: Mention, right: Mention) -> bool:
    """
    Tell whether neither statement is left in doubt, and the denied one is a plain clause.

    "Dismissed it as “a theory”" denies something, but not the words it quotes.
    """
    stances = {stance_of(mention): mention for mention in (left, right)}
    denied = stances.get(Stance.DENY)
    return Stance.DOUBT not in stances and denied is not None and denied.form is Form.INDIRECT


def _is_name_swapped(left: Wording, right: Wording) -> bool:
    """Tell whether two statements differ in nothing but whom they name."""
    only_left, only_right = left.terms - right.terms, right.terms - left.terms
    return bool(only_left and only_right) and only_left <= left.names and only_right <= right.names


def _clash_of(left: Wording, right: Wording, *, opposed: bool) -> str | None:
    """
    Name what keeps two statements with like words from saying the same.

    Args:
        left: Wording of one.
        right: Wording of the other.
        opposed: One speaker affirms his words, the other denies hers.
    """
    if (_denies(left, right) is not _denies(right, left)) is not opposed:
        return "one affirms what the other denies"
    if pair := _opposites(left, right):
        return f"one speaks of the opposite of the other ({pair})"
    if left.numbers - right.numbers and right.numbers - left.numbers:
        return "the numbers differ"
    return None


def _denies(one: Wording, other: Wording) -> bool:
    """
    Tell whether one statement denies something of which the other speaks.

    "The blast killed two, and police had no suspects" denies nothing of "The blast killed two".
    """
    return bool(one.denied & other.terms)


def _opposites(left: Wording, right: Wording) -> str | None:
    """Find a word of one side whose opposite stands on the other; None where both have both."""
    table = load_lexicon().opposites
    for term in sorted(left.terms - right.terms):
        for against in sorted(table.get(term, frozenset()) & (right.terms - left.terms)):
            return f"{term.lstrip('=')}, {against.lstrip('=')}"
    return None
