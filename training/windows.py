"""Cuts documents into windows of pieces with the labels of every head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from crosswire.reader.model.inputs import (
    Pieces,
    Vocabulary,
    fill_window,
    lay_out,
    spell_words,
)
from crosswire.reader.quotes import find_quotes
from training.corpora.base import Document, Span
from training.labels import ATTRIBUTION_TAGS, NAME_TAGS, POS, RELATIONS

Array = np.ndarray
UNKNOWN = -100
_POS = {name: number for number, name in enumerate(POS)}
_RELATION = {name: number for number, name in enumerate(RELATIONS)}
_NAME = {name: number for number, name in enumerate(NAME_TAGS)}
_TAG = {name: number for number, name in enumerate(ATTRIBUTION_TAGS)}


@dataclass(frozen=True)
class Prepared:
    """A document with its pieces and, for each layer that it has, labels by word."""

    document: Document
    pieces: Pieces
    borders: tuple[int, ...]  # words at which a paragraph begins
    sentence: Array  # number of the sentence of each word
    labels: dict[str, Array] = field(default_factory=dict)


@dataclass(frozen=True)
class Window:
    """What the encoder reads at once: words `first` to `last` of a document."""

    source: Prepared
    first: int
    last: int
    ids: Array
    features: Array
    word_at: Array


def prepare(
    document: Document, vocabulary: Vocabulary, words: Sequence[str] | None = None
) -> Prepared:
    """
    Cut a document into pieces and lay its labels on the words.

    Args:
        document: The document.
        vocabulary: Word pieces of the encoder.
        words: Other words to read in place of its own, one for one.
    """
    text, starts, paragraphs = lay_out(document.words, document.spaced, document.paragraphs)
    spelled, inside = spell_words(document.words, starts, find_quotes(text, paragraphs))
    if words is not None:
        spelled = [
            new if new != old else kept
            for new, old, kept in zip(words, document.words, spelled, strict=True)
        ]
    sentence = np.zeros(len(document.words), dtype=np.int64)
    for number, (first, last) in enumerate(document.sentences):
        sentence[first:last] = number
    return Prepared(
        document, vocabulary.cut(spelled, inside), document.paragraphs or (0,), sentence,
        make_labels(document),
    )  # fmt: skip


def make_labels(document: Document) -> dict[str, Array]:
    """Lay every layer of a document on its words."""
    n = len(document.words)
    labels: dict[str, Array] = {}
    if document.syntax:
        labels["pos"] = np.array([_POS[tag] for tag in document.syntax.pos])
        labels["head"] = np.array(document.syntax.heads)
        plain = [
            name if name in _RELATION else name.partition(":")[0]
            for name in document.syntax.relations
        ]
        labels["relation"] = np.array([_RELATION[name] for name in plain])
    if document.names:
        labels["name"] = allow_names(document)
    if document.roles is not None:
        labels["role"] = np.zeros(n, dtype=np.int64)
        for first, last in document.roles:
            labels["role"][first] = 1
            labels["role"][first + 1 : last] = 2
    if document.attributions is not None:
        labels["tag"] = np.zeros(n, dtype=np.int64)
        labels["link"] = np.full(n, UNKNOWN)
        for one in document.attributions:
            spans = [("cue", one.cue), *(("content", part) for part in one.content)]
            if one.source:
                spans.append(("source", one.source))
            for kind, span in spans:
                lay_tag(labels["tag"], kind, span)
                if kind != "cue":
                    labels["link"][span[0] : span[1]] = one.cue[0]
        for one in document.attributions:  # a cue points to its source, or to itself without one
            aim = one.source[0] if one.source else one.cue[0]
            labels["link"][one.cue[0] : one.cue[1]] = aim
    if document.mentions:
        labels["chain"] = np.full(n, UNKNOWN)
        for number, chain in enumerate(document.mentions.chains):
            for span in chain:
                labels["chain"][document.mentions.heads[span]] = number
    return labels


def lay_tag(tags: Array, kind: str, span: Span) -> None:
    """Write one stretch in B-, I-, E-, S- tags."""
    first, last = span
    if last - first == 1:
        tags[first] = _TAG[f"S-{kind}"]
        return
    tags[first:last] = _TAG[f"I-{kind}"]
    tags[first] = _TAG[f"B-{kind}"]
    tags[last - 1] = _TAG[f"E-{kind}"]


def allow_names(document: Document) -> Array:
    """Tell for each word which tags of names its annotation allows, (words, tags)."""
    assert document.names is not None
    allowed = np.zeros((len(document.words), len(NAME_TAGS)), dtype=bool)
    allowed[:, 0] = True
    for kind in document.names.silent:
        allowed[:, [_NAME[f"B-{kind}"], _NAME[f"I-{kind}"]]] = True
    for name in document.names.spans:
        first, last = name.span
        allowed[first:last] = False
        for kind in name.types:
            allowed[first, _NAME[f"B-{kind}"]] = True
            allowed[first + 1 : last, _NAME[f"I-{kind}"]] = True
    return allowed


def cut_windows(
    source: Prepared, vocabulary: Vocabulary, limit: int, *, whole: bool = True
) -> Iterator[Window]:
    """
    Cut a document into windows of at most `limit` pieces.

    Windows end where a paragraph ends, or in long paragraphs a sentence; where `whole` is
    false, wherever a sentence ends.
    """
    n = len(source.document.words)
    cuts = list(source.borders) if whole else [first for first, _ in source.document.sentences]
    finer = [first for first, _ in source.document.sentences]
    at = 0
    while at < n:
        last = furthest(source, [*cuts, n], at, limit) or furthest(source, [*finer, n], at, limit)
        last = last or furthest(source, list(range(at + 1, n + 1)), at, limit) or at + 1
        yield make_window(source, vocabulary, at, last)
        at = last


def furthest(source: Prepared, cuts: Sequence[int], at: int, limit: int) -> int | None:
    """Give the furthest cut that keeps the window within its limit."""
    first = source.pieces.first
    borders = source.borders
    best = None
    for cut in cuts:
        if cut <= at:
            continue
        n_borders = sum(at < border < cut for border in borders)
        if first[cut] - first[at] + n_borders + 2 > limit:
            break
        best = cut
    return best


def make_window(source: Prepared, vocabulary: Vocabulary, first: int, last: int) -> Window:
    """Put the pieces of some words between the encoder's marks, paragraphs apart."""
    filled = fill_window(
        source.pieces, first, last, borders=frozenset(source.borders), vocabulary=vocabulary
    )
    parts = (np.array(part) for part in (filled.ids, filled.features, filled.word_at))
    return Window(source, first, last, *parts)


def batch_windows(
    windows: Sequence[Window], budget: int, chance: random.Random
) -> Iterator[list[Window]]:
    """Batch windows of like length, at most `budget` pieces with padding, in random order."""
    keyed = sorted(windows, key=lambda one: len(one.ids) + chance.random() * 24)
    batches: list[list[Window]] = []
    batch: list[Window] = []
    for window in keyed:
        widest = max([len(window.ids), *(len(one.ids) for one in batch)])
        if batch and widest * (len(batch) + 1) > budget:
            batches.append(batch)
            batch = []
        batch.append(window)
    if batch:
        batches.append(batch)
    chance.shuffle(batches)
    yield from batches
