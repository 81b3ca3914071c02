"""What coordination and pronouns leave out of a figure, taken from the figure before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from crosswire.extract.figures.givers import NO_SIDES, Sides
from crosswire.extract.figures.nouns import is_person, singular
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.settled import EXCHANGE_RATE
from crosswire.extract.figures.slots import Measured, find_measured
from crosswire.extract.numbers import NumberKind
from crosswire.types import Change, Period, Sentence


class Slots(msgspec.Struct, frozen=True):
    """Quantity with what has been found out about it."""

    quantity: Quantity
    sentence: Sentence
    measured: Measured | None
    change: Change
    governed: bool
    period: Period | None
    sides: Sides
    name: str | None = None


_ANAPHOR = re.compile(
    r"[“\"\s]*(?:(?:In|During|Over|For|This|Last|By|Since|So far|Meanwhile|However|Then|And"
    r"|But)\b[^.]{0,60}?)?"
    r"\b(?:it|they|this|that|which|the (?:figure|number|total|toll|amount|rate|sum|volume"
    r"|value))\b",
    re.I,
)
_NAMED_AGAIN = re.compile(
    r"\b(?:figure|number|count|toll|estimate|total|tally|rate|sum|amount|one|put)s?"
    r"(?P<of>\s+of(?:\s+(?:about|around|only|just|some|nearly|almost|over|more than|at least))?)?"
    r"(?P<rest>(?!\s+of\b)[^.;:]{0,60})\Z",
    re.I,
)
_TURNED = re.compile(
    r"\b(?:earlier|previous|initial|first|official|final|provisional|preliminary|revised|own"
    r"|latest|updated|lower|higher|new|former|original|second|third|other|another|unofficial"
    r"|independent|the|its|his|her|their|that|this|an?|[’']s)\s+(?:[a-z-]+\s+){0,2}?\Z",
    re.I,
)
_OF_THEM = re.compile(r"\s+of (?:them|these|those|whom|which)\b")
_THOSE_NAMED = re.compile(
    r"[“\"\s]*(?:(?:The|These|Those|More|Many)\s+)?(?P<noun>[A-Z]?[a-z]{2,}s)\s"
    r"[^.;:]*[:;,—–-]\s*\Z"
)
"""The subject of a sentence that "of them" takes up: "Tractors jammed the road: 900 of them"."""
_HAD = re.compile(
    r"(?!\s*[“\"])[^,;:]{3,80}\s(?:(?:has|have)\s+(?:won|taken)|had|has|won|took|got|received|polled"
    r"|gained|scored|secured|garnered)\s+(?:(?:about|just|only|some|around|nearly)\s+)?\Z"
)
_SENTENCE_ENDS = re.compile(r"\s*[.,;\n]|\s*\Z")
_NEXT = 4
"""Characters between two sentences of which one goes on with the other."""
_AND = re.compile(r"\b(?:and|or|but)\s+(?:(?:a|an|about|another|up to)\s+)?\Z")
_PREPOSITION = re.compile(r"\s+(?P<word>on|for|in|to|from|against|with|at|of)\b")
_BETWEEN = 20
"""Characters in which a noun follows its number at once: "25% tariffs"."""
_SET_AGAINST = re.compile(
    r"\b(?:up|down|lower|higher)\s+from\s+\Z|\bcompared (?:with|to)\s+\Z|\A[^,]{0,40}\sfrom\s+\Z"
)
_AT_LEVEL = re.compile(
    r"\b(?:to|from|at|is|are|was|were|(?:accounting|accounted|accounts) for|making up"
    r"|makes up|made up|representing|represents|equivalent to|equal to"
    r"|constituting|comprising|worth)\s*\Z"
)
"""Before a level that stands beside a change: "up 3 percent, accounting for 16 percent"."""
_OTHERWISE = re.compile(r",?\s+or\s+(?:by\s+)?\Z|\s*\(\Z")


def inherit(text: str, item: Slots, left: Slots | None, before: Sequence[Slots]) -> Slots:
    """Fill what coordination ("and this year 9") and pronouns ("It grew by 9") leave out."""
    if item.quantity.hint == "magnitude" or (left and left.quantity.hint == "magnitude"):
        return item
    if item.quantity.unit is None and _OF_THEM.match(text, item.quantity.end):
        return _of_them(text, item, left or (before[-1] if before else None))
    if left is not None and _is_restated(text, left, item):
        return replace(
            item,
            measured=left.measured,
            change=item.change if item.governed else left.change,
            governed=True,
            sides=left.sides,
            period=item.period or left.period,
            name=left.name,
        )
    if left is not None and _is_toll_of_same(text, left, item):
        item = replace(item, sides=left.sides)
    if left is not None and left.measured is not None and _is_move_of(text, left, item):
        return replace(
            item, measured=left.measured, sides=left.sides, period=item.period or left.period
        )
    if left is not None and _is_put_otherwise(text, left, item):
        item = replace(item, change=left.change, governed=True)
    moves = left is not None and left.governed and item.quantity.kind is not NumberKind.MULTIPLE
    if left is not None and moves and not item.governed and _continues(left, item):
        gap = text[left.quantity.end : item.quantity.start]
        if not _AT_LEVEL.search(gap) and "." not in gap:
            item = replace(item, change=left.change, governed=True)
    if left is not None and _is_next_of_pair(text, left, item):
        return replace(item, measured=left.measured, sides=NO_SIDES, name=left.name)
    if left is not None and left.measured is not None and _is_base_of(text, left, item):
        item = replace(item, measured=left.measured, sides=left.sides, name=left.name)
    if left is not None and _is_price_again(left, item):
        quantity = replace(item.quantity, unit=left.quantity.unit, hint=EXCHANGE_RATE)
        return replace(item, quantity=quantity, sides=left.sides)
    if left is not None and item.measured is None and _continues(left, item):
        item = replace(item, measured=left.measured, sides=left.sides, name=left.name)
    if item.measured is None and item.quantity.hint is None:
        share = _share_of_another(text, item, before)
        if share is not None:
            return share
        again = _said_again(text, item, before)
        if again is not None:
            return again
        return _from_sentence_before(text, item, before)
    return item


_AND_SO_MANY = re.compile(
    r"(?:(?!\b(?:while|whereas|but|said|says)\b)[^.;:])*"
    r"(?:,|\band)\s+(?:(?:a|another|further|more than|at least|about)\s+){0,2}\Z"
)
"""Between the dead and the injured of one side: "two guards were killed in Orve and"."""
_TOLL_REACH = 100  # characters


def _is_toll_of_same(text: str, left: Slots, item: Slots) -> bool:
    """
    Tell whether a toll is of those whose other toll stands before it in the sentence.

    "Two Norvian guards were killed and five wounded": the five are Norvian too.
    """
    tolls = all(one.measured is not None and one.measured.group == "toll" for one in (left, item))
    is_open = item.sides.entity is None and left.sides.entity is not None
    gap = item.quantity.start - left.quantity.end
    if not (tolls and is_open and left.sentence == item.sentence and 0 <= gap <= _TOLL_REACH):
        return False
    return _AND_SO_MANY.match(text, left.quantity.end, item.quantity.start) is not None


def _of_them(text: str, item: Slots, counted: Slots | None) -> Slots:
    """Count what was counted before: "40 miners died, six of them abroad"."""
    named = _THOSE_NAMED.match(text, item.sentence.start, item.quantity.start)
    if named is not None and (counted is None or counted.quantity.end <= item.sentence.start):
        unit = singular(named["noun"].lower())
        quantity = replace(item.quantity, unit=unit, counts=True)
        is_own = item.measured is not None and item.measured.start == named.start("noun")
        return replace(item, quantity=quantity, measured=None if is_own else item.measured)
    if counted is None or not counted.quantity.counts:
        return item
    if item.quantity.start - counted.quantity.end > 240:
        return item
    quantity = replace(item.quantity, unit=counted.quantity.unit, counts=True)
    if _suffers(item.measured) and not is_person(counted.quantity.unit or ""):
        return item
    own = item.measured is not None and (
        item.measured.start > item.quantity.end
        or text[item.measured.end : item.quantity.start].isspace()  # "arrested fifteen of them"
    )
    if own or counted.change is not Change.LEVEL:
        return replace(item, quantity=quantity)
    name = counted.quantity.hint or counted.name
    return replace(item, quantity=quantity, measured=counted.measured, name=name)


def _suffers(measured: Measured | None) -> bool:
    """Tell what only people suffer: of 60 tractors four were not arrested, but their drivers."""
    return measured is not None and measured.group == "toll" and measured.name != "damaged"


def _is_restated(text: str, left: Slots, item: Slots) -> bool:
    """Tell a number said again more exactly: "nearly 6, 5.7", "6 percent, or 5.7 percent"."""
    gap = text[left.quantity.end : item.quantity.start]
    if not re.match(r"\s*(?:[,(–—-]|,?\s*or|,?\s*that is|,?\s*i\.e\.)\s*(?:or|exactly)?\s*\Z", gap):
        return False
    one, two = left.quantity, item.quantity
    if one.unit != two.unit and {one.unit, two.unit} != {"fraction", "percent"}:
        return False
    low = one.low * (100 if one.unit == "fraction" else 1)
    high = two.low * (100 if two.unit == "fraction" else 1)
    return abs(low - high) <= 0.15 * max(abs(low), abs(high))


_MOVE_OF = re.compile(
    r",\s+(?:up|down|an?\s+(?:[a-z]+\s+)?(?:rise|increase|gain|fall|drop|decline|decrease)\s+of)"
    r"(?:\s+(?:by|about|around|nearly|almost|some|over|only|just|more than|less than))*\s+\Z"
)


def _is_move_of(text: str, left: Slots, item: Slots) -> bool:
    """Tell a change of the figure before: "goods worth $1.1 billion last year, up 12 percent"."""
    if item.quantity.unit not in ("percent", "fraction") or left.quantity.unit == "percent":
        return False
    gap = text[left.quantity.end : item.quantity.start]
    return len(gap) <= _GAP and "." not in gap and _MOVE_OF.search(gap) is not None


_GAP = 80


def _is_put_otherwise(text: str, left: Slots, item: Slots) -> bool:
    """Tell a change given in another unit: "rose $12.30, or 0.9 percent"."""
    if left.change is Change.LEVEL or item.governed:
        return False
    return _OTHERWISE.match(text[left.quantity.end : item.quantity.start]) is not None


def _is_next_of_pair(text: str, left: Slots, item: Slots) -> bool:
    """Tell what leaves out its noun: "25% tariffs on cars from Norvia and 10% on ships"."""
    measured = left.measured
    if measured is None or left.quantity.unit != item.quantity.unit or item.quantity.counts:
        return False
    if measured.start < left.quantity.end or _AND.search(text[: item.quantity.start][-12:]) is None:
        return False
    if len(text[left.quantity.end : measured.start]) > _BETWEEN:
        return False
    one, two = _PREPOSITION.match(text, measured.end), _PREPOSITION.match(text, item.quantity.end)
    return one is not None and two is not None and one["word"] == two["word"]


def _is_base_of(text: str, left: Slots, item: Slots) -> bool:
    """Tell the earlier level that a figure is set against: "2.5% of output, up from 2.3%"."""
    gap = text[left.quantity.end : item.quantity.start]
    if len(gap) > 80 or ". " in gap or not _continues(left, item):
        return False
    return _SET_AGAINST.search(gap) is not None


def _continues(left: Slots, item: Slots) -> bool:
    return left.quantity.unit == item.quantity.unit and not item.quantity.counts


def _is_price_again(left: Slots, item: Slots) -> bool:
    """Tell a second price of one currency: "touched 160.8 to the dollar before easing to 160.4"."""
    one, two = left.quantity, item.quantity
    if one.hint != EXCHANGE_RATE or two.hint is not None or two.unit is not None:
        return False
    return item.measured is None and 0.5 * one.low <= two.low <= 2 * one.low


def _said_again(text: str, item: Slots, before: Sequence[Slots]) -> Slots | None:
    """
    Take what an earlier sentence measured where a noun stands for its figure.

    "Turnout was 61 percent. An earlier figure of 62 percent was wrong": both are turnout.
    """
    quantity = item.quantity
    head = text[max(item.sentence.start, quantity.start - 90) : quantity.start]
    named = _NAMED_AGAIN.search(head)
    if named is None or (named["of"] and named["rest"].strip()):
        return None
    if not _TURNED.search(head[: named.start()]):
        return None
    for last in reversed(before[-4:]):
        if item.sentence.start - last.sentence.end > 60 or last.quantity is quantity:
            return None
        name = last.quantity.hint or (last.measured.name if last.measured else last.name)
        kin = quantity.unit in (None, last.quantity.unit)
        if name is None:
            kin = kin and quantity.unit is None and last.quantity.counts
        if not kin or last.change is not Change.LEVEL:
            continue
        counts = quantity.counts or (quantity.unit is None and last.quantity.counts)
        unit = quantity.unit or last.quantity.unit
        return replace(
            item,
            quantity=replace(quantity, unit=unit, counts=counts),
            measured=last.measured,
            name=name,
            sides=last.sides,
        )
    return None


def _share_of_another(text: str, item: Slots, before: Sequence[Slots]) -> Slots | None:
    """
    Take a share of the vote for one where the sentence before tells another's.

    "Mrs Lind won 54 percent of the vote. Her rival Per Dahl had 46 percent."
    """
    quantity = item.quantity
    if quantity.unit != "percent" or not before or item.change is not Change.LEVEL:
        return None
    if not _HAD.match(text, item.sentence.start, quantity.start):
        return None
    if not _SENTENCE_ENDS.match(text, quantity.end):
        return None
    for last in reversed(before[-4:]):
        if item.sentence.start - last.sentence.end > _NEXT or last.sentence is item.sentence:
            return None
        if last.measured is not None and last.measured.name == "votes":
            return (
                replace(item, measured=last.measured) if last.quantity.unit == "percent" else None
            )
    return None


def _from_sentence_before(text: str, item: Slots, before: Sequence[Slots]) -> Slots:
    """Take the property of the sentence before where a pronoun stands for it."""
    head = text[item.sentence.start : min(item.quantity.start, item.sentence.start + 300)]
    if item.quantity.counts or not (_ANAPHOR.match(head) and item.governed):
        return item
    start = max((text.rfind("\n", 0, item.sentence.start) + 1), item.sentence.start - 320)
    ahead = Sentence(start=start, end=item.sentence.start, first=0, last=0, paragraph=0)
    if before and before[-1].quantity.start >= start and before[-1].measured is not None:
        last = before[-1]
        return replace(item, measured=last.measured, sides=last.sides, name=last.name)
    words = find_measured(text, ahead)
    if not words:
        return item
    return replace(item, measured=words[0] if len(words) == 1 else words[-1])
