"""The subject that a figure is told of: who "generated 156 TWh", what index or metal rose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from crosswire.extract.figures.givers import is_oblique
from crosswire.extract.figures.lasting import TIMES
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.extract.units import load_units
from crosswire.reference import load_tables, word_set
from crosswire.types import ActorKind, ActorMention

_DOES = re.compile(
    r"(?:,\s(?:which|who)\s[^,.;]{3,60},)?\s+"
    r"(?:(?P<aux>has|have|had|will|would|can|could|may|must|should|also|now|already|still|currently"
    r"|[a-z]+ly)\s+){0,3}(?P<verb>[a-z]{3,})(?:\s(?:off|up|out|down))?\s+"
    r"(?:(?:an?|the|its|their|record|another|further|all|only|just|some)\s+){0,3}"
)
_ENDS = ("ed", "es", "ts", "ps", "ys", "ds", "ls", "ns", "ks", "rs")
_PAST = frozenset(
    (
        *("sent", "made", "took", "lost", "won", "sold", "bought", "had", "has", "held", "spent"),
        *("built", "cut", "paid", "lent", "gave", "got", "saw", "ran", "set", "put", "grew"),
        *("drew", "have", "fell", "rose", "led", "met", "seen", "lay"),
    )
)
_NO_DEED = frozenset(
    (
        *("said", "says", "told", "was", "is", "were", "are", "and", "has", "have", "had"),
        *("police", "officials", "troops", "forces", "figures", "times", "news", "soldiers"),
        *("reports", "leaders", "members", "killed", "injured", "wounded", "needs"),
    )
)
_COUNTED = re.compile(
    r"(?:,\s(?:with|which|who)\s[^,.;]{3,60},)?\s+(?:(?:has|have|had|also|now|already)\s+){0,2}"
    r"(?:record(?:ed|s)|report(?:ed|s)|register(?:ed|s)"
    r"|confirm(?:ed|s)|log(?:ged|s)|counted|seen|saw)\s+"
    r"(?:(?:no|[\d,.]+)\s+(?:[a-z]+\s+){1,3}(?:and|but)\s+)?"
    r"(?:(?:an?|the|its|another|further|some)\s+){0,2}"
)
"""Between a country and those who died or fell ill there: "Norvia has recorded 412 deaths"."""
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "which", "who"))
_OF_OWN = frozenset(("deployed", "dismissed", "recruited"))
_COUNTRIES = frozenset((ActorKind.STATE, ActorKind.REGION))
_TRADED = frozenset(("shares", "price", "exchange rate"))
_REACH = 90


def find_doer(
    text: str, quantity: Quantity, owners: Sequence[ActorMention], measured: Measured | None
) -> str | None:
    """Name the subject whose verb stands right before a figure: "Norvia generated 156 TWh"."""
    is_described = text[quantity.core_end : quantity.core_end + 1] == "-"
    if measured is None and (quantity.unit in TIMES or is_described):
        return None
    is_toll = measured is not None and measured.group == "toll"
    pattern = _DOES if not is_toll or (measured and measured.name in _OF_OWN) else _COUNTED
    for mention in reversed(owners):
        if mention.end > quantity.start:
            continue
        if quantity.start - mention.end > _REACH or mention.actor.name.islower():
            return None
        if is_oblique(text, mention.start):
            continue
        if mention.exact.lower() in _PRONOUNS:
            return None
        if pattern is _COUNTED and mention.actor.kind not in _COUNTRIES:
            return None
        found = pattern.fullmatch(text, mention.end, quantity.start)
        is_deed = found is not None and (pattern is _COUNTED or _is_deed(found))
        return mention.actor.name if is_deed else None
    return None


def _is_deed(found: re.Match[str]) -> bool:
    verb = found["verb"]
    if verb in _NO_DEED:
        return False
    return found["aux"] is not None or verb in _PAST or verb.endswith(_ENDS)


def find_traded(text: str, quantity: Quantity, measured: Measured) -> str | None:
    """
    Name what a price is of: an index by its name, a metal, or the country of a currency.

    "The Dow fell 48 points" is of the Dow, "the cedi lost 16 percent" of Ghana.
    """
    if measured.name not in _TRADED:
        return None
    start = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _REACH)
    if measured.name == "shares":
        end = max(quantity.start, measured.end)
        found = _last_unbroken(_INDEX, text, start, end, quantity.start)
        return found.group() if found else None
    if measured.name == "price":
        found = _last_unbroken(commodities(), text, start, quantity.start, quantity.start)
        return _usual(found.group()) if found else None
    code = currency_before(text, quantity.start)
    country = load_tables().countries.get(_issuers().get(code or "", ""))
    return country.name if country else None


def _last_unbroken(
    pattern: re.Pattern[str], text: str, start: int, end: int, until: int
) -> re.Match[str] | None:
    """Give the last match between two places; None where a clause ends between it and a third."""
    found = list(pattern.finditer(text, start, end))
    return found[-1] if found and not _BREAK.search(text, found[-1].end(), until) else None


@cache
def _issuers() -> Mapping[str, str]:
    """Give the country whose money a currency is, by its code."""
    return {code: country for country, code in load_units().countries.items()}


def _usual(name: str) -> str:
    """Give the name of a good as it stands inside a sentence: "Gold" as "gold", but "Brent"."""
    return name if name.split(maxsplit=1)[0].lower() in ("brent", "wti") else name.lower()


_INDEX = re.compile(r"\b(?:Dow|Nasdaq|FTSE|Nikkei|DAX|Sensex|Hang Seng|S&P)\b")
_BREAK = re.compile(r"[;:]|\.\s|,\s+(?:and|but|while)\s|\b(?:and|while|whereas)\b")


@cache
def commodities() -> re.Pattern[str]:
    """Match the name of what is traded by weight or volume: "gold", "Brent"."""
    names = sorted(word_set("figures.commodities"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})(?:\scrude)?\b", re.I)


@cache
def _money_words() -> re.Pattern[str]:
    table = load_units()
    known = table.currencies | table.shared.keys()
    forms = [form for form, name in table.forms.items() if name in known]
    plain = [form for form in forms if form.replace(" ", "").isalpha() and len(form) >= 3]
    listed = [form for form in plain if form.rpartition(" ")[2].islower()]
    return re.compile(rf"(?<![\d%] )\b(?:{'|'.join(sorted(listed, key=len, reverse=True))})\b")


_OF_ANOTHER = re.compile(
    r"(?!\b(?:The|A|An|But|And|Its|Their)\s)\b[A-Z][a-z]+(?:n|an|ese|ish|i)\s\Z"
)
"""Before the money of a country that no table names: "the Jamaican dollar"."""


def currency_before(text: str, at: int) -> str | None:
    """Code or shared name of the currency that the clause before a number is about: "the yen"."""
    start = max(text.rfind("\n", 0, at) + 1, at - _REACH)
    found = _last_unbroken(_money_words(), text, start, at, at)
    if found is None:
        return None
    printed = found.group()
    if " " not in printed and _OF_ANOTHER.search(text[: found.start()][-20:]):
        return None
    return load_units().forms.get(printed)
