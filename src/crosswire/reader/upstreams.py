"""Finds where a report says that it has a statement from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.reader.speech import Found
from crosswire.reader.units import Item
from crosswire.types import Part

_DOCUMENT_PHRASE = (
    r"((?:an?|the|its|his|her|their) (?:[\w’'.-]+ ){0,5}?"
    r"(?:statement|press release|news release|press service|communiqu[eé]|readout|interview|"
    r"tweet|letter|news conference|press conference|briefing)"
    r"(?: (?:to|with|from|of|by|issued by|released by) (?:the )?"
    r"(?:[A-Z][\w’'.-]*(?: (?:of|and|the))? ?){1,6}| published by [^,.]{3,60})?)"
)
_IN_DOCUMENT = re.compile(r"\b(?:in|from|through|via|on|according to|by|at) " + _DOCUMENT_PHRASE)
_OPENING = re.compile("(?:In|Through|Via|On|At|By|During) " + _DOCUMENT_PHRASE + r",?$", re.ASCII)
_TOLD = re.compile(
    r"(?:told|tells|by) ((?:the )?(?:[A-Z]{2,8}\b|(?:[A-Z][\w’'&-]* ){0,4}?(?:News|Times|Post|"
    r"Radio|TV|Television|Herald|Tribune|Journal|Gazette|Guardian|Press|Agency|Daily|Reuters|Interfax|Tass|"
    r"Xinhua|Channel)\b(?: [A-Z]\w*)?(?: news agency| newspaper| television| radio)?"
    r"|(?:[A-Z][\w’'&-]* ){1,4}(?:news agency|newspaper|television|radio|magazine|broadcaster))"
    r"|reporters|journalists)"
)


def find_upstream(
    text: str, items: Sequence[Item], found: Found, source: Part | None
) -> Part | None:
    """
    Find the document or interview that the words around a cue name.

    "Lund said in a statement from the ministry": "a statement from the ministry". The
    source itself does not count as its own upstream.
    """
    start = items[found.cue[1] - 1].end
    stop = items[min(len(items), found.cue[1] + 16) - 1].end
    for one in items[found.cue[1] : found.cue[1] + 16]:
        if one.quote >= 0:
            stop = one.start
            break
    match = _IN_DOCUMENT.search(text, start, stop) or _TOLD.match(
        text, items[found.cue[1] - 1].start, stop
    )
    lead = found.source[0]
    if match is None and found.source[1] > lead and found.source[1] <= found.cue[0]:
        begin = max(0, lead - 14)
        for index in range(begin, lead):
            if items[index].quote >= 0:
                begin = index + 1
        if begin < lead:
            match = _OPENING.match(text, items[begin].start, items[lead - 1].end)
    if match is None or (source is not None and match.start(1) < source.end <= match.end(1)):
        return None
    return Part(start=match.start(1), end=match.start(1) + len(match.group(1).rstrip(" .,")))
