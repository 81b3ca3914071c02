"""Whether a figure is a level or a change, and which way the words around it point."""

from __future__ import annotations

import re

from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.numbers import NumberKind
from crosswire.extract.units import load_units
from crosswire.types import Change, Sentence

_RISE = (
    *("rose", "rise", "rises", "risen", "rising", "grew", "grow", "grows", "grown", "growing"),
    *("increase", "increased", "increases", "increasing", "climb", "climbed", "climbs", "climbing"),
    *(
        "jump",
        "jumped",
        "jumps",
        "jumping",
        "surge",
        "surged",
        "surges",
        "surging",
        "soar",
        "soared",
    ),
    *(
        "soars",
        "soaring",
        "gain",
        "gained",
        "gains",
        "gaining",
        "up",
        "expand",
        "expanded",
        "expands",
    ),
    *(
        "expanding",
        "add",
        "added",
        "adds",
        "adding",
        "advance",
        "advanced",
        "advances",
        "advancing",
    ),
    *(
        "rebound",
        "rebounded",
        "accelerate",
        "accelerated",
        "swell",
        "swelled",
        "swelling",
        "swollen",
    ),
    *("raise", "raised", "raises", "raising", "boost", "boosted", "boosting", "higher", "rallied"),
    *(
        "spiked",
        "hike",
        "hiked",
        "lifted",
        "leapt",
        "leaped",
        "rocketed",
        "ballooned",
        "appreciated",
    ),
    *("strengthened", "improved", "firmed", "widened", "doubled", "trebled", "tripled"),
    *("quadrupled", "growth", "uptick"),
)
_FALL = (
    *("fell", "fall", "falls", "fallen", "falling", "decrease", "decreased", "decreases"),
    *("decreasing", "drop", "dropped", "drops", "dropping", "decline", "declined", "declines"),
    *("declining", "shrank", "shrunk", "shrink", "shrinks", "shrinking", "slump", "slumped"),
    *(
        "slumping",
        "plunge",
        "plunged",
        "plunges",
        "plunging",
        "tumble",
        "tumbled",
        "tumbling",
        "slid",
    ),
    *("slide", "sliding", "slip", "slipped", "slips", "slipping", "sank", "sunk", "sink", "down"),
    *("lower", "lowered", "lowering", "contract", "contracted", "contracting", "contracts", "cut"),
    *("cuts", "cutting", "reduce", "reduced", "reduces", "reducing", "lost", "lose", "loses"),
    *("losing", "shed", "sheds", "shedding", "ease", "eased", "eases", "easing", "dip", "dipped"),
    *("dips", "halved", "plummeted", "weakened", "slashed", "shaved", "dwindled", "trimmed"),
    *("narrowed", "depreciated", "retreated", "crashed", "reduction", "loss", "losses"),
)
_NOUNS = frozenset(("growth", "uptick", "reduction", "loss", "losses"))
_EITHER = "|".join(_RISE), "|".join(_FALL)
_LINK = (
    r"(?:\s+(?:by|of|only|just|about|around|almost|nearly|some|more than|less than|over|at least"
    r"|a record|a (?:seasonally adjusted|better-than-expected|worse-than-expected|further|mere|net)"
    r"|an (?:annualized|annualised|annual|average)|another|roughly|rate of|rates of"
    r"|already|also|even|sharply|slightly|significantly|steadily|again|modestly|strongly|rapidly"
    r"|at (?:a|an|the) (?:[a-z]+ )?(?:pace|rate|clip) of"
    r"|dramatically|marginally|as much as|approximately|additional|up|down|further|a|an|to))"
)
_MOVE_LEFT = re.compile(
    rf"\b(?:(?P<rise>{_EITHER[0]})|(?P<fall>{_EITHER[1]}))(?P<link>{_LINK}{{0,4}})\s*\(?\Z", re.I
)
_MOVE_BY = re.compile(
    rf"\b(?:(?P<rise>{_EITHER[0]})|(?P<fall>{_EITHER[1]}))(?:\s+(?!to\b|and\b)[\w’'-]+){{1,6}}?"
    rf"\s+by(?P<link>{_LINK}{{0,3}})\s*\Z",
    re.I,
)
_MOVE_RIGHT = re.compile(
    r"[\s-]+(?:(?:annual|annualised|annualized|yearly|year-on-year|monthly|overall|pay|price|further"
    r"|sharp|net|real|tax|wage|quarterly|weekly|sudden|budget|salary|rate|across-the-board)\s+){0,2}"
    r"(?:(?P<rise>rise|increase|growth|jump|surge|gain|hike|raise|expansion|boost|uptick|higher"
    r"|up|more|climb|bump|rebound|upturn|improvement|larger|bigger|dearer)"
    r"|(?P<fall>fall|drop|decline|decrease|cut|reduction|slump|contraction|plunge|loss|lower|down"
    r"|less|fewer|dip|discount|slide|downturn|pay cut|smaller|cheaper))\b"
    r"(?! (?:than )?(?:of|million))",
    re.I,
)
_PARTICLE = re.compile(
    r"\b(?:mak(?:es?|ing)|made|sets?|ends?|ended|took|takes?|held|shut|broke|cut|wound|turn(?:s|ed)"
    r"|show(?:s|ed)|c[ao]mes?|backed|laid|shot|tied|calm|handed|wr[io]te|blew|blow|blown"
    r"|round(?:s|ed|ing)?|pick(?:s|ed|ing)?(?=\s+up\s+(?!by\b|\d[\d.,]*\s*(?:%|per\s?cent)))"
    r"|settl(?:es?|ing)|gunned|tr(?:ack|ied|y)(?:ed)?|open(?:s|ed)?)\s+(?:up|down)\b",
    re.I,
)
_WORDS = re.compile(r"(?<![A-Za-z])[A-Za-z]+")
_MOVING = frozenset((*_RISE, *_FALL))
_TAKES_OBJECT = frozenset(
    (
        *("raise", "raised", "raising", "raises", "lost", "losing", "lose", "loses"),
        *("cut", "add", "added", "loss", "losses", "gained", "shed", "lifted", "gain"),
        *("gains",),
    )
)
_DROPS = frozenset(("dropped", "drops", "dropping", "reduced", "trimmed", "slashed"))
"""Verbs whose object may be things that go, one by one: "the line dropped six services"."""
_PRICES = frozenset(("point", "percent", "percentage_point", "basis_point"))
_LEVELS_MOVE = frozenset(("rose", "risen", "rises", "rising"))
"""What water does: "the river rose 3.5 metres"."""
_OF_A_PART = frozenset(
    (
        *("more", "less", "fewer", "up", "down", "cut", "loss"),
        *("larger", "bigger", "dearer", "smaller", "cheaper"),
    )
)
"""What only behind a share tells a change: "a fifth smaller", not "500 more"."""
_REACHES = frozenset(("m", "km", "mile", "nautical_mile", "minute", "hour", "day", "week", "month"))
_TO_PRICE = re.compile(
    r"(?:,? or [^.;]{1,30}?)?,?\s+(?:to|at)\s+[$€£¥]?\d|(?:\s+a\s+share)?\s+to\s+(?:close|end"
    r"|finish|settle|trade|[A-Z$€£¥]|about|around|almost|nearly|just|more|less|an?\b|record)"
)


