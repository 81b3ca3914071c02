"""The body of a report as words with offsets, and the small questions asked of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

import msgspec

from crosswire.reference import word_set
from crosswire.types import Part

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_PARTICLES = word_set("words.particles")
_NOT_NAMES = word_set("words.not_names")
_MONTHS = word_set("words.months")


class Words(msgspec.Struct, frozen=True, dict=True):
    """
    Words and marks of the body; index i names one word everywhere in the actor search.

    Attributes:
        text: The stored text.
        texts: The words; apostrophes are made straight.
        lower: The same in lower case.
        starts: Offset of each word.
        ends: Offset behind each word.
        paragraphs: Paragraph of each word.
    """

    text: str
    texts: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def exact(self, first: int, last: int) -> str:
        """Give the characters of words[first:last]."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_same_paragraph(self, first: int, second: int) -> bool:
        """Tell whether both words exist and stand in one paragraph."""
        paragraphs = self.paragraphs
        within = 0 <= first < len(paragraphs) and 0 <= second < len(paragraphs)
        return within and paragraphs[first] == paragraphs[second]

    def is_joined(self, index: int) -> bool:
        """Tell whether word `index` follows the one before without a space."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return 0 <= index < len(self.texts) and self.texts[index][0].isupper()

    @cached_property
    def name_words(self) -> tuple[int, ...]:
        """Indices of the words that may be part of a proper name."""
        capitals = (index for index, word in enumerate(self.texts) if word[0].isupper())
        return tuple(index for index in capitals if self.is_name_word(index))

    def is_name_word(self, index: int) -> bool:
        """Tell whether the word may be part of a proper name."""
        if not self.is_capitalised(index) or self.texts[index] in _NOT_NAMES:
            return False
        return self.texts[index] not in _MONTHS or self._is_month_a_name(index)

    def _is_month_a_name(self, index: int) -> bool:
        """Tell whether "May" or "Jan" is a name here: "Clara May", "Jan Mazur"."""
        plain = _NOT_NAMES | _MONTHS
        before = self.is_capitalised(index - 1) and self.texts[index - 1] not in plain
        after = self.is_capitalised(index + 1) and self.texts[index + 1] not in plain
        is_alone = not self.is_same_paragraph(index - 1, index)
        return (before and not is_alone) or after

    def skip_possessive(self, index: int) -> int:
        """Give the index behind "'s" or a bare "'" at `index`, or `index` itself."""
        if index < len(self) and self.texts[index] == "'" and self.is_joined(index):
            after = index + 1
            if after < len(self) and self.lower[after] == "s" and self.is_joined(after):
                return after + 1
            if self.lower[index - 1].endswith("s"):
                return after
        return index

    def before_possessive(self, index: int) -> int:
        """Give the index behind the word before "'s " that ends at `index`, or `index`."""
        if index >= 2 and self.lower[index - 1] == "s" and self.texts[index - 2] == "'":
            return index - 2
        if index >= 2 and self.texts[index - 1] == "'" and self.lower[index - 2].endswith("s"):
            return index - 1
        return index

    def is_sentence_start(self, index: int) -> bool:
        """Tell whether the word begins a sentence, as far as marks tell."""
        if index == 0 or self.paragraphs[index] != self.paragraphs[index - 1]:
            return True
        return self.texts[index - 1] in {".", "!", "?", '"', "“", "”", ":", "‘", "—", "–", "•"}

    def find_name_end(self, first: int, limit: int = 8) -> int:
        """
        Give the index behind the run of name words that begins at `first`.

        "Kassym-Jomart Tokayev's" ends before the possessive; "Abdel Fattah el-Sisi" and
        "J. K. Obermann" are one run. Gives `first` where no name begins.
        """
        index = first
        while index < len(self) and index - first < 2 * limit:
            if index > first and self.paragraphs[index] != self.paragraphs[first]:
                break
            step = self._name_step(index, first)
            if step == 0:
                break
            index += step
        return index

    def _name_step(self, index: int, first: int) -> int:
        """Count the words that carry the run on from `index`."""
        if self.is_name_word(index):
            return 1
        if self.lower[index] in _PARTICLES and not self.texts[index].isupper():
            follows = self._after_particle(index)
            return follows - index if self.is_name_word(follows) else 0
        if index == first:
            return 0
        mark, joined = self.texts[index], self.is_joined(index)
        following = index + 1
        if mark == "." and joined and len(self.texts[index - 1]) == 1:
            return 1 if self.is_name_word(following) else 0
        if mark in {"-", "'", "‑"} and joined and following < len(self):
            is_tail = self.is_joined(following) and self.texts[following].isalpha()
            if is_tail and not (mark == "'" and self.lower[following] == "s"):
                return 2
        return 0

    def _after_particle(self, index: int) -> int:
        follows = index + 1
        if follows < len(self) and self.texts[follows] in {"-", "'"} and self.is_joined(follows):
            return follows + 1
        if follows < len(self) and self.lower[follows] in _PARTICLES:
            return follows + 1
        return follows


def make_words(text: str, paragraphs: Sequence[Part]) -> Words:
    """Split the body into words; actors and places of one report are found in the same."""
    return _split(text, tuple(paragraphs))


@lru_cache(maxsize=4)
def _split(text: str, paragraphs: tuple[Part, ...]) -> Words:
    found = [
        (*word.span(), number)
        for number, part in enumerate(paragraphs)
        for word in _WORD.finditer(text, part.start, part.end)
    ]
    starts, ends, numbers = zip(*found, strict=True) if found else ((), (), ())
    plain = text.replace("’", "'")
    texts = tuple([plain[start:end] for start, end, _ in found])
    return Words(text, texts, tuple([word.lower() for word in texts]), starts, ends, numbers)
