"""Where the mentions of a story come from, named once over all reports."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from crosswire.origins.affiliates import find_affiliations
from crosswire.origins.bases import find_bases, list_printed
from crosswire.origins.echoes import find_echo, spread_echoes
from crosswire.origins.families import Family, find_families
from crosswire.origins.homes import complete, find_home, find_possessor, set_apart
from crosswire.origins.joining import find_whole, join_parts, spell_out
from crosswire.origins.lifts import Lift, find_lifts
from crosswire.origins.names import (
    OCCASIONS,
    PERSON,
    REPORTERS,
    Key,
    OriginName,
    find_countries,
    is_bare,
    is_part_of,
    name_origin,
)
from crosswire.origins.quotes import share_long_quotes
from crosswire.origins.rivals import set_rivals_apart
from crosswire.origins.trace import trace_narrated, trace_statements
from crosswire.origins.traces import Trace, add_office
from crosswire.origins.voices import find_voice, name_person, name_voice
from crosswire.reference import fold_letters
from crosswire.types import ActorKind, Mention, Origin, OriginKind, Report

_NOT_WORD = re.compile(r"\W+")
_FIELDS = ("statements", "figures", "events", "relations")

Traces = dict[str, tuple[Trace, ...]]


def resolve_origins(
    reports: Sequence[Report],
    lifts: Sequence[Lift] | None = None,
) -> tuple[tuple[Report, ...], tuple[Origin, ...]]:
    """
    Find where each mention entered the record, and name each origin once.

    In this order: whose figure it is that somebody repeats; what the text names for the mention;
    what it names for other words of the same speaker at the same occasion; the press release in
    which the words stand; a quote of eight words or more that another report sources; who
    speaks; the agency whose copy it is; the copy it shares with other reports. What remains
    is unknown: one unknown a report, or a family, shown as unknown and never counted.

    Args:
        reports: Reports of one story.
        lifts: Which of them took paragraphs of another over, where that was found already.

    Returns:
        The reports with `Mention.origin` and `Report.family` set, and the origins.
    """
    families = find_families(reports)
    traces = _trace_all(reports, families, find_lifts(reports) if lifts is None else lifts)
    ids, origins = _name_once(reports, traces)
    family_of = {member: family.id for family in families for member in family.members}
    resolved = []
    for report in reports:
        keys = iter(traces[report.id])
        changes = {
            name: tuple(
                msgspec.structs.replace(mention, origin=ids[next(keys).name.key])
                for mention in getattr(report, name)
            )
            for name in _FIELDS
        }
        family = family_of.get(report.id)
        resolved.append(msgspec.structs.replace(report, family=family, **changes))
    return tuple(resolved), origins


def _trace_all(
    reports: Sequence[Report], families: Sequence[Family], lifts: Sequence[Lift]
) -> Traces:
    """Trace every mention of every report, in the order of `Report.mentions`."""
    outlets = frozenset(
        report.outlet.casefold().removeprefix("the ") for report in reports if report.outlet
    )
    printed = list_printed(reports, families, lifts)
    named = {
        report.id: tuple(
            trace or printed[report.id].find(report, mention)
            for mention, trace in zip(
                report.statements, trace_statements(report, outlets), strict=True
            )
        )
        for report in reports
    }
    said = share_long_quotes(reports, named)
    found: dict[str, tuple[Trace | None, ...]] = {}
    for report in reports:
        told = _name_voices(report, said[report.id])
        traces = [*told]
        for mention in report.mentions[len(report.statements) :]:
            around = _find_statement(mention, report.statements)
            trace = find_echo(report, mention)
            if trace is None and around is not None:
                trace = told[around]
            elif trace is None:
                trace = trace_narrated(report, mention, outlets, told)
            traces.append(trace or printed[report.id].find(report, mention))
        found[report.id] = _join_within(spread_echoes(report.mentions, traces))
    found = set_rivals_apart(reports, _complete_bare(reports, found), families)
    bases = find_bases(reports, families, lifts, found)
    found = _spell_out(reports, found)
    names = {trace.name.key for traces in found.values() for trace in traces if trace}
    unnamed = {key for key, whole in join_parts(names).items() if is_bare(whole)}
    return {
        report.id: tuple(
            trace
            if trace is not None and trace.name.key not in unnamed
            else bases[report.id].find(report, mention)
            for mention, trace in zip(report.mentions, found[report.id], strict=True)
        )
        for report in reports
    }


def _name_voices(report: Report, said: Sequence[Trace | None]) -> tuple[Trace | None, ...]:
    """Give statements without an origin the person or body that speaks."""
    home = find_home(report)
    return tuple(
        find_echo(report, mention)
        or trace
        or add_office(name_voice(mention), mention.speaker, home)
        for mention, trace in zip(report.statements, said, strict=True)
    )


def _complete_bare(
    reports: Sequence[Report], found: Mapping[str, Sequence[Trace | None]]
) -> dict[str, tuple[Trace | None, ...]]:
    """Give "the Foreign Ministry" of a report from Oslo the name that others have for Norway's."""
    names = {trace.name.key: trace.name for traces in found.values() for trace in traces if trace}
    completed = {}
    for report in reports:
        home = find_home(report)
        completed[report.id] = tuple(
            trace
            and replace(
                trace,
                name=_complete_name(
                    trace.name, report, find_possessor(report, mention) or home, names
                ),
            )
            for mention, trace in zip(report.mentions, found[report.id], strict=True)
        )
    return completed


