"""What keeps two passages on one thing from both being true: dates, places, denials, opposites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.figures import compare_figures
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Match, Outcome, Slot, same_actors, same_place
from crosswire.align.moods import asks_what_is_told, differ_in_mood
from crosswire.align.opposition import (
    both_unanimous,
    denies_a_stance_apart,
    denies_deed,
    denies_own_word,
    is_one_mouth,
    opposed_cues,
)
from crosswire.align.periods import read_day, same_period
from crosswire.align.places import are_far, stand_close
from crosswire.align.times import is_later
from crosswire.align.words import have_other_numbers
from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.extract.statements.stance import Stance, stance_of
from crosswire.types import AspectName, Form, Status

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.align.similarity import Overlap
    from crosswire.align.words import Wording
    from crosswire.types import Actor, Event, Period
    from crosswire.types.together import Kinship

_ONE_DEED = 0.6
"""Probability of one claim from which a clause that denies what another tells is a clash."""
_ONE_EVENT = 0.95
"""The same from which two days clash though one is to come: "takes effect", "will enter"."""
_SAME_DEED = 0.75
"""Share of the denied words that the other must have."""
_TELLING = 2.5
"""Weight of words that together tell more than "give" or "take"."""
SURE = 0.75
"""
Probability of one claim from which numbers, actors or places may differ without keeping two
passages apart: each may name what the other leaves out.
"""
_ALIKE = 0.66
"""Share of the longer passage's terms that the other must have before they contradict."""
_LIKE = 0.7
"""Overlap of words from which an opposite or another number is a clash."""
_READ_AS_CLASH, _READ_AS_OTHER = 0.9, 0.4
"""Likelihood of a clash as read from which it is one, and below which a denial is none."""
_BEARS_OUT, _ONE_QUESTION = 0.6, 0.2
"""
Likelihood of a clash, read together, that bears out a denial or an opposite, and probability of two
things under which it does.
"""
_CLASHES_BY_BUILD = 0.8
"""The same from which passages are one that their build sets against each other."""
_CONTRADICTS = 0.75
"""Probability of a clash, read together, from which passages are one."""
_TIED = 0.5
"""Probability of one claim from which what was read is a conflict without a word that differs."""
_NO_DOUBT = 0.9
"""Probability of a clash, read together, from which neither mood nor parties keep it from one."""
_OF_ONE_BUILD, _CONTAINED = 0.5, 0.95
"""Overlap from which two are of one build, and containment from which one is cut."""
_DENIES_IT = "one affirms what the other denies"
MAY_DENY_ANOTHER = "one denies what the other may not be about"
OTHER_YEARS = "they give different years"
OTHERS_DO_OPPOSITE = "other parties do the opposite"
HOLDS_OPPOSITE = "one holds the opposite of the other"
READ_AS_CONTRARY = "read together, they cannot both be true"
_DENIALS = frozenset({"deny", "denies", "denied", "denying", "refuted", "refutes"})
"""Main verbs by which a clause tells that somebody denies something."""
_FIRST = 20
"""Places where a name stands that are looked at."""
_LOOSE = frozenset({"least", "most", "more", "less", "about", "around", "some", "nearly", "almost"})
"""Words by which a number is no single value; figures are compared with them elsewhere."""
_WEEK = 7
_QUARTER, _YEAR = 92, 366
"""Days of the longest time that can clash with another, and of one that can where it is read so."""


