"""What is found of where a mention comes from, before names are settled over all reports."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from crosswire.origins.names import PERSON, OriginName, find_countries, name_origin
from crosswire.reference import any_of
from crosswire.types import Actor, OriginKind

_OWN_WORDS = frozenset({OriginKind.INTERVIEW, OriginKind.DOCUMENT})
_MINISTER = re.compile(
    rf"(?:(?:first|{any_of('origins.deputies')}|vice|junior)[ -])*"
    r"(?:(?P<field>.+) minister|minister (?:of|for) (?:the )?(?P<charge>.+))"
)


class Trace(msgspec.Struct, frozen=True):
    """
    Origin found for a mention, before names are settled over all reports.

    Attributes:
        kind: Kind of origin.
        name: Its name and the key by which it is compared.
        via: Who passed it on, or None.
        reason: Why, in a few words.
        office: Ministry of the minister who speaks for himself, or None.
        is_assumed: An institution says it, and no report tells by which way.
    """

    kind: OriginKind
    name: OriginName
    via: OriginName | None
    reason: str
    office: OriginName | None = None
    is_assumed: bool = False

    @property
    def is_named(self) -> bool:
        """Whether somebody is named, and the origin is not unknown."""
        return not any(word.startswith("unknown ") for word in self.name.key)


def make_unknown(key: str, outlet: str | None) -> Trace:
    """Make the origin of what a report does not source; it is never counted."""
    shown = f"unknown (as carried by {outlet})" if outlet else "unknown"
    name = OriginName(shown, frozenset({f"unknown {key}"}))
    return Trace(OriginKind.UNKNOWN, name, None, "the text names no origin")


def add_office(trace: Trace | None, speaker: Actor | None, home: str | None) -> Trace | None:
    """
    Add the ministry behind the own words of a minister or a deputy: both are one source.

    It is that of the minister's country, or of the report's where no other is known.
    """
    if trace is None or speaker is None or speaker.role is None or trace.office is not None:
        return trace
    if trace.kind not in _OWN_WORDS and PERSON not in trace.name.key:
        return trace
    title = _MINISTER.fullmatch(speaker.role.casefold())
    if title is None:
        return trace
    office = name_origin(f"{title['field'] or title['charge']} ministry")
    country = speaker.country or home
    if country and not find_countries(office.key):
        office = OriginName(office.name, office.key | {country.casefold()}, office.kind)
    return replace(trace, office=office)
