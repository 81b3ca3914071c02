"""How newsrooms write dates: one regular expression a form, each linear in its input."""

from __future__ import annotations

import re
from types import MappingProxyType

from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.extract.numbers import any_prefix
from crosswire.reference import word_set

_MONTHS = word_set("words.months")
_SHORTENED = frozenset(
    short
    for short in _MONTHS
    if any(month.startswith(short) and len(month) > len(short) for month in _MONTHS)
)
_VERBS = frozenset({"March", "May"})
"""Months that are verbs without their capital."""
_LONG = (
    f"(?i:{'|'.join(sorted(_MONTHS - _SHORTENED - _VERBS))})"
    f"|{'|'.join(sorted({*_VERBS, *map(str.upper, _VERBS)}))}"
)
_SHORT = rf"(?:{'|'.join(sorted({*_SHORTENED, *map(str.upper, _SHORTENED)}, reverse=True))})\b\.?"
MONTH = rf"(?:(?:{_LONG})\b|{_SHORT})"
_WEEKDAY_LONG = r"(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
WEEKDAY = rf"(?:{_WEEKDAY_LONG}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![.,:]\d|%|/)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)\b(?![.,:]\d|%)"
_THROUGH = r"\s?(?:[-–—/]|to|and|or|until|through)\s?"
_UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)"
_COUNT = (
    r"(?:\d{1,4}(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|several|a few|few|a couple of|couple of|half a"
    r"|a dozen|two and a half|one and a half)"
)
_WHICH = r"(?:last|this|next|past|previous|current|coming|following|the same|that)"
_NO_VERB = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("will", "would", "could", "may", "might", "should", "can", "must", "not", "to", "which"),
        *("cannot", "often", "usually", "typically", "only", "likely"),
    )
)
"""Before a verb that looks like a date: "the truce will last five months"."""
_NO_LAST_OF = (
    r"(?!\s+(?:(?:in|for|of)\s+which|of\s+(?:the|his|her|its|their)"
    r"|before\s+(?:[a-z’'-]+\s+){1,4}(?:was|were|is|had|has|began|broke|took|came))\b)"
)
"""Behind a year that is told by what came after it: "the last year before trade was halted"."""
_ORDINAL = r"first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th"
_YEAR_WORD = rf"(?:{YEAR}|(?i:this year|last year|next year|the year|that year|the same year))"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "iso",
            r"(?<![\w-])(?P<y>1[5-9]\d\d|20\d\d)[-/](?P<m>0?[1-9]"
            r"|1[0-2])[-/](?P<d>[0-3]?\d)(?![\w-])",
        ),
        (
            "numeric",
            r"(?<![\w./-])(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>\d{4})(?![\w/-])",
        ),
        (
            "day_month",
            rf"\b(?:(?P<wd>{WEEKDAY}),?\s+)?(?:(?i:the)\s+)?(?P<d>{DAY})(?:{_THROUGH}(?P<d2>{DAY}))?"
            rf"(?:\s+of)?[\s-]+(?P<m>{MONTH})(?:,?[\s-]+(?P<y>{_YEAR_WORD}))?",
        ),
        (
            "month_day",
            rf"\b(?:(?P<wd>{WEEKDAY}),?\s+)?(?P<m>{MONTH})\s?(?:the\s+)?(?P<d>{DAY})"
            rf"(?:{_THROUGH}(?P<d2>{DAY})(?!\s+(?:{MONTH}|people|percent|per cent)))?"
            rf"(?:,?\s+(?:of\s+)?(?P<y>{_YEAR_WORD}))?(?!\s+(?:people|persons|men|women)\b)",
        ),
        (
            "month_year",
            rf"\b(?:(?P<part>(?i:early|mid|late|the end of|the start of|the beginning of))[\s-]+)?"
            rf"(?P<m>{MONTH})(?:{_THROUGH}(?P<m2>{MONTH}))?(?:\s+of|,)?\s+(?P<y>{_YEAR_WORD})",
        ),
        ("months", rf"\b(?P<m>{MONTH})\s?[-–]\s?(?P<m2>{MONTH})(?!\s+\d)"),
        (
            "month",
            rf"\b(?:(?P<which>(?i:last|this|next|past|coming|following|previous))\s+|(?P<part>(?i:early|mid"
            rf"|late|the end of|the start of|the beginning of))[\s-]+"
            rf"|(?P<lead>(?i:in|since|by|until|till|of|from|and|through|during|before|after|for"
            rf"|to))\s+)?"
            rf"(?P<m>{MONTH})(?!\.?\s+\d)",
        ),
        (
            "years",
            r"(?<![\w$€£.,/-])(?P<y>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<y2>\d\d(?:\d\d)?)(?![\w%]"
            r"|[.,/-]\d)",
        ),
        (
            "fiscal",
            r"\b(?i:(?P<which>this|last|next|the current)\s+)?(?:(?i:fiscal(?:\s+year)?"
            r"|financial year)"
            r"|FY)\s?(?:(?P<y>20\d\d|\d\d)(?:\s?[-–/]\s?(?P<y2>\d\d(?:\d\d)?))?\b)?",
        ),
        (
            "season",
            r"\b(?:(?i:the)\s+)?(?P<season>(?i:spring|summer|autumn|fall|winter))\s+(?:(?i:of)\s+)?"
            rf"(?P<y>{_YEAR_WORD})",
        ),
        (
            "half",
            rf"\b(?:(?P<kind>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[QH]))\b"
            rf"(?:,?\s*(?:of\s+)?(?P<y>{_YEAR_WORD}))?",
        ),
        (
            "part_of_year",
            r"\b(?:(?i:the)\s+)?(?P<n>(?i:first|second|third|fourth|last|final|1st|2nd|3rd"
            r"|4th))[\s-]+"
            rf"(?P<kind>(?i:quarter|half))\b(?:\s+(?:of\s+)?(?P<y>{_YEAR_WORD}))?",
        ),
        (
            "first_units",
            rf"\b(?=[TtFfLlPpNnCcRr]){_NO_VERB}(?:(?i:the)\s+)?"
            r"(?P<which>(?i:first|last|past|final|next|coming|previous|recent))[\s-]+"
            rf"(?P<n>(?i:{_COUNT}|hundred))[\s-]+(?P<unit>(?i:{_UNIT}))s?\b"
            rf"(?:\s+(?:of|in)\s+(?:(?P<y>{_YEAR_WORD})|(?P<m>{MONTH})(?:,?\s+(?P<my>{YEAR}))?))?",
        ),
        (
            "shifted",
            rf"\b(?:(?i:in|within)\s+(?P<ahead>(?i:{_COUNT}))\s+(?P<unit1>(?i:{_UNIT}))s?\b(?:’"
            rf"|')?(?:\s+time)?"
            rf"|(?P<n>(?i:{_COUNT}))\s+(?P<unit>(?i:{_UNIT}))s?\s+(?P<way>(?i:ago|earlier|before"
            rf"|previously"
            r"|later|from now|after|hence))\b)",
        ),
        (
            "relative",
            rf"\b(?:(?P<part>(?i:earlier|later|early|late|(?:the )?end of|(?:the )?start of"
            rf"|(?:the )?beginning of))\s+)?"
            rf"(?:(?i:the|of)\s+)?(?P<which>(?i:{_WHICH}))\s+(?P<unit>(?i:weekend|week|month"
            rf"|quarter|year|decade"
            r"|century|spring|summer|autumn|fall|winter|night|morning|afternoon|evening|day))\b"
            rf"{_NO_LAST_OF}",
        ),
        ("weekend", r"\b(?i:over|during|at|on|by)\s+(?:the\s+)?(?P<weekend>weekend)\b"),
        (
            "edge_of_year",
            r"\b(?P<part>(?i:the end of|the start of|the beginning of|the middle of|early in"
            r"|late in|early|"
            rf"mid|late|end))[\s-]+(?P<y>{_YEAR_WORD})",
        ),
        (
            "day",
            r"\b(?i:(?P<word>the day before yesterday|the day after tomorrow|today|yesterday"
            r"|tomorrow"
            r"|tonight|overnight))\b(?:\s+(?i:morning|afternoon|evening|night))?",
        ),
        (
            "weekday",
            rf"\b(?:(?P<which>(?i:last|this|next|past|coming"
            rf"|this coming))\s+)?(?P<wd>{_WEEKDAY_LONG})\b"
            r"(?:\s+(?i:morning|afternoon|evening|night))?(?:\s+(?i:of\s+)?(?P<week>(?i:last|this"
            r"|next))\s+week\b|\s+the\s+(?P<dom>[1-3]?\d)(?:st|nd|rd|th)\b)?",
        ),
        (
            "nth_weekday",
            rf"\b(?:(?i:the)\s+)?(?P<n>(?i:{_ORDINAL}))\s+(?P<wd>{_WEEKDAY_LONG})\s+(?i:of|in)\s+"
            rf"(?:(?P<rel>(?i:this|last|next|previous)\s+month)"
            rf"|(?P<m>{MONTH})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR_WORD}))?)",
        ),
        (
            "nth_week",
            rf"\b(?:(?i:the)\s+)?(?P<n>(?i:{_ORDINAL}))\s+(?i:week)\s+(?i:of|in)\s+"
            rf"(?:(?P<rel>(?i:this|last|next|previous)\s+(?i:month|year))"
            rf"|(?P<m>{MONTH})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR_WORD}))?|(?P<year>{YEAR}))",
        ),
        (
            "rest",
            rf"\b(?:(?i:the)\s+)?(?i:rest|remainder)\s+(?i:of)\s+(?:(?P<y>{YEAR})"
            r"|(?i:the|this)\s+(?P<unit>(?i:week|month|year|decade))\b)",
        ),
        (
            "reporting",
            rf"\b(?:(?:(?<=\bthe )|(?<=\bThe )|(?<=\bin )|(?<=\bover ))(?P<n>(?i:{_COUNT}))[\s-]+"
            rf"(?P<unit>(?i:week|month|quarter|year))s?\s+(?P<to>(?i:to|through|until))"
            rf"|(?P<n2>(?i:{_COUNT}))[\s-]+(?P<unit2>(?i:week|month|quarter|year))s?(?:\s+that)?\s+"
            rf"(?i:ended|ending|ends)"
            rf"|(?<!\bthis )(?<!\blast )(?<!\bnext )(?<!\beach )"
            rf"(?P<one>(?i:(?:half[\s-])?year|quarter|half|month|week))(?:\s+that)?\s+"
            rf"(?i:ended|ending|ends|to|through))\s+(?:(?i:on|in)\s+)?"
            rf"(?:(?i:the\s+end\s+of\s+|end[\s-]))?(?:(?P<d>{DAY})\s+(?P<m>{MONTH})"
            rf"|(?P<m2>{MONTH})(?:\s+(?P<d2>{DAY}))?)(?:,?\s+(?P<y>{_YEAR_WORD}))?",
        ),
        (
            "edge_of_unit",
            r"\b(?:(?i:the)\s+)?(?P<part>(?i:start of|beginning of|end of|middle of))\s+(?i:the)\s+"
            r"(?P<unit>(?i:week|month|quarter|decade))\b(?!\s+(?:of|in|to|when|ended))",
        ),
        (
            "day_of_month",
            rf"\b(?:(?i:the)\s+)?(?P<d>{DAY})\s+(?i:of)\s+(?P<rel>(?i:this|last|next))\s+(?i:month)\b",
        ),
        (
            "week_weekday",
            rf"\b(?P<week>(?i:last|this|next))\s+(?i:week)(?:\s+(?i:on))?\s+(?P<wd>{_WEEKDAY_LONG})\b",
        ),
        (
            "decade",
            r"(?<!\w)(?:(?i:the)\s+)?(?:(?P<part>(?i:early|mid|late))[\s-]+)?"
            r"(?:(?P<y>1[5-9]\d0|20\d0)['’]?s|(?:['’]|(?<=the ))(?P<short>[2-9]0)['’]?s"
            r"|(?P<word>(?i:(?<=the )(?:twenties|thirties|forties|fifties|sixties|seventies"
            r"|eighties|nineties))))\b",
        ),
        (
            "century",
            r"\b(?:(?i:the)\s+)?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]+(?i:century)\b",
        ),
        (
            "year",
            rf"(?<![\w$€£¥.,/#-])(?P<y>{YEAR})(?!\s?(?:[-–/]\d|°|UTC|GMT|hours)|['’]?s\b|\w)",
        ),
    )
)
"""Forms in the order in which they are tried; a longer match beats a shorter one."""

