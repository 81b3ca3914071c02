"""
Measure the names that the trained reader finds against files of words and tags.

Counts persons, places and organisations as exact spans, on gold words and sentences. Three
forms of file are told apart by their first lines: numbered words (Universal NER), plain words
with the IOB tag in the last column (CoNLL 2003), and plain words with a bare label. Countries,
cities and facilities all count as places; what the reader finds beyond these three kinds, such
as events and dates, does not count.

Usage: python -m bench.entities [--data FILE] [--model FOLDER] [--errors N]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from training.corpora.entity_labels import align_spacing, guess_spacing

from bench.loading import reading
from crosswire.reader.model.model import Analysis
from crosswire.reader.trained import TrainedReader

DEFAULT = (
    Path(__file__).resolve().parents[2] / "shared" / "data" / "uner-ewt" / "en_ewt-ud-test.iob2"
)
BASELINE = "baselines, overall F1: XLM-R large 83.9 on dev, base about 80"
KINDS = ("PER", "LOC", "ORG")
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "per": "PER",
        "person": "PER",
        "loc": "LOC",
        "gpe": "LOC",
        "location": "LOC",
        "fac": "LOC",
        "org": "ORG",
        "organisation": "ORG",
        "organization": "ORG",
    }
)
"""Labels of the files, in small letters."""
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "person": "PER",
        "organisation": "ORG",
        "state": "LOC",
        "place": "LOC",
        "facility": "LOC",
    }
)
"""Types of the reader."""
MAX_WORDS = 2000
_COMMENT = re.compile(r"# *(?:newdoc|newpar|sent_id|text|id)\b")
_NUMBERED = re.compile(r"\d+(?:[-.]\d+)?\t[^\t]+\t(?:O|[BI]-[^\t]+)(?:\t|$)")

Name = tuple[str, int, int]


class Reads(Protocol):
    """What reads words that are cut already."""

    def analyse_words(
        self,
        words: Sequence[str],
        spaced: Sequence[bool],
        sentences: Sequence[tuple[int, int]],
        borders: Sequence[int],
    ) -> Analysis:
        """Read the words of a text."""
        ...


@dataclass
class Document:
    """
    Words that are read together.

    Attributes:
        words: The words.
        spaced: Whether white space stands before each.
        sentences: First word and word behind the last of each sentence.
        names: Kind, first word and word behind the last of each name.
    """

    words: list[str] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)

    def add(self, words: Sequence[str], spaced: Sequence[bool], tags: Sequence[str]) -> None:
        """Add a sentence."""
        first = len(self.words)
        self.words += words
        self.spaced += [True, *spaced[1:]]
        self.sentences.append((first, len(self.words)))
        self.names |= {(kind, begin + first, end + first) for kind, begin, end in find_spans(tags)}


def read_documents(path: Path) -> list[Document]:
    """
    Read all documents of a file.

    A document begins where the file says so ("# newdoc", "-DOCSTART-"), and after a sentence
    at which it has grown too long. White space is read off "SpaceAfter=No" or the text of the
    sentence where the file has them, and else guessed.

    Raises:
        ValueError: The file holds no name of a kind that is measured.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    is_numbered = any(_NUMBERED.match(line) for line in lines[:50])
    documents = [Document()]
    for opens, text, rows in _sentences(lines, is_numbered):
        if opens or len(documents[-1].words) >= MAX_WORDS:
            documents.append(Document())
        place, tag = (1, 2) if is_numbered else (0, -1)
        words = [row[place] for row in rows]
        if any("SpaceAfter=No" in cell for row in rows for cell in row[2:]):
            tight = [any("SpaceAfter=No" in cell for cell in row[2:]) for row in rows]
            spaced: Sequence[bool] = [True, *(not one for one in tight[:-1])]
        else:
            spaced = align_spacing(words, text) if text else guess_spacing(words)
        documents[-1].add(words, spaced, [row[tag] for row in rows])
    if not any(document.names for document in documents):
        raise ValueError(f"no name labelled {', '.join(sorted(LABELS))}")
    return [document for document in documents if document.words]


