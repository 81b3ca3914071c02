"""Numbers that are no figures: ages, scores, clock times, names with numbers, list marks."""

from __future__ import annotations

import re

from crosswire.extract.figures.nouns import counted_noun, is_description, is_person
from crosswire.extract.numbers import Number, NumberKind
from crosswire.extract.units import load_units
from crosswire.reference import any_of, word_set
from crosswire.types import Part

_NAMED = re.compile(
    r"(?:\b(?:No|Nos|Art|Sec|Ch|Vol|p|pp|Prop|Fig|Sgt|Rep)\.|#|№|§|\b(?:[Nn]umber|[Aa]rticles?"
    r"|[Ss]ections?|[Cc]hapter"
    r"|[Rr]esolution|[Aa]mendment|Room|Route|Highway|Interstate|[Ff]light|Boeing|Airbus|Channel"
    r"|[Pp]age|[Vv]olume"
    r"|[Vv]ersion|iPhone|Windows|Title|District|Ward|Block|Phase|[Tt]ype|[Cc]ategory|Group|Apollo"
    r"|Proposition|Bill"
    r"|HR|War|[Gg]rade|[Gg]ate|Line|Formula|Step|Chapter|Part|Rule|Law|Decree|Order|Case|Exhibit"
    r"|Form|Building"
    r"|Terminal|Pier|Platform|[Ff]igure|[Tt]able|Area|Studio|Super Bowl|Falcon|Voyager|Soyuz"
    r"|Galaxy|Directive"
    r"|Protocol|Day|Tier|Stage|[Rr]ound|Week|Schedule|Paragraph|paragraph|[Ll]evel|Level|Task Force"
    r"|Unit|Zone|Gen|S&P|Poor['’]?s['’]?|FTSE|CAC|DAX|SMI|MSCI|Nasdaq|Nifty|Kospi|Nikkei|Russell|Stoxx|STOXX|ASX|TSX|CSI|IBEX|Fortune"
    r"|Forbes))\s?-?\Z"
)
_INDEX_MOVED = re.compile(r"\s?(?:%|(?:per ?cent|points?|people|minutes|hours|days|years)\b)")
"""Behind what an index moved by, and no name of it: "sent the FTSE 2.3 percent lower"."""
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aged between|ages? of|turned|turns|turning|in age|aged from)\s+(?:about "
    r"|above |below |over |under |from |between )?(?:\w{1,9} (?:and|to) |\d\d?, ){0,4}(?:and )?\Z",
    re.I,
)
_AGE_BEHIND = re.compile(
    r"(?:[-–]\d\d)?[\s-]+(?:year|month|week|day)s?[\s-]+olds?\b|\s+years of age\b|-?year-?old"
    r"|\s+(?:and|or) (?:older|younger)\b",
    re.I,
)
LEGAL_AGE = re.compile(
    r"\b(?:pension(?:able)?|retirement|voting|minimum|maximum|legal|drinking|marriageable|leaving)"
    r"\s+age\b[^.;,]{0,30}\Z|\bage of (?:consent|majority|retirement)\b[^.;,]{0,20}\Z",
    re.I,
)
_CLOCK_BEHIND = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock|GMT|UTC|CET|EST|EDT|local time)|:\d\d(?!\d)", re.I
)
_CLOCK_BEFORE = re.compile(r"\d:\Z")
_HOURS = 12
_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_BEFORE_HOUR = re.compile(
    r"\b(?:at|until|till|before|after|by|from|since)\s+(?:about |around |exactly )?\Z", re.I
)
_BEFORE_MINUTES = re.compile(r"\b(?:at|until|till|before|after)\s+(?:about |around )?\Z", re.I)
_NO_NOUN = r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:and|when|as|but|on|in|that|because|while)\b)"
"""No noun that is counted follows: the clause ends there or goes on with a small word."""
_HOUR_OF_DAY = re.compile(
    r"\s+(?:in the (?:morning|afternoon|evening)|at night|sharp)"
    rf"(?:{_NO_NOUN}|(?=\s+(?:at|with|to|of|local)\b))",
    re.I,
)
_DAY_AT = re.compile(
    r"(?:day|morning|noon|evening|night|tomorrow)\s+(?:at|until)\s+(?:about |around )?\Z", re.I
)
_HOUR_ALONE = re.compile(_NO_NOUN, re.I)
_PAST_BEFORE = re.compile(
    r"\b(?:half past|quarter (?:past|to)"
    r"|(?P<few>(?:at|until|till|before|after) (?:five|ten|twenty|twenty-five) (?:past|to)))\s+\Z",
    re.I,
)
_PAST_BEHIND = re.compile(
    rf"\s+(?:past|to)\s+(?:{_HOUR_WORDS})\b(?=\s*[.,;]|\s+(?:on|in|at|and|that|when|because|while)\b)",
    re.I,
)
_POINT_TIME = re.compile(
    r"(?:\b(?:until|till|before|after)"
    r"|\b(?:left|arriv(?:ed|es)|beg[ai]n(?:s)?|start(?:ed|s)|depart(?:ed|s)|landed|sailed|rang|met)"
    r"(?:\s\w+){0,3}\sat)\s+(?:about |around )?\Z",
    re.I,
)
"""Before an hour written with a point: "could not open until 7.40"."""
_POINT_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MINUTES = frozenset({5, 10, 20, 25})
_COUNTS = re.compile(
    r"\b(?:stood|stands|rose|fell|went|put|puts|tolls?|counts?|number|total|figure|killed|dead"
    r"|injured|wounded|arrested|detained|cut|raised|lowered|vote|majority|rate|price)\b",
    re.I,
)
_LIST_MARK = re.compile(r"[.)](?:\s|\Z)")
_MARK = re.compile(r"(?:[:;,]|\band) \( ?\Z")
"""Before the mark of a list in running text: "two reasons: (1) the cost"."""
_BEFORE_CHRIST = re.compile(r"\s?(?:BCE?\b|B\.C\.|AD\b|A\.D\.|CE\b|(?i:b\.c\.e\.|c\.e\.))")
_AGE_NOUN = re.compile(
    r"\s?%|\s+(?:percent|per cent|(?!was\b|is\b|has\b)[a-z]{2,}s|people|million|kg|kilo)\b"
)
_AGE_GROUP = re.compile(
    r"\b(?:voters|people|those|children|adults|women|men|kids|anyone|Americans|workers|persons|girls"
    r"|boys|citizens|residents|youths|students|respondents)\s+(?:aged\s+)?(?:under|over|above|below"
    r"|younger than|older than)\s+(?:the age of\s+)?\Z"
)
_GLUED = re.compile(r"(?:[A-Za-z]-|[A-Z]\d-|[’'‘]|[@/_=&])\Z")
_AGE_SUBJECT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|who|(?i:when)(?: \w+)?) (?:was|is|am|’m|'m|were)"
    r" (?:only |just |about )?\Z"
    r"|\b(?:[Hh]e|[Ss]he|I) (?:will be|would be|would have been) \Z"
)
_AGE_OF = re.compile(
    r"\b(?:boys?|girls?|man|woman|child|youth|teenager|baby|infant|toddler|son|daughter|student"
    r"|pupil|widow|widower|pensioner|youngster|brother|sister|mother|father|grandmother"
    r"|grandfather|parents?|mums?|moms?|mam|dads?|mothers|fathers)\s+of\s+"
    r"(?:about |only |just |barely )?\Z",
    re.I,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one|some|all|none|any|each|most|both|several|among) (?:of )?(?:the|these|those) \Z", re.I
)
"""Before people or things that were counted earlier: "whose owner is one of the nine"."""
_OLDER = re.compile(r"\b(?:older|younger) than \Z")
_AT_AGE = re.compile(r"(?:\A|[.!?”\"]\s)At \Z")
_OPEN_END = re.compile(
    r"\s*(?:[.,;)”\"]|\Z|and\b|when\b|at\b|then\b|(?:in|on)"
    rf" (?:{any_of('words.months')})\b)"
)
_NO_TAIL = re.compile(r"['’′]\s?\d|['’]?s\b|\(k\)")
_SCORE_BEHIND = re.compile(
    r"[-–]\d{1,3}(?!\d|[.,]\d|\s?(?:%|percent|per cent|[a-z]+s\b|km|million|billion|(?:year|month"
    r"|week|day|hour|minute|mile|point)))"
)
_SCORE_BEFORE = re.compile(r"(?<![\w.,])\d{1,3}[-–]\Z")
_PHONE_BEHIND = re.compile(
    r"\)?[-.\s]\d{3}[-.\s]\d{4}|[-]\d{4}(?!\d|\s?%|\s(?:[a-z]{3,}s|people|million)\b)|[-]\d+-\d"
)
_PHONE_BEFORE = re.compile(r"\d{3}[-.]\Z|\+\Z|\d\)\s?-?\Z")
_PHONE_LINE = re.compile(
    r"(?:\b(?:tel(?:ephone)?|phone|fax|mobile|whatsapp|hotline)\b(?: (?:no|number)s?)?[.:]*"
    r" ?[+(]?[\d\s().+/-]*|\+\d{1,3}[ (.-][\d ().-]*)\Z",
    re.I,
)
"""What stands before the groups of a telephone number: "tel. +254 20 "."""
_NAME_BEFORE = re.compile(r"(?<=[a-z,’”\w] )(?P<word>[A-Z][a-z]+|[A-Z&]{2,5}) \Z")
_GIVEN = re.compile(
    r"\b(?:g[ia]v(?:es?|en|ing)|put(?:s|ting)?|show(?:s|ed|ing)?|award(?:s|ed)?|has|had|with)\s+"
    r"(?:[A-Z][\w’'-]+\s+){1,3}\Z"
)
_NEXT_GIVEN = re.compile(r"(?:,|,? and)\s+(?:[A-Z][\w’'-]+\s+){1,3}\d")
"""Around what the first of several gets: "the poll gave Lopez 45 and Ruiz 40 percent"."""
_PRODUCT_BEFORE = re.compile(r"\b(?:[a-z]+[A-Z][A-Za-z]*|[A-Z][a-z]+OS) \Z")
"""The name of a product by its capitals, before its version: "iOS 5", "CentOS 8"."""
_NAME_INSIDE = re.compile(r"\b[A-Z][a-z]+[A-Z][A-Za-z]* \Z")
"""The name of a product, a firm or a person by a capital inside it: "PlayStation", "McCain"."""
_DEFINITE = re.compile(
    r"\b(?:the|these|those|their|his|her|its|our|your|other|all|any|no|some|every|each|this"
    r"|that)\s+\Z",
    re.I,
)
_ONE_BEHIND = re.compile(
    r"(?:[\s-]+(?:of|another|day|thing|way|reason|side|time|another|more|such|man’s|who|that|is"
    r"|was|has|can|on|in"
    r"|step|point|hand|and|or(?! two\b)"
    r"|could|would|should|might|may|must)\b|[’'.,;:!?)]|-(?:time|way|sided"
    r"|on|off|stop)\b)",
    re.I,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;)”\"]|\Z)")
