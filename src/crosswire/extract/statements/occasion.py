"""When and where something was said, where that is not the day and the event of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from crosswire.types import (
    Article,
    DateMention,
    Mention,
    Occasion,
    Part,
    PartOfSpeech,
    Reading,
    Token,
)

_GATHERING = re.compile(
    r"\b(?:during|at|in|on the sidelines of|before|after|to) "
    r"((?:(?:a|an|the|his|her|their) )?(?:[\w.’'-]{1,30} ){0,10}?"
    r"(?:forum|summit|conference|session|assembly|congress|parliament|rally|interview|briefing"
    r"|speech|address|hearing|meeting|ceremony)\b"
    r"(?: of (?:the )?(?:\d{1,3}\w{2} )?"
    r"[A-Z][\w’'-]{1,30}\.?(?: [A-Z][\w’'-]{1,30}\.?){0,6}(?<!\.))?)"
)
_SAME = re.compile(
    r"\b(?:on (?:the|that|this) occasion|at (?:the|that) time|that day|then)\b", re.IGNORECASE
)
_MARKS = frozenset({",", ";", "–", "—"})
_FRESH = timedelta(days=4)


def place_in_time(
    article: Article,
    reading: Reading,
    statements: Sequence[Mention],
    dates: Sequence[DateMention],
    anchor: date | None,
) -> tuple[Mention, ...]:
    """
    Tell of each statement when it was said, where its sentence names another time.

    "Last June, at the harbour forum, Lund stated that ...", in a report of August, was said
    in June; so was the next sentence, which "she said on the occasion". What was said within
    four days of the report has no occasion of its own.

    Args:
        article: The article.
        reading: Its reading.
        statements: Its statements, in text order.
        dates: The expressions of time in it.
        anchor: The day of the report; without it nothing is told.

    Returns:
        The statements, those of another time with `occasion`.
    """
    if anchor is None:
        return tuple(statements)
    placed: list[Mention] = []
    starts = [sentence.start for sentence in reading.sentences]
    contents = [part for each in statements for part in each.stretches]
    dates = [
        each
        for each in dates
        if not any(part.start <= each.start and each.end <= part.end for part in contents)
    ]
    for statement in statements:
        around = tuple(_outside(article, reading, starts, statement))
        told = [each for each in dates if not _is_of_other_clause(reading, statement, each)]
        occasion = _name_occasion(article.text, around, told, anchor)
        if occasion is None and placed and _goes_on(article.text, around, placed[-1], statement):
            occasion = placed[-1].occasion
        placed.append(msgspec.structs.replace(statement, occasion=occasion))
    return tuple(placed)


def _is_of_other_clause(reading: Reading, statement: Mention, found: DateMention) -> bool:
    """
    Tell whether a date behind a cue stands in a clause behind a comma: no day of saying.

    "Soro said on Thursday, well below what was claimed in Quito last month" was said on Thursday.
    """
    cue = statement.cue
    if cue is None or found.start < cue.end:
        return False
    first, last = (
        bisect_left(reading.tokens, offset, key=_start_of) for offset in (cue.end, found.start)
    )
    between = reading.tokens[first:last]
    comma = next((at for at, token in enumerate(between) if token.text in _MARKS), None)
    return comma is not None and any(
        token.pos in {PartOfSpeech.VERB, PartOfSpeech.AUX} for token in between[comma:]
    )


def _start_of(token: Token) -> int:
    return token.start


def _outside(
    article: Article, reading: Reading, starts: Sequence[int], statement: Mention
) -> Iterator[Part]:
    """Give the stretches of the cue's sentence that are no content."""
    if statement.cue is None:
        return
    at = bisect_right(starts, statement.cue.start) - 1
    if at < 0:
        return
    sentence = reading.sentences[at]
    start = sentence.start
    for part in statement.stretches:
        if start < part.start <= sentence.end:
            yield Part(start=start, end=part.start)
        start = max(start, part.end)
    if start < sentence.end:
        yield Part(start=start, end=sentence.end)


def _name_occasion(
    text: str, around: Iterable[Part], dates: Sequence[DateMention], anchor: date
) -> Occasion | None:
    """Name the occasion by a date of another time, with the gathering named beside it."""
    parts = tuple(around)
    for found in dates:
        if not any(part.start <= found.start and found.end <= part.end for part in parts):
            continue
        if _is_elsewhen(found, anchor):
            names = (_GATHERING.search(text, part.start, part.end) for part in parts)
            name = next((" ".join(match.group(1).split()) for match in names if match), None)
            return Occasion(date=found.period, name=name, start=found.start, end=found.end)
    return None


def _is_elsewhen(found: DateMention, anchor: date) -> bool:
    """Tell whether an expression of time lies wholly more than four days from the report."""
    start, end = found.period.start, found.period.end
    if not start or not end:
        return False
    return date.fromisoformat(end) < anchor - _FRESH or date.fromisoformat(start) > anchor + _FRESH


def _goes_on(text: str, around: Sequence[Part], before: Mention, statement: Mention) -> bool:
    """Tell whether a statement refers back to the occasion of the one before."""
    if before.occasion is None or before.speaker != statement.speaker:
        return False
    same_cue = before.cue is not None and statement.cue == before.cue
    return same_cue or any(_SAME.search(text, part.start, part.end) for part in around)
