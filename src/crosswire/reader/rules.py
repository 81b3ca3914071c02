"""Reads a text by rules."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from crosswire.reader.carry import join_speech
from crosswire.reader.names import Name, find_names
from crosswire.reader.quotes import Quote, find_quotes
from crosswire.reader.references import find_references
from crosswire.reader.tagger import tag_words
from crosswire.reader.transcripts import find_turns
from crosswire.reader.units import build_units
from crosswire.reader.words import Words, cut_words
from crosswire.types import (
    Attribution,
    Entity,
    EntityType,
    Part,
    PartOfSpeech,
    Reading,
    Reference,
    Sentence,
    Token,
)

_TAGS = MappingProxyType({tag.value: tag for tag in PartOfSpeech})


class RuleReader:
    """Reader by word lists and rules: no model, no download, in time linear in the text."""

    @property
    def name(self) -> str:
        """Name and version, as comparisons print it."""
        return "rules 1"

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        """
        Read the paragraphs of one text.

        Args:
            text: The whole stored text; offsets of the result refer to it.
            paragraphs: The body, in order; nothing outside it is read.
        """
        words = cut_words(text, paragraphs)
        tag_words(words)
        quotes = find_quotes(text, paragraphs)
        names = find_names(words)
        references = find_references(words, names, quotes)
        attributions = attribute_by_rules(
            text, paragraphs, words, quotes=quotes, names=names, references=references
        )
        return Reading(
            tokens=_tokens(words),
            sentences=list_sentences(words),
            entities=list_entities(words, names),
            references=tuple(references),
            attributions=attributions,
        )


def attribute_by_rules(
    text: str,
    paragraphs: Sequence[Part],
    words: Words,
    *,
    quotes: Sequence[Quote],
    names: Sequence[Name],
    references: Sequence[Reference],
) -> tuple[Attribution, ...]:
    """Find by rules who says what, in printed conversations too."""
    people = [
        Part(start=words.start[name.first], end=words.end[name.last - 1])
        for name in names
        if name.type is EntityType.PERSON
    ]
    return join_speech(
        text,
        words,
        units=build_units(text, words, quotes),
        quotes=quotes,
        names=names,
        references=references,
        turns=find_turns(text, paragraphs, people),
    )


def _tokens(words: Words) -> tuple[Token, ...]:
    return tuple(
        Token(start=start, end=end, text=text, lemma=lemma, pos=_TAGS[tag])
        for start, end, text, lemma, tag in zip(
            words.start, words.end, words.text, words.lemma, words.tag, strict=True
        )
    )


def list_sentences(words: Words) -> tuple[Sentence, ...]:
    """Give the sentences of a text in characters."""
    return tuple(
        Sentence(
            start=words.start[first],
            end=words.end[last - 1],
            first=first,
            last=last,
            paragraph=paragraph,
        )
        for first, last, paragraph in words.sentences
    )


def list_entities(words: Words, names: Sequence[Name]) -> tuple[Entity, ...]:
    """Give the names of a text in characters."""
    return tuple(
        Entity(start=words.start[name.first], end=words.end[name.last - 1], type=name.type)
        for name in names
    )