_NAMED_BEFORE = re.compile(
    r"\b(?:the|these|those|both|either|his|her|our|their|your|last|first|other)\s+\Z", re.I
)
_LASTS = re.compile(
    r"\b(?:will|would|could|may|might|should|can|must|not|to|which)\s+(?:[a-z]+ly\s+)?last\s+\Z"
)
"""A verb before a length, "to last two weeks", that looks like a word for the most recent ones."""
_LEANS_ON_HALF = re.compile(
    r"\b(?:by|about|almost|around|nearly|roughly|over|than|least|some) \Z", re.I
)
_SMALL_WORDS = 5
_FEW = 100
_AGED = re.compile(r"\b(?:age|aging|turn)", re.I)
_NO_PEOPLE = word_set("words.months") | {"However", "Also", "Yes", "No", "Today"}
_ONE_OF_PAIR = re.compile(r"-for-\d|-on-(?:\d|one|two)|-by-\d|/7\b")
_TO_SCORE = re.compile(
    r"(?:-to-|\sto\s)(?:\d{1,3}|one|zero)(?= (?:vote|decision|victory|win|lead))|-to-\d"
)
_TO_SCORED = re.compile(r"\d(?:-to-|-for-|-by-)\Z")
_MODEL_BEFORE = re.compile(r"7[0-8]7[-–]\Z")
_SLASHED = re.compile(r"/\d{1,2}/\d|/\d{2,4}(?!\d)")
_SLASHED_BEFORE = re.compile(r"\d/\Z")
_SCORE_UNIT = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|km\b|kph|mph|kg\b|cm\b|mm\b|ft\b|°"
    r"|(?!(?:is|was|has|does|as|its|this|us)\b)[a-z]+s\b)|-[a-z]"
)
_NOUN_BEHIND = re.compile(r"\s?(?:%|percent|per cent)|[\s-]+[a-z]{3,}")
_NO_NOUN_BEHIND = re.compile(r"\s(?:and|or|but|as|was|is|has|had|will|for|from|with|which|that)\b")
_AIRLINER = re.compile(r"7[0-8]7")
_ONE_MODEL = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his|[Ee]ach|[Ee]very)(?: [a-z-]+)?|[’']s|Airlines"
    r"|Airways) \Z"
)
_STREET = re.compile(
    r"\s(?:[A-Z][\w.]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Drive|Square"
    r"|Place|Court|Terrace|Way)\b(?!\s[a-z]+s\b)"
)
_GOES_ON = re.compile(r"\s(?:in|and|who|are|were|is|have|had|say|said|to|with|at|or|by|voted)\b")
_TITLE_BEHIND = re.compile(r"[\s-][A-Z][a-z]+(?:\s(?P<noun>[a-z]+s)\b)?")


