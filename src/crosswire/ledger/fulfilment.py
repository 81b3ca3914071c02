"""Whether what was done or told later is what became of a promise, plan or invitation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from crosswire.align.lexicon import stem
from crosswire.ledger.forms import WORD, begin_promising, is_verb, load_stem_pairs, stems_of
from crosswire.ledger.gatherings import is_same_gathering
from crosswire.ledger.matters import Matter
from crosswire.ledger.outcomes import (
    asks_again,
    binds,
    due_of,
    ends,
    is_ended,
    is_up_to_now,
)
from crosswire.ledger.parts import read_part
from crosswire.ledger.recalling import cut_recalled, is_opposite, lasts
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.restating import BEING, cut_to_promised, is_restated
from crosswire.ledger.sharing import (
    DATE,
    LEAST_SHARED,
    is_elsewhere,
    is_goal_named,
    is_of_subject,
    is_promise_told,
    share_words,
    tell_words,
)
from crosswire.ledger.words_kept import read_word
from crosswire.reference import word_set
from crosswire.types import Event, EventType, Mention, Status

_INFINITIVE: Final = re.compile(r"(?:[A-Z][\w’']+ ){0,3}to [a-z]")
"""How a promise goes on: "to lift the ban", "Kenya to lift the ban"."""
_RECALLING: Final = re.compile(
    r"\b(?:as|despite|contrary to|in breach of|against)\s(?:\w+\s){0,3}"
    rf"(?:{begin_promising()})",
    re.IGNORECASE,
)
"""Who says that something is not done "as promised" says that the promise is broken."""
_NOT: Final = re.compile(r"\b(?:not|never|no|nobody|none)\b|n[’']t\b", re.IGNORECASE)
_LONGEST: Final = 400
"""Days after which an event is no longer taken for the outcome of an undated plan."""
_EARLY, _LATE = 3, 45
"""Days before and after its due date in which a thing done counts as the one that was due."""
_SHARED_BY_NOBODY: Final = 0.75
"""The same of a deed of which nobody is named as its doer: "work on the bridge began"."""
_FEWEST, _FEWEST_BY_NOBODY = 2, 3
"""Telling words that both must have at least."""
_REACH: Final = 8
"""Words from "put" to "off" at most."""
_BESIDE: Final = re.compile(
    r"\b(?:at|in|during|after|before|when|while|as|since|until|because)\b.*?"
    r"(?=\b(?:about|for|of|on|that|to)\b|$)",
    re.IGNORECASE,
)
"""Where, when and why something is done, which is no object: "spoke at the conference"."""
_AS_DESCRIBED: Final = frozenset({"that", "which"})
_JOINED: Final = re.compile(
    r"(?:,?\s+(?:and|but|or)|,\s+then)\s+"
    r"(?:(?:then|also|later|now|has|have|had|did|will|[a-z]+ly)\s+)*(?P<verb>[a-z]+)\b"
)
"""A verb that is joined to another one."""
_DOINGS: Final = frozenset({CommitmentState.KEPT, CommitmentState.PARTLY})
_UNDOINGS: Final = MappingProxyType(
    {
        CommitmentState.POSTPONED: ("outcomes.postponed",),
        CommitmentState.BROKEN: ("outcomes.cancelled", "outcomes.reneging"),
        CommitmentState.REFUSED: ("outcomes.refused",),
    }
)


def is_deed(event: Event, text: str) -> bool:
    """Tell whether something can be the outcome of a commitment: it was done, or undone."""
    is_put_off = event.status is Status.PLANNED and _find_undoing(text, "") is not None
    return is_ended(event) or is_put_off


def _is_only_named(promise: Matter, deed: Matter) -> bool:
    """
    Tell whether what was promised is just the object of waiting, demanding, talking.

    "Fishermen had waited for the end of the ban", "its end was the condition for talks"; but
    where talks are promised, talking keeps the promise, and what has been done may need, or be
    followed by, something else: "the boats that Kenya sent needed repairs".
    """
    verb = stem(deed.verb.lower())
    particles = _load_unreal().get(verb)
    if particles is None or verb in stems_of(promise.text):
        return False
    words = list(WORD.finditer(deed.text))
    at = next((n for n, one in enumerate(words) if stem(one[0].lower()) == verb), None)
    if at is None:
        return "" in particles
    if "" not in particles and not {one[0].lower() for one in words[at + 1 : at + 2]} & particles:
        return False
    wanted = tell_words(cut_to_promised(promise.text), ())
    shared = wanted & tell_words(deed.text, ())
    named = wanted & _find_object(
        deed.text[: words[at].start()], _cut_joined(deed.text[words[at].end() :])
    )
    return bool(shared) and 2 * len(named) >= len(shared)


def _only_binds(promise: Matter, deed: Matter) -> bool:
    """Tell whether what was done is only that somebody promised, or asked, what he had before."""
    return asks_again(promise.event, deed.event) or is_restated(promise.text, deed.text, deed.verb)


def _find_object(before: str, behind: str) -> set[str]:
    """
    Give the telling words of the object of a verb, by what stands before and behind it.

    It stands before the verb where that is passive, or a noun of its subject, or has nothing else
    behind: "the boats were demanded", "the boats were a condition", "the boats that it sought".
    """
    found = tell_words(_BESIDE.sub(" ", behind), ())
    return (
        found | tell_words(before, ())
        if BEING.search(before) or not tell_words(behind, ())
        else found
    )


def _cut_joined(behind: str) -> str:
    """Cut off a verb that is joined to another one, with its own object: "and sent the boats"."""
    for found in _JOINED.finditer(behind):
        if is_verb(found["verb"]):
            return behind[: found.start()]
    return behind


@cache
def _load_unreal() -> Mapping[str, frozenset[str]]:
    """Load the stems of what tells nothing of whether its object comes about, with particles."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for verb, particle in load_stem_pairs("outcomes.unreal"):
        found[verb].add(particle)
    return MappingProxyType({verb: frozenset(some) for verb, some in found.items()})