def _spell_out(
    reports: Sequence[Report], found: Mapping[str, Sequence[Trace | None]]
) -> dict[str, tuple[Trace | None, ...]]:
    """Give "the NDMA" of one report the full name that others have for it."""
    traces = [trace for of_report in found.values() for trace in of_report if trace]
    names = {trace.name for trace in traces} | {trace.via for trace in traces if trace.via}
    whole = spell_out(names, [report.text for report in reports])
    return {
        id_: tuple(
            trace
            and replace(
                trace,
                name=whole.get(trace.name.key, trace.name),
                via=whole.get(trace.via.key, trace.via) if trace.via else None,
            )
            for trace in of_report
        )
        for id_, of_report in found.items()
    }


def _complete_name(
    name: OriginName, report: Report, home: str | None, names: Mapping[Key, OriginName]
) -> OriginName:
    whole = complete(name.key, home, names.keys())
    if whole is not None:
        return names[whole]
    return replace(name, key=set_apart(name.key, report, home, names.keys()))


def _find_statement(mention: Mention, statements: Sequence[Mention]) -> int | None:
    """Find the innermost statement around a mention, that of its source where two say the same."""
    around = [
        at
        for at, statement in enumerate(statements)
        if statement.start <= mention.start and mention.end <= statement.end
    ]
    return min(
        around,
        key=lambda at: (
            statements[at].source != mention.source,
            statements[at].end - statements[at].start,
        ),
        default=None,
    )


def _name_once(
    reports: Sequence[Report], traces: Traces
) -> tuple[Mapping[Key, str], tuple[Origin, ...]]:
    """Give every key the id of its origin and list the origins, most used first."""
    names: defaultdict[Key, Counter[OriginName]] = defaultdict(Counter)
    kinds: defaultdict[Key, Counter[OriginKind]] = defaultdict(Counter)
    for trace in (trace for report in reports for trace in traces[report.id]):
        names[trace.name.key][trace.name] += 1
        kinds[trace.name.key][_tell_kind(trace)] += 1
        if trace.via is not None and trace.via.key:
            names[trace.via.key][trace.via] += 1
            kinds[trace.via.key][trace.via.kind or OriginKind.AGENCY] += 1
    whole = _join_remarks(_join_misread(join_parts(names), names), names)
    for key, one in whole.items():
        if PERSON in one and not key & OCCASIONS:
            kinds[one].update(kinds[key])
    holders: defaultdict[Key, set[str]] = defaultdict(set)
    leans: defaultdict[Key, set[Key]] = defaultdict(set)
    for report in reports:
        for trace in traces[report.id]:
            holders[whole[trace.name.key]].add(report.id)
            if trace.via is not None and trace.via.key:
                via = whole[trace.via.key]
                holders[via].add(report.id)
                leans[via].add(whole[trace.name.key])
            if trace.office is not None:
                leans[whole[trace.name.key]].update(_find_ministry(trace.office.key, whole, report))
        for person, body in find_affiliations(report, traces[report.id], whole):
            leans[person].add(body)
    shown = {key: _pick(names[key]).name for key in holders}
    for key, others in _find_occasions(reports, traces, whole, shown).items():
        leans[key] |= others
    ids = _make_ids(shown)
    origins = [
        Origin(
            id=ids[key],
            kind=_pick_kind(kinds[key]),
            name=shown[key],
            reports=tuple(report.id for report in reports if report.id in holders[key]),
            leans_on=tuple(sorted(ids[other] for other in leans[key] if other != key)),
        )
        for key in holders
    ]
    origins.sort(key=lambda one: (not one.is_named, -len(one.reports), one.id))
    return {key: ids[whole[key]] for key in names if whole[key] in ids}, tuple(origins)


