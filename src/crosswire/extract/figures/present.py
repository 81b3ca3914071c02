"""People who are only told to be somewhere: aboard a ship, at home in a valley, at work."""

from __future__ import annotations

import re

from crosswire.extract.figures.nouns import is_creature, is_person
from crosswire.extract.figures.properties import load_measured
from crosswire.extract.figures.quantity import Quantity
from crosswire.reference import any_of
from crosswire.types import Sentence

_ABOARD, _POPULATION, _STAFF, _PRESENT = "passengers", "population", "staff", "present"
_VEHICLE = (
    r"(?:ship|boat|ferry|ferries|plane|aircraft|jet|airliner|helicopter|bus|coach|train|tram|truck"
    r"|lorry|van|vessel|dinghy|raft|yacht|trawler|minibus|carriages?|submarine|flight|cable car)s?"
)
_SITE = (
    r"(?:building|hall|house|hotel|church|mosque|school|mine|tunnel|club|nightclub|theatre|theater"
    r"|cinema|market|stadium|prison|plant|factory|camp|restaurant|shop|mall|arena|venue)"
)
_ABOUT = r"(?:(?:about|around|some|nearly|almost|over|at least|more than|up to|only|the)\s+){0,2}"
_CARRYING = re.compile(
    rf"\b(?:carr(?:ying|ied|ies)|transporting|ferrying)\s+{_ABOUT}\Z"
    rf"|\b{_VEHICLE}\s+(?:had|has|with|was packed with|was carrying|held)\s+{_ABOUT}\Z",
    re.I,
)
_ON_BOARD = re.compile(
    rf"(?:\s+(?!(?:and|but|or|were|was|had|have)\b)[\w’'-]+){{0,2}}?(?:\s+(?:were|was|are|had been"
    rf"|who were))?\s+(?:aboard|on[ -]board|(?:travell?ing|riding|sailing|flying)\s+(?:on|in|aboard"
    rf"|to|from)\b|(?:on|in)\s+(?:the|a|each|both)\s+{_VEHICLE})\b",
    re.I,
)
_EMPLOYING = re.compile(
    rf"\b(?:employ(?:s|ed|ing)?|workforce of|staff of|payroll of|gives? work to|jobs? to)"
    rf"\s+{_ABOUT}\Z",
    re.I,
)
_AT_WORK = re.compile(
    r"(?:\s+who)?\s+(?:(?:were|was|are|still|also|currently|normally|usually)\s+){0,2}(?:work(?:s|ed)?"
    r"|working|employed)\b(?!\s+(?:out|together|hard|to|overnight|through|with|against|around)\b)",
    re.I,
)
_HOME_TO = re.compile(
    rf"\b(?:home (?:to|of)|(?:village|town|city|hamlet|island|settlement|community|district"
    rf"|province|region|valley|camp) of|population of|inhabited by|hous(?:es|ed|ing))\s+{_ABOUT}\Z",
    re.I,
)
_LIVING = re.compile(
    r"(?:\s+who)?\s+(?:(?:now|still|currently|normally)\s+)?(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)"
    r"|inhabit(?:ed|s)?)\b(?!\s+(?:through|to|off)\b)",
    re.I,
)
_INSIDE = re.compile(
    rf"\s+(?:were|was|had been|are)\s+(?:believed to be\s+|thought to be\s+|still\s+)?"
    rf"(?:inside|(?:in|at|on)(?=[^.;]{{0,60}}\b(?:when|as|at the time)\b))\s+"
    rf"(?:(?:the|a|its|an)\s+)?(?:[\w’'-]+\s+)?{_SITE}\b",
    re.I,
)
_HURT = (
    rf"(?:{any_of('figures.suffered')}|shot(?: dead)?"
    r"|lost their lives|feared dead|taken to hospital)"
)
_BEFELL_BEHIND = re.compile(
    rf"(?:\s+(?:the|a|its|that|both|each)\s+(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+|\s+(?:in|at|on|near)\s+"
    rf"(?:the\s+)?[\w’'-]+|\s+there)?"
    rf"(?:\s+(?:were|was|are|is|have|has|had|been|all|also|confirmed|feared|presumed)){{0,3}}"
    rf"\s+(?P<verb>{_HURT})\b",
    re.I,
)
_BEFALLS = re.compile(
    rf"\b(?P<verb>{any_of('figures.befalling')}|shot dead|lives of"
    rf"|deaths? of|bodies of)\s+(?:all\s+|off\s+)?{_ABOUT}(?:of\s+the\s+)?\Z",
    re.I,
)


def find_presence(text: str, sentence: Sentence, quantity: Quantity) -> tuple[str, str] | None:
    """
    Name what a count of people told to be somewhere measures, and its class; None elsewhere.

    Of "a ferry with 240 people on board sank; 31 died" the 240 were passengers, of "12,000 live in
    the valley" they are its population: neither is a toll. What befell those very people is told
    by the verb that has them as its subject or object: "all 240 on board died".
    """
    unit = quantity.unit or ""
    counts_people = quantity.counts and is_person(unit) and not is_creature(unit)
    is_bare = quantity.unit is None and quantity.low.is_integer() and quantity.low > 1
    if quantity.hint is not None or not (counts_people or is_bare):
        return None
    ahead = text[max(sentence.start, quantity.start - 60) : quantity.start]
    befalls = _BEFALLS.search(ahead)
    for name, before, behind in (
        (_ABOARD, _CARRYING, _ON_BOARD),
        (_STAFF, _EMPLOYING, _AT_WORK),
        (_POPULATION, _HOME_TO, _LIVING),
        (_PRESENT, None, _INSIDE),
    ):
        told = behind.match(text, quantity.end, sentence.end)
        is_ahead = counts_people and before is not None and before.search(ahead) is not None
        if told is None and not is_ahead:
            continue
        end = told.end() if told is not None else quantity.end
        befell = befalls or _BEFELL_BEHIND.match(text, end, sentence.end)
        is_crew = name == _ABOARD and unit == "crew member"
        return _fate(befell["verb"]) if befell else ("crew" if is_crew else name, "level")
    return None


def _fate(verb: str) -> tuple[str, str] | None:
    """Name the toll that a verb tells of: "drowned" is of the dead."""
    word = verb.lower()
    if word.startswith("sav"):
        return "rescued", "toll"
    name, group, _ = load_measured().names.get(word, ("", "", frozenset()))
    if name == "damaged":  # people who were burned are hurt
        name = "injured"
    return (name, group) if group == "toll" else None
