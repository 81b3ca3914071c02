"""Finds what is told on the word of nobody named: "the mayor reportedly resigned"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crosswire.reader.words import Words
from crosswire.reference import word_set
from crosswire.types import Attribution, Form, Part
from crosswire.types.tree import Tree

_HEARSAY = word_set("statements.hearsay")
_APART = frozenset({"conj", "parataxis", "cc", "punct", "mark", "discourse"})
"""Relations behind which words stand that are not told on hearsay too."""
_LEAST, _MOST = 3, 40
"""Words of what is told."""
_MARKS = frozenset({",", ";", ":", "-", "–", "—"})
_CONFIDENCE = 0.7


def add_hearsay(
    words: Words,
    tree: Tree,
    attributions: Sequence[Attribution],
    form_of: Callable[[Sequence[Part]], Form],
) -> tuple[Attribution, ...]:
    """
    Add what is told on hearsay to what is said: the clause in which "reportedly" stands.

    "Five men reportedly died in the fire, and the road was closed": of the road it is told
    without it. Where somebody says it, or is said to have said it, nothing is added.

    Args:
        words: The words of the text.
        tree: Its syntax.
        attributions: What is said, in order.
        form_of: Tells whether a content is quoted.
    """
    found = list(_find(words, tree, attributions, form_of))
    return tuple(sorted((*attributions, *found), key=lambda one: one.content[0].start))


def _find(
    words: Words,
    tree: Tree,
    attributions: Sequence[Attribution],
    form_of: Callable[[Sequence[Part]], Form],
) -> Iterator[Attribution]:
    taken = [
        (part.start, part.end)
        for one in attributions
        for part in (*one.content, one.source, one.cue)
        if part is not None
    ]
    for at, lower in enumerate(words.lower):
        if lower not in _HEARSAY or tree.relations[at] != "advmod":
            continue
        span = _clause(words, tree, at)
        if span is None:
            continue
        start, end = words.start[span[0]], words.end[span[1] - 1]
        if any(low < end and start < high for low, high in taken):
            continue
        taken.append((start, end))
        content = tuple(_parts(words, span, at))
        cue = Part(start=words.start[at], end=words.end[at])
        yield Attribution(
            content=content, cue=cue, form=form_of(content), confidence=_CONFIDENCE
        )  # fmt: skip


def _clause(words: Words, tree: Tree, at: int) -> tuple[int, int] | None:
    """Find the clause of a verb with a subject before it in which an adverb stands."""
    verb = tree.heads[at]
    has_subject = any(
        tree.relations[one].startswith("nsubj") and one < verb for one in tree.children(verb)
    )
    if not has_subject or tree.relations[verb].startswith("acl"):
        return None
    own = {verb}
    for child in tree.children(verb):
        if tree.relations[child] not in _APART:
            own |= tree.below(child)
    first, last = min(own), max(own) + 1
    last = next((one for one in range(at, last) if words.text[one] == ";"), last)
    opens = max((begin for begin, _, _ in words.sentences if begin <= verb), default=first)
    n_words = sum(text[0].isalnum() for text in words.text[first:last])
    return (first, last) if first >= opens and _LEAST <= n_words <= _MOST else None


def _parts(words: Words, span: tuple[int, int], at: int) -> Iterator[Part]:
    """Give the words of a clause before and behind the adverb, without marks at their edges."""
    for stretch in (range(span[0], at), range(at + 1, span[1])):
        told = [one for one in stretch if words.text[one] not in _MARKS]
        if told:
            yield Part(start=words.start[told[0]], end=words.end[told[-1]])
