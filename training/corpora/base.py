"""What every corpus is turned into before anything is learned from it."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""First word and the word behind the last."""

ENTITY_TYPES = (
    "person",
    "organisation",
    "state",  # countries, provinces, federal states, regions with a government
    "place",  # towns and every other place
    "nationality",  # "Kazakh", "Russians"
    "event",  # a named one: "the St. Petersburg International Economic Forum"
    "facility",
    "date",
    "money",
    "other",  # a name of something else: a work, a law, a product
)


@dataclass(frozen=True)
class Name:
    """
    Annotated entity.

    `types` holds every type that the annotation may mean: a corpus that knows only LOC says
    {"state", "place", "facility"}, one that marks countries says {"state"}.
    """

    span: Span
    types: frozenset[str]


@dataclass(frozen=True)
class Names:
    """
    Entities of a document.

    `silent` holds the types that the corpus does not annotate: a word outside all spans may
    belong to one of these.
    """

    spans: tuple[Name, ...]
    silent: frozenset[str]


@dataclass(frozen=True)
class Syntax:
    """Universal Dependencies: tag, head (word index in the document, -1 for a root), relation."""

    pos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Quoted:
    """Attribution: one cue, at most one source, the stretches of the content in text order."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Mentions:
    """
    Coreference: mentions of persons, organisations and places, those of one actor in one chain.

    `heads` gives for each mention the index of its head word; `is_name` whether that word is
    a proper noun. A chain of one mention is one that nothing else refers to.
    """

    chains: tuple[tuple[Span, ...], ...]
    heads: dict[Span, int]
    names: frozenset[Span]
    types: dict[Span, str]  # person, organisation, place


@dataclass(frozen=True)
class Document:
    """
    One text, cut into words; every layer is None where the corpus does not have it.

    Attributes:
        name: Corpus and document, "gum/GUM_news_afghan".
        words: The words.
        spaced: Whether white space stands before each word.
        sentences: First word and word behind the last of each sentence.
        paragraphs: Index of the first word of each paragraph.
        roles: Nominal mentions of persons ("the Kazakh leader"), from the first word to the
            head noun.
    """

    name: str
    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    syntax: Syntax | None = None
    names: Names | None = None
    roles: tuple[Span, ...] | None = None
    attributions: tuple[Quoted, ...] | None = None
    mentions: Mentions | None = None
