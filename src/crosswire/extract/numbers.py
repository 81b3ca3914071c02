"""
Numbers in running news: digits, words, mixtures, fractions and vague counts.

Only the number itself is found here; its unit, qualifier and meaning are read in `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import MappingProxyType

import msgspec
from msgspec.structs import replace


class NumberKind(StrEnum):
    """How a number is written."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"  # part of a whole: "two-thirds"
    VAGUE = "vague"  # "tens of thousands", "several hundred"
    MULTIPLE = "multiple"  # "doubled", "threefold": how many times


class Number(msgspec.Struct, frozen=True):
    """
    Number at `text[start:end]`, as the interval its words admit.

    "tens of thousands" is from 10,000 to 100,000; an exact number has low == high.
    """

    start: int
    end: int
    low: float
    high: float
    kind: NumberKind = NumberKind.CARDINAL
    digits: bool = False
    scaled: bool = False


_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = MappingProxyType(
    {word: at for at, word in enumerate(_ONES, 1)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {"zero": 0}
)
_SCALES = MappingProxyType(
    {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}
    | {"lakh": 1e5, "crore": 1e7, "dozen": 12.0, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6}
    | {"mil": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12}
    | {"mm": 1e6, "cr": 1e7, "mio": 1e6}
)
_PARTS = MappingProxyType(
    {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6}
    | {"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}
)
_GLYPHS = MappingProxyType(
    {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375}
    | {"⅝": 0.625, "⅞": 0.875, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6}
)
_VAGUE = MappingProxyType(
    {"tens": (10.0, 100.0), "dozens": (12.0, 100.0), "scores": (20.0, 100.0)}
    | {"hundreds": (1e2, 1e3), "thousands": (1e3, 1e5), "millions": (1e6, 1e8)}
    | {"billions": (1e9, 1e11), "trillions": (1e12, 1e14)}
)
_ORDINALS = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
    | {"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13}
    | {"fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
    | {"sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
)
_MULTIPLES = MappingProxyType(
    {"doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "trebled": 3.0, "tripled": 3.0}
    | {"tripling": 3.0, "triples": 3.0, "quadrupled": 4.0, "quadrupling": 4.0}
    | {"quintupled": 5.0, "halved": 0.5, "halving": 0.5, "twice": 2.0, "thrice": 3.0}
    | {"twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0}
    | {"sixfold": 6.0, "sevenfold": 7.0, "eightfold": 8.0, "ninefold": 9.0}
    | {"hundredfold": 100.0, "thousandfold": 1000.0}
)

_WORD = "|".join((*sorted(_WORDS, key=len, reverse=True), "hundred"))
_LONG_SCALE = "thousand|million|billion|trillion|quadrillion|lakh|crore|dozen"
_DIGITS = (
    r"\d{1,3},\d{1,2}(?=[\s\u00a0]?(?:million|billion|trillion|mn?|bn|per\s?cent|pc)\b|[\s\u00a0]?%)"
    r"|(?<=\bR)\d{1,3},\d\d?(?![\d,])"
    r"|\d{1,3}(?:,\d{2,3}){1,6}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u00a0\u202f](?!7[0-8]7(?:-|\s[A-Z]))\d{3}){1,4}(?![\d,]|\.\d{4})(?:\.\d{1,3})?"
    r"|(?:[1-9]|1[0-5])/(?:[2-6]|8|10|16|100)(?![\d/.-])"
    r"|\d+(?:\.\d+)?(?:[ \u00a0-]{1,2}\d{1,2}/\d{1,2}(?![\d/]))?|\.\d+"
)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
"""No thousands are grouped so: "R2,3 billion" is 2.3 billion."""
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/])|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP)|(?<=\bINR)|(?<=\bRs)|(?<=\b[RNPK])|(?<=\bTk)|(?<=\bKsh)|(?<=\bSh))(?P<digits>{_DIGITS})(?P<glyph>[{''.join(_GLYPHS)}])?"
    rf"(?:(?P<suffix>k|K|(?:million|billion|trillion)|\s?(?:mn|mln|mil|mio|bn|bln|tn|trn|tln|cr)|MM|[mMbB](?:n|ln)?)(?![\w’'])|(?P<ord>st|nd|rd"
    rf"|th)\b)?"
    rf"|(?P<lone>[{''.join(_GLYPHS)}])"
    rf"|(?i:\b(?:(?P<vague>{'|'.join(_VAGUE)})|(?P<word>{_WORD}|{_LONG_SCALE})s?"
    r"|(?P<few>several|a few|few|a couple(?: of)?|many)(?=[\s-]+(?:hundred|thousand|million|dozen"
    r"|billion))"
    rf"|(?P<article>an?)(?=[\s-]+(?:hundred|{_LONG_SCALE}|half|third|quarter|fourth|fifth"
    rf"|sixth|seventh|eighth|ninth|tenth|hundredth)\b)"
    rf"|(?P<part>{'|'.join(_PARTS)})s?"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})"
    rf"|(?P<multiple>{'|'.join(_MULTIPLES)}))\b)"
)
_STARTS = frozenset(
    (
        *(*_WORDS, *_PARTS, *_ORDINALS, *_MULTIPLES, *_VAGUE, *_LONG_SCALE.split("|")),
        *("hundred", "hundreds", "several", "few", "many"),
        *(f"{word}s" for word in (*_PARTS, *_LONG_SCALE.split("|"))),
    )
)


