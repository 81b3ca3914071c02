"""Where each mention of one report comes from, by what the report itself says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.extract.statements.described import Organisations, is_misnamed
from crosswire.extract.statements.origins import find_shown
from crosswire.origins.credits import (
    Credit,
    find_credit,
    find_hearer,
    find_sayer,
    find_sentence,
    is_issuer,
    is_meeting_the_press,
    is_origin,
    names_release,
    names_this_outlet,
    strip_quotes,
    tells_of_a_question,
    tells_of_another_time,
)
from crosswire.origins.homes import find_home
from crosswire.origins.interviews import trace_interview
from crosswire.origins.issuers import find_issuer, stands_for_another
from crosswire.origins.media import find_post, is_state_media
from crosswire.origins.names import (
    Key,
    OriginName,
    is_bare,
    name_origin,
)
from crosswire.origins.occasions import find_run, find_speaker_key, mark_occasion
from crosswire.origins.traces import Trace, add_office
from crosswire.origins.unnamed import is_unnamed
from crosswire.reference import fold_letters
from crosswire.types import Actor, ActorKind, Mention, OriginKind, Report

_SPEAKS = "the institution itself speaks"
_NEW_RELEASE = "a release without an issuer"
_KNOWN_RELEASE = "a release named before"
_DESCRIBED = "a release of the organisation that the words name or describe"
_DEFINITE = re.compile(r"(?:the|that|this|same|its)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"(?:its|their)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:statement|letter|email|message) (?:to|for) ")
_ARGUED = re.compile(r"\b(?:argued?|claim(?:ed|s)?|told|tells|testified|testifies)\b")
_TOLD = re.compile(r"\b(?:told|telling|tells)\b")
_WAS_TOLD = re.compile(r"\b(?:told|tells|telling)\s+$")
_WRITTEN_IN = re.compile(r"\b(?:in|with|through|via|by)\s+$")
_PRESS = re.compile(r"(?:the )?(?:reporters|journalists|press|media)\b", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:(?:the|an?|this|that|its|their|same|one|another) ){0,2}"
    r"(?:(?!(?:of|from|for|by|in|on|at|to|with|about|after|before|since|behind|who|whose|which|his"
    r"|her|my|your|the|an?|this|that|its|their)\b)[\w’'-]+ ){0,4}?"
    r"(?:(?:statement|communiqu[eé]|readout|(?:press|news|joint|media|written) release)"
    r"(?=$|[,.;:]| (?:of|from|by|on|in|to|issued|published|released|sent|signed|posted|dated"
    r"|seen|obtained|reviewed|shared)\b)"
    r"|(?:(?<=the )|(?<=a )|(?<=this )|(?<=that )|(?<=same ))release[,.]?$)",
    re.IGNORECASE,
)
"""A release that is the head of a source; a bare "release" may be one from prison."""
_MARKS = "\"“”'‘’«»"
_INHERITED = frozenset(
    {OriginKind.PRESS_RELEASE, OriginKind.DOCUMENT, OriginKind.INTERVIEW, OriginKind.AGENCY}
)


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
    organisations = Organisations.of(report.text, report.actors)
    for at in range(len(own)):
        own[at] = _settle_bare(at, report, own, organisations)
        trace = own[at]
        if trace is None or not trace.name.key:
            own[at] = _trace_shown(outside[at], outlets) or trace
    elsewhen = mark_occasion(report.statements, outside, _is_of_another_time)
    asked = mark_occasion(report.statements, outside, _is_asked)
    home = find_home(report)
    return tuple(
        add_office(
            trace
            if trace is not None or elsewhen[at]
            else _inherit(at, report, own, elsewhen, is_asked=asked[at]),
            report.statements[at].speaker,
            home,
        )
        for at, trace in enumerate(own)
    )


def trace_narrated(
    report: Report, mention: Mention, outlets: frozenset[str], told: Sequence[Trace | None] = ()
) -> Trace | None:
    """
    Trace a figure, event or relation that stands in no statement.

    What nobody says is not told in an interview, though the sentence has one beside it, and
    "the press release" is the one named before.

    Args:
        report: The report.
        mention: The figure, event or relation.
        outlets: Names of all outlets at hand, lower case.
        told: Origins of the statements of the report, in their order.
    """
    if mention.upstream is not None:
        trace = _trace_upstream(report, mention)
        return trace if trace is not None and trace.name.key else None
    credit = find_credit(_read_around(report, mention), outlets)
    if credit is None:
        first, last = find_sentence(report.text, mention.start, mention.end)
        before, after = report.text[first : mention.start], report.text[mention.end : last]
        credit = find_sayer(strip_quotes(before), strip_quotes(after))
        if credit is None and not before.strip():
            credit = find_sayer(strip_quotes(mention.exact), "")
    if credit is None or _is_told_beside(mention, credit):
        return None
    trace = _trace_credit(report, mention, credit)
    if trace is not None and not trace.name.key and trace.reason == _KNOWN_RELEASE:
        earlier = [
            one
            for statement, one in zip(report.statements, told, strict=False)
            if statement.start < mention.start
        ]
        trace = _find_known_release(earlier)
    return trace if trace is not None and trace.name.key else None


def _is_told_beside(mention: Mention, credit: Credit) -> bool:
    """Tell whether the sentence has an interview in which somebody else tells something else."""
    is_told = credit.kind is OriginKind.INTERVIEW and not names_this_outlet(credit.name)
    return is_told and mention.speaker is None and mention.source is None


def _find_known_release(before: Sequence[Trace | None]) -> Trace | None:
    """Find the release that was named last among the origins of earlier statements."""
    for named in reversed(before):
        if named is None or not named.name.key or named.reason == _SPEAKS:
            continue
        if named.kind is OriginKind.PRESS_RELEASE and not named.is_assumed:
            return Trace(named.kind, named.name, named.via, "the release named before")
    return None


def _is_of_another_time(_: Mention, outside: str) -> bool:
    return tells_of_another_time(outside)


def _is_asked(mention: Mention, outside: str) -> bool:
    """Tell whether somebody was asked or told: what is told to a radio is in no release."""
    is_told = mention.cue is not None and _TOLD.search(mention.cue.exact) is not None
    return is_told or tells_of_a_question(outside)


def _read_around(report: Report, mention: Mention) -> str:
    """Read the sentence around a mention without its quoted words; its source and cue stay."""
    start, end = mention.start, mention.end
    for passage in (mention.source, mention.cue):
        if passage is not None and start - 300 <= passage.start and passage.end <= end + 300:
            start, end = min(start, passage.start), max(end, passage.end)
    first, last = find_sentence(report.text, start, end)
    before = report.text[first : mention.start].rstrip().rstrip(_MARKS)
    after = report.text[mention.end : last].lstrip().lstrip(_MARKS)
    before, after = before.rpartition("; ")[2], after.partition("; ")[0]
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
    if credit is not None and not _is_of_another(mention, credit):
        return _trace_credit(report, mention, credit)
    if mention.source is not None and is_state_media(mention.source.exact):
        name = name_origin(mention.source.exact)
        return Trace(OriginKind.AGENCY, name, None, "state media report it")
    issuer = find_issuer(mention)
    if issuer is None:
        return _trace_release(report, mention)
    kind = issuer.kind or OriginKind.PRESS_RELEASE
    return Trace(kind, issuer, None, _SPEAKS, is_assumed=kind is OriginKind.PRESS_RELEASE)


def _trace_release(report: Report, mention: Mention) -> Trace | None:
    """
    Trace what a release says itself: "the press release said", "the lender's statement".

    "Moe, two days after his release," and "the author of the statement" are people, and so may
    be whoever else is named with it: the release must be what the source is, and of nobody.
    """
    source = mention.source
    if source is None or not _RELEASE.match(source.exact) or _ADDRESSED.search(source.exact):
        return None
    if _names_person(report, mention):
        return None
    is_known = _DEFINITE.match(source.exact) is not None
    reason = _KNOWN_RELEASE if is_known else _NEW_RELEASE
    return Trace(OriginKind.PRESS_RELEASE, OriginName("", frozenset()), None, reason)


def _trace_shown(outside: str, outlets: frozenset[str]) -> Trace | None:
    """
    Trace a paper of which nobody says who wrote it to who passed it on, having seen it.

    "A memo obtained by Reuters" came by way of Reuters; as an agency it counts where no other
    origin is named.
    """
    shown = find_shown(outside, 0, len(outside))
    name = name_origin(shown["who"].strip()) if shown is not None else None
    if shown is None or name is None or not name.key:
        return None
    is_outlet = shown["who"].strip().casefold().removeprefix("the ") in outlets
    if not is_outlet and name.kind is not OriginKind.AGENCY:
        return None
    return Trace(OriginKind.AGENCY, name, None, "passed on by who saw it")


def _names_person(report: Report, mention: Mention) -> bool:
    """Tell whether the source of a statement names a person."""
    source, speaker = mention.source, mention.speaker
    if source is None:
        return False
    if speaker is not None and speaker.kind is ActorKind.PERSON:
        words = {word.removesuffix("'s").removesuffix("’s") for word in source.exact.split()}
        if words & {word for word in speaker.name.split() if word[:1].isupper()}:
            return True
    return any(
        one.actor.kind is ActorKind.PERSON and source.start <= one.start and one.end <= source.end
        for one in report.actors
    )


def _is_of_another(mention: Mention, credit: Credit) -> bool:
    """
    Tell whether somebody else in the sentence posted.

    "Dahl tweeted after Lund had argued that the road is safe": Lund argued it, and not there.
    """
    if credit.kind is not OriginKind.DOCUMENT or mention.cue is None or mention.source is None:
        return False
    return credit.name == "on Twitter" and _ARGUED.search(mention.cue.exact) is not None


def _trace_upstream(report: Report, mention: Mention) -> Trace | None:
    upstream = mention.upstream
    if upstream is None:
        return None
    words = report.text[upstream.start : upstream.end]
    if posted := find_post(words):
        return _trace_credit(report, mention, Credit(OriginKind.DOCUMENT, posted))
    if is_meeting_the_press(words):
        return _trace_credit(report, mention, Credit(OriginKind.INTERVIEW, ""))
    if _WAS_TOLD.search(report.text, max(0, upstream.start - 12), upstream.start):
        heard = "" if _PRESS.match(words) else find_hearer(report.text, upstream.start)
        return _trace_credit(report, mention, Credit(OriginKind.INTERVIEW, heard))
    if upstream.kind in {OriginKind.INTERVIEW, OriginKind.OWN_REPORTING}:
        return _trace_credit(report, mention, Credit(upstream.kind, upstream.name))
    credit = find_credit(_read_around(report, mention))
    via = name_origin(credit.via) if credit and credit.via else None
    name = name_origin(upstream.name)
    if not name.key:
        name = name_origin(words)
    if credit is not None and name.key < (fuller := name_origin(credit.name)).key:
        name = fuller  # the reader has but the beginning of it: "a release of the Norwegian"
    if upstream.kind is OriginKind.UNKNOWN and not is_origin(words):
        return None
    if not name.key or _ADDRESSED.search(words):
        return _trace_bare(report, mention, credit)
    kind = OriginKind.PRESS_RELEASE if upstream.kind is OriginKind.UNKNOWN else upstream.kind
    told = name.kind or kind
    is_assumed = told is OriginKind.PRESS_RELEASE and not names_release(words)
    return Trace(told, name, via, f"the text names {words!r}", is_assumed=is_assumed)


def _trace_bare(report: Report, mention: Mention, credit: Credit | None) -> Trace | None:
    """
    Trace "a press release": its issuer stands behind it, or is the source of the sentence.

    "According to the memo" tells of a paper that somebody else may have written, and so does
    "in its first statement" in a person's mouth.
    """
    source = mention.source.exact if mention.source else ""
    if is_issuer(source) and _is_full(name_origin(source).key):
        return _trace_credit(report, mention, Credit(OriginKind.PRESS_RELEASE, source))
    if credit is not None and name_origin(credit.name).key:
        return _trace_credit(report, mention, credit)
    upstream = mention.upstream
    if upstream is None:
        return None
    words = report.text[upstream.start : upstream.end]
    is_person = mention.speaker is not None and mention.speaker.kind is ActorKind.PERSON
    if is_person and _OF_OTHERS.match(words):
        return None
    if upstream.kind is OriginKind.DOCUMENT:
        return _trace_paper(report, mention, words)
    reason = _KNOWN_RELEASE if _DEFINITE.match(words) else _NEW_RELEASE
    return Trace(OriginKind.PRESS_RELEASE, OriginName("", frozenset()), None, reason)


def _is_full(key: Key) -> bool:
    """Tell whether a key names one body and not its sort alone: "the union"."""
    return bool(key) and not is_bare(key)


def _trace_paper(report: Report, mention: Mention, words: str) -> Trace | None:
    """Trace what a person says "in a letter"; None where the paper may be another's."""
    speaker, upstream = mention.speaker, mention.upstream
    if speaker is None or upstream is None or _DEFINITE.match(words):
        return None
    if not _WRITTEN_IN.search(report.text, max(0, upstream.start - 12), upstream.start):
        return None
    kind, name = OriginKind.DOCUMENT, None
    if speaker.kind is ActorKind.PERSON:
        paper = words.rsplit(maxsplit=1)[-1]
        key = find_speaker_key(speaker) | {paper.casefold()}
        name = OriginName(f"{speaker.name}, in a {paper}", key)
    elif name_origin(speaker.name).key and speaker.kind is not ActorKind.STATE:
        kind, name = OriginKind.PRESS_RELEASE, name_origin(speaker.name)
    return Trace(kind, name, None, f"the text names {words!r}") if name else None


