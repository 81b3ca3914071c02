"""Words of a text, and the packaged forms of words that the ledger looks for among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from crosswire.align.lexicon import stem
from crosswire.reference import word_set
from crosswire.reference.lexicon import load_lexicon

WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VERB: Final = "VERB"
_NO_MODIFIERS: Final = frozenset({"ADP", "ADV", "AUX", "CCONJ", "PRON", "SCONJ", "VERB"})


def stems_of(text: str) -> set[str]:
    """Give the stems of the words of a text."""
    return {stem(one.lower()) for one in WORD.findall(text)}


def lemma_of(word: str) -> str:
    """Give the dictionary form of a verb, as far as the tables know it: "swear" of "swore"."""
    lower = word.lower()
    return load_lexicon().find_lemma(lower, _VERB) or lower


def is_verb(word: str) -> bool:
    """Tell whether a word is, by itself, more often a form of a verb than anything else."""
    return _find_tag(word) == _VERB


def is_vow(text: str) -> bool:
    """Tell whether words have a form of a verb of promising: "vowed", "swore"."""
    return any(lemma_of(one) in word_set("events.promising") for one in WORD.findall(text))


def is_modifier(word: str) -> bool:
    """Tell whether a word can stand before a noun as a part of its phrase: no "for", no "kept"."""
    return word.lower().endswith(("ed", "ing")) or _find_tag(word) not in _NO_MODIFIERS


def _find_tag(word: str) -> str | None:
    """Find the part of speech that a word has most often; None where it is not known."""
    tags = load_lexicon().find_tags(word.lower())
    return max(tags, key=tags.__getitem__) if tags else None


@cache
def load_stems(*uses: str) -> frozenset[str]:
    """Load the stems of the packaged words for some uses."""
    return frozenset(stem(word) for use in uses for word in word_set(use))


@cache
def load_pairs(*uses: str) -> Sequence[tuple[str, str]]:
    """Load forms as two words each, of "put+off" both; the second is "" where there is one."""
    forms = (form.partition("+") for use in uses for form in sorted(word_set(use)))
    return [(word, particle) for word, _, particle in forms]


@cache
def load_stem_pairs(*uses: str) -> Sequence[tuple[str, str]]:
    """Load forms as `load_pairs` does, with the stem of the first word."""
    return [(stem(word), particle) for word, particle in load_pairs(*uses)]


def begin_promising() -> str:
    """Write a pattern of how the verbs and nouns of promising begin: "promis", "vow", "swore"."""
    words = load_stems("events.promising") | word_set("outcomes.promised")
    return "|".join(sorted(words))
