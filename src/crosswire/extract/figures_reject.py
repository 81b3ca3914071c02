"""Numbers that are no figures: ages, scores, clock times, names with numbers, list marks."""

from __future__ import annotations

import re

from crosswire.extract.numbers import Number, NumberKind
from crosswire.types import Part

_NAMED = re.compile(
    r"(?:\b(?:No|Nos|Art|Sec|Ch|Vol|p|pp|Prop|Fig|Sgt|Rep)\.|#|№|\b(?:[Nn]umber|[Aa]rticles?"
    r"|[Ss]ections?|[Cc]hapter"
    r"|[Rr]esolution|[Aa]mendment|Room|Route|Highway|Interstate|Flight|Boeing|Airbus|Channel"
    r"|[Pp]age|[Vv]olume"
    r"|[Vv]ersion|iPhone|Windows|Title|District|Ward|Block|Phase|[Tt]ype|Category|Group|Apollo"
    r"|Proposition|Bill"
    r"|HR|War|[Gg]rade|[Gg]ate|Line|Formula|Step|Chapter|Part|Rule|Law|Decree|Order|Case|Exhibit"
    r"|Form|Building"
    r"|Terminal|Pier|Platform|[Ff]igure|[Tt]able|Area|Studio|Super Bowl|Falcon|Voyager|Soyuz"
    r"|Galaxy|Directive"
    r"|Protocol|Day|Tier|Stage|Round|Week|Schedule|Paragraph|paragraph|[Ll]evel|Level|Task Force"
    r"|Unit|Zone|Gen))\s?-?\Z"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged between|ages? of|turned|turns|turning)\s+(?:about |over "
    r"|under )?(?:\d+ (?:and|to) )?\Z",
    re.I,
)
_AGE_BEHIND = re.compile(
    r"[\s-]+(?:year|month|week|day)s?[\s-]+olds?\b|\s+years of age\b|-?year-?old", re.I
)
_AGE_APPOSITION = re.compile(r"[\w.”’)]+,\s\Z")
_CLOCK_BEHIND = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock|GMT|UTC|CET|EST|EDT|local time)|:\d\d(?!\d)", re.I
)
_CLOCK_BEFORE = re.compile(r"\d:\Z")
_LIST_MARK = re.compile(r"[.)]\s")
_GLUED = re.compile(r"(?:[A-Za-z]-|[’'‘]|[@/_=&])\Z")
_AGE_SUBJECT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|who|(?i:when)(?: \w+)?) (?:was|is|am|’m|'m|were)"
    r" (?:only |just |about )?\Z"
)
_OPEN_END = re.compile(r"\s*(?:[.,;)”\"]|\Z|and\b|when\b|at\b|then\b)")
_NO_TAIL = re.compile(r"['’′]\s?\d|['’]?s\b")
_URL = re.compile(r"(?:https?:|www\.|@)\S*\Z")
_SCORE_BEHIND = re.compile(
    r"[-–]\d{1,3}(?![\d.,]|\s?(?:%|percent|per cent|[a-z]+s\b|km|million|billion|(?:year|month"
    r"|week|day|hour|minute|mile|point)))"
)
_SCORE_BEFORE = re.compile(r"(?<![\w.,])\d{1,3}[-–]\Z")
_PHONE_BEHIND = re.compile(r"[-.\s]\d{3}[-.\s]\d{4}|[-]\d{4}(?!\d|\s*[a-z%])|[-]\d+-\d")
_PHONE_BEFORE = re.compile(r"\d{3}[-.]\Z|\+\Z|\d\)\s?-?\Z")
_NAME_BEFORE = re.compile(r"(?<=[a-z,’”\w] )(?P<word>[A-Z][a-z]+) \Z")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|their|his|her|its|our|your|other|all|any|no|some|every|each|this"
    r"|that)\s+\Z",
    re.I,
)
_ONE_BEHIND = re.compile(
    r"(?:[\s-]+(?:of|another|day|thing|way|reason|side|time|another|more|such|man’s|who|that|is"
    r"|was|has|can|on|in"
    r"|step|point|hand|and|or|could|would|should|might|may|must)\b|[’'.,;:!?)]|-(?:time|way|sided"
    r"|on|off|stop)\b)",
    re.I,
)
_SMALL_WORDS = 5
_ID = re.compile(r"[-–][A-Za-z]{1,3}\d|[A-Za-z]{2,}\d|-?\d*/\d|(?:st|nd|rd|th)[\s-](?!anniv)")