def _sentences(
    lines: Sequence[str], is_numbered: bool
) -> Iterator[tuple[bool, str, list[list[str]]]]:
    """Give for each sentence whether it opens a document, its text where known, and its rows."""
    opens, text = False, ""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        is_comment = line.startswith("#") if is_numbered else _COMMENT.match(line)
        if is_comment:
            opens |= line.startswith("# newdoc")
            text = line.partition("=")[2].strip() if line.startswith("# text =") else text
            continue
        row = line.split("\t") if "\t" in line else line.split()
        if row and row[0] == "-DOCSTART-":
            opens = True
        elif len(row) > 1 and row[0].strip():
            if not is_numbered or row[0].isdigit():
                rows.append(row)
        elif rows and not line.strip():
            yield opens, text, rows
            opens, text, rows = False, "", []


def find_spans(tags: Sequence[str]) -> list[Name]:
    """
    Read names off the tags of a sentence.

    An I- tag goes on with a name of its label and else opens one, so that both customs of IOB
    are read; a bare label counts as an I- tag.
    """
    spans: list[Name] = []
    before = ""
    for place, tag in enumerate(tags):
        label = tag[2:] if tag[:2] in {"B-", "I-"} else tag
        kind = LABELS.get(label.casefold())
        if kind is not None:
            if label == before and not tag.startswith("B-"):
                spans[-1] = (kind, spans[-1][1], place + 1)
            else:
                spans.append((kind, place, place + 1))
        before = label
    return spans


def find_names(reader: Reads, document: Document) -> set[Name]:
    """Let the reader find the names of a document; only kinds that are measured."""
    analysis = reader.analyse_words(document.words, document.spaced, document.sentences, [0])
    return {
        (TYPES[name.type], name.first, name.last) for name in analysis.names if name.type in TYPES
    }


def show(document: Document, name: Name) -> str:
    """Show a name within its sentence."""
    kind, first, last = name
    begin, end = next(span for span in document.sentences if span[0] <= first < span[1])
    words = document.words
    before, behind = words[max(begin, first - 8) : first], words[last : min(end, last + 8)]
    return " ".join([*before, f"[{kind}", *words[first:last], "]", *behind])


def rate(n_right: int, n_found: int, n_gold: int) -> str:
    """Write precision, recall and F1 in percent."""
    precision, recall = n_right / max(1, n_found), n_right / max(1, n_gold)
    f1 = 2 * n_right / max(1, n_found + n_gold)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"


def measure(reader: Reads, documents: Sequence[Document], n_errors: int = 0) -> list[str]:
    """Compare what is found with what is tagged; give the lines of the table."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    errors: list[str] = []
    for document in documents:
        names = find_names(reader, document)
        gold.update(kind for kind, _, _ in document.names)
        found.update(kind for kind, _, _ in names)
        right.update(kind for kind, _, _ in names & document.names)
        for name in sorted(names ^ document.names, key=lambda one: (*one[1:], one[0])):
            errors.append(("extra   " if name in names else "missed  ") + show(document, name))
    n_words = sum(len(document.words) for document in documents)
    lines = [f"{len(documents)} documents, {n_words} words; exact spans, in percent"]
    lines += [f"{kind:8} {rate(right[kind], found[kind], gold[kind])}  of {gold[kind]}"
              for kind in KINDS]  # fmt: skip
    lines.append(f"overall  {rate(right.total(), found.total(), gold.total())}  of {gold.total()}")
    return lines + errors[:n_errors]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=DEFAULT, help="file of words and tags")
    parser.add_argument("--model", type=Path, help="folder of the model; the package's without")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors")
    options = parser.parse_args()
    if options.errors and options.data.name == DEFAULT.name:
        parser.error("the test half is measured on and never looked into; name another --data")
    with reading(options.data, "words and tags, one a line"):
        documents = read_documents(options.data)
    print("\n".join(measure(TrainedReader.load(options.model), documents, options.errors)))
    print(BASELINE)


if __name__ == "__main__":
    main()