def any_prefix(words: Iterable[str], length: int) -> str:
    """
    Give a pattern for the first letters of words, in either case, grouped by the first.

    Looking for "twelve" at every word of a report is slow, looking for "tw" is not.
    """
    heads: dict[str, set[str]] = {}
    for word in words:
        heads.setdefault(word[0], set()).add(word[1:length])
    groups = []
    for first, rest in sorted(heads.items()):
        tails = "|".join(sorted(rest))
        groups.append(f"[{first}{first.upper()}](?i:{tails})")
    return "|".join(groups)


def any_phrase(phrases: Iterable[str]) -> str:
    """
    Give a pattern for phrases of two words or more, the longest first.

    They are grouped by their first word and tried only where its first letters stand.
    """
    behind: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first, _, rest = phrase.partition(" ")
        behind.setdefault(first, []).append(re.escape(rest))
    groups = (rf"{re.escape(first)} (?:{'|'.join(rest)})" for first, rest in behind.items())
    return f"(?={any_prefix(behind, 2)})(?:{'|'.join(groups)})"


_TOKEN = re.compile(
    rf"\.?\d[\d.,]*|[{''.join(_GLYPHS)}]|\b(?:{any_prefix(_STARTS, 3)})[A-Za-z]*"
    r"|\b[aA]n?(?=[\s-]+(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|half"
    r"|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|few|couple)\b)"
)
_BIG_BEHIND = re.compile(r"[\s-]+(?:thousand|million|billion|trillion)\b", re.I)
_JOIN = re.compile(r"[\s\u00a0]*-?[\s\u00a0]*\Z")
_AND = re.compile(r"[\s-]+and[\s-]+\Z", re.I)
_RATIO = re.compile(r"\s+(?:(?:in|out of)\s+(?:every\s+)?|of every\s+)\Z|-in-\Z", re.I)
_RATIO_OF = re.compile(r"\s+(?:[a-z]{3,14}\s+){1,2}(?:in|out of)\s+(?:every\s+)?\Z")
_COUNTS_ON = re.compile(
    r"\s+(?!(?:goes|has|is|was|does|lives|says|needs|uses|works|dies|lacks|fails|runs|arrives"
    r"|gets|comes|suffers|faces|earns|owns|thinks|believes|wants|reports|across)\b)[a-z]{2,}s\b"
    r"|\s*(?:%|percent|per cent|million|billion|thousand|hundred|dozen)|[.,:]\d|-"
)
_LASTS = re.compile(
    r"[\s-]+(?:(?:year|day|month|week|hour|minute|decade|game|match)(?:es|s)?)\b", re.I
)
_POINT = re.compile(r"[\s-]+point[\s-]+\Z", re.I)
_OF = re.compile(r"\s+of\s+\Z", re.I)
_OF_A = re.compile(r"[\s-]+(?:of\s+)?an?\s+\Z", re.I)
WHOLE_BEHIND = re.compile(
    r"\s+(?:of|as|less|more|higher|lower|larger|smaller|fewer|say|think|believe|want|support|oppose"
    r"|favou?r|were|are|have)\b"
)
"""Behind a part, and no third thing: "a third of them", "a third say so", but "a third says"."""
_LEANS = re.compile(
    r"\b(?:by|nearly|almost|about|over|than|around|roughly|least|some|to|only)\s+\Z", re.I
)