def is_no_figure(text: str, number: Number, paragraph: Part) -> bool:
    """
    Tell numbers that measure nothing from figures.

    No figures: "aged 45", "won 3-2", "at 5:30 p.m.", "Article 5", "Su-27", "one of the".
    """
    head = text[max(paragraph.start, number.start - 40) : number.start]
    tail = text[number.end : min(paragraph.end, number.end + 24)]
    if number.kind is NumberKind.ORDINAL:
        return "nniversary" not in text[number.end : number.end + 40]
    if not number.digits:
        return _is_loose_word(text, number, head, tail)
    if _GLUED.search(head) or _URL.search(head) or _NAMED.search(head):
        return True
    if _NO_TAIL.match(tail) or head.endswith(('="', "='")):
        return True
    if not number.scaled and (_is_clock_or_age(number, head, tail) or _is_code(head, tail)):
        return True
    leads = number.start == paragraph.start or head.endswith("\n")
    if leads and _LIST_MARK.match(tail) and number.high < 100:
        return True
    if tail.startswith(")") and "(" not in head and number.high < 100:
        return True
    return _is_named(number, head, tail)


def _is_clock_or_age(number: Number, head: str, tail: str) -> bool:
    if _CLOCK_BEHIND.match(tail) or _CLOCK_BEFORE.search(head):
        return True
    if number.high > 130:
        return False
    if _AGE_BEHIND.match(tail) or _AGE_BEFORE.search(head):
        return True
    if _AGE_SUBJECT.search(head) and _OPEN_END.match(tail):
        return True
    apposed = _AGE_APPOSITION.search(head) is not None and tail[:1] in (",", ")", ".", ";", "")
    capital = re.search(r"[A-Z][\w’.-]+,\s\Z", head) is not None
    return apposed and capital and 1 < number.high < 112 and number.low == int(number.low)


def _is_code(head: str, tail: str) -> bool:
    """Scores, telephone numbers and the like."""
    if _PHONE_BEHIND.match(tail) or _PHONE_BEFORE.search(head[-5:]):
        return True
    between = re.search(r"\b(?:between|from|of)\s+\Z", head) is not None
    if _SCORE_BEHIND.match(tail) and not between and not re.search(r"[$€£]\Z", head):
        return True
    return _SCORE_BEFORE.search(head) is not None and not re.match(
        r"\s?(?:%|percent|per cent|million|billion|[a-z]+s\b)|-[a-z]", tail
    )


def _is_named(number: Number, head: str, tail: str) -> bool:
    """Tell a name with a number ("Falcon 9") by its capital before and no noun behind."""
    name = _NAME_BEFORE.search(head)
    if name is None or number.scaled:
        return False
    if re.match(r"\s?(?:%|percent|per cent)|[\s-]+[a-z]{3,}", tail):
        return False
    return name["word"] not in ("By", "About", "Some", "Only", "Almost", "Nearly", "Over")


def _is_loose_word(text: str, number: Number, head: str, tail: str) -> bool:
    """Number words that do not count: "one of", "the two", "no one", "zero tolerance"."""
    if (_GLUED.search(head) and not head.endswith("‘")) or _NAMED.search(head):
        return True
    if number.high < 130 and (_AGE_BEHIND.match(tail) or _AGE_BEFORE.search(head)):
        return True
    is_one = number.kind is NumberKind.CARDINAL and number.low == 1 and not number.scaled
    if is_one and (_ONE_BEHIND.match(tail) or _DEFINITE.search(head) or not tail):
        return True
    if number.kind is NumberKind.CARDINAL and 1 < number.high < _SMALL_WORDS:
        return bool(
            re.search(
                r"\b(?:the|these|those|both|either|his|her|our|their|your|last|first|other)\s+\Z",
                head,
                re.I,
            )
        )
    if number.kind is NumberKind.FRACTION:
        words = text[number.start : number.end].lower()
        if words in ("half", "a half", "one half"):
            return not re.match(
                r"[\s-]+(?:of|the|a|an|as|its|their|his|her|all|that|percent)\b", tail
            )
    if number.kind is NumberKind.MULTIPLE:
        words = text[number.start : number.end].lower()
        if words == "twice":
            return not re.match(r"\s+(?:as|the|more|that|its)\b", tail)
        return words in ("doubles", "doubling") and not re.match(
            r"\s+(?:to|in|since|from|the)\b", tail
        )
    return False
