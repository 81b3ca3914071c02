"""Finds who says it where the reader has taken that in with the reported words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.reader.words import Words
from crosswire.types import Attribution, Form, Part
from crosswire.types.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def part_sources(
    text: str, words: Words, tree: Tree, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """
    Part reported words from the source behind them, where the cue has no other.

    "The dam has a crack, an engineer who asked not to be named told this paper": the engineer is
    the subject of "told", and not what is said.

    Args:
        text: The stored text.
        words: Its words.
        tree: Its syntax.
        attributions: What is said, in order.
    """
    return tuple(_part(one, text, words, tree) for one in attributions)


def _part(one: Attribution, text: str, words: Words, tree: Tree) -> Attribution:
    """Give an attribution with its source cut off the end of its content, or as it is."""
    if one.source is not None or one.cue is None or one.form is Form.DIRECT:
        return one
    source = _find_subject(one.cue, words, tree)
    last = one.content[-1]
    if source is None or source.start < last.start or text[last.end : one.cue.start].strip(" ,"):
        return one
    if not (source.end == last.end < one.cue.start):
        return one
    before = text[last.start : source.start].rstrip()
    if before and not before.endswith(","):
        return one
    kept = before.rstrip(" ,")
    rest = (Part(start=last.start, end=last.start + len(kept)),) if kept else ()
    content = (*one.content[:-1], *rest)
    return replace(one, content=content, source=source) if content else one


def _find_subject(cue: Part, words: Words, tree: Tree) -> Part | None:
    """Give the stretch of the subject of a cue that stands right before it."""
    verb = bisect_left(words.start, cue.start)
    for child in tree.children(verb):
        if child < verb and tree.relations[child] in _SUBJECTS:
            first, last = tree.stretch_of(child)
            while last > first + 1 and not words.text[last - 1][-1:].isalnum():
                last -= 1
            while first < last - 1 and words.text[first] == ",":
                first += 1
            return Part(start=words.start[first], end=words.end[last - 1])
    return None
