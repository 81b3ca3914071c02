"""Word forms with their parts of speech and lemmas, and which parts of speech follow which."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from crosswire.errors import ReferenceDataError
from crosswire.types import PartOfSpeech

BOUNDARY = "^"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    What the reader by rules knows of single words.

    Attributes:
        tags: Parts of speech of a form with the logarithm of their count.
        lemmas: Dictionary form of a form under a part of speech.
        verbs: Dictionary forms of all verbs.
        pairs: How much more often than by chance a tag follows another, as a logarithm.
    """

    tags: Mapping[str, Mapping[str, float]]
    lemmas: Mapping[tuple[str, str], str]
    verbs: frozenset[str]
    pairs: Mapping[tuple[str, str], float]


def read_rows(table: str, n_fields: int = 1) -> Iterator[tuple[str, ...]]:
    """
    Yield the rows of a packaged table, comments and empty lines left out.

    Raises:
        ReferenceDataError: A row has fewer than `n_fields` fields.
    """
    resource = files("crosswire.reference").joinpath("data", table)
    for number, line in enumerate(resource.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if len(fields) < n_fields:
            raise ReferenceDataError(
                f"{table}, line {number}: {n_fields} fields separated by tabs expected, "
                f"{len(fields)} found. Reinstall crosswire."
            )
        yield fields


@cache
def load_words(table: str) -> frozenset[str]:
    """Load the first column of a packaged table as a set."""
    return frozenset(row[0] for row in read_rows(table))


@cache
def load_groups(table: str) -> Mapping[str, frozenset[str]]:
    """Load a packaged table of group and word into the words of each group."""
    groups: dict[str, set[str]] = {}
    for group, words in ((row[0], row[1]) for row in read_rows(table, 2)):
        groups.setdefault(group, set()).update(words.split())
    return MappingProxyType({group: frozenset(words) for group, words in groups.items()})


@cache
def load_lexicon() -> Lexicon:
    """Load the packaged lexicon; `tools/build_reader_tables.py` says how it was made."""
    tags: dict[str, dict[str, float]] = {}
    lemmas: dict[tuple[str, str], str] = {}
    for form, *fields in read_rows("reader_lexicon.tsv", 2):
        entry = tags.setdefault(form, {})
        for field in fields:
            tag, count, lemma = field.split(":", 2)
            entry[tag] = math.log(int(count) + 0.5)
            lemmas[form, tag] = lemma
    for form, lemma in read_rows("reader_verbs.tsv", 2):
        tags.setdefault(form, {}).setdefault("VERB", 1.0)
        lemmas[form, "VERB"] = lemma
    verbs = frozenset(lemma for (_, tag), lemma in lemmas.items() if tag == "VERB")
    return Lexicon(
        tags=MappingProxyType(tags),
        lemmas=MappingProxyType(lemmas),
        verbs=verbs,
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