def _settle_bare(
    at: int, report: Report, own: Sequence[Trace | None], organisations: Organisations
) -> Trace | None:
    """
    Find whose release it is where the text names no issuer.

    "... according to a release from the palace. Trade grew, he added, according to the
    release": that of the palace. "In a statement" is the speaker's own.
    """
    trace = own[at]
    if trace is None or trace.name.key:
        return trace
    known = _find_known_release(own[:at]) if trace.reason == _KNOWN_RELEASE else None
    if known is not None:
        return known
    named_issuer = _name_issuer(report, report.statements[at], organisations)
    return Trace(trace.kind, named_issuer[0], None, named_issuer[1]) if named_issuer else None


def _name_issuer(
    report: Report, mention: Mention, organisations: Organisations
) -> tuple[OriginName, str] | None:
    """
    Name whose release it is, and why: the organisation that its words name, else the speaker.

    "Closures are over, the lender said in a press release" is the release of the bank that is
    called so. Never gives a name that is empty.
    """
    upstream, source = mention.upstream, mention.source
    is_own = upstream is not None and _OF_OTHERS.match(report.text, upstream.start) is not None
    if upstream is not None and not is_own:
        named = _name_described(organisations, upstream.start, upstream.end)
        if named is not None:
            return named, _DESCRIBED
    speaker, actor = _name_speaker(mention), mention.speaker
    is_body = actor is not None and actor.kind is ActorKind.ORGANISATION
    if is_body and source and actor and is_misnamed(source.exact, actor):
        return None
    if speaker is not None and _is_full(speaker.key):
        return speaker, "a release of the speaker"
    named = None
    if source is not None:
        named = _name_described(organisations, source.start, source.end)
    if named is not None:
        return named, _DESCRIBED
    return (speaker, "a release of the speaker") if speaker and speaker.key else None


