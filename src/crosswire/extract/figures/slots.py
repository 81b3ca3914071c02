"""What a figure measures: the word that names its property."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from types import MappingProxyType

import msgspec

from crosswire.extract.figures.deeds import is_of_others
from crosswire.extract.figures.nouns import is_person, load_people, singular
from crosswire.extract.figures.properties import list_forms, load_measured
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.units import load_units
from crosswire.types import Sentence


class Measured(msgspec.Struct, frozen=True):
    """Word at `text[start:end]` that names what is measured, with the class it belongs to."""

    start: int
    end: int
    name: str
    group: str  # flow, joint, toll, level
    takes: frozenset[str] = frozenset()  # "money", dimensions or nouns counted


def find_measured(text: str, sentence: Sentence) -> tuple[Measured, ...]:
    """Find the words of a sentence that name what a figure can measure, in order."""
    table = load_measured()
    found = []
    for match in list_forms(text, sentence, table):
        word = match.group().lower()
        known = table.names.get(word)
        if word in _PAY_RAISE and _OF_PAY.search(
            text[max(sentence.start, match.start() - 10) : match.start()]
        ):
            found.append(Measured(match.start(), match.end(), *table.names["wages"]))
        elif known is not None and known[0] != "-" and not _is_otherwise(text, match):
            found.append(Measured(match.start(), match.end(), *known))
    return tuple(found)


_MAY_HURT = re.compile(
    r"\b(?:would|will|could|can|may|might|should|not|to)\s(?:also\s|only\s|\w+ly\s)?\Z", re.I
)
"""Before what does harm rather than wound: "the closing would hurt 2,500 travellers a day"."""
_PAY_RAISE = frozenset({"raise", "raises"})
_OF_PAY = re.compile(r"(?:%|\bper\s?cent|\bpay|\bsalary|\bwage)\s\Z", re.I)
"""Before a raise that is one of wages: "a 30 percent raise"; a sum is raised."""
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
_NEW_CLAUSE = re.compile(
    r";|,\s+(?:and|but|while|whereas)\s+(?![a-z]+(?:ed|ing)\b)"
    r"|,\s+(?:after|as|although|though|because|before|when|where|since|despite)\s"
    r"|\b(?:after|because|although|while|whereas)\s+(?:[\w’'-]+\s+){1,6}?(?:was|were|came|rose|fell|hit"
    r"|reached|stood|has|had|is|are)\b"
)
"""Behind which a word tells of something else: "weakened by 0.4 percent, while stocks gained"."""
_FAR = 240
_NEAREST = 12
_PASSIVE = re.compile(
    r"\s+(?:(?:more|others|of them)\s+)?(?:(?:were|was|are|is|have|has|had|been|being|be)\s+){1,3}"
    r"(?:(?:also|reported|seriously|feared|confirmed|left|still)\s+){0,2}\Z"
)


_OTHERWISE = MappingProxyType(
    {
        "rais": re.compile(r"\s+(?:to|by|from|its|their|the)\b"),
        "recovered": re.compile(
            r"\s+(?:to|by|its|their|the|some|most|slightly|ground|bodies|more|\d+)\b"
        ),
        "fired": re.compile(
            r"\s+(?:tear|rubber|live|stun|warning|water|shots?|rounds?|bullets?|rockets?|shells?"
            r"|missiles?|mortars?|artillery|flares?|back|first|on|upon|at|into|towards?|across|from"
            r"|over|off|up|an?|the|its|their)\b|\s+[^.;,]{0,30}\b(?:rounds|shots|rockets|missiles"
            r"|shells|cannons?|grenades|gas|bullets|drones|projectiles)\b"
        ),
        "shares": re.compile(
            r"\s+(?:an?|the|its|their|his|her|our|your|my|this|that|these|those|some|all|both|with"
            r"|power|responsibility|information|intelligence|data|technology|borders?|rule)\b"
            r"|\s+(?:\w+\s+){0,4}?worth\b"
        ),
    }
)
"""Beginnings of words, each with what follows where the word tells something else."""


def _is_otherwise(text: str, match: re.Match[str]) -> bool:
    """
    Tell a word that here names nothing to measure.

    "Raised to $15" and "raised its rate" are changes, "raised $4 million" a sum; a currency
    "recovered to 4.19" and soldiers "fired tear gas", but of the sick 190 recovered. Who "shares
    the cost" has no shares, and "shares worth 10 million" tells their worth, not their price.
    """
    word = match.group().lower()
    if word == "hurt" and _MAY_HURT.search(text, max(0, match.start() - 24), match.start()):
        return True
    found = next((tail for head, tail in _OTHERWISE.items() if word.startswith(head)), None)
    return found is not None and found.match(text, match.end()) is not None


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
    first = bisect_left(words, quantity.start - _FAR, key=_word_start)
    last = bisect_left(words, quantity.end + _FAR, key=_word_start)
    at = bisect_left(words, quantity.start, key=_word_start)
    for word in words[max(first, at - _NEAREST) : min(last, at + _NEAREST)]:
        if quantity.start <= word.start and word.end <= quantity.end:
            cost = 1.0 if quantity.counts else 0.0
            is_won = word.name == "seats" and quantity.counts  # whoever won them is told with it
            if word.group == "toll" or is_won or (not quantity.counts and _fits(quantity, word)):
                best = _cheaper(best, cost, word)
            continue
        if _is_noun_counted(text, quantity, word):
            continue
        cost = _distance(text, quantity, word, others)
        is_told = _is_living(text, quantity, word) or _befell_share(text, quantity, word)
        if not (_fits(quantity, word) or is_told):
            continue
        best = _cheaper(best, cost, word)
    if best is None or best[0] >= 240:
        return None
    if best[1].name == "value":
        return _subject_of(text, quantity, words[first:at]) or best[1]
    return best[1]


def _is_noun_counted(text: str, quantity: Quantity, word: Measured) -> bool:
    """Tell the noun of "received 48 of its soldiers": it names who is counted, and no measure."""
    if not quantity.counts or word.group != "level" or word.start < quantity.end:
        return False
    is_noun = singular(text[word.start : word.end].lower()) == quantity.unit
    return is_noun and _PARTITIVE.fullmatch(text, quantity.end, word.start) is not None


_PARTITIVE = re.compile(r"\s+of\s+(?:[\w’'-]+\s+){1,3}")


def _subject_of(text: str, quantity: Quantity, words: Sequence[Measured]) -> Measured | None:
    """What is worth a sum: "trade between the two was worth 8.4 billion dollars" is trade."""
    for word in reversed(words):
        gap = text[word.end : quantity.start]
        if word.group == "level" and word.name != "value" and _WORTH.fullmatch(gap):
            return word if _fits(quantity, word) else None
        if word.group in ("flow", "joint") and word.end <= quantity.start:
            near = len(gap) < 90 and ". " not in gap and not _BOUNDARY.search(gap)
            return word if near and _fits(quantity, word) else None
    return None


_WORTH = re.compile(
    r"\s+(?:worth|valued at)\s+(?:(?:about|around|some|nearly|almost|over|roughly|at least|up to"
    r"|more than)\s+){0,2}"
)
"""Between what is worth a sum and the sum: "orders worth about"."""


def _word_start(word: Measured) -> int:
    return word.start


def _cheaper(
    best: tuple[float, Measured] | None, cost: float, word: Measured
) -> tuple[float, Measured]:
    return best if best is not None and best[0] <= cost else (cost, word)


def _fits(quantity: Quantity, word: Measured) -> bool:
    """Tell whether a property can be measured in a unit: no prices in kilometres."""
    unit = quantity.unit
    if word.group == "toll":
        if unit is None and not quantity.low.is_integer():
            return False
        shares = unit in _SHARES and word.end - word.start > 5 and quantity.start > word.start
        harmed = quantity.counts and (word.name == "damaged") is not is_person(unit or "")
        return harmed or shares or unit is None or unit in _LAND
    if quantity.counts:
        if word.name == "attendance":
            return is_person(unit or "")
        return unit in word.takes or ("person" in word.takes and unit in load_people().measured)
    if word.name in AGES and not (_YOUNGEST <= quantity.low <= quantity.high <= _OLDEST):
        return False
    if (unit is None and word.name in _SUMS) or (unit in _SHARES and word.name in _LASTS):
        return False
    if unit is None or unit in _SHARES or not word.takes:
        return True
    table = load_units()
    if unit in table.currencies or unit == "cent":
        return "money" in word.takes
    return unit in table.units and table.units[unit].dimension in word.takes


def _is_living(text: str, quantity: Quantity, word: Measured) -> bool:
    """
    Tell beings by what happened to them: "two shepherds were killed", "killed two shepherds".

    No list names all nouns for people, but hardly anything else is killed or wounded.
    """
    if not quantity.counts or word.name not in ("dead", "injured"):
        return False
    if (quantity.unit or "").rpartition(" ")[2] in _ENDED:
        return False
    if word.start >= quantity.end:
        return _PASSIVE.match(text[quantity.end : word.start]) is not None
    return text[word.end : quantity.start] == " " and word.end < quantity.start


def _befell_share(text: str, quantity: Quantity, word: Measured) -> bool:
    """Tell what befell a share of a count: "60 percent of the 40 ships were damaged"."""
    if quantity.unit not in _SHARES or word.group != "toll" or word.start < quantity.end:
        return False
    return _PASSIVE.match(text[quantity.end : word.start]) is not None


_ENDED = frozenset(
    (
        *("job", "bill", "project", "deal", "plan", "programme", "program", "proposal", "reform"),
        *("amendment", "measure", "post", "position", "show", "product", "initiative", "tree"),
        *("crop", "contract", "scheme", "merger", "motion", "clause", "treaty", "talk"),
    )
)
"""Things that are killed without having lived: "the veto killed two bills"."""
_SHARES = frozenset(("percent", "fraction", "times", "permille"))
_SUMS = frozenset(
    (
        *("funding", "payment", "savings", "bid", "bail", "bailout", "cost", "length"),
        *("height", "depth", "width", "distance", "weight", "area", "duration"),
        *("sentence", "rainfall", "tax", "fine"),
    )
)
AGES = frozenset(("pension age", "voting age", "age limit"))
"""Ages that a law sets; a person's own is no figure."""
_YOUNGEST, _OLDEST = 10, 100
_LASTS = AGES | frozenset(
    (
        "duration",
        "sentence",
        "bid",
        "bail",
        "fine",
        "ransom",
        "bribes",
        "length",
        "height",
        "depth",
        "width",
        "distance",
    )
)
_LAND = frozenset(("hectare", "acre", "km2", "square_mile"))


