"""Nouns for what befell somebody, which tell of those behind their "of": "the arrest of 19"."""

from __future__ import annotations

import re

from crosswire.reference import word_set
from crosswire.reference.lexicon import load_lexicon

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
_BY = r"(?:\s+by\s+[^.;:,]{1,40}?)?\s+of\s+"
_OF = re.compile(_BY)
_OWN = re.compile(rf"{_BY}(?P<words>(?:[\w’'-]+\s+){{0,4}})\Z")
_JOINED = re.compile(
    rf"{_BY}(?P<words>[^.;:]{{1,70}}(?:\b(?:and|or)|,)\s+(?:[\w’'-]+\s+){{0,3}})\Z"
)
"""Between a deed and one of several that it is told of: "the arrest of Lund and 12 aides"."""
_CALLED = re.compile(
    r"\bwhat\s+(?:[\w’'-]+\s+){1,4}?(?:called|described as|calls|describes as|said (?:was|were))\s"
)
"""Who gives something its name is no part of it: "the arrest of what police called rebels"."""
_ASIDE = re.compile(r",\s+(?:who|which|whose)\s[^,]*,")
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
_VERBS = frozenset(("VERB", "AUX"))
_LEADING = _VERBS | {"ADP", "SCONJ"}
_PAST = re.compile(r"[a-z]{3,}ed\Z")
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
    if at < end or not _is_own(gap):
        return True
    is_fronted = led is not None and _FRONTED.search(head[: led.start()]) is not None
    return is_fronted and "," in gap


def _is_own(gap: str) -> bool:
    """
    Tell whether a number is in the first phrase behind "of", or is joined to it.

    "Of a record 40 people", "of the mayor's two sons" and "of Lund and 12 aides"; not "of the
    mayor drew 3,000 people" nor "of the mayor of two towns".
    """
    gap = _CALLED.sub("", gap)
    own = _OWN.fullmatch(gap)
    if own is not None and not _has(own["words"], _LEADING):
        return True
    joined = _JOINED.fullmatch(gap)
    return joined is not None and not _has(_ASIDE.sub(",", joined["words"]), _VERBS)


def _has(words: str, tags: frozenset[str]) -> bool:
    """Tell whether words that are no names hold one that is mostly of such a part of speech."""
    return any(
        word[0].islower() and _tag_of(word) in tags and word != "as"
        for word in _WORD.findall(words)
    )


def _tag_of(word: str) -> str:
    """Give the usual part of speech of a word; one unknown is a verb where it looks like one."""
    tags = load_lexicon().find_tags(word)
    if tags is None:
        return "VERB" if _PAST.match(word) else "NOUN"
    return max(tags, key=tags.__getitem__)