class _Open(msgspec.Struct):
    """Number being read, token by token."""

    start: int
    end: int
    total: float = 0.0
    current: float = 0.0
    spread: float = 1.0  # high over low
    scale: float = 1e18
    digits: bool = False
    scaled: bool = False
    awaits_part: bool = False  # "two and a" of "two and a half"
    n_decimals: int = 0  # digits read behind "point"
    kind: NumberKind = NumberKind.CARDINAL

    def close(self) -> Number:
        value = self.total + self.current
        return Number(
            self.start, self.end, value, value * self.spread, self.kind, self.digits, self.scaled
        )


def sign_before(text: str, start: int, first: int = 0) -> int | None:
    """Offset of the minus sign or word that stands before a number, or None: "-4", "minus 4"."""
    if start == first:
        return None
    if text[start - 1] in "-−–":
        before = text[max(first, start - 3) : start - 1]
        lone = not before or before[-1].isspace() or before[-1] == "("
        return start - 1 if lone and not before[:1].isdigit() else None
    if text[start - 1] != " ":
        return None
    head = text[max(first, start - 10) : start - 1].lower()
    for word in ("minus", "negative"):
        if head.endswith(word) and not head.endswith("r minus"):
            return start - 1 - len(word)
    return None


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """
    Find the numbers in `text[start:end]`, in order and without overlap.

    A number is read over its whole expression: "two and a half million" is one number,
    "nine, ten" are two; "one in five" is the part of a whole. Signs, units and qualifiers
    are left to the caller.
    """
    joined: list[Number] = []
    for number in _read(text, start, len(text) if end is None else end):
        last = joined[-1] if joined else None
        if last is not None and _is_part(text, last, number):
            part = last.low / number.low
            joined[-1] = replace(
                last, end=number.end, low=part, high=part, kind=NumberKind.FRACTION
            )
        else:
            joined.append(number)
    return tuple(joined)


def _is_part(text: str, part: Number, whole: Number) -> bool:
    """Tell "one in five" and "3 out of 4" from "two in five years"."""
    gap = text[part.end : whole.start]
    if len(gap) > 40 or _LASTS.match(text, whole.end):
        return False
    plain = len(gap) <= 14 and _RATIO.match(gap) is not None
    if not plain and not _names_parts(text, gap, part, whole):
        return False
    if {part.kind, whole.kind} != {NumberKind.CARDINAL}:
        return False
    most = 1e6 if part.low == 1 or "out" in gap else 20 if plain else 100
    return 0 < part.low < whole.low <= most and part.low == int(part.low)


def _names_parts(text: str, gap: str, part: Number, whole: Number) -> bool:
    """Tell "one train in four" from "one dead in 2014" and "two men in ten cars"."""
    if _RATIO_OF.match(gap) is None or _COUNTS_ON.match(text, whole.end):
        return False
    return whole.low <= 100 or (whole.low % 500 == 0 and not 1900 <= whole.low <= 2100)