def is_undoing(text: str) -> bool:
    """Tell whether words put something off, call it off or refuse it."""
    return _find_undoing(text, "") is not None


def rank_outcome(mention: Mention, state: CommitmentState) -> int:
    """
    Rank how well a passage shows what became of a commitment.

    Args:
        mention: A passage of the claim that tells it.
        state: What became of it.
    """
    if binds(mention) or _INFINITIVE.match(mention.exact):
        return 0
    is_undone = is_undoing(mention.exact) or (
        mention.event is not None and mention.event.status is Status.DENIED
    )
    is_meant = is_undone != (state in _DOINGS)
    return 1 + is_meant + ends(mention)


def find_outcome(
    promise: Matter,
    since: str,
    deed: Matter,
    day: str,
    *,
    put_off: str = "",
    is_one_claim: bool = False,
) -> CommitmentState | None:
    """
    Tell whether something told later is what became of a commitment.

    A planned visit is kept when a visit of the same side to the same other is told as done about
    the day it was planned for; an invitation when the invited comes; a promise when the one who
    gave it does what shares most of its words. That it was put off, called off, refused or not
    done is an outcome too; not done yet is none before it is due. Of a part, "two of three boats",
    it is kept partly. What names the promise itself, "honoured its pledge of boats", needs to
    share only what the pledge is said to be of.

    Args:
        promise: What binds.
        since: First day it was reported.
        deed: What is told later.
        day: The day it took place or was first told.
        put_off: Day on which it was told that the commitment is postponed; empty where it is not.
        is_one_claim: Both were found to be one claim, so that fewer shared words will do.

    Returns:
        Kept, partly kept, broken, refused or postponed; None where it is another matter, or too
        early or late.
    """
    if not since or not day or day < since:
        return None
    deed = replace(deed, text=cut_recalled(promise.text, deed.text, deed.verb))
    state = _read_state(promise, deed)
    if state is None or not _is_in_time(promise.event, since, day, state, put_off):
        return None
    if _is_not_yet(promise, since, deed, day, state):
        return None
    if not _is_of_sides(promise, deed):
        return None
    is_told = state not in _DOINGS or is_promise_told(promise.text, [deed.text])
    is_same = is_one_claim and is_told and not is_elsewhere(promise, deed)
    return state if is_same or _is_same(promise, deed, state) else None


