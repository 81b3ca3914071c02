"""Which passage a row of typed values is taken from: the earliest that gives these values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, rows_among
from crosswire.ledger.queries import evidence_of, load_names, rows_of_passages
from crosswire.ledger.records import Evidence
from crosswire.types import Claim, Figure, Mention

_NUMBER = ("low", "high", "qualifier", "change")
"""Slots of a figure that make its value; a claim fills the others from all its mentions."""
_OPEN = ("unit", "entity", "property", "period", "from_actor", "to_actor")


class Told(msgspec.Struct, frozen=True):
    """A passage that gives the values of a claim: where it stands, when that came, the mention."""

    evidence: Evidence
    published: str | None
    mention: Mention


def load_told(database: Database, claims: Mapping[int, Claim]) -> dict[int, Told]:
    """
    Load for each claim the earliest passage that gives the values which the claim shows.

    Of a loan of 65 million in the Post of Monday and 85 million in the Herald of Tuesday the
    claim shows 85 million: the passage is the Herald's. Where none gives all of them, it is the
    one that gives most, and of these the earliest.

    Args:
        database: Open.
        claims: The claims by their numbers.
    """
    best: dict[int, tuple[int, Sequence[Any], Mention]] = {}
    for number, *cells in rows_of_passages(database, list(claims)):
        mention = from_json(cells[-1], Mention)
        nearness = measure_nearness(mention, claims[number])
        if number not in best or nearness > best[number][0]:
            best[number] = (nearness, cells, mention)
    reports = list(dict.fromkeys(cells[2] for _, cells, _ in best.values()))
    names = load_names(database, reports)
    statement = "SELECT number, published FROM report WHERE number IN ({numbers})"
    published: dict[int, str | None] = dict(rows_among(database, statement, reports))
    return {
        number: Told(evidence_of(cells, names), published[cells[2]], mention)
        for number, (_, cells, mention) in best.items()
    }


def measure_nearness(mention: Mention, claim: Claim) -> int:
    """
    Tell how much of what a claim shows one of its mentions gives: the more, the nearer.

    3 is all of it; of a figure 2 is the number and its unit, 1 the number. Events and relations
    are shown as one mention gives them; words have no values, and any mention gives them.
    """
    if claim.figure is not None:
        return _measure_figure(mention.figure, claim.figure)
    if claim.event is not None:
        return 3 if mention.event == claim.event else int(mention.event is not None)
    if claim.relation is not None:
        return 3 if mention.relation == claim.relation else int(mention.relation is not None)
    return 3


def _measure_figure(given: Figure | None, shown: Figure) -> int:
    if given is None or any(getattr(given, name) != getattr(shown, name) for name in _NUMBER):
        return 0
    if all(getattr(given, name) in {None, getattr(shown, name)} for name in _OPEN):
        return 3
    return 2 if given.unit in {None, shown.unit} else 1