def _name_described(organisations: Organisations, start: int, end: int) -> OriginName | None:
    """Name the organisation that words name or describe: "the lender"."""
    actor = organisations.find(start, end)
    name = name_origin(actor.name) if actor is not None else None
    return name if name is not None and _is_full(name.key) else None


def _name_speaker(mention: Mention) -> OriginName | None:
    """Name who issues a statement: the institution that the report names, else the person."""
    issuer = find_issuer(mention)
    if issuer is not None:
        return issuer
    if mention.source is not None and name_origin(mention.source.exact).kind is not None:
        return name_origin(mention.source.exact)
    speaker = mention.speaker
    if speaker is None or stands_for_another(mention) or is_unnamed(mention):
        return None
    if speaker.kind is ActorKind.PERSON:
        return OriginName(speaker.name, find_speaker_key(speaker))
    return name_origin(speaker.name) if speaker.kind is ActorKind.ORGANISATION else None


def _trace_credit(report: Report, mention: Mention, credit: Credit) -> Trace | None:
    """Turn the words of a credit into an origin; a release without a name is its speaker's."""
    via = name_origin(credit.via) if credit.via else None
    if credit.kind is OriginKind.OWN_REPORTING:
        outlet = report.outlet or report.id
        name = OriginName(report.outlet or "own reporting", frozenset({"own", outlet.casefold()}))
        return Trace(credit.kind, name, via, "its own correspondent")
    if credit.kind is OriginKind.INTERVIEW:
        told = trace_interview(report, mention, credit)
        if not names_this_outlet(credit.name) or (told is not None and mention.speaker is not None):
            return told
        return _trace_credit(report, mention, Credit(OriginKind.OWN_REPORTING, ""))
    if credit.kind is OriginKind.DOCUMENT:
        return _trace_post(mention, credit.name)
    name = name_origin(credit.name)
    if not name.key:
        reason = _KNOWN_RELEASE if _DEFINITE.match(credit.name) else _NEW_RELEASE
        return Trace(credit.kind, name, via, reason)
    kind = name.kind or credit.kind
    is_assumed = credit.is_assumed and kind is OriginKind.PRESS_RELEASE
    return Trace(kind, name, via, f"the text credits {credit.name!r}", is_assumed=is_assumed)