_PARTIES = word_set("figures.sides")
"""Who a report is about: "the two sides" counts nobody anew."""
_GANG = re.compile(r"\b[A-Z][a-z]+ (?:of|for) \Z")


def _is_title(text: str, number: Number, head: str, tail: str) -> bool:
    """Tell the name "Six Flags" or "Big Five" by a capital that no sentence begins with."""
    if not text[number.start].isupper() or text[number.start : number.end].isupper():
        return False
    before = head.rstrip()
    if not before or not head.endswith(" ") or before[-1] in '.!?:“”"’—-;':
        return False
    capital = before.rpartition(" ")[2][:1].isupper() or _GANG.search(head) is not None
    behind = _TITLE_BEHIND.match(tail)
    return (behind is not None and behind["noun"] is None) or (capital and behind is None)


def is_no_figure(text: str, number: Number, paragraph: Part) -> bool:
    """
    Tell numbers that measure nothing from figures.

    No figures: "aged 45", "won 3-2", "at 5:30 p.m.", "Article 5", "Su-27", "one of the".
    """
    head = text[max(paragraph.start, number.start - 40) : number.start]
    tail = text[number.end : min(paragraph.end, number.end + 24)]
    if _ONE_OF_PAIR.match(tail) or _TO_SCORE.match(tail) or _TO_SCORED.search(head[-8:]):
        return True
    if head.endswith((" per ", " per every ")):
        return True
    if head.endswith(" Mach "):
        return False
    if _is_hour(number, head, tail) or _is_point_hour(text, number, head, tail):
        return True
    if number.kind is NumberKind.ORDINAL:
        return "nniversary" not in text[number.end : number.end + 40]
    if not number.digits:
        return _is_loose_word(text, number, head, tail)
    glued = _GLUED.search(head[-3:]) and not head.endswith("agnitude-")
    if glued or _is_in_address(head):
        return True
    if _is_numbered(head) and not _INDEX_MOVED.match(tail):
        return True
    if _STREET.match(text, number.end) or _is_airliner(text, number, head):
        return True
    if _NO_TAIL.match(tail) or head.endswith(('="', "='")):
        return True
    if not number.scaled and (_is_clock_or_age(number, head, tail) or _is_code(head, tail)):
        return True
    leads = number.start == paragraph.start or head.endswith("\n")
    if leads and _LIST_MARK.match(tail) and number.high < 100:
        return True
    if tail.startswith(")") and number.high < 100 and ("(" not in head or _MARK.search(head)):
        return True
    if _BEFORE_CHRIST.match(tail):
        return True
    return _is_version(text, number, head) or _is_named(number, head, tail)


