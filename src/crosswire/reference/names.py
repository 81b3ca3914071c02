"""The lexicon of names: which phrase names or points to which state, region or organisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from crosswire.reference.rows import word_set
from crosswire.types import Sector

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_PARTICLES = word_set("words.particles")
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae"})
"""Letters that are no letter with a mark, and stand for one in plain type."""


class NameKind(StrEnum):
    """How a phrase points to what it names."""

    STATE = "state"  # "Kazakhstan"
    ADJECTIVE = "adjective"  # "Kazakh"
    PEOPLE = "people"  # "Kazakhs"
    CAPITAL = "capital"  # "Astana": a place, or the government where it acts
    SEAT = "seat"  # "the White House"
    REGION = "region"  # "Abkhazia"
    REGION_ADJECTIVE = "region_adjective"
    REGION_PEOPLE = "region_people"
    ORGANISATION = "organisation"
    AGENCY = "agency"
    NOT_ACTOR = "not_actor"  # "the Indian Ocean"


class Name(msgspec.Struct, frozen=True):
    """
    One sense of a phrase.

    Attributes:
        kind: How the phrase points to what it names.
        name: Name to show: short English name of a state, full name of an organisation.
        country: ISO 3166-1 alpha-3, or None.
        sector: PLOVER role code, or None.
        is_unsure: The phrase also names another place or thing, so that the text must
            support it ("Georgia", "Santiago" for the government of Chile).
        is_also_person: The phrase is also a person's name ("Jordan", "Chad").
        candidates: Codes it may stand for where the phrase alone does not tell ("Congo").
    """

    kind: NameKind
    name: str
    country: str | None = None
    sector: Sector | None = None
    is_unsure: bool = False
    is_also_person: bool = False
    candidates: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True):
    """Phrases, as tuples of words, with their senses."""

    senses: Mapping[tuple[str, ...], tuple[Name, ...]]
    longest: Mapping[str, int]

    def match(self, words: Sequence[str], first: int) -> tuple[int, tuple[Name, ...]] | None:
        """
        Find the longest phrase that begins at word `first`.

        Returns:
            Index behind its last word and its senses, or None.
        """
        width = self.longest.get(words[first])
        if width is None:
            return None
        for size in range(min(width, len(words) - first), 0, -1):
            found = self.senses.get(tuple(words[first : first + size]))
            if found:
                return first + size, found
        return None


def split_words(phrase: str) -> list[str]:
    """
    Split a phrase into words and marks; apostrophes become straight.

    "Côte d’Ivoire" gives ["Côte", "d", "'", "Ivoire"].
    """
    return _WORD.findall(phrase.replace("’", "'"))


def fold_letters(text: str) -> str:
    """
    Give a text as names are compared: in small letters without marks.

    One report prints "Goran Babić", another "Goran Babic"; both are one man.
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKES)
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def fold_name(words: Sequence[str]) -> tuple[str, ...]:
    """
    Give the words of a name as they are compared: no accents, marks, particles or case.

    ["Abdel", "Fattah", "el", "-", "Sisi"] gives ("abdel", "fattah", "sisi").
    """
    folded = []
    for word in words:
        plain = fold_letters(word)
        if plain.isalnum() and plain not in _PARTICLES:
            folded.append(plain)
    return tuple(folded)
