"""
What a reader (a language model or rules) finds in a text, before it means anything.

This is the seam: a better reader fills the same values and no step behind it changes.
"""

from __future__ import annotations

from enum import StrEnum

from crosswire.types.base import Value
from crosswire.types.meaning import Meanings
from crosswire.types.text import Part


class PartOfSpeech(StrEnum):
    """Universal part of speech (Universal Dependencies v2)."""

    ADJ = "ADJ"
    ADP = "ADP"
    ADV = "ADV"
    AUX = "AUX"
    CCONJ = "CCONJ"
    DET = "DET"
    INTJ = "INTJ"
    NOUN = "NOUN"
    NUM = "NUM"
    PART = "PART"
    PRON = "PRON"
    PROPN = "PROPN"
    PUNCT = "PUNCT"
    SCONJ = "SCONJ"
    SYM = "SYM"
    VERB = "VERB"
    OTHER = "X"


class EntityType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"  # "Kazakh", "Russians"
    EVENT = "event"  # "the St. Petersburg International Economic Forum"
    FACILITY = "facility"
    OTHER = "other"


class Form(StrEnum):
    """How a mention stands in the report."""

    DIRECT = "direct"  # wholly between quotation marks
    INDIRECT = "indirect"  # in the reporter's words
    MIXED = "mixed"  # reporter's words with quoted stretches
    NARRATED = "narrated"  # the report asserts it itself


class Token(Value, frozen=True, kw_only=True):
    """
    Word or punctuation mark.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last character.
        text: The characters.
        lemma: Dictionary form, lower case ("said" is "say").
        pos: Part of speech.
        head: Index into `Reading.tokens` of the syntactic head; None where the reader
            gives no syntax or the token is the root.
        relation: Universal Dependencies relation to the head, or None.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: PartOfSpeech
    head: int | None = None
    relation: str | None = None


class Sentence(Value, frozen=True, kw_only=True):
    """
    Sentence: `Reading.tokens[first:last]`, inside one paragraph.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last character.
        first: Index of the first token.
        last: Index behind the last token.
        paragraph: Index into `Article.paragraphs`.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Entity(Value, frozen=True, kw_only=True):
    """Name in the text, "Kassym-Jomart Tokayev", without its title."""

    start: int
    end: int
    type: EntityType


class Reference(Value, frozen=True, kw_only=True):
    """
    Pronoun or title that stands for a name: "he", "the Kazakh leader", "his host".

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last character.
        entity: Index into `Reading.entities` of the name it stands for.
        confidence: From 0 to 1.
    """

    start: int
    end: int
    entity: int
    confidence: float


class Attribution(Value, frozen=True, kw_only=True):
    """
    Source, cue and content of reported speech or thought (PolNeAR, Newell et al. 2018).

    "I agree," he told Berg: content `I agree,`, source `he`, cue `told`.

    Attributes:
        content: Stretches of the content in order, quotation marks excluded; more than
            one where the source and cue interrupt it, or where it runs over paragraphs.
        source: Stretch that names the source; None where the text before implies it.
        cue: Stretch that signals the attribution; None where there is none.
        speaker: Stretch of the name or reference that the source resolves to, also where
            it stands in an earlier sentence; None where it could not be told.
        form: Direct, indirect or mixed.
        upstream: Stretch that names where the outlet has it from ("a ministry press
            release" in "Berg said, according to a ministry press release"), or None.
        confidence: From 0 to 1.
    """

    content: tuple[Part, ...]
    source: Part | None = None
    cue: Part | None = None
    speaker: Part | None = None
    form: Form
    upstream: Part | None = None
    confidence: float


class Reading(Value, frozen=True, kw_only=True):
    """
    All that a reader found in one text; indices point into these tuples.

    Tokens, sentences and entities are in text order and do not overlap; `meanings` is None
    where the reader tells none.
    """

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    meanings: Meanings | None = None
