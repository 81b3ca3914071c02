"""Whose word a statement is where no report tells by which way it came."""

from __future__ import annotations

import re

from crosswire.extract.statements.described import is_misnamed
from crosswire.origins.credits import is_issuer
from crosswire.origins.issuers import is_act, is_head_of_institution
from crosswire.origins.leaders import name_leaders
from crosswire.origins.names import (
    PERSON,
    Key,
    OriginName,
    is_country,
    name_origin,
    name_state,
)
from crosswire.origins.traces import Trace
from crosswire.origins.unnamed import is_unnamed
from crosswire.reference import fold_letters
from crosswire.types import Actor, ActorKind, Form, Mention, OriginKind

_SAYS = "the speaker's own words, and no report tells by which way they came"
_LEADS = name_leaders("origins.leaders")
_HEAD_OF = re.compile(rf"^(?:the |its )?{_LEADS} (?:of|at) (?P<body>(?:the )?[^,;]{{3,60}})", re.I)
_HEAD_BEHIND = re.compile(
    rf"^(?P<body>(?:the )?[^,;]{{3,60}}?)(?:['’]s?)? {_LEADS}(?=$|,| [A-Z])", re.I
)


def name_voice(mention: Mention) -> Trace | None:
    """
    Name the person or the body that speaks in a statement; None where nobody is named.

    "Larsen said" is Larsen's word, "Kallo Lines said" that of the firm, "Oslo said" that of the
    Norwegian government. By which way it came is not told, so that the kind is unknown. What a
    body orders, plans or fears is told by others.
    """
    speaker = mention.speaker
    if mention.form is Form.INDIRECT and mention.cue is not None and is_act(mention.cue.exact):
        return None
    if speaker is None or is_unnamed(mention):
        return None
    words = mention.source.exact if mention.source else ""
    if is_country(name_origin(speaker.name).key):
        name = name_state(words, speaker.name)
        return Trace(OriginKind.UNKNOWN, name, None, _SAYS, is_assumed=True) if name else None
    if speaker.kind is ActorKind.PERSON and speaker.name[:1].isupper():
        return Trace(
            OriginKind.UNKNOWN, name_person(speaker), None, _SAYS, find_led(words), is_assumed=True
        )
    is_printed = speaker.kind is ActorKind.ORGANISATION and speaker.name[:1].isupper()
    is_apposed = f", {speaker.name}" in words
    if not is_printed or not (is_apposed or not words or is_head_of_institution(words, speaker)):
        return None
    name = name_origin(speaker.name)
    if words and not is_apposed and is_misnamed(words, speaker):
        return None
    kind = name.kind or OriginKind.PRESS_RELEASE
    is_assumed = kind is OriginKind.PRESS_RELEASE
    return Trace(kind, name, None, _SAYS, is_assumed=is_assumed) if name.key else None


def name_person(speaker: Actor) -> OriginName:
    """Name a person as an origin; the key says that it is one."""
    name = speaker.name.partition(", ")[0]
    return OriginName(name, frozenset(fold_letters(name).split()) | {PERSON})


def find_led(words: str) -> OriginName | None:
    """
    Find the body that the source of a statement leads: "the head of the disaster agency".

    None where the body has no name of its own: "the agency's head", "the head of the table".
    """
    found = _HEAD_OF.match(words) or _HEAD_BEHIND.match(words)
    if found is None or not is_issuer(found["body"]):
        return None
    name = name_origin(found["body"])
    return name if name.key else None


def find_voice(shown: str, persons: frozenset[Key]) -> Key | None:
    """
    Find the person whose remarks an origin holds: those of "Ida Lund, to reporters" are Lund's.

    Args:
        shown: Name of the origin.
        persons: Keys of the persons among the origins.

    Returns:
        The key of the only person who may be meant, or None.
    """
    who, mark, _ = shown.partition(", ")
    words = frozenset(fold_letters(who).split())
    fitting = [key for key in persons if mark and (words <= key or key - {PERSON} <= words)]
    return fitting[0] if len(fitting) == 1 else None
