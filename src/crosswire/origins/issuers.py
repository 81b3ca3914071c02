"""Which institution speaks where one is named as the source of a statement."""

from __future__ import annotations

import re

from crosswire.origins.credits import is_issuer, is_origin
from crosswire.origins.leaders import name_leaders
from crosswire.origins.names import (
    OriginName,
    cut_leader,
    find_countries,
    is_bare,
    is_country,
    is_institution,
    name_origin,
)
from crosswire.origins.unnamed import is_unnamed
from crosswire.types import Actor, ActorKind, Mention, OriginKind, Sector

_SPOKESMAN_OF = re.compile(
    r"^(?:the |an? |its |their )?(?:(?:chief|senior|deputy|official) )?"
    r"(?P<before>[^,;]{3,60}?)[’']?s? (?:chief )?spokes(?:man|woman|person)\b"
    r"|\bspokes(?:man|woman|person) (?:for|of) (?P<after>[^,;]{3,60})"
)
_LEADS = re.compile(rf"(?:the |its )?{name_leaders('origins.leaders')} of ", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:order|refus|propos|issu|decid|decision|approv|plan|expect|hop|relent|vot|agree|want|"
    r"believ|think|thought|fear|concern|adopt|requir|allow)(?:e?s|e?d|ing|e|)\b"
)
_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_HEAD_END = re.compile(r" (?:in|of|at|for|on|from|under|and its|which|who)\b|,")
_STANDS_FOR_PERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person)|lawyers?|attorneys?|aides?|advis[eo]rs?|representatives?|"
    r"officials?|sources?) (?:for|of|to)\b|[’']s (?:spokes\w+|lawyers?|attorneys?|aides?)\b"
)


def find_issuer(mention: Mention) -> OriginName | None:
    """
    Find the institution that speaks in a statement; None where a person or nobody does.

    "The Norwegian foreign ministry" and "ministry spokesman Per Dahl" are institutions that
    speak; "the agency's chief", "senators of the Harvest Party" and "the President of the Council,
    Ida Holm" are people, and a council that orders or refuses acts, which others may report. The
    words of the report come before what they were resolved to: "Armenia's Security Council" is
    not that of the United Nations.
    """
    words = mention.source.exact.partition(", ")[0] if mention.source else ""
    if (mention.cue is not None and is_act(mention.cue.exact)) or is_unnamed(mention):
        return None
    spokesman = _SPOKESMAN_OF.search(words)
    if not spokesman and _is_leader(mention):
        return None
    if spokesman:
        issuer = name_origin(spokesman["before"] or spokesman["after"])
        known = _find_known_body(mention) if is_bare(issuer.key) or not issuer.key else None
        return known or (issuer if _is_named(issuer) else None)
    printed = name_origin(words) if is_issuer(cut_leader(words)) else None
    if printed is not None and printed.key and not is_bare(printed.key):
        return printed
    bare = printed if printed is not None and printed.key else None
    speaker = mention.speaker
    if speaker is None or speaker.kind is not ActorKind.ORGANISATION:
        return bare
    if words and not is_head_of_institution(words, speaker):
        return bare
    return _settle(words, speaker) or bare


def _is_leader(mention: Mention) -> bool:
    """Tell whether a named person speaks who leads a body: "the President of the Council, Holm"."""
    source, speaker = mention.source, mention.speaker
    if source is None or speaker is None or speaker.kind is not ActorKind.PERSON:
        return False
    return _LEADS.match(source.exact) is not None and speaker.name.split()[-1] in source.exact


def _find_known_body(mention: Mention) -> OriginName | None:
    """Find the body that the speaker of "a company spokesman" was resolved to."""
    speaker = mention.speaker
    if speaker is None or speaker.kind is not ActorKind.ORGANISATION:
        return None
    name = name_origin(speaker.name)
    return name if name.key and not is_bare(name.key) and not is_country(name.key) else None


def find_body(mention: Mention) -> OriginName | None:
    """
    Find the body whose voice somebody is who is not named: "a spokesman for the coast guard".

    None for persons who are named, and where the body has no name of its own: "its director".
    """
    words = mention.source.exact.partition(", ")[0] if mention.source else ""
    spokesman = _SPOKESMAN_OF.search(words)
    body = (spokesman["before"] or spokesman["after"]) if spokesman else words
    name = name_origin(body)
    if (
        not (name.kind is not None or is_issuer(cut_leader(body)))
        or not name.key
        or is_bare(name.key)
    ):
        return None
    return name


def _settle(words: str, speaker: Actor) -> OriginName | None:
    """Choose between the words of the report and what they were resolved to."""
    resolved = name_origin(speaker.name)
    printed = name_origin(words) if words != words.lower() else resolved
    capitalised = {word.casefold() for word in _CAPITALISED.findall(words)}
    strange = printed.key - resolved.key
    is_other = is_institution(printed.key) and bool(
        find_countries(strange) or (strange & capitalised and resolved.key & printed.key)
    )
    name = printed if printed.kind is not None or is_other else resolved
    if not name.key or is_country(name.key):
        return None
    if name.kind is not None or speaker.sector is not None or is_origin(speaker.name):
        is_media = speaker.sector is Sector.MED and name.kind is None
        return OriginName(name.name, name.key, OriginKind.AGENCY) if is_media else name
    return None


def _is_named(name: OriginName) -> bool:
    return bool(name.key) and (name.kind is not None or is_institution(name.key))


def is_act(cue: str) -> bool:
    """Tell whether a cue tells of a deed or a thought rather than of words: "ordered", "hoped"."""
    return _ACT.search(cue) is not None


def is_head_of_institution(words: str, speaker: Actor) -> bool:
    """Tell whether the head of a source is the institution itself and not one of its people."""
    end = _HEAD_END.search(words)
    head = (words[: end.start()] if end else words).rstrip(".’'")
    last = head.split()[-1] if head.split() else ""
    if words[1:] == words[1:].lower() or last.isupper() or name_origin(words).kind is not None:
        return True
    known = (last.casefold(), last.casefold().removesuffix("s"))
    return is_institution(frozenset(known)) or last.casefold() in speaker.name.casefold().split()


def stands_for_another(mention: Mention) -> bool:
    """Tell whether the source speaks for the one it names: "a lawyer for Dahl"."""
    return (
        mention.source is not None and _STANDS_FOR_PERSON.search(mention.source.exact) is not None
    )
