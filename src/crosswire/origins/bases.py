"""What stands behind words that a report does not source: a release, its agency, what it copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from crosswire.origins.copying import Body
from crosswire.origins.credits import find_sentence
from crosswire.origins.families import Family
from crosswire.origins.lifts import Lift
from crosswire.origins.names import Key, OriginName, drop_article, is_agency, name_origin
from crosswire.origins.releases import find_release
from crosswire.origins.traces import Trace, make_unknown
from crosswire.types import Mention, OriginKind, Report

Copied = tuple[Body, Trace]
"""Words that stand in other reports, and what they rest on there."""


class Copies(msgspec.Struct, frozen=True):
    """
    What a report copies.

    Attributes:
        copied: Words of other reports, each with what they rest on.
        whole: What all of the report rests on, where it is a press release.
    """

    copied: tuple[Copied, ...] = ()
    whole: Trace | None = None

    def find(self, report: Report, mention: Mention) -> Trace | None:
        """
        Find what a mention rests on that is copied; the copy lends nothing to what stands beside.

        A report that prints two paragraphs of a release, or of an agency, may have asked others
        itself: the sentence around the mention must stand in the copy, or the words of it.
        """
        if self.whole is not None or not self.copied:
            return self.whole
        first, last = find_sentence(report.text, mention.start, mention.end)
        sentence = report.text[first:last]
        for body, trace in self.copied:
            if body.holds(sentence) or body.holds(mention.exact):
                return trace
        return None


class Base(msgspec.Struct, frozen=True):
    """
    Origin of what a report says without a source.

    Attributes:
        own: That of its own sentences.
        copies: Those of what it copies.
    """

    own: Trace
    copies: Copies

    def find(self, report: Report, mention: Mention) -> Trace:
        """Find what a mention rests on."""
        return self.copies.find(report, mention) or self.own


def list_printed(
    reports: Sequence[Report], families: Sequence[Family], lifts: Sequence[Lift]
) -> Mapping[str, Copies]:
    """
    List the press releases that each report is, prints or lifts paragraphs from.

    Args:
        reports: Reports of one story.
        families: Which of them carry the same copy.
        lifts: Which of them took paragraphs of another over.
    """
    releases = {report.id: find_release(report) for report in reports}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for family in families:
        known = {member for member in family.members if releases[member] is not None}
        for member in family.members:
            near[member] |= known
    members_of = _list_members(families)
    for lift in lifts:
        for member in members_of.get(lift.later, (lift.later,)):
            near[member].add(lift.first)
    printed = {}
    for report in reports:
        own = releases[report.id]
        others = [releases[one] for one in sorted(near[report.id]) if one != report.id]
        copied = tuple((one.body, one.trace) for one in others if one is not None)
        printed[report.id] = Copies(whole=own.trace) if own else Copies(copied)
    return printed


def find_bases(
    reports: Sequence[Report],
    families: Sequence[Family],
    lifts: Sequence[Lift],
    said: Mapping[str, Sequence[Trace | None]],
) -> Mapping[str, Base]:
    """
    Find the origin of what each report says without a source; what a family copies shares one.

    Args:
        reports: Reports of one story.
        families: Which of them carry the same copy.
        lifts: Which of them took paragraphs of another over.
        said: What was found for their mentions.
    """
    credited = _find_credited(reports, said)
    own = {
        report.id: _trace_base(report, [key for key in credited if credited[key] != {report.id}])
        for report in reports
    }
    known = {report.id: report for report in reports}
    shared: dict[str, tuple[Copied, ...]] = {}
    for family in families:
        shared.update(dict.fromkeys(family.members, tuple(_share(family, known, own))))
    lifted: defaultdict[str, list[Copied]] = defaultdict(list)
    members_of = _list_members(families)
    for lift in lifts:
        members = members_of.get(lift.later, (lift.later,))
        if lift.first in members:
            continue  # what they share is told with the family
        first = (Body.of(known[lift.first]), own[lift.first])
        is_agency_copy = first[1].kind is OriginKind.AGENCY
        for member in members:
            lifted[member] += () if is_agency_copy else shared.get(lift.first, ())
            lifted[member].append(first)
    return {
        id_: Base(trace, _order_copies(trace, shared.get(id_, ()), lifted[id_]))
        for id_, trace in own.items()
    }


def _list_members(families: Iterable[Family]) -> Mapping[str, tuple[str, ...]]:
    """List for each report of a family all that are in it."""
    return {member: family.members for family in families for member in family.members}


def _order_copies(own: Trace, shared: Sequence[Copied], lifted: Sequence[Copied]) -> Copies:
    """
    Order what a report copies: its family's agencies, what was lifted, its family's unknown.

    Args:
        own: What its own sentences rest on; agency copy rests on nothing else.
        shared: What its family carries.
        lifted: What it, or another of its family, took over from a report beside them.
    """
    if own.kind is OriginKind.AGENCY:
        return Copies()
    agencies = [one for one in shared if one[1].kind is OriginKind.AGENCY]
    others = [one for one in shared if one[1].kind is not OriginKind.AGENCY]
    return Copies((*agencies, *lifted, *others))


def _share(
    family: Family, known: Mapping[str, Report], own: Mapping[str, Trace]
) -> Iterable[Copied]:
    """Give what the copy of a family rests on: agencies that members credit, else one unknown."""
    bodies = {member: Body.of(known[member]) for member in family.members}
    agencies: dict[Key, Trace] = {}
    for member in family.members:
        if own[member].kind is OriginKind.AGENCY:
            agencies.setdefault(own[member].name.key, own[member])
    for key, trace in agencies.items():
        yield Body.join(bodies[one] for one in bodies if own[one].name.key == key), trace
    n_holders = Counter(run for body in bodies.values() for run in body.shingles)
    both = frozenset(run for run, n in n_holders.items() if n > 1)
    unsourced = (one for one in family.members if own[one].kind is not OriginKind.AGENCY)
    first = known[next(unsourced, family.members[0])]
    outlet = first.outlet or first.agency or first.republished_from
    yield Body(both, ""), make_unknown(family.id, outlet)


def _find_credited(
    reports: Sequence[Report], said: Mapping[str, Sequence[Trace | None]]
) -> Mapping[Key, set[str]]:
    """Collect the agencies and outlets that reports credit, each with the reports that do."""
    credited: defaultdict[Key, set[str]] = defaultdict(set)
    for report in reports:
        if report.agency and report.outlet and report.agency != report.outlet:
            credited[name_origin(report.agency).key].add(report.id)
        if report.republished_from:
            credited[name_origin(report.republished_from).key].add(report.id)
        for trace in filter(None, said[report.id]):
            if trace.via is not None:
                credited[trace.via.key].add(report.id)
            if trace.kind is OriginKind.AGENCY:
                credited[trace.name.key].add(report.id)
    return credited


def _trace_base(report: Report, credited: Collection[Key] = ()) -> Trace:
    """
    Trace what a report says without naming anyone: its agency, or unknown.

    A name in the brackets of a dateline may be the outlet's own: it is an agency only where
    the tables know it, its name says so, or another report credits it. The initials of the
    outlet are the outlet, whatever other agency has them too.

    Args:
        report: The report.
        credited: Keys of the names that other reports credit.
    """
    if not report.agency:
        return make_unknown(report.id, report.outlet or report.republished_from)
    credit = report.agency
    if report.outlet and _is_short_for(credit, report.outlet):
        credit = report.outlet
    name = name_origin(credit)
    lowered = credit.casefold()
    if name.kind is None:  # shown as it signs: "Adria Press"
        name = OriginName(credit, name.key or frozenset({lowered}))
    if is_agency(credit) or name.key in credited:
        return Trace(OriginKind.AGENCY, name, None, "credited to the agency")
    return make_unknown(lowered, report.outlet or report.agency)


def _is_short_for(letters: str, name: str) -> bool:
    """Tell whether letters are the initials of a name: "VNA" of the Vitosha News Agency."""
    words = drop_article(name).split()
    return len(words) > 1 and letters == "".join(word[0] for word in words)
