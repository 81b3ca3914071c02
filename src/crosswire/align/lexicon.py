"""The packaged word tables that alignment leans on: synonyms, opposites, weights, stop words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from crosswire.reference import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 4.8
"""Weight of a word that stands in fewer than one in a hundred news articles."""

_IRREGULAR = MappingProxyType(
    {
        "men": "man",
        "women": "woman",
        "children": "child",
        "people": "people",
        "peoples": "people",
        "lives": "life",
        "went": "go",
        "gone": "go",
        "came": "come",
        "gave": "give",
        "given": "give",
        "took": "take",
        "taken": "take",
        "rose": "rise",
        "risen": "rise",
        "grew": "grow",
        "grown": "grow",
        "fell": "fall",
        "fallen": "fall",
        "won": "win",
        "lost": "lose",
        "met": "meet",
        "held": "hold",
        "left": "leave",
        "built": "build",
        "bought": "buy",
        "sold": "sell",
        "sent": "send",
        "spent": "spend",
        "paid": "pay",
        "brought": "bring",
        "began": "begin",
        "begun": "begin",
        "died": "die",
        "dying": "die",
        "fled": "flee",
        "fought": "fight",
        "thought": "think",
        "knew": "know",
        "known": "know",
        "saw": "see",
        "seen": "see",
        "stood": "stand",
        "led": "lead",
        "kept": "keep",
        "felt": "feel",
        "found": "find",
        "broke": "break",
        "broken": "break",
        "chose": "choose",
        "chosen": "choose",
        "spoke": "speak",
        "spoken": "speak",
        "wrote": "write",
        "written": "write",
        "drove": "drive",
        "shot": "shoot",
        "struck": "strike",
        "better": "good",
        "best": "good",
    }
)
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """
    Give a word a form that its inflections share.

    The endings of plural and past go, then a final e: "talks" is "talk", "increased" and
    "increasing" are "increas". The result need not be a word. Stemming a stem again is
    not meant to be stable.
    """
    word = _IRREGULAR.get(word, word)
    for mark in ("'s", "’s", "'", "’"):
        word = word.removesuffix(mark)
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if size > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif size > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    size = len(word)
    if size > 5 and word.endswith("ing"):
        word = _DOUBLED.sub(r"\1", word[:-3])
    elif size > 4 and word.endswith("ied"):
        word = word[:-3] + "y"
    elif size > 4 and word.endswith("ed"):
        word = _DOUBLED.sub(r"\1", word[:-2])
    elif size > 5 and word.endswith("ly"):
        word = word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """
    Tables of words, keyed by stem.

    Attributes:
        groups: Name of the synonym group of a stem.
        opposites: Groups or stems that cannot hold together with one.
        weights: How much a stem tells, the rarer the more; absent where it is rare.
        stops: Words without content, as printed.
        properties: Name of what a figure measures, by stem.
        tallies: Those of them that later reports raise.
    """

    groups: Mapping[str, str]
    opposites: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    stops: frozenset[str]
    properties: Mapping[str, str]
    tallies: frozenset[str]

    def term(self, word: str) -> str:
        """Reduce a lower-case word to what counts as the same word in another report."""
        found = stem(word)
        return self.groups.get(found, found)

    def weight(self, term: str) -> float:
        """Say how much a shared term tells: 0 for a word of every article, at most `MOST`."""
        return self.weights.get(term, MOST)


@cache
def load_lexicon() -> Lexicon:
    """Load the packaged tables once."""
    groups: dict[str, str] = {}
    for name, words in read_rows("alignment_synonyms.tsv", 2):
        for word in words.split():
            groups.setdefault(stem(word), f"={name}")
    opposites: dict[str, set[str]] = {}
    for left, words in read_rows("alignment_antonyms.tsv", 2):
        for right in words.split():
            one, other = (groups.get(stem(word), stem(word)) for word in (left, right))
            opposites.setdefault(one, set()).add(other)
            opposites.setdefault(other, set()).add(one)
    properties: dict[str, str] = {}
    tallies: set[str] = set()
    for name, movement, words in read_rows("figure_properties.tsv", 3):
        if movement == "tally":
            tallies.add(name)
        for word in words.split():
            properties.setdefault(stem(word), name)
    weights: dict[str, float] = {}
    for term, weight in read_rows("word_weights.tsv", 2):
        found = groups.get(term, term)
        weights[found] = min(weights.get(found, MOST), float(weight))
    stops = {word for (line,) in read_rows("stop_words.tsv", 1) for word in line.split()}
    return Lexicon(
        MappingProxyType(groups),
        MappingProxyType({term: frozenset(others) for term, others in opposites.items()}),
        MappingProxyType(weights),
        frozenset(stops),
        MappingProxyType(properties),
        frozenset(tallies),
    )
