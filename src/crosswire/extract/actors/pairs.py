"""Whom words for two mean: "both leaders", "the two countries", "the pair", "they"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
_OF_SOMEBODY = frozenset({"of", "from", "in", "'s", "’s", "'", "’", "who", "whose"})
_LEADING = frozenset({"the", "these", "those", "both"})
_OF_STATE = frozenset({Sector.GOV, Sector.MIL})
_NO_SIDE = _OF_STATE | {Sector.MED, Sector.IGO, Sector.LEG, Sector.JUD, Sector.COP, Sector.SPY}
_REACH = 3
"""Sentences in which the two are looked for, that of the words among them."""
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
    it is not clear which two are meant, so that none is; "both leaders of the strike" are
    others. "They" are those who together are the subject of the sentence before, where that
    names no crowd who may be meant.

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
            if words is None or len(actors) < 2:
                continue
            self._pairs.setdefault(number, actors)
            exact = self._exact(words)
            yield tuple(
                ActorMention(start=words.start, end=words.end, exact=exact, actor=actor)
                for actor in actors
            )

    def _exact(self, words: _Words) -> str:
        first = bisect_left(self._tokens, words.start, key=lambda token: token.start)
        text, at = "", words.start
        for token in self._tokens[first:]:
            if token.start >= words.end:
                break
            text += " " * (token.start - at) + token.text
            at = token.end
        return text

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
        follows = tokens[head + 1].text.lower() if head + 1 < sentence.last else ""
        known = noun in _PERSONS | _STATES | _SIDES | _COUPLES
        if not known or follows in _OF_SOMEBODY or (noun in _COUPLES) != (head == at):
            return None
        first = tokens[at - 1] if is_led else tokens[at]
        return _Words(first.start, tokens[head].end, noun)

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
        """Find the only two of the kind that were named last."""
        for at in range(number, max(-1, number - _REACH), -1):
            sentence = self._sentences[at]
            end = words.start if at == number else sentence.end
            near = [one.actor for one in self._index.inside(sentence.start, end)]
            found = self._fitting(words.noun, near)
            if len(found) >= 2:
                return tuple(found.values()) if len(found) == 2 else ()
            if at != number and at in self._pairs:
                return self._kept(words.noun, self._pairs[at])
        are_states = words.noun in _STATES | _SIDES
        return find_main_states(self._index.mentions, self._tables) if are_states else ()

    def _kept(self, noun: str, pair: Sequence[Actor]) -> tuple[Actor, ...]:
        fitting = self._fitting(noun, pair)
        return tuple(fitting.values()) if len(fitting) == 2 else ()

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
        if before in self._pairs:
            return self._pairs[before]
        sentence = self._sentences[before]
        near = self._index.inside(sentence.start, sentence.end)
        if any(one.actor.kind is ActorKind.GROUP for one in near):
            return ()
        tokens = self._tokens
        span = range(sentence.first, sentence.last)
        root = next((at for at in span if tokens[at].head is None), None)
        if root is None or any(_is_crowd(tokens[at]) for at in span):
            return ()
        subject = [at for at in span if _hangs(tokens[at], root, "nsubj")]
        if tokens[root].lemma in _MEETING:
            subject += [at for at in span if _hangs(tokens[at], root, "obj")]
        together = [*subject, *(at for at in span if any(_hangs(tokens[at], one, "conj")
                                                          for one in subject))]  # fmt: skip
        actors = [self._headed(tokens[at]) for at in together]
        named = [one for one in actors if one is not None]
        is_clear = len(named) == len(actors) and len({one.name for one in named}) == len(named)
        return tuple(named) if is_clear else ()

    def _headed(self, token: Token) -> Actor | None:
        """Give the actor that a word heads or stands in."""
        at = bisect_right(self._index.starts, token.start) - 1
        mention = self._index.mentions[at] if at >= 0 else None
        return mention.actor if mention is not None and token.end <= mention.end else None


def _hangs(token: Token, head: int, relation: str) -> bool:
    return token.head == head and token.relation == relation


def _is_crowd(token: Token) -> bool:
    """Tell whether a word is of several things or people, whom "they" may mean as well."""
    is_noun = token.pos is PartOfSpeech.NOUN
    return is_noun and token.text.lower() != token.lemma and token.relation in {"obj", "nsubj"}


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
    found = list(mentions)
    for pair in pairs:
        start, end = pair[0].start, pair[0].end
        there = [one for one in found if one.start < end and start < one.end]
        if any(one.actor.kind is ActorKind.GROUP and one.actor.country for one in there):
            continue
        if any(one.start < start or end < one.end for one in there):
            continue
        found = [one for one in found if one not in there]
        found += pair
    yield from found
