"""The measure of tags, trees and lemmas on a treebank; the sentences are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from bench.syntax import describe, measure
from training.corpora.conllu import read_conllu

TREEBANK = """\
# newdoc id = one
# newpar
1\tShips\tship\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_
2\twere\tbe\tAUX\t_\t_\t3\taux:pass\t_\t_
3\tseen\tsee\tVERB\t_\t_\t0\troot\t_\t_

# newpar
1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t_\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


class Reader:
    """Says always the same, and remembers what it was given."""

    def __init__(self, pos: str, heads: tuple[int, ...], relations: str) -> None:
        self.said = SimpleNamespace(
            pos=tuple(pos.split()), heads=heads, relations=tuple(relations.split())
        )
        self.given: list[tuple[object, ...]] = []

    def analyse_words(
        self,
        words: Sequence[str],
        spaced: Sequence[bool],
        sentences: Sequence[tuple[int, int]],
        borders: Sequence[int],
    ) -> SimpleNamespace:
        self.given.append((list(words), list(spaced), list(sentences), list(borders)))
        return self.said


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write the treebank."""
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_what_is_all_right_counts_in_full(path: Path) -> None:
    """A root is its own head; a word without a lemma in the treebank has none to get wrong."""
    reader = Reader(
        "NOUN AUX VERB VERB PUNCT", (2, 2, 2, 3, 3), "nsubj:pass aux:pass root root punct"
    )
    counts, _ = measure(reader, read_conllu(path))
    assert counts == {
        "words": 5, "upos": 5, "uas": 5, "las": 5, "las_universal": 5, "lemmas": 4, "lemma": 4,
    }  # fmt: skip


def test_paragraphs_of_the_treebank_are_borders(path: Path) -> None:
    reader = Reader(
        "NOUN AUX VERB VERB PUNCT", (2, 2, 2, 3, 3), "nsubj:pass aux:pass root root punct"
    )
    measure(reader, read_conllu(path))
    [(_, spaced, sentences, borders)] = reader.given
    assert sentences == [(0, 3), (3, 5)]
    assert borders == [0, 3]
    assert spaced[4] is False


def test_a_wrong_subtype_counts_against_full_relations_only(path: Path) -> None:
    """And a wrong head against both; a lemma goes with the tag that the reader gave."""
    reader = Reader("NOUN AUX ADJ VERB PUNCT", (2, 0, 2, 3, 3), "nsubj aux:pass root root punct")
    counts, _ = measure(reader, read_conllu(path))
    assert (counts["upos"], counts["uas"]) == (4, 4)
    assert (counts["las"], counts["las_universal"]) == (3, 4)
    assert counts["lemma"] == 3


def test_shares_are_printed_in_percent(path: Path) -> None:
    reader = Reader("NOUN AUX ADJ VERB PUNCT", (2, 0, 2, 3, 3), "nsubj aux:pass root root punct")
    counts, _ = measure(reader, read_conllu(path))
    lines = dict(line.rsplit(maxsplit=1) for line in describe(counts)[1:])
    assert lines == {
        "upos": "80.00", "uas": "80.00", "las": "60.00", "las_universal": "80.00", "lemma": "75.00",
    }  # fmt: skip
