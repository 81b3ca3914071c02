"""How information came to the reports: from origin over who passed it on to the outlets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

import msgspec

from crosswire.types import Article, Comparison, Origin, OriginKind
from crosswire.types.comparison import list_named
from crosswire.types.naming import join_names
from crosswire.views.labels import count, name_origin, name_way
from crosswire.views.unnamed import say_unnamed

_MOST_ORIGINS = 12
_MOST_OUTLETS = 16
_MOST_WAYS = 40
_MOST_NAMES = 5
_HEARD = frozenset({OriginKind.INTERVIEW, OriginKind.OWN_REPORTING})

Edge = tuple[str, str]
_Alike = tuple[str | None, frozenset[str], frozenset[str]]
"""Family, what stands before and what stands behind: reports alike in these are one stop."""


class StopKind(StrEnum):
    """What a stop of a chain is."""

    ORIGIN = "origin"
    OUTLET = "outlet"
    UNSTATED = "unstated"


class Stop(msgspec.Struct, frozen=True):
    """
    One stop on the way of information.

    Attributes:
        kind: An origin, one or more outlets, or what no report states.
        name: Its name; of several outlets how many they are.
        detail: What kind of origin and behind how many claims; for outlets which, or "".
        is_copy: Its reports carry the same copy.
        members: Names of its reports, of many the first; empty for an origin.
    """

    kind: StopKind
    name: str
    detail: str
    is_copy: bool = False
    members: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The stop as a sentence names it."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


class Chains(msgspec.Struct, frozen=True):
    """
    The ways on which information came to the reports, without cycles.

    Attributes:
        stops: All stops that are drawn.
        edges: Pairs of places among the stops: from, to.
        lines: The same in words, one way a line, those behind most reports first; then the
            origins that are not drawn.
        n_origins: Origins that are left out of the drawing.
        n_reports: Reports that are left out of it.
        unstated: Names of the reports that in part state no origin.
        unnamed: Which unnamed sources reports give, and what they count for; "" without any.
    """

    stops: tuple[Stop, ...]
    edges: tuple[tuple[int, int], ...]
    lines: tuple[str, ...]
    n_origins: int
    n_reports: int
    unstated: tuple[str, ...]
    unnamed: str = ""


class _Flow(msgspec.Struct, frozen=True):
    """Stops by key with the edges between them, and how many reports have no stop."""

    stops: Mapping[str, Stop]
    edges: tuple[Edge, ...]
    n_left: int


def trace_chains(comparison: Comparison, names: Mapping[str, str]) -> Chains:
    """
    Trace how information came to the reports: "Kremlin (press release) → TASS → two outlets".

    An agency that is itself among the reports is one stop with them. What an agency passed on
    is not drawn a second time as if the outlet had it at first hand. Reports with the same
    origins, or of one copy, are one stop. Where origins lean on each other in a circle, the
    step back is left out.

    Args:
        comparison: What was found.
        names: Report id to the name shown.
    """
    known = list(list_named(comparison.origins))
    n_claims = Counter(id_ for claim in comparison.claims for id_ in claim.origins)
    known.sort(key=lambda origin: (-len(origin.reports), -n_claims[origin.id]))
    drawn, rest = known[:_MOST_ORIGINS], known[_MOST_ORIGINS:]
    stops = _place_origins(drawn, comparison.reports, n_claims)
    edges = _cut_circles(_join(drawn, comparison.reports, stops))
    elsewhere = {id_ for origin in rest for id_ in origin.reports} - {end for _, end in edges}
    drawable = [report for report in comparison.reports if report.id not in elsewhere]
    flow = _gather_reports(drawable, names, stops, edges)
    keys = {key: at for at, key in enumerate(flow.stops)}
    listed = (f"{name_origin(origin)} → {_list_names(origin.reports, names)}" for origin in rest)
    return Chains(
        stops=tuple(flow.stops.values()),
        edges=tuple((keys[start], keys[end]) for start, end in flow.edges),
        lines=(*_say_ways(flow), *listed),
        n_origins=len(rest),
        n_reports=flow.n_left + len(comparison.reports) - len(drawable),
        unstated=_find_unstated(comparison, names),
        unnamed=say_unnamed(comparison.claims, comparison.origins, names),
    )


def _list_names(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return _shorten_list([names.get(id_, id_) for id_ in ids])


def _shorten_list(names: Sequence[str]) -> str:
    """Write a list of names; of many, the first few and how many more."""
    return join_names(_cut_list(names))


def _cut_list(names: Sequence[str]) -> tuple[str, ...]:
    if len(names) <= _MOST_NAMES + 1:
        return tuple(names)
    return (*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES:,} more reports")


def list_chains(chains: Chains) -> tuple[str, ...]:
    """List the ways in words, which reports in part state no origin, and unnamed sources."""
    who = _shorten_list(chains.unstated)
    unstated = f"Not stated, for part of what they say: {who}" if who else ""
    return (*chains.lines, *filter(None, (unstated, chains.unnamed)))


def _find_unstated(comparison: Comparison, names: Mapping[str, str]) -> tuple[str, ...]:
    """List the reports of which some claim has no stated origin."""
    unknown = [one for one in comparison.origins if not one.is_named]
    ids = dict.fromkeys(id_ for origin in unknown for id_ in origin.reports)
    return tuple(names.get(id_, id_) for id_ in ids)


def _bare(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ").strip()


def _place_origins(
    origins: Iterable[Origin], reports: Sequence[Article], n_claims: Mapping[str, int]
) -> dict[str, tuple[str, Stop | None]]:
    """Give each origin its stop; one that is the outlet of a report read has the report's."""
    own = {_bare(report.outlet): report.id for report in reversed(reports) if report.outlet}
    placed: dict[str, tuple[str, Stop | None]] = {}
    for origin in origins:
        is_read = origin.kind not in _HEARD and _bare(origin.name) in own
        if is_read:
            placed[origin.id] = (own[_bare(origin.name)], None)
            continue
        behind = count(n_claims[origin.id], "claim") if n_claims[origin.id] else ""
        is_own = origin.kind is OriginKind.OWN_REPORTING
        name = "Its own reporter" if is_own else origin.name
        kind = "" if is_own else name_way(origin)
        detail = ", ".join(filter(None, (kind, behind)))
        placed[origin.id] = (f"origin {origin.id}", Stop(StopKind.ORIGIN, name, detail))
    return placed