def find_clash(
    left: Item, right: Item, overlap: Overlap, tie: float, kinship: Kinship | None = None
) -> Outcome | None:
    """
    Judge two passages that speak of one thing and cannot both be true; None where they can.

    What words alone leave in doubt, a denial or an opposite that may be of something else, is
    settled by what reading both together told; not so with numbers, which may count two things.

    Args:
        left: Mention of one report.
        right: Mention of another.
        overlap: What their words share.
        tie: Probability that they speak of one thing.
        kinship: What reading them together told, where they were.

    Returns:
        A conflict with its aspect, or UNRELATED where they clash without being surely on one
        thing, or where one report says both.
    """
    if verbs := opposed_cues(left, right):
        return _clash_of_cues(left, right, tie, verbs)
    found = None if both_unanimous(left, right) else _clash_in_stand(left, right, overlap, tie)
    found = found or _clash_in_setting(left, right, tie)
    deeds = None if found else _compare_deeds(left, right, tie)
    if deeds is not None:
        return deeds
    found = found or _clash_in_words(left.wording, right.wording, overlap, is_one=tie >= SURE)
    doubt = _share_of_clash(kinship)
    reads_so = doubt is not None and tie >= _ONE_DEED and doubt >= _READ_AS_CLASH
    is_read = reads_so and kinship is not None and kinship.clash >= _CLASHES_BY_BUILD
    if found is None and is_read and denies_deed(left, right):
        found = "one denies what the other tells", AspectName.STATUS, True
    if found is None:
        return None
    because, aspect, is_sure = found
    if not is_sure and aspect is not AspectName.VALUE and _is_borne_out(kinship, tie):
        is_sure = True
        because = _DENIES_IT if because == MAY_DENY_ANOTHER else because
    if aspect is AspectName.STATUS and doubt is not None and doubt < _READ_AS_OTHER:
        is_sure = False
    is_beyond_doubt = leaves_no_doubt(kinship, tie)
    if aspect is AspectName.STATUS:
        if asks_what_is_told(left, right) and not is_beyond_doubt:
            return Outcome(Match.UNRELATED, "one asks for what the other refuses", tie)
        is_sure = is_sure or _denies_itself(left, right)
    if differ_in_parties(left.event, right.event):
        is_sure = is_sure and is_beyond_doubt
    within = left.mention.report == right.mention.report
    match = Match.CONFLICT if is_sure and not within else Match.UNRELATED
    return Outcome(match, because, tie, frozenset({aspect}))


def _clash_of_cues(left: Item, right: Item, tie: float, verbs: str) -> Outcome:
    """Judge opposite cues of one content: of one mouth they clash, two mouths may differ."""
    is_one = is_one_mouth(left, right) and left.mention.report != right.mention.report
    match = Match.CONFLICT if is_one else Match.UNRELATED
    because = f"{HOLDS_OPPOSITE} ({verbs})"
    return Outcome(match, because, tie, frozenset({AspectName.STATUS}))


def _denies_itself(left: Item, right: Item) -> bool:
    """Tell whether two reports have one mouth say a thing and deny it."""
    return any(
        denies_own_word(denying, telling, _denied_by(denying)) and not _denied_by(telling)
        for denying, telling in ((left, right), (right, left))
    )


def is_sure_of_clash(kinship: Kinship) -> bool:
    """Tell whether reading two passages together leaves no doubt that they clash."""
    return kinship.clash >= _CONTRADICTS


def leaves_no_doubt(kinship: Kinship | None, tie: float) -> bool:
    """
    Tell whether reading two passages together outweighs that mood or parties differ.

    "We received no warning" and "the government was warned" name other parties of one deed.
    """
    return kinship is not None and kinship.clash >= _NO_DOUBT and tie >= SURE


def clash_read_together(
    left: Item, right: Item, overlap: Overlap, tie: float, kinship: Kinship
) -> Outcome | None:
    """
    Judge two passages that no word or slot surely sets against each other by what reading told.

    "In Greek waters" and "in Turkish waters" are no opposites by their words. Figures are compared
    apart: for numbers that differ, passages are in conflict only where they are of one build.
    """
    if tie < _TIED or not is_sure_of_clash(kinship) or opposed_cues(left, right):
        return None
    if not leaves_no_doubt(kinship, tie) and (
        differ_in_mood(left, right)
        or differ_in_parties(left.event, right.event)
        or _differ_in_doers(left, right)
    ):
        return None  # two may hold the opposite of each other
    is_alike = overlap.dice >= _OF_ONE_BUILD and overlap.containment < _CONTAINED
    have_other = have_other_numbers(left.wording, right.wording)
    if have_other and (not is_alike or give_one_figure(left, right)):
        return None
    if left.mention.report == right.mention.report:
        return None
    return Outcome(
        Match.CONFLICT, READ_AS_CONTRARY, tie, frozenset({differing_aspect(left, right)})
    )


