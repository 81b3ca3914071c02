"""A mention as the joint reader takes it: its sentence, with the mention marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.words import sentence_around
from crosswire.types import ClaimKind
from crosswire.types.together import MarkedText

if TYPE_CHECKING:
    from crosswire.align.item import Item


def mark_in_sentence(item: Item) -> MarkedText:
    """Give a mention with the sentence, or sentences, that it stands in."""
    mention, text = item.mention, item.report.text
    first, last = sentence_around(text, mention.start, mention.end)
    last = max(last, mention.end)
    marked = tuple((part.start - first, part.end - first) for part in mention.stretches)
    return MarkedText(text[first:last], marked, mention.kind is ClaimKind.FIGURE)
