"""Gives every word its part of speech and dictionary form."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType

from crosswire.reader.words import PREFIXED_NAME, Words
from crosswire.reference.lexicon import BOUNDARY, Lexicon, load_lexicon

_NUMBER = re.compile(r"\d")
_SYMBOLS = frozenset("$€£¥%₽₴₹+=<>©°")
_OPENING = frozenset("\"“„«‘'([") | {"``"}
_SUFFIXES: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("ly", {"ADV": 2.0, "ADJ": 0.0}),
    ("ing", {"VERB": 2.0, "NOUN": 1.0}),
    ("ed", {"VERB": 2.0, "ADJ": 1.0}),
    ("ise", {"VERB": 1.0, "NOUN": 1.0}),
    ("ize", {"VERB": 2.0}),
    ("ized", {"VERB": 2.0}),
    ("able", {"ADJ": 2.0}),
    ("ible", {"ADJ": 2.0}),
    ("al", {"ADJ": 1.5, "NOUN": 1.0}),
    ("ous", {"ADJ": 2.0}),
    ("ive", {"ADJ": 1.5, "NOUN": 0.5}),
    ("ful", {"ADJ": 2.0}),
    ("less", {"ADJ": 2.0}),
    ("ic", {"ADJ": 1.5, "NOUN": 0.5}),
    ("ish", {"ADJ": 1.5, "VERB": 0.5}),
    ("ss", {"NOUN": 2.0}),
    ("s", {"NOUN": 2.0, "VERB": 0.5}),
)
_PLAIN: Mapping[str, float] = MappingProxyType({"NOUN": 2.0, "ADJ": 0.5, "VERB": 0.0})
_POSSESSIVES = frozenset({"his", "its", "their", "my", "our", "your"})
_DOUBLED = frozenset("bdgklmnprt")


def tag_words(words: Words) -> None:
    """
    Fill in part of speech and lemma of all words.

    Each word takes the tag that its own counts, the tag before and the likeliest tag
    behind favour most together: "leaves" is a verb after "he", a noun after "the".
    """
    lexicon = load_lexicon()
    for first, last, _ in words.sentences:
        shouted = _is_shouted(words, first, last)
        entries = [_entry_of(words, index, first, lexicon, shouted) for index in range(first, last)]
        _choose(words, entries, lexicon)
    words.lemma.extend(
        find_lemma(lower, tag, lexicon) for lower, tag in zip(words.lower, words.tag, strict=True)
    )


def _choose(words: Words, entries: list[Mapping[str, float]], lexicon: Lexicon) -> None:
    pairs = lexicon.pairs
    previous = BOUNDARY
    first = len(words.tag)
    for number, entry in enumerate(entries):
        if len(entry) == 1:
            (tag,) = entry
        else:
            following = entries[number + 1] if number + 1 < len(entries) else {BOUNDARY: 0.0}
            behind = (
                max(following, key=following.__getitem__)
                if len(following) > 1
                else next(iter(following))
            )
            tag, best = "", -math.inf
            for one, weight in entry.items():
                score = weight + pairs[previous, one] + pairs[one, behind]
                if score > best:
                    tag, best = one, score
        words.tag.append(tag)
        # What follows "his" is what follows "the", though Universal Dependencies calls it PRON.
        previous = "DET" if words.lower[first + number] in _POSSESSIVES else tag


def _is_shouted(words: Words, first: int, last: int) -> bool:
    letters = "".join(words.text[first:last])
    upper = sum(map(str.isupper, letters))
    if upper <= 6:
        return False
    lower = sum(map(str.islower, letters))
    return upper > 3 * lower and upper > 6


def _entry_of(
    words: Words, index: int, first: int, lexicon: Lexicon, shouted: bool
) -> Mapping[str, float]:
    text, lower = words.text[index], words.lower[index]
    initial = text[0]
    if not initial.isalnum():
        if len(text) > 1 and initial in "'’":
            return {"AUX": 0.0, "PART": 1.5} if lower == "'s" else {"AUX": 0.0}
        return {"SYM": 0.0} if initial in _SYMBOLS else {"PUNCT": 0.0}
    if _NUMBER.match(text):
        return {"ADJ": 0.0, "NOUN": 0.0} if "-" in text else {"NUM": 0.0}
    if not initial.isupper() or shouted:
        if "-" in text and PREFIXED_NAME.match(text):
            return {"PROPN": 0.0}
        return lexicon.find_tags(lower) or guess_tags(lower, lexicon)
    opens = index == first or (words.text[index - 1] in _OPENING and not words.spans_space(index))
    own, plain = lexicon.find_tags(text), lexicon.find_tags(lower)
    if not opens or plain is None:
        return own or {"PROPN": 0.0}
    return {**plain, **own} if own else plain


def guess_tags(lower: str, lexicon: Lexicon) -> Mapping[str, float]:
    """Guess the tags of a word that the lexicon lacks, from its ending."""
    if "-" in lower:
        return {"ADJ": 1.0, "NOUN": 0.8}
    if find_verb(lower, lexicon) is not None:
        return {"VERB": 1.5, "NOUN": 0.5} if lower.endswith(("s", "ing")) else {"VERB": 1.5}
    for suffix, entry in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            return entry
    return _PLAIN


def find_lemma(lower: str, tag: str, lexicon: Lexicon) -> str:
    """Find the dictionary form of a word under a part of speech."""
    known = lexicon.find_lemma(lower, tag)
    if known is not None:
        return known
    if tag == "VERB":
        return find_verb(lower, lexicon) or lower
    if tag == "NOUN":
        return _singular(lower)
    return lower


def find_verb(lower: str, lexicon: Lexicon) -> str | None:
    """Find the verb of which a form may be an inflection; British -ise counts as -ize."""
    for stem in _verb_stems(lower):
        if stem in lexicon.verbs:
            return stem
        american = stem.replace("ise", "ize") if stem.endswith("ise") else stem
        if american in lexicon.verbs:
            return american
    return None


def _verb_stems(lower: str) -> tuple[str, ...]:
    if lower.endswith(("ies", "ied")):
        return (lower[:-3] + "y", lower[:-1])
    for suffix in ("ing", "ed", "es", "s"):
        stem = lower.removesuffix(suffix)
        if stem == lower or len(stem) < 2:
            continue
        if suffix == "s":
            return (stem,)
        doubled = stem[-1] == stem[-2] and stem[-1] in _DOUBLED
        return (stem + "e", stem, *((stem[:-1],) if doubled else ()))
    return (lower,)


def _singular(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ses", "xes", "zes", "ches", "shes")) and not lower.endswith("uses"):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1]
    return lower
