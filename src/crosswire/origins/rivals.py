"""Sets the bare institutions of two states apart: each has a foreign ministry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.origins.families import Family
from crosswire.origins.homes import find_home, find_possessor
from crosswire.origins.names import OCCASIONS, Key, OriginName, find_countries, find_known
from crosswire.origins.traces import Trace
from crosswire.reference import load_tables, word_set
from crosswire.types import ActorKind, Mention, Report

UNPLACED = " (country not told)"
"""How the name ends of a ministry of which no report tells whose it is."""
_OF_STATE = word_set("origins.of_state")
_Traces = Mapping[str, Sequence[Trace | None]]


class _Bare(msgspec.Struct, frozen=True):
    """A bare institution at one mention: its key, whose it is (None: not told), which copy."""

    key: Key
    owner: str | None
    copy: str


def set_rivals_apart(
    reports: Sequence[Report], found: _Traces, families: Sequence[Family]
) -> dict[str, tuple[Trace | None, ...]]:
    """
    Name the state of a bare ministry where those of two states may be meant.

    "The Foreign Ministry" of a report from Oslo and that of one from Stockholm are two, and that
    of a report from Brussels on both is nobody's until it is told whose. Where all reports name
    but one country, there is nothing to tell apart.

    Args:
        reports: Reports of one story.
        found: Origins of their mentions, in order.
        families: Which reports carry the same copy: they mean the same ministry.
    """
    bare = _find_bare(reports, found, families)
    printed = [trace.name.key for traces in found.values() for trace in traces if trace]
    apart = _find_rivals(bare.values(), printed)
    settled: dict[str, tuple[Trace | None, ...]] = {}
    for report in reports:
        traces = list(found[report.id])
        for at, trace in enumerate(traces):
            one = bare.get((report.id, at))
            if trace is not None and one is not None and one.key in apart:
                traces[at] = replace(trace, name=_place(trace.name, one))
        settled[report.id] = tuple(traces)
    return settled


def _find_bare(
    reports: Sequence[Report], found: _Traces, families: Sequence[Family]
) -> dict[tuple[str, int], _Bare]:
    """Find the bare institutions of state by report and mention; none in a story of one country."""
    countries = {one.actor.country for report in reports for one in report.actors} - {None}
    family_of = {member: family.id for family in families for member in family.members}
    bare: dict[tuple[str, int], _Bare] = {}
    for report in reports if len(countries) > 1 else ():
        home, copy = find_home(report), family_of.get(report.id, report.id)
        for at, (mention, trace) in enumerate(zip(report.mentions, found[report.id], strict=True)):
            key = trace.name.key if trace is not None else frozenset()
            if _is_of_some_state(key):
                bare[report.id, at] = _Bare(key, _find_owner(report, mention, key) or home, copy)
    return bare


def _is_of_some_state(key: Key) -> bool:
    """Tell whether a key names an institution that every state has, and not whose it is."""
    is_plain = bool(key & _OF_STATE) and not key & OCCASIONS and not find_countries(key)
    return is_plain and find_known(key) is None


def _find_owner(report: Report, mention: Mention, key: Key) -> str | None:
    """Find whose a ministry is: that of the country, spokesman or minister named with it."""
    owner = find_possessor(report, mention)
    speaker = mention.speaker
    if owner is None and speaker is not None and speaker.kind is ActorKind.PERSON:
        owner = speaker.country
    fields = key - _OF_STATE
    if owner is not None or not fields:
        return owner
    heads = {
        one.actor.country
        for one in report.actors
        if one.actor.role and fields < frozenset(one.actor.role.casefold().split())
    }
    return next(iter(heads)) if len(heads) == 1 else None


def _find_rivals(bare: Iterable[_Bare], printed: Iterable[Key]) -> set[Key]:
    """
    Find the keys that may stand for the institutions of two states.

    Where a report prints whose it is, and no other is known, one of which it is not told is that.
    """
    owners: defaultdict[Key, set[str]] = defaultdict(set)
    unplaced: defaultdict[Key, set[str]] = defaultdict(set)
    for one in bare:
        (owners if one.owner else unplaced)[one.key].add((one.owner or one.copy).casefold())
    named: defaultdict[Key, set[str]] = defaultdict(set)
    for key in printed:
        countries = find_countries(key)
        named[key - countries] |= countries
    return {
        key
        for key in {*owners, *unplaced}
        if len(owners[key] | named[key]) + (not named[key]) * len(unplaced[key]) > 1
    }


def _place(name: OriginName, one: _Bare) -> OriginName:
    """Give a bare name the country that it is of, or the copy that does not tell it."""
    if one.owner is None:
        return replace(name, name=f"{name.name}{UNPLACED}", key=name.key | {f"unplaced {one.copy}"})
    country = load_tables().countries.get(one.owner)
    shown = f"{name.name} ({country.name})" if country is not None else name.name
    return replace(name, name=shown, key=name.key | {one.owner.casefold()})
