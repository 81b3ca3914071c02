"""
Count word forms and tag pairs in treebanks, for the reader by rules.

Writes `reader_lexicon.tsv` (form, then `TAG:count:lemma` fields) and `reader_tags.tsv`
(tag, next tag, count). Only counts leave the treebanks, no sentence does.

Usage: python tools/build_reader_tables.py OUT_FOLDER EWT_TRAIN.conllu GUM_FOLDER

GUM documents that its `splits.md` lists for development or testing are left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

BOUNDARY = "^"
LEXICON = (
    "# How often a word form has a part of speech, and its lemma: form, then tag:count:lemma.\n"
)
PAIRS = "# How often one part of speech follows another: tag, next tag, count.\n"
SOURCE = """\
# Source: word counts from UD English EWT (train; CC BY-SA 4.0) and GUM (train; CC BY 4.0, texts
# CC BY and CC BY-SA), {day}. Licence: CC-BY-SA-4.0.
"""


def list_training(gum: Path) -> list[Path]:
    """List the GUM documents of the split for training."""
    splits = (gum / "splits.md").read_text(encoding="utf-8")
    training = set(re.findall(r"\* (GUM_\w+)", splits.split("## train")[1].split("##")[0]))
    return [path for path in sorted((gum / "dep").glob("*.conllu")) if path.stem in training]


def read_sentences(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Yield each sentence of a CoNLL-U file as (form, lemma, tag) rows."""
    rows: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif len(fields) == 10 and fields[0].isdigit():
            rows.append((fields[1], fields[2], fields[3]))
    if rows:
        yield rows


def key_of(form: str, tag: str, first: bool) -> str:
    """Lower-case what has a capital only because it opens the sentence."""
    return form.lower() if first and tag != "PROPN" else form


def main(out: Path, treebanks: list[Path]) -> None:
    """Count, and write the two tables."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    for treebank in treebanks:
        for rows in read_sentences(treebank):
            previous = BOUNDARY
            for number, (form, lemma, tag) in enumerate(rows):
                pairs[previous, tag] += 1
                previous = tag
                key = key_of(form, tag, number == 0)
                if tag in {"PUNCT", "SYM", "NUM", "X"} or not key[0].isalpha():
                    continue
                forms[key][tag] += 1
                lemmas[key, tag][lemma.lower()] += 1
            pairs[previous, BOUNDARY] += 1
    source = SOURCE.format(day=date.today())
    lines = [LEXICON + source]
    for key in sorted(forms):
        if set(forms[key]) == {"PROPN"} and forms[key]["PROPN"] < 3:
            continue
        fields = (
            f"{tag}:{count}:{lemmas[key, tag].most_common(1)[0][0]}"
            for tag, count in forms[key].most_common()
        )
        lines.append("\t".join((key, *fields)) + "\n")
    (out / "reader_lexicon.tsv").write_text("".join(lines), encoding="utf-8")
    rows_ = (f"{left}\t{right}\t{count}\n" for (left, right), count in sorted(pairs.items()))
    (out / "reader_tags.tsv").write_text(PAIRS + source + "".join(rows_), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out_folder", type=Path)
    parser.add_argument("ewt_train", type=Path)
    parser.add_argument("gum_folder", type=Path)
    options = parser.parse_args()
    main(options.out_folder, [options.ewt_train, *list_training(options.gum_folder)])
