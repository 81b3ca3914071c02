"""Which organisation is meant where a report says "the lender" for the issuer of a release."""

from __future__ import annotations

import re

from crosswire.origins.names import OriginName, is_bare, is_institution, name_origin
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
    | {"federation", "foundation", "fund", "hospital", "institute", "league", "ministry"}
    | {"movement", "museum", "network", "office", "organisation", "organization", "party", "port"}
    | {"regulator", "school", "service", "society", "trust", "union", "university", "watchdog"}
)
"""Nouns of other bodies: one is meant only where it stands in the name, "the union"."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def find_described(report: Report, start: int, end: int) -> OriginName | None:
    """
    Find the organisation that words of a report name or describe; None where that is open.

    "A press release from the bank" is that of the bank to which the reader traced the words.
    "The lender" is the only organisation that the report has named so far, or, of several, the
    one that bears the word: of Kallo Bank and the Dock Union "the union" is the latter. A
    ministry or a union that stands alone is no "company".

    Args:
        report: The report.
        start: Offset of the words: "the lender", "a statement of the lender".
        end: Offset behind them.
    """
    organisations = _find_organisations(report)
    inside = [name for at, name, _ in organisations if start <= at[0] and at[1] <= end]
    if inside:
        return inside[0]
    nouns = set(_WORD.findall(report.text[start:end])) & (_BUSINESSES | _BODIES)
    if not nouns:
        return None
    before = [(name, sector) for at, name, sector in organisations if at[0] < start]
    named = {name.key: name for name, _ in before}
    bearers = [name for key, name in named.items() if nouns & key]
    if len(bearers) == 1:
        return bearers[0]
    if len(named) != 1 or not nouns & _BUSINESSES:
        return None
    return before[0][0] if all(_may_be_business(*one) for one in before) else None


def _may_be_business(name: OriginName, sector: Sector | None) -> bool:
    """Tell whether an organisation may be a business: neither its name nor its role forbids it."""
    if sector not in {None, Sector.BUS} or name.key & _BODIES:
        return False
    return bool(name.key & _BUSINESSES) or not (name.kind or is_institution(name.key))


def _find_organisations(
    report: Report,
) -> list[tuple[tuple[int, int], OriginName, Sector | None]]:
    """Find where organisations are named or meant, other than outlets, by their names."""
    organisations: list[tuple[tuple[int, int], OriginName, Sector | None]] = []
    for found in report.actors:
        if found.actor.kind is not ActorKind.ORGANISATION or found.actor.sector is Sector.MED:
            continue
        name = name_origin(found.actor.name)
        if name.key and not is_bare(name.key):
            organisations.append(((found.start, found.end), name, found.actor.sector))
    return organisations
