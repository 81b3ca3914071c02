"""What two passages on one thing put otherwise, though their words are much alike."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crosswire.align.currencies import are_two_currencies, money_as_printed
from crosswire.align.events import AHEAD
from crosswire.align.figures import property_of
from crosswire.align.lexicon import load_lexicon
from crosswire.align.periods import read_day
from crosswire.align.places import stand_close
from crosswire.align.told_numbers import mentions_of_figures, rival_figures
from crosswire.align.words import NUMBER_WORDS
from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.extract.dates.find import find_dates
from crosswire.extract.dates.patterns import MONTH
from crosswire.extract.units import same_dimension
from crosswire.reference import load_gazetteer, word_set
from crosswire.types import AspectName, Change, Part, Status
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from crosswire.align.item import Item
    from crosswire.types import DateMention

_ALL, _NEARLY, _MOST, _SOME, _FEW, _NONE = "all", "nearly all", "most", "some", "few", "none"
_QUANTIFIERS: Mapping[str, str] = MappingProxyType(
    {
        "all": _ALL,
        "every": _ALL,
        "each of": _ALL,
        "both": "both",
        "nearly all": _NEARLY,
        "almost all": _NEARLY,
        "nearly every": _NEARLY,
        "almost every": _NEARLY,
        "most": _MOST,
        "the majority of": _MOST,
        "a majority of": _MOST,
        "some": _SOME,
        "several": _SOME,
        "a few": _SOME,
        "quite a few": _SOME,
        "part of": _SOME,
        "parts of": _SOME,
        "few": _FEW,
        "none of": _NONE,
        "neither": _NONE,
        "at least one": "at least one",
        "one of": "one",
    }
)
"""How much of what follows is meant; of these, any two differ but for those that are alike."""
_ALIKE = ({_ALL, "both"}, {"both", _NONE})
"""All of two are both, and "neither" is "both" with a verb that is denied."""
_QUANTIFIED = re.compile(
    r"(?<!at )(?<!not )(?<![\w’'-])(?P<much>"
    + "|".join(sorted(map(re.escape, _QUANTIFIERS), key=len, reverse=True))
    + r")\b(?=(?P<what>(?:\s+[\w’'-]+){1,5}))",
    re.IGNORECASE,
)
"""A word for how much, not "not all", before the words of what it is said of."""
_SUPERLATIVE = re.compile(
    r"(?:\b(?:the|his|her|its|their|our|my|your|a)|[’']s?)\s+\Z", re.IGNORECASE
)
"""What "most" stands behind where it raises an adjective: "the city's most popular beach"."""
_RAISES = re.compile(
    r"\s+(?:the|his|her|its|their|our|\w+[’']s?)\s+(?:most\b|\w+est\b)", re.IGNORECASE
)
"""What is no more than one among the highest: "one of the city's most popular"."""
_COUNTED_OF = re.compile(
    r"(?<![\w’'-])(?P<much>[a-z]{2,12}) of (?=the |its |his |her |their |our |them\b)"
    r"(?=(?P<what>(?:\s*[\w’'-]+){1,5}))",
    re.IGNORECASE,
)
"""A number of what there is: "two of his daughters"."""
_ENDS_PHRASE = frozenset(
    "a an the and or but in on at of to from for by with who which that was were is are had has"
    " have will would".split()
)
"""Words behind which something else than what is quantified may be meant."""
_OWNED = frozenset({"of", "the", "its", "his", "her", "their", "our", "these", "those"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_EITHER_WAY = frozenset(
    "meet marry border join talk agree match face play equal clash trade fight speak call become"
    " remain mean include follow resemble discuss".split()
)
"""Verbs whose sides may change places, or that may stand between a thing and its name."""
_TIME = "hour"
"""A unit of the dimension of time."""
_MONTH = re.compile(MONTH)
_DAY = re.compile(r"(?<!\d)(?:0?([1-9]|[12]\d|3[01]))(?:st|nd|rd|th)?\b")
_SPAN = "span"
"""What a time is called that opens or closes with what is named: since May, by Friday."""
_WEEKDAY = re.compile("|".join(sorted(WEEKDAY_NAMES)), re.IGNORECASE)

_SITE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){0,2}) (?P<sort>[A-Za-z]+)\b"
)
_SORTS = word_set("places.features") | word_set("counted.sites")
_CITY = 100_000
"""Inhabitants from which a town may give its name to any of several places in it."""
_AHEAD = AHEAD | {Status.CONDITIONAL, Status.CALLED_FOR}


class Shade(NamedTuple):
    """
    In what two passages differ that else say one thing.

    Attributes:
        aspect: The aspect.
        because: What the difference is.
    """

    aspect: AspectName
    because: str


def find_shade(left: Item, right: Item) -> Shade | None:
    """
    Find what two passages of one claim put otherwise, so that they do not agree.

    "Most passengers slept" beside "all passengers slept", "for three days" beside "for three
    hours", "visited" beside "will visit": each may be meant loosely, and so both may be true.
    """
    return (
        _differ_in_extent(left, right)
        or _differ_in_unit(left, right)
        or _differ_in_direction(left, right)
        or _differ_in_amount(left, right)
        or _differ_in_day(left, right)
        or _differ_in_site(left, right)
        or _change_sides(left, right)
        or _differ_in_status(left, right)
    )


def _differ_in_extent(left: Item, right: Item) -> Shade | None:
    """
    Compare how much of one thing two passages speak of: all of it, most, some.

    What is quantified stands first behind the word in one of them at least: of "all passengers
    slept" and "most crew slept" the verb is the same, and not who did.
    """
    one, other = (_extents_of(item.mention.exact) for item in (left, right))
    for term in sorted(one.keys() & other.keys()):
        words = one[term].words, other[term].words
        if not (one[term].leads or other[term].leads):
            continue
        if words[0].isdisjoint(words[1]) and words[0] | words[1] not in _ALIKE:
            said = ", ".join(sorted(words[0] | words[1]))
            return Shade(AspectName.QUALIFIER, f"they differ in how much ({said})")
    return None


class _Extent(NamedTuple):
    """How much of a thing is meant, and whether its term stands first behind such a word."""

    words: frozenset[str] = frozenset()
    leads: bool = False


@lru_cache(maxsize=1 << 12)
def _extents_of(text: str) -> Mapping[str, _Extent]:
    """List by what is quantified how much of it is meant."""
    found: dict[str, _Extent] = {}
    for much, what in _list_extents(text):
        for place, term in enumerate(_heads_of(what)):
            words, leads = found.get(term, _Extent())
            found[term] = _Extent(words | {much}, leads or not place)
    return found


def _list_extents(text: str) -> Iterator[tuple[str, str]]:
    for match in _QUANTIFIED.finditer(text):
        much = _QUANTIFIERS[match["much"].lower()]
        first = match["what"].split()[0].lower()
        if much == _MOST and _SUPERLATIVE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if _RAISES.match(match["what"]) or _RAISES.match(f" {match['what'].strip()}"):
            continue
        if much == _SOME and (first[0].isdigit() or first in NUMBER_WORDS):
            continue  # "some 200 people" is about so many
        yield much, match["what"]
    for match in _COUNTED_OF.finditer(text):
        number = NUMBER_WORDS.get(match["much"].lower())
        if number is not None and _RAISES.match(f" {match['what'].strip()}") is None:
            yield str(number), match["what"]


def _heads_of(what: str) -> Iterator[str]:
    """List the terms of the phrase behind a word for how much, up to what is no part of it."""
    lexicon, n_read = load_lexicon(), 0
    for word in what.lower().split():
        if word in _OWNED and not n_read:
            continue
        if word in _ENDS_PHRASE or word in _QUANTIFIERS:
            return
        n_read += 1
        if word not in lexicon.stops and word not in NUMBER_WORDS:
            yield lexicon.term(word)


def _differ_in_unit(left: Item, right: Item) -> Shade | None:
    """Compare the units of one number: three days, three hours; 2 million crowns, euros."""
    one, other = (_sums_of(item) for item in (left, right))
    for value in (value for value in one if value in other):
        for unit, against in product(one[value] - other[value], other[value] - one[value]):
            if same_dimension(unit, _TIME) and same_dimension(against, _TIME):
                return Shade(AspectName.UNIT, "they give one number of two stretches of time")
            if are_two_currencies(unit, against):
                return Shade(AspectName.UNIT, "they give one sum in two currencies")
    return None


def _differ_in_direction(left: Item, right: Item) -> Shade | None:
    """Compare whether what both measure rose or fell: shares up 6 per cent, down 6 per cent."""
    moves = [
        {
            (property_of(found.figure), found.figure.change)
            for found in mentions_of_figures(item)
            if found.figure is not None and property_of(found.figure) is not None
        }
        for item in (left, right)
    ]
    for (one, change), (other, against) in product(*moves):
        is_turned = one == other and {change, against} == {Change.RISE, Change.FALL}
        if is_turned and (one, against) not in moves[0] and (one, change) not in moves[1]:
            return Shade(AspectName.VALUE, "one is a rise, the other a fall")
    return None


def _differ_in_amount(left: Item, right: Item) -> Shade | None:
    """Compare what both measure of one thing: it lasted 40 minutes, an hour and a half."""
    rivals = rival_figures(left, right)
    if rivals is None:
        return None
    one, other = map(property_of, rivals)
    if one is None or one != other:
        return None
    return Shade(AspectName.VALUE, "they say it with other numbers")


def _sums_of(item: Item) -> Mapping[tuple[float | None, float | None], AbstractSet[str]]:
    """List by the number the units it has in a passage, as printed."""
    found: defaultdict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    for mention in mentions_of_figures(item):
        unit = money_as_printed(mention)
        if mention.figure is not None and unit:
            found[mention.figure.low, mention.figure.high].add(unit)
    return found


def _differ_in_day(left: Item, right: Item) -> Shade | None:
    """
    Compare the one time that each passage names by its month or weekday.

    "On 9 August" and "on August 7" differ, "since May" and "since July", "on Monday" and "on
    Tuesday"; "in August" holds both days of it.
    """
    for names in (_MONTH, _WEEKDAY):
        one, other = (_times_of(item, names) for item in (left, right))
        if not len(one) == len(other) == 1 or not _lie_apart(one[0], other[0]):
            continue
        if _name_two_days(one[0].exact, other[0].exact, names):
            said = " and ".join(sorted((one[0].exact, other[0].exact)))
            return Shade(AspectName.DATE, f"they give different dates ({said})")
    return None


def _times_of(item: Item, names: re.Pattern[str]) -> list[DateMention]:
    """List the times that a passage names by such a word, seen from the day of its report."""
    text = item.mention.exact
    if names.search(text) is None:
        return []
    found = _read_times(text, read_day(item.report.published))
    return [time for time in found if names.search(time.exact)]


@lru_cache(maxsize=1 << 12)
def _read_times(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    return find_dates(text, (Part(start=0, end=len(text)),), anchor)


def _name_two_days(left: str, right: str, names: re.Pattern[str]) -> bool:
    """Tell whether the words of two times differ, however the year or week was worked out."""
    words = [{name[:3].lower() for name in names.findall(text)} for text in (left, right)]
    days = [set(_DAY.findall(text)) for text in (left, right)]
    return words[0].isdisjoint(words[1]) or (all(days) and days[0].isdisjoint(days[1]))


def _lie_apart(left: DateMention, right: DateMention) -> bool:
    """
    Tell whether two stretches share no day, or share one end and not the other.

    "Since May" and "since July" both reach up to now; "in May" may hold "on 1 May".
    """
    one, other = left.period, right.period
    stops = [period.end for period in (one, other) if period.end]
    if stops and max(one.start or "", other.start or "") > min(stops):
        return True
    if not left.granularity == right.granularity == _SPAN:
        return False
    return (one.start == other.start) is not (one.end == other.end)


def _differ_in_site(left: Item, right: Item) -> Shade | None:
    """
    Compare the names of one sort of place: Eastfield airport, Westfield airport.

    A city may stand for what lies in it: "Heathrow airport" may be "London airport".
    """
    one, other = _sites_of(left), _sites_of(right)
    for sort in sorted(one.keys() & other.keys()):
        names = one[sort], other[sort]
        if {*names[0].split()} & {*names[1].split()} or len(set(map(_is_city, names))) > 1:
            continue
        if not any(stand_close(item.report.text, *names) for item in (left, right)):
            because = f"they name two places ({join_names([f'{name} {sort}' for name in names])})"
            return Shade(AspectName.WORDING, because)
    return None


def _sites_of(item: Item) -> Mapping[str, str]:
    """Give by the sort of a place the one name that a passage has for it."""
    found: dict[str, list[str]] = {}
    for match in _SITE.finditer(item.mention.exact):
        if match["sort"].lower() in _SORTS:
            found.setdefault(match["sort"].lower(), []).append(match["name"])
    return {sort: names[0] for sort, names in found.items() if len(set(names)) == 1}


def _is_city(name: str) -> bool:
    towns = load_gazetteer().find(name)
    return bool(towns) and towns[0].population >= _CITY


def _change_sides(left: Item, right: Item) -> Shade | None:
    """Tell whether who does it in one passage has it done to him in the other."""
    if not _have_one_verb(left, right):
        return None
    one, other = _sides_of(left), _sides_of(right)
    if one is None or other is None:
        return None
    if one[0] <= other[1] and other[0] <= one[1] and one[0] != other[0]:
        return Shade(AspectName.WORDING, "one has the sides the other way round")
    return None


def _sides_of(item: Item) -> tuple[frozenset[str], frozenset[str]] | None:
    """Give the terms before and behind the main verb of a plain clause; None of a passive one."""
    verb, lexicon = item.predicate, load_lexicon()
    if verb is None or verb.term in _either_way():
        return None
    text, mention = item.report.text, item.mention
    if not mention.start <= verb.start < mention.end or len(mention.stretches) > 1:
        return None
    sides = [
        [word.lower() for word in _WORDS.findall(part)]
        for part in (
            text[mention.start : verb.start],
            text[verb.start + len(verb.words) : mention.end],
        )
    ]
    if not _BE.isdisjoint(sides[0]) or "by" in sides[1] or "and" in sides[0]:
        return None
    before, behind = (
        frozenset(lexicon.term(word) for word in side if word not in lexicon.stops)
        for side in sides
    )
    return (before, behind) if before and behind else None


@lru_cache(maxsize=1)
def _either_way() -> frozenset[str]:
    return frozenset(map(load_lexicon().term, _EITHER_WAY | _BE))


def _have_one_verb(left: Item, right: Item) -> bool:
    one, other = left.predicate, right.predicate
    return one is not None and other is not None and one.term == other.term


def _differ_in_status(left: Item, right: Item) -> Shade | None:
    """Tell whether one has done what the other has to come, in the same verb."""
    if not _have_one_verb(left, right):
        return None
    if any(
        _is_told_done(one) and _is_ahead(other) for one, other in ((left, right), (right, left))
    ):
        return Shade(AspectName.STATUS, "one has done what the other has to come")
    return None


def _is_ahead(item: Item) -> bool:
    return item.event is not None and item.event.status in _AHEAD


def _is_told_done(item: Item) -> bool:
    """Tell whether a passage has something done: not "that it be done", which asks for it."""
    if item.event is None or item.event.status is not Status.DONE or item.predicate is None:
        return False
    before = item.report.text[item.mention.start : item.predicate.start].split()
    return not before or before[-1].lower() not in {"be", "to"}
