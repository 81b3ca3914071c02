"""Which names of a story are one origin: a bare name and the full one, initials and what they are
short for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from crosswire.origins.bodies import HEADS, OF_MANY_STATES
from crosswire.origins.names import Key, OriginName, find_countries, is_part_of

_INITIALS = re.compile(r"[A-Z](?:[a-z]?[A-Z]){1,7}[a-z]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})
_FEWEST = 3
"""Letters that initials have at least to be told by them alone."""


def join_parts(names: Iterable[Key]) -> dict[Key, Key]:
    """Join "the foreign ministry" with "the Norwegian foreign ministry" where only one fits."""
    keys = sorted(names, key=sorted)
    joined = {}
    for key in keys:
        whole = find_whole(key, keys)
        joined[key] = key if whole is None else whole
    return joined


def find_whole(key: Key, keys: Iterable[Key]) -> Key | None:
    """
    Find the fullest name that a bare one is part of; None where two compete.

    Of a body called after its field, the country may be left out of the full name: "the Kenyan
    disaster agency" is the National Disaster Management Agency where no other country has one.
    """
    known = list(keys)
    wholes = [other for other in known if is_part_of(key, other)]
    if not wholes and key & HEADS and (countries := find_countries(key)):
        wholes = _find_unplaced(key - countries, countries, known)
    fullest = [one for one in wholes if not any(one < other for other in wholes)]
    return fullest[0] if len(fullest) == 1 else None


def _find_unplaced(bare: Key, countries: Key, known: Collection[Key]) -> list[Key]:
    """
    Find full names without a country that a body of some country may have.

    The World Health Organization is no country's, and where Kenya and Uganda each have a disaster
    agency, nobody can tell whose the National Disaster Management Agency is.
    """
    placed = [(one, find_countries(one)) for one in known]
    unplaced = (one for one, theirs in placed if not theirs and not one & OF_MANY_STATES)
    rivals = [one - theirs for one, theirs in placed if theirs and theirs != countries]
    return [
        whole
        for whole in unplaced
        if is_part_of(bare, whole)
        and not any(
            rival in (bare, whole) or is_part_of(bare, rival) or is_part_of(rival, whole)
            for rival in rivals
        )
    ]


def spell_out(names: Collection[OriginName], texts: Collection[str]) -> Mapping[Key, OriginName]:
    """
    Find what initials are short for: "the NDMA" is the National Disaster Management Agency.

    A text that prints both, "the disaster institute (INGD)", tells it. Else a name must have
    those initials, and no other name of the story.

    Args:
        names: All names of a story.
        texts: Its reports.

    Returns:
        By the keys of those that are initials, the names that they stand for.
    """
    found: dict[Key, OriginName] = {}
    for short in names:
        if short.kind is not None or not _INITIALS.fullmatch(short.name):
            continue
        others = [one for one in names if " " in one.name and ", " not in one.name]
        told = {one.key: one for one in others if _is_printed_behind(short.name, one.name, texts)}
        if not told:
            told = {one.key: one for one in others if _has_initials(one.name, short.name)}
        wholes = {key for key in told if not any(key < other for other in told)}
        if len(wholes) == 1:
            found[short.key] = min((one for one in others if one.key in wholes), key=_order)
    return found


def _order(name: OriginName) -> tuple[bool, int, str]:
    return name.kind is None, len(name.name), name.name


def _is_printed_behind(letters: str, name: str, texts: Collection[str]) -> bool:
    """Tell whether a text has the letters in brackets behind a name."""
    printed = re.compile(
        rf"(?<!\w){re.escape(name)}(?:['’]s)? \({re.escape(letters)}\)", re.IGNORECASE
    )
    return any(f"({letters})" in text and printed.search(text) for text in texts)


def _has_initials(name: str, letters: str) -> bool:
    """Tell whether a name has those initials, be it without its small words."""
    wanted = letters.casefold()
    if len(wanted) < _FEWEST:
        return False
    words = [word.casefold() for word in _WORD.findall(name)]
    if words and words[0] == "the":
        words = words[1:]
    telling = [word for word in words if word not in _SMALL]
    return wanted in {"".join(word[0] for word in some) for some in (words, telling)}
