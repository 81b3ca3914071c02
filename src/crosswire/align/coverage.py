"""Statements that say nothing but a figure, an event or a relation that is a claim already."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crosswire.align.figures import property_of
from crosswire.align.words import NUMBER_WORDS, actor_term, bare_words, spaced_words
from crosswire.extract.figures.properties import load_measured
from crosswire.types import AspectName, Claim, ClaimKind, EventType, RelationType, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from crosswire.align.lexicon import Lexicon
    from crosswire.types import Actor, Mention, Report

_COVERED = 0.8
"""Share of a statement's content words that the claims inside it must express."""


_BESIDE = 0.7
"""Share of a passage that another claim tells from which it has nothing of its own."""
_UNDISPUTED = frozenset({Verdict.ALONE, Verdict.AGREE})
_CLASHING = frozenset({Verdict.CONFLICT, Verdict.UPDATE})
_GENERIC = frozenset(
    {"year", "month", "week", "quarter", "half", "day", "period", "last", "past", "first"}
    | {"present", "end", "grow", "reach", "amount", "total", "stand", "exact", "believe"}
    | {"almost", "about", "around", "nearly", "approximately", "least", "most", "third"}
    | {"percent", "per", "cent", "million", "billion", "trillion", "thousand", "second"}
)
"""Words with which a figure is told, whatever it measures."""


def drop_covered(
    claims: Sequence[Claim], reports: Iterable[Report], lexicon: Lexicon
) -> list[Claim]:
    """
    Leave out what typed claims express already: free words, and events that are relations.

    "Exports rose by 5 per cent last year," the minister said, is one figure, not a figure
    and a statement; a clause without a type goes the same way. It stays where a report carries
    the words but not the figure.
    """
    read = {report.id: report for report in reports}
    generic = frozenset(lexicon.term(word) for word in _GENERIC)
    typed: dict[str, list[tuple[Mention, Claim]]] = {}
    for claim in claims:
        if not _is_free(claim):
            for mention in claim.mentions:
                typed.setdefault(mention.report, []).append((mention, claim))

    def is_covered(claim: Claim) -> bool:
        covering: set[str] = set()
        for mention in claim.mentions:
            inside = [
                (found, other)
                for found, other in typed.get(mention.report, ())
                if found.start < mention.end and mention.start < found.end
            ]
            content = _content_of(mention, read[mention.report], lexicon)
            said = _said_by([found for found, _ in inside], lexicon) | generic
            if not inside or not _expressed(content, [found for found, _ in inside], said):
                return False
            for _, other in inside:
                covering.update(other.reports)
        return covering >= set(claim.reports)

    def is_told_in_figures(claim: Claim) -> bool:
        """Tell whether one figure holds the numbers in which a claim's reports differ."""
        only_value = [aspect.name for aspect in claim.aspects] == [AspectName.VALUE]
        telling = _CLASHING | {Verdict.VARY} if only_value else _CLASHING
        by_report: dict[str, set[str]] = {report: set() for report in claim.reports}
        for mention in claim.mentions:
            by_report[mention.report].update(
                other.id
                for found, other in typed.get(mention.report, ())
                if found.figure
                and other.verdict in telling
                and mention.start <= found.start
                and found.end <= mention.end
            )
        return len(by_report) > 1 and bool(set.intersection(*by_report.values()))

    shared = _list_shared(claims)

    return [
        claim
        for claim in claims
        if not _is_told_beside(claim, shared)
        and not _is_recognition_twice(claim, typed)
        and not (claim.figure is None and is_told_in_figures(claim))
        and not (_is_free(claim) and is_covered(claim))
    ]


def _list_shared(claims: Iterable[Claim]) -> Mapping[str, Sequence[tuple[Mention, Claim]]]:
    """List by report the passages of what several reports carry, but for figures."""
    shared: dict[str, list[tuple[Mention, Claim]]] = {}
    for claim in claims:
        if len(claim.reports) > 1 and claim.kind is not ClaimKind.FIGURE:
            for mention in claim.mentions:
                shared.setdefault(mention.report, []).append((mention, claim))
    return shared


