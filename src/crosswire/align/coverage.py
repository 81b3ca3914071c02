"""Statements that say nothing but a figure, an event or a relation that is a claim already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.align.item import stretches_of
from crosswire.align.words import bare_words, spaced_words
from crosswire.types import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crosswire.align.lexicon import Lexicon
    from crosswire.types import Mention, Report

_COVERED = 0.8
"""Share of a statement's content words that the claims inside it must express."""


def drop_covered(
    claims: Sequence[Claim], reports: Iterable[Report], lexicon: Lexicon
) -> list[Claim]:
    """
    Leave out statements that typed claims express already, with their speaker.

    "Exports rose by 5 per cent last year," the minister said, is one figure, not a figure
    and a statement. It stays where a report carries the statement but not the figure.
    """
    texts = {report.id: report.text for report in reports}
    typed: dict[str, list[tuple[Mention, Claim]]] = {}
    for claim in claims:
        if claim.kind is not ClaimKind.STATEMENT:
            for mention in claim.mentions:
                typed.setdefault(mention.report, []).append((mention, claim))
    return [
        claim
        for claim in claims
        if claim.kind is not ClaimKind.STATEMENT or not _is_covered(claim, typed, texts, lexicon)
    ]


def _is_covered(
    claim: Claim,
    typed: Mapping[str, Sequence[tuple[Mention, Claim]]],
    texts: Mapping[str, str],
    lexicon: Lexicon,
) -> bool:
    covering: set[str] = set()
    for mention in claim.mentions:
        inside = [
            (found, other)
            for found, other in typed.get(mention.report, ())
            if found.start < mention.end and mention.start < found.end
        ]
        if not inside or not _expressed(mention, [found for found, _ in inside], texts, lexicon):
            return False
        for _, other in inside:
            covering.update(other.reports)
    return covering >= set(claim.reports)


def _expressed(
    mention: Mention, inside: Sequence[Mention], texts: Mapping[str, str], lexicon: Lexicon
) -> bool:
    text = texts[mention.report]
    content: list[bool] = []
    slots = {lexicon.term(word) for found in inside for word in bare_words(_slot_words(found))}
    for part in stretches_of(mention):
        for at, word in spaced_words(text, part.start, part.end):
            if word not in lexicon.stops and len(word) > 1:
                covered = any(found.start <= at < found.end for found in inside)
                content.append(covered or lexicon.term(word) in slots)
    if not content:
        return True
    return sum(content) >= _COVERED * len(content)


def _slot_words(mention: Mention) -> str:
    """Spell out what the typed content of a mention says."""
    words: list[str] = ["year", "month", "last", "past", "grow"]
    if mention.figure is not None:
        figure = mention.figure
        words += [figure.entity or "", figure.property or "", figure.unit or ""]
        for actor in (figure.from_actor, figure.to_actor):
            words.append(actor.name if actor else "")
    if mention.event is not None:
        event = mention.event
        words += [actor.name for actor in event.actors + event.recipients]
        words.append(event.place.name if event.place else "")
    if mention.relation is not None:
        words += [actor.name for actor in mention.relation.members]
    return " ".join(words)
