"""What a figure measures: its property, whether it moved, and which way the words point."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from crosswire.extract.figures_spans import Quantity
from crosswire.extract.numbers import NumberKind
from crosswire.types import Change, Sentence


@dataclass(frozen=True, slots=True)
class Measured:
    """Word at `text[start:end]` that names what is measured, with the class it belongs to."""

    start: int
    end: int
    name: str
    group: str  # flow, joint, toll, level


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """Words that name properties ("exports") and the pattern that finds them."""

    names: MappingProxyType[str, tuple[str, str]]
    pattern: re.Pattern[str]


@cache
def load_measured() -> MeasuredTable:
    """Load `reference/data/measured.tsv` once."""
    text = (files("crosswire.reference") / "data" / "measured.tsv").read_text(encoding="utf-8")
    names: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, group, forms = line.split("\t")
            names.update(dict.fromkeys(forms.split(";"), (name, group)))
    phrases = sorted((form for form in names if " " in form), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b|[a-z]{{3,}}", re.I)
    return MeasuredTable(MappingProxyType(names), pattern)


def find_measured(text: str, sentence: Sentence) -> tuple[Measured, ...]:
    """Find the words of a sentence that name what a figure can measure, in order."""
    table = load_measured()
    found = []
    for match in table.pattern.finditer(text, sentence.start, sentence.end):
        known = table.names.get(match.group().lower())
        if known is not None:
            found.append(Measured(match.start(), match.end(), *known))
    return tuple(found)


_RISE = (
    r"rose|rise[sn]?|rising|grew|grown?|grows|growing|increas(?:e[sd]?|ing)|climb(?:ed|s|ing)?"
    r"|jump(?:ed|s|ing)?|surg(?:ed|es?|ing)"
    r"|soar(?:ed|s|ing)?|gain(?:ed|s|ing)?|went up|gone up|goes up|up|expand(?:ed|s|ing)?"
    r"|add(?:ed|s|ing)?|advanc(?:ed|es?)"
    r"|rebound(?:ed)?|accelerated?|swell(?:ed)?|swollen|rais(?:ed?|es|ing)|boosted?|higher"
    r"|rallied|edged up|spiked|hiked?"
    r"|doubled|trebled|tripled|quadrupled|growth(?: rate)?(?: of)?|increase of|rise of|gain of"
    r"|hike of|uptick of"
)
_FALL = (
    r"fell|falls?|fallen|falling|decreas(?:e[sd]?|ing)|drop(?:ped|s|ping)?|declin(?:e[sd]?|ing)"
    r"|shrank|shrunk|shrink(?:s|ing)?"
    r"|slump(?:ed|s|ing)?|plung(?:ed|es?|ing)|tumbl(?:ed|es?|ing)|slid|slip(?:ped|s)?|sank|sunk"
    r"|went down|gone down|down|lower"
    r"|contract(?:ed|s|ing)|cut(?:ting|s)?|reduc(?:ed|es?|ing)|los(?:t|es|ing)|shed(?:ding)?"
    r"|eas(?:ed|es)|dip(?:ped|s)?|halved"
    r"|plummeted|weakened|slashed|shaved|decline of|drop of|fall of|decrease of|cut of|loss of"
    r"|reduction of|dwindled"
)
_LINK = (
    r"(?:\s+(?:by|only|just|about|around|almost|nearly|some|more than|less than|over|at least|up"
    r"|a|an|another|roughly|further"
    r"|already|also|even|sharply|slightly|significantly|steadily|again|modestly|strongly"
    r"|as much as|approximately|additional|further|to))"
)
_MOVE_LEFT = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?P<link>{_LINK}{{0,4}})\s*\(?\Z", re.I
)
_MOVE_RIGHT = re.compile(
    r"\s+(?:(?:annual|annualised|yearly|year-on-year|monthly|overall|pay|price|further|sharp|net"
    r"|real|tax|wage|further)\s+){0,2}"
    r"(?:(?P<rise>rise|increase|growth|jump|surge|gain|hike|raise|expansion|boost|uptick|higher"
    r"|up|more|climb|bump)"
    r"|(?P<fall>fall|drop|decline|decrease|cut|reduction|slump|contraction|plunge|loss|lower|down"
    r"|less|fewer|dip|discount|slide))\b"
    r"(?! (?:than )?(?:of|million))",
    re.I,
)
_MOVE_BY = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:\s+(?!to\b|and\b)[\w’'-]+){{1,6}}?\s+by"
    rf"(?P<link>{_LINK}{{0,3}})\s*\Z",
    re.I,
)


_PARTICLE = re.compile(
    r"\b(?:mak(?:es?|ing)|made|sets?|ends?|ended|took|takes?|held|shut|broke|cut|wound|turn(?:s|ed)"
    r"|show(?:s|ed)|c[ao]mes?|backed|laid|shot|tied|calm|handed|wr[io]te)\s+(?:up|down)\b",
    re.I,
)
_TAKES_OBJECT = frozenset(("raise", "raised", "raising", "raises", "lost", "losing", "cut", "add"))


def change_of(text: str, sentence: Sentence, quantity: Quantity) -> tuple[Change, bool]:
    """
    Tell whether a figure is a level or a change, and whether a verb of change governs it.

    "grew by 5", "up 5 percent", "a 5 percent rise" are changes; "rose to 40" is a level.
    """
    head = text[max(sentence.start, quantity.start - 70) : quantity.core]
    bare = head[: len(head) - (quantity.core - quantity.start)]
    tail = text[quantity.end : min(sentence.end, quantity.end + 48)]
    left = _MOVE_LEFT.search(bare) or _MOVE_BY.search(bare)
    if left is not None and not _PARTICLE.search(bare[: left.start() + 5]):
        moved = Change.RISE if left["rise"] else Change.FALL
        link = left["link"].lower().split()
        if link and link[-1] in ("to", "from"):
            return Change.LEVEL, True
        word = (left["rise"] or left["fall"]).lower()
        plain = (
            left.re is _MOVE_LEFT
            and "by" not in link
            and quantity.unit not in ("percent", "percentage_point")
        )
        if plain and word in _TAKES_OBJECT and (quantity.counts or quantity.unit is not None):
            return Change.LEVEL, True
        return moved, True
    if quantity.kind is NumberKind.MULTIPLE:
        falls = text[quantity.core : quantity.core_end].lower() in ("halved", "halving")
        if text[quantity.core : quantity.core_end].lower() in ("twice", "thrice"):
            return Change.LEVEL, False
        return (Change.FALL if falls else Change.RISE), True
    right = _MOVE_RIGHT.match(tail)
    if right is not None and not _is_standing(text, quantity, right):
        return (Change.RISE if right["rise"] else Change.FALL), True
    return Change.LEVEL, False


def _is_standing(text: str, quantity: Quantity, right: re.Match[str]) -> bool:
    """Tell "5 percent more" from "500 more than" that only counts."""
    word = (right["rise"] or right["fall"]).lower()
    if word in ("more", "less", "fewer", "up", "down", "cut", "loss"):
        return quantity.counts or quantity.unit is None or quantity.unit != "percent"
    return False


_OWN_BEHIND = re.compile(
    r"\s*\(?(?:(?:of|in|worth of|for|on|from|as|to)\s+)?(?:(?:a|an|the|its|their|his|her|annual"
    r"|total|direct|foreign|new|mutual|bilateral"
    r"|military|humanitarian|financial|economic|net|global|consumer|[A-Z][a-z]+(?:’s|'s)?"
    r"|[a-z]+n)\s+){0,3}\Z"
)
_MOVE_NOUN = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:rise|increase|growth|jump|drop|fall|decline|cut|reduction|surge|gain"
    r"|hike|decrease|stake|share)\s+(?:in|of|on)\s+(?:\w+\s+){0,3}\Z",
    re.I,
)
_BOUNDARY = re.compile(
    r"[;:—]|,\s+(?:and|but|while|whereas|with|which|as)\b|\b(?:but|while|whereas)\b"
)
_FAR = 240
_PASSIVE = re.compile(
    r"\s+(?:(?:more|others|of them)\s+)?(?:(?:were|was|are|is|have|has|had|been|being|be)\s+){1,3}"
    r"(?:(?:also|reported|seriously|feared|confirmed|left|still)\s+){0,2}\Z"
)


def property_of(
    text: str, quantity: Quantity, words: Sequence[Measured], others: Sequence[Quantity]
) -> Measured | None:
    """
    Find the word that names what a figure measures.

    Right behind the figure ("$2 billion in aid", "a 5 percent rise in exports") it is
    certain; else the nearest before it in the clause ("exports rose by 5 percent"), else the
    nearest behind. Words of harm go with people and things counted alone.
    """
    best: tuple[float, Measured] | None = None
    for word in words:
        if word.end < quantity.start - _FAR or word.start > quantity.end + _FAR:
            continue
        if quantity.start <= word.start and word.end <= quantity.end:
            cost = 1.0 if quantity.counts else 0.0
            if word.group == "toll" or not quantity.counts:
                best = _cheaper(best, cost, word)
            continue
        cost = _distance(text, quantity, word, others)
        if not _fits(quantity, word):
            continue
        best = _cheaper(best, cost, word)
    return best[1] if best is not None and best[0] < 240 else None


def _cheaper(
    best: tuple[float, Measured] | None, cost: float, word: Measured
) -> tuple[float, Measured]:
    return best if best is not None and best[0] <= cost else (cost, word)


def _fits(quantity: Quantity, word: Measured) -> bool:
    if word.group == "toll":
        return quantity.counts or quantity.unit in (None, "hectare", "acre", "km2", "square_mile")
    if quantity.counts:
        return word.name in ("deployed", "votes", "troops", "attendance", "jobs", "employment")
    if word.name == "duration":
        return quantity.unit in (
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "decade",
        )
    if word.name in ("length", "height", "distance"):
        return quantity.unit in ("m", "km", "mile", "foot", "cm", "nautical_mile", "inch", "yard")
    return True


def _distance(text: str, quantity: Quantity, word: Measured, others: Sequence[Quantity]) -> float:
    if word.start >= quantity.end:
        gap = text[quantity.end : word.start]
        if word.group == "toll" and _PASSIVE.match(gap):
            return 2.0
        if _OWN_BEHIND.match(gap) or _MOVE_NOUN.match(gap):
            return 3.0
        cost = float(len(gap)) + (0.0 if word.group == "toll" else 60.0)
        low, high = quantity.end, word.start
    else:
        gap = text[word.end : quantity.start]
        cost, low, high = float(len(gap)), word.end, quantity.start
    cost += 60.0 * len(_BOUNDARY.findall(gap))
    crossed = sum(1 for other in others if low <= other.core < high)
    return cost + crossed * (50.0 if word.group == "toll" else 12.0)


def sentence_of(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence that holds an offset, by bisection."""
    index = bisect_left(sentences, at + 1, key=_start_of) - 1
    if index < 0 or at >= sentences[index].end:
        return None
    return sentences[index]


def _start_of(sentence: Sentence) -> int:
    return sentence.start
