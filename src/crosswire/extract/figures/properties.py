"""The packaged words that name what figures measure, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.extract.numbers import any_phrase
from crosswire.reference import read_rows
from crosswire.types import Sentence


class MeasuredTable(msgspec.Struct, frozen=True):
    """
    Words that name properties ("exports").

    Attributes:
        names: Property, class and units by each form.
        phrases: Matches the forms of several words, the longest first.
        openers: How those begin, up to the first character that is no letter.
    """

    names: MappingProxyType[str, tuple[str, str, frozenset[str]]]
    phrases: re.Pattern[str]
    openers: frozenset[str]


_WORD = re.compile(r"[a-z]{2,}", re.I)
_SHORTEST = 3


@cache
def load_measured() -> MeasuredTable:
    """Load `reference/data/measured.tsv` once."""
    names: dict[str, tuple[str, str, frozenset[str]]] = {}
    for name, group, units, forms in read_rows("measured.tsv", 4):
        takes = frozenset(filter(None, units.split(";")))
        names.update(dict.fromkeys(forms.split(";"), (name, group, takes)))
    several = [form for form in names if " " in form]
    return MeasuredTable(
        MappingProxyType(names),
        re.compile(rf"\b{any_phrase(several)}\b", re.I),
        frozenset(opener.group() for opener in map(_WORD.match, several) if opener),
    )


def list_forms(text: str, sentence: Sentence, table: MeasuredTable) -> Iterator[re.Match[str]]:
    """List words and phrases of a sentence that may name a property, a phrase before its words."""
    behind = sentence.start
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        if word.start() < behind:
            continue
        is_opener = word.group().lower() in table.openers
        phrase = table.phrases.match(text, word.start(), sentence.end) if is_opener else None
        form = phrase or word
        if form is not word or word.end() - word.start() >= _SHORTEST:
            behind = form.end()
            yield form
