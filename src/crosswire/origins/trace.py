"""Where each mention of one report comes from, by what the report itself says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.origins.credits import (
    Credit,
    find_credit,
    find_sentence,
    is_meeting_the_press,
    is_origin,
    strip_quotes,
    tells_of_another_time,
)
from crosswire.origins.names import Key, OriginName, name_origin
from crosswire.types import Actor, ActorKind, Mention, OriginKind, Report, Sector

_INHERITED = frozenset(
    {OriginKind.PRESS_RELEASE, OriginKind.DOCUMENT, OriginKind.INTERVIEW, OriginKind.AGENCY}
)


@dataclass(frozen=True, slots=True)
class Trace:
    """
    Origin found for a mention, before names are settled over all reports.

    Attributes:
        kind: Kind of origin.
        name: Its name and the key by which it is compared.
        via: Who passed it on, or None.
        reason: Why, in a few words.
    """

    kind: OriginKind
    name: OriginName
    via: OriginName | None
    reason: str


def trace_statements(report: Report, outlets: frozenset[str]) -> tuple[Trace | None, ...]:
    """
    Trace the statements of a report, in their order; None where the text names no origin.

    A release named for one quote of the president holds for his other words at the same
    occasion, but not for what he "said last June".

    Args:
        report: The report.
        outlets: Names of all outlets at hand, lower case.
    """
    outside = [_read_around(report, mention) for mention in report.statements]
    own = [
        _trace_own(report, mention, text, outlets)
        for mention, text in zip(report.statements, outside, strict=True)
    ]
    elsewhen = _mark_other_times(report.statements, outside)
    return tuple(
        trace if trace is not None or elsewhen[at] else _inherit(at, report, own, elsewhen)
        for at, trace in enumerate(own)
    )


def trace_narrated(report: Report, mention: Mention, outlets: frozenset[str]) -> Trace | None:
    """Trace a figure, event or relation that stands in no statement."""
    if mention.upstream is not None:
        return _trace_upstream(report, mention)
    credit = find_credit(_read_around(report, mention), outlets)
    return _trace_credit(report, mention, credit) if credit else None


def trace_base(report: Report) -> Trace:
    """Trace what a report says without naming anyone: its agency, or unknown."""
    if report.agency:
        name = name_origin(report.agency)
        if not name.key:
            name = OriginName(report.agency, frozenset({report.agency.casefold()}))
        return Trace(OriginKind.AGENCY, name, None, "credited to the agency")
    return make_unknown(report.id, report.outlet or report.republished_from)


def make_unknown(key: str, outlet: str | None) -> Trace:
    """Make the origin of what a report does not source; it is never counted."""
    shown = f"unknown (as carried by {outlet})" if outlet else "unknown"
    name = OriginName(shown, frozenset({f"unknown {key}"}))
    return Trace(OriginKind.UNKNOWN, name, None, "the text names no origin")


def find_speaker_key(speaker: Actor | None) -> Key:
    """Find by which words a speaker is compared; empty where unknown."""
    if speaker is None:
        return frozenset()
    words = speaker.name.casefold().split()
    return frozenset(words[-1:] if speaker.kind is ActorKind.PERSON else words)


def _read_around(report: Report, mention: Mention) -> str:
    """Read the sentence around a mention without its quoted words; its source and cue stay."""
    start, end = mention.start, mention.end
    for passage in (mention.source, mention.cue):
        if passage is not None and start - 300 <= passage.start and passage.end <= end + 300:
            start, end = min(start, passage.start), max(end, passage.end)
    first, last = find_sentence(report.text, start, end)
    before = report.text[first : mention.start]
    after = report.text[mention.end : last]
    within = "" if mention.kind == "statement" else mention.exact
    for left, right in zip(mention.parts, mention.parts[1:], strict=False):
        within += " " + report.text[left.end : right.start]
    return f"{strip_quotes(before)} {within} {strip_quotes(after)}"


def _trace_own(
    report: Report, mention: Mention, outside: str, outlets: frozenset[str]
) -> Trace | None:
    """Trace a statement by the words around it, or by who speaks."""
    if mention.upstream is not None:
        return _trace_upstream(report, mention)
    credit = find_credit(outside, outlets)
    if credit is not None:
        return _trace_credit(report, mention, credit)
    speaker = mention.speaker
    if speaker is None or speaker.kind is not ActorKind.ORGANISATION:
        return None
    name = name_origin(speaker.name)
    if not name.key:
        return None
    kind = name.kind or OriginKind.PRESS_RELEASE
    if speaker.sector is Sector.MED and name.kind is None:
        kind = OriginKind.AGENCY
    return Trace(kind, name, None, "the organisation itself speaks")


def _trace_upstream(report: Report, mention: Mention) -> Trace | None:
    upstream = mention.upstream
    if upstream is None:
        return None
    words = report.text[upstream.start : upstream.end]
    credit = find_credit(_read_around(report, mention))
    via = name_origin(credit.via) if credit and credit.via else None
    name = name_origin(upstream.name)
    if not name.key:
        name = name_origin(words)
    if is_meeting_the_press(words):
        return _trace_credit(report, mention, Credit(OriginKind.INTERVIEW, ""))
    if upstream.kind in {OriginKind.INTERVIEW, OriginKind.OWN_REPORTING}:
        return _trace_credit(report, mention, Credit(upstream.kind, upstream.name))
    if upstream.kind is OriginKind.UNKNOWN and not is_origin(words):
        return None
    if not name.key:
        return _trace_credit(report, mention, Credit(upstream.kind, ""))
    kind = OriginKind.PRESS_RELEASE if upstream.kind is OriginKind.UNKNOWN else upstream.kind
    return Trace(name.kind or kind, name, via, f"the text names {words!r}")


def _trace_credit(report: Report, mention: Mention, credit: Credit) -> Trace | None:
    """Turn the words of a credit into an origin; a release without a name is its speaker's."""
    via = name_origin(credit.via) if credit.via else None
    speaker = mention.speaker
    who = speaker.name if speaker else None
    if credit.kind is OriginKind.OWN_REPORTING:
        outlet = report.outlet or "the outlet"
        name = OriginName(outlet, frozenset({"own", outlet.casefold()}))
        return Trace(credit.kind, name, via, "its own correspondent")
    if credit.kind is OriginKind.INTERVIEW:
        return _trace_interview(report, credit, who, find_speaker_key(speaker))
    name = name_origin(credit.name)
    if not name.key:
        if who is None:
            return None
        name = name_origin(who)
        name = name if name.key else OriginName(who, find_speaker_key(speaker))
    return Trace(name.kind or credit.kind, name, via, f"the text credits {credit.name or who!r}")


