"""Sources that have no name: "U.S. officials", "two diplomats", "a source close to the palace"."""

from __future__ import annotations

import re

from crosswire.reference import word_set
from crosswire.types import ActorKind, Mention

_NOUNS = word_set("origins.unnamed")
_OFFICES = word_set("statements.leading") - word_set("origins.voices")
"""What one person may be known by; "a minister" is still any of them."""
_INDEFINITE = word_set("origins.indefinite")
_HEAD_END = re.compile(
    r"[,(]| (?:about|at|briefed|by|close|familiar|for|from|in|inside|involved|like|near|of|on|"
    r"speaking|there|to|who|whose|with|within|working)\b"
)
_COUNTED = re.compile(
    r"(?:(?:about|almost|around|at least|more than|nearly|over|some|up to|a|the) )*"
    r"(?:\d[\d.,]*(?: (?:hundred|thousand|million))?"
    r"|(?:several |many )?(?:dozens?|hundreds?|scores|thousands|crowds?) of"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
    r"|(?:an?|\w+) (?:dozen|hundred|thousand)) (?P<counted>[a-z][\w-]*)",
    re.IGNORECASE,
)
"""A crowd that is counted: "around 300 people gathered outside parliament"."""
_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_NAMED_BEHIND = re.compile(r",\s*(?:[a-z]+ ){0,3}[A-Z]\w+ (?:[a-z]{1,3} )?[A-Z]\w+")


def is_unnamed(mention: Mention) -> bool:
    """
    Tell whether a statement comes from people whom nobody names.

    "The official said", where the report has named him, is his word.
    """
    source, speaker = mention.source, mention.speaker
    if source is None or not names_nobody(source.exact):
        return False
    if speaker is None or speaker.kind in {ActorKind.GROUP, ActorKind.STATE}:
        return True
    return speaker.name.casefold() in source.exact.casefold()


def names_nobody(words: str) -> bool:
    """
    Tell whether words are those for people without a name: "a senior Kremlin source".

    A name may stand before the noun or behind the comma: "officer Ada Lund", "an official, Ada
    Lund". Who speaks for a body, "a police spokesman", is its voice, and "the mayor" is one
    person, though "a mayor" may be any. A crowd has no name whatever it does: "some 300 parents
    outside the ministry".
    """
    head = _HEAD_END.split(words.strip(), maxsplit=1)[0]
    found = _WORD.findall(head)
    if not found or _NAMED_BEHIND.search(words) is not None:
        return False
    last = found[-1].casefold()
    crowd = _COUNTED.match(words.strip())
    if last in _NOUNS or (crowd is not None and crowd["counted"].islower()):
        return True
    is_any = not _INDEFINITE.isdisjoint(word.casefold() for word in found[:2])
    return is_any and last.removesuffix("s") in _OFFICES


def follows_nobody(words: str, end: int) -> bool:
    """Tell whether the noun for people follows a name: "according to palace officials"."""
    after = _WORD.match(words, end + 1) if words[end : end + 1] == " " else None
    return after is not None and after.group().casefold() in _NOUNS
