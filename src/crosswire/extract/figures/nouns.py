"""The noun that a number counts: "12 Ruritanian soldiers" counts soldiers."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

import msgspec

from crosswire.reference import any_of, load_tables, read_packaged, read_rows


class CountedNoun(msgspec.Struct, frozen=True):
    """Noun counted, its end in the text and the property that it names by itself, if any."""

    end: int
    unit: str
    hint: str | None = None


_WORD = re.compile(r"[\s\u00a0]+(?:“|\")?(?P<word>[UE]\.[SNUK]\.|[^\W\d_][\w’'-]*)")
_MODEL = re.compile(r"\s7[0-8]7(?:-\d+)?(?:\s(?:Max|MAX|NG|Dreamliner))?(?=\s[A-Za-z])")
"""The name of a model before the noun counted: "150 737 Max aircraft"."""
_MODEL_INSIDE = re.compile(
    r"\s(?P<airliner>7[0-8]7)?(?(airliner)|\d{2,4})(?:-\d+\w*)?(?=\s[A-Za-z])"
)
"""The same inside a name: "22 new Boeing 787 Dreamliners", "four Trent 900 engines"."""
_BY_NUMBER = re.compile(r"\s\d[\d,.]*-[a-z]+(?:-[a-z]+)*(?=\s[A-Za-z])")
_HYPHEN = re.compile(r"-(?P<word>[a-z]{3,12})\b(?!-)")
_STRONG = re.compile(r"-strong\b(?:\s+(?P<word>[a-z]+))?")
_PART_OF = re.compile(
    r"\s+of\s+(?:all\s+)?(?:(?:the|its|their|his|her|our|these|those|my)\b"
    r"|[A-Z][\w.’'-]{1,24}(?:\s[A-Z][\w.’'-]{1,24}){0,2}[’']s?(?=\s))"
    r"(?:\s+(?:roughly\s+|about\s+|more than\s+|nearly\s+)?(?P<whole>[\d,.]*\d|[a-z]{3,9})"
    r"(?![\w-]))?"
)
_WHOLES = frozenset(
    (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty"),
        *("hundred", "dozen"),
    )
)
_FIELDS = frozenset(
    ("sales", "news", "arms", "sports", "rights", "affairs", "operations", "futures")
)
_PERSON_ENDS = ("er", "or", "ist", "man", "ian", "ant", "ent", "ee", "ese", "an", "ite", "i")


class People(msgspec.Struct, frozen=True):
    """
    Nouns for people, from `reference/data/people_nouns.tsv`.

    Attributes:
        persons: Those whose ending does not tell it; a "worker" needs no entry.
        things: No people, though their ending says so.
        animals: They die as people do, and are no toll beside theirs.
        counted: Their count may be that of the people of another report.
        measured: They have what any person has, such as an attendance.
        anybody: Nothing is said of them but what happened to them, or where they lived.
        crowd: They came together with others: those of a rally, under any of their names.
        general: They may be of nearly any kind of people: men, workers, members.
    """

    persons: frozenset[str]
    things: frozenset[str]
    animals: frozenset[str]
    counted: frozenset[str]
    measured: frozenset[str]
    anybody: frozenset[str]
    crowd: frozenset[str]
    general: frozenset[str]


@cache
def load_people() -> People:
    """Load the packaged table once."""
    found: dict[str, set[str]] = {}
    for _, (noun, marks) in read_packaged("people_nouns.tsv", ("noun", "marks")):
        for mark in marks.split():
            found.setdefault(mark, set()).add(noun)
    return People(
        persons=frozenset(found["person"]),
        things=frozenset(found["thing"]),
        animals=frozenset(found["animal"]),
        counted=frozenset(found["counted"]),
        measured=frozenset(found["measured"]),
        anybody=frozenset(found["anybody"]),
        crowd=frozenset(found["crowd"]),
        general=frozenset(found["general"]),
    )


def is_person(unit: str) -> bool:
    """Tell a noun for people (or animals), who alone are killed, arrested and freed."""
    people = load_people()
    if unit in people.persons or unit in people.animals:
        return True
    return unit.endswith(_PERSON_ENDS) and unit not in people.things


def is_nationality(unit: str) -> bool:
    """Tell a noun for people of one country, who may be anything else as well: "bulgarian"."""
    return unit in _nationalities()


@cache
def _nationalities() -> frozenset[str]:
    countries = load_tables().countries.values()
    return frozenset(word.lower() for one in countries for word in one.adjectives)


def is_creature(unit: str) -> bool:
    """Tell a noun for animals: they die as people do, and are no toll beside theirs."""
    return unit.rpartition(" ")[2] in load_people().animals


_FALLS_DUE = re.compile(
    r"\s+(?:falls\s+(?:due|to|on|short|within|under)|comes\s+(?:due|from|to|on|in|with|as|after)"
    r"|goes\s+(?:to|on|into|towards?|for)|runs\s+(?:out|to|until|from)|lapses\s+(?:in|on)"
    r"|matures|expires|stems\s+from|belongs\s+to|becomes|gets|seems|depends\s+on)\b"
)
"""Verbs that look like the plural of a noun: "500 million falls due", "200 million matures"."""
_NAME_BEHIND = re.compile(r"\s[A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|new|[A-Z][a-z]+)\s\Z")
_NUMBER_OF = re.compile(r"\bnumber(?=\sof\s[a-z])(?![^.;]*\bnumber of\b)", re.I)
_COMES_TO = re.compile(
    r"(?:\s[\w’'-]+,?){0,8}?\s(?:is|was|were|are|be|been|stood|stands|reach(?:ed|es)?|hit|passed|topped"
    r"|to|at|from(?:\s[\d,.]+\sto)?)\s(?:(?:about|around|almost|nearly|over|just|only|more|less|than"
    r"|at|least|some)\s){0,3}"
)
OF_SIZE = frozenset(("game", "match", "member", "page", "person", "seat", "vote"))
_DESCRIBES_NOUN = re.compile(
    r"\s(?!(?:in|on|at|to|for|of|by|was|is|are|were|will|has|had|have|against|and|or|who|that)\b)[A-Za-z]"
)
"""A noun behind one that only tells its size: "the seven member council"."""
_MORE = re.compile(r"\s+(?:more|fewer)(?=\s)(?!\s(?:than|or|and|to|in|on|for)\b)")
"""Beside the noun counted: "two more plants", but not "400 more than"."""
_MADE_OF = frozenset(
    ("police", "crew", "staff", "personnel", "fish", "cattle", "youth", "aircraft")
)
_OF = re.compile(r"\s+(?:of\s+)(?:the\s+|its\s+|their\s+|his\s+)?(?=\w)")


class NounTable(msgspec.Struct, frozen=True):
    """Words that tell what a number counts, from `reference/data/counted_nouns.tsv`."""

    plurals: MappingProxyType[str, str]
    harmed: MappingProxyType[str, str]
    stops: frozenset[str]
    singles: frozenset[str]


@cache
def load_nouns() -> NounTable:
    """Load the packaged table once."""
    rows = tuple(read_rows("counted_nouns.tsv", 3))
    return NounTable(
        MappingProxyType({word: value for kind, word, value in rows if kind == "plural"}),
        MappingProxyType({word: value for kind, word, value in rows if kind == "harmed"}),
        frozenset(word for kind, word, _ in rows if kind == "stop"),
        frozenset(word for kind, word, _ in rows if kind == "single"),
    )


_ENDINGS_NO = ("ss", "us", "is", "’s", "'s", "ous", "as")


_DESCRIBES = re.compile(
    r"-(?:way|part|step|time|tier|state|party|digit|figure|star|stage|track|horse|word|letter|term"
    r"|front|speed|prong|dimensional)\b"
)


def is_description(text: str, start: int) -> bool:
    """Tell a modifier that describes and does not count: "two-way trade", "five-star hotel"."""
    return _DESCRIBES.match(text, start) is not None


def counted_noun(text: str, start: int, value: float, vague: bool) -> CountedNoun | None:
    """
    Find the noun counted by a number that ends at `start`.

    Modifiers are stepped over: "12 more Ruritanian army officers" counts officers. A vague
    count takes its "of": "tens of thousands of people".

    Args:
        text: The stored text.
        start: Offset behind the number.
        value: The number; one counts a singular noun.
        vague: Whether the count may stand before "of".
    """
    table = load_nouns()
    at = start
    strong = _STRONG.match(text, start)
    if strong is not None:
        return CountedNoun(start + len("-strong"), "person")
    of = _OF.match(text, start)
    if of is not None:
        if not vague:
            return None
        at = of.end() - 1
    model = _MODEL.match(text, at)
    if model is not None and of is None:
        at = model.end()
    hyphen = _HYPHEN.match(text, start)
    if hyphen is not None and hyphen["word"].endswith("ed"):
        return None
    if hyphen is not None and hyphen["word"] not in table.stops:
        return CountedNoun(hyphen.end(), hyphen["word"]) if not vague else None
    is_name = False
    for step in range(6):
        named = _MODEL_INSIDE.match(text, at) if step and of is None else None
        if named is not None and (named["airliner"] or is_name):
            at = named.end()
        match = _WORD.match(text, at)
        if match is None:
            return None
        word, low = match["word"], match["word"].lower()
        if low in table.harmed and not _modifies(text, match.end()):
            return CountedNoun(match.end(), "person", table.harmed[low])
        if _FALLS_DUE.match(text, match.start()):
            return None
        if step == 0 and (more := _MORE.match(text, at)) is not None:
            at = more.end()
            continue
        if (low in table.stops and word != "US") or "\n" in text[at : match.end()]:
            return None
        if step == 0 and low in OF_SIZE and _DESCRIBES_NOUN.match(text, match.end()):
            return CountedNoun(match.end(), low)
        if value == 1 and not vague:
            if low in table.singles:
                return CountedNoun(match.end(), table.plurals.get(low, low))
            if step == 0 and (low == "some" or (_is_plural(low) and _is_verb(text, match.end()))):
                return None  # "one counts the wounded": nobody is counted
        elif _is_plural(low) and not (word[:1].isupper() and _leads_on(text, match, step)):
            return _compound(text, match, low)
        at, is_name = match.end(), word[:1].isupper()
    return None


_HAS_OBJECT = re.compile(
    r"\s+(?:the|an?|some|no|any|many|few|several|this|that|these|those|his|her|its|their|our|what|how"
    r"|why|whether|only|nothing|nobody|about|around|nearly|almost|over|at|in|on|by|to|for|from|with"
    r"|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|\d)\b"
)


def _is_verb(text: str, end: int) -> bool:
    """Tell what "one" does from a noun: "one counts the", but "one customs officer"."""
    return _HAS_OBJECT.match(text, end) is not None


def _leads_on(text: str, match: re.Match[str], step: int) -> bool:
    """Tell a name before the noun ("two Los Angeles officers") from a noun ("12 Democrats")."""
    first = step == 0 and not match["word"].endswith("s")
    return first or _modifies(text, match.end()) or text.endswith("United ", 0, match.start("word"))


def partitive_noun(text: str, start: int) -> CountedNoun | None:
    """The noun that a number is a part of: "six of the eleven nations", "39 of its 54 seats"."""
    part = _PART_OF.match(text, start)
    if part is None:
        return None
    whole = part["whole"]
    at = part.end()
    if whole is not None and not whole[0].isdigit() and whole not in _WHOLES:
        at = part.start("whole") - 1
    return counted_noun(text, at, 2.0, False)


def described_noun(text: str, start: int) -> CountedNoun | None:
    """The noun behind a number of its own that describes it: "two 1,200-megawatt reactors"."""
    by_number = _BY_NUMBER.match(text, start)
    return counted_noun(text, by_number.end(), 2.0, False) if by_number else None


def numbered_noun(text: str, end: int) -> CountedNoun | None:
    """The noun whose number is told later: "the number of polling stations fell to" five."""
    lead = _NUMBER_OF.search(text, max(0, end - 120), end)
    if lead is None:
        return None
    noun = counted_noun(text, lead.end(), 2.0, True)
    if noun is None or noun.end > end or _COMES_TO.fullmatch(text, noun.end, end) is None:
        return None
    return noun


_OF_PEOPLE = re.compile(
    rf"\b(?:{any_of('figures.of_people')})\s+of\s+"
    r"(?:(?:about|around|some|only|just|over|nearly|almost|more than|at least|up to)\s+)?\Z"
)


def is_of_people(text: str, end: int) -> bool:
    """Tell a number of people by those whom it is of: "a crew of" eight."""
    return _OF_PEOPLE.search(text, max(0, end - 40), end) is not None


def is_named_part(text: str, start: int, end: int) -> bool:
    """Tell the number of a model that no noun follows: "the 737 Max", "a Boeing 747 Freighter"."""
    if _NAME_BEHIND.match(text, end) is None:
        return False
    return _NAME_BEFORE.search(text[max(0, start - 24) : start]) is not None


def _modifies(text: str, end: int) -> bool:
    """Tell "wounded soldiers" from "wounded" alone."""
    after = _WORD.match(text, end)
    return after is not None and after["word"].islower() and _is_plural(after["word"])


def _compound(text: str, match: re.Match[str], low: str) -> CountedNoun:
    """Step on where a plural modifies another: "300 sales jobs", "40 fisheries officers"."""
    table = load_nouns()
    after = _WORD.match(text, match.end())
    second = after["word"] if after is not None else ""
    if after is not None and second.islower() and second not in table.stops | table.harmed.keys():
        are_people = is_person(singular(second)) and not is_person(singular(low))
        joins = _is_plural(second) and (low in _FIELDS or low in _MADE_OF or are_people)
        if second in table.plurals or joins:
            kept = low in _MADE_OF and second in ("officers", "members")
            return CountedNoun(after.end(), singular(low if kept else second))
    return CountedNoun(match.end(), singular(low))


def _is_plural(word: str) -> bool:
    if word in load_nouns().plurals or word == "mps":
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_ENDINGS_NO)


def singular(word: str) -> str:
    """Give the singular of a plural noun: "houses" is "house", "countries" is "country"."""
    if word in load_nouns().plurals:
        return load_nouns().plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
