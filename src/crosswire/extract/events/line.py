"""A sentence laid out for finding events: lemmas, parts of speech and the actors on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

import msgspec

from crosswire.extract.events.asides import is_aside
from crosswire.extract.events.tree import SentenceTree
from crosswire.extract.events.words import OWNERS, POSSESSIVE, mend_words
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    PartOfSpeech,
    Sector,
    Sentence,
    Token,
)

NP_TAGS = frozenset(
    {
        PartOfSpeech.DET,
        PartOfSpeech.ADJ,
        PartOfSpeech.NOUN,
        PartOfSpeech.PROPN,
        PartOfSpeech.NUM,
        PartOfSpeech.PRON,
    }
)
_ARMED = frozenset({Sector.MIL, Sector.COP, Sector.REB, Sector.OPP})
_PLACING = frozenset({"in", "of", "from", "throughout", "across"})
_NOT_MEANT = MappingProxyType(
    {"it": (ActorKind.PERSON,), "they": (ActorKind.PERSON, ActorKind.STATE, ActorKind.REGION)}
)
"""Kinds of speakers that do not call themselves so: of "Chad said they fled" they are others."""
_SAYING = frozenset({"say", "announce", "declare", "insist", "add", "state", "claim", "confirm"})
_STAYING = frozenset({"based", "living", "operating", "active", "fighting"})
SUBORDINATE = frozenset(
    [
        "after",
        "although",
        "as",
        "because",
        "before",
        "despite",
        "if",
        "since",
        "though",
        "unless",
        "until",
        "when",
        "where",
        "whereas",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "that",
        "but",
    ]
)
PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "ahead",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "despite",
        "during",
        "except",
        "for",
        "from",
        "in",
        "including",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "over",
        "per",
        "regarding",
        "since",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "unlike",
        "upon",
        "via",
        "versus",
        "with",
        "within",
        "without",
    ]
)
BREAKS = frozenset({";", ":", "--", "—", "–", "...", "…", '"', "“", "”", "``", "''"})


class Actors(Protocol):
    """What the finder needs of an actor index: the mentions inside a stretch of text."""

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Give the mentions that lie wholly in `text[start:end]`, in text order."""
        ...


class Placed(msgspec.Struct, frozen=True):
    """Mention of an actor with the tokens of the line that it covers, `[first, last)`."""

    first: int
    last: int
    mention: ActorMention

    @property
    def actor(self) -> Actor:
        """The actor named."""
        return self.mention.actor

    def is_beside(self, other: Placed) -> bool:
        """Tell whether the same words mean another actor too: "both leaders"."""
        return (self.first, self.last) == (other.first, other.last)


ASIDE = frozenset({"acl:relcl", "acl", "appos", "parataxis"})
"""Relations of what is only said beside a noun."""


