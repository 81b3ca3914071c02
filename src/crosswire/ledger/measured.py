"""What the figures of a ledger measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from crosswire.extract.figures.properties import load_measured
from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.involved import pair_states
from crosswire.ledger.queries import join_conditions

_SHORTEST: Final = 3
"""Letters of a word that is taken as it is."""


@at_one_commit
def count_measured(
    database: Database, *, dyad: tuple[str, str] | None = None, since: str | None = None
) -> Mapping[str, int]:
    """
    Count the figures of each property ("trade", "injured"), the commonest first.

    A figure whose report names no property, "the three", is left out.

    Args:
        database: The ledger.
        dyad: Two states that the figures are about, or None for all.
        since: First reported on this day or later.
    """
    one, other = pair_states(*dyad) if dyad else (None, None)
    conditions = join_conditions(
        ("f.one = :one AND f.other = :other", one), ("f.day >= :since", since)
    )
    rows = database.rows(
        "SELECT f.property, count(DISTINCT f.claim) AS n FROM now_figure f"
        f" WHERE f.property IS NOT NULL AND {conditions} GROUP BY f.property"
        " ORDER BY n DESC, f.property",
        {"one": one, "other": other, "since": since},
    )
    return MappingProxyType({str(name): n for name, n in rows})


def find_properties(words: str) -> frozenset[str]:
    """
    Find the properties that words name: "killed" and "deaths" are "dead".

    Beside the forms in which reports give them, plurals and singulars count. No other form does:
    who is "fired" is dismissed, but a "fire" is another thing.

    Args:
        words: What is asked for: a property, or one of the words that reports use for it.
    """
    return _load_forms().get(_fold(words), frozenset()) | {words.strip().lower()}


def _fold(words: str) -> str:
    """Write words small, each in the singular."""
    return " ".join(map(_make_singular, words.lower().split()))


def _make_singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


@cache
def _load_forms() -> Mapping[str, frozenset[str]]:
    """Load the properties that figures can have, by each form of their names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, (name, *_) in load_measured().names.items():
        for one in (form, name):
            if name != "-":
                found[_fold(one)].add(name)
    return MappingProxyType({form: frozenset(names) for form, names in found.items()})