def _distance(text: str, quantity: Quantity, word: Measured, others: Sequence[Quantity]) -> float:
    if word.group == "toll" and is_of_others(text, (word.start, word.end), quantity.start):
        return 300.0
    if word.start >= quantity.end:
        gap = text[quantity.end : word.start]
        if word.group == "toll" and _PASSIVE.match(gap):
            return 2.0
        if gap != " " and _needs_object(text, word):
            return 300.0
        if word.group == "toll" and _OF_THOSE.match(gap):
            return 120.0
        if word.group == "toll" and _takes_object(text, word, others):
            return 300.0
        if word.group == "toll" and _ARTICLE.search(gap) and _NOUN_BEHIND.match(text, word.end):
            return 300.0
        if word.name == "dead" and _THEIRS.search(gap):
            return 300.0
        if _OWN_BEHIND.match(gap) or _MOVE_NOUN.match(gap):
            return 45.0 if _is_base(quantity, word, gap) else 3.0
        if _NEW_CLAUSE.search(gap):
            return 300.0
        if word.group == "toll" and text[word.start : word.end].lower().endswith(" of"):
            return 300.0  # whose release it was stands behind: "the release of all hostages"
        cost = float(len(gap)) + (0.0 if word.group == "toll" else 60.0)
        low, high = quantity.end, word.start
    else:
        gap = text[word.end : quantity.start]
        if gap != " " and _needs_object(text, word):
            return 300.0
        if gap == " of ":
            return 1.0
        if word.group == "toll" and _is_aboard(text, quantity):
            return 300.0
        if text[word.start : word.end].lower() == "aboard":  # it tells of a number before it
            return 300.0
        if word.group == "toll" and _NOBODY.search(text[max(0, word.start - 40) : word.start]):
            return 300.0
        if word.group == "toll" and _is_claimed(text, word, quantity, others):
            return 300.0
        cost, low, high = float(len(gap)), word.end, quantity.start
        if _SUFFERERS.search(text[max(0, word.start - 24) : word.start]):
            return 300.0
        if word.name == "votes" and _SETTING.search(text[max(0, word.start - 70) : word.start]):
            cost += 90.0
    if any(other.start <= word.start < other.end for other in others):
        return 300.0
    if word.start >= quantity.end and _is_told_apart(text, quantity, word, others):
        return 300.0
    cost += 60.0 * len(_BOUNDARY.findall(gap))
    crossed = sum(1 for other in others if low <= other.core < high)
    return cost + crossed * (50.0 if word.group == "toll" else 12.0)


