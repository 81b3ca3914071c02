"""What the words around a number settle by themselves, whatever else the sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from crosswire.extract.figures.ballots import (
    ABSTENTIONS,
    DIVISION,
    VOTES_AGAINST,
    VOTES_FOR,
)
from crosswire.extract.figures.nouns import is_person
from crosswire.extract.figures.present import find_presence
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.saved import is_saved
from crosswire.extract.figures.slots import Measured
from crosswire.extract.figures.subjects import commodities, currency_before
from crosswire.extract.units import load_units
from crosswire.reference import any_of, word_set
from crosswire.types import ActorKind, ActorMention, Sector, Sentence

EXCHANGE_RATE = "exchange rate"
BALLOTS = "ballots"
"""Class of what people voted or signed: it belongs to no side."""
_NEAR = 160
"""Characters on each side of a count in which a house is said to vote."""
_IN_FAVOUR = re.compile(
    r"\s+(?:(?:were|was|voted|voting|cast|came|votes?)\s+){0,3}(?:in favou?r|in support|for it)\b"
    r"|\s+(?:votes?\s+|voted\s+)?for(?=\s*[,.;]|\s+(?:and|to)\s+\d)"
)
_IN_OPPOSITION = re.compile(
    r"\s+(?:(?:were|was|voted|voting|cast|votes?)\s+){0,3}(?:against(?!\s+(?:the|a|an|one)\b)"
    r"|opposed|noes|nays)\b"
)
_ABSTAINED = re.compile(
    r"\s+(?:(?:have|had|others|of them)\s+)?(?:abstain(?:ed|ing)|abstentions?)\b"
)
_SIGNED = re.compile(
    r"\s+(?:(?:had|have|has|already|since|also)\s+){0,3}(?:signed|put their names? to)\s+"
    r"(?:(?:the|a|an|its|their|this|our|online)\s+){0,2}(?:it\b|petitions?|appeals?|open letter"
    r"|letter|motion|call)\b"
)
_SIGNED_BY = re.compile(r"\bsigned by\s+(?:(?:some|about|around|nearly|more than|over)\s+){0,2}\Z")
_SHARES = frozenset(("percent", "fraction"))
_ELECTORATE = (
    r"(?:electorate|electors|(?:those|people|citizens|adults) (?:eligible|entitled)(?: to vote)?"
    r"|voters)"
)
_TURNED_OUT = re.compile(
    rf"\s+of\s+(?:the\s+|its\s+|all\s+)?(?:[\w,.’'-]+\s+){{0,3}}?{_ELECTORATE}\s+"
    r"(?:(?:had|have|has|was|were|[a-z]+ly)\s+){0,2}"
    r"(?:voted|took part|taken part|turned out|participated|cast(?:ing)? (?:a |their )?(?:votes?"
    r"|ballots?)|(?:went|gone) to the polls|showed up)\b"
    r"(?!\s+(?:for|against|in favou?r|yes|no|to|with|by)\b)"
)
"""Those who vote at all, behind a share: "81 percent of registered voters took part"."""
_BALLOTS = (
    r"\s+of\s+(?:the\s+|all\s+|its\s+)?(?:votes?|ballots?|returns|results|tally sheets"
    r"|polling (?:stations|places)|precincts|districts|constituencies)\b"
)
_COUNTED = re.compile(
    rf"{_BALLOTS}\s+(?:(?:had|have|has|been|were|was|now|already|so far)\s+){{0,3}}"
    r"(?:counted|tallied|processed|reporting|reported)\b"
)
_HAVING_COUNTED = re.compile(r"\b(?:count|tall|process)(?:ed|ied|ing)\s+(?:[a-z]+\s+){0,2}\Z")
_OF_BALLOTS = re.compile(_BALLOTS)
_HOMES = (
    r"\s(?:their|his|her|its)\s(?!home\s)(?:[a-z]+\s){0,2}?"
    r"(?:homes?|houses?|villages?|dwellings?|apartments?|flats?|towns?|huts)\b"
)
_UPROOTED = r"(?:driven|forced|chased|uprooted|displaced|evicted|pushed|washed|ordered)"
_LEFT_HOME = re.compile(
    rf"\s(?:[a-z]+\s){{0,4}}?(?:{_UPROOTED}\s(?:out\sof|from|to\sleave|to\sabandon)"
    r"|(?<!not\s)(?:leave|left|leaving|abandon(?:ed|ing)?|flee|fled|fleeing|vacated?))"
    rf"(?:\sbehind)?{_HOMES}"
    r"(?!\s(?:town|country|state|early)\b|\s(?:[a-z]+\s)?to\s(?:study|work|see|join|attend|watch"
    r"|vote|marry|play)\b)"
)
_FROM_HOME = re.compile(rf"\s(?:out\sof|from|to\sleave|to\sabandon|to\sflee){_HOMES}")
_UPROOTING = re.compile(
    r"\b(?:forc(?:ed|es|ing)|driv(?:es|en|ing)|drove|chas(?:ed|es|ing)|uproot(?:ed|s|ing)"
    r"|displac(?:ed|es|ing)|evict(?:ed|s|ing)|push(?:ed|es|ing)|order(?:ed|s|ing))\s+\Z"
)
_PRICED = re.compile(
    r"\s+(?:per(?!\s?cent)|to|against|versus)\s+(?:the\s+|one\s+|an?\s+|each\s+)?"
    r"(?:U\.?S\.?\s+|American\s+)?(?P<money>[a-z]+)\b(?!\s+(?:zone|area|bloc|fund|bill|group)|-)"
)
_AGAINST = re.compile(
    r"\s+(?:(?:against|versus)|to\s+\d[\d.,]*\s+(?:[a-z]+\s+)?(?:per(?!\s?cent)|against|to|versus))\s+"
    r"(?:the\s+|one\s+|an?\s+)?(?:U\.?S\.?\s+|American\s+)?(?P<money>[a-z]+)\b"
)
_MOVED = (
    r"(?:weaken|strengthen|ralli|recover|slip|climb|slump|plung|tumbl|drop|declin|depreciat"
    r"|appreciat|gain|eas|firm|advanc|edg|retreat|rebound|jump|surg)(?:ed|d|s)?"
    r"|fell|fallen|falls|lost|loses|losing|rose|risen|rises|slid|sank|shed|soared|dipped"
)
_PART_OF = re.compile(r"\s+of\s+(?!(?:its|their)\s+value\b)")
_FEWEST_LETTERS = 3
_DISEASES = any_of("figures.diseases")
_OF_DISEASE = re.compile(rf"\b(?:{_DISEASES})\b")
_OF_LAW = re.compile(r"\b(?:court|criminal|legal|civil|fraud|murder|corruption|abuse|rape|tax)\b")
_ILL = re.compile(
    rf"\b(?:{_DISEASES}|outbreak|infections?|virus|epidemic|pandemic|hospitali[sz]ed)\b",
    re.I,
)


def settle(text: str, sentence: Sentence, quantity: Quantity) -> Measured | None:
    """
    Tell what a number measures where the words right around it leave no doubt.

    "81 percent of the electorate voted" is turnout, though nobody writes the word, and
    "forced 12,000 people from their homes" displaced them, though 41 others are missing; of
    "96 percent of ballots counted" nobody won a share; a currency that "lost 0.4 percent" moved
    its exchange rate.
    """
    end = sentence.end
    ballots = _settle_ballots(text, sentence, quantity)
    if ballots is not None:
        return _at(quantity, ballots, BALLOTS)
    if quantity.unit in _SHARES:
        if _TURNED_OUT.match(text, quantity.end, end):
            return _at(quantity, "turnout", "level")
        ahead = text[max(sentence.start, quantity.start - 40) : quantity.start]
        is_counting = _HAVING_COUNTED.search(ahead) and _OF_BALLOTS.match(text, quantity.end, end)
        if is_counting or _COUNTED.match(text, quantity.end, end):
            return _at(quantity, "votes counted", "level")
    if quantity.unit == "percent" or quantity.unit in _currencies():
        if _is_of_commodity(text, sentence, quantity):
            return _at(quantity, "price", "level")
        ahead = text[max(sentence.start, quantity.start - 90) : quantity.start]
        is_part = _PART_OF.match(text, quantity.end, end) is not None
        if (_currency_moved().search(ahead) and not is_part) or _is_against_money(text, quantity):
            return _at(quantity, EXCHANGE_RATE, "level")
        return None
    if quantity.unit == "case" and quantity.hint is None:
        named = text[quantity.start : min(sentence.end, quantity.end + 40)].lower()
        told = _OF_DISEASE.search(named) or _ILL.search(text, sentence.start, sentence.end)
        if told and _OF_LAW.search(named) is None:
            return _at(quantity, "infected", "toll")
    far = _settle_length(text, sentence, quantity)
    if far is not None:
        return far
    if _is_margin(text, sentence, quantity):
        return _at(quantity, "margin", "level")
    if is_saved(text, sentence, quantity):
        return _at(quantity, "rescued", "toll")
    presence = find_presence(text, sentence, quantity)
    if presence is not None:
        return _at(quantity, *presence)
    if quantity.hint is None and _counts_people(quantity):
        ahead = text[max(sentence.start, quantity.start - 24) : quantity.start]
        forced = _UPROOTING.search(ahead) and _FROM_HOME.match(text, quantity.end, end)
        if forced or _LEFT_HOME.match(text, quantity.end, end):
            return _at(quantity, "displaced", "toll")
    return None


_GOODS = r"(?:goods|services|products|commodities|merchandise|wares)(?:\s+and\s+services)?"
_ILLICIT_GOODS = word_set("figures.illicit")
_TRADED_GOODS = re.compile(
    r"\b(?P<verb>trad(?:e[ds]?|ing)|exchang(?:e[ds]?|ing)|swap(?:s|ped|ping)?)\s+"
    rf"(?P<sort>(?:[a-z]+\s+){{0,3}}){_GOODS}\s+(?:worth|valued at|to the value of)\s+\Z"
)
_GOODS_WORTH = re.compile(
    rf"(?P<sort>(?:\b[a-z]+\s+)?){_GOODS}\s+(?:worth|valued at|to the value of)\s+\Z", re.I
)
_GOODS_BEHIND = re.compile(rf"(?:\s+worth)?\s+(?:of|in)\s+(?P<sort>(?:[a-z]+\s+){{0,2}}){_GOODS}")
_GOODS_TRADED = re.compile(
    rf"(?P<sort>(?:\b[a-z]+\s+)?){_GOODS}\s+(?P<verb>traded|exchanged)\b[^.;,]{{0,80}}?"
    r"\s(?:reached|totall?ed|was|were|is|are|hit|stood at|amounted to|came to|rose to|fell to"
    r"|grew to|exceeded|topped)(?:\s+worth)?\s+\Z",
    re.I,
)
"""What goods were worth that two sides traded: "goods traded between them reached"."""
_CHANGED_HANDS = re.compile(
    r"\s+(?:(?:has|have|had|was|were|been|is|are|being)\s+){0,3}(?:changed hands|traded|exchanged"
    r"|(?:crossed|crosses|flowed|flows)(?:\s+[a-z]+){0,4}\s+between)\b"
)
_OF_BOTH = re.compile(
    r"\b(?:the\s+two|both|their\s+two)\s+(?:countries|nations|states|neighbou?rs|economies|sides"
    r"|governments|republics|kingdoms)\b",
    re.I,
)
_WERE_SENT = re.compile(
    r"\s+(?:(?:has|have|had|was|were|been|is|are)\s+){1,3}(?P<way>ex|im)ported\b"
)
_LANDS = frozenset((ActorKind.STATE, ActorKind.REGION))


def settle_trade(
    text: str, sentence: Sentence, quantity: Quantity, inside: Sequence[ActorMention]
) -> Measured | None:
    """
    Tell trade by its goods: "traded goods worth $1.3 billion", "goods worth $2 changed hands".

    What is traded belongs to both sides, as under the word itself; "sold goods worth" tells sales.
    There are two countries, or "both countries", and the goods are not stolen or smuggled.

    Args:
        text: The stored text.
        sentence: The sentence of the number.
        quantity: The number.
        inside: The actors of the sentence.
    """
    if quantity.unit not in _currencies() or quantity.hint is not None:
        return None
    ahead = text[max(sentence.start, quantity.start - 130) : quantity.start]
    first = quantity.start - len(ahead)
    traded = _TRADED_GOODS.search(ahead) or _GOODS_TRADED.search(ahead)
    goods = traded or _GOODS_WORTH.search(ahead)
    found = goods or _GOODS_BEHIND.match(text, quantity.end, sentence.end)
    if found is None or not _ILLICIT_GOODS.isdisjoint(found["sort"].lower().split()):
        return None
    at = quantity.end if goods is not None else found.end()
    one_way = None if traded else _WERE_SENT.match(text, at, sentence.end)
    if one_way is not None:
        return Measured(one_way.start("way"), one_way.end(), f"{one_way['way']}ports", "flow")
    lands = {
        one.actor.country or one.actor.name
        for one in inside
        if one.actor.kind in _LANDS or one.actor.sector is Sector.IGO
    }
    if len(lands) < 2 and _OF_BOTH.search(text, sentence.start, sentence.end) is None:
        return None
    if traded is not None:
        return Measured(first + traded.start(), first + traded.end("verb"), "trade", "joint")
    if _CHANGED_HANDS.match(text, at, sentence.end) is None:
        return None
    return Measured(first + goods.start() if goods else quantity.start, at, "trade", "joint")


_BEAT = re.compile(
    r"\b(?:beat(?:en|s)?|defeat(?:ed|s)?|won|wins|lost|loses|edged|leads?|led|leading|trail(?:s|ed|ing)?"
    r"|ahead|behind)\b[^.;]{0,60}\bby\s+(?:(?:only|just|about|some|nearly|a mere)\s+)*\Z"
)
_IN_FRONT = re.compile(r"\s+(?:ahead|behind|clear)\s+(?:of\s+)?(?:the\s+|his\s+|her\s+|its\s+)?\w")


def _is_margin(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Tell by how many votes or points one beat another: "won by 1,200 votes"."""
    if quantity.hint is not None or quantity.unit not in ("vote", "point", "percentage_point"):
        return False
    ahead = text[max(sentence.start, quantity.start - 110) : quantity.start]
    is_ahead = _IN_FRONT.match(text, quantity.end, sentence.end) is not None
    return _BEAT.search(ahead) is not None or is_ahead


