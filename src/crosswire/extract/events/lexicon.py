"""The words by which reports tell political events: packaged tables, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.reference import read_rows
from crosswire.types import EventType, PartOfSpeech, Status

HOSTILE = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.THREATEN,
        EventType.REJECT,
        EventType.PROTEST,
        EventType.ACCUSE,
    }
)
COOPERATIVE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
NOUN_MARK = "n:"
"""Leads a governor that is a noun ("a promise to"), not the verb of the same letters."""
VERBAL = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUX})
NOMINAL = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPN, PartOfSpeech.ADJ})


class Element(msgspec.Struct, frozen=True):
    """
    One word of a pattern: any of `words`, of the part of speech that `kind` names.

    Attributes:
        kind: "v" verb, "n" noun, "" any word, "~" a gap of up to six words.
        words: Lemmas that fit.
    """

    kind: str
    words: frozenset[str]


class Pattern(msgspec.Struct, frozen=True):
    """
    Words that tell one kind of event: "impose ~ sanction" is a SANCTION.

    Attributes:
        elements: The words, the trigger first.
        needs: Words of each element behind the trigger but the gaps; where a sentence has none of
            those of one, the pattern does not fit in it.
        type: PLOVER type.
        mode: PLOVER mode, or None.
        context: PLOVER context, or None.
        roles: How the clause gives actors and recipients, as events.tsv explains.
    """

    elements: tuple[Element, ...]
    type: EventType
    mode: str | None
    context: str | None
    roles: frozenset[str]
    needs: tuple[frozenset[str], ...] = ()

    @property
    def kind(self) -> str:
        """As what its trigger is used: "v", "n", or "" for any."""
        return self.elements[0].kind

    @property
    def is_noun(self) -> bool:
        """Tell whether a noun triggers it ("talks between")."""
        return self.kind == "n"


class Governor(msgspec.Struct, frozen=True):
    """
    Word that governs another event: "pledged to deliver", "denied shelling".

    Attributes:
        forms: What follows it: "to", "that", "ing", "of", "for", "with".
        effect: The type of the whole, or the status of the event that follows.
        hostile: The same where what follows is a hostile act ("vowed to attack").
    """

    forms: frozenset[str]
    effect: EventType | Status
    hostile: EventType | Status


class Lexicon(msgspec.Struct, frozen=True):
    """
    All tables that the event finder looks things up in.

    Attributes:
        patterns: Patterns by each word their first element admits, longest first.
        governors: Governors by lemma, nouns by lemma behind "n:".
        nouns: What a noun stands for after a governor ("rejected talks": CONSULT).
        contexts: PLOVER context by the word that tells it, with its rank.
        sets: The named word sets.
        verbs: Every verb that opens a pattern.
    """

    patterns: Mapping[str, tuple[Pattern, ...]]
    governors: Mapping[str, tuple[Governor, ...]]
    nouns: Mapping[str, EventType]
    contexts: Mapping[str, tuple[int, str]]
    sets: Mapping[str, frozenset[str]]
    verbs: frozenset[str]


_NOUN_SETS = (
    ("aid", EventType.AID),
    ("arms", EventType.AID),
    ("ties", EventType.COOPERATE),
    ("exercise", EventType.COOPERATE),
    ("pact", EventType.AGREE),
    ("support", EventType.SUPPORT),
    ("reform", EventType.CONCEDE),
    ("protest", EventType.PROTEST),
    ("ceasefire", EventType.RETREAT),
    ("sanctions", EventType.SANCTION),
    ("attack", EventType.ASSAULT),
    ("talks", EventType.CONSULT),
)


def _parse_element(cell: str, sets: Mapping[str, frozenset[str]]) -> Element:
    kind, _, rest = cell.rpartition(":")
    if rest == "~":
        return Element("~", frozenset())
    words: set[str] = set()
    for word in rest.split("|"):
        words |= sets[word[1:]] if word.startswith("@") else {word}
    return Element(kind, frozenset(words))


def _parse_pattern(row: list[str], sets: Mapping[str, frozenset[str]]) -> Pattern:
    words, kind, mode, context, roles = row
    elements = tuple(_parse_element(cell, sets) for cell in words.split())
    return Pattern(
        elements,
        EventType(kind),
        mode or None,
        context or None,
        frozenset(roles.split()),
        tuple(each.words for each in elements[1:] if each.kind != "~"),
    )


def _effect(name: str) -> EventType | Status:
    return EventType(name) if name.isupper() else Status(name)


def _index_patterns(sets: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for row in read_rows("events.tsv", 5):
        pattern = _parse_pattern(row, sets)
        for word in pattern.elements[0].words:
            found.setdefault(word, []).append(pattern)
    return MappingProxyType(
        {
            word: tuple(sorted(patterns, key=lambda each: -len(each.elements)))
            for word, patterns in found.items()
        }
    )


def _index_governors() -> Mapping[str, tuple[Governor, ...]]:
    found: dict[str, list[Governor]] = {}
    for lemmas, forms, effect, hostile in read_rows("event_governors.tsv", 4):
        governor = Governor(frozenset(forms.split()), _effect(effect), _effect(hostile))
        for lemma in lemmas.split():
            found.setdefault(lemma, []).append(governor)
    return MappingProxyType({lemma: tuple(each) for lemma, each in found.items()})


@cache
def load_lexicon() -> Lexicon:
    """Load the packaged event tables (events.tsv and its helpers) into one immutable value."""
    sets = {name: frozenset(words.split()) for name, words in read_rows("event_words.tsv", 2)}
    contexts = {
        word: (rank, name)
        for rank, (name, words) in enumerate(read_rows("event_contexts.tsv", 2))
        for word in words.split()
    }
    nouns = {word: kind for name, kind in _NOUN_SETS for word in sets[name]}
    patterns, governors = _index_patterns(sets), _index_governors()
    verbs = frozenset(
        word
        for word, each in patterns.items()
        if any(pattern.elements[0].kind == "v" for pattern in each)
    )
    return Lexicon(
        patterns,
        governors,
        MappingProxyType(nouns),
        MappingProxyType(contexts),
        MappingProxyType(sets),
        verbs | frozenset(word for word in governors if not word.startswith(NOUN_MARK)),
    )
