"""Word forms with their parts of speech and lemmas, and which parts of speech follow which."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from crosswire.reference import read_lines, read_rows
from crosswire.types import PartOfSpeech

BOUNDARY = "^"
_VERB_LEMMA = re.compile(r"(?:^|\t)VERB:[^:\n]*:([^\t\n]+)", re.MULTILINE)


class Lexicon(msgspec.Struct, frozen=True):
    """
    What the reader by rules knows of single words.

    Attributes:
        entries: What the packaged tables print of a form; parsed when a text has the form.
        verbs: Dictionary forms of all verbs.
        pairs: How much more often than by chance a tag follows another, as a logarithm.
    """

    entries: Mapping[str, str]
    verbs: frozenset[str]
    pairs: Mapping[tuple[str, str], float]

    def __contains__(self, form: str) -> bool:
        """Tell whether a form is known in this spelling."""
        return form in self.entries

    def find_tags(self, form: str) -> Mapping[str, float] | None:
        """Find the parts of speech of a form with the logarithm of their count."""
        entry = self.entries.get(form)
        return None if entry is None else _parse_entry(entry)[0]

    def find_lemma(self, form: str, tag: str) -> str | None:
        """Find the dictionary form of a form under a part of speech."""
        entry = self.entries.get(form)
        return None if entry is None else _parse_entry(entry)[1].get(tag)


@lru_cache(maxsize=1 << 14)
def _parse_entry(entry: str) -> tuple[Mapping[str, float], Mapping[str, str]]:
    """Parse "VERB:12:leave", tab, "NOUN:3:leaf"; a field without a count outranks in lemma only."""
    tags: dict[str, float] = {}
    lemmas: dict[str, str] = {}
    for field in entry.split("\t"):
        tag, count, lemma = field.split(":", 2)
        if count:
            tags[tag] = math.log(int(count) + 0.5)
        else:
            tags.setdefault(tag, 1.0)
        lemmas[tag] = lemma
    return MappingProxyType(tags), MappingProxyType(lemmas)


@cache
def load_words(table: str) -> frozenset[str]:
    """Load the first column of a packaged table as a set."""
    return frozenset(line.partition("\t")[0] for line in read_lines(table))


@cache
def load_groups(table: str) -> Mapping[str, frozenset[str]]:
    """Load a packaged table of group and word into the words of each group."""
    groups: dict[str, set[str]] = {}
    for group, words in read_rows(table, 2):
        groups.setdefault(group, set()).update(words.split())
    return MappingProxyType({group: frozenset(words) for group, words in groups.items()})


@cache
def load_genders() -> Mapping[str, str]:
    """Load given names that tell a gender, "m" or "f"; not "Lee", which men and women bear."""
    rows = dict(read_rows("reader_given_names.tsv", 2))
    return MappingProxyType({name: told for name, told in rows.items() if told != "u"})


@cache
def load_lexicon() -> Lexicon:
    """Load the packaged lexicon; `tools/build_reader_tables.py` says how it was made."""
    entries: dict[str, str] = {}
    for line in read_lines("reader_lexicon.tsv"):
        form, _, entry = line.partition("\t")
        entries[form] = entry
    for form, lemma in read_rows("reader_verbs.tsv", 2):
        known, added = entries.get(form), f"VERB::{lemma}"
        entries[form] = f"{known}\t{added}" if known else added
    return Lexicon(
        entries=MappingProxyType(entries),
        verbs=frozenset(_VERB_LEMMA.findall("\n".join(entries.values()))),
        pairs=MappingProxyType(_load_pairs()),
    )


def _load_pairs() -> dict[tuple[str, str], float]:
    counts = {(left, right): int(n) for left, right, n in read_rows("reader_tags.tsv", 3)}
    total = sum(counts.values())
    lefts: dict[str, int] = {}
    rights: dict[str, int] = {}
    for (left, right), n in counts.items():
        lefts[left] = lefts.get(left, 0) + n
        rights[right] = rights.get(right, 0) + n
    known = [tag.value for tag in PartOfSpeech] + [BOUNDARY]
    return {
        (left, right): math.log(
            (counts.get((left, right), 0) + 0.5)
            * total
            / ((lefts.get(left, 0) + 1) * (rights.get(right, 0) + 1))
        )
        for left in known
        for right in known
    }
