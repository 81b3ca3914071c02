"""Nouns for what befell somebody, which tell of those behind their "of": "the arrest of 19"."""

from __future__ import annotations

import re

from crosswire.reference import word_set

_ONE_DEED = word_set("figures.one_deed")
_DEEDS = _ONE_DEED | word_set("figures.deeds")
_LED = re.compile(
    r"\b(?P<lead>over|after|following|against|despite|about|amid|since|at|for|by|on|because of"
    r"|in response to)\s+(?:(?:the|this|that|his|her|its|their|these|those|mass|recent"
    r"|[A-Z][\w’'-]*(?:’s|'s))\s+)(?:[a-z-]+\s+){0,2}\Z",
    re.I,
)
"""Before a deed that only gives the reason or the time: "protests over the arrest of"."""
_FRONTED = re.compile(r"(?:\A|[.!?\n:“\"]\s*)\Z")
_OF = re.compile(r"(?:\s+by\s+[^.;:,]{1,40}?)?\s+of\s")
_FEW = (
    r"(?:(?:the|all|some|about|around|nearly|almost|over|another|up to|at least|more than"
    r"|fewer than|his|her|its|their|a further)\s+){0,3}"
)
_OWN = re.compile(rf"(?:\s+by\s+[^.;:,]{{1,40}}?)?\s+of\s+{_FEW}\Z", re.I)
_JOINED = re.compile(rf"(?:\s+by\s+[^.;:,]{{1,40}}?)?\s+of\s[^.;:]{{1,70}}\b(?:and|or)\s+{_FEW}\Z")
_LISTED = re.compile(rf"(?:\s+by\s+[^.;:,]{{1,40}}?)?\s+of\s[^.;:]{{1,70}},\s+{_FEW}\Z")
_BEFORE = 60


def is_of_others(text: str, word: tuple[int, int], at: int) -> bool:
    """
    Tell a noun for a deed that is told of others than a number counts.

    In "3,000 people joined protests over the arrest of the mayor" nobody else was arrested, and
    "following the death of 12 miners, 400 workers went on strike" tells 12 dead. In "arrests
    rose to 40" nothing stands between them.

    Args:
        text: The stored text.
        word: Start and end of the noun.
        at: Where the number, with what qualifies it, begins.
    """
    start, end = word
    noun = text[start:end].lower().removesuffix(" of")
    end = start + len(noun)
    if noun not in _DEEDS:
        return False
    head = text[max(0, start - _BEFORE) : start]
    led = _LED.search(head)
    if led is None and not (noun in _ONE_DEED and _OF.match(text, end)):
        return False
    gap = text[end:at] if at >= end else ""
    if at < end or not (_OWN.fullmatch(gap) or _JOINED.fullmatch(gap) or _LISTED.fullmatch(gap)):
        return True
    is_fronted = led is not None and _FRONTED.search(head[: led.start()]) is not None
    return is_fronted and "," in gap
