"""Finds for which body "the agency" or "the company" stands."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from crosswire.reader.names import Name
from crosswire.reader.words import Words
from crosswire.reference.bodies import FIRMS, introduced_as, sort_of
from crosswire.reference.lexicon import load_groups
from crosswire.types import Reference

_EVALUATING = frozenset({"same", "whole", "entire", "new", "old", "powerful", "influential"})
_MAY_TRADE = FIRMS | {"railway", "airport", "port", "service", "network", "hospital"}
"""Nouns of what may be a company to a reader who knows it: "Kallo Railway"."""
_PAPERS = frozenset({"paper", "newspaper"})
_OF_ONE_SORT = MappingProxyType({
    "company": _MAY_TRADE, "firm": _MAY_TRADE, "union": frozenset({"union", "federation"}),
    "party": frozenset({"party", "movement", "league", "union"}),
    "team": frozenset({"team", "club"}), "paper": _PAPERS, "newspaper": _PAPERS,
})  # fmt: skip
"""Nouns that stand for bodies of one sort, with the nouns of that sort."""
_LED = 6
"""Words before a name that may introduce it."""
_LATEST = 8
_NEAR, _NAMED_NEAR = 2, 20
"""Sentences looked back for a body, and for one whose name has the noun."""
_PLAIN, _SURE = 0.55, 0.85


def find_body(
    words: Words,
    names: Sequence[Name],
    bodies: Sequence[tuple[int, int]],
    place: tuple[int, int, int],
) -> Reference | None:
    """
    Resolve "the agency" or "the group" to the organisation named before it.

    "The company" is no ministry and not "the institute INE", which have nouns of another sort.

    Args:
        words: The words of the text.
        names: Its names.
        bodies: The organisations named so far, each with its sentence.
        place: Word at which "the" stands, the one behind its sentence, and that sentence.
    """
    index, last, sentence = place
    groups = load_groups("reader_groups.tsv")
    for stop in range(index + 1, min(last, index + 4)):
        if not words.text[stop][0].islower():
            return None
        if words.lower[stop] in groups["group_noun"]:
            break
        if words.tag[stop] not in {"ADJ", "NOUN"}:
            return None
    else:
        return None
    noun, modifiers = words.lower[stop], set(words.lower[index + 1 : stop]) - _EVALUATING
    if stop + 1 < last and (
        words.tag[stop + 1] in {"NOUN", "PROPN"} or words.lower[stop + 1] == "of"
    ):
        return None
    is_generic = noun in groups["generic_group"]
    best: tuple[float, int] | None = None
    for number, seen in reversed(bodies[-_LATEST:]):
        name = names[number]
        named = noun in words.lower[name.first : name.last]
        if modifiers and named and modifiers.isdisjoint(words.lower[name.first : name.last]):
            continue  # "the interior ministry" is not the Justice Ministry
        if sentence - seen > (_NAMED_NEAR if named else _NEAR) or not (named or is_generic):
            continue
        if not named and _is_of_other_sort(words, name, noun):
            continue
        score = _SURE if named else _PLAIN
        if best is None or score > best[0]:
            best = (score, number)
    if best is None:
        return None
    return Reference(
        start=words.start[index], end=words.end[stop], entity=best[1], confidence=best[0]
    )


def _is_of_other_sort(words: Words, name: Name, noun: str) -> bool:
    """Tell a body whose name ends on a noun of another sort, or that one introduces."""
    if noun not in _OF_ONE_SORT:
        return False
    sort = sort_of(words.lower[name.first : name.last])
    if sort is None:
        sort = introduced_as(" ".join(words.text[max(0, name.first - _LED) : name.first]) + " ")
    return sort is not None and sort not in _OF_ONE_SORT[noun]
