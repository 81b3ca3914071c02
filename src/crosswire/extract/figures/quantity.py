"""What stands around a number: its currency sign before, its unit or noun behind."""

from __future__ import annotations

import re
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from crosswire.extract.figures.nouns import (
    counted_noun,
    described_noun,
    is_description,
    is_named_part,
    is_of_people,
    is_person,
    numbered_noun,
    partitive_noun,
)
from crosswire.extract.numbers import Number, NumberKind, sign_before
from crosswire.extract.units import UnitTable, load_units
from crosswire.types import Part, Qualifier


class Quantity(msgspec.Struct, frozen=True):
    """
    Quantity at `text[start:end]`; the number itself stands at `text[core:core_end]`.

    Attributes:
        low, high: The bare interval, before the qualifier opens it.
        unit: Unit, currency code or singular noun; None where the text gives none here.
        counts: Whether `unit` is a noun counted ("soldier").
        hint: Property that the words themselves name ("anniversary", "dead"), or None.
    """

    start: int
    end: int
    core: int
    core_end: int
    low: float
    high: float
    unit: str | None
    qualifier: Qualifier
    kind: NumberKind
    counts: bool = False
    hint: str | None = None


BEHIND = (
    (
        Qualifier.AT_LEAST,
        re.compile(
            r"\s*(?:or|and) (?:more|greater|higher|above|over|up|older|larger|better)\b(?! than\b)"
            r"|\s?\+"
            r"|-plus\b|\s+plus\b(?!\s+\d)",
            re.I,
        ),
    ),
    (Qualifier.AT_MOST, re.compile(r"\s*or (?:less|fewer|below|under|lower|smaller)\b", re.I)),
    (Qualifier.ABOUT, re.compile(r"\s*or so\b|-odd\b|\s+or thereabouts\b|-ish\b", re.I)),
)
"""Qualifiers behind a number or its unit: "200 or more", "20-odd"."""