def _is_version(text: str, number: Number, head: str) -> bool:
    """Tell "an iOS 5 update" and "a PlayStation 5" from what a firm gets, "paid FedEx 9 euros"."""
    if number.scaled:
        return False
    if _PRODUCT_BEFORE.search(head):
        return True
    return _NAME_INSIDE.search(head) is not None and not _has_noun(text, number)


def _is_hour(number: Number, head: str, tail: str) -> bool:
    """
    Tell "at six in the morning", "on Thursday at six" and "twenty to eleven".

    Not so where something is counted: "the toll stood on Tuesday at eleven".
    """
    if number.scaled or number.kind is not NumberKind.CARDINAL or _COUNTS.search(head):
        return False
    is_minutes = number.high in _MINUTES and not number.digits
    if is_minutes and _BEFORE_MINUTES.search(head) and _PAST_BEHIND.match(tail):
        return True
    if number.high > _HOURS:
        return False
    if _BEFORE_HOUR.search(head) and _HOUR_OF_DAY.match(tail):
        return True
    ends = _HOUR_ALONE.match(tail) is not None
    past = None if number.digits else _PAST_BEFORE.search(head)
    if past is not None:
        return ends or not past["few"]
    return ends and _DAY_AT.search(head) is not None


def _is_point_hour(text: str, number: Number, head: str, tail: str) -> bool:
    """Tell the hour of "could not open until 7.40" from an amount of 7.40."""
    if number.scaled or _POINT_HOUR.fullmatch(text, number.start, number.end) is None:
        return False
    return _POINT_TIME.search(head) is not None and _HOUR_ALONE.match(tail) is not None


