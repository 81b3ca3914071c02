"""Whose the words are where a source only belongs to somebody: "Ruiz's letter", "I", "Lund's"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from crosswire.reference import any_of
from crosswire.types import Actor, ActorMention, Attribution, Part

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_PAPER = rf"(?:{any_of('statements.papers')})s?"
_OWNED = re.compile(rf"(?P<who>[^,;:()]+?)['’]s?(?: [\w-]+){{0,3}} {_PAPER}", re.IGNORECASE)
_ISSUED = re.compile(
    rf"(?:an?|the|one|another|this)(?: [\w-]+){{0,3}} {_PAPER}(?: \w+ed)?"
    r" (?:by|from|of) (?P<who>[^,;:()]+)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",? (?:who|which|whose|whom)\b")
_TAIL = re.compile(rf"['’]s?$| (?:news )?(?:{any_of('statements.sorts')})$", re.IGNORECASE)


class Inside(Protocol):
    """Gives the actors named or meant inside a stretch."""

    def __call__(self, start: int, end: int, /) -> tuple[ActorMention, ...]:
        """Give them in text order."""
        ...


def find_issuer(text: str, source: Part, inside: Inside) -> Actor | None:
    """
    Find whose paper speaks: "Ruiz's letter", "a statement from the port authority".

    Args:
        text: Text of the report.
        source: The words of the source.
        inside: Gives the actors of a stretch.
    """
    for pattern in (_OWNED, _ISSUED):
        found = pattern.fullmatch(text, source.start, source.end)
        if found is not None:
            ends = [one.actor for one in inside(*found.span("who")) if one.end == found.end("who")]
            return ends[0] if ends else None
    return None


def trim_source(text: str, source: Part) -> Part:
    """
    Leave out of a source what only follows the name in it.

    That of "Lund's" in "Lund's claim that", and the sort in "the Baltic News Agency agency".
    """
    tail = _TAIL.search(text, source.start, source.end)
    return source if tail is None else Part(start=source.start, end=tail.start())


def is_aside(text: str, source: Part, name: Part) -> bool:
    """Tell whether a name stands in what is told of the source: "a man who knew Ana Ruiz"."""
    if not source.start < name.start < source.end:
        return False
    return _RELATIVE.search(text, source.start, name.start) is not None


def find_around(attributions: Sequence[Attribution], within: Attribution) -> Attribution | None:
    """
    Find whose words an attribution stands in: "'I think so,' Ruiz said" is what Ruiz thinks.

    Args:
        attributions: Those of the report.
        within: One of them, in the first person.
    """
    source = within.source
    if source is None:
        return None
    found: list[tuple[int, Attribution]] = []
    for one in attributions:
        if one.source is None or one is within:
            continue
        for part in one.content:
            if part.start <= source.start and source.end <= part.end:
                found.append((part.end - part.start, one))
    return min(found, key=lambda pair: pair[0])[1] if found else None
