"""Makes statements of attributions: who said what, in which words, from which origin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Protocol

import msgspec

from crosswire.extract.statements.contents import Contents, unwrap
from crosswire.extract.statements.origins import name_upstream
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Attribution,
    ClaimKind,
    EntityType,
    Form,
    Mention,
    Part,
    Passage,
    Reading,
)

_MIN_QUOTED, _MIN_INDIRECT = 0.4, 0.6
_STRAY = '"“”„«»'
_EDGE = " \t\r\n\u00a0\u202f\u2009"
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
_HEAD_END = re.compile(r"\s*[,(]| (?:of|for|from|in|at|with|on|to|who|which|whose|that|and) ")
_HUMAN = frozenset({"he", "she"})
_KINDS = MappingProxyType(
    {
        EntityType.PERSON: ActorKind.PERSON,
        EntityType.ORGANISATION: ActorKind.ORGANISATION,
        EntityType.FACILITY: ActorKind.ORGANISATION,
    }
)


class Actors(Protocol):
    """What statements need of an index of actors."""

    def at(self, start: int, end: int) -> Actor | None:
        """Give the best actor for a stretch."""
        ...

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Give the actors named or meant inside a stretch."""
        ...


def find_statements(article: Article, reading: Reading, actors: Actors) -> tuple[Mention, ...]:
    """
    Make statements of the attributions of one article.

    Every sentence of a long quote is a statement of its own with the source and cue of the
    whole, because outlets pick different sentences of one speech. A sentence broken by "he
    said" is one statement with two parts.

    Args:
        article: The article; offsets refer to its text.
        reading: What the reader found in it.
        actors: The actors named or meant in it.
    """
    splitter = _Splitter(article.text, reading)
    contents = Contents(article.text, reading)
    mentions = [
        mention
        for attribution in reading.attributions
        if _is_sure(attribution) and not _is_own_report(article, attribution)
        for mention in _statements_of(
            article, reading, attribution, actors, splitter=splitter, contents=contents
        )
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _statements_of(
    article: Article,
    reading: Reading,
    attribution: Attribution,
    actors: Actors,
    *,
    splitter: _Splitter,
    contents: Contents,
) -> Iterator[Mention]:
    text = article.text
    speaker = _speaker_of(text, reading, attribution, actors)
    upstream = name_upstream(text, attribution.upstream)
    source, cue = attribution.source, attribution.cue
    for parts in splitter.split(attribution):
        if attribution.form is Form.INDIRECT:
            if attribution.cue is not None:
                cue, parts[0] = unwrap(text, attribution.cue, parts[0])
            if not contents.is_statement(parts, cue):
                continue
        start, end = parts[0].start, parts[-1].end
        yield Mention(
            report=article.id,
            start=start,
            end=end,
            exact=text[start:end],
            parts=tuple(parts) if len(parts) > 1 else (),
            form=attribution.form,
            source=None if source is None else Passage.of(text, source.start, source.end),
            cue=None if cue is None else Passage.of(text, cue.start, cue.end),
            origin=None,
            confidence=attribution.confidence,
            kind=ClaimKind.STATEMENT,
            speaker=speaker,
            upstream=upstream,
        )


def _is_sure(attribution: Attribution) -> bool:
    """Tell whether to make a statement of it: what is not quoted needs more than a guess."""
    is_quoted = attribution.form is not Form.INDIRECT
    return attribution.confidence >= (_MIN_QUOTED if is_quoted else _MIN_INDIRECT)


def _is_own_report(article: Article, attribution: Attribution) -> bool:
    """Tell whether the outlet speaks of its own reporting: "The Lindau Bote has learned that"."""
    source = attribution.source
    if source is None or article.outlet is None or attribution.form is Form.DIRECT:
        return False
    return _bare_name(article.text[source.start : source.end]) == _bare_name(article.outlet)


def _bare_name(name: str) -> str:
    return name.casefold().strip().removeprefix("the ").removesuffix(".com")


class _Splitter:
    """Splits contents at the sentence borders of the reading."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._ends = [sentence.end for sentence in reading.sentences]

    def split(self, attribution: Attribution) -> Iterator[list[Part]]:
        """Yield the parts of each statement of an attribution."""
        group: list[Part] = []
        for number, content in enumerate(attribution.content):
            pieces = self._pieces(content, is_direct=attribution.form is Form.DIRECT)
            for index, piece in enumerate(pieces):
                if group and not (index == 0 and number and self._goes_on(group[-1], piece)):
                    yield group
                    group = []
                group.append(piece)
        if group:
            yield group

    def _pieces(self, content: Part, *, is_direct: bool) -> list[Part]:
        borders: list[int] = []
        if is_direct:
            first = bisect_right(self._ends, content.start)
            last = bisect_left(self._ends, content.end)
            borders = self._ends[first:last]
        pieces = []
        start = content.start
        for stop in (*borders, content.end):
            piece = self._trim(start, stop)
            if piece is not None:
                pieces.append(piece)
            start = stop
        return pieces

    def _trim(self, start: int, end: int) -> Part | None:
        text = self._text
        while start < end and text[start] in _EDGE:
            start += 1
        that = _THAT.match(text, start, end)
        if that is not None and text[start] == "t":
            start = that.end()
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        marks = sum(text.count(mark, start, end) for mark in _STRAY)
        if marks == 1 and text[start] in _STRAY:
            return self._trim(start + 1, end)
        if marks == 1 and text[end - 1] in _STRAY:
            return self._trim(start, end - 1)
        if not any(character.isalnum() for character in text[start:end]):
            return None
        return Part(start=start, end=end)

    def _goes_on(self, before: Part, piece: Part) -> bool:
        """Tell whether a part goes on with the sentence of the part before it."""
        closed = self._text[before.end - 1] in ".!?…"
        return not closed and self._text[piece.start].islower()


def _head_actor(text: str, source: Part, actors: Actors) -> Actor | None:
    """
    Find the actor that heads a source, not one that only describes it.

    "Ghana's health ministry" is not Ghana and "a Ruiz campaign aide" not Ruiz; "a local paper,
    the Lindau Bote" is the paper.
    """
    inside = actors.inside(source.start, source.end)
    if not inside:
        return actors.at(source.start, source.end)
    link = _HEAD_END.search(text, source.start + 1, source.end)
    head_end = link.start() if link is not None else source.end
    heads = [one for one in inside if one.start < head_end <= one.end]
    apposed = [one for one in inside if _is_apposed(text, source, one)]
    named = [one for one in apposed if one.actor.kind is ActorKind.PERSON]
    if named and (not heads or heads[0].actor.kind is ActorKind.PERSON):
        return named[0].actor if named[0].actor.country or not heads else _name_head(heads, named)
    found = heads or apposed
    return found[0].actor if found else None


def _is_apposed(text: str, source: Part, mention: ActorMention) -> bool:
    """Tell whether a name closes an apposition: "the head of the port, Ana Ruiz"."""
    before = text[source.start : mention.start].rstrip()
    behind = text[mention.end : source.end].lstrip()
    return before.endswith(",") and behind[:1] in {"", ",", "."}


def _name_head(heads: Sequence[ActorMention], named: Sequence[ActorMention]) -> Actor:
    """Give the person named in an apposition, with what the title before him tells."""
    title, person = heads[0].actor, named[0].actor
    return msgspec.structs.replace(
        person,
        country=person.country or title.country,
        sector=person.sector or title.sector,
        role=person.role or title.role,
    )


def _speaker_of(
    text: str, reading: Reading, attribution: Attribution, actors: Actors
) -> Actor | None:
    """Find the actor of the resolved speaker, else of the source as it stands."""
    speaker, source = attribution.speaker, attribution.source
    is_human = source is not None and text[source.start : source.end].lower() in _HUMAN
    actor = actors.at(speaker.start, speaker.end) if speaker is not None else None
    if actor is None and source is not None:
        actor = _head_actor(text, source, actors)
    if actor is not None:
        return None if is_human and actor.kind is not ActorKind.PERSON else actor
    if speaker is None:
        return None
    index = bisect_left(reading.entities, speaker.start, key=lambda entity: entity.start)
    kind = ActorKind.PERSON
    if index < len(reading.entities) and reading.entities[index].start == speaker.start:
        kind = _KINDS.get(reading.entities[index].type, ActorKind.ORGANISATION)
    return Actor(name=" ".join(text[speaker.start : speaker.end].split()), kind=kind)
