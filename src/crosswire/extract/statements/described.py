"""Which organisation is meant where a report says "the lender" or "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType

import msgspec

from crosswire.reference import word_set
from crosswire.reference.bodies import OTHER_SORTS, introduced_as, sort_of
from crosswire.types import Actor, ActorKind, ActorMention, Sector

_BUSINESSES = word_set("described.businesses")
"""Nouns that stand for a business that was named before."""
_ANY_SORT = word_set("described.any_sort")
"""Those of them that stand for other bodies too."""
_ANY_BUSINESS = word_set("described.any_business")
"""Those of them that tell no trade: a bank is a company, and no retailer."""
_BODIES = word_set("described.bodies")
"""Nouns of other bodies: one is meant only where it stands in the name, "the union"."""
_SORTS = _BUSINESSES | _BODIES
_INSTITUTIONS = word_set("origins.institutions")
_ALONE = _SORTS | _INSTITUTIONS
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_NAME_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][”\"’')]*\s")
_DESCRIPTION = re.compile(
    r"(?:the|this|that|same|[a-z-]+['’]s) (?:[a-z-]+ ){0,3}(?P<sort>[a-z]+(?:-[a-z]+)?)"
)
_VOICE = re.compile(
    r"(?:an?|the) (?:[a-z]+ ){0,2}?(?P<of>[a-z]+(?:-[a-z]+)?)(?:['’]s)? (?:[a-z]+ )?"
    r"spokes(?:man|woman|person)"
    r"|(?:an?|the) (?:[a-z]+ )?spokes(?:man|woman|person) (?:for|of) the (?P<body>[a-z]+)"
)
_AHEAD = 60
_NEAR = 3
"""Sentences back that a description looks where several organisations may be meant."""


class Organisations(msgspec.Struct, frozen=True):
    """
    Organisations of one report, other than outlets.

    Attributes:
        text: Text of the report.
        mentioned: All mentions of them, by where they start.
        first: First mentions of the first two.
        firms: First mentions of the first two that may be businesses.
        bearers: The first mentions of the first two that bear a word: "bank", "union".
        others: Names that a noun of another sort introduces: "the institute INE".
    """

    text: str
    mentioned: tuple[ActorMention, ...]
    first: tuple[ActorMention, ...]
    firms: tuple[ActorMention, ...]
    bearers: Mapping[str, tuple[ActorMention, ...]]
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, actors: Iterable[ActorMention]) -> Organisations:
        """
        List the organisations of a report, once for all of its statements.

        Two of a kind suffice to know that "the lender" may be either of them.
        """
        mentioned: list[ActorMention] = []
        first: dict[str, ActorMention] = {}
        firms: dict[str, ActorMention] = {}
        bearers: dict[str, dict[str, ActorMention]] = {}
        others: set[str] = set()
        for one in sorted(actors, key=_start_of):
            actor = one.actor
            if actor.kind is not ActorKind.ORGANISATION or actor.sector is Sector.MED:
                continue
            if not is_named(actor):
                continue
            mentioned.append(one)
            first.setdefault(actor.name, one)
            if introduced_as(text[max(0, one.start - _AHEAD) : one.start]) in OTHER_SORTS:
                others.add(actor.name)
            if _may_be_business(actor) and actor.name not in others:
                firms.setdefault(actor.name, one)
            for word in _words_of(actor) & _SORTS:
                bearers.setdefault(word, {}).setdefault(actor.name, one)
        firsts = {word: tuple(found.values())[:2] for word, found in bearers.items()}
        return cls(
            text,
            tuple(mentioned),
            tuple(first.values())[:2],
            tuple(firms.values())[:2],
            MappingProxyType(firsts),
            frozenset(others),
        )

    def find(self, start: int, end: int) -> Actor | None:
        """
        Find the organisation that words of the report name or describe; None where that is open.

        "A press release from the bank" is that of the bank to which the reader traced the words.
        "The lender" is the only firm that the report has named so far, or, of several, the one
        that bears the word: of Kallo Bank and the Dock Union "the union" is the latter. Else it
        is the only one, or the one that opens the sentence, where firms were named last: after
        "Sava Wagon bought Kallo Lines" the company is Sava Wagon. A ministry or a union that
        stands alone is no "company".

        Args:
            start: Offset of the words: "the lender", "a statement of the lender".
            end: Offset behind them.
        """
        mentioned = self.mentioned
        for at in range(bisect_left(mentioned, start, key=_start_of), len(mentioned)):
            one = mentioned[at]
            if one.start >= end:
                break
            if one.end <= end and not is_misnamed(self.text[one.start : one.end], one.actor):
                return one.actor
        nouns = set(_WORD.findall(self.text[start:end].lower())) & _SORTS
        bearing = {
            one.actor.name: one.actor
            for noun in nouns
            for one in self.bearers.get(noun, ())
            if one.start < start
        }
        if len(bearing) == 1:
            return next(iter(bearing.values()))
        if bearing:
            return self._find_last(start, lambda actor: not nouns.isdisjoint(_words_of(actor)))
        if nouns.isdisjoint(_BUSINESSES):
            return None
        return self._find_firm(start, nouns)

    def _find_firm(self, start: int, nouns: Collection[str]) -> Actor | None:
        """Find the firm that a noun such as "lender" stands for, which its name does not bear."""
        before = [one.actor for one in self.first if one.start < start]
        if len(before) == 1 and self._may_be_firm(before[0]):
            return before[0]
        firms = [one.actor for one in self.firms if one.start < start]
        if len(firms) == 1:
            return firms[0] if _may_be_called(firms[0], nouns) else None
        is_any = not _ANY_BUSINESS.isdisjoint(nouns)
        return self._find_last(start, self._may_be_firm) if is_any else None

    def _may_be_firm(self, actor: Actor) -> bool:
        return actor.name not in self.others and _may_be_business(actor)

    def _find_last(self, start: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """
        Find whom the last sentence is about that names any who fit.

        That is the only one it names, or the one that opens it.
        """
        last: list[ActorMention] = []
        for at in reversed(range(bisect_left(self.mentioned, start, key=_start_of))):
            one = self.mentioned[at]
            ends = len(_SENTENCE_END.findall(self.text, one.end, last[-1].start if last else start))
            if ends > (0 if last else _NEAR):
                break
            if fits(one.actor):
                last.append(one)
        if len({one.actor.name for one in last}) < 2:
            return last[0].actor if last else None
        opening = self.text[: last[-1].start].rstrip()
        opening = opening.removesuffix("The").rstrip()
        is_joined = re.match(r"\s+and\b|,", self.text[last[-1].end :][:8]) is not None
        opens = not opening or opening[-1] in '.!?”"\n'
        return last[-1].actor if opens and not is_joined else None


def describes(words: str) -> bool:
    """Tell whether the words of a source only describe a body: "the company", "the lender"."""
    found = _DESCRIPTION.fullmatch(words.casefold())
    return found is not None and found["sort"] in _SORTS


def find_voice(words: str) -> str | None:
    """Find the noun of the body whose spokesman a source is: "a company spokesman"."""
    found = _VOICE.fullmatch(words.casefold())
    sort = (found["of"] or found["body"]) if found else None
    return sort if sort in _SORTS else None


def is_misnamed(words: str, actor: Actor) -> bool:
    """
    Tell whether words for a business were traced to a body of another sort.

    "The company" is no union, whoever was named last; "the group" may be anybody.
    """
    last = words.rpartition(" ")[2].casefold()
    return (
        last in _BUSINESSES - _ANY_SORT
        and _words_of(actor).isdisjoint(_BUSINESSES)
        and not _may_be_business(actor)
    )


def is_named(actor: Actor) -> bool:
    """Tell whether a body has a name of its own, and not its sort alone: "company", "Court"."""
    return actor.name != actor.name.casefold() and actor.name.casefold() not in _ALONE


def _start_of(mention: ActorMention) -> int:
    return mention.start


def _words_of(actor: Actor) -> frozenset[str]:
    return frozenset(_NAME_WORD.findall(actor.name.casefold()))


def _may_be_business(actor: Actor) -> bool:
    """Tell whether an organisation may be a business: neither its name nor its role forbids it."""
    sort = sort_of(_NAME_WORD.findall(actor.name.casefold()))
    return actor.sector in {None, Sector.BUS} and sort not in OTHER_SORTS


def _may_be_called(actor: Actor, nouns: Collection[str]) -> bool:
    """Tell whether a firm may be called so: a bank is no retailer, though a company."""
    if not _may_be_business(actor):
        return False
    return not _ANY_BUSINESS.isdisjoint(nouns) or _words_of(actor).isdisjoint(_BUSINESSES)
