"""The body that a line of its own names: "State Election Commission of Norvia"."""

from __future__ import annotations

import re

from crosswire.reference import word_set
from crosswire.sources.provenance.mastheads import has_verb
from crosswire.sources.provenance.names import is_name_shaped
from crosswire.sources.provenance.outlets import has_outlet_word
from crosswire.sources.wordlists import words

_BODIES = word_set("origins.institutions") | word_set("letterheads.bodies")
_SMALL = words("of the and for in on at to & de da do")
_HEAD_END = re.compile(r" (?:of|for|on|in|at)\b|,", re.IGNORECASE)
_PRESS_OFFICE = re.compile(
    r"(?:press|media|information|communications?) (?:and \w+ )?(?:cent(?:re|er)|department|office"
    r"|service|unit)",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:republic|kingdom|state|commonwealth|government) of\b", re.IGNORECASE)
_MOST_WORDS = 12
_LONGEST = 110  # characters


def is_letterhead(line: str) -> bool:
    """
    Tell whether a line is the name of an institution: "Office of the President of Norvia".

    The noun that such a name turns on is that of an institution, "commission", and nothing is
    said of it: "Transport Ministry Shuts Port" is a headline, and "Harbour Commission Post" a
    paper.
    """
    pieces = line.split()
    if not 2 <= len(pieces) <= _MOST_WORDS or len(line) > _LONGEST:
        return False
    is_named = pieces[0][0].isupper() and all(
        piece[0].isupper() or piece in _SMALL for piece in pieces
    )
    if not is_named or re.search(r'[.!?:;"“”()\[\]|>\d]', line):
        return False
    head = _HEAD_END.split(line, maxsplit=1)[0].split()
    return head[-1].casefold() in _BODIES and not has_verb(line) and not has_outlet_word(line)


def is_press_office(line: str) -> bool:
    """Tell whether a line is the desk that gives out releases: "Press Service"."""
    return _PRESS_OFFICE.fullmatch(line) is not None


def is_above_letterhead(line: str, following: str) -> bool:
    """Tell the state that stands above its body: "Kingdom of Norvia", "Ministry of Health"."""
    return _STATE.match(line) is not None and is_letterhead(following)


def is_below_letterhead(line: str) -> bool:
    """Tell a part of the body, or its address: "Office of the Chairman", "Quay Street, Lund"."""
    is_named = is_name_shaped(line.replace(",", " ")) and len(line.split()) <= _MOST_WORDS // 2
    return is_letterhead(line) or is_press_office(line) or (is_named and not has_verb(line))