def give_one_figure(left: Item, right: Item) -> bool:
    """Tell whether each figure of one passage agrees with one of the other: 7.4, almost 7.5."""
    sides = [
        [
            one.figure
            for one in item.report.figures
            if one.figure and item.mention.start <= one.start and one.end <= item.mention.end
        ]
        for item in (left, right)
    ]
    fewer, more = sorted(sides, key=len)
    return bool(fewer) and all(
        any(compare_figures(one, other).match.joins for other in more) for one in fewer
    )


def differing_aspect(left: Item, right: Item) -> AspectName:
    """Name the slot in which two passages differ, the wording where no slot does."""
    numbers = left.wording.numbers, right.wording.numbers
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return AspectName.VALUE
    one, other = left.event, right.event
    if one is None or other is None:
        return AspectName.WORDING
    if one.status is not other.status:
        return AspectName.STATUS
    if same_place(one.place, other.place) is Slot.DIFFERENT:
        return AspectName.PLACE
    if same_period(one.date, other.date) is Slot.DIFFERENT:
        return AspectName.DATE
    if differ_in_parties(one, other):
        return AspectName.ACTOR
    return AspectName.WORDING


def _share_of_clash(kinship: Kinship | None) -> float | None:
    """Tell how likely two passages clash if they answer one question."""
    if kinship is None:
        return None
    return kinship.clash / max(1e-6, 1.0 - kinship.different)


def _is_borne_out(kinship: Kinship | None, tie: float) -> bool:
    """Tell whether what was read bears out a denial or an opposite that words leave in doubt."""
    doubt = _share_of_clash(kinship)
    if kinship is None or doubt is None or tie < _ONE_DEED:
        return False
    return doubt >= _BEARS_OUT and kinship.different < _ONE_QUESTION


def differ_in_parties(left: Event | None, right: Event | None) -> bool:
    """Tell whether another does it, or it is done to another: that is another thing."""
    if left is None or right is None:
        return False
    sides = (left.actors, right.actors), (left.recipients, right.recipients)
    return any(same_actors(one, other) is Slot.DIFFERENT for one, other in sides)


def _differ_in_doers(left: Item, right: Item) -> bool:
    """
    Tell whether one backs or opposes what another does: "Silva backed the law", "Rossi opposed it".

    Of a phrase that only names what somebody backs, the speaker is who does it.
    """
    if not (left.is_phrase or right.is_phrase):
        return False
    doers = [_doers_of(item) for item in (left, right)]
    return all(doers) and same_actors(doers[0], doers[1]) is Slot.DIFFERENT


def _doers_of(item: Item) -> tuple[Actor, ...]:
    if item.is_phrase and item.mention.speaker is not None:
        return (item.mention.speaker,)
    return item.event.actors if item.event is not None else ()


Clash = tuple[str, AspectName, bool]
"""Why, in what, and whether it surely is one."""


def _clash_in_stand(left: Item, right: Item, overlap: Overlap, tie: float) -> Clash | None:
    """Compare whether each affirms or denies what both speak of."""
    stances = _stance_of(left), _stance_of(right)
    if Stance.DOUBT in stances:
        return None
    opposed = stances[0] is not stances[1]
    if opposed and not _is_plain_denial(left, right):
        return MAY_DENY_ANOTHER, AspectName.STATUS, False
    one, other = left.wording, right.wording
    if (_denies(one, other) is not _denies(other, one)) is opposed:
        return None
    pairs = (one, other), (other, one)
    if any(denies_a_stance_apart(_bare_denial(this), that.terms) for this, that in pairs):
        return None
    is_like = overlap.dice >= _LIKE and _is_alike(one, other, overlap)
    is_sure = any(
        _denies_most(denying, telling) and (is_like or _denies_the_deed(denying, telling, tie))
        for denying, telling in ((left, right), (right, left))
    )
    because = _DENIES_IT
    return because, AspectName.STATUS, is_sure and not (left.is_phrase or right.is_phrase)