def _find_occasions(
    reports: Sequence[Report],
    traces: Traces,
    whole: Mapping[Key, Key],
    shown: Mapping[Key, str],
) -> Mapping[Key, set[Key]]:
    """
    Find which origins hold the words of one person, each with what it is the same as.

    What Lund said "to reporters" is Lund's word, and so is what a release quotes her with. What
    the bank wrote to a paper is the bank's word. Her own statement is that of the one body whose
    release quotes her.
    """
    persons = frozenset(key for key in shown if PERSON in key)
    same: defaultdict[Key, set[Key]] = defaultdict(set)
    released: defaultdict[Key, set[Key]] = defaultdict(set)
    for key in shown.keys() - persons:
        if voice := find_voice(shown[key], persons):
            same[key].add(voice)
        elif "interview" in key and ", " in shown[key]:
            body = name_origin(shown[key].partition(", ")[0]).key
            bodies = {
                one
                for one in shown.keys() - persons
                if not one & OCCASIONS and (one == body or is_part_of(one, body))
            }
            same[key] |= bodies if len(bodies) == 1 else set()
    for report in reports:
        for mention, trace in zip(report.statements, traces[report.id], strict=False):
            is_told = trace.kind is OriginKind.PRESS_RELEASE and not trace.is_assumed
            speaker = mention.speaker
            if is_told and speaker is not None and speaker.kind is ActorKind.PERSON:
                told, name = whole[trace.name.key], name_person(speaker).key
                released[name - {PERSON}].add(told)
                if (voice := whole.get(name)) in persons:
                    same[voice].add(told)
    for name, releases in released.items():
        of_others = {key for key in releases if not name & key}
        for key in releases - of_others if len(of_others) == 1 else ():
            same[key] |= of_others
    return same


def _join_misread(
    whole: Mapping[Key, Key], names: Mapping[Key, Iterable[OriginName]]
) -> dict[Key, Key]:
    """
    Join what one report takes for a person with the firm that another has under the name.

    A surname's key, {"wagon"}, is the firm's where both are printed the same: "Sava Wagon".
    """
    printed = {one.name: key for key in names for one in names[key] if key == _words_of(one.name)}
    joined = {}
    for key, one in whole.items():
        if PERSON in key:
            joined[key] = whole.get(key - {PERSON}, one)
            continue
        fuller = {printed[name.name] for name in names[key] if name.name in printed}
        is_less = len(fuller) == 1 and all(key < other for other in fuller)
        joined[key] = whole[fuller.pop()] if is_less and one == key else one
    return joined