_MONTH_WORDS = sorted(month.lower() for month in _MONTHS)
_UNIT_WORDS = (
    *("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year"),
    *("decade", "half", "century", "night", "morning", "afternoon", "evening", "fiscal"),
    *("financial", "spring", "summer", "autumn", "winter", "fall", "weekend"),
)
_DECADE_WORDS = (
    *("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"),
    "nineties",
)
TRIGGERS: MappingProxyType[str, str] = MappingProxyType(
    dict.fromkeys(_MONTH_WORDS, "month")
    | dict.fromkeys(sorted(WEEKDAY_NAMES), "weekday")
    | dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), "day")
    | dict.fromkeys(_UNIT_WORDS, "unit")
    | {f"{word}s": "unit" for word in _UNIT_WORDS}
    | dict.fromkeys(_DECADE_WORDS, "decade")
    | dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), "season")
    | {"weekend": "weekend", "century": "century", "fy": "unit", "q": "half", "h": "half"}
)
"""Words without which there is no date; the group says which forms may stand there."""

TOKEN = re.compile(rf"\d[\d./-]*|\b(?:{any_prefix(TRIGGERS, 3)})[A-Za-z]*")
"""Numbers and the words that may be one of `TRIGGERS` by their first letters."""


def group_of(token: str) -> str | None:
    """The group of forms that a word or number may belong to; None for most words."""
    if not token[0].isdigit():
        return TRIGGERS.get(token.lower())
    if len(token) > 5 and not token.isdigit():
        return "numeric" if token[4:5] != "-" or token.count("-") > 1 else "year"
    if len(token) >= 4 and token[:4].isdigit():
        return "year"
    return "decade" if len(token) == 2 and token[1] == "0" else None


NEEDS: MappingProxyType[str, str] = MappingProxyType(
    {"iso": "numeric", "numeric": "numeric", "day_month": "month", "month_day": "month"}
    | {"month_year": "month", "months": "month", "month": "month", "years": "year"}
    | {"fiscal": "unit", "season": "season", "half": "half", "part_of_year": "unit"}
    | {"first_units": "unit", "shifted": "unit", "relative": "unit", "edge_of_year": "edge"}
    | {"nth_weekday": "weekday", "nth_week": "unit", "rest": "unit", "day_of_month": "unit"}
    | {"reporting": "month of unit", "edge_of_unit": "unit"}
    | {"week_weekday": "weekday", "weekend": "weekend", "century": "century"}
    | {"day": "day", "weekday": "weekday", "decade": "decade", "year": "year"}
)
"""
The group of trigger that each form needs near by.

"edge" is a year or a unit, "month of unit" a month beside a unit. Seasons, weekends and centuries
are units too.
"""
