"""How many independent origins stand behind a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from crosswire.types import Origin, OriginKind


def count_independent(origin_ids: Iterable[str], origins: Collection[Origin]) -> int:
    """
    Count the known origins that do not lean on one another.

    An agency that passes on a ministry and the ministry itself are one; two agencies that
    both pass on the ministry are one; unknown origins are never counted.

    Args:
        origin_ids: Ids of the origins of one claim.
        origins: All origins of the story.
    """
    known = {origin.id: origin for origin in origins if origin.kind is not OriginKind.UNKNOWN}
    groups: list[set[str]] = []
    for origin_id in sorted(set(origin_ids) & known.keys()):
        group = _collect(origin_id, known)
        apart = [other for other in groups if not other & group]
        for other in groups:
            if other & group:
                group |= other
        groups = [*apart, group]
    return len(groups)


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
