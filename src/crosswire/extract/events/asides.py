"""Names in a sentence that are no sides of what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.types import ActorKind, ActorMention, PartOfSpeech

_BORDER = 11
"""Tokens before a name among which the border stands of which it is a side."""
_FIGHTS = ("clash", "fight", "fought", "skirmish")
_ON_BORDER = re.compile(
    r"\b(?:on|along|at|near|across)(?: \w+){0,2} (?:border|frontier|boundary) between"
    r"(?: [\w-]+){0,4}\Z"
)


def is_aside(
    lowers: Sequence[str],
    tags: Sequence[PartOfSpeech],
    first: int,
    last: int,
    mention: ActorMention,
    *,
    follows: bool,
) -> bool:
    """
    Tell whether a name only describes another, or where something is.

    "Anti-Norway crowds", "Springfield, Ohio,", "killed on the border between Peru and Chile". Who
    clashes on a border, though, is of the states that share it.

    Args:
        lowers: The words of the sentence in small letters.
        tags: Their parts of speech.
        first: Position of the name's first token.
        last: Position behind its last.
        mention: The name.
        follows: Another name of an actor follows.
    """
    near = lowers[max(0, first - _BORDER) : first]
    if "between" in near and _ON_BORDER.search(" ".join(near)) and not _fight(lowers):
        return True
    before = list(near[-2:])
    if before[-1:] in (["anti"], ["pro"]) or before in (["anti", "-"], ["pro", "-"]):
        return True
    if mention.actor.kind not in (ActorKind.STATE, ActorKind.REGION) or before[-1:] != [","]:
        return False
    closes = last >= len(lowers) or lowers[last] in (",", ".", ")")
    town = first > 1 and tags[first - 2] is PartOfSpeech.PROPN
    return closes and town and not follows


def _fight(lowers: Sequence[str]) -> bool:
    """Tell whether a sentence has a fight of two sides."""
    return any(lower.startswith(_FIGHTS) for lower in lowers)