_MAGNITUDE = re.compile(
    r"\bmagnitude[\s-]+(?:(?:of|at)\s+)?(?:(?:a|an|about|around|almost|nearly|some|preliminary"
    r"|least|over|than)\s+){0,3}\Z",
    re.I,
)
_MAGNITUDE_BEHIND = re.compile(r"[\s-]+magnitude\b|\s+on the (?:[A-Z][a-z]+ )?(?:Richter|moment)")
_ANNIVERSARY = re.compile(r"[\s-]+(?:\w+\s+){0,2}?(?P<word>anniversary)\b", re.I)
_POUNDS = re.compile(r"£|\bBrit(?:ain|ish)\b|\bLondon\b|\bEngl(?:and|ish)\b|\bUK\b|\bsterling\b")
_WITH_PENCE = re.compile(r"\d[\d,]*\.\d\d")
_PAID = re.compile(
    r"\b(?:shares?|stocks?|pric(?:es?|ed)|costs?|fares?|fees?|wages?|pa(?:y|ys|id)|sold|tickets?)\b",
    re.I,
)
"""Beside pounds with two decimals, which are then money."""
_CENTS = re.compile(
    r"[\s-]+(?:(?P<dollar>(?:U\.?S\.?|American) )|(?P<euro>euro )|(?:[A-Z][a-z]+ ))?(?:cents?"
    r"|(?P<pence>pence|penny|pennies))\b|(?P<p>p)(?!\w|\.\w)"
)
_SMALL_COINS = re.compile(r"[\s-]+(?P<coin>paisa|paise|kope[cy]?ks?|kopeks?)\b", re.I)
_COINS = MappingProxyType({"pais": "rupee", "kope": "ruble"})
"""Hundredths by the name of their whole, which the countries in the text tell apart."""
_DOLLARS = re.compile(r"\$|\bdollars?\b|\bU\.S\.|\bAmerican?s?\b")
_LOCAL = re.compile(r"(?<![\w$])(?P<form>R|N|P|Tk\.?|Sh|Shs|Ksh|GH¢|Br|K|M|Le|Dh|Bs)\s?\Z")
_LOCAL_CODES = MappingProxyType(
    {
        "R": "ZAR",
        "N": "NGN",
        "P": "PHP",
        "Tk": "BDT",
        "Ksh": "KES",
        "Sh": "shilling",
        "Shs": "shilling",
        "GH¢": "GHS",
        "Dh": "AED",
    }
)
_RAND_CENTS = re.compile(r"\d{1,3}[.,]\d\d")
_LONGEST_MONEY = 28
_MONEY_WORDS = re.compile(r"(?<![\w.])(?=(?P<form>(?:[A-Z][\w.]* ){0,2}(?i:[a-z]{3,}s)) \Z)")
"""Names of money right before a number, the longest first: "US dollars"."""
_MILLIONS = re.compile(r"\s?(?P<scale>[MKB])(?P<code>USD|EUR|GBP|SEK|NOK|DKK|CHF|AUD|CAD|PLN)\b")
_SCALES = MappingProxyType({"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12})
_LATE_SCALE = re.compile(r"\s(?P<word>million|billion|trillion)\b")
_LATE = MappingProxyType({"million": 1e6, "billion": 1e9, "trillion": 1e12})
_PER = re.compile(
    r"\s+(?:of (?:[a-z]+ ){1,3}?)?(?:a|an|per|each|every) (?P<time>second|minute|hour|day|week"
    r"|month|year)\b|\s(?:of (?:[a-z]+ ){1,3}?)?(?P<ly>daily|weekly|monthly|annually|yearly)\b"
    r"|/(?P<sign>s|h|d)\b"
)
_TIMES = MappingProxyType(
    {
        "daily": "day",
        "weekly": "week",
        "monthly": "month",
        "annually": "year",
        "yearly": "year",
        "s": "second",
        "h": "hour",
        "d": "day",
    }
)
_OF = re.compile(r"[\s-]+(?:of[\s-]+)?(?:(?:an?|the)[\s-]+)?(?=\w)")
_MORE = re.compile(
    r"\s+(?:more|further|additional|extra|full|whole|consecutive|straight)(?=\s[a-z]{3})"
)
"""Between a number and its unit: "two more years", "five straight quarters"."""
_SIGN_BEHIND = re.compile(r"\s?\(\s?(?:%|percent|per cent)\s?\)")
_ON_ITSELF = re.compile(
    r"[\s-]+(?P<unit>year|month|quarter|week|day)[\s-](?:on|over|to|by)[\s-](?P=unit)\b", re.I
)
"""What a change is measured against, and no unit: "by a fifth year on year"."""
_GAS = re.compile(r"\s?(?P<scale>[bmt])(?P<unit>cm|cf)\b(?!/)")
_GAS_SCALES = MappingProxyType({"m": 1e6, "b": 1e9, "t": 1e12})
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]+")
_HYPHENED = re.compile(r"-[a-z]+ed\b")
_NO_DEGREES = re.compile(
    r"/|\s(?!(?:and|or|to|on|in|at|for|by|with|below|above|this|heat|during|across|as|until)\b)[a-z]"
)
_MACH = re.compile(r"\bMach\s\Z")
_GLUED = re.compile(r"[A-Za-z]")
_MANY_SECONDS = 5
"""From here on "second" behind digits is the time, "a 60 second advertisement"."""
_LEAST_IN_K = 11_000
_FEWEST_OF_MODEL = 100
"""From here on a number with an X behind it is a model, "the 777X", and no multiple."""


def measure(text: str, number: Number, paragraph: Part, table: UnitTable) -> Quantity | None:
    """
    Take in the currency sign before a number and the unit or noun behind it.

    None where a number turns out to be none: "the 737 Max", "3D", a lone "one".
    """
    start, low, high = number.start, number.low, number.high
    sign = table.before.search(text[max(paragraph.start, start - 8) : start])
    code = table.name_of(sign.group()) if sign else None
    if sign is not None:
        start -= len(sign.group())
    elif text[start - 1 : start].isalpha() or number.scaled or number.low >= 1000:
        code, start = _local_sign(text, number, paragraph)
    if code is None and (mach := _MACH.search(text[max(paragraph.start, start - 6) : start])):
        head, value = start - len(mach.group()), number.low
        return Quantity(
            head, number.end, start, number.end, value, value, "mach", Qualifier.EXACT, number.kind
        )
    if code is None and text[number.start - 1 : number.start].isalpha():
        return None
    if code is None and text[number.end - 1] in "bB" and number.digits and number.scaled:
        money = table.find_after(text, number.end)
        if money is None or money[1] not in table.currencies:
            return None
    minus = sign_before(text, start, paragraph.start)
    if minus is not None:
        start, low, high = minus, -high, -low
    base = Quantity(
        start, number.end, number.start, number.end, low, high, code, Qualifier.EXACT, number.kind
    )
    if number.kind is NumberKind.ORDINAL:
        return _anniversary(text, base)
    if code is None and number.digits and _is_magnitude(text, number):
        return replace(base, hint="magnitude")
    if number.kind is NumberKind.MULTIPLE:
        return None if text[base.end : base.end + 5] == "-down" else replace(base, unit="times")
    after = text[base.end : base.end + 2]
    if after[:1] == "m" and not after[1:].isalnum():
        base = _glued_m(text, base)
    elif after[:1] in ("t", "T") and code in table.currencies and not after[1:].isalnum():
        base = _scaled(base, 1e12, base.end + 1)
    if code is not None:
        return _code_behind(text, base, table)
    return _unit_behind(text, base, number, table, paragraph)


def _is_magnitude(text: str, number: Number) -> bool:
    """Tell the strength of an earthquake, up to ten: "a quake of magnitude 6.8 killed"."""
    if not 0 < number.high <= 10:
        return False
    head = text[max(0, number.start - 44) : number.start]
    behind = _MAGNITUDE_BEHIND.match(text, number.end) is not None
    return behind or _MAGNITUDE.search(head) is not None


def _scaled(base: Quantity, factor: float, end: int) -> Quantity:
    return replace(base, end=end, core_end=end, low=base.low * factor, high=base.high * factor)


def _local_sign(text: str, number: Number, paragraph: Part) -> tuple[str | None, int]:
    """Read "R500 million" and "Tk 20 crore": letters that are a currency before large sums."""
    found = _LOCAL.search(text[max(paragraph.start, number.start - 4) : number.start])
    if not number.digits:
        return None, number.start
    if found is None:
        return _money_before(text, number, paragraph)
    cents = found["form"] == "R" and _RAND_CENTS.fullmatch(text, number.start, number.end)
    if not (number.scaled or number.low >= 1000 or cents):
        return None, number.start
    code = _LOCAL_CODES.get(found["form"].rstrip("."))
    return code, number.start - len(found.group()) if code else number.start


def _money_before(text: str, number: Number, paragraph: Part) -> tuple[str | None, int]:
    """
    Read the money that stands before a large sum: "US dollars 412 million".

    In "the crowns 3,000 years old" the number has a unit of its own.
    """
    head = text[max(paragraph.start, number.start - _LONGEST_MONEY) : number.start]
    is_large = number.scaled or "," in text[number.start : number.end]
    table = load_units()
    for found in _MONEY_WORDS.finditer(head) if is_large else ():
        code = table.name_of(found["form"])
        if code in table.currencies and (" " in found["form"] or not _has_own_unit(text, number)):
            return code, number.start - len(head) + found.start("form")
    return None, number.start


def _has_own_unit(text: str, number: Number) -> bool:
    """Tell whether a number measures or counts what stands behind it."""
    behind = load_units().find_after(text, number.end)
    if behind is not None:
        return behind[1] not in load_units().currencies
    return counted_noun(text, number.end, number.high, False) is not None


def _code_behind(text: str, base: Quantity, table: UnitTable) -> Quantity:
    """Take in a code or name behind a sign: "$5 million Canadian dollars", "$40 USD"."""
    behind = table.find_after(text, base.end)
    if behind and behind[1] in table.currencies and text[base.end : behind[0]].strip().isalpha():
        unit = behind[1] if base.unit is None or len(base.unit) != 3 else base.unit
        return replace(base, end=behind[0], unit=unit)
    return base


def _glued_m(text: str, base: Quantity) -> Quantity:
    """Read "$4m" and "17m people" as millions, "100m" alone as metres."""
    noun = counted_noun(text, base.end + 1, 2.0, False)
    money = load_units().find_after(text, base.end + 1)
    is_money = money is not None and money[1] in load_units().currencies
    if base.unit is None and noun is None and not is_money:
        return replace(base, end=base.end + 1, unit="m")
    return _scaled(base, 1e6, base.end + 1)


def _unit_behind(
    text: str, base: Quantity, number: Number, table: UnitTable, paragraph: Part
) -> Quantity | None:
    if base.unit == "m":
        return base
    end = base.end
    for _, pattern in BEHIND:
        wider = pattern.match(text, end, paragraph.end)
        if wider is not None:
            end = wider.end()
            break
    small = _SMALL_COINS.match(text, end)
    if small is not None:
        name = _COINS[small["coin"][:4].lower()]
        low, high = base.low / 100, base.high / 100
        return replace(base, end=small.end(), unit=name, low=low, high=high)
    cents = _CENTS.match(text, end)
    if cents is not None and (cents["p"] is None or not number.scaled):
        return _hundredths(text, base, cents, paragraph)
    bare = _ON_ITSELF.match(text, end) is not None
    behind = None if bare else table.find_after(text, end)
    if behind is None and (more := _MORE.match(text, end)) is not None:
        behind = table.find_after(text, more.end())
    loose = number.kind in (NumberKind.VAGUE, NumberKind.FRACTION) or number.high < 1
    if behind is None and loose and not bare:
        of = _OF.match(text, end)
        behind = table.find_after(text, of.end()) if of else None
    if behind is not None and behind[0] <= paragraph.end and _is_unit(text, base, behind):
        unit = behind[1]
        if unit == "pound_mass" and _is_money(text, number, paragraph):
            unit = "GBP"
        return _rate(text, replace(base, end=behind[0], unit=unit), table)
    sign = _SIGN_BEHIND.match(text, end)
    if sign is not None:
        return replace(base, end=sign.end(), unit="percent")
    millions = _MILLIONS.match(text, end)
    if millions is not None:
        scaled = _scaled(base, _SCALES[millions["scale"]], millions.end())
        return replace(scaled, unit=millions["code"])
    gas = _GAS.match(text, end) if number.digits and not number.scaled else None
    if gas is not None:
        scaled = _scaled(base, _GAS_SCALES[gas["scale"]], gas.end())
        unit = "m3" if gas["unit"] == "cm" else "cubic_foot"
        return _rate(text, replace(scaled, unit=unit), table)
    return _noun_behind(text, base, number, end)


def _is_money(text: str, number: Number, paragraph: Part) -> bool:
    """Tell pounds that are paid from pounds that are weighed: "shares fell to 14.10 pounds"."""
    if number.scaled or _POUNDS.search(text, paragraph.start, paragraph.end):
        return True
    pence = _WITH_PENCE.fullmatch(text, number.start, number.end) is not None
    return pence and _PAID.search(text, paragraph.start, paragraph.end) is not None


_COUNTS_ANOTHER = re.compile(
    r"\s(?!of\b)[a-z]+\s(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s"
)
"""Between a number and a noun that another number counts: "the 1.7 predicted three months ago"."""


def _noun_behind(text: str, base: Quantity, number: Number, end: int) -> Quantity | None:
    """Take in the noun counted: "12 soldiers", "six of the eleven nations"."""
    if number.kind is NumberKind.FRACTION:
        return replace(base, unit="fraction")
    if is_description(text, end):
        return None
    vague = number.kind is NumberKind.VAGUE or text[number.start : end].endswith(("dozen", "half"))
    noun = counted_noun(text, end, number.high, vague)
    if noun is not None and _COUNTS_ANOTHER.match(text, end, noun.end):
        noun = None
    year = number.digits and _is_year(text, number)
    if noun is not None and not (year and not is_person(noun.unit)):
        return replace(base, end=noun.end, unit=noun.unit, counts=True, hint=noun.hint)
    of = partitive_noun(text, end) or described_noun(text, end)
    if of is not None:
        return replace(base, unit=of.unit, counts=True)
    if number.digits and (_GLUED.match(text, base.end) or _is_format(text, number)):
        return None
    if not number.scaled and is_named_part(text, number.start, end):
        return None
    if _HYPHENED.match(text, end) or year:
        return None
    if not number.digits and number.low in (0, 1) and not number.scaled:
        return None if not re.compile(r"\s(?:to|or)\s").match(text, end) else base
    noun = numbered_noun(text, base.start)
    if noun is None and is_of_people(text, base.start):
        return replace(base, unit="person", counts=True)
    return base if noun is None else replace(base, unit=noun.unit, counts=True)


def _is_format(text: str, number: Number) -> bool:
    """Tell the name "4K video" or "a 5K run" from a sum of thousands."""
    return text[number.end - 1] == "K" and number.high < _LEAST_IN_K


def _is_year(text: str, number: Number) -> bool:
    """Tell a year by its four digits without a comma: "as far back as 2008"."""
    return 1900 <= number.low <= 2040 and len(text[number.start : number.end]) == 4


def _rate(text: str, base: Quantity, table: UnitTable) -> Quantity:
    """Read "31 million cubic metres of gas a day" as one unit; money keeps its currency."""
    if base.unit in table.currencies:
        late = _LATE_SCALE.match(text, base.end)
        if late is not None and len(text[base.core_end : base.end].strip()) == 3:
            scaled = _scaled(base, _LATE[late["word"]], late.end())
            return replace(scaled, core_end=base.core_end)
        return base
    per = _PER.match(text, base.end)
    if per is None:
        return base
    time = per["time"] or _TIMES[per["ly"] or per["sign"]]
    name = f"{base.unit}_per_{time}"
    return replace(base, end=per.end(), unit=name) if name in table.units else base


def _hundredths(text: str, base: Quantity, cents: re.Match[str], paragraph: Part) -> Quantity:
    """Cents become dollars where the paragraph speaks of dollars; pence become pounds."""
    pence = cents["pence"] or cents["p"]
    unit = "GBP" if pence else "EUR" if cents["euro"] else None
    if unit is None and (cents["dollar"] or _DOLLARS.search(text, paragraph.start, paragraph.end)):
        unit = "USD"
    if unit is None:
        return replace(base, end=cents.end(), unit="cent")
    return replace(base, end=cents.end(), unit=unit, low=base.low / 100, high=base.high / 100)


def _is_unit(text: str, base: Quantity, behind: tuple[int, str]) -> bool:
    """Tell the unit in "9 in." and "5 points" from the word that only looks like one."""
    form = text[base.end : behind[0]].strip(" -–\u00a0")
    if form.istitle() and _NAME_GOES_ON.match(text, behind[0]):
        return False
    if form == "in" and text[base.end] == "i":
        return True
    if form in ("in.", "in"):
        return re.compile(r"\s*(?:[.,;)]|\Z|thick|long|wide|high|tall|of)").match(
            text, behind[0]
        ) is not None and (form == "in" or text[base.end : base.end + 1] != " ")
    if form == "second" and base.high >= _MANY_SECONDS and text[base.core].isdigit():
        return True
    if form in ("second", "quarter", "bar", "stone", "pound", "foot") and base.high != 1:
        return text[base.end : base.end + 1] == "-" or form in ("stone", "foot")
    if form.lower() == "pc":
        return form == "pc" and not base.counts
    if form == "won":
        return base.high >= 100
    if form in ("C", "F") and _NO_DEGREES.match(text, behind[0]):
        return False
    if form == "G":
        return False
    if form == "X":
        return base.high < _FEWEST_OF_MODEL
    if form in ("x", "C", "F", "t", "T"):
        return text[base.end : base.end + 1] == form[0] or form == "t"
    return True


def _anniversary(text: str, base: Quantity) -> Quantity | None:
    found = _ANNIVERSARY.match(text, base.end)
    if found is None:
        return None
    return replace(base, end=found.end(), unit="year", hint="anniversary")
