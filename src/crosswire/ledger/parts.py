"""How much of what was promised is told as done."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from crosswire.align.lexicon import load_lexicon, stem
from crosswire.extract.numbers import Number, NumberKind, find_numbers
from crosswire.ledger.records import CommitmentState
from crosswire.reference import word_set

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OF: Final = re.compile(
    r"(?:\s+(?!of\b)[^\W\d_]+){0,3},?\s+(?:out\s+)?of\s+(?:(?:all|the|its|his|her|their)\s+)*",
    re.IGNORECASE,
)
"""Between the part and the whole: "ten of the forty boats", "ten boats out of forty"."""
_NOUN: Final = 4
"""Words behind a number among which stands what it counts: "forty new rescue boats"."""


def read_part(promised: str, told: str) -> CommitmentState | None:
    """
    Read how much of what was promised is told: all of it, a part, or another amount.

    "Ten of the forty boats", "half of the boats", "the first batch of boats", and a smaller number
    of what was promised by number, are parts. "The remaining thirty boats" are the end of it.

    Args:
        promised: The words of the promise, without dates.
        told: Those of the deed.

    Returns:
        Kept, partly kept; None where the amounts are of something else, or larger.
    """
    amounts, given = find_numbers(promised), find_numbers(told)
    fractions = [one for one in given if one.kind is NumberKind.FRACTION]
    if fractions:
        is_whole = any(one.kind is NumberKind.FRACTION for one in amounts)
        return CommitmentState.KEPT if is_whole else CommitmentState.PARTLY
    wanted, got = ({(one.low, one.high) for one in some} for some in (amounts, given))
    for one, other in pairwise(given):
        is_smaller = one.low < other.low and (one.low, one.high) not in wanted
        if is_smaller and _OF.fullmatch(told, one.end, other.start):
            return CommitmentState.PARTLY
    words = [word.lower() for word in _WORD.findall(told)]
    if _has_form(words, "outcomes.partial"):
        return CommitmentState.PARTLY
    if not (wanted and got and wanted.isdisjoint(got)) or _has_form(words, "outcomes.rest"):
        return CommitmentState.KEPT
    is_less = any(_is_less(promised, one, told, other) for one in amounts for other in given)
    return CommitmentState.PARTLY if is_less else None


def _is_less(promised: str, wanted: Number, told: str, got: Number) -> bool:
    """Tell whether a number counts what another one does, and is smaller."""
    if got.low >= wanted.low:
        return False
    return bool(_counted(promised, wanted) & _counted(told, got))


def _counted(text: str, number: Number) -> set[str]:
    """Give the words, or the sign, of what a number counts or is measured in."""
    stops = load_lexicon().stops
    behind = [word.lower() for word in _WORD.findall(text, number.end)[:_NOUN]]
    sign = text[: number.start].rstrip()[-1:]
    signs = {sign} if unicodedata.category(sign or " ") == "Sc" else set()
    return {stem(word) for word in behind if word not in stops} | signs


def _has_form(words: list[str], use: str) -> bool:
    """Tell whether words have one of a list, with the word that goes with it right behind it."""
    forms = _load_forms(use)
    return any(
        (one, "") in forms or ((one, after) in forms and before != "as")
        for before, one, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


@cache
def _load_forms(use: str) -> frozenset[tuple[str, str]]:
    parts = (form.partition("+") for form in word_set(use))
    return frozenset((word, after) for word, _, after in parts)
