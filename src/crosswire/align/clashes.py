"""What keeps two passages on one thing from both being true: dates, places, denials, opposites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Outcome, Slot, same_place
from crosswire.align.periods import read_day
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.types import AspectName, Form

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Overlap
    from crosswire.align.words import Wording
    from crosswire.types import Event, Mention

_SURE = 0.8
"""Probability of one claim from which places that differ are a clash: a thing has several."""
_ALIKE = 0.66
"""Share of the longer passage's terms that the other must have before they contradict."""
_LIKE = 0.7
"""Overlap of words from which an opposite or another number is a clash."""
_QUARTER = 92
"""Days of the longest time that can clash with another."""


def find_clash(left: Item, right: Item, overlap: Overlap, tie: float) -> Outcome | None:
    """
    Judge two passages that speak of one thing and cannot both be true; None where they can.

    Args:
        left: Mention of one report.
        right: Mention of another.
        overlap: What their words share.
        tie: Probability that they speak of one thing.

    Returns:
        A conflict with its aspect, or UNRELATED where they clash without being surely on one
        thing, or where one report says both.
    """
    found = (
        _clash_in_stand(left, right, overlap)
        or _clash_in_setting(left.event, right.event, tie)
        or _clash_in_words(left.wording, right.wording, overlap)
    )
    if found is None:
        return None
    because, aspect, is_sure = found
    within = left.mention.report == right.mention.report
    match = Match.CONFLICT if is_sure and not within else Match.UNRELATED
    return Outcome(match, because, tie, frozenset({aspect}))


Clash = tuple[str, AspectName, bool]
"""Why, in what, and whether it surely is one."""


def _clash_in_stand(left: Item, right: Item, overlap: Overlap) -> Clash | None:
    """Compare whether each affirms or denies what both speak of."""
    stances = _stance_of(left), _stance_of(right)
    if Stance.DOUBT in stances:
        return None
    opposed = stances[0] is not stances[1]
    if opposed and not _is_plain_denial(left.mention, right.mention):
        return "one denies what the other may not be about", AspectName.STATUS, False
    one, other = left.wording, right.wording
    if (_denies(one, other) is not _denies(other, one)) is opposed:
        return None
    is_sure = overlap.dice >= _LIKE and _is_alike(one, other, overlap)
    return "one affirms what the other denies", AspectName.STATUS, is_sure


def _stance_of(item: Item) -> Stance:
    return stance_of(item.mention) if item.is_statement else Stance.AFFIRM


def _is_plain_denial(left: Mention, right: Mention) -> bool:
    """
    Tell whether the denied statement is a plain clause.

    "Dismissed it as “a theory”" denies something, but not the words it quotes.
    """
    denied = left if stance_of(left) is Stance.DENY else right
    return denied.form is Form.INDIRECT


def _denies(one: Wording, other: Wording) -> bool:
    """
    Tell whether one passage denies something of which the other speaks.

    "The blast killed two, and police had no suspects" denies nothing of "The blast killed two".
    """
    return bool((one.denied - one.numbers - one.names) & other.terms)


def _is_alike(left: Wording, right: Wording, overlap: Overlap) -> bool:
    longer = max(len(left.terms), len(right.terms))
    return overlap.n_shared >= 2 and overlap.n_shared >= _ALIKE * longer


def _clash_in_setting(left: Event | None, right: Event | None, tie: float) -> Clash | None:
    """Compare when and where."""
    if left is None or right is None:
        return None
    if _clash_in_time(left, right):
        return "they give different dates", AspectName.DATE, True
    places = same_place(left.place, right.place)
    if places is Slot.DIFFERENT and left.status is right.status:
        return "they give different places", AspectName.PLACE, tie >= _SURE
    return None


def _clash_in_time(left: Event, right: Event) -> bool:
    """
    Tell whether two clauses print two times that share no day: 3 May and 5 May, June and August.

    A weekday or "today" is resolved by the day of the report, which may itself be inferred; a
    year taken from there does no harm. Times longer than a quarter are too loose to clash.
    """
    ends = [
        (read_day(one.start), read_day(one.end))
        for one in (left.date, right.date)
        if one is not None and (one.basis is None or one.basis[:4].isdigit())
    ]
    if len(ends) < 2:
        return False
    (begin, end), (other_begin, other_end) = ends
    if not (begin and end and other_begin and other_end):
        return False
    if max(end - begin, other_end - other_begin).days > _QUARTER:
        return False
    return end < other_begin or other_end < begin


def _clash_in_words(left: Wording, right: Wording, overlap: Overlap) -> Clash | None:
    """Name the opposites, or the numbers, in which two passages of like words differ."""
    is_sure = overlap.dice >= _LIKE and _is_alike(left, right, overlap)
    if pair := _opposites(left, right):
        return f"one speaks of the opposite of the other ({pair})", AspectName.WORDING, is_sure
    if left.numbers - right.numbers and right.numbers - left.numbers:
        return "the numbers differ", AspectName.VALUE, is_sure
    return None


def _opposites(left: Wording, right: Wording) -> str | None:
    """Find a word of one side whose opposite stands on the other; None where both have both."""
    table = load_lexicon().opposites
    for term in sorted(left.terms - right.terms):
        for against in sorted(table.get(term, frozenset()) & (right.terms - left.terms)):
            return f"{term.lstrip('=')}, {against.lstrip('=')}"
    return None