_TRAVELLED = re.compile(
    r"\b(?:fl[eo]w|fly|flies|flying|travell?(?:s|ed|ing)?|drove|drive[sn]?|driving|walk(?:s|ed|ing)?"
    r"|sail(?:s|ed|ing)?|march(?:es|ed|ing)?|trek(?:s|ked|king)?|swam|swims?|swimming|ran|hik(?:ed|ing)"
    r"|cover(?:s|ed|ing)?|advanced|retreated|rode|cycled|within|range of|distance of)\s+"
    r"(?:(?:about|around|some|nearly|almost|over|more than|up to|at least|roughly|a|the"
    r"|further)\s+)*\Z",
    re.I,
)
_AWAY = re.compile(
    r"(?:\s*\([^()]{1,24}\)|\)|\s+or\s[\d,.]+\s[a-z]+)?\s*(?:away\b"
    r"|off (?:the (?:[a-z]+ )?(?:coast|shore)|[A-Z])|inland\b|offshore\b|apart\b"
    r"|(?:to the )?(?:north|south|east|west|north-?east|north-?west"
    r"|south-?east|south-?west)(?:ern)?\s+(?:of|from)\b|from\s+(?:the|its|his|here|[A-Z]))"
)
_ROSE = re.compile(
    r"\b(?:rose|risen|rises|rising|fell|fallen|falls|dropped|sank|swelled)\s+(?:by\s+)?"
    r"(?:(?:about|around|some|nearly|almost|over|more than|up to|at least|another)\s+)*\Z"
)


