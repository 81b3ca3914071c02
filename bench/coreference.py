"""
Measure for whom pronouns and titles stand, on news and interviews of GUM (CoNLL-U).

A mention counts where its chain holds a proper name anywhere in the document: "she", "his"
(pronouns of the third person), "the president" (nominals). It is right when the name that the
reader gives is one of its chain. Precision also counts what the reader resolves although GUM
knows no name for it (but not a "he" or "she" that GUM leaves bare, as in "all his life").
Persons stand apart from the rest: organisations, states, places.

The baseline takes GUM's own names and mentions. A pronoun means the nearest name of a person
before it ("it": of an organisation or place), a nominal the nearest name of its own type.
Links between names ("Trump" to "Donald Trump") are not measured: a reading does not hold them.

Usage: python -m bench.coreference [--data FOLDER] [--split own_dev dev]
                                   [--reader model|rules] [--model FOLDER] [--errors N]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.corpora.base import Document, Span, Syntax
from training.corpora.coreference import load_gum_mentions

from bench.attribution import READERS, load_reader
from bench.loading import reading, require
from crosswire.reader import Reader
from crosswire.reader.model.inputs import lay_out
from crosswire.types import EntityType, Part

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data"
GROUPS = ("person pronouns", "person nominals", "other pronouns", "other nominals")
_GENRES = ("_news_", "_interview_")
_THINGS = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_PRONOUNS = _THINGS | _PERSONAL | {"they", "them", "their", "theirs", "themselves"}
_NAME_PARTS = frozenset({"compound", "flat", "nmod:unmarked", "nmod:desc"})


@dataclass(frozen=True)
class Link:
    """Mention and the name that it stands for, in characters; `is_person` as the reader says."""

    mention: Span
    name: Span
    is_person: bool


@dataclass(frozen=True)
class Mention:
    """
    Annotated mention in characters.

    Attributes:
        span: The whole mention, relative clause and all.
        head: Its head word; of a name with the words that the name goes on with.
        chain: Number of its chain in the document.
        kind: "name", "pronoun", "nominal", or "left out" ("I", "this", "who").
        type: person, organisation or place.
        is_named: Whether its chain holds a name.
    """

    span: Span
    head: Span
    chain: int
    kind: str
    type: str
    is_named: bool

    @property
    def group(self) -> str:
        """Name the line of the report that it counts in."""
        return group_of(self.kind, is_person=self.type == "person")


@dataclass(frozen=True)
class Gold:
    """Text of one document and what is annotated in it; `pronouns` also those of no actor."""

    text: str
    paragraphs: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    pronouns: tuple[Span, ...]


Resolver = Callable[[Gold], list[Link]]


def group_of(kind: str, *, is_person: bool) -> str:
    """Name the line of the report for a kind of mention."""
    return f"{'person' if is_person else 'other'} {kind}s"


def lay_gold(document: Document) -> Gold:
    """Write a document out as text and turn its mentions into characters."""
    words = document.words
    text, starts, paragraphs = lay_out(words, document.spaced, document.paragraphs)
    spans = [(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    gold, syntax = document.mentions, document.syntax
    if gold is None or syntax is None:
        raise ValueError(f"{document.name} has no mentions or no syntax")
    mentions = []
    for number, chain in enumerate(gold.chains):
        is_named = any(span in gold.names for span in chain)
        for first, last in chain:
            head = gold.heads[first, last]
            kind = kind_of(words[head], syntax.pos[head])
            low, high = head, head + 1
            if kind == "name":
                low, high = find_name(syntax, (first, last), head)
            mentions.append(
                Mention(
                    span=(spans[first][0], spans[last - 1][1]),
                    head=(spans[low][0], spans[high - 1][1]),
                    chain=number,
                    kind=kind,
                    type=gold.types[first, last],
                    is_named=is_named,
                )
            )
    pronouns = [
        span
        for span, word, pos in zip(spans, words, syntax.pos, strict=True)
        if pos == "PRON" and word.lower() in _PRONOUNS
    ]
    in_order = tuple(sorted(mentions, key=lambda one: one.span))
    return Gold(text, tuple(paragraphs), in_order, tuple(pronouns))


def kind_of(word: str, pos: str) -> str:
    """Tell what a mention is by its head word."""
    if pos == "PROPN":
        return "name"
    if pos in {"PRON", "DET"}:
        return "pronoun" if word.lower() in _PRONOUNS else "left out"
    return "nominal"


def find_name(syntax: Syntax, span: Span, low: int) -> Span:
    """Find the name in a mention: head "Donald" and "Trump", without "of the United States"."""
    belongs = {low}
    for index in range(*span):
        is_part = syntax.relations[index] in _NAME_PARTS and syntax.pos[index] == "PROPN"
        goes_on = syntax.relations[index] == "flat" and syntax.heads[index] == syntax.heads[low]
        if is_part and (syntax.heads[index] == low or goes_on):
            belongs.add(index)
    high = low + 1
    while low - 1 in belongs:
        low -= 1
    while high in belongs:
        high += 1
    return low, high


def overlap(left: Span, right: Span) -> float:
    """Give the share of the longer span that both have."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / max(left[1] - left[0], right[1] - right[0])