def _denies_the_deed(denying: Item, telling: Item, tie: float) -> bool:
    """
    Tell whether one clause denies what another, which denies nothing of it, tells as done.

    "Nobody was hurt" denies "a shepherd was injured"; "there is no change to the rate" denies
    nothing of "the rate stays".
    """
    if denying.event is None or telling.event is None or tie < _ONE_DEED:
        return False
    if denying.event.status is not Status.DENIED or telling.event.status is not Status.DONE:
        return False
    return not telling.wording.denied & denying.wording.terms


def _denied_by(item: Item) -> frozenset[str]:
    """Give the words that a passage denies: what its "not" governs, or all of what is denied."""
    if _stance_of(item) is Stance.DENY:
        return item.wording.terms - item.wording.numbers - item.wording.names
    return _bare_denial(item.wording)


def _stance_of(item: Item) -> Stance:
    """Tell whether a passage affirms what it tells: "Oman denied that its jets flew" does not."""
    if item.is_statement:
        return stance_of(item.mention)
    denies = item.predicate is not None and item.predicate.words in _DENIALS
    return Stance.DENY if denies else Stance.AFFIRM


def _is_plain_denial(left: Item, right: Item) -> bool:
    """
    Tell whether the denied statement is a plain clause.

    "Dismissed it as “a theory”" denies something, but not the words it quotes.
    """
    denied = left if _stance_of(left) is Stance.DENY else right
    return denied.mention.form is Form.INDIRECT


def _denies(one: Wording, other: Wording) -> bool:
    """
    Tell whether one passage denies something of which the other speaks.

    "The blast killed two, and police had no suspects" denies nothing of "The blast killed two".
    """
    return bool(_bare_denial(one) & other.terms)


def _bare_denial(wording: Wording) -> frozenset[str]:
    """Give what a passage denies but for numbers and names."""
    return wording.denied - wording.numbers - wording.names


def _denies_most(denying: Item, telling: Item) -> bool:
    """Tell whether enough of what one denies stands in the other, and tells more than "give"."""
    denied = _denied_by(denying)
    shared = denied & telling.wording.terms
    weight = sum(map(load_lexicon().weight, shared))
    return len(shared) >= _SAME_DEED * len(denied) and weight >= _TELLING


def _is_alike(left: Wording, right: Wording, overlap: Overlap) -> bool:
    longer = max(len(left.terms), len(right.terms))
    return overlap.n_shared >= 2 and overlap.n_shared >= _ALIKE * longer


def _clash_in_setting(left: Item, right: Item, tie: float) -> Clash | None:
    """Compare when and where."""
    one, other = left.event, right.event
    if one is None or other is None:
        return None
    done = Status.DONE in {one.status, other.status}
    at_once = tie >= _ONE_EVENT and not (is_later(left, right) or is_later(right, left))
    is_alike = one.status is other.status or not done or at_once
    if is_alike and (_clash_in_time(one.date, other.date) or _clash_in_time(one.due, other.due)):
        return "they give different dates", AspectName.DATE, True
    if is_alike and _clash_in_time(one.date, other.date, longest=_YEAR):
        return OTHER_YEARS, AspectName.DATE, False  # of two things, as a rule
    if is_alike and _clash_in_weekday(one, other):
        return "they give different days", AspectName.DATE, tie >= SURE
    if one.place is None or other.place is None or one.status is not other.status:
        return None
    if are_placed_apart(left, right):
        names = one.place.name, other.place.name
        is_sure = tie >= SURE and not any(_stand_close(side, names) for side in (left, right))
        return "they give different places", AspectName.PLACE, is_sure
    return None


def are_placed_apart(left: Item, right: Item) -> bool:
    """Tell whether two clauses name places far apart; their whole reports are then looked at."""
    one, other = left.event, right.event
    return one is not None and other is not None and are_far(one.place, other.place)


def _stand_close(item: Item, names: tuple[str, str]) -> bool:
    """
    Tell whether a report names two places in one breath, or both in the passage itself.

    "A Waitrose in Banstead, Surrey" says that one lies in the other; "after leaving the clinic in
    Newport Beach she entered one in Rancho Mirage" is about both.
    """
    if all(name in item.mention.exact for name in names):
        return True
    return stand_close(item.report.text, *names, first=_FIRST)


