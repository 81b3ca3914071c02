"""Finds by syntax the source of a cue for which the tagger marked none."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.reader.model.linking import Linked, Span
from crosswire.types.tree import Tree

_VERBAL = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "PUNCT"})


def complete_sources(
    found: Sequence[Linked], tree: Tree, sentence_of: Sequence[int]
) -> tuple[Linked, ...]:
    """
    Give a cue without a source its grammatical subject, else the source of the cue before it.

    "Lund said the road was closed, adding that a bridge fell": Lund added. Passives have
    none: "he was accused of fraud". A cue whose source stands in another sentence has its subject
    instead, if it has one.

    Args:
        found: Attributions of a text.
        tree: Its syntax.
        sentence_of: Number of the sentence of each word.
    """
    ordered = sorted(found, key=lambda one: (one.cue or one.contents[0])[0])
    completed: list[Linked] = []
    for one in ordered:
        source = None if _is_spoken_of(one, tree) else one.source
        if one.cue is not None and _lacks_own(one.cue, source, tree, sentence_of):
            own = _find_subject(one, one.cue, tree) or _find_between(one, one.cue, tree)
            source = own or source
            before = completed[-1] if completed else None
            if source is None and before is not None and before.cue is not None:
                is_near = sentence_of[before.cue[0]] == sentence_of[one.cue[0]]
                source = before.source if is_near and _may_share(one.cue, tree) else None
        completed.append(one if source == one.source else replace(one, source=source))
    return tuple(completed)


def _lacks_own(cue: Span, source: Span | None, tree: Tree, sentence_of: Sequence[int]) -> bool:
    """Tell whether an active cue has no source in its own sentence."""
    is_there = source is not None and sentence_of[source[0]] == sentence_of[cue[0]]
    return not is_there and not tree.is_passive(cue)


def _is_spoken_of(one: Linked, tree: Tree) -> bool:
    """Tell whether the marked source is whom others speak of: "he is alleged to have lied"."""
    if one.cue is None or one.source is None or not tree.is_passive(one.cue):
        return False
    head = tree.head_of(one.source)
    return tree.relations[head] == "nsubj:pass" and tree.heads[head] == tree.head_of(one.cue)


def _find_subject(one: Linked, cue: Span, tree: Tree) -> Span | None:
    head = tree.head_of(cue)
    if tree.pos[head] not in _VERBAL:
        return None
    for word in tree.children(head):
        if not tree.relations[word].startswith("nsubj"):
            continue
        span = tree.stretch_of(word)
        if not any(_overlap(span, other) for other in (cue, *one.contents)):
            return span
        alone = (word, word + 1)
        if not any(_overlap(alone, other) for other in (cue, *one.contents)):
            return alone
    return None


def _find_between(one: Linked, cue: Span, tree: Tree) -> Span | None:
    """
    Find the noun phrase that stands between what is said and its cue, whatever hangs on what.

    "No one had been warned, the owner, Lund Lines, said": taken for an addition to what was said,
    the owner would say nothing.
    """
    end = max((last for _, last in one.contents if last <= cue[0]), default=None)
    if end is None or tree.pos[cue[0]] != "VERB":
        return None
    words = list(range(end, cue[0]))
    while words and tree.pos[words[0]] == "PUNCT":
        words.pop(0)
    while words and tree.pos[words[-1]] == "PUNCT":
        words.pop()
    tags = {tree.pos[word] for word in words}
    is_phrase = bool(tags & {"NOUN", "PROPN", "PRON"}) and tags <= _NOMINAL
    return (words[0], words[-1] + 1) if is_phrase and words[0] > end else None


def _may_share(cue: Span, tree: Tree) -> bool:
    """Tell whether a cue can take over the source before it: a verb, not "according to"."""
    return tree.pos[cue[0]] not in {"AUX", "ADP"}


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]
