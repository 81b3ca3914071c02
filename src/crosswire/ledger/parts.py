"""How much of what was promised is told as done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from crosswire.align.lexicon import load_lexicon, stem
from crosswire.extract.numbers import Number, NumberKind, find_numbers
from crosswire.ledger.forms import WORD, load_pairs
from crosswire.ledger.records import CommitmentState
from crosswire.reference import any_of

_OF: Final = re.compile(
    r"(?:\s+(?!of\b)[^\W\d_]+){0,3},?\s+(?:out\s+)?of\s+(?:(?:all|the|its|his|her|their)\s+)*",
    re.IGNORECASE,
)
"""Between the part and the whole: "ten of the forty boats", "ten boats out of forty"."""
_PORTION: Final = re.compile(
    rf"\b(?P<portion>{any_of('outcomes.portions')})\s+(?:of\s+)?"
    r"(?:(?:all|the|its|his|her|their|these|those|promised|pledged|planned)\s+)*",
    re.IGNORECASE,
)
"""Before the whole: "half of the boats", "some of its forty boats"."""
_SOME_OF: Final = re.compile(
    rf"\b(?:{any_of('outcomes.portions')})\s+of\s+(?:(?:the|its|his|her|their|these|those)\s+)?$",
    re.IGNORECASE,
)
"""Before a number: "most of the | forty boats"."""
_AROUND: Final = re.compile(
    r"\b(?:in|to|from|for|by|as|with|at|on|into|a|an|is|are|was|were)\s+(?:an?\s+|the\s+)?$"
    r"|,\s*$|\bof\s+which\b",
    re.IGNORECASE,
)
"""Before a part that is no object of the deed: "as part of the accord", "sent to parts of"."""
_HEAD_STOPS: Final = re.compile(
    r"[,.;:]|\s(?:of|in|to|for|from|at|on|by|with|as|and|but|that|which|who|are|is|was|were)\s"
)
"""Where the noun ends that a part is of."""
_AS_MANY: Final = re.compile(
    r"\b(?:(?:the|a)\s+(?:same|equal|like|similar)|an\s+(?:equal|identical|equivalent))"
    r"\s+number\s+of\b|\bas\s+many\b(?!(?:\s+[\w’\'-]+){0,4}\s+as\b)",
    re.IGNORECASE,
)
"""A number that stands elsewhere: "the same number of boats", "as many boats"."""
_MOST_BEFORE: Final = 2_000
"""Characters before such words in which the number is looked for."""
_MOST_LETTERS: Final = 80
_NOUN: Final = 4
"""Words behind a number among which stands what it counts: "forty new rescue boats"."""


class _Amount(msgspec.Struct, frozen=True):
    """A number with the words, or the sign, of what it counts or is measured in."""

    number: Number
    counted: frozenset[str]


def read_part(promised: str, told: str) -> CommitmentState | None:
    """
    Read how much of what was promised is told: all of it, a part, or another amount.

    "Ten of the forty boats", "half of the boats", "the first batch of boats", and a smaller number
    of what was promised by number, are parts; the full number, or more of the same, keeps it
    whatever else is said to be a part. "The remaining thirty boats" are the end of it.

    Args:
        promised: The words of the promise, without dates.
        told: Those of the deed.

    Returns:
        Kept, partly kept; None where the amounts are of something else.
    """
    amounts, given = _find_amounts(promised), _find_amounts(told)
    counts = [one for one in given if one.number.kind is not NumberKind.FRACTION]
    wanted, got = (
        {(one.number.low, one.number.high) for one in some} for some in (amounts, counts)
    )
    if _is_share_of_whole(counts, wanted, told):
        return CommitmentState.PARTLY
    compared = [(one, other) for one in amounts for other in counts if one.counted & other.counted]
    if any(one.number.low <= other.number.low for one, other in compared):
        return CommitmentState.KEPT
    if _is_portion(promised, told) or _is_fraction(promised, given):
        is_whole = any(one.number.kind is NumberKind.FRACTION for one in amounts)
        return CommitmentState.KEPT if is_whole else CommitmentState.PARTLY
    words = [word.lower() for word in WORD.findall(told)]
    if _has_form(words, "outcomes.partial"):
        return CommitmentState.PARTLY
    if not (wanted and got and wanted.isdisjoint(got)) or _has_form(words, "outcomes.rest"):
        return CommitmentState.KEPT
    return CommitmentState.PARTLY if compared else None


def name_amount(text: str, before: str) -> str:
    """
    Put the number that is meant where a text says "the same number of boats".

    Args:
        text: Words of a promise.
        before: What its report says before it.

    Returns:
        The text with the last number before it of what it counts; as it was where there is none.
    """
    found = _AS_MANY.search(text)
    if found is None:
        return text
    stops = load_lexicon().stops
    words = [word[0].lower() for word in WORD.finditer(text, found.end())][:_NOUN]
    counted = {stem(word) for word in words if word not in stops}
    for amount in reversed(_find_amounts(before[-_MOST_BEFORE:])):
        number = amount.number
        is_whole = number.low == number.high and number.low.is_integer()
        if is_whole and number.kind is not NumberKind.FRACTION and amount.counted & counted:
            return f"{text[: found.start()]}{int(number.low)}{text[found.end() :]}"
    return text


def _is_fraction(promised: str, given: Sequence[_Amount]) -> bool:
    """Tell whether a fraction is one of what was promised: "25 trams out of 60", no half a year."""
    wanted = _count_words(promised)
    return any(
        one.number.kind is NumberKind.FRACTION and not wanted.isdisjoint(one.counted)
        for one in given
    )


def _is_share_of_whole(
    given: Sequence[_Amount], wanted: set[tuple[float, float]], told: str
) -> bool:
    """Tell whether a text tells some of what it gives in full: "ten of the forty boats"."""
    if any(
        (one.number.low, one.number.high) in wanted
        and _SOME_OF.search(told, max(0, one.number.start - _MOST_LETTERS), one.number.start)
        for one in given
    ):
        return True
    return any(
        one.number.low < other.number.low
        and (one.number.low, one.number.high) not in wanted
        and (other.number.low, other.number.high) in wanted
        and _OF.fullmatch(told, one.number.end, other.number.start) is not None
        for one, other in pairwise(given)
    )


def _is_portion(promised: str, told: str) -> bool:
    """
    Tell whether words for a part govern what was promised: "some of the boats".

    Of "parts of Uganda", "part of a wider deal" and "half a year" it was not.
    """
    wanted = _count_words(promised)
    for found in _PORTION.finditer(told):
        stop = _HEAD_STOPS.search(told, found.end(), found.end() + _MOST_LETTERS)
        governed = told[found.end() : stop.start() if stop else found.end() + _MOST_LETTERS]
        if (
            _count_words(governed) & wanted
            and _AROUND.search(told[max(0, found.start() - _MOST_LETTERS) : found.start()]) is None
        ):
            return True
    return False


def _count_words(text: str) -> set[str]:
    stops = load_lexicon().stops
    return {stem(word) for word in map(str.lower, WORD.findall(text)) if word not in stops}


def _find_amounts(text: str) -> list[_Amount]:
    """Find the numbers of a text, each with what it counts."""
    stops = load_lexicon().stops
    found = []
    for number in find_numbers(text):
        behind = [one.lower() for one in WORD.findall(text, number.start, number.end)]
        most = len(behind) + _NOUN
        for word in WORD.finditer(text, number.end):
            if len(behind) == most:
                break
            behind.append(word[0].lower())
        before = text[max(0, number.start - 3) : number.start].rstrip()[-1:]
        signs = {before} if unicodedata.category(before or " ") == "Sc" else set()
        counted = {stem(word) for word in behind if word not in stops} | signs
        found.append(_Amount(number, frozenset(counted)))
    return found


def _has_form(words: list[str], use: str) -> bool:
    """Tell whether words have one of a list, with the word that goes with it right behind it."""
    forms = load_pairs(use)
    return any(
        (one, "") in forms or ((one, after) in forms and before != "as")
        for before, one, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )
