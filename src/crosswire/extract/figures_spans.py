"""The quantity expression in print: number, unit and qualifier, "more than $4.5 billion"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from crosswire.extract.figures_nouns import counted_noun
from crosswire.extract.figures_reject import is_no_figure
from crosswire.extract.numbers import Number, NumberKind, find_numbers
from crosswire.extract.units import UnitTable, load_units
from crosswire.types import Part, Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
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


_QUALIFIERS = (
    (
        Qualifier.MORE_THAN,
        r"more than|greater than|higher than|over|above|exceed(?:ing|s|ed)?|in excess of"
        r"|upwards? of|surpass(?:ing|ed|es)?|well over|north of|topp(?:ed|ing)|larger than|beyond"
        r"|better than|bigger than|longer than",
    ),
    (
        Qualifier.AT_LEAST,
        r"at least|no fewer than|no less than|not less than|a minimum of|minimum|at minimum"
        r"|as low as",
    ),
    (
        Qualifier.AT_MOST,
        r"up to|at most|no more than|not more than|as (?:many|much|high) as|a maximum of|maximum"
        r"|at the most",
    ),
    (Qualifier.LESS_THAN, r"less than|fewer than|lower than|below|under|short of|smaller than"),
    (
        Qualifier.ALMOST,
        r"almost|nearly|close to|just under|just short of|not quite|approaching|nearing|virtually"
        r"|just below",
    ),
    (
        Qualifier.ABOUT,
        r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated|circa|ca\."
        r"|or so|in the region of|in the order of|an average of|on average|more or less|reportedly",
    ),
    (
        Qualifier.MORE_THAN,
        r"just over|slightly over|slightly more than|a little over|a little more than",
    ),
    (Qualifier.EXACT, r"exactly|precisely|only|just|merely"),
)
_BEFORE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<q{at}>{words})" for at, (_, words) in enumerate(_QUALIFIERS))
    + r")\s+(?:(?:a|an|the|as many as|as much as|record|additional|total of|further|another"
    r"|whopping|or equal to)\s+){0,2}\Z",
    re.I,
)
_BEHIND = (
    (
        Qualifier.AT_LEAST,
        re.compile(
            r"\s*(?:or|and) (?:more|greater|higher|above|over|up|older|larger)\b|\s?\+|-plus\b"
            r"|\s+plus\b(?!\s+\d)",
            re.I,
        ),
    ),
    (Qualifier.AT_MOST, re.compile(r"\s*or (?:less|fewer|below|under|lower|smaller)\b", re.I)),
    (Qualifier.ABOUT, re.compile(r"\s*or so\b|-odd\b|\s+or thereabouts\b|-ish\b", re.I)),
)
_CHANGE = re.compile(r",?\s+(?:and\s+)?\Z")
_DASH = re.compile(r"\s?[-–—~]\s?\Z")
_TO = re.compile(r"\s+to\s+\Z|\s?-to-\s?\Z")
_OR = re.compile(r"\s+or\s+\Z")
_AND = re.compile(r"\s+and\s+\Z")
_OF_RANGE = re.compile(r"\b(?P<word>between|from)\s+(?:about |around |roughly )?\Z", re.I)
_MOVED = re.compile(
    r"\b(?:rose|risen|rise[sn]?|fell|fallen|falls?|grew|grown|grow|increased?|decreased?|dropped"
    r"|drop|climbed"
    r"|declined|jumped|went|gone|moved|up|down|raised?|cut|lowered|slipped|surged|shrank|improved"
    r"|expanded"
    r"|narrowed|widened|reduced|swung|changed|lifted|hiked|slashed|boosted|doubled"
    r"|dipped)\b[^.;]{0,60}\Z",
    re.I,
)
_STEPPED = re.compile(r"\b(?:up|down|rose|fell|climbed|dropped|added|gained|lost)\s+\Z", re.I)
_ANNIVERSARY = re.compile(r"[\s-]+(?:\w+\s+){0,2}?(?P<word>anniversary)\b", re.I)
_POUNDS = re.compile(r"£|\bBrit(?:ain|ish)\b|\bLondon\b|\bEngl(?:and|ish)\b|\bUK\b|\bsterling\b")
_RATIO = re.compile(r"(?:\s+(?:in|out of)\s+(?:every\s+)?)\Z", re.I)
_CENTS = re.compile(
    r"[\s-]+(?:(?P<dollar>U\.?S\.? )|(?P<euro>euro )|(?:[A-Z][a-z]+ ))?(?:cents?|(?P<pence>pence"
    r"|penny|pennies|p))\b"
)
_DOLLARS = re.compile(r"\$|\bdollars?\b|\bU\.S\.|\bAmerican?s?\b")


def find_quantities(
    text: str, paragraphs: Sequence[Part], taken: Sequence[tuple[int, int]]
) -> list[Quantity]:
    """
    Find quantity expressions outside the stretches already taken by dates.

    Args:
        text: The stored text.
        paragraphs: The body.
        taken: Start and end of date mentions, in order.
    """
    table = load_units()
    starts = [start for start, _ in taken]
    found: list[Quantity] = []
    for paragraph in paragraphs:
        numbers = [
            number
            for number in find_numbers(text, paragraph.start, paragraph.end)
            if not _in_date(number, taken, starts)
        ]
        found.extend(_quantities(text, paragraph, _ratios(text, numbers), table))
    return found


def _in_date(number: Number, taken: Sequence[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, number.start)
    near = taken[max(0, at - 1) : at + 1]
    return any(start < number.end and number.start < end for start, end in near)


def _ratios(text: str, numbers: list[Number]) -> list[Number]:
    """Join "one in five" into the part of a whole that it is."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        gap = text[last.end : number.start] if last else ""
        if last and _RATIO.match(gap) and _is_part(last, number, gap):
            part = last.low / number.low
            joined[-1] = replace(
                last, end=number.end, low=part, high=part, kind=NumberKind.FRACTION
            )
            continue
        joined.append(number)
    return joined


def _is_part(part: Number, whole: Number, gap: str) -> bool:
    if part.kind is not NumberKind.CARDINAL or whole.kind is not NumberKind.CARDINAL:
        return False
    return 0 < part.low < whole.low <= (100 if "out" in gap else 20)


def _quantities(
    text: str, paragraph: Part, numbers: list[Number], table: UnitTable
) -> list[Quantity]:
    found: list[Quantity] = []
    joined_to = -1
    for number in numbers:
        if number.start < joined_to or is_no_figure(text, number, paragraph):
            continue
        quantity = _measure(text, number, paragraph, table)
        if quantity is None:
            continue
        if found and (merged := _range(text, found[-1], quantity)) is not None:
            found[-1] = merged
        else:
            found.append(quantity)
        joined_to = found[-1].end
    return [_qualify(text, quantity, paragraph) for quantity in found]


def _measure(text: str, number: Number, paragraph: Part, table: UnitTable) -> Quantity | None:
    """Take in the currency sign before a number and the unit or noun behind it."""
    start, end, low, high = number.start, number.end, number.low, number.high
    sign = table.before.search(text[max(paragraph.start, start - 8) : start])
    code = table.name_of(sign.group()) if sign else None
    if sign is not None:
        start -= len(sign.group())
    if start > paragraph.start and text[start - 1] in "-−–" and _is_minus(text, start):
        start, low, high = start - 1, -high, -low
    base = Quantity(
        start, end, number.start, number.end, low, high, code, Qualifier.EXACT, number.kind
    )
    if number.kind is NumberKind.ORDINAL:
        return _anniversary(text, base)
    if number.kind is NumberKind.MULTIPLE:
        return replace(base, unit="times")
    if text[end : end + 1] == "m" and not text[end + 1 : end + 2].isalnum():
        base = _glued_m(text, base)
        end = base.end
    if code is not None:
        behind = table.find_after(text, end)
        if behind and behind[1] in table.currencies and text[end : behind[0]].strip().isalpha():
            base = replace(base, end=behind[0], unit=behind[1] if len(code) != 3 else base.unit)
        return base
    return _unit_behind(text, base, number, table, paragraph)