def _read_state(promise: Matter, deed: Matter) -> CommitmentState | None:
    """Read what the words and the status of a deed would make of a commitment."""
    is_asked = promise.event.type is EventType.REQUEST
    undoing = _find_undoing(deed.text, promise.text)
    status = deed.event.status
    word = None if is_asked else read_word(deed.text, status)
    if word is not None:
        is_part = word is CommitmentState.KEPT and _read_part(promise, deed) is not word
        return CommitmentState.PARTLY if is_part else word
    is_refused = undoing is CommitmentState.REFUSED or deed.event.type is EventType.REJECT
    if is_refused or (status is Status.DENIED and undoing is None):
        return CommitmentState.REFUSED if is_asked else CommitmentState.BROKEN
    if undoing is not None:
        return None if status is not Status.DONE and _NOT.search(deed.text) else undoing
    if status is Status.DONE and lasts(promise.text, deed.text, deed.verb):
        return CommitmentState.BROKEN if is_opposite(promise.text, deed.text) else None
    if status is Status.DONE and is_same_gathering(promise, deed, is_undone=False):
        return CommitmentState.KEPT
    is_other = _is_only_named(promise, deed) or _only_binds(promise, deed)
    return None if status is not Status.DONE or is_other else _read_part(promise, deed)


def _read_part(promise: Matter, deed: Matter) -> CommitmentState | None:
    """Read how much of what was promised is told as done; a day of June is no amount."""
    return read_part(DATE.sub(" ", promise.text), DATE.sub(" ", deed.text))


def _find_undoing(text: str, beside: str) -> CommitmentState | None:
    """Find by its words whether a text undoes something, which another one does not speak of."""
    words = [word.lower() for word in WORD.findall(text)]
    stems = [stem(word) for word in words]
    known = stems_of(beside)
    for state, forms in _load_undoings():
        for verb, particle in forms:
            if verb in known:
                continue
            for at, one in enumerate(stems):
                behind = words[at + 1 : at + 1 + _REACH]
                if one != verb or (particle and particle not in behind):
                    continue
                is_before = words[max(0, at - 2) : at] == ["had", "been"]
                is_described = at and words[at - 1] in word_set("outcomes.describing")
                if not (is_described or (is_before and _AS_DESCRIBED & {*words[at - 3 : at - 2]})):
                    return state
    return None


@cache
def _load_undoings() -> Sequence[tuple[CommitmentState, Sequence[tuple[str, str]]]]:
    """Load what undoes a commitment: stem of a verb, and the particle that goes with it or ""."""
    return [(state, load_stem_pairs(*uses)) for state, uses in _UNDOINGS.items()]


def _is_not_yet(
    promise: Matter, since: str, deed: Matter, day: str, state: CommitmentState
) -> bool:
    """Tell whether something is only not done so far: before its day, and nobody refuses."""
    if state not in (CommitmentState.BROKEN, CommitmentState.REFUSED):
        return False
    is_lasting = lasts(promise.text, deed.text, deed.verb)
    is_denied = deed.event.status is Status.DENIED or is_lasting
    if not is_denied or deed.event.type is EventType.REJECT:
        return False
    words = {word.lower() for word in WORD.findall(deed.text)}
    is_firm = not words.isdisjoint(word_set("outcomes.firm")) or _RECALLING.search(deed.text)
    if is_firm or is_undoing(deed.text):
        return False
    due = due_of(promise.event, since)
    return due is None or day < due


def _is_of_sides(promise: Matter, deed: Matter) -> bool:
    """Tell whether the doer is the one who is bound, and the other side is not another one."""
    doers, others = promise.actors, promise.recipients
    if promise.event.type is EventType.REQUEST:
        doers, others = others, doers
    if deed.actors and not set(doers) & set(deed.actors):
        return False
    if not others or not deed.recipients or promise.event.type is EventType.REQUEST:
        return True
    return bool(set(deed.recipients) & {*others, *doers})