_OPEN_ASIDE = re.compile(r",\s+(?:which|who|whose)\s[^,;.]{0,60}\Z")
_BASE_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|all|our)\s+)?(?:[a-z]+\s+)?")


def _is_told_apart(
    text: str, quantity: Quantity, word: Measured, others: Sequence[Quantity]
) -> bool:
    """
    Tell a word behind a figure that belongs to what stands around it or beside it.

    "The fund, which manages $1.7 trillion, owns shares" tells no price of shares, and "18 million,
    over a third of the population, are hungry" no population.
    """
    gap = text[quantity.end : word.start]
    ahead = text[max(0, quantity.start - 80) : quantity.start]
    if "," in gap and _OPEN_ASIDE.search(ahead):
        return True
    return quantity.unit not in _SHARES and any(
        other.unit in _SHARES
        and quantity.end <= other.start
        and other.end <= word.start
        and _BASE_OF.fullmatch(text, other.end, word.start) is not None
        for other in others
    )


_NOBODY = re.compile(
    r"\b(?:nobody|no[- ]one|none|nothing)\s+(?:of them\s+)?"
    r"(?:(?:was|were|is|has|have|had|been)\s+){0,3}"
    r"(?:[a-z]+ly\s+)?\Z",
    re.I,
)
"""Before what befell nobody: "nobody was hurt, and nine suspects fled"."""
_JOINED = re.compile(
    r"(?:[,(]|\b(?:and|or|including|among (?:them|those)|of (?:them|whom)|mostly|as well as))\s+"
    r"(?:(?:about|around|some|nearly|almost|at least|more than|over|another|up to|also)\s+){0,2}\Z"
)
"""Before a count that goes on with the one before: "six were killed in Lund and two in Malmo"."""


