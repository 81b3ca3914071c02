"""How many independent origins stand behind a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from crosswire.origins.names import find_countries, name_origin
from crosswire.origins.rivals import UNPLACED
from crosswire.reference import fold_letters, load_tables
from crosswire.types import Origin, OriginKind

_GOVERNMENT = " government"
"""How the name ends of what a state says, where no report tells which part of it."""


def count_independent(origin_ids: Iterable[str], origins: Collection[Origin]) -> int:
    """
    Count the named origins that do not lean on one another.

    An agency that passes on a ministry and the ministry itself are one; two agencies that
    both pass on the ministry are one; origins without a name are never counted. Agencies and
    outlets count only where nobody else is named: where one report has the toll from the police
    and another from an agency, the agency will have it from somebody too. So does a government
    as a whole beside a body of its state, and beside whoever may speak for it: what "Norway said"
    its ministry will have said, or the one person who is named, but not the police of Peru. What
    one person says on two occasions is one person's word. A ministry of which it is not told
    whose it is may be any other one of that name.

    Args:
        origin_ids: Ids of the origins of one claim.
        origins: All origins of the story.
    """
    return len(_group(origin_ids, origins))


def order_origins(origin_ids: Iterable[str], origins: Collection[Origin]) -> tuple[str, ...]:
    """
    Put the origins of a claim in order: one for each that `count_independent` counts, the rest.

    Args:
        origin_ids: Ids of the origins of one claim.
        origins: All origins of the story.
    """
    ids = sorted(set(origin_ids))
    first = [next(one for one in ids if one in group) for group in _group(ids, origins)]
    return (*first, *(one for one in ids if one not in first))


def _group(origin_ids: Iterable[str], origins: Collection[Origin]) -> list[set[str]]:
    """Gather the origins that count, each with what it leans on."""
    known = {origin.id: origin for origin in origins if origin.is_named}
    named = sorted(set(origin_ids) & known.keys())
    told = _drop_unplaced([known[one] for one in named])
    first_hand = [one for one in told if known[one].kind is not OriginKind.AGENCY]
    precise = _drop_governments([known[one] for one in first_hand])
    groups: list[set[str]] = []
    for origin_id in precise or named:
        group = _collect(origin_id, known) | _find_person(known[origin_id])
        apart = [other for other in groups if not other & group]
        for other in groups:
            if other & group:
                group |= other
        groups = [*apart, group]
    return groups


def _drop_unplaced(origins: Sequence[Origin]) -> list[str]:
    """Leave out the ministries of which nobody tells whose they are, beside others of the name."""
    placed = [one for one in origins if not one.name.endswith(UNPLACED)]
    keys = [name_origin(one.name).key for one in placed]
    seen = {key - find_countries(key) for key in keys}
    kept = [one.id for one in placed]
    for one in origins:
        key = name_origin(one.name.removesuffix(UNPLACED)).key
        if one.name.endswith(UNPLACED) and key not in seen:
            kept.append(one.id)
            seen.add(key)
    return sorted(kept)


def _drop_governments(origins: Sequence[Origin]) -> list[str]:
    """
    Leave out the governments as a whole for which somebody more precise is named.

    That is any body of the same state; and whoever is named and of no state that is known may
    speak for one government.
    """
    bodies = [one for one in origins if not one.name.endswith(_GOVERNMENT)]
    states = {state for one in bodies for state in _find_states(one.name)}
    n_free = sum(
        not _find_states(one.name) and name_origin(one.name).kind is None for one in bodies
    )
    kept = [one.id for one in bodies]
    for one in origins:
        if not one.name.endswith(_GOVERNMENT) or states & _find_states(one.name):
            continue
        if n_free:
            n_free -= 1
        else:
            kept.append(one.id)
    return sorted(kept)


@lru_cache(maxsize=1 << 12)
def _find_states(name: str) -> frozenset[str]:
    """Find the states that a name names: "Norwegian police", "Kremlin"."""
    code = load_tables().find_country(name)
    found = find_countries(name_origin(name).key)
    return found | {code.casefold()} if code else found


def _collect(origin_id: str, known: Mapping[str, Origin]) -> set[str]:
    """Collect an origin and all that it leans on, at any remove."""
    found: set[str] = set()
    ahead = [origin_id]
    while ahead:
        current = ahead.pop()
        if current in known and current not in found:
            found.add(current)
            ahead.extend(known[current].leans_on)
    return found


def _find_person(origin: Origin) -> set[str]:
    """Find whose remarks or posts an origin holds: "Ida Lund, to reporters" is Lund's."""
    if origin.kind not in {OriginKind.INTERVIEW, OriginKind.DOCUMENT} or ", " not in origin.name:
        return set()
    return {f"person {fold_letters(origin.name.partition(', ')[0].split()[-1])}"}
