"""Gives the commonest names of a corpus other words, so that no head learns one campaign."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from training.corpora.base import Document

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
