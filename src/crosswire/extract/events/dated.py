"""Which expressions of time say when something happened: not "a 1962 law", nor who reports it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import word_set
from crosswire.types import DateMention, PartOfSpeech, Reading, Token

_YEAR = re.compile(r"(?:.* )?(?:1[5-9]|20)\d\d")
_NOMINAL = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPN})
_IN_PHRASE = _NOMINAL | {PartOfSpeech.ADJ}
_OPENS = frozenset({PartOfSpeech.DET, PartOfSpeech.PRON})
_HAPPENING = word_set("events.happening")
"""What happens at its date: "the 2016 election", unlike "a 1962 law"."""
_LONGEST = 8
"""Words of a phrase that a year stands in."""


def keep_deed_dates(reading: Reading, dates: Iterable[DateMention]) -> tuple[DateMention, ...]:
    """
    Keep the expressions of time that can say when a deed was done.

    That of "a 1962 law" or "the March 2019 report" is when the thing was made, and that of "died,
    according to a statement on Tuesday" when it was told.

    Args:
        reading: The report as the reader gave it.
        dates: Its expressions of time.
    """
    starts = [token.start for token in reading.tokens]
    firsts = [sentence.first for sentence in reading.sentences]

    def says_when(each: DateMention) -> bool:
        first, last = bisect_left(starts, each.start), bisect_left(starts, each.end)
        if first >= last:
            return True
        opens = firsts[bisect_right(firsts, first) - 1]
        tokens = reading.tokens[opens : last + _LONGEST]
        at, end = first - opens, last - opens
        is_year = _YEAR.fullmatch(each.exact) is not None
        return not (is_year and _is_of_thing(tokens, at, end)) and not _is_of_telling(tokens, at)

    return tuple(each for each in dates if says_when(each))


def _is_of_thing(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a date stands between an article or an owner and what it is the date of."""
    if first < 1 or last >= len(tokens):
        return False
    before, noun = tokens[first - 1], last
    if before.pos not in _OPENS and before.text not in POSSESSIVE:
        return False
    while noun < len(tokens) and noun - last < _LONGEST and tokens[noun].pos in _IN_PHRASE:
        noun += 1
    phrase = tokens[last:noun]
    is_led = any(token.pos in _NOMINAL for token in phrase)
    return is_led and not any(token.lemma in _HAPPENING for token in phrase)


def _is_of_telling(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a date stands behind ", according to" with no other comma between them."""
    for at in range(first - 1, 0, -1):
        if tokens[at].text in {",", ";"}:
            return False
        if tokens[at].lemma in {"according", "accord"} and tokens[at + 1].text == "to":
            return tokens[at - 1].text == ","
        if tokens[at].pos is PartOfSpeech.VERB and not (tokens[at].relation or "").startswith(
            "acl"
        ):
            return False
    return False
