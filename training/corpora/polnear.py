"""Reads PolNeAR (Newell, Margolin and Ruths, 2018): brat stand-off beside plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from crosswire.reader.words import cut_words
from crosswire.types import Part
from training.corpora.base import Document, Quoted, Span


@dataclass(frozen=True)
class Marked:
    """One annotated attribution in character offsets; the content in text order."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]


def read_standoff(path: Path) -> tuple[Marked, ...]:
    """Read one annotation file: every attribution that has a cue and a content."""
    stretches: dict[str, list[Span]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+\t\w", line):
            pairs = [pair.split() for pair in fields[1].partition(" ")[2].split(";")]
            stretches[fields[0]] = [(int(first), int(last)) for first, last in pairs]
        elif re.match(r"E\d+\t", line):
            roles: dict[str, list[Span]] = {}
            for role in fields[1].split():
                kind, _, name = role.partition(":")
                key = kind.rstrip("0123456789")
                roles.setdefault(key, []).extend(stretches.get(name, []))
            if roles.get("Cue") and roles.get("Content"):
                found.append(_mark(roles))
    return tuple(found)


def _mark(roles: dict[str, list[Span]]) -> Marked:
    cue, source = roles["Cue"], roles.get("Source")
    return Marked(
        (min(cue)[0], max(last for _, last in cue)),
        (min(source)[0], max(last for _, last in source)) if source else None,
        tuple(sorted(roles["Content"])),
    )


def read_pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Pair the annotation files of a split with their texts."""
    return [
        (path, folder / "text" / f"{path.name.rsplit('_', 1)[0]}.txt")
        for path in sorted((folder / "attributions").glob("*.ann"))
    ]


def read_text(path: Path) -> tuple[str, list[Part]]:
    """Read a text and its paragraphs, line ends as they stand in the file."""
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    return text, [Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\r\n]+", text)]


def load_polnear(folder: Path) -> list[Document]:
    """
    Load a split of PolNeAR.

    Args:
        folder: Holds `attributions/*.ann` and `text/*.txt`.
    """
    return [load_document(path, text) for path, text in read_pairs(folder)]


def load_document(annotations: Path, text_path: Path) -> Document:
    """Load one article; stretches are laid on the words that they touch."""
    text, paragraphs = read_text(text_path)
    words = cut_words(text, paragraphs)
    found = []
    for one in read_standoff(annotations):
        cue = words_of(words.start, words.end, one.cue)
        content = [words_of(words.start, words.end, part) for part in one.content]
        kept = tuple(part for part in content if part is not None)
        if cue is None or not kept:
            continue
        source = words_of(words.start, words.end, one.source) if one.source else None
        found.append(Quoted(cue, source, kept))
    return Document(
        name=f"polnear/{text_path.stem}",
        words=tuple(words.text),
        spaced=tuple(words.spans_space(index) for index in range(len(words.text))),
        sentences=tuple((first, last) for first, last, _ in words.sentences),
        paragraphs=tuple(words.openings()),
        attributions=tuple(found),
    )


def words_of(starts: list[int], ends: list[int], span: Span) -> Span | None:
    """Give the words that a stretch of characters touches."""
    touched = [
        index
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start < span[1] and end > span[0]
    ]
    return (touched[0], touched[-1] + 1) if touched else None
