"""The measure of names on files of words and tags; all texts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from bench.entities import DEFAULT, find_spans, main, measure, read_documents

from crosswire.reader.model.model import Named

NUMBERED = """\
# newdoc id = one
# sent_id = one-1
# text = Ann can't see Oslo.
1\tAnn\tB-PER\t-\tx
2\tca\tO\t-\t-
3\tn't\tO\t-\t-
4\tsee\tO\t-\t-
5\tOslo\tB-LOC\t-\tx
6\t.\tO\t-\t-

# newdoc id = two
# sent_id = two-1
# text = Bo Dy left
1\tBo\tB-PER\t-\tx
2\tDy\tI-PER\t-\tx
3\tleft\tO\t-\t-
"""


class Reader:
    """Calls every word with a capital a person, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[list[bool], list[tuple[int, int]], list[int]]] = []

    def analyse_words(
        self,
        words: Sequence[str],
        spaced: Sequence[bool],
        sentences: Sequence[tuple[int, int]],
        borders: Sequence[int],
    ) -> SimpleNamespace:
        self.given.append((list(spaced), list(sentences), list(borders)))
        names = [Named(n, n + 1, "person", 1.0) for n, word in enumerate(words) if word.istitle()]
        return SimpleNamespace(names=(*names, Named(0, 1, "date", 1.0)))


def write(folder: Path, text: str) -> Path:
    """Write a file."""
    path = folder / "names.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_numbered_words_are_read_with_their_documents(tmp_path: Path) -> None:
    one, two = read_documents(write(tmp_path, NUMBERED))
    assert one.words == ["Ann", "ca", "n't", "see", "Oslo", "."]
    assert one.names == {("PER", 0, 1), ("LOC", 4, 5)}
    assert two.sentences == [(0, 3)]
    assert two.names == {("PER", 0, 2)}


def test_white_space_is_read_off_the_text_of_the_sentence(tmp_path: Path) -> None:
    one, _ = read_documents(write(tmp_path, NUMBERED))
    assert one.spaced == [True, True, False, True, True, False]


def test_white_space_is_read_off_the_last_column(tmp_path: Path) -> None:
    rows = "1\tAnn\tB-PER\t-\tSpaceAfter=No\n2\tX\tO\t-\t-\n3\t.\tO\t-\t-\n"
    [document] = read_documents(write(tmp_path, rows))
    assert document.spaced == [True, False, True]


def test_plain_words_are_read_in_both_customs_of_iob(tmp_path: Path) -> None:
    """The tag stands in the last column; the file may say where a document begins."""
    rows = "-DOCSTART- -X- O\n\nThe DT I-ORG\nTimes NN I-ORG\n, , O\n\nAnn NN B-PER\nBo NN B-PER\n"
    [document] = read_documents(write(tmp_path, rows))
    assert document.words == ["The", "Times", ",", "Ann", "Bo"]
    assert document.sentences == [(0, 3), (3, 5)]
    assert document.names == {("ORG", 0, 2), ("PER", 3, 4), ("PER", 4, 5)}
    assert document.spaced == [True, True, False, True, True]


def test_bare_labels_are_mapped_and_others_ignored(tmp_path: Path) -> None:
    rows = "Ann\tperson\n#\tO\nOslo\tGPE\nHall\tFAC\nSunday\tDATE\n\nBo\tperson\n"
    [document] = read_documents(write(tmp_path, rows))
    assert document.words[1] == "#"
    assert document.names == {("PER", 0, 1), ("LOC", 2, 3), ("LOC", 3, 4), ("PER", 5, 6)}


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no name labelled"):
        read_documents(write(tmp_path, "Ann S-PER\n"))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "I-PER", "O", "I-PER"], [("PER", 0, 2), ("PER", 3, 4)]),
        (["B-PER", "B-PER"], [("PER", 0, 1), ("PER", 1, 2)]),
        (["I-PER", "I-LOC"], [("PER", 0, 1), ("LOC", 1, 2)]),
        (["I-MISC", "I-MISC"], []),
        (["ORG", "ORG", "O", "ORG"], [("ORG", 0, 2), ("ORG", 3, 4)]),
    ],
)
def test_spans_are_read_off_tags(tags: list[str], spans: list[tuple[str, int, int]]) -> None:
    assert find_spans(tags) == spans


def test_long_documents_are_read_in_parts(tmp_path: Path) -> None:
    rows = ("Ann B-PER\n" + "ran O\n" * 999 + "\n") * 5
    documents = read_documents(write(tmp_path, rows))
    assert [len(one.words) for one in documents] == [2000, 2000, 1000]


def test_exact_spans_of_the_three_kinds_are_counted(tmp_path: Path) -> None:
    """Found: Ann, Oslo, Bo and Dy as persons; the date counts nowhere."""
    reader = Reader()
    lines = measure(reader, read_documents(write(tmp_path, NUMBERED)), n_errors=2)
    table = {line.split()[0]: line for line in lines}
    assert "P  25.0  R  50.0  F1  33.3  of 2" in table["PER"]
    assert "P   0.0  R   0.0  F1   0.0  of 1" in table["LOC"]
    assert "P  25.0  R  33.3  F1  28.6  of 3" in table["overall"]
    assert lines[-2:] == [
        "missed  Ann ca n't see [LOC Oslo ] .",
        "extra   Ann ca n't see [PER Oslo ] .",
    ]
    assert [(sentences, borders) for _, sentences, borders in reader.given] == [
        ([(0, 6)], [0]),
        ([(0, 3)], [0]),
    ]


def test_errors_of_the_test_half_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["entities", "--data", DEFAULT.name, "--errors", "3"])
    with pytest.raises(SystemExit):
        main()
    assert "never looked into" in capsys.readouterr().err
