"""Votes for and against: "48-39", "by seven votes to four", "five of the seven members backed"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from types import MappingProxyType

from msgspec.structs import replace

from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.numbers import Number, NumberKind, find_numbers
from crosswire.reference import any_of, word_set
from crosswire.types import Qualifier

SEATS = "seats"
VOTES_FOR, VOTES_AGAINST, ABSTENTIONS = "votes for", "votes against", "abstentions"
DIVISION = re.compile(
    r"\b(?:vot(?:es?|ed|ing)|pass(?:ed|es|ing)?|approv(?:ed?|es|ing)|adopt(?:ed|s|ing)?"
    r"|reject(?:ed|s|ing)?|defeated|carried|ratif(?:ied|ies|y)|endorsed|ruled|rules|decid(?:ed|es)"
    r"|cleared|agreed|confirmed|elected|backed|upheld|struck down|overturned|failed|fell|blocked"
    r"|turned down|threw out|vetoed|acquitted|convicted|impeached|censured|sided|split|divided)\b"
)
"""What a house, a court or a board does by counting its members."""
_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif)ty(?:-[a-z]{3,5})?)"
)
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})?|{_WORDS})"
_PAIR = re.compile(
    rf"(?<![\w.,$€£/–-])(?P<one>{_N})(?P<votes>\s+votes?)?"
    r"(?:\s?[-–]\s?(?:to\s?[-–]\s?)?|\s+(?P<to>to|against)\s+)"
    rf"(?P<two>{_N})(?:[-–](?P<three>{_N}))?(?P<behind>\s+votes?\b)?"
    r"(?![\w%°$€£]|[.,/]\d|[-–]\w*\d|\s?(?:%|percent|per\s?cent|points?\b))",
    re.I,
)
_MAY_HOLD = re.compile(r"\d\s?(?:[-–]|(?:to|against)\s)|[vV]ot(?:e|ing)|majority|ruling|ruled")
"""What a paragraph without it has no pair of votes for."""
_BY_VOTE = re.compile(
    r"\b(?:votes?|voting|majority|margin|ruling|decision|verdict|tally|divided|split|ballot)"
    r"(?:\s+(?:of|by|was|were|stood at|at|on))?(?:\s+(?:a|an))?\s+\Z"
    r"|\bvot(?:ed|es?|ing)\b[^.;:\d]{0,24}\Z",
    re.I,
)
_VOTED_BEHIND = re.compile(
    r"[\s-]+(?:(?:party-line|narrow|final|split|roll-call|procedural|floor)\s+)?"
    r"(?:votes?|majority(?!\s+(?:for|on|in(?!\s+favou?r))\b)|margin|ruling|decision|verdict|split"
    r"|in favou?r|against)\b",
    re.I,
)
_CLAUSE_GOES_ON = re.compile(
    r"\s*(?:[.,;:)”\"]|\Z)|\s+(?:to|in|on|for|against|that|after|before|with|at|by|last|late|early"
    r"|and|but|when|while|as|along|following|this|because|since|despite|over|[A-Z][a-z]+)\b"
)
_CHANGED = re.compile(r"\b(?:from|between)\s+\Z", re.I)
_AT_ODDS = re.compile(r"\b(?:about|around|some|nearly|aged?|than|that|to|of|at)\s+\Z", re.I)
"""Before the ends of a range."""
_NUMBERED = re.compile(rf"\b(?:{any_of('figures.numbered')})\s+\Z", re.I)
"""What goes by a number or by two: "grades 5-8"."""
_ROUND_THE_CLOCK = re.compile(r"24[-–]7\b")
_HOUSES = word_set("figures.houses")
"""Who votes, and on what."""
_GAMES = word_set("figures.games")
"""What is said of a game, whose result no house votes for."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.I)
_OF_GAMES = re.compile(r"[\s-]+(?:win|victory|loss|defeat|lead|draw|triumph|record|score)\b", re.I)
_VOTE = re.compile(r"\b(?:vot(?:es?|ed|ing)|ballots?)\b", re.I)
_REFUSED = re.compile(
    rf"\b(?:{any_of('figures.refusing')}|threw out|thrown out"
    r"|(?:vot(?:ed?|ing)|turn(?:ed|ing)?|bring|brought) [^.;,]{0,30}?down)\b",
    re.I,
)
_GRANTED = re.compile(rf"\b(?:{any_of('figures.granting')}|in favou?r)\b", re.I)
_VOTED_TO = re.compile(r"\s+(?:to|on|in favou?r of)\s+(?=[a-z]+\b)")
"""Between a pair and what was voted for: "voted 7-4 to reject the plan"."""
_CLAUSE_BREAK = re.compile(
    r"^\W{0,3}(?:after|although|because|having|though|when|while)\b[^,;.]*,"
    r"|[;:—]|\b(?:after|although|because|before|but|though|when|whereas|while)\b"
    r"|\band(?=\s+by\b)|,\s+(?:and|then|yet)\b",
    re.I,
)
"""Where the clause of a pair begins, or the next one does."""
_SHORT = re.compile(r"\b(?:short of|two-thirds|three-fifths|supermajority|needed|required)\b", re.I)
"""Why a motion may fail that more members back than oppose."""
_ENDS = re.compile(r"[.!?][”\"’)]*\s+(?=[“\"(A-Z])|\n")
_CAPITAL = re.compile(r"(?<!\bon )(?<!\w)(?P<word>[A-Z][\w’'-]{0,40})\s+\Z")
"""A name right before a pair, such as that of a team; no day on which somebody voted."""
_AND_THEN = re.compile(r",?\s+(?:and|then|and then)\s+(?:by\s+)?|,\s+")
"""Between the votes of two motions: "passed 48-39 and 45-42"."""
_HOLDS = re.compile(
    r"\b(?:h[oe]lds?|holding|ha[sd]|have|having|with|ke[ep]+t?s?|enjoy(?:s|ed)?|commands?|retain(?:s|ed)?"
    r"|defend(?:s|ed)?|gives?|gave|giving|won|wins?|expand(?:ed)?|narrow(?:ed)?|current|slim)\s+"
    r"(?:(?:[\w’'-]+)\s+){0,4}\Z"
)
_MAJORITY = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:majority|(?:advantage|edge|lead)(?=\s+in\s+the\s+(?:[a-z]+\s+)?(?:Senate|House"
    r"|Congress|[Pp]arliament|[Aa]ssembly|[Cc]hamber|[Cc]ouncil|[Ll]egislature)))\b"
    r"(?!\s+(?:vote|ruling|decision|opinion))"
    r"(?!\s+(?:for|to)\s)"
)
_NEAR_HOLD = 48
"""Characters before a pair in which somebody is said to hold it."""
_NEAR = 160
_FAR = 400
"""Characters around a pair beyond which nothing is read of its sentence."""


_SIDES = MappingProxyType(
    dict.fromkeys(("yes", "backed"), VOTES_FOR)
    | dict.fromkeys(("no", "opposed"), VOTES_AGAINST)
    | {"out": ABSTENTIONS}
)
_VOTERS = (
    r"(?:members|judges|justices|deputies|senators|lawmakers|legislators|councill?ors|commissioners"
    r"|ministers|MPs|MEPs|jurors|directors|governors|delegates|countries|nations)"
)
_HAVE = r"\s+(?:(?:have|had)\s+)?"
_BALLOT = (
    r"(?:(?P<yes>voted\s+(?:for|in\s+favou?r|yes))|(?P<no>voted\s+(?:against|no)|dissented)"
    r"|(?P<out>abstained))\b"
)
_OF_ALL = re.compile(
    rf"(?<![\w.,$€£/–-])(?P<one>{_N})\s+(?:out\s+)?of\s+(?:(?:the|its|their|all)\s+)?{_N}\s+"
    rf"(?:[a-z-]+\s+){{0,2}}?{_VOTERS}{_HAVE}"
    rf"(?:{_BALLOT}|(?P<backed>backed|supported|endorsed)|(?P<opposed>opposed|rejected))",
    re.I,
)
"""How many of a house took a side: "only four of the seven council members backed the move"."""
_CAST = re.compile(
    r"(?:(?<=total of )|(?<!of ))(?<!of all )(?<!of the )(?<!of its )(?<!of their )"
    rf"(?<![\w.,$€£/–-])(?P<one>{_N})\s+(?:[a-z-]+\s+){{0,2}}?{_VOTERS}{_HAVE}{_BALLOT}",
    re.I,
)
"""How many voted so, where nothing says of how many: "120 deputies voted for the bill"."""


def find_ballots(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """
    Find the votes for and against in `text[start:end]`, told as a pair or one by one, in order.

    Of what passed the first number backed it: "48-39", "48 votes to 39". Of what was rejected
    the larger number opposed it, whichever stands first, but where a larger majority is said to
    be needed. A third number abstained. Results of games are none.
    """
    found: list[Quantity] = []
    if _MAY_HOLD.search(text, start, end) is None:
        return tuple(_read_cast(text, start, end))
    breaks = [(found.start() + 1, found.end()) for found in _ENDS.finditer(text, start, end)]
    ends, starts = [*(one for one, _ in breaks), end], [start, *(two for _, two in breaks)]
    for pair in _PAIR.finditer(text, start, end):
        first = starts[bisect_right(starts, pair.start()) - 1]
        last = ends[bisect_left(ends, pair.end())]
        sentence = max(first, pair.start() - _FAR), min(last, pair.end() + _FAR)
        if _is_majority(text, pair, first, last):
            found.extend(_read_seats(text, pair))
            continue
        goes_on = bool(found) and _AND_THEN.fullmatch(text, found[-1].end, pair.start()) is not None
        if goes_on or _is_division(text, pair, *sentence):
            found.extend(_read_pair(text, pair, *sentence))
    return (*found, *_read_cast(text, start, end))


def _read_cast(text: str, start: int, end: int) -> list[Quantity]:
    """Read how many took one side, by the verb behind those who did."""
    found = {}
    for pattern in (_CAST, _OF_ALL):
        for match in pattern.finditer(text, start, end):
            sides = {name for name, side in match.groupdict().items() if side}
            number = _number_at(text, match, "one")
            name = next((told for side, told in _SIDES.items() if side in sides), None)
            if number is not None and name is not None:
                found[number.start] = _count(number, number.end, name)
    return list(found.values())


def _is_division(text: str, pair: re.Match[str], first: int, last: int) -> bool:
    """Tell a pair that members of a house voted from a result of a game and from a range."""
    ahead, line = text[first : pair.start()], text[first:last]
    begin = max(first, pair.start() - _NEAR)
    near = text[begin : min(last, pair.end() + _NEAR)]
    if DIVISION.search(near) is None and _VOTED_BEHIND.match(text, pair.end(), last) is None:
        return False
    if pair["votes"] or pair["behind"]:
        return True
    if _OF_GAMES.match(text, pair.end(), last):
        return False
    words = {word.lower() for word in _WORD.findall(line)}
    if words & _GAMES and not _VOTE.search(line):
        return False
    if _CHANGED.search(ahead):
        return False
    if _VOTED_BEHIND.match(text, pair.end(), last):
        return True
    goes_on = _CLAUSE_GOES_ON.match(text, pair.end(), last) is not None
    if goes_on and _BY_VOTE.search(ahead):
        return True
    if _AT_ODDS.search(ahead) or not goes_on or _is_range(text, pair, first, last):
        return False
    capital = _CAPITAL.search(ahead)
    is_name = capital is not None and capital["word"].lower() not in _HOUSES
    if is_name and capital is not None and ahead[: capital.start()].strip():
        return False
    return bool(words & _HOUSES)


def _is_majority(text: str, pair: re.Match[str], first: int, last: int) -> bool:
    """Tell how a house is made up from how it voted: "holds a 51-49 majority in the Senate"."""
    if pair["to"] or pair["three"] or not _MAJORITY.match(text, pair.end(), last):
        return False
    return _HOLDS.search(text, max(first, pair.start() - _NEAR_HOLD), pair.start()) is not None


def _read_seats(text: str, pair: re.Match[str]) -> list[Quantity]:
    one, two = _number_at(text, pair, "one"), _number_at(text, pair, "two")
    if one is None or two is None:
        return []
    return [replace(_count(each, each.end, SEATS), unit="seat") for each in (one, two)]


def _read_pair(text: str, pair: re.Match[str], first: int, last: int) -> list[Quantity]:
    numbers = {name: _number_at(text, pair, name) for name in ("one", "two", "three")}
    one, two, three = numbers["one"], numbers["two"], numbers["three"]
    if one is None or two is None:
        return []
    names = [VOTES_FOR, VOTES_AGAINST]
    if _is_refused(text, pair, first, last):
        names = [VOTES_AGAINST, VOTES_FOR] if one.low > two.low else names
    ends = [pair.end("votes") if pair["votes"] else one.end, two.end]
    found = [_count(one, ends[0], names[0]), _count(two, ends[1], names[1])]
    return [*found, _count(three, three.end, ABSTENTIONS)] if three is not None else found


def _is_refused(text: str, pair: re.Match[str], first: int, last: int) -> bool:
    """
    Tell by the verb that a pair goes with whether what was voted on was refused.

    It is the verb before the pair in its clause, or else the one behind it there: "rejected one
    treaty by 120 votes to 95 and approved another by 110-105".
    """
    if _SHORT.search(text, first, last):
        return False
    verbs = sorted(
        (verb.start(), verb.end(), is_refused)
        for is_refused, pattern in ((True, _REFUSED), (False, _GRANTED))
        for verb in pattern.finditer(text, first, last)
    )
    if not verbs:
        return False
    voted = _VOTED_TO.match(text, pair.end(), last)
    breaks = [
        at + first for found in _CLAUSE_BREAK.finditer(text[first:last]) for at in found.span()
    ]
    opens = max((at for at in breaks if at <= pair.start()), default=first)
    closes = min((at for at in breaks if at >= pair.end()), default=last)
    before = [verb for verb in verbs if verb[1] <= pair.start()]
    behind = [verb for verb in verbs if pair.end() <= verb[0]]
    choices = (
        [verb for verb in behind if voted and verb[0] == voted.end()],
        [verb for verb in reversed(before) if verb[0] >= opens],
        [verb for verb in behind if verb[0] < closes],
        before[::-1],
        behind,
    )
    return next((verbs[0][2] for verbs in choices if verbs), False)


def _is_range(text: str, pair: re.Match[str], first: int, last: int) -> bool:
    """
    Tell a range or a name from a bare pair of votes: "grades 5-8", "that 40 to 50 fell ill".

    What is not refused has more votes for it than against it.
    """
    if _ROUND_THE_CLOCK.match(text, pair.start()) or _NUMBERED.search(text[first : pair.start()]):
        return True
    one, two = (_number_at(text, pair, name) for name in ("one", "two"))
    rises = one is not None and two is not None and one.low < two.low
    return rises and not _is_refused(text, pair, first, last)


def _number_at(text: str, pair: re.Match[str], name: str) -> Number | None:
    if pair[name] is None:
        return None
    found = find_numbers(text, *pair.span(name))
    return found[0] if len(found) == 1 else None


def _count(number: Number, end: int, name: str) -> Quantity:
    return Quantity(
        number.start,
        end,
        number.start,
        number.end,
        number.low,
        number.high,
        "vote",
        Qualifier.EXACT,
        NumberKind.CARDINAL,
        hint=name,
    )
