"""Mends by syntax what is tied to a cue: a source it lacks, a clause that is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.reader.model.linking import Linked, Span
from crosswire.types.tree import Tree

_VERBAL = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_OBJECTS = frozenset({"obj", "xcomp"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "PUNCT"})


def complete_sources(
    found: Sequence[Linked], tree: Tree, sentence_of: Sequence[int], words: Sequence[str]
) -> tuple[Linked, ...]:
    """
    Give a cue without a source its grammatical subject, else the source of the cue before it.

    "Lund said the road was closed, adding that a bridge fell": Lund added. Passives have
    none: "he was accused of fraud", "asked whether he lied, Lund said". A cue whose source stands
    in another sentence has its subject instead, if it has one.

    Args:
        found: Attributions of a text.
        tree: Its syntax.
        sentence_of: Number of the sentence of each word.
        words: The words themselves.
    """
    parted = [piece for one in found for piece in _part_relatives(one, tree)]
    ordered = sorted(parted, key=lambda one: (one.cue or one.contents[0])[0])
    completed: list[Linked] = []
    for one in ordered:
        is_bare = one.cue is not None and _is_bare_passive(one.cue, tree, words)
        source = None if _is_spoken_of(one, tree, is_bare=is_bare) else one.source
        if one.cue and not is_bare and _lacks_own(one.cue, source, tree, sentence_of):
            own = (
                _find_subject(one, one.cue, tree)
                or _find_between(one, one.cue, tree)
                or _find_behind(one, one.cue, tree)
            )
            source = own or source
            before = completed[-1] if completed else None
            if source is None and before is not None and before.cue is not None:
                is_near = sentence_of[before.cue[0]] == sentence_of[one.cue[0]]
                source = before.source if is_near and _may_share(one.cue, tree) else None
        completed.append(one if source == one.source else replace(one, source=source))
    return tuple(completed)


def _part_relatives(one: Linked, tree: Tree) -> Iterator[Linked]:
    """
    Part from an attribution what a relative clause inside its source reports.

    "The guild, whose envoys had warned that boats would stay in port, said that it would talk":
    the guild says the second, its envoys warned of the first.
    """
    if one.cue is None:
        yield one
        return
    kept: list[Span] = []
    for content in one.contents:
        verb = _find_relative_verb(one, content, tree)
        if verb is None:
            kept.append(content)
            continue
        first = verb
        while tree.pos[first - 1] == "AUX":
            first -= 1
        cue = (first, verb + 1)
        told = Linked(cue, None, (content,), one.confidence)
        yield replace(told, source=_find_subject(told, cue, tree))
    if kept:
        yield replace(one, contents=tuple(kept), source=_cut_relative(one, tree))


def _find_relative_verb(one: Linked, content: Span, tree: Tree) -> int | None:
    """Find the verb of a relative clause that has the content for its own, and is no part here."""
    head = tree.head_of(content)
    verb = tree.heads[head]
    is_behind = one.cue is not None and one.cue[1] <= verb  # "Lund said, who had promised a vote"
    is_own = tree.relations[head] == "ccomp" or (is_behind and tree.relations[head] in _OBJECTS)
    is_own = is_own and tree.relations[verb] == "acl:relcl"
    spans = (*one.contents, *(span for span in (one.cue, one.source) if span is not None))
    if not is_own or tree.pos[verb] != "VERB" or verb >= content[0]:
        return None
    return None if any(_overlap((verb, verb + 1), span) for span in spans) else verb


def _cut_relative(one: Linked, tree: Tree) -> Span | None:
    """Give the side of a source on which its cue stands: without "whose envoys", or that alone."""
    if one.source is None or one.cue is None:
        return one.source
    first, last = one.source
    head = tree.head_of(one.cue)
    for noun in range(first, last):
        for verb in tree.children(noun):
            begin = tree.stretch_of(verb)[0]
            while tree.pos[begin] == "PUNCT" and begin < last:
                begin += 1
            if tree.relations[verb] != "acl:relcl" or verb < last or not first < begin < last:
                continue
            if head == verb:
                return begin, last
            return first, begin - (tree.pos[begin - 1] == "PUNCT")
    return one.source


def _lacks_own(cue: Span, source: Span | None, tree: Tree, sentence_of: Sequence[int]) -> bool:
    """Tell whether an active cue has no source in its own sentence."""
    is_there = source is not None and sentence_of[source[0]] == sentence_of[cue[0]]
    return not is_there and not tree.is_passive(cue)


def _is_spoken_of(one: Linked, tree: Tree, *, is_bare: bool) -> bool:
    """
    Tell whether the marked source is whom others speak of: "he is alleged to have lied".

    Of a bare participle it is the subject of the clause that goes on: "asked whether, Lund said".
    """
    if one.cue is None or one.source is None:
        return False
    head = tree.head_of(one.source)
    verb = tree.head_of(one.cue)
    if is_bare:
        return tree.relations[head].startswith("nsubj") and tree.heads[head] == tree.heads[verb]
    is_subject = tree.relations[head] == "nsubj:pass" and tree.heads[head] == verb
    return is_subject and tree.is_passive(one.cue)


def _is_bare_passive(cue: Span, tree: Tree, words: Sequence[str]) -> bool:
    """
    Tell a participle of what was said to somebody: "asked whether", "warned that", "told of".

    It has neither a subject nor an auxiliary, and is not one of who speaks: "adding that".
    """
    head = tree.head_of(cue)
    is_hung = tree.relations[head] == "advcl" or (
        tree.relations[head] == "root" and head < tree.heads[head]
    )
    if not is_hung or tree.pos[head] != "VERB":
        return False
    own = {tree.relations[child].split(":")[0] for child in tree.children(head)}
    return not words[head].lower().endswith("ing") and not own & {"nsubj", "aux", "mark"}


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


def _find_behind(one: Linked, cue: Span, tree: Tree) -> Span | None:
    """Find who speaks where a participle opens: "Denying that he lied, Lund said he would stay"."""
    head = tree.head_of(cue)
    governor = tree.heads[head]
    if tree.relations[head] != "advcl" or tree.pos[head] != "VERB" or governor <= head:
        return None
    if any(tree.relations[child] == "mark" for child in tree.children(head)):
        return None
    return _find_subject(one, (governor, governor + 1), tree)


def _may_share(cue: Span, tree: Tree) -> bool:
    """Tell whether a cue can take over the source before it: a verb, not "according to"."""
    return tree.pos[cue[0]] not in {"AUX", "ADP"}


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]
