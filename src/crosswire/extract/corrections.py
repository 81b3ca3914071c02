"""What a report takes back in a note of its own: the value that an earlier version gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from crosswire.reference import any_of, word_set
from crosswire.types import Mention, Part, Sentence

_TEXT: Final = rf"(?:{any_of('corrections.texts')})"
_OLD: Final = rf"\b(?:an?|the|our)\s+(?:{any_of('corrections.older')})"
_OLDER: Final = re.compile(
    rf"{_OLD}\s+(?:version|edition)s?\s+(?:of|to)\s+(?:this|the|our)\s+(?:[\w’'-]+\s+)?{_TEXT}\b"
    rf"|\bour\s+(?:{any_of('corrections.older')})\s+{_TEXT}\b",
    re.IGNORECASE,
)
"""What the old value stood in: "an earlier version of this article", but no version of a bill."""
_UNNAMED: Final = re.compile(
    rf"{_OLD}\s+(?:version|edition)s?\b(?!\s+(?:of|to|in)\b)", re.IGNORECASE
)
"""The same where only the note around it says of what."""
_WRONG: Final = re.compile(rf"\b(?:{any_of('corrections.wrong')})\b", re.IGNORECASE)
_CORRECTS: Final = re.compile(
    rf"\A\W*(?:{any_of('corrections.heads')}|editor['’]s note)\b"
    rf"|\b(?:this|the|our)\s+(?:[\w’'-]+\s+)?{_TEXT}\s+"
    rf"(?:(?:was|has been|is|had been)\s+)?(?:{any_of('corrections.verbs')})\b",
    re.IGNORECASE,
)
"""What opens a note of correction: "Correction:", "this story was amended"."""
_TURN: Final = re.compile(
    r";|\s[—–-]\s|,?\s\b(?:but|whereas|while|in fact|the correct|it should|it has been"
    r"|this has been)\b|,\s(?:it|there|that|they|this)\s(?:is|was|are|were)\b",
    re.IGNORECASE,
)
"""Where the old value ends and the right one may follow."""
_NOT: Final = re.compile(
    r"(?:,|\band)?\s*\b(?:not|instead of|rather than)\b[^,;.]*(?:\.\d[^,;.]*)*", re.IGNORECASE
)
_FROM: Final = re.compile(r"\bfrom\b[^,;.]*(?:\.\d[^,;.]*)*", re.IGNORECASE)
_NOTES: Final = ("editor", *sorted(word_set("corrections.heads") | word_set("corrections.verbs")))
"""Letters without which no sentence opens a note of correction."""
_OLD_WORDS: Final = tuple(sorted(word_set("corrections.older")))
_LEAST: Final = 0.5


def find_taken_back(text: str, sentences: Sequence[Sentence]) -> tuple[Part, ...]:
    """
    Find the stretches that only say what an earlier version of the report had said.

    "An earlier version of this article said 45; it is 54" says 54 and no longer 45. So do "this
    story was corrected: the bridge costs 18 million, not 20 million" and "corrects the toll to 54
    from 45". What an earlier statement of somebody else said is no such note.

    Args:
        text: The report.
        sentences: Its sentences.
    """
    found: list[Part] = []
    is_note, last = False, 0
    for sentence in sentences:
        said = text[sentence.start : sentence.end]
        is_note = is_note and "\n" not in text[last : sentence.start].strip(" ")
        low = said.lower()
        is_note = is_note or (_has_words(low, _NOTES) and _CORRECTS.search(said) is not None)
        last = sentence.end
        older = None
        if _has_words(low, _OLD_WORDS):
            older = _OLDER.search(said)
            if older is None and (is_note or _WRONG.search(said)):
                older = _UNNAMED.search(said)
        rest = 0
        if older is not None:
            is_note = True
            turn = _TURN.search(said, older.end())
            rest = turn.start() if turn else len(said)
            found.append(_part(sentence, older.start(), rest))
        if is_note:
            signs = (_NOT, _FROM) if " to " in said else (_NOT,)
            for sign in signs:
                found += [_part(sentence, *one.span()) for one in sign.finditer(said, rest)]
    return tuple(found)


def _has_words(low: str, words: Iterable[str]) -> bool:
    """Tell whether letters stand somewhere without which a pattern need not be tried."""
    return any(word in low for word in words)


def _part(sentence: Sentence, first: int, behind: int) -> Part:
    return Part(start=sentence.start + first, end=sentence.start + behind)


def leave_out_taken_back(
    mentions: Iterable[Mention], taken_back: Sequence[Part]
) -> tuple[Mention, ...]:
    """Leave out mentions of which half or more stands in what is taken back."""
    return tuple(one for one in mentions if not _is_taken_back(one, taken_back))


def _is_taken_back(mention: Mention, taken_back: Sequence[Part]) -> bool:
    shared = sum(
        max(0, min(part.end, mention.end) - max(part.start, mention.start)) for part in taken_back
    )
    return shared >= _LEAST * (mention.end - mention.start)
