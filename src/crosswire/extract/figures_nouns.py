"""The noun that a number counts: "12 Ruritanian soldiers" counts soldiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """Noun counted, its end in the text and the property that it names by itself, if any."""

    end: int
    unit: str
    hint: str | None = None


_WORD = re.compile(r"[\s\u00a0]+(?:“|\")?(?P<word>[^\W\d_][\w’'-]*|U\.S\.|U\.N\.)")
_HYPHEN = re.compile(r"-(?P<word>[a-z]{3,12})\b(?!-)")
_OF = re.compile(r"\s+(?:of\s+)(?:the\s+|its\s+|their\s+|his\s+)?(?=\w)")
_IRREGULAR = MappingProxyType(
    {
        "people": "person",
        "persons": "person",
        "others": "person",
        "men": "man",
        "women": "woman",
        "children": "child",
    }
    | {"personnel": "person", "troops": "soldier", "police": "police officer", "lives": "life"}
    | {"policemen": "police officer", "servicemen": "soldier", "crew": "crew member"}
    | {"policewomen": "police officer", "firemen": "firefighter", "fishermen": "fisherman"}
    | {"firefighters": "firefighter", "feet": "foot", "teeth": "tooth", "mice": "mouse"}
    | {"aircraft": "aircraft", "cattle": "cattle", "sheep": "sheep", "staff": "staff member"}
    | {"clergy": "cleric", "fish": "fish", "oxen": "ox", "species": "species", "series": "series"}
    | {"businessmen": "businessman", "gunmen": "gunman", "congressmen": "congressman"}
    | {"spokesmen": "spokesman", "lawmen": "lawman", "crewmen": "crew member", "data": "datum"}
    | {"halves": "half", "crises": "crisis", "criteria": "criterion", "wives": "wife"}
    | {
        "youth": "youth",
        "livestock": "livestock",
        "buses": "bus",
        "gases": "gas",
        "viruses": "virus",
    }
    | {"shoes": "shoe", "heroes": "hero", "potatoes": "potato", "tornadoes": "tornado"}
    | {"movies": "movie", "calories": "calorie", "cookies": "cookie", "zombies": "zombie"}
    | {
        "knives": "knife",
        "thieves": "thief",
        "wolves": "wolf",
        "shelves": "shelf",
        "leaves": "leaf",
    }
)
_HARMED = MappingProxyType(
    {"dead": "dead", "killed": "dead", "deaths": "dead", "fatalities": "dead", "wounded": "injured"}
    | {"injured": "injured", "injuries": "injured", "missing": "missing", "arrested": "arrested"}
    | {
        "arrests": "arrested",
        "displaced": "displaced",
        "detained": "arrested",
        "homeless": "displaced",
    }
    | {"hospitalized": "hospitalised", "hospitalised": "hospitalised", "casualties": "casualties"}
    | {"infected": "infected", "infections": "infected", "lives": "dead", "hostages": "abducted"}
)
_STOP = frozenset(
    ["a", "an", "the", "in", "on", "at", "of", "for", "from", "to", "by", "with", "and", "or", "but", "as", "than", "that", "which", "who", "whom", "whose", "when", "where", "while", "if", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "it", "he", "she", "they", "we", "you", "i", "this", "these", "those", "its", "his", "her", "their", "our", "your", "my", "so", "such", "there", "here", "about", "after", "before", "during", "since", "until", "into", "onto", "over", "under", "above", "below", "between", "among", "against", "through", "across", "per", "out", "off", "up", "down", "said", "says", "told", "tells", "each", "every", "both", "either", "neither", "because", "although", "though", "whether", "also", "too", "then", "however", "today", "yesterday", "tomorrow", "ago", "later", "earlier", "now", "yet", "still", "already", "even", "only", "just", "is’t", "isn’t", "what", "how", "why", "goes", "makes", "takes", "gets", "comes", "shows", "gives", "becomes", "leads", "follows", "remains", "includes", "appears", "seems", "plus", "versus", "vs", "away", "am", "pm", "percent", "respectively", "himself", "themselves", "unless", "like", "via", "amid", "despite", "towards", "toward", "within", "without", "us", "thus", "hence", "else", "perhaps", "always", "always", "perhaps", "apart", "including", "besides", "was-", "less", "more-", "gross"]
)
_LIGHT = frozenset(
    ["more", "other", "additional", "further", "extra", "fewer", "different", "new", "of", "old", "such", "total"]
)
_SINGULAR = frozenset(
    ["person", "man", "woman", "child", "soldier", "officer", "policeman", "civilian", "passenger", "student", "worker", "journalist", "body", "ship", "vote", "seat", "death", "victim", "protester", "suspect", "member", "country", "state", "nation", "aircraft", "plane", "house", "building", "bomb", "missile", "tank", "boat", "vessel", "bridge", "school", "hospital", "case", "drone", "rocket", "village", "town", "company", "bank", "crew", "firefighter", "pilot"]
)
_ENDINGS_NO = ("ss", "us", "is", "’s", "'s", "ous", "as")


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
    at = start
    of = _OF.match(text, start)
    if of is not None:
        if not vague:
            return None
        at = of.end() - 1
    hyphen = _HYPHEN.match(text, start)
    if hyphen is not None and hyphen["word"] not in _STOP:
        return None
    for step in range(5):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word, low = match["word"], match["word"].lower()
        if low in _HARMED and not _modifies(text, match.end()):
            unit = "person" if low not in ("casualties",) else "person"
            return CountedNoun(match.end(), unit, _HARMED[low])
        if low in _STOP or "\n" in text[at : match.end()]:
            return None
        if value == 1 and not vague:
            if low in _SINGULAR:
                return CountedNoun(match.end(), _IRREGULAR.get(low, low))
        elif _is_plural(low) and not (step == 0 and word[:1].isupper() and not low.endswith("s")):
            return _compound(text, match, low)
        at = match.end()
    return None


def _modifies(text: str, end: int) -> bool:
    """Tell "wounded soldiers" from "wounded" alone."""
    after = _WORD.match(text, end)
    return after is not None and after["word"].islower() and _is_plural(after["word"])


def _compound(text: str, match: re.Match[str], low: str) -> CountedNoun:
    """Step on where a plural modifies another: "300 sales jobs"."""
    after = _WORD.match(text, match.end())
    if after is not None and after["word"] not in _STOP and after["word"].islower():
        second = after["word"]
        if second in _IRREGULAR or (
            _is_plural(second) and low in ("sales", "news", "arms", "sports")
        ):
            if second not in _HARMED:
                return CountedNoun(after.end(), singular(second))
    return CountedNoun(match.end(), singular(low))


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_ENDINGS_NO)


def singular(word: str) -> str:
    """Give the singular of a plural noun: "houses" is "house", "countries" is "country"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