_FELL_FROM_SKY = re.compile(r"\b(?:rain|snow|hail|ash|sleet)\w*\s+(?:ha[sd]\s+|have\s+)?\Z", re.I)


def _settle_length(text: str, sentence: Sentence, quantity: Quantity) -> Measured | None:
    """
    Tell a way that was travelled or lies between from a height: "flew 300 km", "9 miles away".

    A river that "rose 3.5 metres" rose so far, whatever rain fell in the same sentence.
    """
    unit = load_units().units.get(quantity.unit or "")
    if quantity.counts or unit is None or unit.dimension != "length":
        return None
    ahead = text[max(sentence.start, quantity.start - 60) : quantity.start]
    if _TRAVELLED.search(ahead) or _AWAY.match(text, quantity.end, sentence.end):
        return _at(quantity, "distance", "level")
    rose = _ROSE.search(ahead)
    if rose is None or _FELL_FROM_SKY.search(ahead[: rose.start()]):
        return None
    return _at(quantity, "height", "level")


def _settle_ballots(text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    """
    Name a count of those who voted for or against, or who signed.

    "216 votes in favour and 187 against" tells 216 for and 187 against, and a petition "signed by
    4,000 people" has as many signatures. Pairs of votes are found with the numbers themselves.
    """
    if quantity.hint is not None or not quantity.low.is_integer():
        return None
    is_bare = quantity.unit in (None, "vote")
    if not is_bare and not _counts_people(quantity):
        return None
    end, ahead = quantity.end, text[max(sentence.start, quantity.start - 40) : quantity.start]
    if not is_bare and (_SIGNED_BY.search(ahead) or _SIGNED.match(text, end, sentence.end)):
        return "signatures"
    first, last = max(sentence.start, quantity.start - _NEAR), min(sentence.end, end + _NEAR)
    if DIVISION.search(text, first, last) is None:
        return None
    if _ABSTAINED.match(text, end, sentence.end):
        return ABSTENTIONS
    if _IN_FAVOUR.match(text, end, sentence.end):
        return VOTES_FOR
    if _IN_OPPOSITION.match(text, end, sentence.end):
        return VOTES_AGAINST
    return None


def name_price(text: str, quantity: Quantity) -> Quantity:
    """
    Mark a number as the price of a currency: "4.21 against the euro", "83 rupees to the dollar".

    It is no percentage, however many stand beside it, and nobody recovered "to 4.19 per euro".
    """
    table = load_units()
    if quantity.hint is not None or quantity.counts or not _may_be_price(quantity):
        return quantity
    found = _PRICED.match(text, quantity.end)
    if found is None or table.name_of(found["money"]) not in _currencies():
        return quantity
    unit = quantity.unit or currency_before(text, quantity.start)
    return replace(quantity, unit=unit, hint=EXCHANGE_RATE)


_PER_AMOUNT = re.compile(
    r"\s+(?:an?|per|the)\s+(?:barrel|ounce|troy ounce|bushel|tonne|ton|metric ton|pound|kg|kilo"
    r"|kilogram|litre|liter|gallon|loaf|dozen|megawatt[\s-]hour|kilowatt[\s-]hour)\b"
)
_TRADED = re.compile(
    rf"(?:\s(?:futures|prices?|contracts?))?\s+(?:(?:was|were|is|are|has|have|had|also|then|last|[a-z]+ly)"
    rf"\s+){{0,3}}(?:{_MOVED}|up|down|traded|trading|settled|closed|stood|ended|higher|lower)\b"
    r"[^.;:,]{0,50}"
)

_FARTHEST = 160
"""How far before a number its goods stand: no more than what _TRADED spans."""


def _is_of_commodity(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Tell the price of goods, or its move: "$85.86 a barrel", "gold eased 0.3 percent"."""
    if quantity.unit != "percent" and _PER_AMOUNT.match(text, quantity.end, sentence.end):
        return True
    first = max(sentence.start, quantity.start - _FARTHEST)
    found = list(commodities().finditer(text, first, quantity.start))
    return bool(found) and _TRADED.fullmatch(text, found[-1].end(), quantity.start) is not None


def _is_against_money(text: str, quantity: Quantity) -> bool:
    """Tell a move against a currency: "gained 0.3 percent against the dollar"."""
    found = _AGAINST.match(text, quantity.end) if quantity.unit == "percent" else None
    return found is not None and load_units().name_of(found["money"]) in _currencies()


def _may_be_price(quantity: Quantity) -> bool:
    return quantity.unit is None or quantity.unit in _currencies()


@cache
def _currencies() -> frozenset[str]:
    """List the codes of currencies and the names that several countries share."""
    table = load_units()
    return table.currencies | table.shared.keys()


@cache
def _currency_moved() -> re.Pattern[str]:
    """Match a currency and its move right before a number: "the zloty had weakened by"."""
    table = load_units()
    names = [
        form
        for form, name in table.forms.items()
        if name in _currencies()
        and form.isalpha()
        and form.islower()
        and len(form) > _FEWEST_LETTERS
        and not form.endswith("s")
    ]
    listed = "|".join(sorted((*names, "currency"), key=lambda form: (-len(form), form)))
    return re.compile(
        rf"(?<!\d )\b(?:{listed})\s+(?:(?:has|had|have|also|then|[a-z]+ly)\s+){{0,2}}(?:{_MOVED})\b"
        r"(?:\s+(?:by|up|down|another|a|further|about|around|some|nearly|almost|more|than|as|much"
        r"|only|just|back|over|to)){0,4}\s+\Z"
    )


def _counts_people(quantity: Quantity) -> bool:
    """Tell a number of people, or one beside which no noun stands."""
    if quantity.counts:
        return is_person(quantity.unit or "")
    return quantity.unit is None


def _at(quantity: Quantity, name: str, group: str) -> Measured:
    """Place what is measured at the number itself, where its words begin."""
    return Measured(quantity.start, quantity.end, name, group)