def _join(
    origins: Sequence[Origin],
    reports: Sequence[Article],
    stops: Mapping[str, tuple[str, Stop | None]],
) -> list[Edge]:
    """List the steps: origin to what passes it on, to reports, and report to its reprint."""
    edges: list[Edge] = []
    ids = {report.id for report in reports}
    for origin in origins:
        for behind in origin.leans_on:
            if behind in stops:
                edges.append((stops[behind][0], stops[origin.id][0]))
    passed_on = _find_passed_on(origins)
    for origin in origins:
        start = stops[origin.id][0]
        for id_ in origin.reports:
            if id_ in ids and (origin.id, id_) not in passed_on:
                edges.append((start, id_))
    edges.extend(_join_reprints(reports))
    return [(start, end) for start, end in dict.fromkeys(edges) if start != end]


def _find_passed_on(origins: Sequence[Origin]) -> set[Edge]:
    """Find which origins reached which reports over an agency."""
    by_id = {origin.id: origin for origin in origins}
    passed: set[Edge] = set()
    for agency in origins:
        if agency.kind is not OriginKind.AGENCY:
            continue
        ahead, seen = list(agency.leans_on), {agency.id}
        while ahead:
            current = ahead.pop()
            if current not in seen and current in by_id:
                seen.add(current)
                ahead.extend(by_id[current].leans_on)
                passed.update((current, id_) for id_ in agency.reports)
    return passed


def _join_reprints(reports: Sequence[Article]) -> Iterator[Edge]:
    outlets = {_bare(report.outlet): report.id for report in reversed(reports) if report.outlet}
    for report in reports:
        first = outlets.get(_bare(report.republished_from))
        if report.republished_from and first is not None:
            yield first, report.id