class Line(msgspec.Struct, frozen=True, dict=True):
    """
    One sentence as parallel tuples; positions are token positions inside the sentence.

    Attributes:
        tokens: The tokens.
        lemmas: Their lemmas, lower case.
        lowers: Their text, lower case.
        tags: Their parts of speech.
        actors: Actors named on the line, in order.
        first: Index of its first token in the reading.
    """

    tokens: tuple[Token, ...]
    lemmas: tuple[str, ...]
    lowers: tuple[str, ...]
    tags: tuple[PartOfSpeech, ...]
    actors: tuple[Placed, ...]
    first: int = 0

    @cached_property
    def tree(self) -> SentenceTree:
        """Its syntax, laid out when it is first asked for."""
        return SentenceTree.of(self.tokens, self.first)

    @cached_property
    def words(self) -> frozenset[str]:
        """All that stands on it, as it stands and by its lemma."""
        return frozenset((*self.lemmas, *self.lowers))

    def has_each(self, needs: Iterable[frozenset[str]]) -> bool:
        """Tell whether a word of each set stands on it."""
        return not any(map(self.words.isdisjoint, needs))

    @cached_property
    def over_actors(self) -> frozenset[int]:
        """Words of whose phrases, by the syntax, a word of an actor's name is part."""
        heads = self.tree.heads
        found: set[int] = set()
        for each in self.actors:
            for at in range(each.first, each.last):
                over = at
                while over >= 0 and over not in found:
                    found.add(over)
                    over = heads[over]
        return frozenset(found)

    def is_verb(self, at: int) -> bool:
        """Tell whether a full verb stands here."""
        return self.tags[at] is PartOfSpeech.VERB

    def actor_at(self, at: int) -> Placed | None:
        """Give the actor whose mention covers this position."""
        return next((each for each in self.actors if each.first <= at < each.last), None)

    def subject_over_relative(self, at: int) -> frozenset[int] | None:
        """
        Give the words of a subject that a relative clause or apposition parts from its verb.

        In "Rui Tavora, who ran Portugal's armed forces, was detained" it is "Rui Tavora", in
        "Peru, a key Brazilian ally, refused" and "Peru, accusing Chile, refused" Peru. None
        where nothing parts them, or the reader gives no syntax.
        """
        tokens, verb = self.tokens, at + self.first
        hanging = [n for n in range(at) if tokens[n].head == verb]
        subject = next((n for n in hanging if (tokens[n].relation or "")[:5] == "nsubj"), None)
        if subject is None or not any(
            tokens[n].head == subject + self.first and self._parts(subject, n)
            for n in range(subject, at)
        ):
            return None
        children: dict[int, list[int]] = {}
        for n, token in enumerate(tokens):
            if token.head is not None and token.relation not in ASIDE:
                children.setdefault(token.head - self.first, []).append(n)
        core, waiting = {subject}, [subject]
        while waiting:
            more = [n for n in children.get(waiting.pop(), ()) if n not in core]
            core.update(more)
            waiting += more
        return frozenset(core)

    def _parts(self, subject: int, at: int) -> bool:
        """Tell whether what hangs on a subject stands aside: "who ran", "a key Brazilian ally"."""
        relation = self.tokens[at].relation
        if relation == "acl" and self.lowers[at].endswith("ing") and self.lowers[at - 1] == ",":
            return True
        is_apart = relation == "appos" and not self.actor_at(at) and self.actor_at(subject)
        return relation == "acl:relcl" or bool(is_apart)

    def is_preposition(self, at: int) -> bool:
        """Tell whether a preposition stands here (also "to" before a name)."""
        if self.lowers[at] == "to":
            return at + 1 >= len(self.tokens) or not self.is_verb(at + 1)
        return self.lowers[at] in PREPOSITIONS

    def is_infinitive(self, at: int) -> bool:
        """Tell whether "to" stands before the verb here, adverbs aside."""
        before = at - 1
        while before >= 0 and (
            self.tags[before] is PartOfSpeech.ADV or self.lowers[before] in ("be", "have")
        ):
            before -= 1
        return before >= 0 and self.lowers[before] == "to"


def lay_out(
    tokens: Sequence[Token], sentence: Sentence, actors: Actors, verbs: Container[str]
) -> Line:
    """
    Lay out one sentence.

    Where mentions nest ("Norway" inside "Norway's prime minister Kari Lund") all are kept;
    a mention without tokens of its own is dropped,
    and a verb at its end is cut off ("Norway chairs" is the Norway that chairs).

    Args:
        tokens: All tokens of the reading.
        sentence: The sentence.
        actors: Index of the actors of the text.
        verbs: Verbs that tell events, to mend tags and lemmas by.
    """
    words = tuple(tokens[sentence.first : sentence.last])
    lowers = [word.text.lower() for word in words]
    tags, lemmas = mend_words(words, lowers, verbs)
    starts = [word.start for word in words]
    placed: list[Placed] = []
    for mention in actors.inside(sentence.start, sentence.end):
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.end)
        if last - first > 1 and tags[last - 1] is PartOfSpeech.VERB:
            last -= 1
        for at in range(max(first, 1), last):
            if tags[at] is PartOfSpeech.VERB:
                capital = words[at].text[:1].isupper()
                tags[at] = PartOfSpeech.PROPN if capital else PartOfSpeech.ADJ
        follows = bool(placed) and placed[-1].last >= first - 1
        if first < last and not is_aside(lowers, tags, first, last, mention, follows=follows):
            placed.append(Placed(first, last, mention))
    placed = _share_office(_own_words(_drop_nested(placed), lowers, lemmas), lowers)
    placed = _place_groups(placed, lowers, tags)
    return Line(
        words,
        tuple(lemmas),
        tuple(lowers),
        tuple(tags),
        tuple(placed),
        sentence.first,
    )


