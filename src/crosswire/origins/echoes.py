"""Whose figure or claim it is that another repeats, mocks or doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.origins.credits import find_sentence, is_issuer
from crosswire.origins.names import OriginName, name_origin
from crosswire.origins.traces import Trace, make_unknown
from crosswire.origins.voices import name_person
from crosswire.types import ActorKind, Mention, OriginKind, Report

_REASON = "a figure of somebody else, repeated"
_NOUN = (
    r"(?:account|allegation|assertion|boast|calculation|claim|count|data|estimate|figure|forecast"
    r"|number|projection|report|statistic|tally|toll|version)s?"
)
_HEDGE = (
    r"(?:(?:some|about|around|roughly|nearly|almost|over|exactly|only|just|more than|less than"
    r"|fewer than|at least|at most|up to|as many as|no more than|the|a|an) ){0,3}"
)
_OWNER = r"(?P<owner>(?:[\w.&-]+ ){0,5}?[\w.&-]+)(?:['’]s|(?<=s)['’]) "
_SORT = (
    r"(?:(?:own|official|latest|new|earlier|alleged|supposed|reported|published|proud|much-quoted"
    r"|absurd|inflated) ){0,2}"
)
_OWNED = re.compile(
    rf"{_OWNER}{_SORT}(?:[\w-]+ ){{0,2}}?{_NOUN} "
    rf"(?:(?:of|that|about|putting|at|for)\b [^.;:]*?)?{_HEDGE}$"
)
_HELD = re.compile(rf"{_OWNER}{_SORT}{_HEDGE}$")
"""Of "the firm's 640" none is told by the firm but where somebody repeats or mocks it."""
_ECHOES = re.compile(
    r"\b(?:scoff|mock|ridicul|derid|jeer|sneer|laugh|jok|repeat|echo|cit|quot|parrot|recit|invok"
    r"|fun (?:at|of))(?:e?[sd]|ing|e|)\b"
)
"""What is done with the words of others, and leaves them theirs."""
_DOUBTS = re.compile(
    r"\b(?:doubt|disput|question|dismiss|reject|contest|challeng|call)(?:e?[sd]|es|ing|e|)\b"
    r"(?! (?:for|on|off|in|upon)\b)"
)
_GIVEN_BY = re.compile(
    rf"\b{_NOUN} (?:(?:given|put out|issued|released|cited|published|announced|put forward|"
    r"presented|made)(?: (?:earlier|\w+day))? )?by (?P<owner>(?:the )?(?:[\w.&'’-]+ ){0,5}?"
    rf"[\w.&'’-]+) (?:of|that) (?:[^.;:]*? )?{_HEDGE}$"
)
_CLAIM = re.compile(
    rf"(?P<owner>(?:[\w.&-]+ ){{0,5}}?[\w.&-]+)(?:['’]s|(?<=s)['’]) "
    rf"{_SORT}(?:(?:[\w-]+ ){{0,2}}?{_NOUN}\b|{_HEDGE}(?=\d))"
)
_ARTICLE = re.compile(r"\b(?:the|an?) ", re.IGNORECASE)
_NO_NAME = OriginName("", frozenset())
_NOBODY = frozenset({"his", "her", "its", "their", "it", "today", "yesterday", "year", "week"})


def find_echo(report: Report, mention: Mention) -> Trace | None:
    """
    Find whose a figure is that somebody else has in his mouth; None where it is the speaker's own.

    In "Dahl scoffed at the ministry's 4,000" and "he repeated the ministry's estimate that 4,000
    had fled" the ministry told the number, and Dahl adds no origin. Where nobody can tell who
    told it, its origin is unknown.

    Args:
        report: The report.
        mention: A figure of it, or a statement whose content is somebody else's figure.
    """
    if mention.kind == "statement":
        return _find_repeated(report, mention)
    if mention.figure is None:
        return None
    first, _ = find_sentence(report.text, mention.start, mention.end)
    before = f"{report.text[first : mention.start].rstrip()} "
    found = _OWNED.search(before) or _GIVEN_BY.search(before)
    if found is None:
        found = _HELD.search(before)
        handled = _ECHOES.search(before) or _DOUBTS.search(before)
        if found is None or handled is None or handled.end() >= found.end("owner"):
            return None
    return _trace_owner(report, mention, (first + found.start("owner"), first + found.end("owner")))


def _find_repeated(report: Report, mention: Mention) -> Trace | None:
    """Find whose claim a statement is that only repeats or mocks it: "mocked the firm's 640"."""
    if mention.cue is None or not _ECHOES.search(mention.cue.exact):
        return None
    found = _CLAIM.match(mention.exact)
    if found is None:
        return None
    start = mention.start
    return _trace_owner(report, mention, (start + found.start("owner"), start + found.end("owner")))


def _trace_owner(report: Report, mention: Mention, span: tuple[int, int]) -> Trace | None:
    """Name whose the figure is; None where the words own nothing or it is the speaker's."""
    owner = report.text[span[0] : span[1]]
    last = owner.rpartition(" ")[2].casefold()
    if last in _NOBODY or last.endswith("day"):
        return None
    inside = [one for one in report.actors if span[0] <= one.start and one.end == span[1]]
    actor, speaker = (inside[-1].actor if inside else None), mention.speaker
    if actor is not None and speaker is not None and actor.name == speaker.name:
        return None
    if actor is not None and actor.kind is ActorKind.PERSON:
        return Trace(OriginKind.UNKNOWN, name_person(actor), None, _REASON, is_assumed=True)
    words = _ARTICLE.split(owner)[-1]
    name = name_origin(words)
    if not (is_issuer(words) and name.key):
        is_body = actor is not None and actor.kind is ActorKind.ORGANISATION
        name = name_origin(actor.name) if actor is not None and is_body else _NO_NAME
    if not name.key:
        return _leave(report) if speaker is not None and _ARTICLE.search(owner) else None
    kind = name.kind or OriginKind.PRESS_RELEASE
    return Trace(kind, name, None, _REASON, is_assumed=kind is OriginKind.PRESS_RELEASE)


def _leave(report: Report) -> Trace:
    return replace(make_unknown(report.id, report.outlet), reason=_REASON)


def spread_echoes(
    mentions: Sequence[Mention], traces: Sequence[Trace | None]
) -> tuple[Trace | None, ...]:
    """
    Give a speaker's other words of a figure the origin that he owned it to.

    "He scoffed at the ministry's 4,000. 'Four thousand? Go and count,' he said": both are the
    ministry's number.
    """
    owned = [
        (mention, trace)
        for mention, trace in zip(mentions, traces, strict=True)
        if trace is not None and trace.reason == _REASON
    ]
    return tuple(
        next((echo for other, echo in owned if _tells_same(mention, other)), trace)
        for mention, trace in zip(mentions, traces, strict=True)
    )


def _tells_same(left: Mention, right: Mention) -> bool:
    """Tell whether one speaker has one number in both mentions, of things that may be the same."""
    one, other = left.figure, right.figure
    if one is None or other is None or left.speaker is None or right.speaker is None:
        return False
    if (left.speaker.name, one.low, one.high) != (right.speaker.name, other.low, other.high):
        return False
    return one.unit == other.unit or one.unit is None or other.unit is None
