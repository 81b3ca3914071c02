"""The quantity expression in print: number, unit and qualifier, "more than $4.5 billion"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.extract.figures.ballots import find_ballots
from crosswire.extract.figures.lasting import TIMES
from crosswire.extract.figures.quantity import BEHIND, Quantity, measure
from crosswire.extract.figures.reject import is_no_figure
from crosswire.extract.figures.series import find_series
from crosswire.extract.numbers import Number, NumberKind, find_numbers
from crosswire.extract.units import UnitTable, load_units
from crosswire.reference import word_set
from crosswire.types import Part, Qualifier

_QUALIFIERS = (
    (
        Qualifier.MORE_THAN,
        r"more than|greater than|higher than|over|above|exceed(?:ing|s|ed)?|in excess of"
        r"|upwards? of|well above|surpass(?:ing|ed|es)?|well over|north of|topp(?:ed|ing)"
        r"|larger than|beyond"
        r"|better than|bigger than|longer than",
    ),
    (
        Qualifier.AT_LEAST,
        r"at least|no fewer than|no less than|not less than|a minimum of|minimum|at minimum"
        r"|as low as|as few as|as little as|at the very least",
    ),
    (
        Qualifier.AT_MOST,
        r"up to|at most|no more than|not more than|as (?:many|much|high|long) as|a maximum of"
        r"|maximum"
        r"|at the most|within|not exceeding",
    ),
    (
        Qualifier.LESS_THAN,
        r"less than|fewer than|lower than|well below|well under|below|under|short of|smaller than"
        r"|shorter than|younger than",
    ),
    (
        Qualifier.ALMOST,
        r"almost|nearly|close to|(?:just|slightly|a little) (?:under|below|less than|short of)"
        r"|not quite|approaching|nearing|virtually|near",
    ),
    (
        Qualifier.ABOUT,
        r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated|circa|ca\."
        r"|or so|in the (?:region|order|neighbou?rhood|range|vicinity) of"
        r"|more or less|reportedly|perhaps|maybe|possibly|barely|scarcely|hardly",
    ),
    (
        Qualifier.MORE_THAN,
        r"(?:just|slightly|a little) (?:over|above|more than)",
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
_QUALIFYING = frozenset(
    (
        *("than", "over", "above", "excess", "upwards", "upward", "north", "beyond", "least"),
        *(
            "minimum",
            "low",
            "few",
            "little",
            "up",
            "most",
            "many",
            "much",
            "high",
            "long",
            "maximum",
        ),
        *(
            "within",
            "exceeding",
            "exceed",
            "exceeds",
            "exceeded",
            "below",
            "under",
            "short",
            "almost",
        ),
        *("nearly", "close", "quite", "approaching", "nearing", "virtually", "near", "about"),
        *("around", "approximately", "approx", "approx.", "roughly", "some", "estimated", "circa"),
        *("ca.", "so", "region", "order", "neighborhood", "neighbourhood", "range", "vicinity"),
        *("less", "reportedly", "perhaps", "maybe", "possibly"),
        *("surpassing", "surpassed", "surpass", "surpasses", "topped", "topping", "exactly"),
        *("precisely", "only", "just", "merely", "barely", "scarcely", "hardly"),
    )
)
_SCARCELY = frozenset(("barely", "scarcely", "hardly"))
"""What tells the longest of a time, "barely an hour", and of all else that it is about so much."""
_NEXT_NAMED = re.compile(r"(?:,|,? (?:and|or)) ")
"""Between two numbers of which the first is a name: "Explorer 8 and 9", "aged 4, 6"."""
_CHANGE = re.compile(r",?\s+(?:and\s+)?\Z")
_COMPOUND = MappingProxyType({("foot", "inch"): 12.0, ("pound_mass", "ounce"): 16.0})
_SPOKEN = re.compile(
    r"\b[a-z]+[\s-](?P<word>hundred|thousand|million|billion|trillion|dozen)\b", re.I
)
_SPOKEN_SCALES = MappingProxyType(
    {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    | {"dozen": 12.0}
)
_DASH = re.compile(r"\s?[-–—~]\s?\Z")
_TO = re.compile(r"\s+to\s+\Z|\s?-to-\s?\Z")
_OR = re.compile(r"\s+or\s+\Z")
_AND = re.compile(r"\s+and\s+\Z")
_OF_RANGE = re.compile(r"\b(?P<word>between|from)\s+(?:about |around |roughly )?\Z", re.I)
_MOVED = re.compile(
    r"\b(?:ros[ei]|ris(?:es?|en|ing)|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:n|s|ing)?|increas(?:ed?|es|ing)"
    r"|decreas(?:ed?|es|ing)|drop(?:s|ped|ping)?|climb(?:s|ed|ing)?|declin(?:ed?|es|ing)"
    r"|jump(?:s|ed|ing)?|went|go(?:es|ing|ne)?|mov(?:ed?|es|ing)|up|down|rais(?:ed?|es|ing)"
    r"|cut(?:s|ting)?|lower(?:ed|s|ing)?|slip(?:s|ped|ping)?|surg(?:ed?|es|ing)|shr[aiu]nk(?:s|ing)?"
    r"|improv(?:ed?|es|ing)|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|lengthen(?:s|ed|ing)?"
    r"|shorten(?:s|ed|ing)?|narrow(?:s|ed|ing)?|widen(?:s|ed|ing)?|reduc(?:ed?|es|ing)|swung"
    r"|chang(?:ed?|es|ing)|lift(?:s|ed|ing)?|hik(?:ed?|es|ing)|slash(?:es|ed|ing)?"
    r"|boost(?:s|ed|ing)?|doubl(?:ed?|es|ing)|dipp?(?:s|ed|ing)?|plung(?:ed?|es|ing)"
    r"|tumbl(?:ed?|es|ing)|slump(?:s|ed|ing)?|soar(?:s|ed|ing)?|slid(?:e|es|ing)?|s[aiu]nk(?:s|ing)?"
    r"|eas(?:ed?|es|ing)|slow(?:s|ed|ing)?|accelerat(?:ed?|es|ing)|weaken(?:s|ed|ing)?"
    r"|strengthen(?:s|ed|ing)?|revis(?:ed?|es|ing)|upgrad(?:ed?|es|ing)|downgrad(?:ed?|es|ing)"
    r"|trim(?:s|med|ming)?|swell(?:s|ed|ing)?|tripl(?:ed?|es|ing)|trebl(?:ed?|es|ing)"
    r"|quadrupl(?:ed?|es|ing)|halv(?:ed?|es|ing)|plummet(?:s|ed|ing)?|recover(?:s|ed|ing)?"
    r"|rebound(?:s|ed|ing)?|retreat(?:s|ed|ing)?|edg(?:ed?|es|ing)|creep(?:s|ing)?|crept)\b[^.;]{0,60}\Z",
    re.I,
)
_STEPPED = re.compile(r"\b(?:up|down|rose|fell|climbed|dropped|added|gained|lost)\s+\Z", re.I)


_ON_WHAT = (
    *(" talk", " talked", " talks", " worried", " concerns", " gathered", " comment", " comments"),
    *(" remark", " remarks", " question", " questions"),
)
"""Words whose "about" tells on what, not how nearly: "his remark about 47 percent"."""


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
        found.extend(_quantities(text, paragraph, numbers, taken, table))
    return found


def _in_date(
    number: Number | Quantity, taken: Sequence[tuple[int, int]], starts: list[int]
) -> bool:
    at = bisect_right(starts, number.start)
    near = taken[max(0, at - 1) : at + 1]
    return any(start < number.end and number.start < end for start, end in near)


def _quantities(
    text: str,
    paragraph: Part,
    numbers: list[Number],
    taken: Sequence[tuple[int, int]],
    table: UnitTable,
) -> list[Quantity]:
    found: list[Quantity] = []
    told = _told_otherwise(text, paragraph, taken)
    starts = [item.start for item in told]
    reached = [-1, *accumulate((item.end for item in told), max)]
    joined_to = named_to = -1
    for number in numbers:
        is_told = reached[bisect_left(starts, number.end)] > number.start
        if number.start < joined_to or is_told:
            continue
        if is_no_figure(text, number, paragraph):
            named_to = number.end
            continue
        quantity = measure(text, number, paragraph, table)
        if quantity is None:
            continue
        if (
            number.digits
            and quantity.unit is None
            and _NEXT_NAMED.fullmatch(text, max(named_to, 0), number.start)
        ):
            named_to = number.end
            continue
        if found and (merged := _range(text, found[-1], quantity)) is not None:
            found[-1] = merged
        else:
            found.append(quantity)
        joined_to = found[-1].end
    found = [_qualify(text, _of_rates(text, each), paragraph) for each in (*found, *told)]
    return sorted(found, key=lambda quantity: quantity.start)


_RATES = re.compile(
    r"\b(?:(?:interest|key|policy|base|lending|benchmark|main|repo|deposit)\s+rates?|rates"
    r"|cost\s+of\s+borrowing|borrowing\s+costs?)\b[^.;:]{0,60}\Z",
    re.I,
)
"""What is moved by points that are percentage points: "cut its key rate by half a point"."""


def _of_rates(text: str, quantity: Quantity) -> Quantity:
    """Take the points by which rates of interest move as percentage points."""
    if quantity.unit != "point" or quantity.high > _MOST_POINTS:
        return quantity
    is_of_rates = _RATES.search(text, max(0, quantity.start - 100), quantity.start) is not None
    return replace(quantity, unit="percentage_point") if is_of_rates else quantity


_MOST_POINTS = 20
"""Points by which a rate moves at once, at most; an index moves by more."""


def _told_otherwise(
    text: str, paragraph: Part, taken: Sequence[tuple[int, int]]
) -> tuple[Quantity, ...]:
    """
    Find the votes of a house, and quantities told without a cardinal number, by their starts.

    Days are neither: "to meet on 4-5 March".
    """
    votes = find_ballots(text, paragraph.start, paragraph.end)
    series = find_series(text, paragraph.start, paragraph.end)
    starts = [start for start, _ in taken]
    found = [item for item in (*votes, *series) if not _in_date(item, taken, starts)]
    return tuple(sorted(found, key=lambda item: item.start))


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
    whole = _COMPOUND.get((left.unit or "", right.unit or ""))
    if whole is not None and right.low < whole and _CHANGE.match(gap or " "):
        low, high = left.low + right.low / whole, left.high + right.high / whole
        return replace(left, end=right.end, core_end=right.core_end, low=low, high=high)
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
    digits = _digits(text, right)
    scale = right.low / max(1e-9, digits)
    shares_scale = scale >= 1000 and left.high <= digits <= 10 * left.high
    leaps = left.unit is not None and right.low > 10 * max(left.high, 0.1) and not shares_scale
    if to and not word and (head.endswith("by ") or leaps):
        return None
    near = _OR.match(gap) and left.unit is None and right.low <= 2 * left.low
    if not (dash or to or near or (word == "between" and _AND.match(gap))):
        return None
    bare = right.unit is None and left.unit is None and word not in ("between", "from")
    if dash and bare and (right.high < 100 or left.low < 100):
        return None
    low = left.low
    if low < right.low / 1000 and scale >= 1000:
        low *= scale
    spoken = _SPOKEN.search(text, right.core, right.core_end)
    if spoken is not None and left.high < 100:
        scaled = low * _SPOKEN_SCALES[spoken["word"].lower()]
        low = scaled if scaled <= right.high else low
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
    digits = match.group()
    decimal = re.fullmatch(r"\d{1,3},\d{1,2}", digits) is not None
    return float(digits.replace(",", "." if decimal else "")) or 1.0


def _qualify(text: str, quantity: Quantity, paragraph: Part) -> Quantity:
    """Take in "more than" before and "or more" behind a quantity."""
    first = max(paragraph.start, quantity.start - 44)
    head = text[first : quantity.start]
    if quantity.kind is NumberKind.VAGUE or (quantity.low != quantity.high):
        quantity = replace(quantity, qualifier=Qualifier.ABOUT)
    near = head.lower().replace("(", " ").replace("“", " ").replace('"', " ").split()
    before = None if _QUALIFYING.isdisjoint(near) else _BEFORE.search(head)
    if (
        before is not None
        and before.lastgroup is not None
        and not _is_governed(text, before, quantity)
    ):
        at = int(before.lastgroup[1:])
        if not _is_other_sense(head, before, quantity):
            qualifier = _QUALIFIERS[at][0]
            is_time = quantity.unit in TIMES and not quantity.counts
            if is_time and before.group().split()[0].lower() in _SCARCELY:
                qualifier = Qualifier.AT_MOST
            if _NEGATED.search(head[: before.start()]):
                qualifier = _NEGATION.get(qualifier, qualifier)
            return replace(
                quantity, start=quantity.start - len(before.group()), qualifier=qualifier
            )
    for qualifier, pattern in BEHIND:
        for at in (quantity.core_end, quantity.end):
            behind = pattern.match(text, at, paragraph.end)
            if behind is not None:
                return replace(quantity, end=max(quantity.end, behind.end()), qualifier=qualifier)
    if _is_rough(text, quantity):
        return replace(quantity, qualifier=Qualifier.ABOUT)
    return quantity


_DOZEN = re.compile(r"an?\s+dozen\b", re.I)
_HALVES = re.compile(r"\s*(?:an?\s+|three\s+|one\s+)?(?:half|halves|quarters?)\b", re.I)


def _is_rough(text: str, quantity: Quantity) -> bool:
    """Tell a round word that nobody counted or timed: "half an hour", "a dozen arrests"."""
    printed = text[quantity.start : quantity.end]
    if quantity.unit in TIMES and not quantity.counts:
        return _HALVES.match(printed) is not None
    return _DOZEN.match(printed) is not None


_OCCASIONS = word_set("figures.occasions")
_MADE = re.compile(r"\d (?:[a-z]+ )?[a-z]+s\Z")
"""What "over" a number of is during: "averaged eight over 72 games"."""
_LASTING = (
    *(" for", " lasted", " lasting", " last", " takes", " took", " take", " spent", " after"),
    *(" is", " was", " are", " were", " by", " of", " than", " and", " just", " well", " with"),
    *(" in", " spanning", " spans", " served", " has", " had"),
)
_MOVES_UP = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|rise[sn]?|rose|rising|mov(?:ed?|es|ing)|climb(?:s|ed|ing)?|jump(?:s|ed"
    r"|ing)?|crept|creep(?:s|ing)?|inch(?:es|ed|ing)|edg(?:ed?|es|ing)|push(?:es|ed|ing)\s+\w+"
    r"(?:\s\w+)?|(?:tak|bring)(?:es?|s|ing)\s+\w+(?:\s\w+)?)\Z"
)
"""Before a level that is reached: "goes up to 67" is no "up to 67"."""
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout)\s+\Z", re.I)
_NEGATION = MappingProxyType(
    {
        Qualifier.MORE_THAN: Qualifier.AT_MOST,
        Qualifier.LESS_THAN: Qualifier.AT_LEAST,
    }
)


_ARTICLE_ENDS = re.compile(r"^(?:under|over|within|above|below|near)\s+(?:an?|the)\s", re.I)
_MODIFIES = re.compile(
    r"-|\s+(?:[\w-]+\s+){0,3}?(?:deal|pact|plan|programmes?|program|scheme|agreement"
    r"|contract|facility|loan|accord|package|project|law|order|sentence|mandate|lease|bailout|ban)\b"
)
_LIES = re.compile(
    r"\b(?:spread(?:s|ing)?|scattered|spaced|strewn|sprawl(?:s|ed|ing)?|dispersed|distributed|dotted)"
    r"(?: out)?\Z"
)
_REACHES_OUT = re.compile(r"\b(?:stretch|extend)(?:s|es|ed|ing)?(?: out)?\Z")
_WON = re.compile(r"\b(?:will|would|to|could|might|may|can|should|must|they|we|parties)\s+win\Z")


def _is_governed(text: str, before: re.Match[str], quantity: Quantity) -> bool:
    """Tell "under a three-year deal", where the word governs the deal and not its length."""
    if _ARTICLE_ENDS.match(before.group()) is None:
        return False
    return _MODIFIES.match(text, quantity.core_end) is not None


def _is_where(lead: str, quantity: Quantity) -> bool:
    """
    Tell whether "over" says where something lies: "spread over 40 countries".

    What "stretches over 300 km" is longer; what "stretches over 300 acres" lies there.
    """
    if _LIES.search(lead):
        return True
    unit = load_units().units.get(quantity.unit or "")
    is_length = unit is not None and unit.dimension == "length"
    return not is_length and _REACHES_OUT.search(lead) is not None


def _is_other_sense(head: str, before: re.Match[str], quantity: Quantity) -> bool:
    """Tell "over" in "won over", "some" and "under" apart from qualifiers by the word before."""
    word = before.group().split()[0].lower()
    lead = head[: before.start()].rstrip().lower()
    if word in ("some", "just", "only"):
        return False
    if before.group().lower().startswith("up to"):
        return _MOVES_UP.search(lead) is not None
    is_time = quantity.unit in TIMES and not quantity.counts
    if word == "over" and is_time:
        return not lead.endswith(_LASTING)
    if word == "over" and quantity.unit in _OCCASIONS:
        return _MADE.search(lead) is not None
    if word in ("about", "around", "near"):
        return lead.endswith(_ON_WHAT)
    if word in ("over", "under", "above", "below"):
        if _WON.search(lead):
            return False
        if word == "over" and _is_where(lead, quantity):
            return True
        return lead.endswith(
            (
                *(" victory", " win", " advantage", " lead", " rolled", " took", " handed"),
                *(" pored", " control", " dispute", " voted", " argued", " concern", " fight"),
                *(" fought", " war"),
            )
        )
    return False
