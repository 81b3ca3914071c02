"""What lasts for a length of time: "a truce of five months", "was closed for two hours"."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.extract.figures.nouns import singular
from crosswire.extract.figures.quantity import Quantity
from crosswire.reference import read_rows, word_set
from crosswire.types import Qualifier, Sentence

TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
DURATION, INTERVAL, SENTENCE = "duration", "interval", "sentence"
_WORD = re.compile(r"[\s-]+(?P<word>[a-z][\w’-]*)")
_NAME = re.compile(r"(?:[\s-]{1,3}[A-Z][\w’]{0,40}){1,3}(?=\s+[a-z])")
"""The name of what lasts, before its noun: "the 11-day Iron Shield exercise"."""
_DESCRIBED = re.compile(r",?\s+(?P<word>[A-Za-z$€£][\w’-]*)")
_NO_LENGTH = word_set("figures.no_length")
_NO_MODIFIER = word_set("figures.no_modifier") | word_set("figures.done")
_DESCRIBING = re.compile(r"[ \t]+(?P<word>[A-Za-z][\w’-]*)")
_MOST_DESCRIBING = 3
"""Words between a length and the noun that it describes: "a ten-year US government bond"."""
_LONG = re.compile(r"[\s-]*long\b")
_OF_BEHIND = re.compile(r"['’]?\s+(?:of\s+)?")
_OF_AHEAD = re.compile(
    r"(?P<words>(?:\b[\w’-]+\s+){1,2})(?:of|lasting|that lasted|that lasts|for|worth of)\s+"
    r"(?:(?:a|an|another|up to|the|its)\s+)?\Z"
)
_FOR = re.compile(
    r"\b(?:for|by)\s+(?:(?:the next|the first|the last|the past|a total of|another|a further"
    r"|a|up to)\s+)?\Z"
)
_LASTED = re.compile(
    r"\b(?:(?:will|would|could|may|might|must|can|should|to|expected to|set to|due to|had|has|have"
    r"|only|also|already)\s+){0,3}(?:last(?:s|ed|ing)?|ran|runs?|went on|goes on|go on|continued?"
    r"|continues|drag(?:s|ged) on|took|takes?|taken|stretched|needs"
    r"|needed|requires|required|spent|spends?)\s+(?:for\s+)?(?:(?:just|only|some"
    r"|another|the)\s+)?\Z"
)
_DURING = re.compile(
    r"\b(?:over|during)\s+(?:(?:the next|the coming|the course of|a period of)\s+)?\Z"
)
_WENT_ON = re.compile(
    r"\b(?:met|talk(?:ed|s)?|spoke|held|detained|waited|worked|fought|shut|closed|missing|trapped|stood"
    r"|stayed|burned|burnt|searched|lived|served|ruled|jailed|suspended|argued|debated)\s+"
    r"(?:[\w’'-]+\s+){0,4}?for\s+(?:(?:nearly|almost|over|more than|up to|at least|another)\s+)*\Z"
)
"""What somebody did for a time: "they met for two hours"."""
_OFFSET = re.compile(
    r"\s+(?:(?:and a half|or so)\s+)?(?:before|after|later|earlier|prior|ahead of|ago|beforehand"
    r"|afterwards?|previously|apart|from now|hence)\b"
)
_EVERY = re.compile(r"\b[Ee]very\s+\Z")
_BREAK = re.compile(r"[;:—,(]|\b(?:and|but|while|whereas|who|which|that|after|before|when)\b")
_RELATIVE = re.compile(r",?\s+(?:that|which)\s+\Z")
_STEPS = 3
_REACH = 110


class LastingTable(msgspec.Struct, frozen=True):
    """Things that last: by noun and by verb, and the pattern that finds the verbs."""

    nouns: MappingProxyType[str, str]
    verbs: MappingProxyType[str, str]
    verb: re.Pattern[str]


@cache
def load_lasting() -> LastingTable:
    """Load the packaged table once."""
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    for thing, named, told in read_rows("lasting.tsv", 3):
        nouns.update(dict.fromkeys(filter(None, named.split(";")), thing))
        verbs.update(dict.fromkeys(filter(None, told.split(";")), thing))
    pattern = "|".join(map(re.escape, sorted(verbs, key=len, reverse=True)))
    return LastingTable(
        MappingProxyType(nouns), MappingProxyType(verbs), re.compile(rf"\b(?:{pattern})\b")
    )


def names_thing(name: str | None) -> bool:
    """Tell whether a name is that of a thing that lasts: "truce"."""
    return name is not None and name in set(load_lasting().nouns.values())


class Length(msgspec.Struct, frozen=True):
    """What a quantity of time is: how long something lasts, or a time between two things."""

    name: str
    thing: str | None = None


def read_length(text: str, sentence: Sentence, quantity: Quantity) -> Length | None:
    """
    Tell what a quantity of time is the length of, where the words around it say so.

    A sentence in prison is a measure of its own, and so is the time between two things: "two
    days before the vote", "every three months".
    """
    if quantity.counts or quantity.hint is not None or quantity.unit not in TIMES:
        return None
    ahead = text[max(sentence.start, quantity.start - _REACH) : quantity.start]
    is_apart = _OFFSET.match(text, quantity.end, sentence.end) and not _FOR.search(ahead)
    if is_apart or _EVERY.search(ahead):
        return Length(INTERVAL)
    thing = (
        _thing_behind(text, quantity, sentence.end)
        or _thing_ahead(ahead)
        or _thing_that_lasts(ahead)
        or _told(ahead)
    )
    if thing is None:
        is_length = _describes(text, quantity, sentence.end)
        is_length = is_length or any(sign.search(ahead) for sign in (_LASTED, _DURING, _WENT_ON))
        is_length = is_length or _is_bound(text, quantity, ahead)
        return Length(DURATION) if is_length else None
    return Length(SENTENCE) if thing == SENTENCE else Length(DURATION, thing)


def _is_bound(text: str, quantity: Quantity, ahead: str) -> bool:
    """Tell a time in which something was over: "within an hour", "in under ten minutes"."""
    if text[quantity.start : quantity.end].lower().startswith("within"):
        return True
    return quantity.qualifier in _BOUNDS and _IN.search(ahead) is not None


_BOUNDS = frozenset((Qualifier.LESS_THAN, Qualifier.AT_MOST))
_IN = re.compile(r"\bin\s+\Z", re.I)


def _describes(text: str, quantity: Quantity, end: int) -> bool:
    """
    Tell "a three-year programme" from "a five-year high", "a ten-year bond" and an age.

    The noun may have words of its own before it: "a ten-year government bond".
    """
    if text[quantity.core_end : quantity.core_end + 1] != "-":
        return False
    word = _DESCRIBED.match(text, quantity.end, end)
    for step in range(_MOST_DESCRIBING + 1):
        if word is None or (step and _ends_noun(word["word"])):
            return step > 0
        if singular(word["word"].lower()) in _NO_LENGTH:
            return False
        word = _DESCRIBING.match(text, word.end(), end)
    return True


def _ends_noun(word: str) -> bool:
    """Tell a word before which a noun has ended: "a two-year plan raised rates"."""
    return word in _NO_MODIFIER or word.endswith("ed")


def _thing_behind(text: str, quantity: Quantity, end: int) -> str | None:
    """Find the noun of "a six-month naval embargo", "three days of mourning"."""
    nouns = load_lasting().nouns
    long = _LONG.match(text, quantity.end, end)
    at = long.end() if long else quantity.end
    of = _OF_BEHIND.match(text, at, end)
    is_of = of is not None and of.group().strip("’' ") == "of"
    printed = text[quantity.start : quantity.end]
    is_modifier = (
        long or printed.endswith("long") or text[quantity.core_end : quantity.core_end + 1] == "-"
    )
    if not (is_of or is_modifier) and (quantity.high == 1 or printed.endswith("s")):
        return None  # "in the two hours talks took" names none
    if is_of and of is not None:
        at = of.end() - 1
    named = _NAME.match(text, at, end) if is_modifier else None
    at = named.end() if named is not None else at
    before = ""
    for _ in range(_STEPS):
        word = _WORD.match(text, at, end)
        if word is None:
            return None
        noun = singular(word["word"])
        for name in (f"{before} {noun}", word["word"], noun):
            if name in nouns and not _goes_on(text, word.end(), end):
                return nouns[name]
        before, at = word["word"], word.end()
    return None


def _goes_on(text: str, at: int, end: int) -> bool:
    """Tell a noun that only describes the next one that lasts: "ceasefire talks"."""
    word = _WORD.match(text, at, end)
    nouns = load_lasting().nouns
    return word is not None and (word["word"] in nouns or singular(word["word"]) in nouns)


def _thing_ahead(ahead: str) -> str | None:
    """Find the noun of "an embargo of six months"."""
    found = _OF_AHEAD.search(ahead)
    return _name_of(found["words"].split()) if found is not None else None


def _thing_that_lasts(ahead: str) -> str | None:
    """Find the subject of "the truce is to last five months", the nearest before its verb."""
    verb = _LASTED.search(ahead)
    if verb is None:
        return None
    head = _RELATIVE.sub("", ahead[: verb.start()])
    clause = _BREAK.split(head)[-1]
    return _name_of(clause.split()) if head != ahead[: verb.start()] else _last_thing(clause)


def _told(ahead: str) -> str | None:
    """Find the verb of "closed the bridge to lorries for two hours"."""
    lead = _FOR.search(ahead)
    if lead is None:
        return None
    table = load_lasting()
    clause = _BREAK.split(ahead[: lead.start()])[-1]
    verbs = list(table.verb.finditer(clause))
    if not verbs:
        return None
    return table.verbs[verbs[-1].group()]


def _last_thing(words: str) -> str | None:
    named = words.split()
    found = (_name_of(named[:at]) for at in range(len(named), 0, -1))
    return next(filter(None, found), None)


def _name_of(words: list[str]) -> str | None:
    """Name what lasts by the last of some words, and the one before it: "prison term"."""
    nouns = load_lasting().nouns
    if not words:
        return None
    last = words[-1].lower().strip("“”‘’\"'")
    pair = f"{words[-2].lower()} {singular(last)}" if len(words) > 1 else last
    return next((nouns[name] for name in (pair, last, singular(last)) if name in nouns), None)