def _join_remarks(
    whole: Mapping[Key, Key], names: Mapping[Key, Counter[OriginName]]
) -> dict[Key, Key]:
    """
    Join what somebody told reporters with what the same said: both are one origin, named once.

    "Ida Lund, to reporters" is Ida Lund where one report has her word without a way, and so is
    what she gave out herself. The ministry that told reporters is the ministry whose statement
    another report has.
    """
    plain = {key for key in whole.values() if REPORTERS not in key}
    persons = frozenset(key for key in plain if PERSON in key)
    joined = {}
    for key, one in whole.items():
        joined[key] = one
        if REPORTERS in one:
            bare = one - {REPORTERS}
            voice = find_voice(_pick(names[one]).name, persons)
            body = bare if bare in plain else find_whole(bare, plain)
            joined[key] = joined.get(voice or body or one, voice or body or one)
        elif PERSON not in one and not one & OCCASIONS:
            shown = _pick(names[one]).name
            same = [who for who in persons if one < who and _pick(names[who]).name == shown]
            joined[key] = same[0] if len(same) == 1 else one
    return joined


def _words_of(name: str) -> Key:
    return frozenset(fold_letters(name).split())


def _find_ministry(office: Key, whole: Mapping[Key, Key], report: Report) -> set[Key]:
    """
    Find the ministry of that office among the origins; none where two compete.

    Where a report does not tell whose minister speaks, and names several countries, nobody can
    tell that it is that of the ministry of one of them.
    """
    countries = find_countries(office)
    named = {one.actor.country for one in report.actors if one.actor.country}
    is_open = not countries and len(named) > 1
    bare = office - countries
    ministries = {
        whole[key]
        for key in whole
        if not key & OCCASIONS
        and not (countries and any(word.startswith("unplaced ") for word in key))
        and bare <= key
        and (not countries or find_countries(whole[key]) <= countries)
        and not (is_open and find_countries(whole[key]))
    }
    return ministries if len(ministries) == 1 else set()


def _join_within(traces: Sequence[Trace | None]) -> tuple[Trace | None, ...]:
    """Give "the ministry" of a report the full name that the same report has for it."""
    known = [trace for trace in traces if trace is not None]
    names = {trace.name.key: trace.name for trace in known}
    names |= {trace.via.key: trace.via for trace in known if trace.via is not None}
    joined: list[Trace | None] = []
    for trace in traces:
        if trace is None:
            joined.append(None)
            continue
        whole = find_whole(trace.name.key, names)
        name = trace.name if whole is None else names[whole]
        joined.append(replace(trace, name=name))
    return tuple(joined)


def _pick(names: Counter[OriginName]) -> OriginName:
    """
    Pick the name a reader sees: one that the tables know, else the most used, shortest.

    A person goes by the fullest name: "Ida Lund, to reporters", not "Lund, to reporters".
    """
    if all(", " in one.name for one in names):
        return min(names, key=lambda one: (-len(one.name), one.name))
    return min(names, key=lambda one: (one.kind is None, -names[one], len(one.name), one.name))


def _tell_kind(trace: Trace) -> OriginKind:
    """Tell by which way words came; "the ministry said" does not tell it."""
    return OriginKind.UNKNOWN if trace.is_assumed else trace.kind


def _pick_kind(kinds: Counter[OriginKind]) -> OriginKind:
    """Pick the kind of an origin; a release that one report names is behind all of it."""
    weak = {OriginKind.UNKNOWN}
    if OriginKind.PRESS_RELEASE in kinds:
        weak.add(OriginKind.INTERVIEW)
    kinds = Counter({kind: n for kind, n in kinds.items() if kind not in weak}) or kinds
    return min(kinds, key=lambda kind: (-kinds[kind], kind.value))


def _make_ids(shown: Mapping[Key, str]) -> dict[Key, str]:
    """Make readable ids, "origin-kremlin"; a number sets equal ones apart."""
    ids: dict[Key, str] = {}
    taken: set[str] = set()
    for key in sorted(shown, key=lambda key: (shown[key], sorted(key))):
        unnamed = next((word for word in key if word.startswith("unknown ")), None)
        prefix = "origin" if unnamed is None else "unknown"
        text = shown[key] if unnamed is None else unnamed.removeprefix("unknown ")
        base = f"{prefix}-{_NOT_WORD.sub('-', text.casefold()).strip('-')}"
        number = 1
        while (found := base if number == 1 else f"{base}-{number}") in taken:
            number += 1
        taken.add(found)
        ids[key] = found
    return ids
