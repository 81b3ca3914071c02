"""Where each mention of one report comes from, by what the report itself says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosswire.origins.credits import (
    Credit,
    find_credit,
    find_sentence,
    is_issuer,
    is_meeting_the_press,
    is_origin,
    strip_quotes,
    tells_of_another_time,
)
from crosswire.origins.names import Key, OriginName, is_country, name_origin
from crosswire.types import Actor, ActorKind, Mention, OriginKind, Report, Sector

_SPEAKS = "the institution itself speaks"
_NEW_RELEASE = "a release without an issuer"
_KNOWN_RELEASE = "a release named before"
_DEFINITE = re.compile(r"(?:the|that|this|same|its)\b", re.IGNORECASE)
_MARKS = "\"“”'‘’«»"
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
    for at in range(len(own)):
        own[at] = _settle_bare(at, report, own)
    elsewhen = _mark_other_times(report.statements, outside)
    return tuple(
        trace if trace is not None or elsewhen[at] else _inherit(at, report, own, elsewhen)
        for at, trace in enumerate(own)
    )


def trace_narrated(report: Report, mention: Mention, outlets: frozenset[str]) -> Trace | None:
    """Trace a figure, event or relation that stands in no statement."""
    if mention.upstream is not None:
        trace = _trace_upstream(report, mention)
        return trace if trace is not None and trace.name.key else None
    credit = find_credit(_read_around(report, mention), outlets)
    trace = _trace_credit(report, mention, credit) if credit else None
    return trace if trace is not None and trace.name.key else None


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
    before = report.text[first : mention.start].rstrip().rstrip(_MARKS)
    after = report.text[mention.end : last].lstrip().lstrip(_MARKS)
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
    if mention.source is not None and is_issuer(mention.source.exact):
        issuer = name_origin(mention.source.exact)
        if issuer.key:
            kind = issuer.kind or OriginKind.PRESS_RELEASE
            return Trace(kind, issuer, None, _SPEAKS)
    speaker = mention.speaker
    if speaker is None or speaker.kind is not ActorKind.ORGANISATION:
        return None
    name = name_origin(speaker.name)
    is_vouched = speaker.sector is not None or is_origin(speaker.name)
    if not name.key or is_country(name.key) or (name.kind is None and not is_vouched):
        return None
    kind = name.kind or OriginKind.PRESS_RELEASE
    if speaker.sector is Sector.MED and name.kind is None:
        kind = OriginKind.AGENCY
    return Trace(kind, name, None, _SPEAKS)


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
        return _trace_bare(report, mention, credit)
    kind = OriginKind.PRESS_RELEASE if upstream.kind is OriginKind.UNKNOWN else upstream.kind
    return Trace(name.kind or kind, name, via, f"the text names {words!r}")


def _trace_bare(report: Report, mention: Mention, credit: Credit | None) -> Trace | None:
    """Trace "a press release": its issuer stands behind it, or is the source of the sentence."""
    source = mention.source.exact if mention.source else ""
    if is_issuer(source) and name_origin(source).key:
        return _trace_credit(report, mention, Credit(OriginKind.PRESS_RELEASE, source))
    if credit is not None and name_origin(credit.name).key:
        return _trace_credit(report, mention, credit)
    upstream = mention.upstream
    words = report.text[upstream.start : upstream.end] if upstream else ""
    reason = _KNOWN_RELEASE if _DEFINITE.match(words) else _NEW_RELEASE
    is_document = upstream is not None and upstream.kind is OriginKind.DOCUMENT
    kind = OriginKind.DOCUMENT if is_document else OriginKind.PRESS_RELEASE
    return Trace(kind, OriginName("", frozenset()), None, reason)


def _settle_bare(at: int, report: Report, own: Sequence[Trace | None]) -> Trace | None:
    """
    Find whose release it is where the text names no issuer.

    "... according to a release from the palace. Trade grew, he added, according to the
    release": that of the palace. "In a statement" is the speaker's own.
    """
    trace = own[at]
    if trace is None or trace.name.key:
        return trace
    near = sorted(range(len(own)), key=lambda other: (other > at, abs(other - at)))
    for other in near if trace.reason == _KNOWN_RELEASE else ():
        named = own[other]
        if named is None or not named.name.key or named.reason == _SPEAKS:
            continue
        if named.kind is OriginKind.PRESS_RELEASE:
            return Trace(named.kind, named.name, named.via, "the release named before")
    speaker = report.statements[at].speaker
    if speaker is None:
        return None
    name = OriginName(speaker.name, find_speaker_key(speaker))
    if speaker.kind is not ActorKind.PERSON and name_origin(speaker.name).key:
        name = name_origin(speaker.name)
    return Trace(trace.kind, name, None, "a release of the speaker")


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
        return Trace(credit.kind, name, via, _NEW_RELEASE)
    return Trace(name.kind or credit.kind, name, via, f"the text credits {credit.name or who!r}")


def _trace_interview(report: Report, credit: Credit, who: str | None, speaker: Key) -> Trace | None:
    """Name remarks made to the press, or to one outlet."""
    if not credit.name:
        if who is None:
            return None
        name = OriginName(f"{who}, to reporters", speaker | {"to reporters"})
        return Trace(credit.kind, name, None, "said to reporters")
    heard = credit.name.removeprefix("the ").removesuffix("'s").removesuffix("’s")
    if not heard[:1].isupper() or not name_origin(heard).key:
        heard = report.outlet or ""
    shown = f"interview with {heard}" if heard else "interview"
    shown = f"{who}, {shown}" if who else shown
    heard = heard or report.id
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
