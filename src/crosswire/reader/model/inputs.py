"""
Turns words into what the encoder takes; training and reading share it.

The encoder knows lower-case word pieces only. What that loses is given back as one of eight
features a piece: four shapes of letters, inside or outside quotation marks. Marks are told
to open or close by the rules that pair them, so that the model sees one kind of mark
whatever the outlet uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from tokenizers import Tokenizer

from crosswire.errors import ReaderError
from crosswire.reader.quotes import Quote
from crosswire.types import Part

N_FEATURES = 8
MAX_PIECES = 12
"""Pieces kept of one word; only garbage has more."""
_MET = 30_000
"""Words of which the pieces are kept, so that those of every text are not cut again."""
_INSIDE = 4
_OPEN, _CLOSE, _ODD = "“", "”", '"'
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''", "＂", "「", "」", "『", "』"})


class Pieces(msgspec.Struct):
    """
    Word pieces of a text as parallel columns.

    Attributes:
        ids: Vocabulary number of each piece.
        features: Feature of each piece, below `N_FEATURES`.
        first: For each word the index of its first piece, and behind the last word the
            number of pieces.
    """

    ids: list[int]
    features: list[int]
    first: list[int]


class _Kind(msgspec.Struct):
    type: str


class _Outline(msgspec.Struct):
    model: _Kind


class Vocabulary:
    """
    The word pieces of the encoder and the numbers of its marks.

    Attributes:
        tokenizer: Cuts text into pieces; threads may share it.
    """

    def __init__(self, path: Path) -> None:
        """
        Load a vocabulary.

        Args:
            path: A `tokenizer.json` of the tokenizers library.

        Raises:
            ReaderError: The file is missing or is no vocabulary.
        """
        try:
            text = path.read_text(encoding="utf-8")
            kind = msgspec.json.decode(text, type=_Outline).model.type
        except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
            raise ReaderError(
                f"{path}: cannot be read as a vocabulary ({error}); install crosswire again"
            ) from error
        if kind != "WordPiece":
            raise ReaderError(f"{path}: a vocabulary of kind {kind}; the reader takes WordPiece")
        self.tokenizer = Tokenizer.from_str(text)
        self._path = path
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.start = self._number("[CLS]")
        self.border = self._number("[SEP]")
        self.hidden = self._number("[MASK]")
        self._met: dict[str, tuple[Sequence[int], int]] = {}

    def _number(self, mark: str) -> int:
        number = self.tokenizer.token_to_id(mark)
        if number is None:
            raise ReaderError(f"{self._path}: has no {mark}; install crosswire again")
        return int(number)

    def cut(self, words: Sequence[str], inside: Sequence[bool]) -> Pieces:
        """
        Cut words into pieces.

        Args:
            words: The words as `spell_words` gives them.
            inside: Whether each word stands between quotation marks.
        """
        known = self._spell(words)
        ids: list[int] = []
        features: list[int] = []
        first: list[int] = []
        for word, is_inside in zip(words, inside, strict=True):
            first.append(len(ids))
            own, shape = known[word]
            ids += own
            features += [shape + _INSIDE if is_inside else shape] * len(own)
        first.append(len(ids))
        return Pieces(ids=ids, features=features, first=first)

    def _spell(self, words: Sequence[str]) -> dict[str, tuple[Sequence[int], int]]:
        """
        Give the pieces and the shape of each word, cutting those that were not met lately.

        A word that the vocabulary drops, a control character, has the hidden one for its piece.
        """
        met = self._met
        known = {word: met[word] for word in set(words) if word in met}
        new = [word for word in dict.fromkeys(words) if word not in known]
        if not new:
            return known
        clean = [  # the library refuses the lone half of a surrogate pair, which JSON may hold
            word if word.isascii() else word.encode("utf-8", "replace").decode() for word in new
        ]
        encoding = self.tokenizer.encode(clean, is_pretokenized=True, add_special_tokens=False)
        cut: list[list[int]] = [[] for _ in new]
        for number, owner in zip(encoding.ids, encoding.word_ids, strict=True):
            cut[owner or 0].append(number)
        for word, own in zip(new, cut, strict=True):
            known[word] = tuple(own[:MAX_PIECES]) or (self.hidden,), shape_of(word)
        if len(met) + len(new) > _MET:
            met.clear()
        met.update((word, known[word]) for word in new)
        return known


class Filled(msgspec.Struct, frozen=True):
    """
    What the encoder takes of some words of a text.

    Attributes:
        ids: Vocabulary numbers, the encoder's own marks among them.
        features: Features, one a piece.
        word_at: For each word the place of its first piece.
    """

    ids: list[int]
    features: list[int]
    word_at: list[int]


def fill_window(
    pieces: Pieces, first: int, last: int, *, borders: Collection[int], vocabulary: Vocabulary
) -> Filled:
    """
    Put the pieces of the words from `first` to before `last` between the encoder's marks.

    Args:
        pieces: Pieces of the whole text.
        first: First word.
        last: Word behind the last.
        borders: Words that begin a paragraph; a mark stands before those inside.
        vocabulary: Knows the marks.
    """
    filled = Filled([vocabulary.start], [0], [])
    for word in range(first, last):
        if word in borders and word > first:
            filled.ids.append(vocabulary.border)
            filled.features.append(0)
        filled.word_at.append(len(filled.ids))
        begin, end = pieces.first[word], pieces.first[word + 1]
        filled.ids.extend(pieces.ids[begin:end])
        filled.features.extend(pieces.features[begin:end])
    filled.ids.append(vocabulary.border)
    filled.features.append(0)
    return filled


def shape_of(word: str) -> int:
    """Tell the shape of a word: 0 no capital, 1 "Word", 2 "WORD", 3 any other with capitals."""
    if word.islower() or word == word.lower():
        return 0
    if not word[0].isupper():
        return 3
    if len(word) == 1 or word[1:] == word[1:].lower():
        return 1
    return 2 if word.isupper() else 3


def spell_words(
    words: Sequence[str], starts: Sequence[int], quotes: Iterable[Quote]
) -> tuple[list[str], list[bool]]:
    """
    Spell words for the encoder and tell which stand between quotation marks.

    Args:
        words: The words of a text.
        starts: Offset of each word.
        quotes: The quotes of the text, in order.

    Returns:
        The words with marks that tell opening from closing and plain apostrophes; and for
        each word whether it stands inside a quote.
    """
    spelled = [
        word if word.isascii() or word in _DOUBLE else word.replace("’", "'").replace("‘", "'")
        for word in words
    ]
    inside = [False] * len(words)
    marks: dict[int, str] = {}
    word = 0
    for quote in quotes:
        marks[quote.outer_start] = _OPEN
        if quote.outer_end > quote.end:
            marks[quote.end] = _CLOSE
        while word < len(words) and starts[word] < quote.start:
            word += 1
        while word < len(words) and starts[word] < quote.end:
            inside[word] = True
            word += 1
    for index, (text, start) in enumerate(zip(words, starts, strict=True)):
        mark = marks.get(start)
        if mark is not None and not text[0].isalnum():
            spelled[index] = mark
        elif text in _DOUBLE:
            spelled[index] = _ODD
    return spelled, inside


def lay_out(
    words: Sequence[str], spaced: Sequence[bool], borders: Sequence[int]
) -> tuple[str, list[int], list[Part]]:
    """
    Put words together again.

    Args:
        words: The words.
        spaced: Whether white space stands before each.
        borders: First word of each paragraph.

    Returns:
        The text, the offset of each word in it, and its paragraphs.
    """
    opens = set(borders)
    text: list[str] = []
    starts: list[int] = []
    paragraphs: list[Part] = []
    length = begin = 0
    for index, word in enumerate(words):
        if index in opens and index:
            paragraphs.append(Part(start=begin, end=length))
            text.append("\n\n")
            length += 2
            begin = length
        elif spaced[index] and index:
            text.append(" ")
            length += 1
        starts.append(length)
        text.append(word)
        length += len(word)
    paragraphs.append(Part(start=begin, end=length))
    return "".join(text), starts, paragraphs
