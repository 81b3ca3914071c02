"""Reads a text with the trained model, and by rules where those are better."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np

from crosswire.reader.antecedents import find_antecedents, join_references
from crosswire.reader.content_sources import part_sources
from crosswire.reader.content_starts import open_contents
from crosswire.reader.hearsay import add_hearsay
from crosswire.reader.merge import merge_speech
from crosswire.reader.model.files import find_files
from crosswire.reader.model.inputs import lay_out, spell_words
from crosswire.reader.model.model import Analysis, Model
from crosswire.reader.model.windows import Block
from crosswire.reader.named import join_names
from crosswire.reader.names import find_names
from crosswire.reader.placing import Placer
from crosswire.reader.pronouns import settle_pronouns
from crosswire.reader.quoted import settle_named, settle_quoted
from crosswire.reader.quotes import Quote, find_quotes
from crosswire.reader.references import find_references
from crosswire.reader.rules import attribute_by_rules, list_entities, list_sentences
from crosswire.reader.speakers import Speakers
from crosswire.reader.tagger import find_lemma
from crosswire.reader.words import Words, cut_words
from crosswire.reference.lexicon import load_lexicon
from crosswire.types import Meanings, Part, PartOfSpeech, Reading, Token
from crosswire.types.tree import Tree

_TAGS = MappingProxyType({tag.value: tag for tag in PartOfSpeech})


class TrainedReader:
    """Reader by a small encoder with several heads; reads one text after another."""

    def __init__(self, model: Model) -> None:
        """Take a loaded model."""
        self._model = model

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 2) -> TrainedReader:
        """
        Load the model.

        Args:
            folder: Where its files are; None for those that ship with the package.
            threads: How many paragraphs are read side by side.

        Raises:
            ReaderError: A file is missing or damaged.
        """
        return cls(Model(find_files(folder), threads=threads))

    @property
    def name(self) -> str:
        """Name and digest, as comparisons print it."""
        return f"model {self._model.digest[:12]}"

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        """
        Read the paragraphs of one text.

        Args:
            text: The whole stored text; offsets of the result refer to it.
            paragraphs: The body, in order; nothing outside it is read.
        """
        words = cut_words(text, paragraphs)
        quotes = find_quotes(text, paragraphs)
        analysis = self.analyse(words, quotes)
        lexicon = load_lexicon()
        words.tag.extend(analysis.pos)
        words.lemma.extend(
            find_lemma(lower, tag, lexicon)
            for lower, tag in zip(words.lower, words.tag, strict=True)
        )
        names = join_names(words, analysis.names, find_names(words))
        tree = Tree(analysis.heads, analysis.relations, analysis.pos)
        references = join_references(
            find_references(words, names, quotes),
            find_antecedents(words, names, analysis, distance=self._model.distance),
        )
        references = settle_pronouns(words, names, tree, references)
        speakers = Speakers(text, words, names, references)
        ruled = attribute_by_rules(
            text, paragraphs, words, quotes=quotes, names=names, references=references
        )
        placer = Placer(text, words, quotes=quotes, speakers=speakers, tree=tree)
        attributions = merge_speech(analysis.attributions, ruled, placer)
        attributions = open_contents(text, words, tree, attributions)
        attributions = part_sources(text, words, tree, attributions)
        attributions = add_hearsay(words, tree, attributions, placer.form_of)
        meant, attributions = settle_named(words, names, references, attributions)
        return Reading(
            tokens=_tokens(words, analysis),
            sentences=list_sentences(words),
            entities=list_entities(words, names),
            references=settle_quoted(words, names, quotes, meant, attributions),
            attributions=attributions,
            meanings=_meanings(words, analysis),
        )

    def analyse(self, words: Words, quotes: Sequence[Quote]) -> Analysis:
        """Let the model read words that are cut and not yet tagged."""
        spelled, inside = spell_words(words.text, words.start, quotes)
        block = Block(
            words=words.text,
            sentences=[(first, last) for first, last, _ in words.sentences],
            borders=words.openings(),
        )
        return self._model.analyse(block, spelled, inside)

    def analyse_words(
        self,
        words: Sequence[str],
        spaced: Sequence[bool],
        sentences: Sequence[tuple[int, int]],
        borders: Sequence[int],
    ) -> Analysis:
        """
        Let the model read words that somebody else has cut, as in a treebank.

        Args:
            words: The words.
            spaced: Whether white space stands before each.
            sentences: First word and word behind the last of each sentence.
            borders: First word of each paragraph.
        """
        text, starts, paragraphs = lay_out(words, spaced, borders)
        quotes = find_quotes(text, paragraphs)
        spelled, inside = spell_words(words, starts, quotes)
        block = Block(words=words, sentences=sentences, borders=borders)
        return self._model.analyse(block, spelled, inside)


def _meanings(words: Words, analysis: Analysis) -> Meanings:
    return Meanings(
        starts=np.array(words.start, dtype="<i4").tobytes(),
        vectors=analysis.meanings.tobytes(),
        size=analysis.meanings.shape[1],
    )


def _tokens(words: Words, analysis: Analysis) -> tuple[Token, ...]:
    return tuple(
        Token(
            start=start, end=end, text=text, lemma=lemma, pos=_TAGS[tag],
            head=None if head == index else head, relation=relation,
        )
        for index, (start, end, text, lemma, tag, head, relation) in enumerate(
            zip(
                words.start, words.end, words.text, words.lemma, words.tag, analysis.heads,
                analysis.relations, strict=True,
            )
        )
    )  # fmt: skip
