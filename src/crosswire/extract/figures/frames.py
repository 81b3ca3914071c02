"""Days on which something was said, which are no days of the figures that were said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from crosswire.extract.figures.nouns import is_person
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.extract.numbers import find_numbers
from crosswire.extract.units import load_units
from crosswire.reference import any_of, word_set
from crosswire.types import Attribution, DateMention, Part, PartOfSpeech, Reading
from crosswire.types.tree import Tree

_VERBAL = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUX})
_DAY = "day"
_DESCRIBING = frozenset({"acl", "acl:relcl"})
_SPANS = frozenset(
    {"year", "quarter", "month", "week", "period", "season", "half", "day", "months"}
)
_DEEPEST = 12
"""Steps up from a time to the verb of its clause."""
_REACH = 12
"""Statements looked back for the one that holds a figure."""
_CLOSE = re.compile(r"[\s,”\"’]*(?:on\s+)?\Z")
"""Between a content and a time that the reader cut off it: "said 12 had died | on Monday"."""
_TOLD = any_of("figures.telling")
_GIVEN_OUT = any_of("figures.giving_out")
"""Verbs that say something of a document or before "that": who "released 12 hostages" did it."""
_DOCUMENTS = any_of("figures.documents")
_ITS_DOCUMENT = (
    r"(?:an?\s+|the\s+|its\s+|their\s+|his\s+|her\s+)?"
    rf"(?:(?!(?:in|on|at|by|of|to|with|from|for|and|as|amid|after|before|{_DOCUMENTS})\b)"
    rf"[a-z-]+\s+){{0,2}}(?:{_DOCUMENTS})"
)
_TOLD_BEHIND = re.compile(
    rf",?\s+(?:also\s+|[a-z]+ly\s+)?(?:{_TOLD}|puts?(?=\s(?:the|its|their)\s)"
    rf"|(?:{_GIVEN_OUT})(?=\s+(?:that\b|{_ITS_DOCUMENT}\b)))\b"
)
_GAP = r"(?P<gap>(?:\s+(?!that\b)[\w’'-]+){0,4})\s*\Z"
_TOLD_AHEAD = tuple(
    re.compile(words + _GAP)
    for words in (
        rf"\b(?:{_TOLD}|speaking|spoke|heard)",
        rf"\b(?:{_GIVEN_OUT})\s+{_ITS_DOCUMENT}\b",
        rf"(?i:\b(?:{_DOCUMENTS})\s+(?:(?:by|from|of)\s+(?:[\w’'-]+\s+){{1,3}})?)"
        rf"(?:(?:was|were|is|are|be|been|to|being)\s+){{0,2}}(?:{_GIVEN_OUT})",
        r"\b[Ii]n an? (?:[a-z]+ ){0,2}(?:interview|post|message|" + _DOCUMENTS + r")\b",
    )
)
_DOCUMENT_AHEAD = re.compile(rf"\b(?:{_DOCUMENTS})\s+(?:on\s+)?\Z", re.I)
_GIVEN_BEHIND = re.compile(rf"\s+(?:{_GIVEN_OUT})\b")
_GIVEN_AHEAD = re.compile(rf"\b(?:{_GIVEN_OUT})\s+(?:(?:on|late|early)\s+){{0,2}}\Z")
_THAT = re.compile(r",?\s+that\b")
_DOCUMENT = re.compile(rf"[’']s\s+(?:[a-z]+\s+){{0,2}}(?:{_DOCUMENTS})\b")
_INFORMED = re.compile(
    rf",?\s+(?:(?:who|that)\s+)?(?:(?:were|was|are|is|with|have|had|been|directly|direct|first-hand"
    rf"|closely)\s+){{0,3}}(?:{any_of('figures.informed')})\s+(?:about|by|of|on|to|with)\b"
    r"|,?\s+(?:who\s+)?(?:(?:spoke|speaking|talking|talked)\s+)?(?:(?:both|all)\s+)?"
    r"(?:on (?:the )?condition of anonymity|asked not to be (?:named|identified)"
    r"|(?:declined|refused|did not want|wished not) to be (?:named|identified))\b"
)
"""Behind those who say something: "two people familiar with the matter"."""
_NUMBERED = re.compile(r"\d")
_AHEAD = 60
_MONTHLY = word_set("figures.over_months")
"""What is measured over months or years, so that a weekday tells when it became known."""
_FLOWS = frozenset(("trade", "exports", "imports", "investment"))


class _Said(msgspec.Struct, frozen=True):
    """What somebody says, in a clause: its stretches, and where its cue begins."""

    start: int
    end: int
    parts: tuple[Part, ...]
    cue: int | None


class Frames:
    """The clauses that are said in a report, each with the words around it that say so."""

    def __init__(self, text: str, reading: Reading) -> None:
        """Take the attributions of a reading; offsets refer to `text`."""
        self._text = text
        self._reading = reading
        self._tokens = reading.tokens
        self._verbs = [token.start for token in reading.tokens if token.pos in _VERBAL]
        said = (_read_said(one, self._verbs) for one in reading.attributions)
        self._said = sorted((one for one in said if one is not None), key=lambda one: one.start)
        self._starts = [one.start for one in self._said]
        sources = (one.source for one in reading.attributions)
        self._sources = sorted((one.start, one.end) for one in sources if one is not None)

    @cached_property
    def _tree(self) -> Tree:
        """The syntax, which a report without dates does not need."""
        return Tree.of(self._reading)

    @cached_property
    def _words(self) -> list[int]:
        """Where each word begins."""
        return [token.start for token in self._tokens]

    def leave_out(
        self, dates: Sequence[DateMention], quantity: Quantity, measured: Measured | None
    ) -> list[DateMention]:
        """
        Leave out the days on which a figure was told: "the minister said on Tuesday that".

        "On Tuesday Lund said exports were 4 billion" tells when he said so, and so does a weekday
        beside a profit or a debt, which no day has. "41 died on Monday, police said on Tuesday"
        keeps Monday. Months and years stay: "in 2023, the bank said, exports were 4 billion".
        """
        around = self._around(quantity)
        own = [date for date in dates if not self._is_of_description(date, quantity, measured)]
        own = own or [date for date in dates if self._is_of_set(date)]
        return [
            date
            for date in own
            if (
                date.granularity != _DAY
                or not (
                    self._is_of_telling(date)
                    or (around is not None and self._frames(around, date))
                    or _is_only_known(quantity, measured, date)
                )
            )
        ]

    def _is_of_set(self, date: DateMention) -> bool:
        """
        Tell the time by which things are picked out that are nothing else: "homes sold in June".

        What is told of them is of that time. "The plan approved in June" is one known thing.
        """
        verb = self._describing_verb(date)
        if verb is None:
            return False
        tree = self._tree
        noun, first = tree.heads[verb], tree.stretch_of(verb)[0]
        held = {tree.relations[child].split(":")[0] for child in tree.children(noun)}
        is_bare = tree.pos[noun] == "NOUN" and not held & {"det", "nummod"}
        is_own = any(tree.relations[one] == "nmod:poss" for one in tree.children(noun))
        return is_bare and not is_own and self._tokens[first].text != ","

    def _is_of_description(
        self, date: DateMention, quantity: Quantity, measured: Measured | None
    ) -> bool:
        """
        Tell the time of a clause that only describes whom the figure counts.

        Of "two sailors held since May were freed on Monday" May is when they were held. Of "four
        people killed on Monday" the figure is what the clause tells.
        """
        verb = self._describing_verb(date)
        if verb is None:
            return False
        first, last = (self._words[at] for at in self._ends_of(verb))
        places = [quantity.core, *([measured.start] if measured is not None else [])]
        described = self._words[self._tree.heads[verb]]
        is_own = measured is not None and measured.start <= described < measured.end
        is_time = self._tokens[self._tree.heads[verb]].text.lower() in _SPANS
        return not (is_own or is_time or any(first <= place <= last for place in places))

    def _describing_verb(self, date: DateMention) -> int | None:
        """Find the verb of the clause that describes a noun in which a time stands."""
        verb = bisect_right(self._words, date.start) - 1
        for _ in range(_DEEPEST if verb >= 0 else 0):
            if self._tree.relations[verb] in _DESCRIBING and self._tree.pos[verb] == "VERB":
                return verb
            if self._tree.heads[verb] == verb:
                return None
            verb = self._tree.heads[verb]
        return None

    def _ends_of(self, verb: int) -> tuple[int, int]:
        first, last = self._tree.stretch_of(verb)
        return first, last - 1

    def is_source(self, quantity: Quantity) -> bool:
        """Tell a number of those who say something: "two people familiar with the talks said"."""
        if not quantity.counts or not is_person(quantity.unit or ""):
            return False
        if _INFORMED.match(self._text, quantity.end):
            return True
        at = bisect_right(self._sources, (quantity.core, len(self._text))) - 1
        return at >= 0 and self._sources[at][0] <= quantity.core < self._sources[at][1]

    def _is_of_telling(self, date: DateMention) -> bool:
        """
        Tell "data showed on Tuesday", "the bank on Tuesday put", "Wednesday's report".

        Neither a number nor another verb stands between: "said 12 rebels fell on Tuesday".
        """
        text, start, end = self._text, date.start, date.end
        if _TOLD_BEHIND.match(text, end) or _DOCUMENT.match(text, end):
            return True
        first = max(0, start - _AHEAD)
        head = text[first:start]
        if _DOCUMENT_AHEAD.search(head) and _GIVEN_BEHIND.match(text, end):
            return True
        if _GIVEN_AHEAD.search(head) and _THAT.match(text, end):
            return True
        found = (pattern.search(head) for pattern in _TOLD_AHEAD)
        return any(
            one is not None
            and not find_numbers(head, one.start("gap"))
            and not self._has_verb(first + one.start("gap"), start)
            for one in found
        )

    def _has_verb(self, start: int, end: int) -> bool:
        return bisect_left(self._verbs, end) > bisect_left(self._verbs, start)

    def _around(self, quantity: Quantity) -> _Said | None:
        """Find the innermost statement that holds a figure."""
        last = bisect_right(self._starts, quantity.core)
        for one in reversed(self._said[max(0, last - _REACH) : last]):
            if any(part.start <= quantity.core < part.end for part in one.parts):
                return one
        return None

    def _frames(self, said: _Said, date: DateMention) -> bool:
        """Tell whether a time stands outside what is said, so that it is the time of saying."""
        if any(part.start <= date.start < part.end for part in said.parts):
            return False
        is_behind = date.start >= said.end and said.cue is not None and said.cue < said.start
        return not (is_behind and _CLOSE.fullmatch(self._text, said.end, date.start))


def _read_said(one: Attribution, verbs: Sequence[int]) -> _Said | None:
    """Take an attribution whose content is a clause; a bare "12 deaths" may be of that day."""
    start, end = one.content[0].start, one.content[-1].end
    if bisect_right(verbs, end) == bisect_right(verbs, start - 1):
        return None
    return _Said(start, end, one.content, one.cue.start if one.cue is not None else None)


def _is_only_known(quantity: Quantity, measured: Measured | None, date: DateMention) -> bool:
    """Tell a weekday beside what is measured over months; "on 31 March" may be its day."""
    if measured is None or _NUMBERED.search(date.exact):
        return False
    is_money = quantity.unit in load_units().currencies
    return measured.name in _MONTHLY or (measured.name in _FLOWS and is_money)