def _trace_interview(report: Report, credit: Credit, who: str | None, speaker: Key) -> Trace | None:
    """Name remarks made to the press, or to one outlet."""
    if not credit.name:
        if who is None:
            return None
        name = OriginName(f"{who}, to reporters", speaker | {"to reporters"})
        return Trace(credit.kind, name, None, "said to reporters")
    heard = credit.name.removeprefix("the ")
    if heard.startswith("this ") and report.outlet:
        heard = report.outlet
    shown = f"{who}, interview with {heard}" if who else f"interview with {heard}"
    key = frozenset(heard.casefold().split()) | speaker | {"interview"}
    return Trace(credit.kind, OriginName(shown, key), None, "said in an interview")


def _mark_other_times(mentions: Sequence[Mention], outside: Sequence[str]) -> tuple[bool, ...]:
    """
    Mark what was said at another time.

    What follows from the same speaker within 400 characters is of that time too: "Last June
    she had refused. 'Never,' she said."
    """
    marks: list[bool] = []
    for at, mention in enumerate(mentions):
        mark = tells_of_another_time(outside[at])
        if not mark and at and marks[-1]:
            before = mentions[at - 1]
            same = find_speaker_key(before.speaker) == find_speaker_key(mention.speaker)
            mark = same and mention.start - before.end < 400
        marks.append(mark)
    return tuple(marks)


def _inherit(
    at: int, report: Report, own: Sequence[Trace | None], elsewhen: Sequence[bool]
) -> Trace | None:
    """Take the origin of the nearest statement of the same speaker that names one."""
    speaker = find_speaker_key(report.statements[at].speaker)
    if not speaker:
        return None
    near = sorted(range(len(own)), key=lambda other: (abs(other - at), other))
    for other in near:
        trace = own[other]
        if trace is None or elsewhen[other] or trace.kind not in _INHERITED:
            continue
        if find_speaker_key(report.statements[other].speaker) == speaker:
            return Trace(trace.kind, trace.name, trace.via, "as for the speaker's other words")
    return None
