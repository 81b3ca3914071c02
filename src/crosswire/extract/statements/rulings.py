"""Rulings and other words that tell nothing of a deed: acquittals, and bare names for claims."""

from __future__ import annotations

import re

from crosswire.reference import any_of, word_set
from crosswire.types import Part

_CLEARING = re.compile(
    rf"\b(?:{any_of('rulings.clearing_forms')})\b.{{0,40}}\bof\b|\bnot guilty\b"
    rf"|(?<!\bmade )(?<!\bmake )(?<!\bmakes )\b(?!clear$)(?:{any_of('rulings.clearing_forms')})$",
    re.IGNORECASE,
)
_DROPPING = re.compile(
    rf"\b(?:{any_of('rulings.dropping_forms')})\b(?: out)? (?:[\w-]+ ){{0,3}}"
    rf"(?:(?P<charge>{any_of('rulings.charges')})|{any_of('rulings.allegations')})\b",
    re.IGNORECASE,
)
_COURTS = word_set("rulings.courts")
_PROSECUTORS = word_set("rulings.prosecutors")
_HEAD_END = re.compile(r"\s*[,(]| (?:of|for|from|in|at|with|on|to|who|which|whose|that|and) ")
_BARE_CLAIM = re.compile(
    rf"(?:an?|the) (?:{any_of('statements.claims')})(?: that| which)?|which", re.IGNORECASE
)


def is_ruling(text: str, source: Part | None, cue: Part | None) -> bool:
    """
    Tell whether somebody is cleared of what would be said: "was acquitted of killing two guards".

    A court says by it neither that he did it nor that it was not done. So too where judges or
    prosecutors "dropped the charge that he did"; a minister who "dismissed the charge" denies it,
    and so does a prosecutor who "dismissed allegations", or a court that "dismissed reports".

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
    dropping = _DROPPING.search(words)
    if dropping is None:
        return False
    if source is None:
        return dropping["charge"] is not None
    bodies = _COURTS | _PROSECUTORS if dropping["charge"] else _COURTS
    return _is_headed_by(text[source.start : source.end], bodies)


def _is_headed_by(source: str, bodies: frozenset[str]) -> bool:
    """Tell whether a source is one of some bodies: "Judge Ana Ruiz", not "a court spokesman"."""
    for word in reversed(_HEAD_END.split(source.strip(), maxsplit=1)[0].split()):
        if word.lower() in bodies:
            return True
        if not word[0].isupper():
            return False
    return False


def is_bare_claim(words: str) -> bool:
    """Tell whether words only name a claim told elsewhere: "a charge that" of "Peru denies"."""
    return _BARE_CLAIM.fullmatch(words.strip(" ,")) is not None


def is_aside_claim(words: str) -> bool:
    """Tell whether words name the claim before them: "a charge that", not "the allegations"."""
    return is_bare_claim(words) and not words.strip(" ,").lower().startswith("the ")
