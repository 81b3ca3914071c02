"""Who takes part in the event of a story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crosswire.reference import fold_letters, word_set
from crosswire.story.weigh import Weighed, count_needed
from crosswire.story.words import find_terms
from crosswire.types import Actor, ActorKind, Report, Sector

_MOST = 8
_LEAST_SHARE = 0.3
_LEADING_SHARE = 0.5
_UNNAMED = frozenset({ActorKind.GROUP, ActorKind.REGION})
_NAME_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GENERATIONS = word_set("people.numerals") | {"jr", "sr"}
_OFFICIAL = frozenset({Sector.GOV, Sector.MIL, Sector.LEG, Sector.SPY})


def find_participants(main: Sequence[Weighed], reports: Sequence[Report]) -> tuple[Actor, ...]:
    """
    Name who takes part: the states first, then the others, best supported first.

    A leader stands for his state: where presidents meet, both states take part. One person
    under two names ("Larsen", "Ingrid Larsen") is named once, by the fullest name.

    Args:
        main: Mentions of the main events.
        reports: All reports of the story; they know how the states are called.
    """
    states = _find_states(reports)
    support: defaultdict[str, float] = defaultdict(float)
    actors: dict[str, Actor] = {}
    for report_id in sorted({one.report.id for one in main}):
        best: dict[str, float] = {}
        for one in main:
            if one.report.id != report_id:
                continue
            for actor in _with_states((*one.event.actors, *one.event.recipients), states):
                if _is_bystander(actor):
                    continue
                key = _find_key(actor, actors)
                actors[key] = _merge(actors.get(key), actor)
                best[key] = max(best.get(key, 0.0), one.weight)
        for key, weight in best.items():
            support[key] += weight
    if not support:
        return _find_in_leads(reports)
    for state in _find_states_of_openings(reports, states):
        key = _find_key(state, actors)
        actors.setdefault(key, state)
        support[key] = max(support[key], _LEADING_SHARE * max(support.values()))
    least = _LEAST_SHARE * max(support.values(), default=0.0)
    kept = [key for key in support if support[key] >= least]
    leading = _LEADING_SHARE * max(support.values(), default=0.0)

    def rank(key: str) -> tuple[bool, float, str]:
        is_leading = actors[key].kind is ActorKind.STATE and support[key] >= leading
        return not is_leading, -round(support[key], 6), key

    kept.sort(key=rank)
    return tuple(actors[key] for key in _drop_crowds(kept, actors)[:_MOST])


def _find_states_of_openings(
    reports: Sequence[Report], states: dict[str, Actor]
) -> Iterator[Actor]:
    """
    Give the states that most openings name, be it by their officials or forces.

    "Kyrgyz forces shelled the village, the Tajik defence ministry said": Tajikistan is a side
    of it, though no event names it. One report alone cannot tell a side from a bystander.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        end = report.paragraphs[0].end if report.paragraphs else 0
        for mention in report.actors:
            actor = mention.actor
            is_side = actor.kind is ActorKind.STATE or actor.sector in _OFFICIAL
            if mention.start < end and actor.country in states and is_side:
                holders[actor.country or ""].add(report.id)
    least = max(2, (2 * len(reports) + 2) // 3)
    yield from (states[code] for code in sorted(holders) if len(holders[code]) >= least)


def _find_in_leads(reports: Sequence[Report]) -> tuple[Actor, ...]:
    """
    Name those whom the leads of at least half of the reports name, where no event is found.

    Of a report that stands alone, only those whom its headline names too.
    """
    actors: dict[str, Actor] = {}
    holders: defaultdict[str, set[str]] = defaultdict(set)
    headline = find_terms(reports[0].title or "") if len(reports) == 1 else []
    for report in reports:
        end = report.paragraphs[:2][-1].end if report.paragraphs else len(report.text)
        for mention in report.actors:
            if mention.start >= end:
                break
            if headline and not set(headline) & set(find_terms(mention.exact)):
                continue
            if mention.actor.kind not in _UNNAMED and not _is_bystander(mention.actor):
                key = _find_key(mention.actor, actors)
                actors[key] = _merge(actors.get(key), mention.actor)
                holders[key].add(report.id)
    needed = count_needed(len(reports))
    kept = [key for key in holders if len(holders[key]) >= needed]
    kept.sort(key=lambda key: (-len(holders[key]), actors[key].kind is not ActorKind.STATE, key))
    return tuple(actors[key] for key in kept[:_MOST])


def _is_bystander(actor: Actor) -> bool:
    """Tell whether an actor only tells of it, or has no name: "the Danube Post", "president"."""
    is_unnamed = actor.kind is not ActorKind.GROUP and actor.name == actor.name.casefold()
    return actor.sector is Sector.MED or is_unnamed


def _find_states(reports: Sequence[Report]) -> dict[str, Actor]:
    """Collect the states that the reports name, by country."""
    states: dict[str, Actor] = {}
    for report in reports:
        for mention in report.actors:
            actor = mention.actor
            if actor.kind is ActorKind.STATE and actor.country:
                states.setdefault(
                    actor.country, Actor(name=actor.name, kind=actor.kind, country=actor.country)
                )
    return states


def _with_states(actors: Iterable[Actor], states: dict[str, Actor]) -> list[Actor]:
    """Add the state behind each official."""
    named = list(actors)
    for actor in tuple(named):
        official = actor.sector in _OFFICIAL or (actor.role is not None and actor.sector is None)
        if actor.kind is not ActorKind.STATE and official and actor.country in states:
            named.append(states[actor.country])
    return named


def _find_key(actor: Actor, known: dict[str, Actor]) -> str:
    """Find under which key an actor is kept: the country of a state, else the name."""
    if actor.kind is ActorKind.STATE and actor.country:
        return f"state {actor.country}"
    if actor.kind is not ActorKind.PERSON:
        return f"{actor.kind} {fold_letters(actor.name)}"
    for key, other in known.items():
        if other.kind is ActorKind.PERSON and is_same_person(actor, other):
            return key
    return f"person {fold_letters(actor.name)}"


def is_same_person(left: Actor, right: Actor) -> bool:
    """
    Tell whether two names may be one person: the shorter is part of the longer.

    "Larsen" and "Ingrid Larsen" are; "Ingrid Larsen" and "Per Larsen", or two of different
    countries, are not.
    """
    if None not in (left.country, right.country) and left.country != right.country:
        return False
    one, other = _split_name(left.name), _split_name(right.name)
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return bool(shorter) and shorter[-1] == longer[-1] and set(shorter) <= set(longer)


def _split_name(name: str) -> list[str]:
    """Split a name into words; hyphens, middle initials and "Jr." tell no two people apart."""
    words = _NAME_WORD.findall(fold_letters(name))
    return [word for word in words if len(word) > 1 and word not in _GENERATIONS] or words


def _merge(known: Actor | None, actor: Actor) -> Actor:
    """Keep the fullest name and all that either knows."""
    if known is None:
        return actor
    fuller, other = (known, actor) if len(known.name) >= len(actor.name) else (actor, known)
    return msgspec.structs.replace(
        fuller,
        country=fuller.country or other.country,
        sector=fuller.sector or other.sector,
        role=fuller.role or other.role,
    )


def _drop_crowds(keys: Sequence[str], actors: dict[str, Actor]) -> list[str]:
    """Leave out groups ("the two leaders") where anybody is named."""
    named = [key for key in keys if actors[key].kind is not ActorKind.GROUP]
    return named or list(keys)
