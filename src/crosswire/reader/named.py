"""Joins the names that the model finds with those that rules find."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.reader.model.model import Named
from crosswire.reader.names import Name, part_things
from crosswire.reader.words import Words
from crosswire.reference.lexicon import load_groups
from crosswire.types import EntityType

_TYPES = MappingProxyType({
    "person": EntityType.PERSON, "organisation": EntityType.ORGANISATION,
    "state": EntityType.PLACE, "place": EntityType.PLACE,
    "nationality": EntityType.NATIONALITY, "event": EntityType.EVENT,
    "facility": EntityType.FACILITY, "other": EntityType.OTHER,
})  # fmt: skip
_SURE = 0.8  # a type that the model is less sure of does not outrank that of the rules


def join_names(words: Words, found: Sequence[Named], ruled: Sequence[Name]) -> list[Name]:
    """
    Join two lists of names into one without overlaps, in text order.

    Rules say where a name that they find begins and ends, since later steps count on how they
    cut "Foreign Minister Ana Ruiz" and "Foreign Ministry"; the model says what it names, where
    both cut alike, and adds the names that rules do not see. Taking the model's borders too
    finds more firms but loses countries and ministries (`bench/actors.py`, `bench/events.py`).

    Args:
        words: The words of the text.
        found: Names of the model.
        ruled: Names of the rules.
    """
    own = {
        (one.first, one.last): one
        for one in found
        if one.type in _TYPES and not _is_cut(words, one)
    }
    taken = [False] * len(words.text)
    names: list[Name] = []
    for name in ruled:
        twin = own.get((name.first, name.last))
        is_told = twin is not None and twin.confidence >= _SURE
        names.append(replace(name, type=_TYPES[twin.type]) if twin and is_told else name)
        taken[name.first : name.last] = [True] * (name.last - name.first)
    opens = {first for first, _, _ in words.sentences}
    for one in own.values():
        if not any(taken[one.first : one.last]):
            taken[one.first : one.last] = [True] * (one.last - one.first)
            names.append(_place(words, one, opens))
    return part_things(words, sorted(names, key=lambda name: name.first))


def _is_cut(words: Words, one: Named) -> bool:
    """Tell a stretch that breaks off at a link: "of commerce", "institute of"."""
    tags = words.tag[one.first : one.last]
    is_plain = all(words.text[at].islower() for at in range(one.first, one.last))
    return is_plain and "ADP" in {*tags[:1], *tags[-1:]}


def _place(words: Words, one: Named, opens: set[int]) -> Name:
    """Turn a name of the model into one of words, with the title before a person."""
    kind = _TYPES[one.type]
    title = one.first
    if kind is EntityType.PERSON:
        titles = load_groups("reader_groups.tsv")["title"]
        while title not in opens and words.lower[title - 1].rstrip(".") in titles:
            title -= 1
    return Name(one.first, one.last, kind, title)
