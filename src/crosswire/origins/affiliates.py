"""Which body a person speaks for or leads: what either says is one voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crosswire.origins.credits import find_sentence
from crosswire.origins.joining import find_whole
from crosswire.origins.leaders import name_leaders
from crosswire.origins.names import OCCASIONS, Key, find_countries, is_bare, name_origin
from crosswire.origins.traces import Trace
from crosswire.types import Actor, ActorKind, Report, Sector

_ROLE = (
    rf"(?:(?:chief|senior|deputy|vice)[ -])?(?:{name_leaders('origins.leaders')}"
    r"|spokes(?:man|woman|person)|(?:general|permanent) secretary|governor)"
)
_RANK = r"(?: (?:(?-i:[A-Z])[a-z]+\.? ){0,2}|, (?:(?!said\b|says\b|told\b|and\b)[\w.-]+ ){0,4})"
"""What stands between a role and a name: "spokesman, Colonel Dahl", "head, former judge Prado"."""
_OWN = re.compile(rf"\b(?:its|their) (?:[a-z-]+ ){{0,2}}{_ROLE}{_RANK}$", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?:^|[.\"”] |\b(?:the|and|said|says) )(?:spokes(?:man|woman|person)){_RANK}$", re.IGNORECASE
)
_BEHIND_BODY = re.compile(
    rf"(?P<body>(?:[\w.&-]+ ){{0,6}}?[\w.&-]+?)(?:['’]s?)? (?:[a-z]+ ){{0,2}}?{_ROLE}{_RANK}$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    rf"\b{_ROLE} (?:of|for|at) (?P<body>(?:the )?[^,;:()\"“”]{{3,60}}?){_RANK}$", re.IGNORECASE
)
_APPOSED = re.compile(
    rf", (?:an? |the |its )?(?:{_ROLE} (?:of|for|at) (?P<body>(?:the )?[^,;:()\"“”]{{3,60}})"
    rf"|(?P<owner>(?:[\w.&-]+ ){{0,6}}?[\w.&-]+?)(?:['’]s?)? {_ROLE})(?=[,.;]| said\b)",
    re.IGNORECASE,
)
_REACH = 110
"""Characters before a name in which its role stands."""
_WORD = re.compile(r"[^\W\d_]+")


def find_affiliations(
    report: Report, traces: Sequence[Trace], whole: Mapping[Key, Key]
) -> Iterator[tuple[Key, Key]]:
    """
    Find which persons of a report speak for or lead a body that is an origin of the story.

    "The bank's vice-president, Ida Lund", "Spokesman Per Dahl" behind what the ministry said, and
    "its head, Ana Prado" are each one voice with the body. A minister is no such person: that is
    told by the office.

    Args:
        report: The report.
        traces: The origins of its mentions, in their order.
        whole: The full key of each origin of the story.

    Returns:
        Pairs of keys: of the person's word, and of the body.
    """
    bodies = _list_bodies(report, traces, whole)
    known: dict[str, Key | None] = {}
    for mention, trace in zip(report.statements, traces, strict=False):
        speaker = mention.speaker
        if (
            speaker is None
            or speaker.kind is not ActorKind.PERSON
            or not trace.name.key & OCCASIONS
        ):
            continue
        if speaker.name not in known:
            known[speaker.name] = _find_body(report, speaker, bodies, whole)
        body = known[speaker.name]
        if body is not None and body != whole[trace.name.key]:
            yield whole[trace.name.key], body


def _list_bodies(
    report: Report, traces: Sequence[Trace], whole: Mapping[Key, Key]
) -> list[tuple[int, str, Key]]:
    """List where a report names bodies that are origins of the story, with their words."""
    found: list[tuple[int, str, Key]] = []
    for mention, trace in zip(report.statements, traces, strict=False):
        key = whole[trace.name.key]
        if mention.source is not None and trace.is_named and _is_body(key):
            found.append((mention.source.start, mention.source.exact, key))
    for one in report.actors:
        actor = one.actor
        if actor.kind is ActorKind.ORGANISATION and actor.sector is not Sector.MED:
            body = _locate(actor.name, whole)
            if body is not None:
                found.append((one.start, actor.name, body))
    return sorted(found, key=lambda one: one[0])


def _is_body(key: Key) -> bool:
    return not key & OCCASIONS and not key <= find_countries(key)


def _locate(words: str, whole: Mapping[Key, Key]) -> Key | None:
    """Find the origin that words name; None where they name none, or a sort alone."""
    key = name_origin(words).key
    if not key or is_bare(key):
        return None
    full = key if key in whole else find_whole(key, whole)
    return whole[full] if full is not None and _is_body(whole[full]) else None


def _find_body(
    report: Report,
    speaker: Actor,
    bodies: Sequence[tuple[int, str, Key]],
    whole: Mapping[Key, Key],
) -> Key | None:
    """Find the body that a report says a person speaks for or leads."""
    text, name = report.text, speaker.name.partition(", ")[0]
    for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        first, last = find_sentence(text, at.start(), at.end())
        before = text[max(first, at.start() - _REACH) : at.start()]
        if _OWN.search(before) or _ALONE.search(before):
            found = _find_near(text, first, at.start(), bodies)
            if found is not None:
                return found
            continue
        told = _APPOSED.match(text, at.end(), last)
        told = told or _OF_BODY.search(before) or _BEHIND_BODY.search(before)
        words = next(filter(None, told.groupdict().values()), "") if told is not None else ""
        found = _settle(words, at.start(), bodies, whole) if words else None
        if found is not None:
            return found
    return None


def _find_near(
    text: str, first: int, start: int, bodies: Sequence[tuple[int, str, Key]]
) -> Key | None:
    """Find whom "its" means: the last body before it, else the first of the sentence before."""
    own = [key for at, _, key in bodies if first <= at < start]
    if own or not first:
        return own[-1] if own else None
    floor = find_sentence(text, max(0, first - 2), max(0, first - 2))[0]
    before = [key for at, _, key in bodies if floor <= at < first]
    return before[0] if before else None


def _settle(
    words: str, start: int, bodies: Sequence[tuple[int, str, Key]], whole: Mapping[Key, Key]
) -> Key | None:
    """Find the body of that name; "the bank" is the one that was named last and bears the word."""
    pieces = _WORD.findall(words)
    for at in range(len(pieces)):
        found = _locate(" ".join(pieces[at:]), whole)
        if found is not None:
            return found
    sort = pieces[-1].casefold() if pieces else ""
    bearing = [key for at, name, key in bodies if at < start and sort in name.casefold().split()]
    return bearing[-1] if bearing else None
