"""The text of a report cut where passages start and end, so that claims may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from crosswire.types import Article, Claim


class Segment(msgspec.Struct, frozen=True):
    """Stretch of a text that belongs to the same claims throughout, by their number."""

    start: int
    end: int
    claims: tuple[int, ...]


class Block(msgspec.Struct, frozen=True):
    """Paragraph of a report; `is_body` is False for headline, sign-off and other surroundings."""

    segments: tuple[Segment, ...]
    is_body: bool


def cut_report(article: Article, claims: Sequence[Claim]) -> tuple[Block, ...]:
    """
    Cut a report into paragraphs, and these into segments.

    Two passages that overlap, "[the cost is {240 million] euros}", become three segments, the
    middle one of both claims. Joined again, the segments of a block give its text.

    Args:
        article: The report.
        claims: All claims of the comparison; a segment names them by their place here.
    """
    passages = sorted(_list_passages(article, claims))
    return tuple(
        Block(_cut_block(start, end, passages), is_body)
        for start, end, is_body in _list_blocks(article)
    )


def _list_passages(article: Article, claims: Sequence[Claim]) -> Iterable[tuple[int, int, int]]:
    limit = len(article.text)
    for number, claim in enumerate(claims):
        for mention in claim.mentions:
            if mention.report != article.id:
                continue
            stretches = [(part.start, part.end) for part in mention.parts]
            for start, end in stretches or [(mention.start, mention.end)]:
                if 0 <= start < end <= limit:
                    yield start, end, number


def _list_blocks(article: Article) -> Iterable[tuple[int, int, bool]]:
    offset = 0
    for paragraph in sorted(article.paragraphs, key=lambda part: part.start):
        if paragraph.start < offset:
            continue
        yield from _list_surroundings(article.text, offset, paragraph.start)
        yield paragraph.start, paragraph.end, True
        offset = paragraph.end
    yield from _list_surroundings(article.text, offset, len(article.text))


def _list_surroundings(text: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    if text[start:end].strip():
        yield start, end, False


def _cut_block(
    start: int, end: int, passages: Sequence[tuple[int, int, int]]
) -> tuple[Segment, ...]:
    inside = [passage for passage in passages if passage[0] < end and start < passage[1]]
    bounds = {start, end}
    for low, high, _ in inside:
        bounds.update((max(low, start), min(high, end)))
    edges = sorted(bounds)
    segments = []
    for low, high in pairwise(edges):
        numbers = {number for first, last, number in inside if first <= low and high <= last}
        segments.append(Segment(low, high, tuple(sorted(numbers))))
    return tuple(segments)
