"""Sources of a claim that reports give without a name: "diplomats", "a senior official"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from crosswire.types import Claim, Mention, Origin
from crosswire.types.comparison import list_named
from crosswire.types.naming import join_names

_UNNAMED = re.compile(
    r"(?:(?:the|an?|some|several|many|two|three|four|five|one) )?(?:[a-z][a-z-]+ ){0,2}"
    r"(?P<who>activists?|aides?|analysts?|diplomats?|doctors?|economists?|experts?|eyewitness(?:es)?"
    r"|insiders?|lawmakers?|officers?|officials?|observers?|people familiar|people|persons?"
    r"|residents?|rescuers?|sources?|survivors?|traders?|villagers?|witness(?:es)?)"
    r"(?: (?:at|briefed|close|familiar|from|in|inside|involved|near|on|there|who|with)\b.*)?",
    re.DOTALL,
)
_MOST_LISTED = 5


def list_unnamed(claim: Claim) -> tuple[str, ...]:
    """
    List the unnamed people to whom reports credit a claim, each once, in order.

    A plain noun for people is one ("two diplomats", "a source close to the palace"), a name or
    an institution is none. Empty where a report credits it to anybody else.
    """
    found: dict[str, str] = {}
    for mention in claim.mentions:
        if mention.source is None:
            continue
        named = _read_unnamed(mention)
        if named is None:
            return ()
        found.setdefault(*named)
    return tuple(found.values())


def list_unnamed_beside(claim: Claim, named: Collection[str]) -> tuple[str, ...]:
    """
    List the unnamed people to whom only those reports credit a claim that name no origin for it.

    Args:
        claim: The claim.
        named: Ids of the origins that have a name.
    """
    found: dict[str, str] = {}
    for mention in claim.mentions:
        source = None if mention.origin in named else _read_unnamed(mention)
        if source is not None:
            found.setdefault(*source)
    return tuple(found.values())


def say_unnamed(
    claims: Iterable[Claim], origins: Sequence[Origin], names: Mapping[str, str]
) -> str:
    """
    Say which unnamed sources the reports give, and what they count for; "" without any.

    "Officials said" may be one official or five, or the minister whom another report names: the
    origin is unknown, and independent of nothing.

    Args:
        claims: The claims.
        origins: The origins of the story.
        names: Report id to the name shown.
    """
    named = {origin.id for origin in list_named(origins)}
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for claim in claims:
        for mention in claim.mentions:
            source = None if mention.origin in named else _read_unnamed(mention)
            if source is not None:
                _, reports = found.setdefault(source[0], (source[1], {}))
                reports[names.get(mention.report, mention.report)] = None
    listed = [f"{words} ({join_names(tuple(where))})" for words, where in found.values()]
    if not listed:
        return ""
    rest = len(listed) - _MOST_LISTED
    shown = [*listed[:_MOST_LISTED], f"{rest} more"] if rest > 0 else listed
    return f"Unnamed, counted as unknown and never as independent: {join_names(tuple(shown))}"


def _read_unnamed(mention: Mention) -> tuple[str, str] | None:
    """Read the unnamed people who are the source of a mention: their noun, and the words."""
    if mention.source is None:
        return None
    words = mention.source.exact.strip()
    words = words[:1].lower() + words[1:]
    match = _UNNAMED.fullmatch(words)
    return (match["who"].removesuffix("s"), words) if match else None
