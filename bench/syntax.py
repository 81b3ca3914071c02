"""
Measure parts of speech, trees and lemmas of the trained reader on a treebank.

Words and sentences are the treebank's own, so that only the reading counts; punctuation counts
as any other word (Zeman et al. 2018). The headline is LAS with full relations: "nsubj:pass" is
not "nsubj". Lemmas are those that the reader makes of the word and its part of speech, compared
without regard to capitals; words without a lemma in the treebank are left out. Speed is
that of the whole reading with two threads, trees and names included.

Usage: python -m bench.syntax [--data FILE.conllu] [--model FOLDER]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.corpora.conllu import ConlluDocument, read_conllu

from bench.entities import Reads
from bench.loading import reading, require
from crosswire.reader.model.files import find_files
from crosswire.reader.model.model import Analysis, Model
from crosswire.reader.tagger import find_lemma
from crosswire.reader.trained import TrainedReader
from crosswire.reference.lexicon import Lexicon, load_lexicon

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "ud-ewt" / "dev.conllu"
BASELINE = "baseline: a spaCy transformer five times the size: LAS 89.4, UPOS 96.9"
_NO_LEMMA = "_"


def count_right(document: ConlluDocument, analysis: Analysis, lexicon: Lexicon) -> Counter[str]:
    """Count the words of a document that have the right tag, head, relation and lemma."""
    counts: Counter[str] = Counter(words=len(document.words))
    for index, word in enumerate(document.words):
        head, relation = document.heads[index], document.relations[index]
        pos, own = analysis.pos[index], analysis.relations[index]
        is_tied = analysis.heads[index] == (index if head < 0 else head)
        counts["upos"] += pos == document.pos[index]
        counts["uas"] += is_tied
        counts["las"] += is_tied and own == relation
        counts["las_universal"] += is_tied and _plain(own) == _plain(relation)
        lemma = document.lemmas[index]
        if lemma != _NO_LEMMA or word == _NO_LEMMA:
            lower = word.lower().replace("’", "'")
            counts["lemmas"] += 1
            counts["lemma"] += find_lemma(lower, pos, lexicon).lower() == lemma.lower()
    return counts


def _plain(relation: str) -> str:
    """Leave out the subtype of a relation."""
    return relation.partition(":")[0]


def measure(reader: Reads, documents: Sequence[ConlluDocument]) -> tuple[Counter[str], float]:
    """Read all documents; give the counts and the seconds that the reading took."""
    lexicon = load_lexicon()
    counts: Counter[str] = Counter()
    seconds = 0.0
    for document in documents:
        begin = time.perf_counter()
        analysis = reader.analyse_words(
            document.words, document.spaced, document.sentences, document.paragraphs
        )
        seconds += time.perf_counter() - begin
        counts += count_right(document, analysis, lexicon)
    return counts, seconds


def describe(counts: Counter[str]) -> list[str]:
    """Write the shares in percent, a line each."""
    lines = [f"{counts['words']} words; in percent"]
    for name in ("upos", "uas", "las", "las_universal", "lemma"):
        n_words = counts["lemmas" if name == "lemma" else "words"]
        lines.append(f"{name:14} {100 * counts[name] / max(1, n_words):6.2f}")
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=DEFAULT, help="treebank in CoNLL-U")
    parser.add_argument("--model", type=Path, help="folder of the model; the package's without")
    options = parser.parse_args()
    with reading(options.data, "a treebank in CoNLL-U"):
        documents = read_conllu(options.data)
        require(documents, "sentence")
    model = Model(find_files(options.model), threads=2, kept=0)
    counts, seconds = measure(TrainedReader(model), documents)
    n_pieces = sum(
        model.vocabulary.cut(one.words, [False] * len(one.words)).first[-1] for one in documents
    )
    print("\n".join(describe(counts)))
    print(
        f"speed          {n_pieces / seconds:.0f} pieces/s, {counts['words'] / seconds:.0f} words/s"
    )
    print(BASELINE)


if __name__ == "__main__":
    main()
