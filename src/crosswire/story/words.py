"""Words, names and rare details of a text, in the form in which reports are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import numpy as np

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]|\n)[\s\"“”'‘’(\[]*$")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d{1,15}(?:\.\d+)?")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_TERM_LENGTH = 6
_MOST_WORDS = 1 << 13
"""So many words are remembered, each with what was made of it: the common ones are fewer."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: Odd and large (that of splitmix64), so that runs of the same words in another order differ.
_MULTIPLIER = 0x9E3779B97F4A7C15


@lru_cache(maxsize=_MOST_WORDS)
def make_term(word: str) -> str:
    """
    Bring a word into the form in which reports are compared.

    Lower case, no possessive, no dots, cut after six letters: "Kazakhstan's" and "Kazakh"
    are one term, and so are "Russian" and "Russia". A plural loses its "s".
    """
    term = word.lower().replace("’", "'").removesuffix("'s").replace(".", "").replace("'", "")
    if len(term) > 3 and term.endswith("s") and not term.endswith(("ss", "us", "is")):
        term = term[:-1]
    return term[:_TERM_LENGTH]


def find_terms(text: str) -> list[str]:
    """List the terms of a text in order, single letters left out."""
    terms = (make_term(match.group()) for match in _WORD.finditer(text))
    return [term for term in terms if len(term) > 1]


def list_names(text: str) -> dict[str, str]:
    """
    List the words that are capitalised inside a sentence, as first printed, by their terms.

    In "Talks in Oslo failed, Larsen said" the names are "oslo" and "larsen": "Talks"
    is capitalised only because it opens the sentence.
    """
    names: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or len(word) < 2:
            continue
        if not _SENTENCE_START.search(text, max(0, match.start() - 6), match.start()):
            names.setdefault(make_term(word), word)
    return names


def find_names(text: str) -> set[str]:
    """Collect the terms of the words that are capitalised inside a sentence."""
    return set(list_names(text))


def list_numbers(text: str) -> set[str]:
    """Collect the numbers of a text that tell something, without their commas."""
    return set(find_details(text))


def find_details(text: str) -> dict[str, float]:
    """
    Collect the numbers of a text, each with how telling it is when two reports share it.

    "34.4" or "1,250" tells much (1.0), "17" little (0.4); one digit, round tens and
    years tell nothing and are left out.
    """
    details: dict[str, float] = {}
    for match in _NUMBER.finditer(text):
        number = match.group().replace(",", "")
        if "." in number or len(number.rstrip("0")) > 2:
            if not _YEAR.fullmatch(number):
                details[number] = 1.0
        elif len(number) == 2 and not number.endswith("0"):
            details[number] = 0.4
    return details


def find_latest_year(text: str) -> int | None:
    """Find the latest year that a text names, or None."""
    return max((int(match.group()) for match in _YEAR.finditer(text)), default=None)


def find_weekdays(text: str) -> int:
    """Collect the days of the week that a text names, one bit each, Monday the lowest."""
    days = {match.group().lower() for match in _WEEKDAY.finditer(text)}
    return sum(1 << at for at, name in enumerate(_WEEKDAYS) if name in days)


@lru_cache(maxsize=_MOST_WORDS)
def make_key(term: str) -> int:
    """Number a term by its CRC-32, the same in every run: what is kept may be read years later."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def make_runs(text: str, size: int = 5) -> bytes:
    """
    Hash every run of `size` words, so that shared wording can be counted.

    Returns:
        The distinct hashes in order, 32 bits each, little-endian.
    """
    words = np.array([make_key(match.group().lower()) for match in _WORD.finditer(text)], "<u8")
    n_runs = len(words) - size + 1
    if n_runs <= 0:
        return b""
    mixed = np.zeros(n_runs, "<u8")
    for at in range(size):
        mixed = mixed * np.uint64(_MULTIPLIER) + words[at : at + n_runs]
    return np.unique((mixed >> np.uint64(32)).astype("<u4")).tobytes()
