"""Where the names of bodies and firms begin and end, and what only looks like one."""

from __future__ import annotations

from collections.abc import Container

from crosswire.extract.actors.words import Words
from crosswire.reference import word_set

_STOPS = word_set("organisations.stops")
_DRILLS = word_set("organisations.drills")
_BODIES_OF = word_set("described.bodies")


def with_members(words: Words, first: int, taken: Container[int]) -> int:
    """Give where a body's name begins whose members stand before it: "Farmers' Union of Peru"."""
    before = words.before_possessive(first) - 1
    if words.lower[first] not in _BODIES_OF or not 0 <= before < first - 1 or before in taken:
        return first
    is_plural = words.lower[before].endswith(("s", "men", "children", "people"))
    is_near = words.is_capitalised(before) and words.is_same_paragraph(before, first)
    return before if is_plural and is_near else first


def names_members(words: Words, first: int, last: int) -> bool:
    """Tell a name that is only the beginning of a body's: "Farmers" of "Farmers' Union"."""
    behind = words.skip_possessive(last)
    is_owner = last - first == 1 and last < behind < len(words)
    return is_owner and with_members(words, behind, ()) == first


def is_body_of(words: Words, first: int, last: int) -> bool:
    """Tell a body named after whom it is made of: "the Norvian Federation of Teachers"."""
    return any(
        words.lower[index] in _BODIES_OF and words.lower[index + 1] in {"of", "for"}
        for index in range(first, last - 2)
    )


def is_drill(words: Words, first: int, last: int) -> bool:
    """Tell whether a name is that of a drill: "the Iron Shield exercise"."""
    behind = words.lower[last : last + 1]
    return bool(_DRILLS.intersection(behind)) and words.is_same_paragraph(first, last)


def end_of_firm(words: Words, first: int, last: int) -> int:
    """Give the index behind "Ltd." where the reader ran on into the next sentence."""
    for index in range(first + 1, last - 1):
        if words.lower[index] in _STOPS and words.texts[index + 1] == ".":
            return index + 2
    return last
