"""Short tables of words, written as prose."""

from __future__ import annotations


def words(block: str) -> frozenset[str]:
    """Give the words of a block, which stand apart by space."""
    return frozenset(block.split())


def phrases(block: str) -> frozenset[str]:
    """Give the phrases of a block, which stand apart by bars or line ends."""
    found = (phrase.strip() for line in block.splitlines() for phrase in line.split("|"))
    return frozenset(phrase for phrase in found if phrase)
