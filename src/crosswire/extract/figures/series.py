"""Quantities without a number: "for a week", "twice a year", and ordinals that count."""

from __future__ import annotations

import re
from types import MappingProxyType

from crosswire.extract.figures.lasting import load_lasting
from crosswire.extract.figures.nouns import is_person, load_nouns, singular
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.numbers import WHOLE_BEHIND, NumberKind, find_numbers
from crosswire.extract.units import load_units
from crosswire.reference import word_set
from crosswire.types import Qualifier

ORDINAL, FREQUENCY = "ordinal", "frequency"
_SPAN = r"(?P<unit>minute|hour|day|week|month|year|decade|century)"
_A_TIME = re.compile(
    rf"[Aa](?<!\w[Aa])n?\s+(?:(?:half|full|whole|further)\s+)?{_SPAN}\b(?!-|['’]s)"
)
_COUPLE = re.compile(rf"\b[Aa]\s+couple\s+of\s+{_SPAN}s\b(?!-|['’])")
_LENGTHY = re.compile(rf"\b{_SPAN}(?:-long|long)\b")
_FOR_ONE = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|takes?|took|taken|taking|spen[dt]s?|spending|needed|within|by|of"
    r"|in(?=\s+(?:under|less|barely|scarcely|just|only|over|more|almost|nearly)\s))\s+"
    r"(?:(?:about|around|almost|nearly|over|under|only|just|roughly|barely"
    r"|scarcely|hardly|up to|at least|more than"
    r"|less than|well over|some)\s+)?\Z"
)
_PUT_OFF = re.compile(r"\b(?:extend|prolong|delay|postpon|shorten|cut)\w*\s+(?:[\w’-]+\s+){0,4}\Z")
_OTHER_THAN_LENGTH = re.compile(
    r"\s+(?:ago|earlier|later|before|after|or two|at a time|out of|off|from now|now and)\b"
)
_LONGER = re.compile(r"\s+and\s+a\s+half\b")
_OF_THING = re.compile(
    r"(?:\s+and\s+a\s+half)?\s+of\s+(?P<first>[a-z-]+)(?:\s+(?P<second>[a-z-]+))?"
)
_NOUN_OF = re.compile(r"(?P<noun>[a-z-]+)\s+(?:of|lasting)\s+\Z")
_RATE = re.compile(r"(?:[\d%]|\b(?:once|twice|times|dollars|euros|percent|cent|million))\s+\Z")
_HOW_OFTEN = re.compile(
    r"\b(?P<many>[Oo]nce|[Tt]wice|(?P<number>[\w,]{1,16})\s{1,3}times)\s+"
    r"(?:an?|per|each|every)\s+(?P<unit>day|week|month|year)\b"
)
_OFTEN = MappingProxyType({"once": 1.0, "twice": 2.0})
_ORDINAL = re.compile(
    r"(?P<lead>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Mm]y)\s+"
    r"|[A-Za-z]['’]s?\s+)"
    r"(?P<number>\d{1,3}(?:,\d{3})?(?:st|nd|rd|th)|(?:[a-z]+-)?(?:second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth))\s+"
    r"(?P<kind>(?:consecutive|straight|successive|such|annual|direct|official|formal|prisoner|major"
    r"|round of|state|member)\s+)?(?P<noun>[a-z]{3,})\b(?P<more>\s+[a-z]+)?"
)
_COUNTS = re.compile(r"[dht](?:(?<=[efhnrx]th)|(?<=econd)|(?<=third)|(?<=\d(?:st|nd|rd|th)))\s")
"""How every ordinal ends, which is quick to look for."""
_TO_DO_SO = re.compile(
    r"(?:\s+(?:by|of|from)\s+(?:the\s+|an?\s+)?[\w-]+)?(?:\s+(?:to\s+(?!the\b|an?\b|be\b)[a-z]{2,}|in\s+a\s+row|running|since\b"
    r"|of\s+its\s+kind|so\s+far|this\s+(?:year|month|week|season)|in\s+(?:as\s+many|[a-z]+|\d+)\s+"
    r"(?:days|weeks|months|years|decades))\b)"
)
_IN_ROW = frozenset(("consecutive", "straight", "successive", "annual"))
_DONE = word_set("figures.done")
"""Verbs that tell what became of the thing counted: "the 81st exchange took place"."""
_OWNED = frozenset(("its", "their", "his", "her", "our", "my"))
_NO_COUNT = word_set("figures.uncounted")
"""What an ordinal only picks out or names: a century, a floor, a district, a minute of a game."""
_IDIOMS = frozenset(("party", "way", "person", "degree", "country", "option", "world", "type"))
"""What "a third" of them is no count of: "a third party", "sent to a third country"."""
_LEAST = 2.0