def _is_minus(text: str, start: int) -> bool:
    before = text[start - 2 : start - 1]
    return not before or before.isspace() or before == "("


def _glued_m(text: str, base: Quantity) -> Quantity:
    """Read "$4m" and "17m people" as millions, "100m" alone as metres."""
    noun = counted_noun(text, base.end + 1, 2.0, False)
    if base.unit is None and noun is None:
        return replace(base, end=base.end + 1, unit="m")
    return replace(
        base, end=base.end + 1, core_end=base.end + 1, low=base.low * 1e6, high=base.high * 1e6
    )


def _unit_behind(
    text: str, base: Quantity, number: Number, table: UnitTable, paragraph: Part
) -> Quantity | None:
    if base.unit == "m":
        return base
    end = base.end
    for _, pattern in _BEHIND:
        wider = pattern.match(text, end, paragraph.end)
        if wider is not None:
            end = wider.end()
            break
    behind = table.find_after(text, end)
    if behind is None and number.kind in (NumberKind.VAGUE, NumberKind.FRACTION):
        of = re.compile(r"\s+of(?:\s+an?)?(?=\s)").match(text, end)
        behind = table.find_after(text, of.end()) if of else None
    cents = _CENTS.match(text, end)
    if cents is not None:
        return _hundredths(text, base, cents, paragraph)
    if behind is not None and behind[0] <= paragraph.end and _is_unit(text, base, behind):
        unit = behind[1]
        if unit == "pound_mass" and (
            number.scaled or _POUNDS.search(text, paragraph.start, paragraph.end)
        ):
            unit = "GBP"
        return replace(base, end=behind[0], unit=unit)
    sign = re.compile(r"\s?\(\s?(?:%|percent|per cent)\s?\)").match(text, end)
    if sign is not None:
        return replace(base, end=sign.end(), unit="percent")
    vague = number.kind is NumberKind.VAGUE or text[number.start : end].endswith(("dozen", "half"))
    noun = counted_noun(text, end, number.high, vague)
    if number.kind is NumberKind.FRACTION:
        return replace(base, unit="fraction")
    if noun is not None:
        return replace(base, end=noun.end, unit=noun.unit, counts=True, hint=noun.hint)
    if not number.digits and number.low in (0, 1) and not number.scaled:
        return None
    return base


def _hundredths(text: str, base: Quantity, cents: re.Match[str], paragraph: Part) -> Quantity:
    """Cents become dollars where the paragraph speaks of dollars; pence become pounds."""
    unit = "GBP" if cents["pence"] else "EUR" if cents["euro"] else None
    if unit is None and (cents["dollar"] or _DOLLARS.search(text, paragraph.start, paragraph.end)):
        unit = "USD"
    if unit is None:
        return replace(base, end=cents.end(), unit="cent")
    return replace(base, end=cents.end(), unit=unit, low=base.low / 100, high=base.high / 100)


def _is_unit(text: str, base: Quantity, behind: tuple[int, str]) -> bool:
    """Tell the unit in "9 in." and "5 points" from the word that only looks like one."""
    form = text[base.end : behind[0]].strip(" -–\u00a0")
    if form in ("in.", "in", "second", "quarter", "bar"):
        return False
    if form == "won":
        return base.high >= 100
    if form == "x":
        return text[base.end : base.end + 1] == "x"
    return True


def _anniversary(text: str, base: Quantity) -> Quantity | None:
    found = _ANNIVERSARY.match(text, base.end)
    if found is None:
        return None
    return replace(base, end=found.end(), unit="year", hint="anniversary")


