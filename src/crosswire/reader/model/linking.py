"""Ties sources and contents to the cue that signals them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.reader.model.decode import Floats

Span = tuple[int, int]
"""First word and word behind the last."""
_LEAST = 0.3  # a link that is less likely than this is none
_LEAST_BOTH_WAYS = 0.3  # the same for a source, there and back
_PART_OF_CUE = 0.3  # words that are likelier than this to be in a cue carry a cue on


class Linked(msgspec.Struct, frozen=True):
    """
    Attribution as stretches of words, first word and word behind the last.

    Attributes:
        cue: None where the content has none in reach.
        source: None where the cue has none of its own.
        contents: In text order; at least one.
        confidence: From 0 to 1.
    """

    cue: Span | None
    source: Span | None
    contents: tuple[Span, ...]
    confidence: float


def link_stretches(
    stretches: Sequence[tuple[str, int, int]], *, links: Floats, sure: Floats, in_cue: Floats
) -> list[Linked]:
    """
    Tie the stretches of one window together.

    Every content goes to the cue that its words point to. Of the sources that point to a cue,
    or that it points to, the surest is its own; two cues may share one: "Lund said that ..., and
    warned that ...". Where a content points to a word that was not tagged, there is a cue.

    Args:
        stretches: Kind ("source", "cue", "content"), first word and word behind the last.
        links: How likely each word points to each, (words, words): words of sources and
            contents to the first of their cue, those of a cue to the first of its source.
        sure: How likely each word has the tag that it was given.
        in_cue: How likely each word is in a cue.

    Returns:
        Attributions in the order of their cues; contents that point to no cue at the end,
        each alone. A cue without a content is left out.
    """
    cues = _find_cues(stretches, links, in_cue)
    contents: dict[Span, list[Span]] = {cue: [] for cue in cues}
    sources = [(first, last) for kind, first, last in stretches if kind == "source"]
    alone: list[Span] = []
    for kind, first, last in stretches:
        if kind == "content":
            cue = _point(cues, links[first:last])
            if cue is None:
                alone.append((first, last))
            else:
                contents[cue].append((first, last))
    found = []
    for cue in cues:
        if not contents[cue]:
            continue
        source = _find_source(cue, sources, links)
        spans = [cue, *contents[cue], *([source] if source else [])]
        found.append(Linked(cue, source, tuple(contents[cue]), _confidence(spans, sure)))
    return found + [Linked(None, None, (span,), _confidence([span], sure)) for span in alone]


def _find_cues(
    stretches: Sequence[tuple[str, int, int]], links: Floats, in_cue: Floats
) -> list[Span]:
    """List the tagged cues and those that contents point to although they were not tagged."""
    cues = [(first, last) for kind, first, last in stretches if kind == "cue"]
    taken = [False] * len(in_cue)
    for _, first, last in stretches:
        taken[first:last] = [True] * (last - first)
    for kind, first, last in stretches:
        if kind != "content":
            continue
        weights = links[first:last].mean(axis=0)
        word = int(weights.argmax())
        known = max((float(weights[begin:end].sum()) for begin, end in cues), default=0.0)
        if taken[word] or weights[word] <= max(known, _LEAST):
            continue
        end = word + 1
        while end < len(taken) and in_cue[end] > _PART_OF_CUE and not taken[end]:
            end += 1
        taken[word:end] = [True] * (end - word)
        cues.append((word, end))
    return sorted(cues)


def _point(cues: Sequence[Span], links: Floats) -> Span | None:
    """Choose the cue that the words of a stretch point to."""
    if not cues:
        return None
    weights = [float(links[:, first:last].sum(axis=1).mean()) for first, last in cues]
    best = max(range(len(cues)), key=weights.__getitem__)
    return cues[best] if weights[best] > _LEAST else None


def _find_source(cue: Span, sources: Sequence[Span], links: Floats) -> Span | None:
    """Choose the source that points to a cue and that it points to; None where none does."""

    def tie(source: Span) -> float:
        there = float(links[slice(*source), slice(*cue)].sum(axis=1).mean())
        back = float(links[slice(*cue), slice(*source)].sum(axis=1).mean())
        return there + back

    best = max(sources, key=tie, default=None)
    return best if best is not None and tie(best) > _LEAST_BOTH_WAYS else None


def _confidence(spans: Sequence[Span], sure: Floats) -> float:
    """Give the mean certainty of the ends of the stretches."""
    ends = [float(sure[word]) for first, last in spans for word in (first, last - 1)]
    return sum(ends) / len(ends)
