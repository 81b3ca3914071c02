"""Whom words for two mean: "both leaders", "the two countries", "the pair", "they"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

import msgspec

from crosswire.extract.actors.index import ActorIndex
from crosswire.reference import Tables, word_set
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    PartOfSpeech,
    Reading,
    Sector,
    Sentence,
    Token,
)

_PERSONS = word_set("pairs.persons")
_STATES = word_set("pairs.states")
_SIDES = word_set("pairs.sides")
_COUPLES = word_set("pairs.couples")
_ANY_PERSON = word_set("pairs.any_person")
_MEETING = word_set("pairs.meeting")
_OTHERS = word_set("pairs.others")
_CROWDS = word_set("pairs.crowds")
_MEDIATING = word_set("pairs.mediating")
_OF_SOMEBODY = frozenset(
    {"of", "from", "in", "with", "'s", "’s", "'", "’", "who", "whom", "whose", "that"}
)
_SAYING_WHICH = frozenset({"acl", "acl:relcl", "amod", "nmod"})
"""How the words behind a noun that say which are meant hang on it: "charged with him"."""
_WITHIN = frozenset({"conj", "appos", "amod", "compound", "flat", "nmod:poss"})
"""How a name hangs on the phrase it is part of: "the Kenyan capital", "Oman and Qatar"."""
_LEADING = frozenset({"the", "these", "those", "both"})
_OF_STATE = frozenset({Sector.GOV, Sector.MIL})
_NO_SIDE = _OF_STATE | {Sector.MED, Sector.IGO, Sector.LEG, Sector.JUD, Sector.COP, Sector.SPY}
_REACH = 3
"""Sentences in which the two are looked for, that of the words among them."""
_MANY = 24
"""Mentions of one sentence that are looked at, the nearest."""
_NEAR = 6
"""Words behind a noun, or before a name, that are looked at; steps up to its phrase."""
_OPENING = 2
"""Words of a sentence among which "they" is its subject."""


class _Words(msgspec.Struct, frozen=True):
    """Words for two: the offsets of the first and behind the last, and the noun that heads them."""

    start: int
    end: int
    noun: str


def find_pairs(
    reading: Reading, index: ActorIndex, tables: Tables
) -> Iterator[tuple[ActorMention, ...]]:
    """
    Find the words that mean the two named before, with a mention for each of the two.

    "Ruiz met Lund. Both leaders said": the leaders are Ruiz and Lund. Of three that are named
    it is not clear which two are meant, so that none is, nor where two pairs are named near
    by; those who mediate and the state where two meet are not counted. "Both leaders of the
    strike" and "the two other leaders" are others. "They" are those who together are the
    subject of the sentence before, where that tells of nothing else that is several.

    Args:
        reading: What the reader found.
        index: The actors named in the text.
        tables: Reference tables.
    """
    if not any(token.text.lower() in _KEYS for token in reading.tokens):
        return
    search = _Search(reading, index, tables)
    for number, sentence in enumerate(reading.sentences):
        yield from search.read(number, sentence)


_KEYS = frozenset({"both", "two", "they"}) | _COUPLES


class _Search:
    def __init__(self, reading: Reading, index: ActorIndex, tables: Tables) -> None:
        self._tokens = reading.tokens
        self._sentences = reading.sentences
        self._index = index
        self._tables = tables
        self._pairs: dict[int, tuple[Actor, ...]] = {}
        self._told_of_two: set[int] = set()

    def read(self, number: int, sentence: Sentence) -> Iterator[tuple[ActorMention, ...]]:
        """Find the words for two of one sentence."""
        for at in range(sentence.first, sentence.last):
            lower = self._tokens[at].text.lower()
            if lower not in _KEYS:
                continue
            if lower == "they":
                words = self._they(at, sentence)
                actors = self._find_joined(number) if words else ()
            else:
                words = self._words_at(at, sentence)
                actors = self._find_two(words, number) if words else ()
            if words is not None and self._is_done_to(words):
                self._told_of_two.add(number)
            if words is None or len(actors) < 2:
                continue
            self._pairs.setdefault(number, actors)
            exact = self._exact(words)
            yield tuple(
                ActorMention(start=words.start, end=words.end, exact=exact, actor=actor)
                for actor in actors
            )

    def _exact(self, words: _Words) -> str:
        text, at = "", words.start
        for token in islice(self._tokens, self._token_at(words.start), None):
            if token.start >= words.end:
                break
            text += " " * (token.start - at) + token.text
            at = token.end
        return text

    def _token_at(self, start: int) -> int:
        return bisect_left(self._tokens, start, key=lambda token: token.start)

    def _words_at(self, at: int, sentence: Sentence) -> _Words | None:
        """Read "both leaders", "the two rival presidents" or "the pair" that begins here."""
        tokens = self._tokens
        lower = tokens[at].text.lower()
        is_led = at > sentence.first and tokens[at - 1].text.lower() in _LEADING
        if lower != "both" and not is_led:
            return None
        head = at
        if lower not in _COUPLES:
            head += 1
            while head + 1 < sentence.last and tokens[head].pos is PartOfSpeech.ADJ:
                head += 1
        if head >= sentence.last:
            return None
        noun = tokens[head].text.lower()
        known = noun in _PERSONS | _STATES | _SIDES | _COUPLES
        if not known or (noun in _COUPLES) != (head == at):
            return None
        if any(tokens[one].text.lower() in _OTHERS for one in range(at + 1, head)):
            return None
        if self._says_which(head, sentence):
            return None
        first = tokens[at - 1] if is_led else tokens[at]
        return _Words(first.start, tokens[head].end, noun)

    def _says_which(self, head: int, sentence: Sentence) -> bool:
        """Tell whether words behind a noun say which are meant: "the two men charged"."""
        behind = self._tokens[head + 1 : min(head + 1 + _NEAR, sentence.last)]
        if not behind or behind[0].text == ",":
            return False
        return behind[0].text.lower() in _OF_SOMEBODY or any(
            one.head == head and one.relation in _SAYING_WHICH for one in behind
        )

    def _they(self, at: int, sentence: Sentence) -> _Words | None:
        """Take "they" where it opens its sentence as the subject."""
        token = self._tokens[at]
        if token.relation not in {"nsubj", "nsubj:pass"} or at - sentence.first > _OPENING:
            return None
        known = self._index.at(token.start, token.end)
        if known is not None and known.kind is not ActorKind.PERSON:
            return None
        return _Words(token.start, token.end, "they")

    def _find_two(self, words: _Words, number: int) -> tuple[Actor, ...]:
        """Find the only two of the kind that were named last, where no others are near."""
        two: dict[str, Actor] = {}
        for named, parties in self._named_near(words, number):
            if not two and len(parties) != 2:
                return ()
            if two and len(parties) > 1 and not two.keys() <= named.keys():
                return ()
            two = two or parties
        if two:
            return tuple(two.values())
        is_named = words.noun in _STATES | _SIDES and all(
            any(one.actor.country == state.country for one in self._index.inside(0, words.start))
            for state in self._main_states
        )
        return self._main_states if is_named else ()

    @cached_property
    def _main_states(self) -> tuple[Actor, ...]:
        return find_main_states(self._index.mentions, self._tables)

    def _named_near(
        self, words: _Words, number: int
    ) -> Iterator[tuple[dict[str, Actor], dict[str, Actor]]]:
        """
        Give the several of a kind that each sentence names, from the nearest back.

        First all of them, then those who are not merely where something happens.
        """
        for at in range(number, max(-1, number - _REACH), -1):
            sentence = self._sentences[at]
            end = words.start if at == number else sentence.end
            first, last = (bisect_left(self._index.starts, one) for one in (sentence.start, end))
            near = self._index.mentions[max(first, last - _MANY) : last]
            tops = [(one.actor, self._top(one)) for one in near]
            tops = [(one, top) for one, top in tops if not self._mediates(top)]
            if at == number:
                tops = [(one, top) for one, top in tops if not self._acts_on(top, words)]
            elif at in self._told_of_two:
                tops = []  # who "called on both sides" is neither
            named = self._fitting(words.noun, [one for one, _ in tops])
            if len(named) > 1:
                parties = [one for one, top in tops if not self._is_venue(one, top)]
                yield named, self._fitting(words.noun, parties)
            if at != number and at in self._pairs:
                kept = self._fitting(words.noun, self._pairs[at])
                yield kept, kept

    def _top(self, mention: ActorMention) -> int:
        """Find the word that heads the phrase a mention is part of: "capital", of "Kenyan"."""
        tokens = self._tokens
        at = self._token_at(mention.start)
        for _ in range(_NEAR):
            token = tokens[at]
            inside = token.head is not None and (
                mention.start <= tokens[token.head].start < mention.end
            )
            if token.head is None or not (inside or token.relation in _WITHIN):
                break
            at = token.head
        return at

    def _mediates(self, top: int) -> bool:
        """Tell whether a phrase is of mediators, who are not of the two they mediate between."""
        token = self._tokens[top]
        if token.lemma in _MEDIATING:
            return True
        does = token.head is not None and token.relation in {"nsubj", "obl:agent"}
        return does and self._tokens[token.head or 0].lemma in _MEDIATING

    def _is_done_to(self, words: _Words) -> bool:
        """Tell whether something is done to the two, who so are not those who do it."""
        two = self._tokens[self._token_at(words.end) - 1]
        return two.relation in {"obj", "iobj", "obl"}

    def _acts_on(self, top: int, words: _Words) -> bool:
        """Tell whether a phrase is of who does something to the two: "Oman urged both sides"."""
        two = self._tokens[self._token_at(words.end) - 1]
        does = self._tokens[top]
        is_subject = does.relation == "nsubj" and does.head is not None
        return is_subject and two.head == does.head and two.relation in {"obj", "iobj", "obl"}

    def _is_venue(self, actor: Actor, top: int) -> bool:
        """Tell whether an actor only says where something happens: "talks in Oman"."""
        before = self._tokens[max(0, top - _NEAR) : top]
        return actor.kind is not ActorKind.PERSON and any(
            one.head == top and one.relation == "case" and one.text.lower() in {"in", "at"}
            for one in before
        )

    def _fitting(self, noun: str, actors: Sequence[Actor]) -> dict[str, Actor]:
        """Give those of some actors whom a noun can mean, each once."""
        people = {one.name: one for one in actors if _is_named_person(one)}
        if noun in _COUPLES and len(people) >= 2:
            return people
        if noun in _PERSONS:
            role = noun.removesuffix("s")
            return {
                name: one
                for name, one in people.items()
                if noun in _ANY_PERSON or one.role is None or role in one.role.lower()
            }
        found: dict[str, Actor] = {}
        for one in actors:
            state = self._state(one) if _stands_for_state(one) else None
            if state is not None:
                found.setdefault(state.name, state)
            elif noun not in _STATES and _is_side(one):
                found.setdefault(one.name, one)
        return found

    def _state(self, actor: Actor) -> Actor | None:
        """Give the state that an actor is or serves."""
        name = self._tables.country_name(actor.country) if actor.country else None
        return Actor(name=name, kind=ActorKind.STATE, country=actor.country) if name else None

    def _find_joined(self, number: int) -> tuple[Actor, ...]:
        """Find those who are together the subject of the sentence before, and no one else."""
        before = number - 1
        if before < 0:
            return ()
        if self._sentences[before].paragraph < self._sentences[number].paragraph - 1:
            return ()
        sentence = self._sentences[before]
        tokens = self._tokens
        span = range(sentence.first, sentence.last)
        root = next((at for at in span if tokens[at].head is None), None)
        if root is None:
            return ()
        subject = {at for at in span if _hangs(tokens[at], root, "nsubj")}
        if tokens[root].lemma in _MEETING:
            subject |= {at for at in span if _hangs(tokens[at], root, "obj")}
        inside = self._below(subject, span)
        if any(_is_crowd(tokens[at]) for at in span if at not in inside):
            return ()
        if before in self._pairs:
            return self._pairs[before]
        near = self._index.inside(sentence.start, sentence.end)
        if any(one.actor.kind is ActorKind.GROUP for one in near):
            return ()
        together = sorted(self._below(subject, span, "conj"))
        actors = [self._headed(tokens[at]) for at in together]
        named = [one for one in actors if one is not None]
        is_clear = len(named) == len(actors) and len({one.name for one in named}) == len(named)
        return tuple(named) if is_clear else ()

    def _below(self, tops: set[int], span: range, relation: str | None = None) -> set[int]:
        """Give some words and all that hang on them, or that hang by one relation."""
        hanging: dict[int, list[int]] = {}
        for at in span:
            head = self._tokens[at].head
            if head is not None and relation in {None, self._tokens[at].relation}:
                hanging.setdefault(head, []).append(at)
        found, left = set(tops), list(tops)
        while left:
            new = [at for at in hanging.get(left.pop(), ()) if at not in found]
            found.update(new)
            left += new
        return found

    def _headed(self, token: Token) -> Actor | None:
        """Give the actor that a word heads or stands in."""
        at = bisect_right(self._index.starts, token.start) - 1
        mention = self._index.mentions[at] if at >= 0 else None
        return mention.actor if mention is not None and token.end <= mention.end else None


def _hangs(token: Token, head: int, relation: str) -> bool:
    return token.head == head and token.relation == relation


def _is_crowd(token: Token) -> bool:
    """Tell whether a word is of several things or people, whom "they" may mean as well."""
    lower = token.text.lower()
    return token.pos is PartOfSpeech.NOUN and (lower != token.lemma or lower in _CROWDS)


def _is_named_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and actor.name[:1].isupper() and " " in actor.name


def _stands_for_state(actor: Actor) -> bool:
    """Tell whether an actor is a state, or a person or body that speaks for one."""
    if actor.kind in {ActorKind.STATE, ActorKind.PERSON}:
        return True
    return actor.sector in _OF_STATE


def _is_side(actor: Actor) -> bool:
    """Tell whether an actor can be a side beside a state: a movement, a union, a firm."""
    is_body = actor.kind in {ActorKind.ORGANISATION, ActorKind.GROUP}
    is_named = actor.name[:1].isupper()
    return is_body and is_named and actor.sector not in _NO_SIDE


def find_main_states(mentions: Sequence[ActorMention], tables: Tables) -> tuple[Actor, ...]:
    """
    Give the two states that a report is about, where exactly two stand out.

    "The two countries" in a report that names Norway nine times, Chile seven times and Peru
    once are Norway and Chile. A third state named half as often as the second leaves it open.

    Args:
        mentions: The actors named in the report.
        tables: Reference tables.
    """
    counts = Counter(one.actor.country for one in mentions if one.actor.country is not None)
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    named = [(tables.country_name(code), code) for code, _ in ranked[:2]]
    pair = [Actor(name=name, kind=ActorKind.STATE, country=code) for name, code in named if name]
    return tuple(pair) if len(pair) == 2 else ()


def place_pairs(
    mentions: Iterable[ActorMention], pairs: Iterable[tuple[ActorMention, ...]]
) -> Iterator[ActorMention]:
    """
    Put mentions of two in the place of what was found there: "presidents", one of the two.

    A group of a country of its own ("both Kenyan leaders") stays.
    """
    found = sorted(mentions, key=lambda one: (one.start, one.end))
    starts, ends = [one.start for one in found], [one.end for one in found]
    replaced: set[int] = set()
    placed: list[ActorMention] = []
    for pair in pairs:
        start, end = pair[0].start, pair[0].end
        there = range(bisect_right(ends, start), bisect_left(starts, end))
        if any(found[at].actor.kind is ActorKind.GROUP and found[at].actor.country for at in there):
            continue
        if any(starts[at] < start or end < ends[at] for at in there):
            continue
        replaced.update(there)
        placed += pair
    yield from (one for at, one in enumerate(found) if at not in replaced)
    yield from placed