def _is_clock_or_age(number: Number, head: str, tail: str) -> bool:
    if _CLOCK_BEHIND.match(tail) or _CLOCK_BEFORE.match(head[-2:]):
        return True
    if number.high > 130:
        return False
    if _is_age(head, tail):
        return True
    if head.endswith(("er ", "ve ", "low ", "an ", "of ")) and _AGE_GROUP.search(head):
        return not _NOUN_BEHIND.match(tail) or _GOES_ON.match(tail) is not None
    if _AGE_OF.search(head) and not _AGE_NOUN.match(tail):
        return True
    if _OPEN_END.match(tail) and _AGE_SUBJECT.search(head):
        return True
    if tail[:2] == ", " and head.endswith(", ") and 15 < number.high < 106:
        lone = not any(letter.isdigit() for letter in head[-26:])
        if lone and number.low == int(number.low) and "." not in head[-26:]:
            return True
    if not head.endswith((", ", ",\u00a0", " (")) or tail[:1] not in (",", ")", ".", ";", ""):
        return False
    if not 1 < number.high < 112 or number.low != int(number.low):
        return False
    return _ends_with_name(head) or _ends_with_person(head)


def _is_age(head: str, tail: str) -> bool:
    """Tell "a nurse aged 45" and "a 45-year-old" from the age that a law sets for everybody."""
    if _AGE_BEHIND.match(tail) or (_OLDER.search(head) and not _NOUN_BEHIND.match(tail)):
        return True
    if tail[:2] == ", " and _AT_AGE.search(head):
        return True
    if _AGED.search(head) is None or _AGE_BEFORE.search(head) is None:
        return False
    return LEGAL_AGE.search(head) is None


def _ends_with_name(head: str) -> bool:
    """Tell "Anna Berg, " and "Lee (" by the capital of the word before the mark."""
    word = head.rstrip(", (\u00a0").rpartition(" ")[2].lstrip('“‘"(')
    return word[:1].isupper() and word not in _NO_PEOPLE and len(word) > 1


_ONE_PERSON = re.compile(r"\b(?:an?|the|his|her) (?:[a-z-]+ ){0,2}(?P<noun>[a-z]{3,}), \Z", re.I)


def _ends_with_person(head: str) -> bool:
    """Tell "a nurse, 32." by the noun for one person before the comma."""
    found = _ONE_PERSON.search(head)
    return found is not None and is_person(found["noun"])


def _is_airliner(text: str, number: Number, head: str) -> bool:
    """Tell "the 787" in a report about Boeing, which is no count of what stands behind it."""
    if _AIRLINER.fullmatch(text, number.start, number.end) is None or "Boeing" not in text:
        return False
    return _ONE_MODEL.search(head) is not None or not _has_noun(text, number)


def _is_in_address(head: str) -> bool:
    """Tell digits inside a web or mail address."""
    word = head.rpartition(" ")[2]
    return word.startswith(("http", "www.")) or "@" in word


def _is_numbered(head: str) -> bool:
    """Tell "Article 5" and "No. 7" by the word before."""
    return head[-1:] in " -#№.\u00a0" and _NAMED.search(head[-16:]) is not None


