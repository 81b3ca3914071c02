"""Words as the encoder takes them: shapes, marks and pieces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from crosswire.errors import ReaderError
from crosswire.reader.model import inputs
from crosswire.reader.model.inputs import (
    MAX_PIECES,
    N_FEATURES,
    Vocabulary,
    lay_out,
    shape_of,
    spell_words,
)
from crosswire.reader.quotes import find_quotes

MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORDS = (*"abcdefghijklmnopqrstuvwxyz0123456789.,", "ship", "ships", "sail")


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """Make a vocabulary of letters and a few words."""
    pieces = [*MARKS, *WORDS, *(f"##{one}" for one in WORDS)]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=1000))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.json"
    tokenizer.save(str(path))
    return Vocabulary(path)


def spell(words: list[str], tight: set[int]) -> tuple[list[str], list[bool]]:
    """Spell words; those whose numbers are given stand close to the word before."""
    spaced = [number not in tight for number in range(len(words))]
    text, starts, paragraphs = lay_out(words, spaced, [0])
    return spell_words(words, starts, find_quotes(text, paragraphs))


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("ship", 0), ("42", 0), (",", 0), ("", 0), ("’s", 0),
        ("Ship", 1), ("A", 1), ("Jean-paul", 1), ("É", 1),
        ("NATO", 2), ("U.S.", 2), ("G7", 1), ("F-16A", 2),
        ("McKay", 3), ("iPhone", 3), ("'Tis", 3), ("7UP", 3),
    ],
)  # fmt: skip
def test_shapes_of_words(word: str, shape: int) -> None:
    """None, one or all letters are capitals, or it is something else."""
    assert shape_of(word) == shape


@given(st.text(max_size=12))
def test_every_word_has_a_shape(word: str) -> None:
    assert shape_of(word) in range(4)


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("``", "''")]
)
def test_all_quotation_marks_are_spelled_alike(opening: str, closing: str) -> None:
    """One mark opens and one closes, and the words between stand inside."""
    words = ["She", "said", ":", opening, "We", "sail", ".", closing, "Then", "left", "."]
    spelled, inside = spell(words, {2, 4, 6, 7, 10})
    assert spelled == ["She", "said", ":", "“", "We", "sail", ".", "”", "Then", "left", "."]
    assert inside == [False] * 4 + [True] * 3 + [False] * 4


def test_single_marks_around_a_quote_are_spelled_as_double_ones() -> None:
    words = ["‘", "We", "sail", ",", "’", "she", "said", "."]
    spelled, inside = spell(words, {1, 3, 4, 7})
    assert (spelled[0], spelled[4]) == ("“", "”")
    assert inside == [False, True, True, True, False, False, False, False]


def test_apostrophes_become_plain() -> None:
    assert spell(["Ann", "’s", "ship", "didn’t", "sink"], {1})[0] == [
        "Ann", "'s", "ship", "didn't", "sink",
    ]  # fmt: skip


def test_a_mark_without_a_partner_is_spelled_neither_way() -> None:
    words = ["A", "12", '"', "pipe", "broke", "."]
    spelled, inside = spell(words, {2, 5})
    assert spelled[2] == '"'
    assert not any(inside)


def test_the_text_is_laid_out_with_its_paragraphs() -> None:
    text, starts, paragraphs = lay_out(
        ["Go", "!", "She", "left"], [True, False, True, True], [0, 2]
    )
    assert text == "Go!\n\nShe left"
    assert starts == [0, 2, 5, 9]
    assert [text[part.start : part.end] for part in paragraphs] == ["Go!", "She left"]


def test_words_are_cut_and_carry_their_feature(vocabulary: Vocabulary) -> None:
    """Shape in the feature of every piece of a word, and 4 more inside quotation marks."""
    pieces = vocabulary.cut(["Ships", "saila", "NATO"], [False, False, True])
    assert pieces.first == [0, 1, 3, 7]
    assert len(pieces.ids) == len(pieces.features) == 7
    assert pieces.features == [1, 0, 0, 6, 6, 6, 6]


@pytest.mark.parametrize("dropped", ["\x00", "\x07", "\u200b", "\ufeff", "\ue000"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_word_that_the_vocabulary_drops_keeps_its_place(
    vocabulary: Vocabulary, dropped: str, place: int
) -> None:
    words = ["ship", "sail"]
    words.insert(place, dropped)
    pieces = vocabulary.cut(words, [False] * 3)
    assert pieces.first == [0, 1, 2, 3]
    assert pieces.ids[place] in {vocabulary.hidden, vocabulary._number("[UNK]")}


def test_words_that_are_all_dropped_are_hidden(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.cut(["\x00", "\x01"], [False, True])
    assert pieces.first == [0, 1, 2]
    assert pieces.ids == [vocabulary.hidden] * 2
    assert pieces.features == [0, 4]


def test_half_a_surrogate_pair_is_no_error(vocabulary: Vocabulary) -> None:
    """JSON can hold one, and so can a text read from it."""
    assert vocabulary.cut(["\ud800", "ship"], [False] * 2).first == [0, 1, 2]


def test_a_word_is_cut_as_before_when_it_is_met_again(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where more words were met than are kept, and the old ones are cut anew."""
    monkeypatch.setattr(inputs, "_MET", 3)
    words, inside = ["Ships", "saila", "\x00", "NATO", "Ships"], [False, True, False, True, True]
    pieces = vocabulary.cut(words, inside)
    vocabulary.cut(["sail", "ship", "others"], [False] * 3)
    assert vocabulary.cut(words, inside) == pieces
    ahead = vocabulary.cut(["ship", *words], [False, *inside])
    assert ahead.ids[1:] == pieces.ids
    assert ahead.features[1:] == pieces.features


def test_no_words_give_no_pieces(vocabulary: Vocabulary) -> None:
    assert vocabulary.cut([], []).first == [0]


def test_long_garbage_is_cut_short(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.cut(["x" * 500, "ship"], [False, False])
    assert pieces.first == [0, MAX_PIECES, MAX_PIECES + 1]


@given(st.lists(st.text(min_size=1, max_size=20), max_size=8))
def test_each_word_has_from_one_to_twelve_pieces(vocabulary: Vocabulary, words: list[str]) -> None:
    """Whatever the characters are."""
    pieces = vocabulary.cut(words, [False] * len(words))
    sizes = [last - first for first, last in zip(pieces.first, pieces.first[1:], strict=False)]
    assert len(pieces.first) == len(words) + 1
    assert pieces.first[-1] == len(pieces.ids) == len(pieces.features)
    assert all(1 <= size <= MAX_PIECES for size in sizes)
    assert all(feature < N_FEATURES for feature in pieces.features)


def test_a_missing_vocabulary_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"absent\.json: cannot be read as a vocabulary"):
        Vocabulary(tmp_path / "absent.json")


def test_a_vocabulary_without_its_marks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.json"
    Tokenizer(WordPiece({"[UNK]": 0}, unk_token="[UNK]")).save(str(path))
    assert json.loads(path.read_text())["model"]["vocab"] == {"[UNK]": 0}
    with pytest.raises(ReaderError, match=r"has no \[CLS\]"):
        Vocabulary(path)
