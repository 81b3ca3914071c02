"""Whether two passages say the same thing of the world, whoever says it and however."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from crosswire.align.clashes import (
    HOLDS_OPPOSITE,
    MAY_DENY_ANOTHER,
    OTHER_YEARS,
    OTHERS_DO_OPPOSITE,
    SURE,
    clash_read_together,
    differing_aspect,
    find_clash,
    is_sure_of_clash,
)
from crosswire.align.events import AHEAD, compare_events, same_parties
from crosswire.align.facts import (
    Facts,
    facts_of_propositions,
    shared_context,
)
from crosswire.align.item import is_coded
from crosswire.align.match import Match, Outcome, Slot, same_place, same_voice
from crosswire.align.measures import allow_and_have
from crosswire.align.moods import differ_in_mood, does_neither, leaves_untold
from crosswire.align.opposition import split_by_vote
from crosswire.align.quoting import quote_otherwise
from crosswire.align.reading_together import (
    Read,
    differ_in_numbers,
    doubt,
    is_rather_one,
    is_read_as_one_question,
    read_as,
)
from crosswire.align.shades import find_shade
from crosswire.align.tie import (
    PROPOSITION,
    Ties,
    highest_tie,
    probability_of,
    tie_of,
    weigh_both,
)
from crosswire.align.times import is_later
from crosswire.align.told_numbers import (
    have_rival_numbers,
    only_takes_back,
    puts_right,
)
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.types import AspectName, Form, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Overlap, Weights
    from crosswire.align.words import Wording
    from crosswire.types.together import Kinship

TO_JOIN, _TO_JOIN_UNREAD = 0.4, 0.5
"""
Probability of one claim from which two passages are joined, read together and not. That of what is
read is learned where what nobody marked counts as two, and so is low.
"""
TO_JOIN_ASIDE, _TO_JOIN_ASIDE_UNREAD = 0.45, 0.55
"""The same where another passage of one of the reports is nearer to the question."""
TO_CLASH, _TO_CLASH_UNREAD = 0.3, 0.4
"""The same from which they may contradict each other."""
TO_CLASH_ON_VOTES = 0.25
"""The same where one has a vote unanimous and the other some against it: two ways to tell it."""
_OTHER_VOTE = 0.9
"""Probability of two things, read together, from which two votes are meant."""
_REPEATED = 0.72
"""Similarity that makes one claim of two passages of one report: a repetition."""
SAY_OTHER_THINGS = "they say different things"
_SAID_TWICE = Outcome(Match.UNRELATED, "one report says two things")
_SURE_OF_NUMBERS = 0.95
"""The same from which they are one claim though their numbers differ."""
_OTHER_NUMBERS = "numbers apart"
_FEW_WORDS = 3
"""Words by which passages differ that are nearly the same but for the countries they name."""
_OTHER_QUESTION = 0.5
"""Probability of two things, read together, from which slots that clash are of two events."""
_DIFFER = frozenset({_OTHER_NUMBERS, "actor differs", "target differs", "place differs"})
_ASKS = "one asks for or threatens what the other tells"
_OPEN = frozenset({Status.CONDITIONAL, Status.CALLED_FOR})


def similarity_of(overlap: Overlap) -> float:
    """
    Blend overlap and containment, so that a cut quote is still near its whole.

    Containment counts only as far as several words are shared.
    """
    enough = min(1.0, overlap.n_shared / 5)
    return 0.6 * overlap.dice + 0.4 * enough * overlap.containment


class Prior(NamedTuple):
    """
    What is known of two passages before they are read together.

    Attributes:
        overlap: What their words share.
        facts: What speaks for and against one claim.
        ties: These facts weighed.
    """

    overlap: Overlap
    facts: Facts
    ties: Ties


def weigh_before_reading(
    left: Item, right: Item, weights: Weights, *, is_mutual: bool
) -> Prior | None:
    """
    Weigh what speaks for two passages making one claim before they are read together.

    None where that is decided without: two events of one type and other parties, two mentions of
    one report.
    """
    if left.mention.report == right.mention.report or _are_other_events(left, right):
        return None
    overlap = weights.overlap(left.wording.terms, right.wording.terms)
    if apart_by_form(left, right, overlap) is not None:
        return None
    facts = facts_of_propositions(left, right, overlap, weights, is_mutual=is_mutual)
    return Prior(overlap, facts, weigh_both(PROPOSITION, facts))


def is_far_off(ties: Ties, least: float = TO_CLASH) -> bool:
    """Tell whether two passages stay below a probability of one claim, read together or not."""
    return probability_of(ties.unread) < least and highest_tie(PROPOSITION, ties) < least


def least_tie(left: Item, right: Item) -> float:
    """Give the probability of one claim below which two passages are two."""
    if left.mention.report != right.mention.report and split_by_vote(left, right):
        return TO_CLASH_ON_VOTES
    return TO_CLASH


def compare_propositions(
    left: Item,
    right: Item,
    weights: Weights,
    *,
    is_mutual: bool = False,
    kinship: Kinship | None = None,
) -> Outcome:
    """
    Decide whether two passages, statements or events, make one claim, and say why.

    "The boat had sailed from Nouakchott, its occupants said" and "They had set out from
    Mauritania" are one claim, though one report names who says it and the other tells it as a
    fact. Meaning and shared words propose, weighed with names, numbers, dates and speakers;
    two political events that are coded go by their slots until they are read. Dates, places,
    numbers, denials and opposites dispose: what cannot both be true is a conflict, or is not about
    one thing.

    Args:
        left: Mention of one report.
        right: Mention of another, or of the same.
        weights: What each word tells in this story.
        is_mutual: Of each the question lies nearest to that of the other in its report.
        kinship: What reading them together told, where they were.

    Returns:
        The outcome; `speaker` among its aspects where two known speakers differ, `wording`
        where both reports quote and the words differ.
    """
    by_slots = None
    if are_coded_alike(left, right):
        context = shared_context(left, right, weights)
        by_slots = compare_events(left, right, max(context["sentence"], context["clause"]))
        if kinship is None or _are_other_events(left, right):
            return by_slots
    within = left.mention.report == right.mention.report
    if within and not _may_repeat(left.wording, right.wording):
        return _SAID_TWICE
    overlap = weights.overlap(left.wording.terms, right.wording.terms)
    apart = apart_by_form(left, right, overlap)
    if apart is not None:
        return Outcome(Match.UNRELATED, apart, is_void=not within)
    facts = facts_of_propositions(left, right, overlap, weights, is_mutual=is_mutual)
    prior = Prior(overlap, facts, weigh_both(PROPOSITION, facts))
    found = judge_weighed(left, right, prior, is_mutual=is_mutual, kinship=kinship)
    return _bear_out(by_slots, found, kinship)


def _bear_out(by_slots: Outcome | None, found: Outcome, kinship: Kinship | None) -> Outcome:
    """
    Prefer of two coded events what their slots set against each other, if both answer one question.

    "Kenya recalled its envoy", "Kenya has not recalled its envoy to Somalia".
    """
    if by_slots is None or by_slots.match is not Match.CONFLICT or kinship is None:
        return found
    return found if kinship.different >= _OTHER_QUESTION else by_slots


def judge_weighed(
    left: Item, right: Item, prior: Prior, *, is_mutual: bool, kinship: Kinship | None
) -> Outcome:
    """
    Decide what two passages come to of which nothing but their content decides.

    Args:
        left: Mention of one report.
        right: Mention of another, or of the same.
        prior: What was known of them before they were read together.
        is_mutual: Of each the question lies nearest to that of the other in its report.
        kinship: What reading them together told, where they were.
    """
    tie = tie_of(PROPOSITION, prior.ties, kinship)
    within = left.mention.report == right.mention.report
    settled = _settle_beforehand(left, right, prior, tie, kinship)
    if settled is not None:
        return settled
    read = Read.NOTHING if within else read_as(left, right, kinship)
    asks_one = not within and tie >= SURE and is_read_as_one_question(kinship)
    if read is not Read.ONE_CLAIM and leaves_untold(left, right):
        return Outcome(Match.UNRELATED, "one leaves untold what the other tells", tie)
    doubts: Outcome | None = None
    clash = find_clash(left, right, prior.overlap, tie, kinship)
    if kinship is not None and (clash is None or clash.match is Match.UNRELATED):
        clash = clash_read_together(left, right, prior.overlap, tie, kinship) or clash
    if clash is not None:
        is_settled = asks_one and clash.aspects == {AspectName.VALUE}
        stands = read is Read.NOTHING or (read is Read.ONE_QUESTION and _is_firm(clash))
        if clash.match is not Match.UNRELATED or (stands and not is_settled):
            return clash
        doubts = None if is_settled else clash
    if tie < _least_to_join(kinship, is_mutual=is_mutual):
        return Outcome(Match.UNRELATED, SAY_OTHER_THINGS, tie)
    if read is not Read.ONE_CLAIM:
        doubts = doubts or _apart_by_mood(left, right, tie)
        doubts = doubts or _apart_by_slots(left, right, prior.facts, tie, asks_one=asks_one)
    if doubts is not None and read is Read.NOTHING:
        return doubt(doubts, left, right, kinship)
    found = _join(left, right, prior.facts, tie)
    if doubts is not None and found.match is Match.SAME and not _is_passed_over(doubts, kinship):
        aspects = doubts.aspects or frozenset({differing_aspect(left, right)})
        found = replace(doubts, match=Match.VARIANT, aspects=aspects)
    return doubt(found, left, right, kinship)


def _settle_beforehand(
    left: Item, right: Item, prior: Prior, tie: float, kinship: Kinship | None
) -> Outcome | None:
    """Decide what needs no comparing of content, whatever reading both together told."""
    within = left.mention.report == right.mention.report
    if tie < TO_CLASH_ON_VOTES:
        return Outcome(Match.UNRELATED, SAY_OTHER_THINGS, tie)
    if not within and _is_split_vote(left, right, kinship):
        because = "one has all agreed, the other some against"
        return Outcome(Match.CONFLICT, because, tie, frozenset({AspectName.WORDING}))
    if tie < (_TO_CLASH_UNREAD if kinship is None else TO_CLASH):
        return Outcome(Match.UNRELATED, SAY_OTHER_THINGS, tie)
    if not within and _is_one_quote(left, right):
        return _join(left, right, prior.facts, tie)
    if _is_name_swapped(left, right) and not (kinship and is_sure_of_clash(kinship)):
        return Outcome(Match.UNRELATED, "they speak of different parties", tie)
    if does_neither(left, right):
        return Outcome(Match.UNRELATED, "one tells neither the same nor its contrary", tie)
    if only_takes_back(left) is not only_takes_back(right):
        return Outcome(Match.UNRELATED, "one corrects what the other tells", tie)
    if allow_and_have(left, right):
        return Outcome(Match.UNRELATED, "one is what is allowed, the other what there is", tie)
    return None


def _is_firm(clash: Outcome) -> bool:
    """Tell what keeps two passages apart that one question may have: other years, other stands."""
    if clash.because in {OTHER_YEARS, OTHERS_DO_OPPOSITE}:
        return True
    return clash.because.startswith(HOLDS_OPPOSITE)


def _is_passed_over(doubts: Outcome, kinship: Kinship | None) -> bool:
    """Tell whether what else would keep two passages apart is nothing in which they differ."""
    return is_rather_one(kinship) and doubts.because != _ASKS


def _least_to_join(kinship: Kinship | None, *, is_mutual: bool) -> float:
    """Give the probability of one claim from which two passages are joined."""
    if kinship is None:
        return _TO_JOIN_UNREAD if is_mutual else _TO_JOIN_ASIDE_UNREAD
    return TO_JOIN if is_mutual else TO_JOIN_ASIDE


def _is_split_vote(left: Item, right: Item, kinship: Kinship | None) -> bool:
    """Tell whether a vote that one report has unanimous had, for another, some against it."""
    if kinship and kinship.different >= _OTHER_VOTE:
        return False
    if _is_name_swapped(left, right):
        return False
    return split_by_vote(left, right)


def _may_repeat(left: Wording, right: Wording) -> bool:
    """Tell at a glance whether two passages of one report may be alike enough to be one."""
    shared = len(left.terms & right.terms)
    return 2 * shared >= max(1, min(len(left.terms), len(right.terms)))


def are_coded(left: Item, right: Item) -> bool:
    """Tell whether both mentions are political events with a type."""
    return is_coded(left.mention) and is_coded(right.mention)


def are_coded_alike(left: Item, right: Item) -> bool:
    """Tell whether both are political events of one type, which are compared by their slots."""
    one, other = left.mention.event, right.mention.event
    if one is None or other is None or one.type is None:
        return False
    return one.type is other.type


def _are_other_events(left: Item, right: Item) -> bool:
    """Tell whether two events of one type are of other parties."""
    one, other = left.mention.event, right.mention.event
    if one is None or other is None or not are_coded_alike(left, right):
        return False
    return same_parties(one, other) is Slot.DIFFERENT


def apart_by_form(left: Item, right: Item, overlap: Overlap) -> str | None:
    """Say what keeps two mentions apart before their content is weighed."""
    one, other = left.mention, right.mention
    if one.report == other.report:
        if one.start < other.end and other.start < one.end:
            return "one stands inside the other"
        if similarity_of(overlap) < _REPEATED:
            return "one report says two things"
    for statement, event in ((left, right), (right, left)):
        if statement.is_statement and statement.holds_event and is_coded(event.mention):
            return "the event that the statement tells of is compared itself"
    return None


def _is_one_quote(left: Item, right: Item) -> bool:
    """
    Tell whether both print one quote in the same words, of one speaker as far as is known.

    Nothing in them differs then, whoever the "you" and wherever the "here" is taken to be.
    """
    one, other = left.mention, right.mention
    if {one.form, other.form} != {Form.DIRECT} or left.wording.words != right.wording.words:
        return False
    return same_voice(one, other) is not Slot.DIFFERENT


def _is_name_swapped(left: Item, right: Item) -> bool:
    """
    Tell whether two passages differ in nothing but whom they name.

    Two names of places are judged as places.
    """
    one, other = left.wording, right.wording
    only_left, only_right = one.terms - other.terms, other.terms - one.terms
    if left.event and right.event:
        places = same_place(left.event.place, right.event.place)
        if places is Slot.DIFFERENT:
            return False
    return bool(only_left and only_right) and only_left <= one.names and only_right <= other.names


def _apart_by_mood(left: Item, right: Item, tie: float) -> Outcome | None:
    """Keep apart what one asks for, and the other tells."""
    if differ_in_mood(left, right):
        return Outcome(Match.UNRELATED, _ASKS, tie)
    return None


def _apart_by_slots(
    left: Item, right: Item, facts: Facts, tie: float, *, asks_one: bool
) -> Outcome | None:
    """Keep apart what would be one claim but for a slot that differs without a clash."""
    if _name_other_states(left.wording, right.wording):
        return Outcome(Match.UNRELATED, "they name different countries", tie)
    needed = _SURE_OF_NUMBERS if _OTHER_NUMBERS in facts else SURE
    if not asks_one and tie < needed and _DIFFER & facts.keys():
        return Outcome(Match.UNRELATED, "numbers or actors differ", tie)
    if tie < SURE and are_coded(left, right):
        return Outcome(Match.UNRELATED, "they are events of different types", tie)
    stances = {stance_of(side.mention) for side in (left, right) if side.is_statement}
    doubts = Stance.DOUBT in stances and len(stances) + ("both said" not in facts) > 1
    status = {side.event.status if side.event else Status.DONE for side in (left, right)}
    if len(status) > 1 and Status.DENIED in status:
        return Outcome(Match.UNRELATED, MAY_DENY_ANOTHER, tie)
    if doubts or (len(status) > 1 and status & _OPEN and not status <= _OPEN | AHEAD):
        return Outcome(Match.UNRELATED, "one leaves open what the other tells", tie)
    return None


def _name_other_states(left: Wording, right: Wording) -> bool:
    """
    Tell whether two passages of nearly the same words each name another country.

    "Exports to Latvia rose" and "exports to Japan increased" are two claims.
    """
    one, other = ({name for name in side.names if name[:1] == "@"} for side in (left, right))
    cores = [side.terms - side.names - side.numbers for side in (left, right)]
    return bool(one - other and other - one) and len(cores[0] ^ cores[1]) <= _FEW_WORDS


def _join(left: Item, right: Item, facts: Facts, tie: float) -> Outcome:
    """Join two passages that say one thing; done after planned is an update."""
    one, other = left.event, right.event
    if one and other and {one.status, other.status} & AHEAD:
        done = next((side for side in (left, right) if _is_done(side)), None)
        ahead = right if done is left else left
        if done is not None and is_later(done, ahead) and _is_one_verb(left, right):
            why = "it was to come, and the later report has it done"
            return Outcome(Match.UPDATE, why, tie, frozenset({AspectName.STATUS}))
    aspects: set[AspectName] = set()
    because = "they say the same in substance"
    if same_voice(left.mention, right.mention) is Slot.DIFFERENT:
        aspects.add(AspectName.SPEAKER)
    if quote_otherwise(left, right):
        aspects.add(AspectName.WORDING)
    if "place differs" in facts:
        aspects.add(AspectName.PLACE)
        because = "they give different places"
    if differ_in_numbers(left, right) and have_rival_numbers(left, right):
        aspects.add(AspectName.VALUE)
        because = "they say it with other numbers"
    if puts_right(left, right) or puts_right(right, left):
        aspects.add(AspectName.VALUE)
        because = "one says that the number of the other is wrong"
    if not aspects - {AspectName.SPEAKER} and (shade := find_shade(left, right)) is not None:
        aspects.add(shade.aspect)
        because = shade.because
    match = Match.VARIANT if aspects else Match.SAME
    return Outcome(match, because, tie, frozenset(aspects))


def _is_one_verb(left: Item, right: Item) -> bool:
    """Tell whether what was to be done is done: a motion tabled is not yet put to the vote."""
    one, other = left.predicate, right.predicate
    return one is None or other is None or one.term == other.term


def _is_done(item: Item) -> bool:
    return item.event is not None and item.event.status is Status.DONE