def _is_claimed(text: str, word: Measured, quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell a fate that is told of another count: "41 were missing ..., cutting off 12,000"."""
    if _JOINED.search(text[max(word.end, quantity.start - 40) : quantity.start]):
        return False
    return any(
        other.end <= word.start and _PASSIVE.match(text[other.end : word.start]) is not None
        for other in others
    )


_SUFFERERS = re.compile(
    r"\b(?:killed|dead|wounded|injured|missing|arrested|detained|displaced|abducted|kidnapped"
    r"|rescued|captured|infected|hospitalised|hospitalized|evacuated|freed|released)\s+\Z",
    re.I,
)
"""Before a noun that names who suffered: "the number of arrested soldiers rose to 31"."""
_CARRYING = re.compile(
    r"\b(?:carr(?:ying|ied)|transporting|ferrying|holding)\s[^.;:,]{0,45}\Z", re.I
)
_ABOARD = re.compile(r"[^.;:,]{0,25}\b(?:aboard|on board|on-board)\b", re.I)


def _is_aboard(text: str, quantity: Quantity) -> bool:
    """Tell whom a ship carried: "eleven died when a ferry carrying 86 passengers sank"."""
    before = text[max(0, quantity.start - 60) : quantity.start]
    return _CARRYING.search(before) is not None or _ABOARD.match(text, quantity.end) is not None


_OF_THOSE = re.compile(
    r"\s+of\s+(?:the|those|all|all the|all those|these)(?:\s+(?:who|people|that))?"
    r"(?:\s+(?:were|was|had been|have been))?\s+(?:[a-z]+ly\s+)?\Z"
)
"""Before a word that tells who is meant, not what happened: "85 of those kidnapped"."""


_ARTICLE = re.compile(r"\b(?:an?|the|this|that|these|those|his|her|its|their)\s+\Z", re.I)
_THEIRS = re.compile(r"\b(?:his|her|its|their|our|your|my)\s+\Z", re.I)
"""Before the dead of somebody who lives: "three families buried their dead"."""
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:and|or|in|on|at|by|from|of|after|when|while|were|was|are|is|have|had|to|who|as"
    r"|that|with|since|during|include|includes|included|rose|has)\b)[a-z]{3,}"
)
"""Around a word that tells of somebody else: "twelve divers looked for a missing woman"."""


_TAKEN = frozenset(("captured", "capturing", "seized", "seizing", "snatched"))


def _needs_object(text: str, word: Measured) -> bool:
    """Tell verbs whose object may as well be a town or a ship: "captured the embassy"."""
    return text[word.start : word.end].lower() in _TAKEN


_SETTING = re.compile(r"\b(?:turnout|abstention|participation)\b[^.;,]{0,50}\Z", re.I)
"""Before a vote that only says where: "turnout in Sunday’s vote was 61 percent"."""


def _takes_object(text: str, word: Measured, others: Sequence[Quantity]) -> bool:
    """Tell "gunmen killed five guards", in which nobody says that the gunmen died."""
    return any(
        text[word.end : other.start] == " " and (other.counts or other.unit is None)
        for other in others
    )


def _is_base(quantity: Quantity, word: Measured, gap: str) -> bool:
    """Tell "3 percent of GDP", a base, from "54 percent of the vote", which is won."""
    part = gap.lstrip().startswith("of ") and quantity.unit in _SHARES
    return part and word.name not in ("votes", "seats", "delegates")


def sentence_of(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence that holds an offset, by bisection."""
    index = bisect_left(sentences, at + 1, key=_start_of) - 1
    if index < 0 or at >= sentences[index].end:
        return None
    return sentences[index]


def _start_of(sentence: Sentence) -> int:
    return sentence.start
