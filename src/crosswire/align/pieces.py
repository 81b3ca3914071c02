"""Statements of several sentences cut into one statement a sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from crosswire.align.words import bare_words, sentence_ends
from crosswire.types import Mention, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crosswire.types import Report

_SHORTEST = 4
"""Words below which a sentence stays with its neighbour ("Indeed.")."""


def cut_into_pieces(mention: Mention, report: Report) -> Iterator[Mention]:
    """
    Cut a statement at its sentence ends: outlets quote sentences, not speeches.

    One outlet prints three sentences of a minister, another the second alone; only the
    second is then shared. Each piece keeps source, cue and speaker. Sentences of fewer
    than four words stay with the one before them (the first with the one behind).
    """
    parts = mention.stretches
    cuts: list[list[Part]] = [[]]
    for part in parts:
        start = part.start
        for end in [*sentence_ends(report.text, part.start, part.end), part.end]:
            if end > start:
                cuts[-1].append(_trim(report.text, start, end))
            if end < part.end or _ends_sentence(report.text, part):
                cuts.append([])
            start = end
    pieces = _join_short([cut for cut in cuts if cut], report.text)
    if len(pieces) < 2:
        yield mention
        return
    for piece in pieces:
        yield narrow(mention, piece, report.text)


def _trim(text: str, start: int, end: int) -> Part:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Part(start=start, end=end)


def _ends_sentence(text: str, part: Part) -> bool:
    return text[part.start : part.end].rstrip(" ”\"’'").endswith((".", "!", "?"))


def _join_short(cuts: list[list[Part]], text: str) -> list[list[Part]]:
    joined: list[list[Part]] = []
    is_short = False
    for cut in cuts:
        n_words = sum(len(bare_words(text[part.start : part.end])) for part in cut)
        if joined and (n_words < _SHORTEST or is_short):
            joined[-1] = joined[-1] + cut
            is_short = False
        else:
            joined.append(cut)
            is_short = n_words < _SHORTEST
    return joined


def narrow(mention: Mention, piece: list[Part], text: str) -> Mention:
    """Keep the piece alone of a mention; touching parts become one."""
    start, end = piece[0].start, piece[-1].end
    between = [text[one.end : other.start] for one, other in pairwise(piece)]
    whole = all(not gap.strip(" \n\t”“\"'’‘") for gap in between)
    return msgspec.structs.replace(
        mention,
        start=start,
        end=end,
        exact=text[start:end],
        parts=() if whole else tuple(piece),
    )
