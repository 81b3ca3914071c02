"""The halves of a divided land by their short names: "the South's defence minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from crosswire.extract.actors.names import STATES, Hit, make_actor
from crosswire.extract.actors.words import Words
from crosswire.reference import Name, NameKind, Tables

_HALVES = MappingProxyType({"South": "KOR", "North": "PRK"})
_ALSO_DIVIDED = frozenset({"SDN", "SSD", "VNM", "YEM", "CYP"})
"""States beside which "the South" may be another's."""


def find_halves(words: Words, hits: Sequence[Hit], tables: Tables) -> Iterator[Hit]:
    """
    Find "the South" and "the North" in a report that names one of the Koreas.

    "The South China Sea" and "the north of the country" are none, nor is either half where the
    report names another land that is or was divided.

    Args:
        words: The body.
        hits: The names found.
        tables: Reference tables.
    """
    named = {hit.name.country for hit in hits if hit.name.kind in STATES}
    if named.isdisjoint(_HALVES.values()) or not named.isdisjoint(_ALSO_DIVIDED):
        return
    taken = {index for hit in hits for index in range(hit.first, hit.last)}
    for index in range(1, len(words)):
        country = _HALVES.get(words.texts[index])
        is_led = words.is_same_paragraph(index - 1, index) and words.lower[index - 1] == "the"
        if country is None or index in taken or not is_led:
            continue
        last = index + 1
        is_more = words.is_same_paragraph(last, index)
        if is_more and (words.lower[last] in {"of", "-"} or words.is_capitalised(last)):
            continue
        sense = Name(NameKind.STATE, tables.country_name(country) or "", country)
        yield Hit(index, last, sense, make_actor(sense, words.texts[index]))