def _range(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Join the ends of a range ("10-15 percent") and dollars with their cents."""
    gap = text[left.end : right.start]
    if left.unit == right.unit and _CHANGE.match(gap) and 0 < right.low < 1 <= left.low:
        return replace(
            left,
            end=right.end,
            core_end=right.core_end,
            low=left.low + right.low,
            high=left.high + right.high,
        )
    of_percent = left.unit == "fraction" and right.unit == "percent" and right.low == 1
    if of_percent and gap in (" of ", " of a "):
        return replace(right, start=left.start, core=left.core, low=left.low, high=left.high)
    if len(gap) > 6 or right.kind is NumberKind.MULTIPLE:
        return None
    if right.unit is None and left.unit in load_units().currencies:
        right = replace(right, unit=left.unit)
    if left.unit not in (None, right.unit):
        return None
    head = text[max(0, left.start - 80) : left.start]
    opened = _OF_RANGE.search(head)
    word = opened["word"].lower() if opened else ""
    dash, to = _DASH.match(gap) is not None, _TO.match(gap) is not None
    if to and (_MOVED.search(head) if word == "from" else _STEPPED.search(head)):
        return None
    near = _OR.match(gap) and left.unit is None and right.low <= 2 * left.low
    if not (dash or to or near or (word == "between" and _AND.match(gap))):
        return None
    bare = right.unit is None and left.unit is None and word not in ("between", "from")
    if dash and bare and (right.high < 100 or left.low < 100):
        return None
    low = left.low
    scale = right.low / max(1e-9, _digits(text, right))
    if low < right.low / 1000 and scale >= 1000:
        low *= scale
    if left.unit is None and right.unit in load_units().currencies and low > right.high:
        return None
    if low > right.high:
        return None
    start = left.start - (len(opened.group()) if opened else 0)
    return replace(right, start=start, core=left.core, low=low)


def _digits(text: str, quantity: Quantity) -> float:
    match = re.match(r"[\d,.]*\d", text[quantity.core : quantity.core_end])
    if match is None:
        return quantity.low if quantity.low else 1.0
    return float(match.group().replace(",", "")) or 1.0


def _qualify(text: str, quantity: Quantity, paragraph: Part) -> Quantity:
    """Take in "more than" before and "or more" behind a quantity."""
    first = max(paragraph.start, quantity.start - 44)
    head = text[first : quantity.start]
    if quantity.kind is NumberKind.VAGUE or (quantity.low != quantity.high):
        quantity = replace(quantity, qualifier=Qualifier.ABOUT)
    before = _BEFORE.search(head)
    if before is not None and before.lastgroup is not None:
        at = int(before.lastgroup[1:])
        if not _is_other_sense(head, before):
            qualifier = _QUALIFIERS[at][0]
            if _NEGATED.search(head[: before.start()]):
                qualifier = _NEGATION.get(qualifier, qualifier)
            return replace(
                quantity, start=quantity.start - len(before.group()), qualifier=qualifier
            )
    for qualifier, pattern in _BEHIND:
        for at in (quantity.core_end, quantity.end):
            behind = pattern.match(text, at, paragraph.end)
            if behind is not None:
                return replace(quantity, end=max(quantity.end, behind.end()), qualifier=qualifier)
    return quantity


_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout)\s+\Z", re.I)
_NEGATION = MappingProxyType(
    {
        Qualifier.MORE_THAN: Qualifier.AT_MOST,
        Qualifier.LESS_THAN: Qualifier.AT_LEAST,
    }
)


def _is_other_sense(head: str, before: re.Match[str]) -> bool:
    """Tell "over" in "won over", "some" and "under" apart from qualifiers by the word before."""
    word = before.group().split()[0].lower()
    lead = head[: before.start()].rstrip().lower()
    if word in ("some", "just", "only"):
        return False
    if word in ("over", "under", "above", "below"):
        return lead.endswith(
            (" victory", " win", " advantage", " lead", " rolled", " took", " handed")
        )
    return False
