"""The words by which claims are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_TERM: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 200
"""Characters of a word that count."""
_MOST_PLACES: Final = 255
"""Places of one word that PostgreSQL keeps."""
_LAST_PLACE: Final = 16_383


def split_terms(text: str) -> Sequence[str]:
    """Split a text into its words and numbers: "the Kremlin's $4.5bn" has five."""
    return _TERM.findall(text)


def fold_term(term: str) -> str:
    """Write a word so that case and accents do not count, as SQLite's index does."""
    bare = unicodedata.normalize("NFD", term[:_LONGEST].lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def write_vector(text: str) -> str:
    """Write the words of a text and their places as a `tsvector`: "'port':1,7 'shut':2"."""
    places: dict[str, list[int]] = {}
    for at, term in enumerate(split_terms(text), start=1):
        places.setdefault(fold_term(term), []).append(min(at, _LAST_PLACE))
    return " ".join(
        f"'{term}':{','.join(map(str, found[:_MOST_PLACES]))}"
        for term, found in places.items()
        if term
    )


def write_query(text: str) -> str:
    """Write the words of a text as a `tsquery` that asks for all of them; empty where none."""
    terms = dict.fromkeys(fold_term(term) for term in split_terms(text))
    return " & ".join(f"'{term}'" for term in terms if term)
