"""A mention as the joint reader takes it: its sentence, with the mention marked in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.align.words import sentence_around
from crosswire.types import ClaimKind
from crosswire.types.together import MarkedText

if TYPE_CHECKING:
    from crosswire.align.item import Item

_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|yet)\s+)?(?:(?:after|at|before|by|for|from|in|of|on|to|under|with)\s+)?"
    r"(?:he|she|it|they|his|her|its|their|this|these|both|neither)\b",
    re.IGNORECASE,
)
"""How a passage opens that only the sentence before it tells what it speaks of."""
_MOST_BEFORE = 300
"""Characters of a sentence before that are given with it, at most."""


def mark_in_sentence(item: Item) -> MarkedText:
    """
    Give a mention with the sentence, or sentences, that it stands in.

    Where it opens with what points back, "It applies to all of the region", the sentence before
    goes with it.
    """
    mention, text = item.mention, item.report.text
    is_figure = mention.kind is ClaimKind.FIGURE
    first, last = sentence_around(text, mention.start, mention.end)
    last = max(last, mention.end)
    if _POINTS_BACK.match(text, first if is_figure else mention.start):
        first = _begin_before(text, first)
    marked = tuple((part.start - first, part.end - first) for part in mention.stretches)
    return MarkedText(text[first:last], marked, is_figure)


def _begin_before(text: str, first: int) -> int:
    """Give where the sentence before one begins; of a long one, where its last words do."""
    end = len(text[:first].rstrip())
    if not end:
        return first
    begin, _ = sentence_around(text, end - 1, end)
    return max(begin, end - _MOST_BEFORE)
