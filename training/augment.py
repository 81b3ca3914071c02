"""Gives names other words, so that no head learns one campaign, or names by heart."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from training.corpora.base import Document, Name, Names, Span

Pool = dict[frozenset[str], list[tuple[str, ...]]]
"""Names as words, by the types that they may have."""

_PLAIN = frozenset(
    {
        "The", "A", "An", "I", "He", "She", "It", "They", "We", "You", "In", "On", "At",
        "But", "And", "For", "Of", "To", "If", "As", "By", "Mr", "Mrs", "Ms", "Dr",
        "President", "Senator", "Republican", "Republicans", "Democrat", "Democrats",
        "Democratic", "American", "Americans", "United", "States", "New", "York", "House",
        "Senate", "White", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday", "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December", "This", "That",
        "These", "Those", "There", "What", "When", "Who", "How", "Why", "While", "After",
        "Before",
    }
)  # fmt: skip


def find_common_names(documents: Iterable[Document], least: int = 60) -> frozenset[str]:
    """Find the words that the corpus almost always writes with a capital, and often."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in documents:
        for word in document.words:
            if word.isalpha():
                (small if word.islower() else capital)[word.lower()] += 1
    kept = {word for word, n in capital.items() if n >= least and small[word] * 20 < n}
    return frozenset(word.capitalize() for word in kept) - _PLAIN


def swap_names(
    document: Document, names: frozenset[str], others: Sequence[str], rate: float,
    chance: random.Random,
) -> list[str]:  # fmt: skip
    """
    Give the document's words with some names replaced, each by one other throughout.

    Args:
        document: The document.
        names: Words that may be replaced.
        others: What they may be replaced by.
        rate: Share of the names that are.
        chance: Randomness.
    """
    swapped: dict[str, str] = {}
    words = []
    for word in document.words:
        if word in names:
            if word not in swapped:
                swapped[word] = chance.choice(others) if chance.random() < rate else word
            words.append(swapped[word])
        else:
            words.append(word)
    return words


def gather_names(documents: Iterable[Document]) -> Pool:
    """Gather the names that corpora mark, by the types that they may have."""
    pool: dict[frozenset[str], set[tuple[str, ...]]] = defaultdict(set)
    for document in documents:
        for name in document.names.spans if document.names else ():
            words = document.words[slice(*name.span)]
            if words[0][:1].isupper():
                pool[name.types].add(words)
    return {types: sorted(names) for types, names in pool.items() if len(names) > 20}


def exchange_names(document: Document, pool: Pool, rate: float, chance: random.Random) -> Document:
    """
    Put other names of the same types where names stand, each drawn anew.

    Args:
        document: Text with names and roles and no other layer.
        pool: Names to draw from.
        rate: Share of the names that are exchanged.
        chance: Randomness.
    """
    assert document.names is not None
    words: list[str] = []
    spaced: list[bool] = []
    moved: list[int] = []  # where each word, or the end, stands now
    by_first = {name.span[0]: name for name in document.names.spans}
    at = 0
    while at < len(document.words):
        name = by_first.get(at)
        moved.append(len(words))
        if name is None or name.types not in pool or chance.random() >= rate:
            words.append(document.words[at])
            spaced.append(document.spaced[at])
            at += 1
            continue
        other = chance.choice(pool[name.types])
        width = name.span[1] - name.span[0]
        moved += [len(words)] * (width - 1)
        words += other
        spaced += [document.spaced[at]] + [True] * (len(other) - 1)
        at = name.span[1]
    moved.append(len(words))

    def move(span: Span) -> Span:
        return moved[span[0]], moved[span[1]]

    names = tuple(Name(move(one.span), one.types) for one in document.names.spans)
    return replace(
        document,
        words=tuple(words),
        spaced=tuple(spaced),
        sentences=tuple(move(span) for span in document.sentences),
        paragraphs=tuple(moved[first] for first in document.paragraphs),
        names=Names(names, document.names.silent),
        roles=tuple(map(move, document.roles)) if document.roles is not None else None,
    )


def lower_case(document: Document) -> Document:
    """Write a whole text in small letters, as people do on the web."""
    return replace(document, words=tuple(word.lower() for word in document.words))
