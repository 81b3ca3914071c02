"""What stands behind the headline in its own line: "Talks resume | The Harbour Post"."""

from __future__ import annotations

import re

import msgspec

from crosswire.sources.provenance.mastheads import read_masthead
from crosswire.sources.provenance.outlets import FIRST, LAST
from crosswire.sources.wordlists import words

# Behind a bar stands the site's name; behind a dash it must have the word of an outlet in it.
_BARRED = re.compile(r"\s+\|\s+(?P<name>\w[\w.'’&-]{0,20}(?: (?:&|\w[\w.'’-]{0,20})){0,5})\Z")
_DASHED = re.compile(
    r"\s+[–—-]\s+(?P<name>(?:The )?(?:[A-Z][\w.']{1,20} ){0,3}"
    r"(?:Times|News|Post|Herald|Gazette|Tribune|Journal|Chronicle|Telegraph|Mirror|Express"
    r"|Observer|Today|Press|Online|Magazine|Daily))\Z"
)
_SMALL = words("of and the & de da do dos del della di du des der das la le y e et und og i")
_NUMBER = re.compile(r"\d{1,4}")
_ALL_DAY = words("24 360 365")
"""Numbers by which outlets call themselves: "Vest 24"."""
_NUMBERED = re.compile(
    r"(?:part|page|chapter|episode|day|week|no|number|vol|volume|issue|series|season|round|stage"
    r"|update)s?\.? (?:\d{1,4}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
"""What numbers a piece, and names no site: "Part 2"."""
_SORTS = words("""
    update updates live blog liveblog ticker gallery photos pictures images video videos podcast
    audio watch listen explainer factbox timeline quiz obituary recap summary preview highlights
    reaction transcript correction letters newsletter archive report reports
    """)
"""Sorts of pieces, which stand behind a bar too: "Floods | Live Updates"."""
_FEWEST_WORDS = 3
"""Words of a headline behind which any name is the site's; a shorter one needs an outlet's."""


class Tail(msgspec.Struct, frozen=True):
    """
    What stands behind a headline.

    Attributes:
        start: Where the headline ends.
        name: The name behind the bar or the dash.
    """

    start: int
    name: str


def find_tail(line: str) -> Tail | None:
    """
    Find the site, section or columnist that a line names behind its headline.

    "Ferry sinks | Cape Ledger" is a headline of two words and its paper, as the name says. What
    numbers a piece or tells its sort is no site: "Storm | Part 2", "Live | Updates".
    """
    barred = _BARRED.search(line)
    found = barred or _DASHED.search(line)
    if found is None:
        return None
    name, title = found["name"], line[: found.start()].strip()
    if not _is_name(name) or _NUMBERED.fullmatch(name) or _NUMBERED.fullmatch(title):
        return None
    is_long = len(title.split()) >= _FEWEST_WORDS
    is_said = barred is not None and (read_masthead(name) is not None or _has_number(name))
    return Tail(found.start(), name) if is_long or (title and is_said) else None


def _is_name(text: str) -> bool:
    """Tell whether words may be a site's name: all with capitals, none a year, not "Live"."""
    pieces = text.split()
    numbers = [piece for piece in pieces if _NUMBER.fullmatch(piece)]
    is_called = any(len(piece) > 1 and not piece.isdigit() for piece in pieces)
    return (
        is_called
        and (not numbers or _has_number(text))
        and (pieces[0][0].isupper() or pieces[0] in _ALL_DAY or "." in text)
        and all(one[0].isupper() or one[0].isdigit() or one in _SMALL for one in pieces[1:])
        and not all(piece.casefold() in _SORTS for piece in pieces)
    )


def _has_number(name: str) -> bool:
    """Tell whether a number in a name is an outlet's: "Vest 24", "Channel 9", not "Cup 2030"."""
    pieces = name.casefold().split()
    if len(pieces) < 2:
        return False
    if pieces[0] in _ALL_DAY or pieces[-1] in _ALL_DAY:
        return True
    is_channel = pieces[-2] in FIRST | LAST
    return is_channel and _NUMBER.fullmatch(pieces[-1]) is not None and len(pieces[-1]) < 3
