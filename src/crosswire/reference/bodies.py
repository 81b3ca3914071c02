"""Nouns for what kind of body a name is of: a company, a court, a union."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.reference.lexicon import load_lexicon
from crosswire.reference.rows import word_set

FIRMS = word_set("described.businesses")
OTHER_SORTS = (word_set("origins.institutions") | word_set("described.bodies")) - FIRMS
"""Nouns of bodies that are no business."""
_SORTS = OTHER_SORTS | FIRMS
_JOINTS = frozenset({"of", "for"})
_INTRODUCED = re.compile(
    r"(?:(?<!\btold )(?<!\btell )(?<!\binformed )(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur"
    r"|[Hh]is|[Hh]er)|[’']s)|[.!?,:”\"]\s+(?!(?i:in|at|on|by|for|with|from|to|of|after|before|outside|inside"
    r"|during|as|when|while|and|but|or|against)\b)(?i:[a-z-]+))\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<noun>[a-z-]+)\s+\Z"
)


def sort_of(name: Sequence[str]) -> str | None:
    """
    Find the noun that tells what kind of body a name is of, in the words of the name.

    It is "union" of "dock union of tarma", and none of "party city", where another noun ends it.
    """
    joint = next((at for at, word in enumerate(name) if at and word in _JOINTS), len(name))
    sorts = [word for word in name[:joint] if word in _SORTS]
    if not sorts:
        return None
    is_other = len(name) > 1 and joint == len(name) and name[-1] not in _SORTS
    if is_other and name[0] in sorts[:1] and len(sorts) == 1:
        return None if "NOUN" in (load_lexicon().find_tags(name[-1]) or {}) else sorts[0]
    return sorts[-1]


def introduced_as(before: str) -> str | None:
    """
    Find the noun for a body by which the words before a name introduce it: "the institute INE".

    In "in court Holm Lines denied it" nothing introduces the firm, nor in "told the court".
    """
    found = _INTRODUCED.search(before)
    return found["noun"] if found is not None and found["noun"] in _SORTS else None