def _share_office(placed: list[Placed], lowers: Sequence[str]) -> list[Placed]:
    """Let "the foreign ministers of Peru and Chile" stand for both states, not for one's office."""
    kept: list[Placed] = []
    for at, each in enumerate(placed):
        behind = placed[at + 1 : at + 3]
        is_shared = (
            each.actor.kind is ActorKind.GROUP
            and each.actor.sector is Sector.GOV
            and lowers[each.last - 1].endswith("s")
            and len(behind) == 2
            and all(one.actor.kind is ActorKind.STATE for one in behind)
            and lowers[each.last : behind[0].first] in (["of"], ["of", "the"])
            and lowers[behind[0].last] in ("and", ",")
            and behind[1].first - behind[0].last <= 2
        )
        if not is_shared:
            kept.append(each)
    return kept


def _own_words(placed: list[Placed], lowers: Sequence[str], lemmas: Sequence[str]) -> list[Placed]:
    """Take the pronoun behind "said" for who speaks: "Peru said it would not send envoys"."""
    kept = list(placed)
    for at, each in enumerate(placed[1:], start=1):
        verb = each.first - 1 - (lowers[each.first - 1] == "that")
        speaker = kept[at - 1]
        is_own = (
            each.last - each.first == 1
            and lowers[verb - 1] not in ("and", "but", "or")
            and lemmas[verb] in _SAYING
            and 0 <= verb - speaker.last <= 1
            and speaker.actor.kind not in _NOT_MEANT.get(lowers[each.first], tuple(ActorKind))
        )
        if is_own:
            mention = msgspec.structs.replace(each.mention, actor=speaker.actor)
            kept[at] = Placed(each.first, each.last, mention)
    return kept


def _place_groups(
    placed: list[Placed], lowers: Sequence[str], tags: Sequence[PartOfSpeech]
) -> list[Placed]:
    """
    Give a group without a country that of the state named with it.

    "Rebels in Chad" and "Chadian border troops" are of Chad; a group far from any name is not.
    """
    result: list[Placed] = []
    for at, each in enumerate(placed):
        following = placed[at + 1].first if at + 1 < len(placed) else len(lowers) + 9
        alone = each.last - each.first == 1
        if alone and lowers[each.first] in OWNERS and following - each.last <= 1:
            continue
        group = each.actor.kind is ActorKind.GROUP or each.actor.sector in _ARMED
        if group and each.actor.country is None:
            country = _country_beside(placed, at, lowers, tags)
            if country is not None:
                actor = msgspec.structs.replace(each.actor, country=country)
                mention = msgspec.structs.replace(each.mention, actor=actor)
                result.append(Placed(each.first, each.last, mention))
                continue
        result.append(each)
    return result


def _country_beside(
    placed: Sequence[Placed], at: int, lowers: Sequence[str], tags: Sequence[PartOfSpeech]
) -> str | None:
    each = placed[at]
    if OWNERS.intersection(lowers[max(0, each.first - 1) : each.first + 1]):
        owners = [other.actor.country for other in placed[:at] if other.actor.country]
        return owners[-1] if owners else None
    if at + 1 < len(placed) and placed[at + 1].actor.kind is ActorKind.STATE:
        between = lowers[each.last : placed[at + 1].first]
        told = range(each.last, placed[at + 1].first)
        acts = any(tags[n] is PartOfSpeech.VERB and lowers[n] not in _STAYING for n in told)
        near = 0 < len(between) <= 4 and "," not in between and not acts
        if near and _PLACING.intersection(between):
            return placed[at + 1].actor.country
    if at and placed[at - 1].actor.kind is ActorKind.STATE:
        span = range(placed[at - 1].last, each.first)
        joined = all(tags[spot] in NP_TAGS or lowers[spot] in POSSESSIVE for spot in span)
        if len(span) <= 3 and joined:
            return placed[at - 1].actor.country
    return None


def _drop_nested(placed: list[Placed]) -> list[Placed]:
    """Keep the longer of two mentions that share a token; "both leaders" is a mention of each."""
    kept: list[Placed] = []
    for each in sorted(placed, key=lambda one: (one.first, -one.last)):
        if not kept or each.first >= kept[-1].last or each.is_beside(kept[-1]):
            kept.append(each)
    return kept