def change_of(text: str, sentence: Sentence, quantity: Quantity) -> tuple[Change, bool]:
    """
    Tell whether a figure is a level or a change, and whether a verb of change governs it.

    "grew by 5", "up 5 percent", "a 5 percent rise" are changes; "rose to 40" is a level.
    """
    bare = text[max(sentence.start, quantity.start - 70) : quantity.start]
    tail = text[quantity.end : min(sentence.end, quantity.end + 48)]
    left = _find_move(bare)
    if left is not None and not _PARTICLE.search(
        bare[max(0, left.start() - 12) : left.start() + 5]
    ):
        return _moved_left(left, quantity, tail), True
    if quantity.kind is NumberKind.MULTIPLE:
        word = text[quantity.core : quantity.core_end].lower()
        if word in ("twice", "thrice"):
            return Change.LEVEL, False
        return (Change.FALL if word in ("halved", "halving") else Change.RISE), True
    right = _MOVE_RIGHT.match(tail)
    if right is not None and not _is_standing(quantity, right):
        return (Change.RISE if right["rise"] else Change.FALL), True
    return Change.LEVEL, False


def _find_move(bare: str) -> re.Match[str] | None:
    """The verb of change before a figure: "rose by", else "cut the rate by"."""
    starts = [word.start() for word in _WORDS.finditer(bare) if word.group().lower() in _MOVING]
    for pattern in (_MOVE_LEFT, _MOVE_BY):
        for start in starts:
            found = pattern.match(bare, start)
            if found is not None:
                return found
    return None


def _moved_left(left: re.Match[str], quantity: Quantity, tail: str) -> Change:
    """Direction by the verb before; "rose to 40" and "raised $4 million" stay levels."""
    link = left["link"].lower().split()
    word = (left["rise"] or left["fall"]).lower()
    if ("to" in link and "by" not in link) or (word in _NOUNS and "of" not in link):
        return Change.LEVEL
    if "by" not in link and quantity.unit in _REACHES and word not in _LEVELS_MOVE:
        return Change.LEVEL
    plain = left.re is _MOVE_LEFT and "by" not in link and quantity.unit not in _PRICES
    takes = plain and (
        (word in _TAKES_OBJECT and (quantity.counts or quantity.unit is not None))
        or (word in _DROPS and quantity.counts)
    )
    if takes and not (_is_money(quantity) and (quantity.high < 1 or _TO_PRICE.match(tail))):
        return Change.LEVEL
    return Change.RISE if left["rise"] else Change.FALL


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit in load_units().currencies


def _is_standing(quantity: Quantity, right: re.Match[str]) -> bool:
    """Tell "5 percent more" from "500 more than" that only counts."""
    word = (right["rise"] or right["fall"]).lower()
    if word in _OF_A_PART:
        return quantity.counts or quantity.unit not in ("percent", "fraction")
    return False
