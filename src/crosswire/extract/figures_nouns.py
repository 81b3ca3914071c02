"""The noun that a number counts: "12 Ruritanian soldiers" counts soldiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """Noun counted, its end in the text and the property that it names by itself, if any."""

    end: int
    unit: str
    hint: str | None = None


_WORD = re.compile(r"[\s\u00a0]+(?:“|\")?(?P<word>[^\W\d_][\w’'-]*|U\.S\.|U\.N\.)")
_HYPHEN = re.compile(r"-(?P<word>[a-z]{3,12})\b(?!-)")
_OF = re.compile(r"\s+(?:of\s+)(?:the\s+|its\s+|their\s+|his\s+)?(?=\w)")


@dataclass(frozen=True, slots=True)
class NounTable:
    """Words that tell what a number counts, from `reference/data/counted_nouns.tsv`."""

    plurals: MappingProxyType[str, str]
    harmed: MappingProxyType[str, str]
    stops: frozenset[str]
    singles: frozenset[str]


@cache
def load_nouns() -> NounTable:
    """Load the packaged table once."""
    path = files("crosswire.reference") / "data" / "counted_nouns.tsv"
    rows = [
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return NounTable(
        MappingProxyType({word: value for kind, word, value in rows if kind == "plural"}),
        MappingProxyType({word: value for kind, word, value in rows if kind == "harmed"}),
        frozenset(word for kind, word, _ in rows if kind == "stop"),
        frozenset(word for kind, word, _ in rows if kind == "single"),
    )


_ENDINGS_NO = ("ss", "us", "is", "’s", "'s", "ous", "as")


def counted_noun(text: str, start: int, value: float, vague: bool) -> CountedNoun | None:
    """
    Find the noun counted by a number that ends at `start`.

    Modifiers are stepped over: "12 more Ruritanian army officers" counts officers. A vague
    count takes its "of": "tens of thousands of people".

    Args:
        text: The stored text.
        start: Offset behind the number.
        value: The number; one counts a singular noun.
        vague: Whether the count may stand before "of".
    """
    table = load_nouns()
    at = start
    of = _OF.match(text, start)
    if of is not None:
        if not vague:
            return None
        at = of.end() - 1
    hyphen = _HYPHEN.match(text, start)
    if hyphen is not None and hyphen["word"] not in table.stops:
        return CountedNoun(hyphen.end(), hyphen["word"]) if not vague else None
    for step in range(5):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word, low = match["word"], match["word"].lower()
        if low in table.harmed and not _modifies(text, match.end()):
            return CountedNoun(match.end(), "person", table.harmed[low])
        if low in table.stops or "\n" in text[at : match.end()]:
            return None
        if value == 1 and not vague:
            if low in table.singles:
                return CountedNoun(match.end(), table.plurals.get(low, low))
        elif _is_plural(low) and not (step == 0 and word[:1].isupper() and not low.endswith("s")):
            return _compound(text, match, low)
        at = match.end()
    return None


def _modifies(text: str, end: int) -> bool:
    """Tell "wounded soldiers" from "wounded" alone."""
    after = _WORD.match(text, end)
    return after is not None and after["word"].islower() and _is_plural(after["word"])


def _compound(text: str, match: re.Match[str], low: str) -> CountedNoun:
    """Step on where a plural modifies another: "300 sales jobs"."""
    table = load_nouns()
    after = _WORD.match(text, match.end())
    second = after["word"] if after is not None else ""
    if after is not None and second.islower() and second not in table.stops | table.harmed.keys():
        joins = _is_plural(second) and low in ("sales", "news", "arms", "sports")
        if second in table.plurals or joins:
            return CountedNoun(after.end(), singular(second))
    return CountedNoun(match.end(), singular(low))


def _is_plural(word: str) -> bool:
    if word in load_nouns().plurals:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_ENDINGS_NO)


def singular(word: str) -> str:
    """Give the singular of a plural noun: "houses" is "house", "countries" is "country"."""
    if word in load_nouns().plurals:
        return load_nouns().plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
