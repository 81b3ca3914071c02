"""Sources of a claim that reports give without a name: "diplomats", "a senior official"."""

from __future__ import annotations

import re

from crosswire.types import Claim

_UNNAMED = re.compile(
    r"(?:(?:the|an?|some|several|many|two|three|four|five|one) )?(?:[a-z][a-z-]+ ){0,2}"
    r"(?P<who>activists?|aides?|analysts?|diplomats?|doctors?|economists?|experts?|eyewitness(?:es)?"
    r"|insiders?|lawmakers?|officers?|officials?|observers?|people familiar|residents?|rescuers?"
    r"|sources?|survivors?|traders?|villagers?|witness(?:es)?)"
)


def list_unnamed(claim: Claim) -> tuple[str, ...]:
    """
    List the unnamed people to whom reports credit a claim, each once, in order.

    A plain noun for people is one ("two diplomats"), a name or an institution is none. Empty
    where a report credits it to anybody else.
    """
    found: dict[str, str] = {}
    for mention in claim.mentions:
        if mention.source is None:
            continue
        words = mention.source.exact.strip()
        match = _UNNAMED.fullmatch(words[:1].lower() + words[1:])
        if match is None:
            return ()
        found.setdefault(match["who"].removesuffix("s"), words[:1].lower() + words[1:])
    return tuple(found.values())
