"""Mending the parts of speech that decide whether a word tells an event."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from crosswire.reference import word_set
from crosswire.types import PartOfSpeech, Token

_NAMES = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPN, PartOfSpeech.PRON})
_OPENS_NOUN = frozenset(
    {
        PartOfSpeech.DET,
        PartOfSpeech.NOUN,
        PartOfSpeech.PROPN,
        PartOfSpeech.ADJ,
        PartOfSpeech.NUM,
        PartOfSpeech.PRON,
    }
)
POSSESSIVE = word_set("words.possessive")
"""What a tagger cuts off the word of an owner."""
OWNERS = frozenset(["its", "his", "their", "our", "my", "your"])
_NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_BACKS = (("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("s", ("",)))
_ENDINGS = tuple(ending for ending, _ in _BACKS)
_DESCRIBES = frozenset({PartOfSpeech.DET, PartOfSpeech.ADJ})
_OPEN_CLASS = frozenset(
    {PartOfSpeech.NOUN, PartOfSpeech.ADJ, PartOfSpeech.VERB, PartOfSpeech.OTHER}
)


def mend_words(
    words: Sequence[Token], lowers: Sequence[str], verbs: Container[str]
) -> tuple[list[PartOfSpeech], list[str]]:
    """
    Give parts of speech and lemmas, mended where a verb of the event tables is at stake.

    Taggers take "wounded" in "guerrillas wounded two soldiers" for an adjective and "raid" in
    "a security raid on" for a verb; the neighbours tell better.

    Args:
        words: The words of one sentence.
        lowers: The same in small letters.
        verbs: Lemmas of the verbs that tell events.
    """
    tags = [word.pos for word in words]
    lemmas = [word.lemma.lower() for word in words]
    for at, word in enumerate(words):
        if tags[at] not in _OPEN_CLASS:
            continue
        lower = lowers[at]
        if tags[at] is PartOfSpeech.VERB and at:
            tags[at] = _mend_verb(tags, lowers, at, lower == lemmas[at])
            if lower == lemmas[at] and lowers[at - 1] in POSSESSIVE and _is_nominal(word):
                tags[at] = PartOfSpeech.NOUN
        stem = _stem(lower, lemmas[at], verbs)
        if stem is None:
            continue
        if tags[at] is PartOfSpeech.VERB:
            if lower == stem and _is_noun_place(tags, lowers, at):
                tags[at] = PartOfSpeech.NOUN
            lemmas[at] = stem
        elif _is_verb_place(tags, lowers, at, stem):
            tags[at] = PartOfSpeech.VERB
            lemmas[at] = stem
    return tags, lemmas


def _is_nominal(word: Token) -> bool:
    """Tell whether syntax makes a noun of a form: "refusal" in "Norway's refusal"."""
    return (word.relation or "").split(":")[0] in _NOMINAL


def _mend_verb(
    tags: Sequence[PartOfSpeech], lowers: Sequence[str], at: int, bare: bool
) -> PartOfSpeech:
    """Take "the rotating presidency" for an adjective, "its ally" for a noun."""
    before, previous = tags[at - 1], lowers[at - 1]
    if before is not PartOfSpeech.DET and previous not in OWNERS:
        behind = tags[at + 1] if at + 1 < len(tags) else PartOfSpeech.PUNCT
        describes = lowers[at].endswith("ed") and not bare
        stacked = before is PartOfSpeech.VERB and behind in (PartOfSpeech.NOUN, PartOfSpeech.ADJ)
        return PartOfSpeech.ADJ if describes and stacked else PartOfSpeech.VERB
    if bare and previous not in ("that", "this", "those", "these", "all", "both"):
        return PartOfSpeech.NOUN
    describes = lowers[at].endswith(("ed", "ing", "en"))
    return PartOfSpeech.ADJ if describes else PartOfSpeech.VERB


def _stem(lower: str, lemma: str, verbs: Container[str]) -> str | None:
    if lemma in verbs:
        return lemma
    if not lower.endswith(_ENDINGS):
        return None
    return next((each for each in _stems(lower) if each in verbs), None)


def _stems(lower: str) -> Iterator[str]:
    for ending, backs in _BACKS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            yield from (stem + back for back in backs)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _is_noun_place(tags: Sequence[PartOfSpeech], lowers: Sequence[str], at: int) -> bool:
    """Tell whether a bare form stands where only a noun can: "a raid", "a security raid"."""
    if at == 0 or lowers[at - 1] in ("to", "not"):
        return False
    before = tags[at - 1]
    if before in _DESCRIBES or (before is PartOfSpeech.NUM and lowers[at - 1] == "one"):
        return True
    singular = before is PartOfSpeech.NOUN and not lowers[at - 1].endswith("s")
    return singular and at > 1 and tags[at - 2] in (*_DESCRIBES, PartOfSpeech.ADP)


def _is_verb_place(tags: Sequence[PartOfSpeech], lowers: Sequence[str], at: int, stem: str) -> bool:
    """Tell whether a word taken for a noun or adjective stands where a verb does."""
    lower = lowers[at]
    before = tags[at - 1] if at else PartOfSpeech.PUNCT
    behind = tags[at + 1] if at + 1 < len(tags) else PartOfSpeech.PUNCT
    previous = lowers[at - 1] if at else ""
    if previous in OWNERS:
        return False
    if lower.endswith("ed") and lower != stem:
        if before in (PartOfSpeech.AUX, PartOfSpeech.ADV):
            return True
        return before in _NAMES and (
            behind in _OPENS_NOUN or behind in (PartOfSpeech.ADP, PartOfSpeech.PART)
        )
    if lower.endswith("ing") and lower != stem:
        return behind in _OPENS_NOUN and before in (
            PartOfSpeech.AUX,
            PartOfSpeech.ADP,
            PartOfSpeech.PUNCT,
        )
    if lower == stem and (previous == "to" or before is PartOfSpeech.AUX):
        return behind in _OPENS_NOUN
    plural = lowers[at - 1].endswith("s") if at else False
    is_third = lower == stem + "s" and before in _NAMES and not plural
    return is_third and behind in (PartOfSpeech.DET, PartOfSpeech.PROPN, PartOfSpeech.NUM)
