"""Which words of a promise a deed has, apart from whose they are and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from crosswire.align.lexicon import load_lexicon
from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.ledger.forms import WORD
from crosswire.ledger.matters import Matter
from crosswire.ledger.restating import cut_to_promised
from crosswire.ledger.states import match_state
from crosswire.ledger.words_kept import read_subject
from crosswire.reference import any_of, word_set

_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")
_MONTH: Final = f"(?:{any_of('words.months')})"
DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|{_MONTH})\b"
    rf"|\b(?:{'|'.join(sorted(name.title() for name in WEEKDAY_NAMES))})\b|\b(?:19|20)\d\d\b"
)
LEAST_SHARED: Final = 0.5
"""Share of the words of a promise that the deed must have."""
_AMOUNTS: Final = frozenset(
    {"thousand", "million", "billion", "trillion", "dollar", "euro", "pound", "yen", "yuan"}
)


def share_words(promise: Matter, deed: Matter) -> tuple[float, int, int]:
    """
    Give which share of the telling words of a promise a deed has, how many, of how many.

    Names and offices of the sides tell nothing of what is done; an amount alone ties nothing.
    """
    there = tell_of(promise, deed, deed.text)
    wanted = tell_of(promise, deed, cut_to_promised(promise.text))
    wanted = wanted or tell_of(promise, deed, promise.text)
    shared = wanted & there
    if not leave_out_amounts(shared):
        return 0.0, 0, len(wanted)
    return len(shared) / len(wanted), len(shared), len(wanted)


def tell_of(promise: Matter, deed: Matter, text: str) -> set[str]:
    """Give the telling words of a text, without the names and offices of both sides."""
    sides = {*promise.actors, *promise.recipients, *deed.actors, *deed.recipients}
    told = (promise.event, deed.event)
    named = [actor for one in told for actor in (*one.actors, *one.recipients)]
    offices = [one.role or "" for one in named if one.name[:1].isupper()]
    names = _stems(" ".join((*offices, *(side for side in sides if side[:1].isupper()))))
    states = [match_state(code) for code in sides if len(code) == len("KAZ") and code.isupper()]
    return tell_words(text, states) - names


def is_promise_told(promised: str, told: Iterable[str]) -> bool:
    """Tell whether words for a deed tell what was promised, not only that it was promised."""
    wanted = tell_words(cut_to_promised(promised), ()) or tell_words(promised, ())
    return any(
        len(wanted & tell_words(one, ())) >= LEAST_SHARED * len(wanted) for one in told if wanted
    )


def tell_words(text: str, states: Sequence[re.Pattern[str]]) -> set[str]:
    """Give the words of a text that tell what is done, apart from whose deed it is, and when."""
    text = DATE.sub(" ", text)
    for state in states:
        text = state.sub(" ", text)
    return _stems(text)


def _stems(text: str) -> set[str]:
    lexicon = load_lexicon()
    left_out = word_set("outcomes.binding") | lexicon.stops
    words = (word.lower() for word in _WORD.findall(text))
    return {lexicon.term(word) for word in words if word not in left_out}


def is_of_subject(promise: Matter, deed: Matter) -> bool:
    """Tell whether a promise that is said to be kept, or broken, is said to be of the same."""
    for text in read_subject(deed.text):
        there = leave_out_amounts(tell_of(promise, deed, text))
        if there:
            wanted = leave_out_amounts(tell_of(promise, deed, cut_to_promised(promise.text)))
            return 2 * len(there & wanted) > len(there) and not is_elsewhere(promise, deed)
    return False


def leave_out_amounts(words: Iterable[str]) -> set[str]:
    """Leave out amounts, which alone tie nothing."""
    amounts = {load_lexicon().term(word) for word in _AMOUNTS}
    left_out = amounts | _stems(
        " ".join(word_set("outcomes.partial") | word_set("outcomes.portions"))
    )
    return {word for word in words if not word[:1].isdigit() and word not in left_out}


def is_goal_named(promise: Matter, text: str) -> bool:
    """Tell whether words name those to whom, or the place where, something is promised."""
    place = promise.event.place
    goals = {*promise.recipients, *([place.name] if place else [])} - {*promise.actors}
    states = [match_state(goal) for goal in goals if len(goal) == len("KAZ") and goal.isupper()]
    words = [re.compile(rf"\b{re.escape(goal)}\b") for goal in goals if goal]
    return any(one.search(text) for one in (*states, *words))


def is_elsewhere(promise: Matter, deed: Matter) -> bool:
    """Tell whether a deed names another goal than the promise: a visit to Accra, not to Hanoi."""
    if set(promise.recipients) <= set(promise.actors) or is_goal_named(promise, deed.text):
        return False
    known = {word for text in (promise.text, *promise.actors) for word in WORD.findall(text)}
    words = WORD.findall(DATE.sub(" ", deed.text))[1:]
    return any(word[:1].isupper() and word not in known for word in words)
