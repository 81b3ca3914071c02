"""Reads CoNLL-U, the format of the Universal Dependencies: one word a line, blank line between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.base import Document, Span, Syntax

_NO_SPACE = "SpaceAfter=No"
_EMPTY = "_"
_N_COLUMNS = 10


@dataclass(slots=True)
class ConlluDocument:
    """
    One document of a file, cut into words; lists run over all words of the document.

    Attributes:
        name: What stands behind `newdoc id =`, else the name of the file.
        words: Syntactic words: "don't" is "do" and "n't".
        spaced: Whether white space stands before each word; true of the first of a paragraph.
        sentences: First word and word behind the last of each sentence.
        paragraphs: Index of the first word of each paragraph.
        pos: Universal parts of speech.
        tags: Parts of speech as the treebank's language has them: "NNP".
        heads: Index of the head word in the document, -1 for the root of a sentence.
        relations: Universal Dependencies relation to the head.
        lemmas: Dictionary forms as the file spells them.
        misc: Last column, "_" where empty: "Entity=(1-person-...)|SpaceAfter=No".
        meta: Comments `key = value` up to the first word: "meta::genre" is "news".
    """

    name: str
    words: list[str] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)

    def syntax(self) -> Syntax:
        """Give the tags and the tree in the form that all corpora share."""
        return Syntax(tuple(self.pos), tuple(self.heads), tuple(self.relations))

    def to_document(self, corpus: str) -> Document:
        """Give words and syntax as the corpora share them; "gum" names it "gum/GUM_news_expo"."""
        return Document(
            name=f"{corpus}/{self.name}",
            words=tuple(self.words),
            spaced=tuple(self.spaced),
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            syntax=self.syntax(),
        )


def read_conllu(path: Path) -> list[ConlluDocument]:
    """
    Read all documents of a file.

    Multiword tokens give their parts as words, the second without white space before it; empty
    nodes ("21.1") are left out. A file without `newdoc` is one document, and a document
    without `newpar` one paragraph.

    Raises:
        ValueError: A line has not the ten columns of the form, or no number where one stands.
    """
    return list(iterate_conllu(path))


def iterate_conllu(path: Path) -> Iterator[ConlluDocument]:
    """Read the documents of a file one by one."""
    document = ConlluDocument(path.stem)
    opens, lines = True, []
    with path.open(encoding="utf-8") as stream:
        for number, raw in enumerate(stream, start=1):
            line = raw.rstrip("\n")
            if line[:1] == "#":
                if line.startswith("# newdoc"):
                    if document.words:
                        yield document
                    document, opens = ConlluDocument(_value_of(line) or path.stem), True
                elif line == "# newpar" or line.startswith("# newpar "):
                    opens = True
                elif len(document.sentences) == 0 and " = " in line:
                    key, _, value = line[1:].partition(" = ")
                    document.meta[key.strip()] = value
            elif line:
                lines.append(_cut_line(line, number))
            elif lines:
                _add_sentence(document, lines, opens=opens)
                opens, lines = False, []
    if lines:
        _add_sentence(document, lines, opens=opens)
    if document.words:
        yield document


def _cut_line(line: str, number: int) -> list[str]:
    """Cut a line at its tabs, and check that it is one of a treebank."""
    columns = line.split("\t")
    if len(columns) != _N_COLUMNS:
        raise ValueError(f"line {number} has {len(columns)} columns, not {_N_COLUMNS}")
    if columns[0].isdigit() and not (columns[6] == _EMPTY or columns[6].isdigit()):
        raise ValueError(f"line {number}: head {columns[6]!r} is no number")
    return columns


def _value_of(line: str) -> str:
    return line.partition("=")[2].strip()


def _joins(misc: str) -> bool:
    return _NO_SPACE in misc.split("|")


def _add_sentence(document: ConlluDocument, lines: list[list[str]], *, opens: bool) -> None:
    """Add the lines of one sentence to the document."""
    first = len(document.words)
    if opens or not document.paragraphs:
        document.paragraphs.append(first)
    follows_space = document.paragraphs[-1] == first or not _joins(document.misc[-1])
    inside, token_misc = 0, _EMPTY  # last word of the multiword token, and its last column
    for number, word, lemma, pos, tag, _, head, relation, _, misc in lines:
        if not number.isdigit():
            if "-" in number:
                inside, token_misc = int(number.partition("-")[2]), misc
            continue
        document.words.append(word)
        document.spaced.append(follows_space)
        document.pos.append(pos)
        document.tags.append(tag)
        document.lemmas.append(lemma)
        document.heads.append(-1 if head in {"0", _EMPTY} else first + int(head) - 1)
        document.relations.append(relation)
        behind = int(number)
        joins = _joins(misc) or (behind == inside and _joins(token_misc))
        if joins and not _joins(misc):
            misc = _NO_SPACE if misc == _EMPTY else f"{misc}|{_NO_SPACE}"  # noqa: PLW2901
        document.misc.append(misc)
        follows_space = behind >= inside and not joins
    document.sentences.append((first, len(document.words)))