def _trace_post(mention: Mention, posted: str) -> Trace | None:
    """Trace what is posted: a person's own words, or the release of an institution."""
    name = _name_speaker(mention)
    if name is None or not name.key:
        return None
    if mention.speaker is None or mention.speaker.kind is not ActorKind.PERSON:
        return Trace(name.kind or OriginKind.PRESS_RELEASE, name, None, "posted by it")
    shown = OriginName(f"{name.name}, {posted}", name.key | {"posted"})
    return Trace(OriginKind.DOCUMENT, shown, None, "posted by the speaker")


def _inherit(
    at: int,
    report: Report,
    own: Sequence[Trace | None],
    elsewhen: Sequence[bool],
    *,
    is_asked: bool,
) -> Trace | None:
    """
    Take the origin that the report names for other words of the same speaker.

    What was said to reporters or in an interview holds for the words that run on with it. A
    release of an institution holds for all that the speaker says on the occasion, but not for
    what he answers over the phone or tells somebody.
    """
    speaker = find_speaker_key(report.statements[at].speaker)
    if not speaker:
        return None
    run = find_run(at, report)
    near = sorted(range(len(own)), key=lambda other: (abs(other - at), other))
    for other in (*run, *near):
        trace = own[other]
        if trace is None or elsewhen[other] or trace.kind not in _INHERITED:
            continue
        if is_asked and trace.kind is OriginKind.PRESS_RELEASE:
            continue
        if find_speaker_key(report.statements[other].speaker) != speaker:
            continue
        if other in run or _holds_for_all(trace, report.statements[at].speaker):
            return replace(trace, reason="as for the speaker's other words", office=None)
    return None


def _holds_for_all(trace: Trace, speaker: Actor | None) -> bool:
    """Tell whether an institution issued the speaker's words, rather than himself."""
    own = frozenset(fold_letters(speaker.name).split()) if speaker else frozenset()
    return trace.kind is OriginKind.PRESS_RELEASE and not trace.name.key & own
