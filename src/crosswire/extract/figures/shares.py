"""What a share of things is of, and what became of that share: "one train in four ran"."""

from __future__ import annotations

import re

from crosswire.extract.figures.nouns import load_nouns
from crosswire.extract.figures.properties import load_measured
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.reference import any_of

_PARTED = re.compile(r"(?:\w+\s+)+?(?P<noun>[a-z]{3,})\s+(?:in|out of)\s+(?:every\s+)?[\w-]+")
"""A ratio around its noun: "three trains in four"."""
_WORD = re.compile(r"\s+(?P<noun>[A-Za-z][\w’'-]*)(?=\s)")
_MOST_WORDS = 5
"""Words from "of" to the noun: "of the remaining long-distance trains"."""
_PLACED = r"(?:\s+(?:in|at|on|from|across|of)\s+(?:the\s+)?[\w’'-]+(?:\s[A-Z][\w’'-]+)?)?"
_AUX = (
    r"(?:was|were|is|are|be|been|being|has|have|had|will|would|could|can|did|does|do"
    r"|remain|remains|remained|lay|lie|stand|stood|also|still|already|now|only|yet|[a-z]+ly)"
)
_BECAME = re.compile(
    rf"{_PLACED}\s+(?:(?:was|were|is|are|be|been|remained|lay|stood)\s+|{_AUX}\s+)"
    rf"(?:{_AUX}\s+){{0,3}}(?P<no>not\s+)?(?:(?:been|be|being|fully|totally|partly)\s+){{0,2}}"
    rf"(?P<verb>(?!(?:{any_of('figures.no_fate')})\b)[a-z]{{2,}}(?:ed|en|wn|ing)|{any_of('figures.fared')})\b"
)
_ENDS = (
    r"(?=\s*[.,;:)]|\s*\Z|\s+(?:on|in|at|by|after|from|to|for|home|away|today|yesterday|during|as"
    r"|because|this|last|before|since|when|while|and|but|with|within|until|again|off|out)\b)"
)
"""Behind a verb that has no object."""
_DID = re.compile(
    rf"{_PLACED}\s+(?:(?:has|have|had|also|still|only|[a-z]+ly)\s+){{0,2}}"
    rf"(?P<no>(?:did|do|does|could|will|would|can)\s+not\s+|never\s+)?(?:(?:could|can|will)\s+)?"
    rf"(?P<verb>(?:{any_of('figures.faring')})(?:\s(?:home|away))?)" + _ENDS
)
_OF = re.compile(r"\s+of(?=\s)")
_NO_THING = frozenset(("them", "those", "these", "all", "which", "whom", "respondents", "people"))
"""What a share is of without a noun of its own, and people who answer."""
_LEADS_AWAY = frozenset(
    (
        "in",
        "which",
        "who",
        "that",
        "whom",
        "whose",
        "where",
        "with",
        "by",
        "from",
        "on",
        "at",
        "for",
    )
)
"""Words behind which the share is told of nothing more."""
_NEXT = re.compile(r"\s+(?:(?:also|still|only|[a-z]+ly)\s+){0,2}(?P<verb>[a-z]{2,})\b" + _ENDS)
_NO_VERBS = load_nouns().stops | {"aged", "born", "old", "younger", "older"} | _LEADS_AWAY
_SHARES = frozenset(("percent", "fraction"))
_REACH = 120


def name_share(text: str, quantity: Quantity, end: int) -> Measured | None:
    """
    Name a share by the things it is of and what became of them: "trains cancelled".

    "One train in four ran" and "three trains in four were cancelled" are two measures. What a
    measured word names ("of ballots were counted", "of the ships were damaged") stays with it,
    and so does what people say, which has an object.

    Args:
        text: The stored text.
        quantity: The share.
        end: Where its sentence ends.
    """
    if quantity.unit not in _SHARES or quantity.hint is not None:
        return None
    end = min(end, quantity.end + _REACH)
    parted = _PARTED.fullmatch(text, quantity.core, quantity.core_end)
    if parted is not None:
        noun = _plural(parted["noun"])
        told = _told(text, quantity, noun, quantity.end, end)
        verb = _NEXT.match(text, quantity.end, end) if told is None else None
        if verb is None or verb["verb"] in _NO_VERBS:
            return told
        return Measured(quantity.start, quantity.end, f"{noun} {verb['verb']}", "level")
    of = _OF.match(text, quantity.end, end)
    if of is None and quantity.unit != "fraction":
        return None
    at = of.end() if of is not None else quantity.end
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at, end)
        if word is None:
            return None
        found = _told(text, quantity, word["noun"], word.end(), end)
        if found is not None or word["noun"] in _LEADS_AWAY:
            return found
        at = word.end()
    return None


def _told(text: str, quantity: Quantity, noun: str, at: int, end: int) -> Measured | None:
    """Name what became of a noun by the verb right behind it, or behind where it is."""
    known = load_measured().names
    if not noun.islower() or noun in known or noun in load_nouns().stops or noun in _NO_THING:
        return None
    fate = _BECAME.match(text, at, end) or _DID.match(text, at, end)
    if fate is None or known.get(fate["verb"], ("", "toll"))[1] != "toll":
        return None
    told = f"not {fate['verb']}" if fate["no"] else fate["verb"]
    return Measured(quantity.start, quantity.end, f"{noun} {told}", "level")


def _plural(noun: str) -> str:
    """Write the plural of a noun that a ratio has in the singular: "one family in four"."""
    many = next((plural for plural, one in load_nouns().plurals.items() if one == noun), None)
    if noun.endswith("s") or noun in load_nouns().plurals or many is not None:
        return many or noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