def _is_code(head: str, tail: str) -> bool:
    """Scores, telephone numbers and the like."""
    if _PHONE_BEHIND.match(tail):
        return True
    if _PHONE_LINE.search(head) and not _SCORE_UNIT.match(tail):
        return True
    if _PHONE_BEFORE.search(head[-5:]):
        return _MODEL_BEFORE.search(head) is not None or not _SCORE_UNIT.match(tail)
    if _SLASHED.match(tail) or _SLASHED_BEFORE.search(head[-4:]):
        return True
    between = head.endswith(("between ", "from ", "of "))
    if _SCORE_BEHIND.match(tail) and not between and head[-1:] not in ("$", "€", "£"):
        return True
    if head[-1:] not in ("-", "–"):
        return False
    return _SCORE_BEFORE.search(head[-6:]) is not None and not _SCORE_UNIT.match(tail)


def _is_named(number: Number, head: str, tail: str) -> bool:
    """Tell a name with a number ("Falcon 9") by its capital before and no noun behind."""
    if number.scaled or not head.endswith(" "):
        return False
    if _NOUN_BEHIND.match(tail) and not _NO_NOUN_BEHIND.match(tail):
        return False
    name = _NAME_BEFORE.search(head)
    if name is None or is_of_several(head, tail):
        return False
    if name["word"] in load_units().currencies:
        return False
    return name["word"] not in ("By", "About", "Some", "Only", "Almost", "Nearly", "Over")


def is_of_several(head: str, tail: str) -> bool:
    """
    Tell the number that stands with the first of several names, which has the unit of the next.

    "The poll gave Lopez 45 and Ruiz 40 percent", but not "sent Explorer 8 and Voyager 2".

    Args:
        head: What stands before the number, with the name.
        tail: What stands behind it.
    """
    return _NEXT_GIVEN.match(tail) is not None and _GIVEN.search(head) is not None


def _has_noun(text: str, number: Number, without: frozenset[str] = frozenset()) -> bool:
    """Tell "the three officers" and "a two-day summit" from "the two agreed", "the two sides"."""
    if is_description(text, number.end):
        return False
    if load_units().find_after(text, number.end) is not None:
        return True
    noun = counted_noun(text, number.end, number.high, False)
    return noun is not None and noun.unit not in without


def _is_loose_word(text: str, number: Number, head: str, tail: str) -> bool:
    """Number words that do not count: "one of", "the two", "no one", "zero tolerance"."""
    if (_GLUED.search(head[-2:]) and not head.endswith("‘")) or _is_numbered(head):
        return True
    if number.high < 130 and (
        _is_age(head, tail) or (_OPEN_END.match(tail) and _AGE_SUBJECT.search(head))
    ):
        return True
    if _is_title(text, number, head, tail):
        return True
    if number.high <= _HOURS and _CLOCK_BEHIND.match(tail):
        return True
    if 1 < number.high < 130 and _AGE_OF.search(head) and not _AGE_NOUN.match(tail):
        return True
    is_few = number.kind is NumberKind.CARDINAL and not number.scaled and number.high < _FEW
    if is_few and _ONE_OF_THEM.search(head) and _CLAUSE_ENDS.match(tail):
        return True
    is_one = number.kind is NumberKind.CARDINAL and number.low == 1 and not number.scaled
    if is_one and (_ONE_BEHIND.match(tail) or _DEFINITE.search(head) or not tail):
        return True
    if number.kind is NumberKind.CARDINAL and 1 < number.high < _SMALL_WORDS:
        if _NAMED_BEFORE.search(head) is None or _LASTS.search(head):
            return False
        return not _has_noun(text, number, without=_PARTIES)
    if number.kind is NumberKind.FRACTION:
        words = text[number.start : number.end].lower()
        if words in ("half", "a half", "one half"):
            if _LEANS_ON_HALF.search(head):
                return re.match(r"-|\s(?:way|time|past|term|back|mast)\b", tail) is not None
            return not re.match(
                r"[\s-]+(?:of|the|a|an|as|its|their|his|her|all|that|percent)\b", tail
            )
    if number.kind is NumberKind.MULTIPLE:
        words = text[number.start : number.end].lower()
        if words == "twice":
            return not re.match(
                r"\s+(?:(?:as|the|more|that|those|what|its|their|his|her|higher|larger)\b"
                r"|last\s+\w+[’']s\b)",
                tail,
            )
        return words in ("doubles", "doubling") and not re.match(
            r"\s+(?:to|in|since|from|the)\b", tail
        )
    return False