def _is_same(promise: Matter, deed: Matter, state: CommitmentState) -> bool:
    """Tell whether a deed is the very one that was promised, planned or asked for."""
    before, after = promise.event, deed.event
    shared, n_shared, n_wanted = share_words(promise, deed)
    if promise.event.type is not EventType.REQUEST and read_word(deed.text, after.status):
        return bool(deed.actors) and is_of_subject(promise, deed)
    is_undone = state not in _DOINGS
    if is_same_gathering(promise, deed, is_undone=is_undone):
        return True
    is_named = bool(set(deed.recipients) & {*promise.actors, *promise.recipients})
    is_named |= is_undone and is_goal_named(promise, deed.text)
    if not deed.actors and not is_named:
        fewest = max(_FEWEST, n_wanted) if is_undone else _FEWEST_BY_NOBODY
        return shared >= _SHARED_BY_NOBODY and n_shared >= min(fewest, _FEWEST_BY_NOBODY)
    is_there = n_shared >= _FEWEST or not is_elsewhere(promise, deed)
    is_enough = n_shared >= _FEWEST or _is_alike(promise, deed, is_undone)
    if is_there and is_enough and shared >= LEAST_SHARED and n_shared >= min(_FEWEST, n_wanted):
        return True
    if not deed.actors:
        return False
    if before.type is EventType.REQUEST:
        is_coming = before.mode == "meet" and _comes(deed)
        is_meeting = before.mode == "meet" and after.type is EventType.CONSULT
        is_answer = is_coming or is_meeting or after.type is EventType.REJECT
        is_to_host = _is_towards(promise, deed) or (is_coming and shared >= LEAST_SHARED)
        return is_answer and state is not CommitmentState.POSTPONED and is_to_host
    if before.status is not Status.PLANNED or after.type is not before.type:
        return False
    is_mode = not (before.mode and after.mode) or before.mode == after.mode
    return is_mode and _meets(promise, deed)


def _is_alike(promise: Matter, deed: Matter, is_undone: bool) -> bool:
    """
    Tell whether one shared word is enough, since the same is done: elections that are called.

    Of who "criticised the elections" nothing more is known than that he speaks of some.
    """
    if is_undone or not deed.verb:
        return True
    before, after = promise.event, deed.event
    is_type = before.status is Status.PLANNED and before.type is after.type is not None
    return is_type or stem(deed.verb.lower()) in stems_of(cut_to_promised(promise.text))


def _comes(deed: Matter) -> bool:
    """Tell whether somebody comes somewhere, as who is invited does; who "came up" does not."""
    words = [word.lower() for word in WORD.findall(deed.text)]
    verb = stem(deed.verb.lower())
    at = next((number for number, word in enumerate(words) if stem(word) == verb), len(words))
    return any(
        one == verb and particle in ("", *words[at + 1 : at + 2])
        for one, particle in load_stem_pairs("outcomes.coming")
    )


def _is_towards(promise: Matter, deed: Matter) -> bool:
    """Tell whether a deed is done to the one who asked, or in his country."""
    place = deed.event.place
    if place is not None and place.country in promise.actors:
        return True
    return bool({*deed.recipients, *deed.actors} & set(promise.actors))


def _meets(promise: Matter, deed: Matter) -> bool:
    """Tell whether more than type and doer ties a plan to the deed: to whom or where."""
    before, after = promise.event.place, deed.event.place
    if before and after and before.name == after.name:
        return True
    return bool(set(promise.recipients) & set(deed.recipients))


def _is_in_time(event: Event, since: str, day: str, state: CommitmentState, put_off: str) -> bool:
    """Tell whether a day lies where the outcome of a commitment can lie."""
    at, reported = _parse(day), _parse(since)
    due = _parse(due_of(event, since))
    if at is None or reported is None:
        return False
    if due is None:
        is_same_day = event.status is Status.PLANNED and at == reported
        return not is_same_day and at <= reported + timedelta(days=_LONGEST)
    last, again = due + timedelta(days=_LATE), _parse(put_off)
    if again is not None:
        last = max(last, again + timedelta(days=_LONGEST))
    if state not in _DOINGS:
        return reported <= at <= last
    starts = [
        period.start
        for period in (event.date, event.due)
        if period and period.start and not is_up_to_now(period, since)
    ]
    first = _parse(starts[0]) if starts else None
    earliest = first - timedelta(days=_EARLY) if first else reported
    return earliest <= at <= last


def _parse(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None
