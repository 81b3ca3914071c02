"""Runs the trained encoder over a text and decodes what its heads say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace

from crosswire.reader.model.cache import Cache
from crosswire.reader.model.decode import (
    Floats,
    Ints,
    best_tags,
    find_names,
    find_stretches,
    mend_tree,
    price_ends,
)
from crosswire.reader.model.files import ModelFiles
from crosswire.reader.model.inputs import Pieces, Vocabulary, fill_window
from crosswire.reader.model.linking import Linked, link_stretches
from crosswire.reader.model.session import Network
from crosswire.reader.model.sources import complete_sources
from crosswire.reader.model.windows import Block, plan_windows
from crosswire.types.tree import Tree

Span = tuple[int, int]
KEPT_WINDOWS = 1200
"""Paragraphs whose reading is kept, some 25 kB each."""
AT_ONCE = 64
"""Paragraphs of which all that the network says is kept at one time."""
_ROLE = 0.35  # how likely a word must be part of a role


class Named(msgspec.Struct, frozen=True):
    """Name: first word, word behind the last, type as the tags call it, certainty."""

    first: int
    last: int
    type: str
    confidence: float


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """
    All that the model says of a text; numbers are word indices.

    Attributes:
        pos: Universal part of speech of each word.
        heads: Head of each word; a root is its own head.
        relations: Relation of each word to its head.
        names: Names in text order.
        roles: Nominal mentions of persons, first word and word behind the last.
        attributions: Attributions in text order of their windows.
        asks, answers: What each word looks for, and offers, as a reference, (words, size).
        nothing: How much each word looks like one that refers to nothing before it.
        meanings: What each word means in its sentence, signed bytes, (words, size).
    """

    pos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Named, ...]
    roles: tuple[Span, ...]
    attributions: tuple[Linked, ...]
    asks: Floats
    answers: Floats
    nothing: Floats
    meanings: Ints


class _Window(msgspec.Struct, frozen=True):
    """What the encoder takes of one window; `first` to `last` are its words."""

    first: int
    last: int
    ids: Ints
    features: Ints
    word_at: Ints
    sentence: Ints

    def key(self) -> bytes:
        """Name the window by all that the model sees of it."""
        digest = hashlib.blake2b(digest_size=16)
        for part in (self.ids, self.features, self.word_at, self.sentence):
            digest.update(part.tobytes())
            digest.update(b"|")
        return digest.digest()

    def feed(self) -> Mapping[str, Ints]:
        """Give the inputs of the graph, as a batch of one."""
        return {
            "ids": self.ids[None],
            "features": self.features[None],
            "mask": np.ones((1, len(self.ids)), dtype=np.int64),
            "word_at": self.word_at[None],
            "sentence": self.sentence[None],
        }


class Model:
    """The encoder with its heads; one may serve many texts, one after another."""

    def __init__(self, files: ModelFiles, *, threads: int = 2, kept: int = KEPT_WINDOWS) -> None:
        """
        Load the weights.

        Args:
            files: Checked files of the reader.
            threads: How many paragraphs are read side by side.
            kept: Windows whose reading is kept.

        Raises:
            ReaderError: The weights cannot be run.
        """
        self._network = Network(files.weights, threads=threads, leave_out="hidden")
        self.vocabulary = Vocabulary(files.vocabulary)
        self.digest = files.digest
        self.distance = np.array(files.manifest.distance, dtype=np.float32)
        self.cache: Cache[Analysis] = Cache(kept)
        self._labels = files.manifest
        self._steps = np.array(files.manifest.steps, dtype=np.float32)
        self._cue_tags = [n for n, tag in enumerate(files.manifest.tags) if tag.endswith("-cue")]
        self._opens, self._closes = price_ends(files.manifest.tags)

    def analyse(self, block: Block, spelled: Sequence[str], inside: Sequence[bool]) -> Analysis:
        """
        Read a text.

        Args:
            block: The text, cut into words.
            spelled: Its words as `spell_words` gives them.
            inside: Whether each stands between quotation marks.
        """
        pieces = self.vocabulary.cut(spelled, inside)
        number = _number_sentences(block)
        windows = self._make_windows(block, pieces, number)
        read = self._read(windows)
        starts = [window.first for window in windows]
        joined = _hang_roots(_join(list(zip(starts, read, strict=True))), block)
        tree = Tree(joined.heads, joined.relations, joined.pos)
        sources = complete_sources(joined.attributions, tree, number.tolist(), spelled)
        return replace(joined, attributions=tuple(map(self._calibrate, sources)))

    def _calibrate(self, linked: Linked) -> Linked:
        """Say how likely an attribution is real instead of how sure the tags are."""
        sure, share = zip(*self._labels.confidence, strict=True)
        return replace(linked, confidence=float(np.interp(linked.confidence, sure, share)))

    def encode(self, block: Block, spelled: Sequence[str], inside: Sequence[bool]) -> int:
        """Run the encoder without its heads and give the number of pieces, to time it."""
        pieces = self.vocabulary.cut(spelled, inside)
        windows = self._make_windows(block, pieces, _number_sentences(block))
        list(self._network.run_each([window.feed() for window in windows], ["hidden"]))
        return sum(len(window.ids) for window in windows)

    def _make_windows(self, block: Block, pieces: Pieces, number: Ints) -> list[_Window]:
        return [
            self._make_window(span, pieces, number) for span in plan_windows(block, pieces.first)
        ]

    def _make_window(self, span: Span, pieces: Pieces, sentence: Ints) -> _Window:
        first, last = span
        filled = fill_window(pieces, first, last, borders=(), vocabulary=self.vocabulary)
        return _Window(
            first,
            last,
            np.array(filled.ids),
            np.array(filled.features),
            np.array(filled.word_at),
            sentence[first:last] - sentence[first],
        )

    def _read(self, windows: Sequence[_Window]) -> list[Analysis]:
        """
        Read windows, or find what was read of them before.

        What the heads say is decoded when some dozens are run: the weights, which each run goes
        through, drive all else out of the processor's memory. What they say of a window may take
        1 MB, so that not all windows of a long report are kept at once.
        """

        def read(unread: Sequence[_Window]) -> Iterator[Analysis]:
            for first in range(0, len(unread), AT_ONCE):
                windows = unread[first : first + AT_ONCE]
                said = list(self._network.run_each([window.feed() for window in windows]))
                yield from map(self._decode, windows, said)

        return self.cache.recall([(window.key(), window) for window in windows], read)

    def _decode(self, window: _Window, scores: Mapping[str, Any]) -> Analysis:
        n = window.last - window.first
        labels = self._labels
        tags = scores["tags"][:n]
        path = best_tags(tags, self._steps, self._opens, self._closes)
        chances = np.exp(tags - tags.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        stretches = find_stretches([labels.tags[tag] for tag in path])
        best = scores["names"][:n].argmax(axis=1)
        named = scores["names"][np.arange(n), best]
        roles = find_names(_tag_roles(scores["roles"][:n]))
        return Analysis(
            pos=tuple(labels.pos[tag] for tag in scores["pos"][:n]),
            heads=tuple(_mend(scores["heads"][:n], scores["arcs"], window.sentence)),
            relations=tuple(labels.relations[tag] for tag in scores["relations"][:n]),
            names=tuple(
                Named(first, last, kind, round(float(named[first:last].min()), 3))
                for kind, first, last in find_names([labels.names[tag] for tag in best])
            ),
            roles=tuple((first, last) for _, first, last in roles),
            attributions=tuple(
                link_stretches(
                    stretches,
                    links=scores["links"][:n, :n],
                    sure=chances[np.arange(n), path],
                    in_cue=chances[:, self._cue_tags].sum(axis=1),
                )
            ),
            asks=scores["asks"][:n].astype(np.float16),
            answers=scores["answers"][:n].astype(np.float16),
            nothing=scores["nothing"][:n, 0].astype(np.float16),
            meanings=scores["meanings"][:n],
        )


def _tag_roles(chances: Floats) -> list[str]:
    """
    Tag roles: rare beside all other words, so that the likeliest tag alone finds too few.

    Args:
        chances: How likely each word is outside, first or further word of a role, (words, 3).
    """
    return [
        "O" if outside > 1 - _ROLE else ("B-role" if first >= further else "I-role")
        for outside, first, further in chances.tolist()
    ]


def _number_sentences(block: Block) -> Ints:
    """Give the number of the sentence of each word."""
    number = np.zeros(len(block.words), dtype=np.int64)
    for index, (first, last) in enumerate(block.sentences):
        number[first:last] = index
    return number


def _hang_roots(analysis: Analysis, block: Block) -> Analysis:
    """Give one root to a sentence that is longer than a window: its pieces hang on the first."""
    heads, relations = list(analysis.heads), list(analysis.relations)
    for first, last in block.sentences:
        roots = [word for word in range(first, last) if heads[word] == word]
        for word in roots[1:]:
            heads[word] = roots[0]
            relations[word] = "parataxis"
    return replace(analysis, heads=tuple(heads), relations=tuple(relations))


def _mend(heads: Ints, arcs: Floats, sentence: Ints) -> list[int]:
    """Make a tree of each sentence of a window."""
    tree = [int(head) for head in heads]
    cuts = [0, *(np.flatnonzero(np.diff(sentence)) + 1).tolist(), len(tree)]
    for first, last in pairwise(cuts):
        own = [head - first for head in tree[first:last]]
        mended = mend_tree(own, arcs[first:last, first:last])
        tree[first:last] = [head + first for head in mended]
    return tree


def _join(parts: Sequence[tuple[int, Analysis]]) -> Analysis:
    """Put the readings of a text's windows together."""
    if not parts:
        empty = np.zeros((0, 0), dtype=np.float16)
        return Analysis(
            pos=(), heads=(), relations=(), names=(), roles=(), attributions=(),
            asks=empty, answers=empty, nothing=empty, meanings=empty.astype(np.int8),
        )  # fmt: skip
    return Analysis(
        pos=tuple(tag for _, one in parts for tag in one.pos),
        heads=tuple(head + first for first, one in parts for head in one.heads),
        relations=tuple(name for _, one in parts for name in one.relations),
        names=tuple(
            Named(name.first + first, name.last + first, name.type, name.confidence)
            for first, one in parts
            for name in one.names
        ),
        roles=tuple(
            (begin + first, end + first) for first, one in parts for begin, end in one.roles
        ),
        attributions=tuple(
            _shift(linked, first) for first, one in parts for linked in one.attributions
        ),
        asks=np.concatenate([one.asks for _, one in parts]),
        answers=np.concatenate([one.answers for _, one in parts]),
        nothing=np.concatenate([one.nothing for _, one in parts]),
        meanings=np.concatenate([one.meanings for _, one in parts]),
    )


def _shift(linked: Linked, by: int) -> Linked:
    """Count the words of an attribution from the beginning of the text."""
    cue, source = linked.cue, linked.source
    return Linked(
        (cue[0] + by, cue[1] + by) if cue else None,
        (source[0] + by, source[1] + by) if source else None,
        tuple((first + by, last + by) for first, last in linked.contents),
        linked.confidence,
    )
