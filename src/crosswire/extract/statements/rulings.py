"""Rulings and other words that tell nothing of a deed: acquittals, and bare names for claims."""

from __future__ import annotations

import re

from crosswire.reference import word_set
from crosswire.types import Part


def _any_of(*uses: str) -> str:
    return "|".join(sorted({word for use in uses for word in word_set(use)}))


_CLEARING = re.compile(
    rf"\b(?:{_any_of('rulings.clearing_forms')})\b.{{0,40}}\bof\b|\bnot guilty\b", re.IGNORECASE
)
_DROPPING = re.compile(
    rf"\b(?:{_any_of('rulings.dropping_forms')})\b(?: out)? (?:[\w-]+ ){{0,3}}"
    rf"(?:{_any_of('rulings.charges', 'statements.claims')})\b",
    re.IGNORECASE,
)
_COURTS = re.compile(rf"\b(?:{_any_of('rulings.courts')})\b", re.IGNORECASE)
_BARE_CLAIM = re.compile(
    rf"(?:an?|the) (?:{_any_of('statements.claims')})(?: that| which)?|which", re.IGNORECASE
)


def is_ruling(text: str, source: Part | None, cue: Part | None) -> bool:
    """
    Tell whether somebody is cleared of what would be said: "was acquitted of killing two guards".

    A court says by it neither that he did it nor that it was not done. So too where judges or
    prosecutors "dropped the charge that he did"; a minister who "dismissed the charge" denies it.

    Args:
        text: The text.
        source: Who would say it, or None.
        cue: The words that tell that it is said, or None.
    """
    if cue is None:
        return False
    words = text[cue.start : cue.end]
    if _CLEARING.search(words):
        return True
    told = text[source.start : source.end] if source is not None else "court"
    return bool(_DROPPING.search(words) and _COURTS.search(told))


def is_bare_claim(words: str) -> bool:
    """Tell whether words only name a claim told elsewhere: "a charge that" of "Peru denies"."""
    return _BARE_CLAIM.fullmatch(words.strip(" ,")) is not None
