"""Reads which mentions mean the same actor in GUM (Zeldes, 2017): `Entity=` in CoNLL-U."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.corpora.base import Document, Mentions, Span
from training.corpora.conllu import ConlluDocument, read_conllu

OWN_DEV = (
    "GUM_interview_messina",
    "GUM_interview_peres",
    "GUM_news_defector",
    "GUM_news_election",
    "GUM_news_expo",
    "GUM_news_imprisoned",
)
"""Documents of GUM's training split that are kept for measuring: news and interviews with
many pronouns and names."""

_TYPES = {"person": "person", "organization": "organisation", "place": "place"}
_GOES_ON = frozenset({"flat", "appos"})
_BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
_PIECE = re.compile(r"(.+)\[(\d+)/(\d+)\]$")

Marked = tuple[Span, str, str]
"""Span, type as GUM names it, chain."""


def name_documents(data: Path, split: str) -> list[str]:
    """
    Name the GUM documents of a split that lie in the data.

    Args:
        data: Holds `gum/splits.md` and `gum/dep/*.conllu`.
        split: "train" (without what is kept for measuring), "own_dev" (that), or "dev" (GUM's
            own). GUM's test split is not given out.
    """
    if split not in {"train", "own_dev", "dev"}:
        raise ValueError(f"GUM has no split {split!r} for us; take train, own_dev or dev")
    if split == "own_dev":
        names = list(OWN_DEV)
    else:
        text = (data / "gum" / "splits.md").read_text(encoding="utf-8")
        section = re.split(r"^## ", text, flags=re.MULTILINE)
        listed = {part.split("\n", 1)[0].strip(): part for part in section}
        names = re.findall(r"\* (\S+)", listed[split])
    held = set(OWN_DEV) if split == "train" else set()
    return [
        name
        for name in names
        if name not in held and (data / "gum" / "dep" / f"{name}.conllu").exists()
    ]


def load_gum_mentions(data: Path, split: str) -> list[Document]:
    """
    Load a split of GUM with the mentions of persons, organisations and places.

    Args:
        data: Holds `gum/splits.md` and `gum/dep/*.conllu`.
        split: "train", "own_dev" or "dev".
    """
    folder = data / "gum" / "dep"
    return [
        load_document(document)
        for name in name_documents(data, split)
        for document in read_conllu(folder / f"{name}.conllu")
    ]


def load_document(source: ConlluDocument) -> Document:
    """Turn one document into words, syntax and mentions."""
    return replace(source.to_document("gum"), mentions=gather_mentions(source))


def gather_mentions(source: ConlluDocument) -> Mentions:
    """
    Gather the mentions of actors into chains, each in text order.

    Of two mentions on the same words, as "Washington" the town and the government, the outer
    one counts.
    """
    chains: dict[str, list[Span]] = {}
    heads: dict[Span, int] = {}
    types: dict[Span, str] = {}
    for span, kind, chain in sorted(read_brackets(source.misc), key=_by_place):
        if kind not in _TYPES or span in types:
            continue
        chains.setdefault(chain, []).append(span)
        types[span] = _TYPES[kind]
        heads[span] = find_head(source, span)
    return Mentions(
        chains=tuple(tuple(spans) for spans in chains.values()),
        heads=heads,
        names=frozenset(span for span, head in heads.items() if source.pos[head] == "PROPN"),
        types=types,
    )


def _by_place(marked: Marked) -> tuple[int, int]:
    return marked[0][0], -marked[0][1]


def read_brackets(misc: Sequence[str]) -> Iterator[Marked]:
    """
    Read the mentions of all types from the last column of each word.

    "(1-person-new(2-place-new)" opens two mentions and closes the second, "1)" closes the
    first. A mention in pieces ("(3[1/2]-person" up to "3[2/2])") runs from the first piece to
    the end of the last. The marks of GUM stand in the order chain, type, and others.
    """
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, fields in enumerate(misc):
        _, found, rest = f"|{fields}".partition("|Entity=")
        if not found:
            continue
        for opening, closed, closing in _BRACKET.findall(rest.partition("|")[0]):
            chain, _, attributes = (opening or closing).partition("-")
            piece = _PIECE.match(chain)
            chain, number, last = piece.groups() if piece else (chain, "1", "1")
            if opening and number == "1":
                kind = attributes.partition("-")[0]
                opened.setdefault(chain, []).append((index, kind))
            if (closing or closed) and number == last and opened.get(chain):
                first, kind = opened[chain].pop()
                yield (first, index + 1), kind, chain


def find_top(source: ConlluDocument, span: Span) -> int:
    """
    Find the word of a mention that hangs on a word outside.

    Of several the first that is no punctuation mark.
    """
    first, last = span
    hanging = [index for index in range(first, last) if not first <= source.heads[index] < last]
    return next((index for index in hanging if source.pos[index] != "PUNCT"), hanging[0])


def find_head(source: ConlluDocument, span: Span) -> int:
    """
    Find the head word of a mention: its top word, or the name that goes on with that.

    Where a noun leads and a name goes on with it, no comma between ("veteran Cyd Ho", all hung
    on "veteran"), the name is the head.
    """
    head = find_top(source, span)
    if source.pos[head] in {"NOUN", "ADJ"}:
        for index in range(head + 1, span[1]):
            if source.pos[index] == "PUNCT":
                break
            goes_on = source.heads[index] == head and source.relations[index] in _GOES_ON
            if goes_on and source.pos[index] == "PROPN":
                return index
    return head
