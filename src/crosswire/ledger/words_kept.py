"""What is told of a promise as a promise: that it was kept, kept in part, or broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import dropwhile, islice
from typing import Final

from crosswire.align.lexicon import stem
from crosswire.ledger.forms import WORD, is_modifier, load_stem_pairs, load_stems
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.restating import BEING
from crosswire.reference import word_set
from crosswire.types import Status

_REACH: Final = 7
"""Words from the verb to the promise at most: "made good on its long-delayed pledge"."""
_MOST_WORDS: Final = 120
"""Words of a text that are looked at; no clause is longer."""
_MOST_BEFORE: Final = 60
"""Letters before a verb that say whether it is passive."""
_NEAR: Final = 3
"""Words before a verb among which stands what makes it open: "would never break"."""
_USES: Final = (
    (("outcomes.short",), CommitmentState.PARTLY),
    (("outcomes.breaking", "outcomes.reneging"), CommitmentState.BROKEN),
    (("outcomes.keeping",), CommitmentState.KEPT),
)
_SUBJECT: Final = re.compile(
    r"(?:(?!\b(?:and|but|by|when|while|after|before|since|because|as|who|which)\b)[^.,;:])*"
)
"""What a promise is of, behind its noun: "its promise of buses for the north"."""


def read_word(text: str, status: Status) -> CommitmentState | None:
    """
    Read what words tell of a promise that they name as such.

    "Honoured its pledge" and "the promise was kept" say kept, "went back on its word" broken,
    "fell short of its commitment" and "only partly kept" partly; "did not live up to" says broken,
    and "did not fully" partly.

    Args:
        text: The words of a deed.
        status: Whether it was done or not.

    Returns:
        None where no promise is named as kept or broken, or where it is not broken.
    """
    found = _find_word(text)
    if found is None:
        return None
    state, _ = found
    if status is not Status.DENIED:
        return state
    words = {word.lower() for word in WORD.findall(text)}
    if not words.isdisjoint(word_set("outcomes.wholly")):
        return CommitmentState.PARTLY
    return CommitmentState.BROKEN if state is CommitmentState.KEPT else None


def is_named(text: str) -> bool:
    """Tell whether words name a promise as kept or broken."""
    return _find_word(text) is not None


def read_subject(text: str) -> tuple[str, str]:
    """
    Read of what a promise is that a text names as kept or broken: "... the buses".

    Returns:
        What stands behind the promise up to the next clause, and all words but those that say
        that it was kept; both empty where none is named.
    """
    found = _find_word(text)
    if found is None:
        return "", ""
    _, (first, last, noun) = found
    behind = _SUBJECT.match(text, noun)
    return behind[0] if behind else "", f"{text[:first]} {text[last:]}"


def _find_word(text: str) -> tuple[CommitmentState, tuple[int, int, int]] | None:
    """Find the verb that keeps or breaks, and the noun of the promise: where they begin and end."""
    words = list(islice(WORD.finditer(text), _MOST_WORDS))
    lowers = [one[0].lower() for one in words]
    stems = [stem(one) for one in lowers]
    nouns = [n for n, one in enumerate(stems) if one in load_stems("outcomes.words")]
    if not nouns:
        return None
    for uses, state in _USES:
        forms = defaultdict(list)
        for verb, particle in load_stem_pairs(*uses):
            forms[verb].append(particle)
        for at, one in enumerate(stems):
            for particle in forms.get(one, ()):
                if particle and particle not in lowers[at + 1 : at + 3]:
                    continue
                noun = _find_noun(lowers, nouns, at, text[: words[at].start()])
                if noun is not None and not _is_open(lowers[:at]):
                    first, last = sorted((at, noun))
                    return state, (words[first].start(), words[last].end(), words[noun].end())
    return None


def _find_noun(lowers: Sequence[str], nouns: Sequence[int], at: int, before: str) -> int | None:
    """
    Find the promise that a verb has as its object, or in the passive as its subject.

    Only particles, then determiners, owners and other modifiers stand between: who "met a demand
    for a guarantee" met the demand, and who "kept silent on its promise" kept silent.
    """
    behind = bisect_right(nouns, at)
    if behind < len(nouns) and nouns[behind] <= at + _REACH:
        noun = nouns[behind]
        between = dropwhile(
            word_set("outcomes.led_to_a_promise").__contains__, lowers[at + 1 : noun]
        )
        if all(map(_can_precede, between)):
            return noun
    is_passive = behind > 0 and BEING.search(before[-_MOST_BEFORE:]) is not None
    return nouns[0] if is_passive else None


def _can_precede(word: str) -> bool:
    """Tell whether a word can stand between a verb and the head of its object."""
    return word in word_set("outcomes.before_a_promise") or is_modifier(word)


def _is_open(before: Sequence[str]) -> bool:
    """Tell whether a verb is one of what may be: "said that it would break its promise"."""
    return not word_set("outcomes.open").isdisjoint(before[-_NEAR:])