def _is_told_beside(claim: Claim, shared: Mapping[str, Sequence[tuple[Mention, Claim]]]) -> bool:
    """
    Tell whether most of a claim is one that its reports share with others.

    "Belarus will ban wine, the ministry in Minsk" adds to "Belarus will ban wine" nothing that is
    its own; a political event has its type, if the other has not the same.
    """
    if claim.verdict not in _UNDISPUTED or claim.kind in {ClaimKind.FIGURE, ClaimKind.RELATION}:
        return False
    kind = claim.event.type if claim.event else None
    reports = set(claim.reports)
    return all(
        any(
            min(found.end, mention.end) - max(found.start, mention.start)
            >= _BESIDE * (mention.end - mention.start)
            and (kind is None or (found.event is not None and found.event.type is kind))
            and reports < set(other.reports)
            for found, other in shared.get(mention.report, ())
        )
        for mention in claim.mentions
    )


def _is_free(claim: Claim) -> bool:
    """Tell whether a claim is one in free words: a statement, or an event without a type."""
    return claim.kind is ClaimKind.STATEMENT or bool(claim.event and claim.event.type is None)


_ABOUT_RECOGNITION = frozenset({EventType.REJECT, EventType.AGREE, EventType.SUPPORT})


def _is_recognition_twice(claim: Claim, typed: Mapping[str, list[tuple[Mention, Claim]]]) -> bool:
    """Tell whether an event only repeats that a state recognises, or refuses to, somebody."""
    if claim.event is None or claim.event.type not in _ABOUT_RECOGNITION:
        return False
    return all(
        any(
            other.relation is not None
            and other.relation.type is RelationType.RECOGNITION
            and found.start < mention.end
            and mention.start < found.end
            for found, other in typed.get(mention.report, ())
        )
        for mention in claim.mentions
    )


def _content_of(mention: Mention, report: Report, lexicon: Lexicon) -> list[tuple[int, str]]:
    """List the offsets and terms of a statement's content; a named actor is one term."""
    named = [
        actor
        for actor in report.actors
        if mention.start <= actor.start and actor.end <= mention.end
    ]
    content = [(actor.start, actor_term(actor.actor)) for actor in named]
    for part in mention.stretches:
        for at, word in spaced_words(report.text, part.start, part.end):
            if word in lexicon.stops or len(word) < 2 or word[0].isdigit():
                continue
            if word in NUMBER_WORDS or any(actor.start <= at < actor.end for actor in named):
                continue
            content.append((at, lexicon.term(word)))
    return content


def _expressed(
    content: Sequence[tuple[int, str]], inside: Sequence[Mention], said: AbstractSet[str]
) -> bool:
    """
    Tell whether enough of the content lies in the typed mentions or in their slots.

    Of a figure that says what it measures only the verb may be left: "the party won 41 seats".
    The words of a relation do not count, its slots do: "a border of mountains and glaciers
    and lakes, hard to patrol" says more than that two states share a border.
    """
    spans = [(found.start, found.end) for found in inside if found.relation is None]
    covered = [
        term in said or any(start <= at < end for start, end in spans) for at, term in content
    ]
    is_told = any(found.figure and property_of(found.figure) for found in inside)
    n_left = len(covered) - sum(covered)
    return n_left <= (1 - _COVERED) * len(covered) or (is_told and n_left <= 1)


def _said_by(inside: Iterable[Mention], lexicon: Lexicon) -> set[str]:
    """List the terms that the typed content of mentions spells out."""
    words: list[str] = []
    actors: list[Actor | None] = []
    said: set[str] = set()
    for mention in inside:
        if mention.figure is not None:
            figure = mention.figure
            words += [figure.entity or "", figure.property or "", figure.unit or ""]
            said |= _words_for(property_of(figure), lexicon)
            said |= {lexicon.term(word) for word in _forms_of(figure.property or "")}
            said.add(f"@{(figure.entity or '').lower()}")
            actors += [figure.from_actor, figure.to_actor]
        if mention.event is not None:
            actors += [*mention.event.actors, *mention.event.recipients]
            words.append(mention.event.place.name if mention.event.place else "")
        if mention.relation is not None:
            actors += mention.relation.members
            words.append(mention.relation.type.replace("_", " "))
    terms = {actor_term(actor) for actor in actors if actor}
    return said | terms | {lexicon.term(word) for word in bare_words(" ".join(words))}


@cache
def _forms_of(measured: str) -> frozenset[str]:
    """List the words by which a reader knows what is measured: "took part" of attendance."""
    forms = (form for form, known in load_measured().names.items() if known[0] == measured)
    return frozenset(word for form in forms for word in form.split())


def _words_for(measured: str | None, lexicon: Lexicon) -> set[str]:
    """List the terms with which reports tell what a figure measures: "killed", "died"."""
    return {
        lexicon.groups.get(word, word)
        for word, name in lexicon.properties.items()
        if name == measured
    }