def _clash_in_time(left: Period | None, right: Period | None, *, longest: int = _QUARTER) -> bool:
    """
    Tell whether two clauses print two times that share no day: 3 May and 5 May, June and August.

    What is to be done by then counts too: "invited her for March", "invited her for April".

    A weekday or "today" is resolved by the day of the report, which may itself be inferred; a
    year taken from there does no harm. Times of more than `longest` days are too loose to clash.
    """
    ends = [
        (read_day(one.start), read_day(one.end))
        for one in (left, right)
        if one is not None and (one.basis is None or one.basis[:4].isdigit())
    ]
    if len(ends) < 2:
        return False
    (begin, end), (other_begin, other_end) = ends
    if not (begin and end and other_begin and other_end):
        return False
    if max(end - begin, other_end - other_begin).days > longest:
        return False
    return end < other_begin or other_end < begin


def _clash_in_weekday(left: Event, right: Event) -> bool:
    """Tell whether two clauses name two weekdays of about one week: a Tuesday is no Wednesday."""
    days, named = [], []
    for found in (left.date, right.date):
        if found is None or found.basis is None or found.start != found.end:
            return False
        days.append(read_day(found.start))
        named.append(found.basis.partition(",")[0].lower())
    one, other = days
    return (
        set(named) <= WEEKDAY_NAMES
        and named[0] != named[1]
        and one is not None
        and other is not None
        and 0 < abs((one - other).days) <= _WEEK
    )


def _compare_deeds(left: Item, right: Item, tie: float) -> Outcome | None:
    """
    Compare the main verbs: who "accepted the invitation" did not "turn it down".

    On two days the later report has the last word. Where other numbers are told, as in "rose by 6
    per cent", they are compared instead; what rose and what fell by one number clashes.
    """
    one, other = left.predicate, right.predicate
    if one is None or other is None or _stance_of(left) is not _stance_of(right):
        return None
    if other.term not in load_lexicon().opposites.get(one.term, frozenset()):
        return None
    if left.event is None or right.event is None or left.event.status is not right.event.status:
        return None
    numbers = left.wording.numbers, right.wording.numbers
    if any(numbers) and (numbers[0] != numbers[1] or tie < SURE):
        return None
    if differ_in_parties(left.event, right.event):
        return Outcome(Match.UNRELATED, OTHERS_DO_OPPOSITE, tie)
    verbs = ", ".join(sorted((one.words, other.words)))
    because = f"one speaks of the opposite of the other ({verbs})"
    if left.mention.report == right.mention.report:
        return Outcome(Match.UNRELATED, because, tie)
    is_later = left.moment[:10] and right.moment[:10] and left.moment[:10] != right.moment[:10]
    is_later = is_later and not any(numbers)
    match = Match.UPDATE if is_later else Match.CONFLICT
    because = f"{because}, and the later report has the last word" if is_later else because
    return Outcome(match, because, tie, frozenset({AspectName.WORDING}))


def _clash_in_words(
    left: Wording, right: Wording, overlap: Overlap, *, is_one: bool
) -> Clash | None:
    """Name the opposites, or the numbers, in which two passages of like words differ."""
    is_sure = overlap.dice >= _LIKE and _is_alike(left, right, overlap)
    if pair := _opposites(left, right):
        return f"one speaks of the opposite of the other ({pair})", AspectName.WORDING, is_sure
    if have_other_numbers(left, right):
        is_loose = any(_LOOSE.intersection(side.words) for side in (left, right))
        if is_sure and not is_loose:
            return "the numbers differ", AspectName.VALUE, True
        if not is_one:
            return "the numbers differ", AspectName.VALUE, False
    return None


def _opposites(left: Wording, right: Wording) -> str | None:
    """Find a word of one side whose opposite stands on the other; None where both have both."""
    table = load_lexicon().opposites
    for term in sorted(left.terms - right.terms):
        for against in sorted(table.get(term, frozenset()) & (right.terms - left.terms)):
            return ", ".join(sorted((term.lstrip("="), against.lstrip("="))))
    return None