def find_series(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """
    Find quantities that are told without a cardinal number in `text[start:end]`, in order.

    "For a week" and "a month of talks" are lengths, "a week ago" is none. "Twice a year" tells
    how often. Ordinals count where one goes on counting: "their third meeting", "the 119th country
    to do so", but not "the second floor" and no first of anything.
    """
    told = text[start:end]
    found = _one_times(text, start, end)
    if "times" in told or "nce" in told or "wice" in told:
        found += _how_often(text, start, end)
    if _COUNTS.search(told):
        found += _ordinals(text, start, end)
    return tuple(sorted(found, key=lambda item: item.start))


def _one_times(text: str, start: int, end: int) -> list[Quantity]:
    found = []
    for match in _A_TIME.finditer(text, start, end):
        if not _is_length(text, match, start, end):
            continue
        half = "half" in match.group()
        longer = _LONGER.match(text, match.end(), end)
        value = 0.5 if half else 1.5 if longer else 1.0
        stop = longer.end() if longer and not half else match.end()
        found.append(_quantity(match.start(), stop, value, match["unit"]))
    couples = _COUPLE.finditer(text, start, end) if "couple" in text[start:end] else ()
    for match in couples:
        if _is_length(text, match, start, end):
            found.append(_quantity(match.start(), match.end(), 2.0, match["unit"], rough=True))
    lengthy = _LENGTHY.finditer(text, start, end) if "long" in text[start:end] else ()
    for match in lengthy:
        if not text[max(start, match.start() - 12) : match.start()].endswith(("-", "half ")):
            found.append(_quantity(match.start(), match.end(), 1.0, match["unit"]))
    return found


def _is_length(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Tell "for a week" and "a month of talks" from "a week ago" and "$5 a week"."""
    head = text[max(start, match.start() - 40) : match.start()]
    if _OTHER_THAN_LENGTH.match(text, match.end(), end) or _RATE.search(head):
        return False
    nouns = load_lasting().nouns
    thing = _OF_THING.match(text, match.end(), end)
    if thing is not None and any(
        word and (word in nouns or singular(word) in nouns)
        for word in thing.group("first", "second")
    ):
        return True
    lead = _FOR_ONE.search(head)
    if lead is None or (match["unit"] == "minute" and match.re is _A_TIME):
        return False
    if not lead.group().startswith(("of", "by")):
        return True
    if lead.group().startswith("by"):
        return _PUT_OFF.search(head[: lead.start()]) is not None
    noun = _NOUN_OF.search(head[: lead.end()])
    return noun is not None and singular(noun["noun"]) in nouns


def _how_often(text: str, start: int, end: int) -> list[Quantity]:
    found = []
    for match in _HOW_OFTEN.finditer(text, start, end):
        value = _OFTEN.get(match["many"].lower())
        if value is None:
            numbers = find_numbers(text, *match.span("number"))
            if len(numbers) != 1 or numbers[0].kind is not NumberKind.CARDINAL:
                continue
            value = numbers[0].low
        unit = f"time_per_{match['unit']}"
        found.append(_quantity(match.start(), match.end(), value, unit, hint=FREQUENCY))
    return found


def _ordinals(text: str, start: int, end: int) -> list[Quantity]:
    found = []
    for match in _ORDINAL.finditer(text, start, end):
        value = _ordinal_value(text, match)
        if value is None or not _counts_on(text, match, value, end):
            continue
        noun = match["noun"]
        stop = match.end("noun")
        owned = match["lead"].strip().lower() in _OWNED
        if noun in load_units().forms and noun not in ("time", "times") and not owned:
            continue
        quantity = _quantity(match.start("number"), stop, value, noun, hint=ORDINAL)
        found.append(quantity)
    return found


def _ordinal_value(text: str, match: re.Match[str]) -> float | None:
    numbers = find_numbers(text, *match.span("number"))
    if len(numbers) != 1 or numbers[0].kind is not NumberKind.ORDINAL:
        return None
    number = numbers[0]
    whole = (number.start, number.end) == match.span("number")
    return number.low if whole and number.low >= _LEAST else None


def _counts_on(text: str, match: re.Match[str], value: float, end: int) -> bool:
    """Tell an ordinal that counts how many there have been from one that only picks one out."""
    noun, more = match["noun"], (match["more"] or "").strip()
    if match["lead"].strip().lower() == "a" and WHOLE_BEHIND.match(text, match.end("number")):
        return False
    if text[match.end("noun") : match.end("noun") + 2].strip().isupper():
        return False  # "the second student Olympiad"
    if noun in _NO_COUNT or noun in load_nouns().stops or noun.endswith("ly"):
        return False
    if noun == "time" and text.endswith(("for ", "For "), 0, match.start("lead")):
        return True
    if (match["kind"] or "").strip() in _IN_ROW or _TO_DO_SO.match(text, match.end("noun"), end):
        return True
    lead = match["lead"].strip().lower()
    another = lead in ("a", "an") and (value > _LEAST or match["number"][0].isdigit())
    if another and noun not in _IDIOMS and not (more and more.endswith("s")):
        return not is_person(noun)
    if noun == "member" and match["number"][0].isdigit() and lead[-1:] in "s'’":
        return True
    owned = match["lead"].strip().lower() in _OWNED or match["lead"].strip()[-1:] in "s'’"
    is_verb = more.endswith("ed") or more in _DONE
    has_noun_behind = more and not is_verb and more not in load_nouns().stops
    if has_noun_behind or is_person(noun):  # "the 2nd suspect", "his 2nd wife"
        return False
    if match["number"][0].isdigit():
        return owned or match["kind"] is not None or more in _DONE
    return owned and value > _LEAST


def _quantity(
    start: int, end: int, value: float, unit: str, *, hint: str | None = None, rough: bool = False
) -> Quantity:
    kind = NumberKind.VAGUE if rough else NumberKind.CARDINAL
    return Quantity(start, end, start, end, value, value, unit, Qualifier.EXACT, kind, hint=hint)
