"""Names the origin that a report gives for a statement."""

from __future__ import annotations

import re
from functools import cache

from crosswire.reference import load_tables
from crosswire.types import OriginKind, Part, Upstream

_KINDS: tuple[tuple[re.Pattern[str], OriginKind], ...] = (
    (
        re.compile(
            r"\b(?:press|news|media) (?:release|service|office|department|statement)|\brelease\b"
            r"|\bstatement\b|\bcommuniqu[eé]|\breadout\b|\bspokes(?:man|woman|person)\b",
            re.IGNORECASE,
        ),
        OriginKind.PRESS_RELEASE,
    ),
    (re.compile(r"\binterview\b", re.IGNORECASE), OriginKind.INTERVIEW),
    (re.compile(r"\b(?:news )?agency\b|\bwire\b", re.IGNORECASE), OriginKind.AGENCY),
    (
        re.compile(
            r"\b(?:report|document|letter|tweet|post|transcript|book|paper|study|survey|poll|"
            r"filing|memo|decree|website|channel)s?\b",
        ),
        OriginKind.DOCUMENT,
    ),
)
_WORDS_OF_DOCUMENT = re.compile(
    r"\b(?:(?:joint|written|official|brief|short|separate|recent|new|same|latest|earlier|later|first|"
    r"prepared|video|televised|telephone|phone|email|press|news|media|public) )*"
    r"(?:statement|release|service|office|department|communiqu[eé]|readout|interview|agency|"
    r"report|document|letter|tweet|post|transcript|briefing|conference|website|channel)s?\b"
    r"|\bPress (?:Service|Office|Release)\b",
)
_ARTICLE = re.compile(r"^(?:an?|the|its|his|her|their|this|that)\s+", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:(?:issued|released|published|posted|carried|given|made|sent)\s+)?"
    r"(?:from|of|by|with|to|on|for|in)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_MAX_NAME = 80
_NAME = r"[A-Z](?:[\w&'’-]|\.(?=\w)){0,40}"
_MEDIUM = (
    r"(?:agency|broadcaster|channel|daily|magazine|network|newspaper|paper|site|station|website|"
    r"weekly)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_SHOWN = re.compile(
    r",? \b(?:(?:which|that) (?:was|were|has been|had been) )?"
    r"(?:(?:seen|obtained|reviewed|viewed|read|verified|consulted|cited|quoted) by"
    r"|(?:shared|provided|shown|leaked|made available|sent) (?:with|to))"
    rf" (?P<who>(?:the )?{_NAME}(?: (?:(?:news )?{_MEDIUM} )?(?!{_DAY}){_NAME}){{0,4}}"
    rf"(?: of (?:the )?{_NAME}(?: {_NAME}){{0,3}})?(?: (?:news )?{_MEDIUM}\b)?)"
)
"""Who saw a paper did not write it: "a statement seen by Reuters"."""


def name_upstream(text: str, stretch: Part | None) -> Upstream | None:
    """
    Give the origin that a stretch names, under one name for all its forms.

    "a Kremlin press release" and "a statement from the Kremlin" are both "Kremlin". A
    stretch that names nobody ("a statement") keeps its own word as the name, and so does a
    name that ends in such a word: "the Danube Post" is no post.
    """
    if stretch is None:
        return None
    words = " ".join(text[stretch.start : stretch.end].split())[: _MAX_NAME * 2]
    kind = next((kind for pattern, kind in _KINDS if pattern.search(words)), None)
    if kind is None:
        kind = _kind_of_hearer(words, text[max(0, stretch.start - 6) : stretch.start])
    return Upstream(kind=kind, name=canonical_name(words), start=stretch.start, end=stretch.end)


def _kind_of_hearer(words: str, before: str) -> OriginKind:
    """Tell where words come from by whom they were said to: "told reporters", "told AFP"."""
    bare = _ARTICLE.sub("", words).lower()
    if bare in {"reporters", "journalists"}:
        return OriginKind.INTERVIEW
    if bare in _load_agencies():
        return OriginKind.AGENCY
    return (
        OriginKind.INTERVIEW
        if before.rstrip().endswith(("told", "tells"))
        else (OriginKind.UNKNOWN)
    )


def find_shown(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find to whom a paper was shown, in words for it: "a statement seen by Reuters"."""
    return _SHOWN.search(text, start, end)


@cache
def _load_agencies() -> frozenset[str]:
    return frozenset(
        name.lower() for agency in load_tables().agencies for name in (agency.name, *agency.aliases)
    )


def canonical_name(words: str) -> str:
    """Strip articles and words for documents off an origin's name; does so only once."""
    bare = _ARTICLE.sub("", words.strip())
    left = _WORDS_OF_DOCUMENT.sub("\0", bare)
    pieces = [_tidy(piece) for piece in left.split("\0")]
    named = [piece for piece in pieces if piece]
    return (named[0] if named else bare)[:_MAX_NAME]


def _tidy(piece: str) -> str:
    stripped = piece.strip(" ,.;:-–—")
    stripped = _ARTICLE.sub("", _LINK.sub("", stripped))
    return _POSSESSIVE.sub("", stripped).strip()
