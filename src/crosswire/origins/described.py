"""Which organisation is meant where a report says "the lender" for the issuer of a release."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from crosswire.origins.names import Key, OriginName, is_bare, is_institution, name_origin
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
_ANY_SORT = frozenset({"giant", "group", "operator", "provider"})
"""Those of them that stand for other bodies too."""
_BODIES = frozenset(
    {"academy", "agency", "association", "authority", "board", "body", "charity", "church", "club"}
    | {"college", "commission", "committee", "cooperative", "council", "court", "department"}
    | {"federation", "foundation", "fund", "hospital", "institute", "league", "ministry"}
    | {"movement", "museum", "network", "office", "organisation", "organization", "party", "port"}
    | {"regulator", "school", "service", "society", "trust", "union", "university", "watchdog"}
)
"""Nouns of other bodies: one is meant only where it stands in the name, "the union"."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


class Mentioned(msgspec.Struct, frozen=True):
    """
    Organisation where a report names or means it.

    Attributes:
        start: Offset of its name or of the words for it.
        end: Offset behind them.
        name: Its name.
        sector: Its role, or None.
    """

    start: int
    end: int
    name: OriginName
    sector: Sector | None


class Organisations(msgspec.Struct, frozen=True):
    """
    Organisations of one report, other than outlets.

    Attributes:
        mentioned: All mentions of them, by where they start.
        first: First mentions of the first two.
        bearers: The same of those that bear a word: "bank", "union".
    """

    mentioned: tuple[Mentioned, ...]
    first: tuple[Mentioned, ...]
    bearers: Mapping[str, tuple[Mentioned, ...]]


def list_organisations(report: Report) -> Organisations:
    """
    List the organisations of a report, once for all of its statements.

    Two of a kind suffice to know that "the lender" may be either of them.
    """
    names: dict[str, OriginName] = {}
    mentioned: list[Mentioned] = []
    bearers: dict[str, dict[Key, Mentioned]] = {}
    for found in sorted(report.actors, key=lambda one: one.start):
        actor = found.actor
        if actor.kind is not ActorKind.ORGANISATION or actor.sector is Sector.MED:
            continue
        if actor.name not in names:
            names[actor.name] = name_origin(actor.name)
        name = names[actor.name]
        if not name.key or is_bare(name.key):
            continue
        one = Mentioned(found.start, found.end, name, actor.sector)
        mentioned.append(one)
        for word in ("", *(name.key & (_BUSINESSES | _BODIES))):
            bearers.setdefault(word, {}).setdefault(name.key, one)
    firsts = {word: tuple(found.values())[:2] for word, found in bearers.items()}
    return Organisations(tuple(mentioned), firsts.pop("", ()), MappingProxyType(firsts))


def find_described(
    organisations: Organisations, text: str, start: int, end: int
) -> OriginName | None:
    """
    Find the organisation that words of a report name or describe; None where that is open.

    "A press release from the bank" is that of the bank to which the reader traced the words.
    "The lender" is the only organisation that the report has named so far, or, of several, the
    one that bears the word: of Kallo Bank and the Dock Union "the union" is the latter. A
    ministry or a union that stands alone is no "company".

    Args:
        organisations: The organisations of the report.
        text: Text of the report.
        start: Offset of the words: "the lender", "a statement of the lender".
        end: Offset behind them.
    """
    mentioned = organisations.mentioned
    for at in range(bisect_left(mentioned, start, key=_get_start), len(mentioned)):
        if mentioned[at].start >= end:
            break
        one = mentioned[at]
        words = text[one.start : one.end]
        if one.end <= end and not is_misnamed(words, one.name, one.sector):
            return one.name
    nouns = set(_WORD.findall(text[start:end])) & (_BUSINESSES | _BODIES)
    bearers = {
        one.name.key: one.name
        for noun in nouns
        for one in organisations.bearers.get(noun, ())
        if one.start < start
    }
    if len(bearers) == 1:
        return next(iter(bearers.values()))
    before = [one for one in organisations.first if one.start < start]
    if len(before) != 1 or not nouns & _BUSINESSES:
        return None
    only = before[0]
    return only.name if _may_be_business(only.name, only.sector) else None


def is_misnamed(words: str, name: OriginName, sector: Sector | None) -> bool:
    """
    Tell whether words for a business were traced to a body of another sort.

    "The company" is no union, whoever was named last; "the group" may be anybody.
    """
    last = words.rpartition(" ")[2].casefold()
    return (
        last in _BUSINESSES - _ANY_SORT
        and not name.key & _BUSINESSES
        and not _may_be_business(name, sector)
    )


def _get_start(one: Mentioned) -> int:
    return one.start


def _may_be_business(name: OriginName, sector: Sector | None) -> bool:
    """Tell whether an organisation may be a business: neither its name nor its role forbids it."""
    if sector not in {None, Sector.BUS} or name.key & _BODIES:
        return False
    return bool(name.key & _BUSINESSES) or not (name.kind or is_institution(name.key))
