"""Which organisation is meant where a report says "the lender" for the issuer of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.origins.names import OriginName, is_bare, name_origin
from crosswire.types import ActorKind, Report, Sector

_BUSINESSES = frozenset(
    {"airline", "automaker", "bank", "brewer", "broker", "builder", "business", "carmaker"}
    | {"carrier", "chain", "chipmaker", "company", "concern", "conglomerate", "corporation"}
    | {"developer", "distributor", "drugmaker", "enterprise", "exporter", "firm", "giant", "group"}
    | {"holding", "importer", "insurer", "lender", "maker", "manufacturer", "miner", "operator"}
    | {"planemaker", "producer", "provider", "refiner", "retailer", "shipbuilder", "shipper"}
    | {"shipyard", "smelter", "startup", "start-up", "steelmaker", "subsidiary", "supplier"}
    | {"supermarket", "telecom", "trader", "truckmaker", "utility", "wholesaler", "yard"}
)
"""Nouns that stand for a business that was named before."""
_BODIES = frozenset(
    {"academy", "agency", "association", "authority", "board", "body", "charity", "church", "club"}
    | {"college", "commission", "committee", "cooperative", "council", "court", "department"}
    | {
        "federation",
        "foundation",
        "fund",
        "hospital",
        "institute",
        "league",
        "ministry",
        "movement",
    }
    | {"museum", "network", "office", "organisation", "organization", "party", "port", "regulator"}
    | {"school", "service", "society", "trust", "union", "university", "watchdog"}
)
"""Nouns of other bodies: one is meant only where it stands in the name, "the union"."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def find_described(report: Report, start: int, end: int) -> OriginName | None:
    """
    Find the organisation that words of a report name or describe; None where that is open.

    "A press release from the bank" is that of the bank to which the reader traced the words.
    "The lender" is the only organisation that the report has named so far, or, of several, the
    one that bears the word: of Kallo Bank and the Dock Union "the union" is the latter.

    Args:
        report: The report.
        start: Offset of the words: "the lender", "a release of the lender".
        end: Offset behind them.
    """
    inside = [name for at, name in _find_organisations(report) if start <= at[0] and at[1] <= end]
    if inside:
        return inside[0]
    nouns = set(_WORD.findall(report.text[start:end])) & (_BUSINESSES | _BODIES)
    if not nouns:
        return None
    named = {name.key: name for at, name in _find_organisations(report) if at[0] < start}
    bearers = [name for key, name in named.items() if nouns & key]
    if len(bearers) == 1:
        return bearers[0]
    is_business = bool(nouns & _BUSINESSES)
    return next(iter(named.values())) if is_business and len(named) == 1 else None


def _find_organisations(report: Report) -> Iterator[tuple[tuple[int, int], OriginName]]:
    """Find where organisations are named or meant, other than outlets, by their names."""
    for found in report.actors:
        if found.actor.kind is not ActorKind.ORGANISATION or found.actor.sector is Sector.MED:
            continue
        name = name_origin(found.actor.name)
        if name.key and not is_bare(name.key):
            yield (found.start, found.end), name