def match_mention(gold: Gold, span: Span) -> Mention | None:
    """Find the annotated mention whose head word lies in a stretch and that is most like it."""
    inside = [one for one in gold.mentions if span[0] <= one.head[0] and one.head[1] <= span[1]]
    return max(inside, key=lambda one: overlap(one.span, span), default=None)


def match_name(gold: Gold, span: Span) -> Mention | None:
    """Find the annotated name that shares most with a stretch."""
    names = [one for one in gold.mentions if one.kind == "name" and overlap(one.head, span) > 0]
    return max(names, key=lambda one: overlap(one.head, span), default=None)


def resolve_by_reader(reader: Reader) -> Resolver:
    """Take the references of a reader."""

    def resolve(gold: Gold) -> list[Link]:
        reading = reader.read(gold.text, list(gold.paragraphs))
        links = []
        for one in reading.references:
            name = reading.entities[one.entity]
            is_person = name.type is EntityType.PERSON
            links.append(Link((one.start, one.end), (name.start, name.end), is_person))
        return links

    return resolve


def resolve_by_distance(gold: Gold) -> list[Link]:
    """Take the nearest name before each pronoun and nominal (the baseline)."""
    names = [one for one in gold.mentions if one.kind == "name"]
    asked = [(span, _types_of(gold.text[span[0] : span[1]])) for span in gold.pronouns]
    asked += [(one.span, {one.type}) for one in gold.mentions if one.kind == "nominal"]
    links = []
    for span, types in asked:
        before = [one for one in names if one.type in types and one.head[1] <= span[0]]
        if before:
            nearest = max(before, key=lambda one: one.head)
            links.append(Link(span, nearest.head, nearest.type == "person"))
    return links


def _types_of(pronoun: str) -> set[str]:
    return {"organisation", "place"} if pronoun.lower() in _THINGS else {"person"}


def score_document(
    gold: Gold, links: list[Link], counts: Counter[str]
) -> tuple[list[str], list[str]]:
    """Add one document to the counts; return wrong and missed links."""
    wanted = [one for one in gold.mentions if is_measured(one)]
    counts.update(f"{one.group} gold" for one in wanted)
    resolved: set[Mention] = set()
    wrong = []
    for link in links:
        mention, name = match_mention(gold, link.mention), match_name(gold, link.name)
        if mention is not None and mention.kind in {"name", "left out"}:
            continue
        if mention is None:
            words = gold.text[link.mention[0] : link.mention[1]].lower()
            if words in _PERSONAL:
                continue
            kind = "pronoun" if words in _PRONOUNS else "nominal"
            counts[f"{group_of(kind, is_person=link.is_person)} found"] += 1
        elif mention in resolved:
            continue
        else:
            counts[f"{mention.group} found"] += 1
            if name is not None and name.chain == mention.chain:
                counts[f"{mention.group} right"] += 1
                resolved.add(mention)
                continue
        wrong.append(describe(gold.text, link.mention, link.name))
    missed = [describe(gold.text, one.span, None) for one in wanted if one not in resolved]
    return wrong, missed


def is_measured(mention: Mention) -> bool:
    """Tell whether a name is wanted for a mention."""
    return mention.is_named and mention.kind in {"pronoun", "nominal"}


def describe(text: str, mention: Span, name: Span | None) -> str:
    """Print a mention with what stands around it, and the name that was given."""
    start, end = mention
    given = "-" if name is None else text[name[0] : name[1]]
    return f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]} = {given}"


def report(title: str, counts: Counter[str]) -> None:
    """Print precision, recall and F1 of each group, and of all."""
    for part in ("gold", "found", "right"):
        counts[f"all {part}"] = sum(counts[f"{group} {part}"] for group in GROUPS)
    for group in (*GROUPS, "all"):
        right, n_gold = counts[f"{group} right"], counts[f"{group} gold"]
        precision = right / max(1, counts[f"{group} found"])
        recall = right / max(1, n_gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{title:9} {group:16} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  gold {n_gold}")


def main() -> None:
    """Read the documents and print the scores beside the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--split", nargs="+", default=["own_dev", "dev"])
    parser.add_argument("--reader", choices=READERS, default="model")
    parser.add_argument("--model", type=Path, help="folder of the model; else that which ships")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    options = parser.parse_args()
    with reading(options.data, "a folder of corpora with GUM in it"):
        documents = [
            lay_gold(document)
            for split in options.split
            for document in load_gum_mentions(options.data, split)
            if any(genre in document.name for genre in _GENRES)
        ]
        require(documents, f"document of {' and '.join(_GENRES)}")
    reader = load_reader(options.reader, options.model)
    resolvers = {options.reader: resolve_by_reader(reader), "baseline": resolve_by_distance}
    for title, resolve in resolvers.items():
        counts: Counter[str] = Counter()
        errors = [score_document(gold, resolve(gold), counts) for gold in documents]
        report(title, counts)
        if not options.errors or title == "baseline":
            continue
        for column, label in enumerate(("WRONG", "MISSED")):
            lines = [line for pair in errors for line in pair[column]]
            for line in lines[:: max(1, len(lines) // options.errors)]:
                print(label, repr(line))
    print(f"{len(documents)} documents, {sum(len(one.text.split()) for one in documents)} words")


if __name__ == "__main__":
    main()
