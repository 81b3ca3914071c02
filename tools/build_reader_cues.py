"""
Count how often each verb, by its frame, is the cue of an attribution.

Reads a PolNeAR split (brat stand-off) with the reader's own search for frames, and writes
`reader_cues.tsv`: verb, frame, times it was a cue, times seen. Only counts leave the corpus.

Usage: python tools/build_reader_cues.py OUT_FILE SPLIT_FOLDER
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from datetime import date
from pathlib import Path

from crosswire.reader.quotes import find_quotes
from crosswire.reader.speech import find_candidates
from crosswire.reader.tagger import tag_words
from crosswire.reader.units import build_units
from crosswire.reader.words import cut_words
from crosswire.types import Part

HEADER = """\
# How often a verb in a frame was the cue of reported speech or thought.
# Columns: verb, frame, times a cue, times seen.
# Source: word counts from PolNeAR 1.0, train, which states no licence; counts are facts, and no
# text or annotation of it is here. Counted by the crosswire developers, {day}. Licence: Apache-2.0.
"""


def read_cues(path: Path) -> list[tuple[int, int]]:
    """Read the offsets of all cues of one annotation file."""
    spans = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if re.match(r"T\d+\tCue ", line):
            for stretch in line.split("\t")[1][4:].split(";"):
                start, end = stretch.split()
                spans.append((int(start), int(end)))
    return spans


def paragraphs_of(text: str) -> list[Part]:
    """Cut a text at its line breaks."""
    return [Part(start=found.start(), end=found.end()) for found in re.finditer(r"[^\n]+", text)]


def main(out: Path, split: Path) -> None:
    """Count, and write the table."""
    hits: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    subjects: dict[str, Counter[bool]] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        name = path.name.rsplit("_", 1)[0]
        text = (split / "text" / f"{name}.txt").read_text(encoding="utf-8")
        cues = read_cues(path)
        paragraphs = paragraphs_of(text)
        words = cut_words(text, paragraphs)
        tag_words(words)
        for unit in build_units(words, find_quotes(text, paragraphs)):
            for candidate in find_candidates(unit):
                item = unit.items[candidate.verb]
                key = (item.lemma, candidate.frame.kind)
                is_cue = any(start <= item.start < end for start, end in cues)
                seen[key] += 1
                hits[key] += is_cue
                subjects.setdefault(candidate.subject.kind, Counter())[is_cue] += 1
    lines = [HEADER.format(day=date.today())]
    per_verb: Counter[str] = Counter()
    for (lemma, _), count in seen.items():
        per_verb[lemma] += count
    for key in sorted(seen):
        if per_verb[key[0]] >= 3 and re.fullmatch(r"[a-z-]+", key[0]):
            lines.append(f"{key[0]}\t{key[1]}\t{hits[key]}\t{seen[key]}\n")
    out.write_text("".join(lines), encoding="utf-8")
    for kind, counts in subjects.items():
        print(kind, dict(counts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out_file", type=Path)
    parser.add_argument("split_folder", type=Path)
    options = parser.parse_args()
    main(options.out_file, options.split_folder)