def _cut_circles(edges: Sequence[Edge]) -> list[Edge]:
    """Leave out each step that leads back to where its way began."""
    onward: defaultdict[str, set[str]] = defaultdict(set)
    kept: list[Edge] = []
    for start, end in edges:
        ahead, seen = [end], {end}
        while ahead:
            for after in onward[ahead.pop()] - seen:
                seen.add(after)
                ahead.append(after)
        if start not in seen:
            onward[start].add(end)
            kept.append((start, end))
    return kept


def _gather_reports(
    reports: Sequence[Article],
    names: Mapping[str, str],
    origins: Mapping[str, tuple[str, Stop | None]],
    edges: Sequence[Edge],
) -> _Flow:
    """
    Make one stop of the reports that have the same before and behind them.

    Reports of one copy say so where all of them have the same; an origin that one of them alone
    names leads to that one only.
    """
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        before[end].add(start)
        after[start].add(end)
    ids = {report.id for report in reports}
    families = Counter(report.family for report in reports if report.family)
    groups: defaultdict[_Alike, list[Article]] = defaultdict(list)
    for report in reports:
        is_copy = report.family is not None and families[report.family] > 1
        is_end = not after[report.id] and not before[report.id] & ids
        family = report.family if is_copy and is_end else None
        groups[family, frozenset(before[report.id]), frozenset(after[report.id])].append(report)
    ordered = sorted(groups.items(), key=lambda group: (not group[0][2], -len(group[1])))
    stops = {key: stop for key, stop in origins.values() if stop is not None}
    joined = {key: key for key in stops}
    for (family, *_), members in ordered[:_MOST_OUTLETS]:
        joined.update((member.id, members[0].id) for member in members)
        named = [names[member.id] for member in members]
        stops[members[0].id] = _make_outlets(named, is_copy=family is not None and len(named) > 1)
    steps = [(joined[one], joined[other]) for one, other in edges if {one, other} <= joined.keys()]
    met = {key for step in steps for key in step}
    outlets = {joined[id_] for id_ in ids & joined.keys()}
    lost = [("unstated", key) for key in stops if key in outlets - met]
    if lost:
        stops["unstated"] = Stop(StopKind.UNSTATED, "Not stated", "")
    return _Flow(
        stops=MappingProxyType(stops),
        edges=tuple(dict.fromkeys((*steps, *lost))),
        n_left=len(ids - joined.keys()),
    )


def _make_outlets(names: Sequence[str], *, is_copy: bool) -> Stop:
    if len(names) == 1:
        return Stop(StopKind.OUTLET, names[0], "", members=(names[0],))
    how = " of one copy" if is_copy else ""
    name = f"{count(len(names), 'report')}{how}"
    return Stop(StopKind.OUTLET, name, _shorten_list(names), is_copy, _cut_list(names))


def _say_ways(flow: _Flow) -> Iterator[str]:
    """Say each way from an origin to who printed it last, ways that end alike on one line."""
    onward: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in flow.edges:
        onward[start].append(end)
    reached = {end for _, end in flow.edges}
    lines: dict[tuple[str, ...], list[Stop]] = {}
    first = [key for key in flow.stops if key not in reached and onward[key]]
    ahead: list[tuple[str, ...]] = [(key,) for key in reversed(first)]
    while ahead and len(lines) < _MOST_WAYS:
        way = ahead.pop()
        ends = [key for key in onward[way[-1]] if not onward[key]]
        if ends:
            lines[way] = [flow.stops[key] for key in ends]
        ahead.extend((*way, key) for key in reversed(onward[way[-1]]) if onward[key])
    for way, stops in lines.items():
        yield " → ".join((*(flow.stops[key].words for key in way), _name_ends(stops)))
    if ahead:
        yield "and further ways (--json shows all)"


def _name_ends(stops: Iterable[Stop]) -> str:
    """Name the reports of all stops one by one, those of one copy together."""
    names: list[str] = []
    for stop in sorted(stops, key=lambda stop: stop.is_copy):
        if stop.is_copy:
            names.append(f"{join_names(stop.members)} (one copy)")
        else:
            names.extend(stop.members)
    return join_names(names)
