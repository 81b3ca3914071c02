"""What is told of a promise as a promise: that it was kept, kept in part, or broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from crosswire.align.lexicon import stem
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.restating import BEING
from crosswire.reference import word_set
from crosswire.types import Status

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_STOP: Final = frozenset(
    {"and", "but", "while", "when", "after", "before", "since", "because", "who", "which", "that"}
)
_REACH: Final = 7
"""Words from the verb to the promise at most: "made good on its long-delayed pledge"."""
_USES: Final = (
    ("outcomes.short", CommitmentState.PARTLY),
    ("outcomes.breaking", CommitmentState.BROKEN),
    ("outcomes.keeping", CommitmentState.KEPT),
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
    words = {word.lower() for word in _WORD.findall(text)}
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
    words = list(_WORD.finditer(text))
    lowers = [one[0].lower() for one in words]
    stems = [stem(one) for one in lowers]
    nouns = [n for n, one in enumerate(stems) if one in _load_nouns()]
    for use, state in _USES:
        for at, one in enumerate(stems):
            for verb, particle in _load_forms(use):
                if one != verb or (particle and particle not in lowers[at + 1 : at + 3]):
                    continue
                noun = _find_noun(lowers, nouns, at, text[: words[at].start()])
                if noun is not None:
                    first, last = sorted((at, noun))
                    return state, (words[first].start(), words[last].end(), words[noun].end())
    return None


def _find_noun(lowers: Sequence[str], nouns: Sequence[int], at: int, before: str) -> int | None:
    """Find the promise that a verb has as its object, or in the passive as its subject."""
    for noun in nouns:
        between = lowers[at + 1 : noun]
        if at < noun <= at + _REACH and _STOP.isdisjoint(between):
            return noun
    return nouns[0] if nouns and nouns[0] < at and BEING.search(before) else None


@cache
def _load_nouns() -> frozenset[str]:
    return frozenset(stem(word) for word in word_set("outcomes.words"))


@cache
def _load_forms(use: str) -> Sequence[tuple[str, str]]:
    parts = (form.partition("+") for form in sorted(word_set(use)))
    return [(stem(verb), particle) for verb, _, particle in parts]