def _read(text: str, start: int, end: int) -> Iterator[Number]:
    number: _Open | None = None
    for match in _matches(text, start, end):
        if number is not None:
            if match.start() < number.end:
                continue
            if _extend(number, match, text[number.end : match.start()]):
                continue
            if _complete(number, text):
                yield number.close()
        number = _begin(match, text)
    if number is not None and _complete(number, text):
        yield number.close()


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Try the number pattern only where a digit or a number word begins."""
    behind = start
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        if len(word) > 2 and word[0].isalpha() and word.lower() not in _STARTS:
            continue
        if token.start() < behind:
            continue
        match = _NUMBER.match(text, token.start(), end)
        if match is not None:
            behind = match.end()
            yield match


def _begin(match: re.Match[str], text: str) -> _Open | None:
    number = _Open(match.start(), match.end())
    group = match.lastgroup
    if match["digits"] is not None:
        return _begin_digits(number, match)
    word = match.group().lower()
    if group == "lone":
        number.current, number.kind = _GLYPHS[word], NumberKind.FRACTION
    elif group == "word":
        if word == "dozen":
            number.current = 12.0
            return number
        if word == "hundred" and _BIG_BEHIND.match(match.string, match.end()):
            number.current = 100.0
            return number
        if word.rstrip("s") in _SCALES or word.startswith("hundred"):
            return None
        if word not in _WORDS:
            return None
        number.current = float(_WORDS[word])
    elif group == "vague":
        low, high = _VAGUE[word]
        number.current, number.spread, number.kind = low, high / low, NumberKind.VAGUE
    elif group == "few":
        couple = "couple" in word
        number.current, number.spread = 2.0, 1.0 if couple else 4.5
        number.kind = NumberKind.VAGUE
    elif group == "article":
        number.current = 1.0
    elif word == "quarter" and _BIG_BEHIND.match(match.string, match.end()):
        number.current, number.kind = 0.25, NumberKind.FRACTION
    elif group == "part" and not word.startswith(("half", "halves")):
        if word not in _ORDINALS or word == "quarter":
            return None
        number.current, number.kind = float(_ORDINALS[word]), NumberKind.ORDINAL
    elif group == "part":
        number.current, number.kind = 0.5, NumberKind.FRACTION
    elif group == "ordinal":
        number.current, number.kind = float(_ORDINALS[word]), NumberKind.ORDINAL
    else:
        number.current, number.kind = _MULTIPLES[word], NumberKind.MULTIPLE
    return number


def _begin_digits(number: _Open, match: re.Match[str]) -> _Open:
    number.digits = True
    number.current = _digits_value(match["digits"]) + _GLYPHS.get(match["glyph"] or "", 0.0)
    if match["ord"]:
        number.kind = NumberKind.ORDINAL
    elif match["digits"][1:3].startswith(("/", "0/", "1/", "2/", "3/", "4/", "5/")):
        number.kind = NumberKind.FRACTION
    suffix = match["suffix"]
    if suffix == "m" and "m" in match.group():
        number.end = match.end() - 1  # metre or million: the unit decides
    elif suffix:
        number.scale = _SCALES[suffix.lower().lstrip()]
        number.total, number.current, number.scaled = number.current * number.scale, 0.0, True
    return number


def _digits_value(digits: str) -> float:
    decimal = _DECIMAL_COMMA.fullmatch(digits) is not None
    plain = digits.replace(",", "." if decimal else "")
    whole, _, part = re.sub(r"[\s\u00a0\u202f-]+(?=\d+/)", "+", plain).partition("+")
    if "/" in whole:
        over, _, under = whole.partition("/")
        return int(over) / int(under)
    value = float(re.sub(r"[\s\u00a0\u202f]", "", whole))
    if part:
        over, _, under = part.partition("/")
        value += int(over) / int(under) if int(under) else 0.0
    return value


def _extend(number: _Open, match: re.Match[str], gap: str) -> bool:
    """Read one more token into an open number; False where it begins another."""
    if not gap or len(gap) > 12 or number.kind in (NumberKind.ORDINAL, NumberKind.MULTIPLE):
        return False
    word = match.group().lower()
    joined, added = _JOIN.match(gap) is not None, _AND.match(gap) is not None
    done = False
    if match["vague"] and number.kind is NumberKind.VAGUE and _OF.match(gap):
        scale = _VAGUE[word][0]
        number.current *= scale
        done = True
    elif match["vague"] and joined and word.rstrip("s") in _SCALES:
        done = _extend_word(number, word, joined, added)
    elif match["word"] and 0 < _WORDS.get(word, 10) < 10 and _is_decimal(number, gap):
        number.n_decimals += 1
        number.current += _WORDS[word] / 10**number.n_decimals
        done = True
    elif match["lone"] and joined and not number.scaled and number.kind is NumberKind.CARDINAL:
        number.current += _GLYPHS[word]
        done = True
    elif match["digits"] is not None or match["lone"]:
        return False
    elif match["part"]:
        done = _extend_part(number, word, joined, added)
    elif match["article"] and added:
        return _await_part(number, match)
    elif match["article"] and number.kind is NumberKind.FRACTION:
        done = joined or _OF.match(gap) is not None
    elif match["word"]:
        of_a = number.kind is NumberKind.FRACTION and _OF_A.match(gap) is not None
        done = _extend_word(number, word, joined or of_a, added)
    if done:
        number.end = match.end()
    return done


def _is_decimal(number: _Open, gap: str) -> bool:
    """Tell the digits of "five point two five"."""
    return _POINT.match(gap) is not None or (number.n_decimals > 0 and _JOIN.match(gap) is not None)


def _await_part(number: _Open, match: re.Match[str]) -> bool:
    """Step over "and a" where a part of one follows: "two and a half"."""
    tail = match.string[match.end() : match.end() + 10].lower().lstrip(" -")
    number.awaits_part = tail.startswith(
        ("half", "quarter", "third", "fourth", "fifth", "sixth", "eighth", "tenth")
    )
    if number.awaits_part:
        number.end = match.end()
    return number.awaits_part


def _extend_part(number: _Open, word: str, joined: bool, added: bool) -> bool:
    parts = _PARTS[word if word in _PARTS else word.rstrip("s")]
    if added or number.awaits_part:
        if number.current or not number.scaled:
            number.current += 1 / parts
        else:
            number.total += number.scale / parts
        number.awaits_part = False
        return True
    if joined and 1 <= number.current < 20 and not number.total:
        if number.current > 1 and not word.endswith("s") and parts > 2:
            return False
        number.current, number.kind = number.current / parts, NumberKind.FRACTION
        return True
    return False


def _extend_word(number: _Open, word: str, joined: bool, added: bool) -> bool:
    scale = _SCALES.get(word) or _SCALES.get(word.rstrip("s"))
    if scale is not None or word.startswith("hundred"):
        if not joined:
            return False
        return _extend_scale(number, scale or 100.0)
    if word not in _WORDS or number.digits or not (joined or added):
        return False
    value = float(_WORDS[word])
    after_hundred = number.current >= 100 and number.current % 100 == 0
    after_scale = number.total > 0 and number.current == 0 and value < number.scale
    after_ten = number.current % 100 in range(20, 100, 10) and value < 10
    if after_hundred or after_scale or (after_ten and joined):
        number.current += value
        return True
    return False


def _extend_scale(number: _Open, scale: float) -> bool:
    if scale == 100.0:
        if not 0 < number.current < 100:
            return False
        number.current *= 100.0
        return True
    if number.kind is NumberKind.FRACTION:
        number.kind = NumberKind.CARDINAL
    if number.current:
        if scale >= number.scale:
            return False
        number.total += number.current * scale
        number.current = 0.0
    elif scale <= number.scale < 1e18:
        return False
    else:
        number.total *= scale
    number.scale, number.scaled = scale, True
    return True


def _complete(number: _Open, text: str) -> bool:
    """Tell a fraction from an ordinal: "a third of" is one, "a third term" is none."""
    words = text[number.start : number.end].lower()
    if words in ("a", "an"):
        return False
    if number.kind is NumberKind.FRACTION and words.startswith(("a ", "a-")):
        tail = text[number.end : number.end + 12]
        head = text[max(0, number.start - 12) : number.start]
        return WHOLE_BEHIND.match(tail) is not None or _LEANS.search(head) is not None
    return True
